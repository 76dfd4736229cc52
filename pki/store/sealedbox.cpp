// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/sealedbox.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "pki/base/littleendian.h"
#include "pki/x509/certificate.h"

namespace releve::store {

namespace {

// A box: mark, log2 N, r, p (32 bits each, low byte first), salt, nonce; the secrets, encrypted; GCM's tag; SHA-256 of all
// that. The checksum is no protection: it tells damage from a wrong passphrase.
constexpr std::string_view mark = "RLVSECR1";
constexpr std::size_t saltAt = 8 + 3 * 4;
constexpr std::size_t nonceAt = saltAt + 16;
constexpr std::size_t nonceSize = 12;
constexpr std::size_t headSize = nonceAt + nonceSize;
constexpr std::size_t tagSize = 16;
constexpr std::size_t checksumSize = 32;
constexpr std::size_t keySize = 32;

struct FreeContext
{
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

/// Bytes of secrets while they are put together or taken apart.
struct Wiped
{
    explicit Wiped(std::size_t size) { bytes.reserve(size); }
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

    Bytes bytes;
};

void append(Bytes& to, ByteView bytes)
{
    appendLittleEndian32(to, static_cast<std::uint32_t>(bytes.size()));
    to.insert(to.end(), bytes.begin(), bytes.end());
}

std::optional<ByteView> take(ByteView& from)
{
    if (from.size() < 4)
        return std::nullopt;
    const std::size_t size = littleEndian32(from);
    from = from.subspan(4);
    if (size > from.size())
        return std::nullopt;
    const ByteView taken = from.first(size);
    from = from.subspan(size);
    return taken;
}

std::size_t sizeOf(const Secrets& secrets)
{
    std::size_t size = 0;
    for (const auto& [name, secret] : secrets)
        size += 8 + name.size() + secret.size();
    return size;
}

Bytes checksumOf(ByteView bytes)
{
    return *fromHex(x509::digestHex(x509::Digest::Sha256, bytes));
}

Status checkBox(ByteView box)
{
    if (box.size() < mark.size() || textOf(box.first(mark.size())) != mark)
        return Error{ErrorCode::UnsupportedFormat, "no file of secrets of this version"};
    if (box.size() < headSize + tagSize + checksumSize)
        return Error{ErrorCode::Damaged, "a file of secrets that ends in the middle"};
    const ByteView content = box.first(box.size() - checksumSize);
    const Bytes checksum = checksumOf(content);
    if (!std::equal(checksum.begin(), checksum.end(), box.subspan(content.size()).begin()))
        return Error{ErrorCode::Damaged, "a file of secrets with a wrong checksum"};
    return std::monostate{};
}

Error cryptoFailure(const char* what)
{
    return {ErrorCode::CryptoFailure, what};
}

} // namespace

Result<KeyDerivation> KeyDerivation::fresh()
{
    KeyDerivation derivation;
    if (RAND_bytes(derivation.salt.data(), static_cast<int>(derivation.salt.size())) != 1)
        return cryptoFailure("no random numbers");
    return derivation;
}

Result<SecretBytes> KeyDerivation::keyFrom(const SecretBytes& passphrase) const
{
    constexpr std::uint32_t mostLog2N = 20;
    constexpr std::uint32_t mostMemory = 256U << 20U; ///< bytes
    constexpr std::uint32_t mostParallel = 4;
    if (log2N < 1 || log2N > mostLog2N || r < 1 || r > 32 || p < 1 || p > mostParallel ||
        (std::uint64_t{128} << log2N) * r > mostMemory)
        return Error{ErrorCode::TooLarge, "key derivation with N = 2^" + std::to_string(log2N) +
                                              ", r = " + std::to_string(r) + ", p = " + std::to_string(p)};
    Wiped key(keySize);
    key.bytes.resize(keySize);
    const std::string_view text = textOf(passphrase.view());
    if (EVP_PBE_scrypt(text.data(), text.size(), salt.data(), salt.size(), std::uint64_t{1} << log2N, r, p,
                       2 * std::uint64_t{mostMemory}, key.bytes.data(), key.bytes.size()) != 1)
        return cryptoFailure("scrypt");
    return SecretBytes(key.bytes);
}

Result<KeyDerivation> derivationOf(ByteView box)
{
    if (const auto checked = checkBox(box); !checked)
        return checked.error();
    KeyDerivation derivation;
    derivation.log2N = littleEndian32(box.subspan(8));
    derivation.r = littleEndian32(box.subspan(12));
    derivation.p = littleEndian32(box.subspan(16));
    std::copy_n(box.begin() + saltAt, derivation.salt.size(), derivation.salt.begin());
    return derivation;
}

Result<Bytes> sealed(const Secrets& secrets, const KeyDerivation& derivation, const SecretBytes& key)
{
    Wiped plain(sizeOf(secrets));
    for (const auto& [name, secret] : secrets) {
        append(plain.bytes, bytesOf(name));
        append(plain.bytes, secret.view());
    }
    Bytes box(mark.begin(), mark.end());
    for (const std::uint32_t number : {derivation.log2N, derivation.r, derivation.p})
        appendLittleEndian32(box, number);
    box.insert(box.end(), derivation.salt.begin(), derivation.salt.end());
    box.resize(headSize + plain.bytes.size() + tagSize);
    // A nonce of its own each time: 96 random bits, for far fewer than 2^32 writes with one key.
    if (RAND_bytes(box.data() + nonceAt, nonceSize) != 1)
        return cryptoFailure("no random numbers");
    const CipherContext context(EVP_CIPHER_CTX_new());
    std::uint8_t* const cipherText = box.data() + headSize;
    int size = 0;
    const bool done = EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.view().data(),
                                         box.data() + nonceAt) == 1 &&
                      EVP_EncryptUpdate(context.get(), nullptr, &size, box.data(), headSize) == 1 &&
                      EVP_EncryptUpdate(context.get(), cipherText, &size, plain.bytes.data(),
                                        static_cast<int>(plain.bytes.size())) == 1 &&
                      EVP_EncryptFinal_ex(context.get(), cipherText + plain.bytes.size(), &size) == 1 &&
                      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagSize,
                                          cipherText + plain.bytes.size()) == 1;
    if (!done)
        return cryptoFailure("AES-256-GCM");
    const Bytes checksum = checksumOf(box);
    box.insert(box.end(), checksum.begin(), checksum.end());
    return box;
}

Result<Secrets> unsealed(ByteView box, const SecretBytes& key)
{
    if (const auto checked = checkBox(box); !checked)
        return checked.error();
    const ByteView cipherText = box.subspan(headSize, box.size() - headSize - tagSize - checksumSize);
    Bytes tag(box.end() - tagSize - checksumSize, box.end() - checksumSize);
    Wiped plain(cipherText.size());
    plain.bytes.resize(cipherText.size());
    const CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    const bool opened = EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.view().data(),
                                           box.data() + nonceAt) == 1 &&
                        EVP_DecryptUpdate(context.get(), nullptr, &size, box.data(), headSize) == 1 &&
                        EVP_DecryptUpdate(context.get(), plain.bytes.data(), &size, cipherText.data(),
                                          static_cast<int>(cipherText.size())) == 1 &&
                        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1 &&
                        EVP_DecryptFinal_ex(context.get(), tag.data(), &size) == 1;
    if (!opened)
        return Error{ErrorCode::WrongPassphrase, "the file of secrets does not open"};
    Secrets secrets;
    for (ByteView rest = plain.bytes; !rest.empty();) {
        const auto name = take(rest);
        const auto secret = name ? take(rest) : std::nullopt;
        if (!secret)
            return Error{ErrorCode::Damaged, "a file of secrets with an entry cut short"};
        secrets.insert_or_assign(std::string(textOf(*name)), SecretBytes(*secret));
    }
    return secrets;
}

} // namespace releve::store
