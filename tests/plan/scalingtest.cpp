// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include <QTest>

#include "pki/plan/simulator.h"
#include "tests/lifecycle/instants.h"

using namespace releve;
using namespace releve::plan;

namespace {

Scenario fleet(std::uint32_t clients, int years)
{
    Scenario scenario;
    scenario.start = at("2015-10-09T12:14:16Z");
    scenario.until = scenario.start + std::chrono::days{365 * years};
    ScenarioServer server;
    server.name = server.config.name = "ROOTCA";
    server.config.caLifetime = {730, 0, 0};
    server.config.autoRollover = lifecycle::DaysHoursMinutes{90, 0, 0};
    server.config.grant.automatic = true;
    scenario.servers.push_back(server);
    ScenarioClients group;
    group.name = "r";
    group.count = clients;
    group.enrolledAt = scenario.start;
    group.config.autoEnroll = lifecycle::AutoEnroll{80, false};
    scenario.clients.push_back(group);
    return scenario;
}

/// Seconds of processor time an event takes; the best of three, so that a busy machine does not matter.
double timePerEvent(const Scenario& scenario)
{
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const std::clock_t before = std::clock();
        const std::uint64_t events = simulate(scenario).events;
        const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        best = std::min(best, seconds / static_cast<double>(events));
    }
    return best;
}

} // namespace

class ScalingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsGrowWithTheClients()
    {
        const std::uint64_t alone = simulate(fleet(1, 10)).events;
        const std::uint64_t more = simulate(fleet(2, 10)).events - alone; // of one more client
        QCOMPARE(simulate(fleet(1000, 10)).events, alone + 999 * more);
    }

    /// Something quadratic would be a hundred times slower an event, not a few.
    void timePerEventHardlyGrows()
    {
        const double few = timePerEvent(fleet(300, 10));
        const double many = timePerEvent(fleet(30'000, 2));
        QVERIFY2(many < 12 * few,
                 qPrintable(QStringLiteral("%1 ns, then %2 ns").arg(few * 1e9).arg(many * 1e9)));
    }

    /// Faults and acts of a group are stored once, those of a client are found without a search through all.
    void manyFaultsAndActs()
    {
        Scenario scenario = fleet(2'000, 1);
        for (std::uint32_t i = 0; i < 2'000; ++i) {
            const Instant from = scenario.start + std::chrono::minutes{i};
            const ScenarioTarget group{ScenarioTarget::Kind::Group, 0, 0};
            const ScenarioTarget one{ScenarioTarget::Kind::Client, 0, i};
            scenario.faults.push_back({group, FaultKind::Unreachable, from, from + std::chrono::seconds{30}});
            scenario.faults.push_back(
                {one, FaultKind::ClockNotAuthoritative, from, from + std::chrono::hours{1}});
            scenario.acts.push_back({from, one, ActKind::Enroll});
        }
        QVERIFY(timePerEvent(scenario) < 1e-3);
    }
};

QTEST_GUILESS_MAIN(ScalingTest)
#include "scalingtest.moc"
