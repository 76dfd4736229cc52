// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshturns.h"

#include <algorithm>

namespace releve::net {

SshTurns::SshTurns(std::size_t overall, std::size_t perGroup)
    : m_overall(std::max<std::size_t>(overall, 1)), m_perGroup(std::max<std::size_t>(perGroup, 1))
{}

void SshTurns::offer(Groups::iterator group)
{
    if (!group->second.waiting.empty() && group->second.running.size() < m_perGroup)
        m_eligible.emplace(group->second.waiting.front(), group);
}

void SshTurns::withdraw(Groups::iterator group)
{
    if (!group->second.waiting.empty())
        m_eligible.erase(group->second.waiting.front());
}

SshTurns::Ticket SshTurns::ask(const std::string& group)
{
    const Ticket ticket = ++m_last;
    const auto found = m_groups.try_emplace(group).first;
    found->second.waiting.push_back(ticket);
    m_groupOf.emplace(ticket, found);
    offer(found);
    return ticket;
}

std::vector<SshTurns::Ticket> SshTurns::next()
{
    std::vector<Ticket> result;
    while (m_running < m_overall && !m_eligible.empty()) {
        const auto [ticket, group] = *m_eligible.begin();
        withdraw(group);
        group->second.waiting.pop_front();
        group->second.running.insert(ticket);
        ++m_running;
        offer(group);
        result.push_back(ticket);
    }
    return result;
}

void SshTurns::done(Ticket ticket)
{
    const auto found = m_groupOf.find(ticket);
    if (found == m_groupOf.end())
        return;
    const auto group = found->second;
    m_groupOf.erase(found);
    withdraw(group);
    if (group->second.running.erase(ticket) > 0)
        --m_running;
    else
        std::erase(group->second.waiting, ticket);
    offer(group);
    if (group->second.waiting.empty() && group->second.running.empty())
        m_groups.erase(group);
}

} // namespace releve::net
