// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <memory>

#include "pki/net/sockets.h"
#include "pki/net/ssh/descriptorpump.h"
#include "pki/net/ssh/sshclientchannel.h"

namespace releve::net {

/// Carries bytes between a channel that leads to another host and a socket, whose other end libssh takes for a connection to
/// that host. Neither side is read while the other has enough waiting. The network thread; dies before the channel.
class SshJump : public QObject
{
public:
    explicit SshJump(OwnedSocket socket);
    ~SshJump() override;

    /// Once the channel is there.
    void start(SshClientChannel* channel);
    /// No more: the channel is going.
    void stop();

    // For the channel.
    void received(ByteView bytes);
    [[nodiscard]] bool wants() const { return m_waiting.size() - m_sent < enough; }
    void ended();

private:
    static constexpr std::size_t enough = std::size_t{64} << 10;

    void move();
    void flush();
    void fill();

    OwnedSocket m_socket;
    SshClientChannel* m_channel = nullptr;
    std::unique_ptr<DescriptorPump> m_pump;
    Bytes m_waiting; ///< for the socket
    std::size_t m_sent = 0;
    bool m_ended = false;
};

} // namespace releve::net
