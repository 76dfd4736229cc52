// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/base/text.h"

/// What a PassphraseFile consists of: bytes in, bytes out. Only pki/store includes it.
namespace releve::store {

using Secrets = std::map<std::string, SecretBytes>;

/// How a passphrase becomes a key: scrypt's parameters, and the salt.
struct KeyDerivation
{
    // RFC 7914 section 2. 64 MiB of memory: what a guess costs.
    std::uint32_t log2N = 16;
    std::uint32_t r = 8;
    std::uint32_t p = 1;
    std::array<std::uint8_t, 16> salt{};

    bool operator==(const KeyDerivation&) const = default;

    /// With a salt of its own. CryptoFailure.
    [[nodiscard]] static Result<KeyDerivation> fresh();
    /// TooLarge for parameters over 256 MiB or four times the usual work, CryptoFailure.
    [[nodiscard]] Result<SecretBytes> keyFrom(const SecretBytes& passphrase) const;
};

/// The derivation a sealed box states. Truncated, UnsupportedFormat; Damaged when its checksum is wrong.
[[nodiscard]] Result<KeyDerivation> derivationOf(ByteView box);
/// CryptoFailure.
[[nodiscard]] Result<Bytes> sealed(const Secrets& secrets, const KeyDerivation& derivation,
                                   const SecretBytes& key);
/// As derivationOf(); WrongPassphrase when it is whole and the key does not open it.
[[nodiscard]] Result<Secrets> unsealed(ByteView box, const SecretBytes& key);

} // namespace releve::store
