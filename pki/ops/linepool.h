// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <cstdint>
#include <memory>
#include <unordered_map>

#include "pki/net/ssh/sshturns.h"
#include "pki/ops/linesession.h"

namespace releve::ops {

using LineId = std::uint64_t;

/// All lines to routers: so many connect and work at one time, so many of one group. A line that waits with nothing to do is
/// not counted. Lives in the network thread.
class LinePool : public QObject
{
public:
    struct Limits
    {
        std::size_t overall = 64;
        std::size_t perGroup = 8;
    };

    /// @param clock outlives the pool
    LinePool(const Clock& clock, Limits limits, net::SshTimes times, net::SshRetry::Policy retry);
    ~LinePool() override;

    void open(LineId id, LineTarget target, LineEvents events);
    /// When the line is ready, and no other script runs on it. ConnectionLost when it is not there.
    void run(LineId id, std::unique_ptr<Script> script, bool keepsRecord);
    void cancel(LineId id);
    /// Nothing more is told of it.
    void close(LineId id);

private:
    struct Line
    {
        std::unique_ptr<LineSession> session;
        net::SshTurns::Ticket ticket = 0; ///< 0 = it has none
    };

    void wantsTurn(LineId id);
    void needsNoTurn(LineId id);
    void settle();

    const Clock& m_clock;
    const net::SshTimes m_times;
    const net::SshRetry::Policy m_retry;
    net::SshTurns m_turns;
    std::unordered_map<net::SshTurns::Ticket, LineId> m_waiting;
    bool m_isSettling = false;
    std::unordered_map<LineId, Line> m_lines;
};

} // namespace releve::ops
