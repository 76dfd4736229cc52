// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "pki/base/text.h"

struct ssh_channel_struct;
struct ssh_session_struct;

namespace releve::net {

/// What is to be written to a channel, as far as libssh does not have it yet: it may hold passwords, and is wiped. The
/// session's thread.
class SshChannelOutput
{
public:
    SshChannelOutput() = default;
    SshChannelOutput(const SshChannelOutput&) = delete;
    SshChannelOutput& operator=(const SshChannelOutput&) = delete;
    ~SshChannelOutput() { clear(); }

    [[nodiscard]] std::size_t queued() const { return m_bytes.size() - m_taken; }
    void append(ByteView bytes);
    /// Writes what can be written without waiting; not to be called by a callback of libssh. Whether anything was.
    bool flush(ssh_session_struct* session, ssh_channel_struct* channel);
    void clear();

private:
    Bytes m_bytes;
    std::size_t m_taken = 0; ///< by libssh
};

} // namespace releve::net
