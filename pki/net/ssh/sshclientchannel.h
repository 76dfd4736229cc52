// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "pki/base/text.h"
#include "pki/net/ssh/sshchanneloutput.h"
#include "pki/net/ssh/sshtarget.h"

namespace releve::net {

/// The way to another host by way of a server.
struct SshWay
{
    std::string host;
    std::uint16_t port = 22;
};

/// One channel of a client: a shell, a command, or a way to another host. What libssh tells is noted down, and acted upon in
/// step(). Its session's thread; dies before libssh's session, and not within step().
class SshClientChannel
{
public:
    struct Events
    {
        std::function<void()> opened;
        /// In pieces; not while `wanted` says no.
        std::function<void(ByteView)> received;
        std::function<bool()> wanted; ///< may be empty: always
        /// No more will come, or go; with the status of the command.
        std::function<void(std::optional<int>)> ended;
        /// The server does not open it; libssh's text.
        std::function<void()> refused;
    };

    SshClientChannel(ssh_session_struct* session, std::variant<SshRequest, SshWay> purpose, Events events,
                     std::function<void()> wake);
    SshClientChannel(const SshClientChannel&) = delete;
    SshClientChannel& operator=(const SshClientChannel&) = delete;
    ~SshClientChannel();

    /// Opens, tells, writes, as far as that goes without waiting; not to be called by a callback of libssh. Whether there
    /// may be more to do at once.
    bool step();
    void write(ByteView bytes);
    [[nodiscard]] std::size_t queued() const { return m_output.queued(); }
    /// `wanted` may say yes again.
    void wake() { m_wake(); }
    /// After what is queued.
    void close();
    /// Bytes that came from the server, or went there.
    [[nodiscard]] std::uint64_t traffic() const { return m_traffic; }

private:
    struct Native;
    enum class State
    {
        Opening,
        Terminal,
        Starting,
        Open,
        Over,
    };

    [[nodiscard]] int callOpen();
    [[nodiscard]] int callStart();
    [[nodiscard]] bool open();
    [[nodiscard]] int receive(ByteView bytes);
    [[nodiscard]] bool deliver();
    void takeHeld();
    [[nodiscard]] bool finish();

    const std::variant<SshRequest, SshWay> m_purpose;
    const Events m_events;
    const std::function<void()> m_wake;
    std::unique_ptr<Native> m_native;
    SshChannelOutput m_output;
    State m_state = State::Opening;
    Bytes m_input;
    std::size_t m_held = 0; ///< bytes that libssh keeps for us
    std::uint64_t m_traffic = 0;
    std::optional<int> m_exitStatus;
    bool m_remoteEnded = false;  ///< no more will come
    bool m_remoteClosed = false; ///< nor will anything be taken
    bool m_closing = false;
    bool m_closeSent = false;
};

} // namespace releve::net
