// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshhostkey.h"

#include <libssh/libssh.h>

#include <cstddef>
#include <utility>

#include "pki/net/ssh/sshnative.h"

namespace releve::net {

namespace {

constexpr unsigned shortestRsa = 1024;
constexpr unsigned longestRsa = 8192;

template<class Use>
std::string withHash(const ssh_key_struct* key, ssh_publickey_hash_type type, Use use)
{
    unsigned char* hash = nullptr;
    std::size_t size = 0;
    // Not const in libssh's interface, though it only reads.
    if (ssh_get_publickey_hash(const_cast<ssh_key>(key), type, &hash, &size) != SSH_OK)
        return {};
    std::string text = use(hash, size);
    ssh_clean_pubkey_hash(&hash);
    return text;
}

std::string fingerprintOf(const ssh_key_struct* key)
{
    return withHash(key, SSH_PUBLICKEY_HASH_SHA256, [](unsigned char* hash, std::size_t size) {
        const NativeText text(ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, size));
        return text ? std::string(text.get()) : std::string();
    });
}

std::string md5Of(const ssh_key_struct* key)
{
    return withHash(key, SSH_PUBLICKEY_HASH_MD5, [](const unsigned char* hash, std::size_t size) {
        return toHex({hash, size});
    });
}

} // namespace

struct SshHostKey::Data
{
    NativeKey key;
    SshPublicKey shown;
};

SshPublicKey publicKeyOf(const ssh_key_struct* key)
{
    char* encoded = nullptr;
    if (ssh_pki_export_pubkey_base64(const_cast<ssh_key>(key), &encoded) != SSH_OK)
        return {};
    const NativeText text(encoded);
    return {fingerprintOf(key),
            std::string(ssh_key_type_to_char(ssh_key_type(const_cast<ssh_key>(key)))) + ' ' + text.get(),
            md5Of(key)};
}

Result<SshPublicKey> rsaPublicKeyFrom(const std::string& base64)
{
    ssh_key key = nullptr;
    if (ssh_pki_import_pubkey_base64(base64.c_str(), SSH_KEYTYPE_RSA, &key) != SSH_OK)
        return Error{ErrorCode::BadEncoding, "no RSA key"};
    const NativeKey owned(key);
    return publicKeyOf(key);
}

Result<SshHostKey> SshHostKey::adopt(ssh_key_struct* key)
{
    auto data = std::make_shared<Data>(Data{NativeKey(key), publicKeyOf(key)});
    if (data->shown.fingerprint.empty() || data->shown.text.empty())
        return Error{ErrorCode::CryptoFailure, "libssh does not give the public half of the host key"};
    return SshHostKey(std::move(data));
}

Result<SshHostKey> SshHostKey::generateEd25519()
{
    ssh_key key = nullptr;
    if (ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &key) != SSH_OK)
        return Error{ErrorCode::CryptoFailure, "libssh makes no ed25519 key"};
    return adopt(key);
}

Result<SshHostKey> SshHostKey::generateRsa(unsigned bits)
{
    if (bits < shortestRsa || bits > longestRsa)
        return Error{ErrorCode::BadArgument, "an RSA host key of " + std::to_string(bits) + " bits"};
    ssh_key key = nullptr;
    if (ssh_pki_generate(SSH_KEYTYPE_RSA, static_cast<int>(bits), &key) != SSH_OK)
        return Error{ErrorCode::CryptoFailure, "libssh makes no RSA key"};
    return adopt(key);
}

Result<SshHostKey> SshHostKey::fromPem(const SecretBytes& pem)
{
    const SecretText text(pem.view());
    ssh_key key = nullptr;
    // A question for a passphrase is answered with "no".
    const auto nobody = [](const char*, char*, std::size_t, int, int, void*) { return -1; };
    if (ssh_pki_import_privkey_base64(text.data(), nullptr, +nobody, nullptr, &key) != SSH_OK)
        return Error{ErrorCode::BadEncoding, "not a private key that opens without a passphrase"};
    NativeKey owned(key);
    const ssh_keytypes_e type = ssh_key_type(key);
    if (type != SSH_KEYTYPE_ED25519 && type != SSH_KEYTYPE_RSA)
        return Error{ErrorCode::UnsupportedFormat, "a host key that is neither RSA nor ed25519"};
    return adopt(owned.release());
}

Result<SecretBytes> SshHostKey::toPem() const
{
    char* text = nullptr;
    if (ssh_pki_export_privkey_base64(m_data->key.get(), nullptr, nullptr, nullptr, &text) != SSH_OK)
        return Error{ErrorCode::CryptoFailure, "libssh does not write the host key"};
    const NativeText owned(text);
    const std::string_view written(text);
    SecretBytes result(written);
    SecretText::wipe(text, written.size());
    return result;
}

bool SshHostKey::isRsa() const
{
    return ssh_key_type(m_data->key.get()) == SSH_KEYTYPE_RSA;
}

const std::string& SshHostKey::fingerprint() const
{
    return m_data->shown.fingerprint;
}

const std::string& SshHostKey::publicText() const
{
    return m_data->shown.text;
}

const ssh_key_struct* SshHostKey::handle() const
{
    return m_data->key.get();
}

} // namespace releve::net
