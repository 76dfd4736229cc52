// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "pki/base/result.h"
#include "pki/x509/certificate.h"

namespace releve::scep {

using x509::Digest;

/// Content ciphers of a pkcsPKIEnvelope, all in CBC mode, from weak to strong.
enum class Cipher : std::uint8_t
{
    Des,
    Des3,
    Aes128,
    Aes192,
    Aes256
};

/// Digest of the signature and cipher of the envelope.
struct Algorithms
{
    Digest digest = Digest::Sha256;
    Cipher cipher = Cipher::Aes128;

    bool operator==(const Algorithms&) const = default;
};

/// What may be used with one CA. MD5 and single DES belong to old IOS and are for a CA marked legacy only
/// (SCEP_INTEROP rule 13).
struct Policy
{
    bool legacy = false;

    [[nodiscard]] bool allows(Digest digest) const { return legacy || digest != Digest::Md5; }
    [[nodiscard]] bool allows(Cipher cipher) const { return legacy || cipher != Cipher::Des; }
};

/// `SHA-256`, `MD5`, as capabilities spell them.
[[nodiscard]] std::string_view nameOf(Digest digest);
/// `AES-128-CBC`, `DES-EDE3-CBC`, `DES-CBC` …
[[nodiscard]] std::string_view nameOf(Cipher cipher);

/// WeakAlgorithm, with words that say which and what to switch on, when the policy does not allow it. `what` is `an
/// answer`, `a request`.
[[nodiscard]] Status checkAllowed(Policy policy, Digest digest, std::string_view what);
[[nodiscard]] Status checkAllowed(Policy policy, Cipher cipher, std::string_view what);

} // namespace releve::scep
