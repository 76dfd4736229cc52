// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/net/ssh/sshhostkey.h"
#include "pki/net/ssh/sshshell.h"

namespace releve::net {

/// An SSH server for the lab's routers: logs users in and gives each shell or command they ask for to the owner. It offers
/// nothing else (no forwarding, no files, no agent). Lives in one thread, which needs an event loop, and never waits,
/// neither for a peer nor for a key exchange; one thread for all listeners tells it when somebody connects.
///
/// One that nobody is connected to costs a listening socket and a few kilobytes.
class SshListener
{
public:
    enum class Algorithms
    {
        Modern,
        /// What IOS 12.4 and 15 speak, and nothing newer: group1 and group14 with SHA-1, ssh-rsa, CBC, hmac-sha1.
        LegacyIos,
    };

    /// Called in the listener's thread, in the middle of a login: they only answer. Each may be empty.
    struct Owner
    {
        /// Whether it is that user's password; compare with scep::isSameSecret. Keyboard-interactive logins ask it too.
        std::function<bool(std::string_view user, const SecretBytes& password)> password;
        /// Whether that user may log in with that key. The signature is verified by us.
        std::function<bool(std::string_view user, const SshPublicKey& key)> publicKey;
        /// May be null: then the channel is closed. The terminal lives as long as the shell.
        std::function<std::unique_ptr<SshShell>(const SshOpening& opening, SshTerminal& terminal)> shell;
    };

    struct Limits
    {
        /// Beyond, the one that has been longest about logging in is cut off; when all are in, the new one.
        std::size_t sessions = 64;
        std::size_t channels = 8; ///< of one session
        unsigned attempts = 3;    ///< wrong passwords and signatures before the connection is closed
        /// From connecting to being logged in, and for a session without a channel.
        std::chrono::milliseconds login = std::chrono::seconds(60);
        std::chrono::milliseconds idle = std::chrono::minutes(30); ///< without a byte either way
        std::size_t queued = std::size_t{4} << 20; ///< bytes a shell may be ahead of its client
    };

    struct Options
    {
        QHostAddress address = QHostAddress(QHostAddress::LocalHost);
        std::uint16_t port = 0; ///< 0: a free one
        std::vector<SshHostKey> hostKeys;
        Algorithms algorithms = Algorithms::Modern;
        /// Follows `SSH-2.0-`: what IOS calls itself, so that clients treat it as they treat IOS.
        std::string software = "Cisco-1.25";
        Limits limits;
    };

    /// Listens until destroyed. BadArgument without a host key the algorithms can use, AccessDenied, or IoFailure when the
    /// address or port cannot be had.
    [[nodiscard]] static Result<std::unique_ptr<SshListener>> start(Owner owner, Options options);

    class Private;
    /// For start() only: nobody else has a Private.
    explicit SshListener(std::unique_ptr<Private> data);
    SshListener(const SshListener&) = delete;
    SshListener& operator=(const SshListener&) = delete;
    /// Cuts all connections. Within a call of a shell, that shell is destroyed by the event loop.
    ~SshListener();

    [[nodiscard]] std::uint16_t port() const;
    /// Connections, logged in or not.
    [[nodiscard]] std::size_t sessions() const;
    /// For those who connect from now on. BadArgument, and nothing changed, as start().
    [[nodiscard]] Status replaceHostKeys(std::vector<SshHostKey> keys);

private:
    std::unique_ptr<Private> d;
};

} // namespace releve::net
