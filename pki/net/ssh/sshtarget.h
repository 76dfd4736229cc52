// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/secretbytes.h"
#include "pki/net/ssh/sshuserkey.h"

/// What an SSH client is told, and what it reports: values.
namespace releve::net {

/// Tried in this order, as far as the server takes them: agent, key, password. A password also answers the questions of
/// keyboard-interactive, as AAA asks them.
struct SshCredentials
{
    std::string user;
    std::optional<SecretBytes> password = {};
    std::optional<SshUserKey> key = {};
    bool agent = false; ///< the one of SSH_AUTH_SOCK
};

/// One host on the way, the last being the one to reach.
struct SshHop
{
    std::string host; ///< a name or an address; of hops behind the first, as the hop before it resolves it
    std::uint16_t port = 22;
    SshCredentials credentials = {};
    /// The SHA256 fingerprint its key must have, as SshHostKey::fingerprint(); empty: the owner is asked.
    std::string hostKey = {};
    /// Old algorithms are offered too, behind the others: group1 and group14 with SHA-1, ssh-rsa, CBC, hmac-sha1.
    bool oldAlgorithms = false;

    /// `R1 port 22`, for errors.
    [[nodiscard]] std::string place() const { return host + " port " + std::to_string(port); }
};

/// What to do there: a shell in a terminal, or one command without.
struct SshRequest
{
    std::optional<std::string> command = {};
    unsigned columns = 511; ///< of the terminal: as wide as IOS takes, so that nothing is wrapped
    unsigned rows = 511;
};

struct SshTimes
{
    std::chrono::milliseconds connect =
        std::chrono::seconds(20); ///< each hop, from its name to the exchange of keys
    std::chrono::milliseconds login = std::chrono::seconds(30); ///< each hop, and for what is asked for there
    /// After so long without a byte the server is asked for a sign of life; 0: never.
    std::chrono::milliseconds keepAlive = std::chrono::seconds(15);
    unsigned unanswered = 3;           ///< so many in a row, and the connection counts as lost
    std::chrono::milliseconds idle{0}; ///< without a byte to or from the shell; 0: for ever
};

/// What a hop and we have agreed on.
struct SshReport
{
    std::string host;
    std::uint16_t port = 0;
    std::string software; ///< how the server calls itself, `SSH-2.0-` included
    SshPublicKey hostKey;
    std::string keyExchange;
    std::string cipherIn;
    std::string cipherOut;
    std::string macIn;
    std::string macOut;
    std::vector<std::string> old; ///< those of the above that only old devices still need

    bool operator==(const SshReport&) const = default;
};

/// A key nobody has noted yet, or said anything about.
struct SshKeyQuestion
{
    std::string host;
    std::uint16_t port = 0;
    SshPublicKey key;
};

} // namespace releve::net
