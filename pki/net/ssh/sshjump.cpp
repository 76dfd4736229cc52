// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshjump.h"

#include <array>
#include <utility>

namespace releve::net {

SshJump::SshJump(OwnedSocket socket) : m_socket(std::move(socket)) {}

SshJump::~SshJump()
{
    stop();
}

void SshJump::start(SshClientChannel* channel)
{
    m_channel = channel;
    m_pump = std::make_unique<DescriptorPump>(m_socket.get(), [this] { move(); });
}

void SshJump::stop()
{
    m_channel = nullptr;
    if (m_pump)
        m_pump->stop();
    m_socket = OwnedSocket();
}

void SshJump::received(ByteView bytes)
{
    m_waiting.insert(m_waiting.end(), bytes.begin(), bytes.end());
    move();
}

void SshJump::ended()
{
    m_ended = true;
    move();
}

void SshJump::move()
{
    if (!m_channel)
        return;
    const bool wanted = wants();
    flush();
    fill();
    if (!m_channel)
        return;
    if (!wanted && wants())
        m_channel->wake();
    if (m_ended && m_waiting.empty())
        endSending(m_socket.get());
    m_pump->waitFor(m_channel->queued() < enough, !m_waiting.empty());
}

void SshJump::flush()
{
    while (m_sent < m_waiting.size()) {
        const auto sent = sendTo(m_socket.get(), ByteView(m_waiting).subspan(m_sent));
        if (sent <= 0)
            return; // a socket that is over tells when it is read
        m_sent += static_cast<std::size_t>(sent);
    }
    m_waiting.clear();
    m_sent = 0;
}

void SshJump::fill()
{
    std::array<std::uint8_t, 16 * 1024> buffer{};
    while (m_channel->queued() < enough) {
        const auto size = receiveFrom(m_socket.get(), buffer);
        if (size == 0)
            return;
        if (size < 0) {
            std::exchange(m_channel, nullptr)->close();
            m_pump->stop();
            return;
        }
        m_channel->write(ByteView(buffer).first(static_cast<std::size_t>(size)));
    }
}

} // namespace releve::net
