// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/base/secretsource.h"

namespace releve::store {

/// A place that keeps secrets by name. Lives in one thread; answers there, once each, from its event loop or before the call
/// returns. Nobody is answered after it is gone.
class SecretStore
{
public:
    /// The secret is the caller's to take: NotFound when there is none of that name.
    using Read = std::function<void(Result<SecretBytes>& secret)>;
    using Done = std::function<void(const Status& done)>;

    SecretStore() = default;
    SecretStore(const SecretStore&) = delete;
    SecretStore& operator=(const SecretStore&) = delete;
    virtual ~SecretStore() = default;

    virtual void read(const std::string& name, Read done) = 0;
    /// In the place of what was there.
    virtual void write(const std::string& name, const SecretBytes& secret, Done done) = 0;
    /// NotFound when there is none of that name.
    virtual void remove(const std::string& name, Done done) = 0;
};

/// For as long as the program runs. Answers at once.
class MemorySecrets final : public SecretStore
{
public:
    void read(const std::string& name, Read done) override;
    void write(const std::string& name, const SecretBytes& secret, Done done) override;
    void remove(const std::string& name, Done done) override;

private:
    std::map<std::string, SecretBytes> m_secrets;
};

/// What the password of a device is called; its enable password.
[[nodiscard]] std::string passwordName(const std::string& device);
[[nodiscard]] std::string enableName(const std::string& device);

/// Reads a secret wherever its source says it is. Errors as SecretSource::read(); of the keychain those of `secrets`, and
/// NoKeychain when there is none.
///
/// @param secrets what `keychain:` stands for; may be null
/// @param name of the secret that `keychain:` without a name means
void readSecret(const SecretSource& source, SecretStore* secrets, const std::string& name,
                const SecretStore::Read& done);

/// The key of a store's audit chain: the one there is, or a new one, written before it is answered.
void readAuditKey(SecretStore& secrets, const std::string& storeId, SecretStore::Read done);

} // namespace releve::store
