// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/secretstore.h"

#include <openssl/rand.h>

#include <array>
#include <memory>
#include <utility>

namespace releve::store {

namespace {

Error unknownName(const std::string& name)
{
    return {ErrorCode::NotFound, "no secret called " + name};
}

/// As hex: some keychains keep texts only. Empty when the system has no random numbers to give.
SecretBytes newKey()
{
    std::array<unsigned char, 32> bytes{};
    if (RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        return {};
    std::string hex = toHex(bytes);
    SecretBytes key{std::string_view(hex)};
    OPENSSL_cleanse(bytes.data(), bytes.size());
    OPENSSL_cleanse(hex.data(), hex.size());
    return key;
}

} // namespace

void MemorySecrets::read(const std::string& name, Read done)
{
    const auto found = m_secrets.find(name);
    Result<SecretBytes> secret = unknownName(name);
    if (found != m_secrets.end())
        secret = SecretBytes(found->second.view());
    done(secret);
}

void MemorySecrets::write(const std::string& name, const SecretBytes& secret, Done done)
{
    m_secrets.insert_or_assign(name, SecretBytes(secret.view()));
    done(std::monostate{});
}

void MemorySecrets::remove(const std::string& name, Done done)
{
    done(m_secrets.erase(name) > 0 ? Status(std::monostate{}) : unknownName(name));
}

std::string passwordName(const std::string& device)
{
    return "device/" + device + "/password";
}

std::string enableName(const std::string& device)
{
    return "device/" + device + "/enable";
}

void readSecret(const SecretSource& source, SecretStore* secrets, const std::string& name,
                const SecretStore::Read& done)
{
    if (source.kind == SecretSource::Kind::Keychain && secrets) {
        secrets->read(source.where.empty() ? name : source.where, done);
        return;
    }
    Result<SecretBytes> secret = Error{ErrorCode::NoKeychain, "no keychain for " + name};
    if (source.kind != SecretSource::Kind::Keychain)
        secret = source.read();
    done(secret);
}

void readAuditKey(SecretStore& secrets, const std::string& storeId, SecretStore::Read done)
{
    const std::string name = "audit/" + storeId;
    secrets.read(name, [&secrets, name, done = std::move(done)](Result<SecretBytes>& found) {
        if (found || found.error().code != ErrorCode::NotFound) {
            done(found);
            return;
        }
        const auto key = std::make_shared<SecretBytes>(newKey());
        if (key->empty()) {
            Result<SecretBytes> failure = Error{ErrorCode::CryptoFailure, "no random numbers"};
            done(failure);
            return;
        }
        secrets.write(name, *key, [key, done](const Status& written) {
            Result<SecretBytes> answer = written ? Result<SecretBytes>(std::move(*key)) : written.error();
            done(answer);
        });
    });
}

} // namespace releve::store
