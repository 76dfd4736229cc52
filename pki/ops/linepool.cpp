// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/linepool.h"

#include <string>
#include <utility>

#include "pki/ops/replies.h"

namespace releve::ops {

LinePool::LinePool(const Clock& clock, Limits limits, net::SshTimes times, net::SshRetry::Policy retry)
    : m_clock(clock), m_times(times), m_retry(retry), m_turns(limits.overall, limits.perGroup)
{}

LinePool::~LinePool() = default;

void LinePool::open(LineId id, LineTarget target, LineEvents events)
{
    LineSession::Pool pool;
    pool.wantsTurn = [this, id] { wantsTurn(id); };
    pool.needsNoTurn = [this, id] { needsNoTurn(id); };
    pool.isOver = [this, id] { postTo(this, [this, id] { close(id); }); };
    Line& line = m_lines[id];
    line.session = std::make_unique<LineSession>(m_clock, std::move(target), m_times, m_retry,
                                                 std::move(events), std::move(pool));
    line.session->begin();
}

void LinePool::run(LineId id, std::unique_ptr<Script> script, bool keepsRecord)
{
    const auto found = m_lines.find(id);
    if (found != m_lines.end())
        found->second.session->run(std::move(script), keepsRecord);
}

void LinePool::cancel(LineId id)
{
    if (const auto found = m_lines.find(id); found != m_lines.end())
        found->second.session->cancel();
}

void LinePool::close(LineId id)
{
    const auto found = m_lines.find(id);
    if (found == m_lines.end())
        return;
    needsNoTurn(id);
    m_lines.erase(found);
}

void LinePool::wantsTurn(LineId id)
{
    Line& line = m_lines[id];
    const std::string& group = line.session->group();
    line.ticket = m_turns.ask(group.empty() ? "line " + std::to_string(id) : group);
    m_waiting.emplace(line.ticket, id);
    settle();
}

void LinePool::needsNoTurn(LineId id)
{
    Line& line = m_lines[id];
    if (line.ticket == 0)
        return;
    m_waiting.erase(line.ticket);
    m_turns.done(std::exchange(line.ticket, 0));
    settle();
}

/// From the event loop: whoever is served next is none of those who have just called.
void LinePool::settle()
{
    if (std::exchange(m_isSettling, true))
        return;
    postTo(this, [this] {
        m_isSettling = false;
        for (const auto ticket : m_turns.next()) {
            const auto waiting = m_waiting.find(ticket);
            if (waiting == m_waiting.end())
                continue;
            const LineId id = waiting->second;
            m_waiting.erase(waiting);
            m_lines.at(id).session->connectNow();
        }
    });
}

} // namespace releve::ops
