// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "pki/lifecycle/schedule.h"
#include "pki/plan/scenario.h"

namespace releve::plan {

/// A union of half-open intervals.
class IntervalSet
{
public:
    /// Call unite() after the last one.
    void add(Instant from, Instant to);
    void unite();

    [[nodiscard]] bool empty() const { return m_intervals.empty(); }
    [[nodiscard]] bool contains(Instant t) const;
    /// The first instant after `t` where contains() changes; `never` when there is none.
    [[nodiscard]] Instant nextEdgeAfter(Instant t) const;

private:
    using Interval = std::pair<Instant, Instant>;

    std::vector<Interval> m_intervals; ///< sorted and disjoint once united
};

struct PlannedAct
{
    Instant at;
    std::size_t order; ///< in the file
    ActKind what;
};

/// What befalls a device, or every member of a group.
struct Agenda
{
    IntervalSet unreachable;
    IntervalSet clockLost;
    std::vector<PlannedAct> acts; ///< by time, then file order
};

/// The agendas of a scenario. Each client has that of its group and perhaps one of its own, so that a fault on a
/// hundred thousand clients is stored once.
class Agendas
{
public:
    explicit Agendas(const Scenario& scenario);

    [[nodiscard]] const Agenda& ofServer(std::size_t server) const { return m_servers[server]; }
    [[nodiscard]] const Agenda& ofGroup(std::size_t group) const { return m_groups[group]; }
    /// Null when it has none of its own. Valid as long as this.
    [[nodiscard]] const Agenda* ofClient(std::size_t group, std::uint32_t member) const;

private:
    struct Own
    {
        std::size_t group;
        std::uint32_t member;
        Agenda agenda;
    };

    Agenda& of(const ScenarioTarget& target);

    std::vector<Agenda> m_servers;
    std::vector<Agenda> m_groups;
    std::vector<Own> m_clients; ///< by group and member
};

} // namespace releve::plan
