// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "pki/plan/scenario.h"

namespace releve::plan {

/// A scenario of a few devices with short lives, so that much happens.
class RandomScenario
{
public:
    inline static const Instant start = *makeInstant(2015, 10, 9, 12, 14, 16);

    explicit RandomScenario(std::uint64_t seed) : m_random(seed) {}

    Scenario make()
    {
        m_scenario.start = start;
        m_scenario.until = start + std::chrono::days{pick(1, 150)};
        for (int i = pick(1, 2); i > 0; --i)
            addServer();
        for (int i = pick(1, 3); i > 0; --i)
            addClients();
        for (int i = pick(0, 4); i > 0; --i)
            addFault();
        for (int i = pick(0, 6); i > 0; --i)
            addAct();
        return std::move(m_scenario);
    }

private:
    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    bool chance(int percent) { return pick(1, 100) <= percent; }
    Instant anyTime()
    {
        return start +
               std::chrono::seconds{std::uniform_int_distribution<int>(-86400, 150 * 86400)(m_random)};
    }

    void addServer()
    {
        ScenarioServer server;
        server.name = server.config.name = "S" + std::to_string(m_scenario.servers.size());
        server.config.caLifetime = {static_cast<unsigned>(pick(1, 60)), 0, 0};
        server.config.certificateLifetime = {static_cast<unsigned>(pick(0, 30)),
                                             static_cast<unsigned>(pick(1, 5)), 0};
        if (chance(80))
            server.config.autoRollover =
                lifecycle::DaysHoursMinutes{static_cast<unsigned>(pick(0, 20)), 0, 0};
        server.config.grant.automatic = chance(60);
        server.config.grant.none = chance(5);
        if (chance(20))
            server.config.grant.trustpoints = {server.name};
        m_scenario.servers.push_back(server);
    }

    void addClients()
    {
        ScenarioClients clients;
        clients.name = "c" + std::to_string(m_scenario.clients.size());
        clients.count = static_cast<std::uint32_t>(pick(1, 3));
        clients.server = static_cast<std::size_t>(pick(0, static_cast<int>(m_scenario.servers.size()) - 1));
        clients.enrolledAt = std::max(start, anyTime());
        if (chance(70))
            clients.config.autoEnroll =
                lifecycle::AutoEnroll{static_cast<unsigned>(pick(5, 100)), chance(50)};
        if (chance(40))
            clients.config.retryCount = static_cast<unsigned>(pick(1, 8));
        clients.config.retryPeriod = std::chrono::minutes{pick(1, 60)};
        m_scenario.clients.push_back(clients);
    }

    ScenarioTarget anyone()
    {
        if (chance(40))
            return {ScenarioTarget::Kind::Server,
                    static_cast<std::size_t>(pick(0, static_cast<int>(m_scenario.servers.size()) - 1)), 0};
        const auto group = static_cast<std::size_t>(pick(0, static_cast<int>(m_scenario.clients.size()) - 1));
        if (chance(50))
            return {ScenarioTarget::Kind::Group, group, 0};
        return {ScenarioTarget::Kind::Client, group,
                static_cast<std::uint32_t>(pick(0, static_cast<int>(m_scenario.clients[group].count) - 1))};
    }

    void addFault()
    {
        const Instant from = anyTime();
        m_scenario.faults.push_back({anyone(),
                                     chance(50) ? FaultKind::Unreachable : FaultKind::ClockNotAuthoritative,
                                     from, from + std::chrono::hours{pick(0, 24 * 40)}});
    }

    void addAct()
    {
        constexpr std::array acts{ActKind::Rollover, ActKind::RolloverCancel, ActKind::GrantAll,
                                  ActKind::RejectAll};
        const ScenarioTarget who = anyone();
        const bool server = who.kind == ScenarioTarget::Kind::Server;
        m_scenario.acts.push_back(
            {anyTime(), who, server ? acts[static_cast<std::size_t>(pick(0, 3))] : ActKind::Enroll});
    }

    std::mt19937_64 m_random;
    Scenario m_scenario;
};

} // namespace releve::plan
