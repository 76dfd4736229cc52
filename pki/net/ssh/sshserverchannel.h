// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "pki/net/ssh/sshchanneloutput.h"
#include "pki/net/ssh/sshlistener.h"
#include "pki/net/ssh/sshshell.h"

struct ssh_channel_struct;
struct ssh_session_struct;

namespace releve::net {

/// What all connections of a listener share, and outlives it.
struct SshServing
{
    SshListener::Owner owner;
    SshListener::Limits limits;
};

/// One channel of a client: what libssh tells of it is noted down, and acted upon in step(). Its session's thread; dies
/// before libssh's session.
class SshServerChannel final : public SshTerminal
{
public:
    struct Context
    {
        std::shared_ptr<const SshServing> serving;
        std::function<void()> wake;  ///< there is something to do in step(), soon
        std::function<void()> abort; ///< the session has to end
    };

    /// handle() is null when libssh has none to give.
    SshServerChannel(ssh_session_struct* session, std::string user, const Context& context);
    SshServerChannel(const SshServerChannel&) = delete;
    SshServerChannel& operator=(const SshServerChannel&) = delete;
    /// libssh keeps its half until the session goes, but calls us no more.
    ~SshServerChannel();

    /// For libssh.
    [[nodiscard]] ssh_channel_struct* handle() const;

    /// Reads, calls the shell and writes, as far as that goes without waiting; not to be called by a callback of libssh.
    /// Whether there may be more to do at once.
    bool step();
    /// Both sides have closed.
    [[nodiscard]] bool isOver() const { return m_over; }

    void write(std::string_view bytes) override;
    [[nodiscard]] std::size_t queued() const override { return m_output.queued(); }
    void close(int exitStatus) override;
    void abort() override;

private:
    struct Native;

    bool open(std::optional<std::string> command);
    void startShell();
    bool deliver();
    [[nodiscard]] int receive(ByteView bytes);
    bool deliverInput();
    void takeHeld();
    bool flush();
    bool finish();
    void hangUp();

    const Context m_context;
    std::unique_ptr<Native> m_native;
    SshOpening m_opening;
    // What the callbacks of libssh have noted.
    bool m_opened = false;
    bool m_resized = false;
    bool m_inputEnds = false;
    bool m_remoteClosed = false;
    std::size_t m_held = 0; ///< bytes of input that libssh keeps for us
    Bytes m_input;          ///< what we have taken
    // What we have made of it.
    bool m_started = false;
    bool m_inputEnded = false;
    bool m_wasFull = false;
    bool m_inCall = false;
    bool m_endSent = false;
    bool m_over = false;
    std::optional<int> m_exitStatus; ///< once the shell has closed
    SshChannelOutput m_output;
    std::size_t m_delivered = 0; ///< of m_input, to the shell
    std::unique_ptr<SshShell> m_shell;
};

} // namespace releve::net
