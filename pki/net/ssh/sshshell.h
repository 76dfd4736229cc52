// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pki/base/text.h"

namespace releve::net {

/// What a client has asked for. Everything in it is the client's word; only `user` has been authenticated.
struct SshOpening
{
    std::string user;
    bool pty = false;
    unsigned columns = 80; ///< 1 to 1,000, whatever the client says
    unsigned rows = 24;
    std::optional<std::string> command; ///< of `ssh host command`: the shell runs it and closes
};

/// The client's end of a channel, for the shell to write to; lives as long as the shell. The listener's thread. Every
/// function returns at once, may be called at any time, from within a call of the shell too, and does nothing once the
/// channel has ended.
class SshTerminal
{
public:
    /// Up to here a shell may write without a thought. Beyond, received() is not called until the client has taken
    /// what it has been sent; a shell with more to say waits for drained().
    static constexpr std::size_t comfortable = std::size_t{64} * 1024;

    /// Sends the bytes as they are. A client that leaves more than SshListener::Limits::queued untaken is cut off.
    virtual void write(std::string_view bytes) = 0;
    /// Bytes that wait for the client to take them.
    [[nodiscard]] virtual std::size_t queued() const = 0;
    /// Sends what is queued, then the status and the end. The shell hears nothing more and is destroyed soon.
    virtual void close(int exitStatus) = 0;
    /// Cuts the TCP connection, and with it every channel on it. The same for the shell.
    virtual void abort() = 0;

protected:
    ~SshTerminal() = default;
};

/// What a client talks to: made by the listener's owner, one for each shell or command. Called in the listener's thread,
/// and destroyed when its channel ends, never within a call of its own.
class SshShell
{
public:
    virtual ~SshShell() = default;

    /// At most 512 bytes at a time, cut anywhere.
    virtual void received(ByteView bytes) = 0;
    /// The client will send no more: a shell with nothing left to say should close its terminal.
    virtual void inputEnded() = 0;
    virtual void resized(unsigned columns, unsigned rows)
    {
        static_cast<void>(columns);
        static_cast<void>(rows);
    }
    /// queued() is comfortable again after it was not.
    virtual void drained() {}
};

} // namespace releve::net
