// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "pki/net/ssh/sshuserkey.h"
#include "pki/ops/workertypes.h"
#include "pki/store/secretstore.h"

namespace releve::ops {

/// Where the secrets of devices are had from: their sources, the place for those that were typed, and the person in front of
/// it. Lives in the thread `pki`; answers there, from the event loop or at once.
class SecretKeeper : public QObject
{
public:
    using Answer = std::function<void(std::optional<SecretBytes>)>;
    /// Asks a person; answered in this thread.
    using Ask = std::function<void(const SecretQuestion&, Answer)>;
    /// What a device is logged in to with: nothing where its record has no source.
    struct Secrets
    {
        std::optional<SecretBytes> password = {};
        std::optional<SecretBytes> enable = {};
        std::optional<net::SshUserKey> key = {};
    };

    explicit SecretKeeper(Ask ask) : m_ask(std::move(ask)) {}

    /// Finds the place, and says why there is none. Errors of PassphraseFile, NoKeychain.
    void open(const WorkerSettings& settings, std::function<void(const Status&)> done);
    /// Null when there is none.
    [[nodiscard]] store::SecretStore* place() const { return m_place.get(); }

    /// Errors name the device and the secret: those of store::readSecret() and SshUserKey::fromFile(); PassphraseNeeded for a
    /// question that was not answered.
    void secretsOf(const store::DeviceRecord& record, std::function<void(Result<Secrets>)> done);
    /// Keeps what was given where the record's sources say `keychain:`. NoKeychain; BadArgument for one that comes from
    /// elsewhere.
    void keep(const store::DeviceRecord& record, DeviceSecrets secrets,
              std::function<void(const Status&)> done);
    /// Of a device that is no more.
    void forget(const store::DeviceRecord& record);
    /// What a person typed was refused: asked for again next time.
    void refused(const std::string& device);

private:
    struct Wanted;
    using WantedPtr = std::shared_ptr<Wanted>;

    void read(const WantedPtr& wanted, SecretKind kind);
    void next(const WantedPtr& wanted, SecretKind kind);
    void readKey(const WantedPtr& wanted);
    void ask(const WantedPtr& wanted, SecretKind kind, Answer answer);

    Ask m_ask;
    std::unique_ptr<store::SecretStore> m_place;
    std::map<std::string, SecretBytes> m_typed;    ///< by device and kind
    std::map<std::string, net::SshUserKey> m_keys; ///< by file
};

} // namespace releve::ops
