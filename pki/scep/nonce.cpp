// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/nonce.h"

#include <array>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "pki/x509/opensslsupport.h"

namespace releve::scep {

namespace {

using Sha256 = std::array<unsigned char, 32>;

bool hash(ByteView secret, Sha256& digest)
{
    std::size_t length = 0;
    return EVP_Q_digest(nullptr, "SHA256", nullptr, secret.data(), secret.size(), digest.data(), &length) ==
           1;
}

} // namespace

Result<Bytes> freshNonce()
{
    const x509::ErrorQueueDrain drain;
    Bytes nonce(16);
    if (RAND_bytes(nonce.data(), static_cast<int>(nonce.size())) != 1)
        return x509::opensslError(ErrorCode::CryptoFailure, "a nonce");
    return nonce;
}

bool isSameSecret(ByteView one, ByteView other)
{
    const x509::ErrorQueueDrain drain;
    // Hashes, so that the length does not show either.
    Sha256 first{}, second{};
    const bool hashed = hash(one, first) && hash(other, second);
    const bool same = CRYPTO_memcmp(first.data(), second.data(), first.size()) == 0;
    OPENSSL_cleanse(first.data(), first.size());
    OPENSSL_cleanse(second.data(), second.size());
    return hashed && same;
}

} // namespace releve::scep
