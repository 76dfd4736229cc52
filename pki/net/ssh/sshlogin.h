// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/net/ssh/sshlistener.h"

namespace releve::net {

/// One client's attempts to log in: who, and how often they may be wrong. Knows no libssh.
class SshLogin
{
public:
    SshLogin(const SshListener::Owner& owner, unsigned attempts) : m_owner(owner), m_attempts(attempts) {}

    [[nodiscard]] bool takesPasswords() const { return static_cast<bool>(m_owner.password); }
    [[nodiscard]] bool takesKeys() const { return static_cast<bool>(m_owner.publicKey); }

    /// Whether the user is logged in now.
    [[nodiscard]] bool tryPassword(std::string_view user, std::string_view password);
    /// A client asks about a key before it signs. Wrong guesses are no attempts, for a client may have many keys; but
    /// there is an end to them.
    [[nodiscard]] bool wouldTakeKey(std::string_view user, const SshPublicKey& key);
    /// Whether the user is logged in now; the signature has been verified.
    [[nodiscard]] bool tryKey(std::string_view user, const SshPublicKey& key);
    /// The user who is about to be asked; false when it is no use.
    [[nodiscard]] bool ask(std::string_view user);
    /// What the user answered; false when nobody was asked.
    [[nodiscard]] bool tryAnswer(std::string_view password);
    /// Any other request: not granted, but counted.
    void refuse() { ++m_requests; }

    [[nodiscard]] bool succeeded() const { return m_succeeded; }
    /// No further attempt will be heard.
    [[nodiscard]] bool isOver() const
    {
        return !m_succeeded && (m_failures >= m_attempts || m_requests >= mostRequests);
    }
    /// Whoever succeeded.
    [[nodiscard]] const std::string& user() const { return m_user; }

private:
    static constexpr unsigned mostRequests = 64;

    [[nodiscard]] bool settle(std::string_view user, bool right);

    const SshListener::Owner& m_owner;
    const unsigned m_attempts;
    unsigned m_failures = 0;
    unsigned m_requests = 0;
    bool m_succeeded = false;
    bool m_asked = false;
    std::string m_user;
};

} // namespace releve::net
