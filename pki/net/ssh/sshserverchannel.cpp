// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// libssh's rules for a channel, as its source (0.10) has them:
// - The session owns it: ssh_free() frees every channel that is left. ssh_channel_free() before that only marks it while
//   the other side has not closed, and libssh frees it when that side does, after calling its callbacks. So callbacks are
//   removed before their struct goes.
// - A callback must neither free anything nor write: writing polls, and polling calls callbacks. They take notes.
// - ssh_channel_write() waits for a window that is shut, even in a session that does not block, and grows libssh's buffer
//   without end; so no more is written than the window takes, and nothing while bytes of the last write are still there.
// - Known and not in our hands: a client that has logged in and says its longest packet has ten bytes makes
//   ssh_channel_write() send empty packets until libssh's buffer is full, at 256 MiB; then the session ends.
// - ssh_channel_close() sends no close when the flush after its end of file is not complete; the second call does.
// - What a data callback does not take stays in libssh's buffer, and the window shrinks by it. But ssh_channel_read()
//   opens the window again whatever is left in that buffer: to hold a peer back, all of it has to be read at once.
#include "pki/net/ssh/sshserverchannel.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include <algorithm>

namespace releve::net {

namespace {

/// A piece of input to the shell: it may say much more in answer to it before we look how much it has said.
constexpr std::size_t piece = 512;
/// Beyond, libssh has to keep it, and the peer's window shrinks.
constexpr std::size_t mostInput = std::size_t{64} << 10;
/// A peer that keeps to its window sends less than this ahead of us.
constexpr std::size_t mostHeld = std::size_t{4} << 20;

unsigned within(int size, unsigned usual)
{
    return size <= 0 ? usual : static_cast<unsigned>(std::min(size, 1000));
}

} // namespace

struct SshServerChannel::Native
{
    ssh_session session = nullptr;
    ssh_channel channel = nullptr;
    ssh_channel_callbacks_struct callbacks{};
};

SshServerChannel::SshServerChannel(ssh_session_struct* session, std::string user, const Context& context)
    : m_context(context), m_native(std::make_unique<Native>())
{
    m_opening.user = std::move(user);
    m_native->session = session;
    m_native->channel = ssh_channel_new(session);
    if (!m_native->channel)
        return;
    auto& callbacks = m_native->callbacks;
    using Self = SshServerChannel;
    ssh_callbacks_init(&callbacks);
    callbacks.userdata = this;
    callbacks.channel_data_function = [](ssh_session, ssh_channel, void* data, std::uint32_t size,
                                         int isError, void* self) {
        if (isError) // no client has any to send
            return static_cast<int>(size);
        return static_cast<Self*>(self)->receive(ByteView(static_cast<const std::uint8_t*>(data), size));
    };
    callbacks.channel_eof_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<Self*>(self)->m_inputEnds = true;
    };
    callbacks.channel_close_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<Self*>(self)->m_remoteClosed = true;
    };
    callbacks.channel_pty_request_function = [](ssh_session, ssh_channel, const char*, int columns, int rows,
                                                int, int, void* self) {
        SshOpening& opening = static_cast<Self*>(self)->m_opening;
        opening.pty = true;
        opening.columns = within(columns, opening.columns);
        opening.rows = within(rows, opening.rows);
        return 0;
    };
    callbacks.channel_pty_window_change_function = [](ssh_session, ssh_channel, int columns, int rows, int,
                                                      int, void* self) {
        SshOpening& opening = static_cast<Self*>(self)->m_opening;
        opening.columns = within(columns, opening.columns);
        opening.rows = within(rows, opening.rows);
        static_cast<Self*>(self)->m_resized = true;
        return 0;
    };
    callbacks.channel_shell_request_function = [](ssh_session, ssh_channel, void* self) {
        return static_cast<Self*>(self)->open({}) ? 0 : 1;
    };
    callbacks.channel_exec_request_function = [](ssh_session, ssh_channel, const char* command, void* self) {
        return static_cast<Self*>(self)->open(std::string(command ? command : "")) ? 0 : 1;
    };
    ssh_set_channel_callbacks(m_native->channel, &callbacks);
}

SshServerChannel::~SshServerChannel()
{
    hangUp();
    if (!m_native->channel)
        return;
    ssh_remove_channel_callbacks(m_native->channel, &m_native->callbacks);
    if (m_over)
        ssh_channel_free(m_native->channel);
}

ssh_channel_struct* SshServerChannel::handle() const
{
    return m_native->channel;
}

bool SshServerChannel::open(std::optional<std::string> command)
{
    if (std::exchange(m_opened, true))
        return false;
    m_opening.command = std::move(command);
    return true;
}

void SshServerChannel::hangUp()
{
    // Its destructor may write once more: to nobody.
    const std::unique_ptr<SshShell> last = std::move(m_shell);
}

void SshServerChannel::write(std::string_view bytes)
{
    if (m_exitStatus || m_remoteClosed || m_over || bytes.empty())
        return;
    if (bytes.size() >
        m_context.serving->limits.queued - std::min(queued(), m_context.serving->limits.queued)) {
        abort();
        return;
    }
    m_output.append(bytesOf(bytes));
    m_wasFull = m_wasFull || queued() >= comfortable;
    m_context.wake();
}

void SshServerChannel::close(int exitStatus)
{
    if (m_exitStatus || m_over)
        return;
    m_exitStatus = exitStatus;
    m_context.wake();
}

void SshServerChannel::abort()
{
    m_context.abort();
}

bool SshServerChannel::step()
{
    if (m_inCall || m_over)
        return false;
    if (m_held > mostHeld) {
        abort();
        return false;
    }
    if (m_opened && !std::exchange(m_started, true)) {
        m_inCall = true;
        startShell();
        m_inCall = false;
    }
    m_inCall = true;
    bool more = m_shell && !m_exitStatus && !m_remoteClosed && deliver();
    m_inCall = false;
    if (m_exitStatus || m_remoteClosed)
        hangUp();
    more = flush() || more;
    return finish() || more;
}

void SshServerChannel::startShell()
{
    if (m_context.serving->owner.shell && !m_remoteClosed)
        m_shell = m_context.serving->owner.shell(m_opening, *this);
    m_resized = false;
    if (!m_shell)
        close(1);
}

/// One call of the shell. Whether there was something to tell it.
bool SshServerChannel::deliver()
{
    if (std::exchange(m_resized, false)) {
        m_shell->resized(m_opening.columns, m_opening.rows);
        return true;
    }
    if (queued() >= comfortable)
        return false;
    if (std::exchange(m_wasFull, false)) {
        m_shell->drained();
        return true;
    }
    if (m_held > 0 && m_input.empty())
        takeHeld();
    if (!m_input.empty())
        return deliverInput();
    if (m_inputEnds && !std::exchange(m_inputEnded, true)) {
        m_shell->inputEnded();
        return true;
    }
    return false;
}

/// From a callback: all that waits in libssh, not just what is new. How much of it we take.
int SshServerChannel::receive(ByteView bytes)
{
    m_held = 0;
    if (!m_exitStatus && m_input.size() - m_delivered + bytes.size() > mostInput) {
        m_held = bytes.size();
        return 0;
    }
    if (m_delivered > m_input.size() / 2) {
        m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(m_delivered));
        m_delivered = 0;
    }
    if (!m_exitStatus) // else nobody will ask for it
        m_input.insert(m_input.end(), bytes.begin(), bytes.end());
    return static_cast<int>(bytes.size());
}

void SshServerChannel::takeHeld()
{
    m_input.resize(std::exchange(m_held, 0));
    const int size = ssh_channel_read_nonblocking(m_native->channel, m_input.data(),
                                                  static_cast<std::uint32_t>(m_input.size()), 0);
    m_input.resize(static_cast<std::size_t>(std::max(size, 0)));
}

bool SshServerChannel::deliverInput()
{
    const ByteView bytes = ByteView(m_input).subspan(m_delivered);
    const std::size_t size = std::min(bytes.size(), piece);
    m_shell->received(bytes.first(size));
    m_delivered += size;
    if (m_delivered == m_input.size()) {
        m_input = Bytes();
        m_delivered = 0;
    }
    return true;
}

bool SshServerChannel::flush()
{
    return !m_remoteClosed && m_output.flush(m_native->session, m_native->channel);
}

/// The end, when it has come. Whether something has been sent.
bool SshServerChannel::finish()
{
    if (!m_exitStatus && !m_remoteClosed)
        return false;
    if (!m_remoteClosed && queued() > 0)
        return false;
    const bool first = !std::exchange(m_endSent, true);
    if (first) {
        if (m_exitStatus && !m_remoteClosed)
            ssh_channel_request_send_exit_status(m_native->channel, *m_exitStatus);
        ssh_channel_close(m_native->channel);
        ssh_channel_close(m_native->channel);
    }
    m_over = m_remoteClosed;
    return first;
}

} // namespace releve::net
