// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <random>
#include <set>

#include <QTest>

#include "tests/lifecycle/longrun.h"
#include "tests/plan/played.h"
#include "tests/plan/probes.h"

using namespace releve;
using namespace releve::plan;
using namespace std::chrono_literals;
using lifecycle::LogEvent;
using std::chrono::days;

namespace {

const Instant start = at("2015-10-09T12:14:16Z");

/// A scenario of a few devices with short lives, so that much happens.
class RandomScenario
{
public:
    explicit RandomScenario(std::uint64_t seed) : m_random(seed) {}

    Scenario make()
    {
        m_scenario.start = start;
        m_scenario.until = start + days{pick(1, 150)};
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

/// What the log itself must look like; empty when it does.
std::string logComplaint(const Scenario& scenario, const Played& played)
{
    std::set<std::string> servers;
    for (const ScenarioServer& server : scenario.servers)
        servers.insert(server.name);
    const auto rank = [&](const Heard& heard) {
        return std::tuple(heard.at, !servers.contains(heard.who), heard.who);
    };
    for (std::size_t i = 0; i < played.log.size(); ++i) {
        const Heard& heard = played.log[i];
        if (heard.at < scenario.start || heard.at > scenario.until)
            return "outside the scenario";
        if (i > 0 && rank(heard) < rank(played.log[i - 1]))
            return "out of order: " + heard.line;
        if (heard.entry.event == LogEvent::TimerArmed && heard.entry.due < heard.at)
            return "armed in the past: " + heard.line;
        if (std::chrono::floor<std::chrono::seconds>(heard.at) != heard.at)
            return "not a whole second";
    }
    for (const Stranded& stranded : played.summary.stranded) {
        if (stranded.until && *stranded.until <= stranded.since)
            return "stranded for no time: " + stranded.who;
    }
    if (played.summary.events != played.log.size())
        return "events miscounted";
    return {};
}

} // namespace

class RandomScenarioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomScenariosKeepTheInvariants()
    {
        std::size_t steps = 0;
        const std::size_t scenarios = repetitions(300, 5'000);
        for (std::size_t seed = 1; seed <= scenarios; ++seed) {
            const Scenario scenario = RandomScenario(seed).make();
            InvariantProbe probe;
            const Played played = play(scenario, &probe);
            std::string complaint = probe.complaint();
            if (complaint.empty())
                complaint = logComplaint(scenario, played);
            QVERIFY2(complaint.empty(), (complaint + ", seed " + std::to_string(seed)).c_str());
            steps += probe.steps();
        }
        QVERIFY(steps > 10'000);
    }

    /// The same scenario tells the same story, with or without anyone listening.
    void playsAlikeEveryTime()
    {
        for (std::size_t seed = 1; seed <= 50; ++seed) {
            const Scenario scenario = RandomScenario(seed).make();
            const Played one = play(scenario);
            const Played two = play(scenario);
            QCOMPARE(one.log.size(), two.log.size());
            for (std::size_t i = 0; i < one.log.size(); ++i)
                QVERIFY(one.log[i].entry == two.log[i].entry && one.log[i].at == two.log[i].at);
            QCOMPARE(simulate(scenario).events, one.summary.events);
            QCOMPARE(simulate(scenario).stranded, one.summary.stranded);
        }
    }
};

QTEST_GUILESS_MAIN(RandomScenarioTest)
#include "randomscenariotest.moc"
