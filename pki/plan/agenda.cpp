// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/agenda.h"

#include <algorithm>
#include <tuple>

namespace releve::plan {

void IntervalSet::add(Instant from, Instant to)
{
    if (from < to)
        m_intervals.emplace_back(from, to);
}

void IntervalSet::unite()
{
    std::sort(m_intervals.begin(), m_intervals.end());
    std::vector<Interval> united;
    for (const Interval& interval : m_intervals) {
        if (!united.empty() && interval.first <= united.back().second)
            united.back().second = std::max(united.back().second, interval.second);
        else
            united.push_back(interval);
    }
    m_intervals = std::move(united);
}

bool IntervalSet::contains(Instant t) const
{
    const auto after = std::upper_bound(m_intervals.begin(), m_intervals.end(), t,
                                        [](Instant value, const Interval& i) { return value < i.first; });
    return after != m_intervals.begin() && t < std::prev(after)->second;
}

Instant IntervalSet::nextEdgeAfter(Instant t) const
{
    const auto next = std::upper_bound(m_intervals.begin(), m_intervals.end(), t,
                                       [](Instant value, const Interval& i) { return value < i.second; });
    if (next == m_intervals.end())
        return lifecycle::never;
    return t < next->first ? next->first : next->second;
}

namespace {

/// Where a client's own agenda stands in the list.
auto placeOf(std::size_t group, std::uint32_t member)
{
    return std::tuple(group, member);
}

} // namespace

Agendas::Agendas(const Scenario& scenario)
    : m_servers(scenario.servers.size()), m_groups(scenario.clients.size())
{
    const auto own = [&](const ScenarioTarget& who) {
        if (who.kind == ScenarioTarget::Kind::Client)
            m_clients.push_back({who.index, who.member, {}});
    };
    for (const ScenarioFault& fault : scenario.faults)
        own(fault.who);
    for (const ScenarioAct& act : scenario.acts)
        own(act.who);
    const auto less = [](const Own& a, const Own& b) {
        return placeOf(a.group, a.member) < placeOf(b.group, b.member);
    };
    const auto same = [](const Own& a, const Own& b) {
        return placeOf(a.group, a.member) == placeOf(b.group, b.member);
    };
    std::sort(m_clients.begin(), m_clients.end(), less);
    m_clients.erase(std::unique(m_clients.begin(), m_clients.end(), same), m_clients.end());

    for (const ScenarioFault& fault : scenario.faults) {
        Agenda& agenda = of(fault.who);
        // rule 14.12: http-off equals unreachable
        const bool clock = fault.kind == FaultKind::ClockNotAuthoritative;
        (clock ? agenda.clockLost : agenda.unreachable).add(fault.from, fault.to);
    }
    for (std::size_t i = 0; i < scenario.acts.size(); ++i) {
        const ScenarioAct& act = scenario.acts[i];
        of(act.who).acts.push_back({std::max(act.at, scenario.start), i, act.what}); // rule 14.2
    }
    const auto finish = [](Agenda& agenda) {
        agenda.unreachable.unite();
        agenda.clockLost.unite();
        std::sort(agenda.acts.begin(), agenda.acts.end(), [](const PlannedAct& a, const PlannedAct& b) {
            return std::tuple(a.at, a.order) < std::tuple(b.at, b.order);
        });
    };
    std::for_each(m_servers.begin(), m_servers.end(), finish);
    std::for_each(m_groups.begin(), m_groups.end(), finish);
    for (Own& client : m_clients)
        finish(client.agenda);
}

const Agenda* Agendas::ofClient(std::size_t group, std::uint32_t member) const
{
    const auto found = std::lower_bound(
        m_clients.begin(), m_clients.end(), placeOf(group, member),
        [](const Own& own, const auto& place) { return placeOf(own.group, own.member) < place; });
    const bool has =
        found != m_clients.end() && placeOf(found->group, found->member) == placeOf(group, member);
    return has ? &found->agenda : nullptr;
}

Agenda& Agendas::of(const ScenarioTarget& target)
{
    switch (target.kind) {
    case ScenarioTarget::Kind::Server:
        return m_servers[target.index];
    case ScenarioTarget::Kind::Group:
        return m_groups[target.index];
    case ScenarioTarget::Kind::Client:
        break;
    }
    return const_cast<Agenda&>(*ofClient(target.index, target.member));
}

} // namespace releve::plan
