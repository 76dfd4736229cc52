// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshchanneloutput.h"

#include <libssh/libssh.h>

#include <algorithm>

namespace releve::net {

namespace {

constexpr std::size_t mostPerWrite = std::size_t{16} << 10;

void wipe(volatile std::uint8_t* bytes, std::size_t size)
{
    std::fill_n(bytes, size, std::uint8_t{0});
}

} // namespace

void SshChannelOutput::append(ByteView bytes)
{
    if (m_bytes.size() + bytes.size() > m_bytes.capacity()) { // it would move, and leave a copy behind
        Bytes larger;
        larger.reserve(2 * (queued() + bytes.size()));
        larger.insert(larger.end(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_taken), m_bytes.end());
        clear();
        m_bytes = std::move(larger);
    }
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
}

bool SshChannelOutput::flush(ssh_session_struct* session, ssh_channel_struct* channel)
{
    bool wrote = false;
    while (queued() > 0 && (ssh_get_status(session) & SSH_WRITE_PENDING) == 0) {
        const std::size_t size =
            std::min({queued(), mostPerWrite, static_cast<std::size_t>(ssh_channel_window_size(channel))});
        if (size == 0)
            break;
        const int taken =
            ssh_channel_write(channel, m_bytes.data() + m_taken, static_cast<std::uint32_t>(size));
        if (taken <= 0) // 0: the keys are being exchanged anew
            break;
        m_taken += static_cast<std::size_t>(taken);
        wrote = true;
    }
    if (queued() == 0)
        clear();
    return wrote;
}

void SshChannelOutput::clear()
{
    wipe(m_bytes.data(), m_bytes.size());
    m_bytes = Bytes();
    m_taken = 0;
}

} // namespace releve::net
