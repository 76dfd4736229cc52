// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace releve::net {

/// Who may connect now, when not all may at once: so many overall, and so many of one group, say of the clients of one
/// certificate server. Whoever asked first goes first, but nobody waits for a group that is full and not his. A value: no
/// clock, no connections.
class SshTurns
{
public:
    using Ticket = std::uint64_t;

    /// At least 1 each.
    SshTurns(std::size_t overall, std::size_t perGroup);

    [[nodiscard]] Ticket ask(const std::string& group);
    /// Those whose turn has come, each once, in the order they asked.
    [[nodiscard]] std::vector<Ticket> next();
    /// It has been connected and is no longer, or does not want to be any more.
    void done(Ticket ticket);

    [[nodiscard]] std::size_t running() const { return m_running; }
    [[nodiscard]] std::size_t waiting() const { return m_groupOf.size() - m_running; }

private:
    struct Group
    {
        std::deque<Ticket> waiting;
        std::set<Ticket> running;
    };
    using Groups = std::map<std::string, Group>;

    void offer(Groups::iterator group);
    void withdraw(Groups::iterator group);

    const std::size_t m_overall;
    const std::size_t m_perGroup;
    Ticket m_last = 0;
    std::size_t m_running = 0;
    Groups m_groups;
    std::unordered_map<Ticket, Groups::iterator> m_groupOf;
    std::map<Ticket, Groups::iterator> m_eligible; ///< the first who waits of each group that is not full
};

} // namespace releve::net
