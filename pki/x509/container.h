// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/base/text.h"
#include "pki/x509/certificate.h"
#include "pki/x509/privatekey.h"

namespace releve::x509 {

/// What some bytes hold, told by how they begin and never by a file's name.
enum class DerKind
{
    None,  ///< no DER: text, perhaps
    Pkcs7, ///< signedData, as a certs-only file or CMS has it
    Pkcs12,
    PrivateKey, ///< PKCS#1 or PKCS#8, not encrypted
    Other       ///< a certificate, a CRL, a request: their own readers tell them apart
};

[[nodiscard]] DerKind derKindOf(ByteView bytes);

/// Bytes of the DER element `der` begins with, header included. BadEncoding when it begins with none or its
/// length is indefinite, Truncated when it goes on after the end of `der`.
[[nodiscard]] Result<std::size_t> derElementSize(ByteView der);

/// The certificates of a container, in its order. Private keys are counted and never read.
struct Bundle
{
    std::vector<Certificate> certificates;
    std::size_t privateKeys = 0;
    std::vector<Error> damaged; ///< parts that were not read, beside others that were
};

/// Work a passphrase may cost, in iterations over all parts of a container: a hostile file could ask for
/// hours.
inline constexpr long maximumIterations = 2'000'000;

/// The certificates of PKCS#7 or CMS signedData; its signatures are not looked at. BER is read too.
/// BadEncoding, Truncated, UnsupportedFormat.
[[nodiscard]] Result<Bundle> readPkcs7(ByteView der);

/// The certificates of a PKCS#12 file. The RC2 and 3DES that IOS writes are read where OpenSSL's legacy
/// provider is installed. BadEncoding, Truncated; PassphraseNeeded when `passphrase` is empty and the file
/// does not open without one; WrongPassphrase; TooLarge over maximumIterations; UnsupportedFormat for a
/// cipher OpenSSL does not have here.
[[nodiscard]] Result<Bundle> readPkcs12(ByteView der, const SecretBytes& passphrase);

/// A private key with what belongs to it.
struct KeyBundle
{
    std::optional<PrivateKey> key;
    std::vector<Certificate> certificates; ///< the key's own first
};

/// As readPkcs12(), with the first private key of the file.
[[nodiscard]] Result<KeyBundle> openPkcs12(ByteView der, const SecretBytes& passphrase);

/// In 3DES and SHA-1 as IOS writes it, because its older trains read nothing else. BadArgument without a passphrase or a
/// key; CryptoFailure.
[[nodiscard]] Result<Bytes> writePkcs12(const KeyBundle& bundle, const SecretBytes& passphrase);

/// The certificates of every PEM block of a text, PKCS#7 blocks included. One damaged block hides no other.
/// NotFound when there is none of either.
[[nodiscard]] Result<Bundle> readPem(std::string_view text);

} // namespace releve::x509
