// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "pki/base/result.h"
#include "pki/net/ssh/sshtarget.h"

namespace releve::net {

/// A shell or a command on a host, reached over SSH by way of any number of others. Lives in the network thread, which needs
/// an event loop; never waits. Names are resolved by Qt, without blocking; the pins belong to the names as they are given.
/// Others hand it values, and get values.
class SshClient
{
public:
    /// Called from the event loop. Each may destroy the client, after which none is called.
    struct Events
    {
        /// No key is noted for that host: accept() it, or give up. The connection waits, without having sent anything of the
        /// user's. Empty: HostKeyUnknown, with the fingerprint.
        std::function<void(const SshKeyQuestion&)> asksForHostKey;
        /// The shell or command runs; one report a hop.
        std::function<void(const std::vector<SshReport>&)> opened;
        std::function<void(ByteView)> received;
        /// The other side has closed it, with the status of the command. Nothing follows.
        std::function<void(std::optional<int>)> ended;
        /// It could not be opened, or broke off; the detail names host, port and stage. Nothing follows.
        /// NameNotResolved, ConnectionRefused, Unreachable, TimedOut, NotSsh, NoCommonAlgorithm, HostKeyUnknown,
        /// HostKeyChanged, LoginRefused, ConnectionLost, BadAnswer, BadArgument, IoFailure.
        std::function<void(const Error&)> failed;
    };

    /// What may wait for the other side to take it.
    static constexpr std::size_t mostQueued = std::size_t{1} << 20;

    /// Begins at once. The last of `hops` is the host to reach; there is at least one.
    SshClient(std::vector<SshHop> hops, SshRequest request, SshTimes times, Events events);
    SshClient(const SshClient&) = delete;
    SshClient& operator=(const SshClient&) = delete;
    /// Gives up, at whatever instant.
    ~SshClient();

    /// The key with that fingerprint is the right one. BadArgument when it is not the one that is asked about.
    [[nodiscard]] Status accept(const std::string& fingerprint);
    /// BadArgument before opened() and after the end, TooLarge when more than mostQueued would wait: then nothing of it is
    /// sent.
    [[nodiscard]] Status write(ByteView bytes);
    /// Closes it when all is sent; ended() follows.
    void close();

private:
    class Private;
    Private* d; ///< deleted by the event loop
};

} // namespace releve::net
