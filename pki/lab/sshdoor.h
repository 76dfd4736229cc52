// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <memory>
#include <string>
#include <vector>

#include "pki/lab/fleet.h"
#include "pki/lab/router/router.h"
#include "pki/net/ssh/sshlistener.h"

namespace releve::lab {

class RouterShell;

/// The SSH port of a router: whoever logs in gets its command line. Lives in the lab's thread; goes before the router.
class SshDoor final : public QObject
{
    Q_OBJECT

public:
    /// @param account who may log in whatever the router's configuration says, so that nobody locks himself out of a lab
    /// @param keepsKey the host key lies in the router's folder, and is the same after a restart
    SshDoor(Router& router, const FleetRouter& account, bool keepsKey);
    ~SshDoor() override;

    /// What SshListener::start() says, and CryptoFailure.
    [[nodiscard]] Status open(std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// `SHA256:…`
    [[nodiscard]] std::string hostKeyFingerprint() const;

private:
    friend class RouterShell;

    Result<net::SshHostKey> newKey() const;
    Result<net::SshHostKey> hostKey() const;
    [[nodiscard]] const std::vector<net::SshHostKey>& shownKeys() const
    {
        return m_otherKeys.empty() ? m_keys : m_otherKeys;
    }
    Status changeKey(bool toAnother);
    Status listen();
    void faultChanged(Fault fault, bool on);
    void closeAll();
    [[nodiscard]] bool isAccount(std::string_view user, const SecretBytes& password) const;
    [[nodiscard]] unsigned privilegeOf(const std::string& user) const;

    Router& m_router;
    FleetRouter m_account;
    bool m_keepsKey;
    std::uint16_t m_port = 0;
    std::vector<net::SshHostKey> m_keys;
    std::vector<net::SshHostKey> m_otherKeys; ///< shown instead while the host key is another one
    std::unique_ptr<net::SshListener> m_listener;
    std::vector<RouterShell*> m_shells;
    unsigned m_lines = 0; ///< vty lines given out
};

} // namespace releve::lab
