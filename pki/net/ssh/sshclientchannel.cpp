// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// The rules of libssh for channels are set down in sshserverchannel.cpp; they hold for clients too.
#include "pki/net/ssh/sshclientchannel.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <algorithm>
#include <utility>

namespace releve::net {

namespace {

/// Beyond, libssh has to keep it, and the server's window shrinks.
constexpr std::size_t mostInput = std::size_t{64} << 10;

} // namespace

struct SshClientChannel::Native
{
    ssh_session session = nullptr;
    ssh_channel channel = nullptr;
    ssh_channel_callbacks_struct callbacks{};
};

SshClientChannel::SshClientChannel(ssh_session_struct* session, std::variant<SshRequest, SshWay> purpose,
                                   Events events, std::function<void()> wake)
    : m_purpose(std::move(purpose))
    , m_events(std::move(events))
    , m_wake(std::move(wake))
    , m_native(std::make_unique<Native>())
{
    m_native->session = session;
    m_native->channel = ssh_channel_new(session);
    if (!m_native->channel)
        return;
    auto& callbacks = m_native->callbacks;
    using Self = SshClientChannel;
    ssh_callbacks_init(&callbacks);
    callbacks.userdata = this;
    callbacks.channel_data_function = [](ssh_session, ssh_channel, void* data, std::uint32_t size,
                                         int isError, void* self) {
        if (isError != 0) // a router has none
            return static_cast<int>(size);
        return static_cast<Self*>(self)->receive(ByteView(static_cast<const std::uint8_t*>(data), size));
    };
    callbacks.channel_eof_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<Self*>(self)->m_remoteEnded = true;
    };
    callbacks.channel_close_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<Self*>(self)->m_remoteClosed = true;
    };
    callbacks.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void* self) {
        static_cast<Self*>(self)->m_exitStatus = status;
    };
    ssh_set_channel_callbacks(m_native->channel, &callbacks);
}

SshClientChannel::~SshClientChannel()
{
    if (m_native->channel)
        ssh_remove_channel_callbacks(m_native->channel, &m_native->callbacks);
}

int SshClientChannel::callOpen()
{
    if (!m_native->channel)
        return SSH_ERROR;
    if (const auto* way = std::get_if<SshWay>(&m_purpose))
        return ssh_channel_open_forward(m_native->channel, way->host.c_str(), way->port, "127.0.0.1", 0);
    return ssh_channel_open_session(m_native->channel);
}

int SshClientChannel::callStart()
{
    const auto& request = std::get<SshRequest>(m_purpose);
    if (m_state == State::Terminal)
        return ssh_channel_request_pty_size(m_native->channel, "vt100", static_cast<int>(request.columns),
                                            static_cast<int>(request.rows));
    if (request.command)
        return ssh_channel_request_exec(m_native->channel, request.command->c_str());
    return ssh_channel_request_shell(m_native->channel);
}

/// Whether there is more to do at once.
bool SshClientChannel::open()
{
    const int result = m_state == State::Opening ? callOpen() : callStart();
    if (result == SSH_AGAIN)
        return false;
    if (result != SSH_OK) {
        m_state = State::Over;
        m_events.refused();
        return false;
    }
    const auto* request = std::get_if<SshRequest>(&m_purpose);
    if (m_state == State::Opening && request)
        m_state = request->command ? State::Starting : State::Terminal;
    else if (m_state == State::Terminal)
        m_state = State::Starting;
    else {
        m_state = State::Open;
        m_events.opened();
    }
    return true;
}

bool SshClientChannel::step()
{
    if (m_state == State::Over)
        return false;
    if (m_state != State::Open)
        return open();
    const bool delivered = deliver();
    if (m_state == State::Over)
        return false;
    const std::size_t before = queued();
    const bool wrote = !m_remoteClosed && m_output.flush(m_native->session, m_native->channel);
    m_traffic += before - queued();
    return finish() || wrote || delivered;
}

/// From a callback: all that waits in libssh, not just what is new. How much of it we take.
int SshClientChannel::receive(ByteView bytes)
{
    m_held = 0;
    if (m_input.size() + bytes.size() > mostInput) {
        m_held = bytes.size();
        return 0;
    }
    m_traffic += bytes.size();
    m_input.insert(m_input.end(), bytes.begin(), bytes.end());
    return static_cast<int>(bytes.size());
}

void SshClientChannel::takeHeld()
{
    m_input.resize(std::exchange(m_held, 0));
    const int size = ssh_channel_read_nonblocking(m_native->channel, m_input.data(),
                                                  static_cast<std::uint32_t>(m_input.size()), 0);
    m_input.resize(static_cast<std::size_t>(std::max(size, 0)));
    m_traffic += m_input.size();
}

bool SshClientChannel::deliver()
{
    if (m_input.empty() && m_held > 0)
        takeHeld();
    if (m_input.empty() || (m_events.wanted && !m_events.wanted()))
        return false;
    const Bytes bytes = std::exchange(m_input, {});
    m_events.received(bytes);
    return true;
}

void SshClientChannel::write(ByteView bytes)
{
    if (m_closing || m_remoteClosed || m_state == State::Over)
        return;
    m_output.append(bytes);
    m_wake();
}

void SshClientChannel::close()
{
    m_closing = true;
    m_wake();
}

/// Whether something has been sent.
bool SshClientChannel::finish()
{
    bool sent = false;
    if (m_closing && !m_closeSent && (queued() == 0 || m_remoteClosed)) {
        m_closeSent = sent = true;
        ssh_channel_close(m_native->channel);
        ssh_channel_close(m_native->channel);
    }
    const bool isAllTold = m_input.empty() && m_held == 0;
    if ((m_remoteClosed || m_remoteEnded) && isAllTold) {
        // The status follows the end of the data, the close follows both.
        if (!m_remoteClosed && std::holds_alternative<SshRequest>(m_purpose))
            return sent;
        m_state = State::Over;
        m_events.ended(m_exitStatus);
    }
    return sent;
}

} // namespace releve::net
