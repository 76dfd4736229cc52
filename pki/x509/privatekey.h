// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/base/text.h"
#include "pki/x509/certificate.h"

struct evp_pkey_st;

namespace releve::x509 {

/// The private half of a key pair: an immutable value, cheap to copy, safe to share between threads. It is
/// never shown nor compared, and OpenSSL wipes it when the last copy goes.
class PrivateKey
{
public:
    static constexpr unsigned shortestRsa = 512;
    static constexpr unsigned longestRsa = 8192;

    /// Reads PKCS#8, encrypted or not, or PKCS#1. BadEncoding, Truncated; PassphraseNeeded when it is
    /// encrypted and `passphrase` is empty; WrongPassphrase; TooLarge when it asks for more than
    /// maximumIterations.
    [[nodiscard]] static Result<PrivateKey> fromDer(ByteView der,
                                                    const SecretBytes& passphrase = SecretBytes());
    /// Reads the first private key of a text, those encrypted the old way (`Proc-Type: 4,ENCRYPTED`) too. As
    /// fromDer, and NotFound.
    [[nodiscard]] static Result<PrivateKey> fromPem(std::string_view pem,
                                                    const SecretBytes& passphrase = SecretBytes());
    /// Makes a new RSA key; takes seconds for a long one. BadArgument for a length out of range,
    /// CryptoFailure.
    [[nodiscard]] static Result<PrivateKey> generateRsa(unsigned bits);

    [[nodiscard]] const PublicKey& publicKey() const;
    /// PKCS#8, not encrypted: who may read the file is the caller's matter. CryptoFailure.
    [[nodiscard]] Result<SecretBytes> toPkcs8() const;
    /// The same in PEM.
    [[nodiscard]] Result<SecretBytes> toPem() const;
    /// OpenSSL's own, for pki/scep to sign and decrypt with. Valid as long as a copy of this key.
    [[nodiscard]] evp_pkey_st* handle() const;

private:
    struct Data;
    explicit PrivateKey(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

} // namespace releve::x509
