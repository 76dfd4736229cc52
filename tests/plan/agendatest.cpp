// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include <QTest>

#include "pki/plan/agenda.h"
#include "pki/plan/wakequeue.h"
#include "tests/lifecycle/instants.h"

using namespace releve;
using namespace releve::plan;
using namespace std::chrono_literals;
using lifecycle::never;

namespace {

const Instant zero = at("2016-01-01T00:00:00Z");

Scenario oneOfEach()
{
    Scenario scenario;
    scenario.start = zero;
    scenario.until = zero + 1h;
    scenario.servers.push_back({"S", {}});
    ScenarioClients group;
    group.name = "g";
    group.count = 3;
    scenario.clients = {group, group};
    return scenario;
}

} // namespace

class AgendaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptySets()
    {
        IntervalSet set;
        set.add(zero, zero);
        set.add(zero + 1s, zero);
        set.unite();
        QVERIFY(set.empty());
        QVERIFY(!set.contains(zero));
        QCOMPARE(set.nextEdgeAfter(zero), never);
    }

    void intervalsAreHalfOpen()
    {
        IntervalSet set;
        set.add(zero, zero + 2s);
        set.unite();
        QVERIFY(!set.contains(zero - 1s));
        QVERIFY(set.contains(zero));
        QVERIFY(set.contains(zero + 1s));
        QVERIFY(!set.contains(zero + 2s));
        QCOMPARE(set.nextEdgeAfter(zero - 1s), zero);
        QCOMPARE(set.nextEdgeAfter(zero), zero + 2s);
        QCOMPARE(set.nextEdgeAfter(zero + 2s), never);
    }

    /// Against a line of seconds.
    void unionsOfAnything()
    {
        std::mt19937 random(42);
        const auto second = [&] { return static_cast<int>(random() % 60); };
        for (int round = 0; round < 200; ++round) {
            IntervalSet set;
            std::array<bool, 61> line{};
            for (int i = 0; i < 6; ++i) {
                const int from = second();
                const int to = second();
                set.add(zero + std::chrono::seconds{from}, zero + std::chrono::seconds{to});
                for (int t = from; t < to; ++t)
                    line[static_cast<std::size_t>(t)] = true;
            }
            set.unite();
            for (std::size_t t = 0; t < 60; ++t) {
                const Instant now = zero + std::chrono::seconds{t};
                QCOMPARE(set.contains(now), line[t]);
                const auto edge =
                    std::find(line.begin() + static_cast<std::ptrdiff_t>(t), line.end(), !line[t]);
                const auto at = std::chrono::seconds{edge - line.begin()};
                QCOMPARE(set.nextEdgeAfter(now), edge == line.end() ? never : zero + at);
            }
        }
    }

    void everyDeviceHasItsOwn()
    {
        Scenario scenario = oneOfEach();
        const ScenarioTarget second{ScenarioTarget::Kind::Client, 1, 1};
        scenario.faults = {{{ScenarioTarget::Kind::Group, 0, 0}, FaultKind::Unreachable, zero, zero + 1s},
                           {second, FaultKind::ClockNotAuthoritative, zero, zero + 1s},
                           {{ScenarioTarget::Kind::Server, 0, 0}, FaultKind::HttpOff, zero, zero + 1s}};
        scenario.acts = {{zero + 9s, second, ActKind::Enroll},
                         {zero - 9s, second, ActKind::Enroll},
                         {zero, second, ActKind::Enroll}};
        const Agendas agendas(scenario);
        QVERIFY(agendas.ofGroup(0).unreachable.contains(zero));
        QVERIFY(agendas.ofGroup(0).clockLost.empty());
        QVERIFY(agendas.ofGroup(1).unreachable.empty());
        QVERIFY(agendas.ofServer(0).unreachable.contains(zero)); // HTTP off is unreachable
        for (std::uint32_t member = 0; member < 3; ++member) {
            QVERIFY(!agendas.ofClient(0, member));
            QCOMPARE(agendas.ofClient(1, member) != nullptr, member == 1);
        }
        QVERIFY(agendas.ofClient(1, 1)->clockLost.contains(zero));
        std::vector<std::pair<Instant, std::size_t>> acts;
        for (const PlannedAct& act : agendas.ofClient(1, 1)->acts)
            acts.emplace_back(act.at, act.order);
        // The one before the start is done at the start, and file order decides.
        QVERIFY((acts == std::vector<std::pair<Instant, std::size_t>>{{zero, 1}, {zero, 2}, {zero + 9s, 0}}));
    }

    /// The front is always the least: by time, then by number.
    void queueKeepsTheLeastInFront()
    {
        std::mt19937 random(7);
        for (const std::size_t size : {1U, 2U, 3U, 10U, 257U}) {
            std::vector<WakeQueue::Wake> wakes;
            std::vector<Instant> due(size);
            for (std::size_t i = 0; i < size; ++i) {
                due[i] = zero + std::chrono::seconds{random() % 20};
                wakes.push_back({due[i], static_cast<DeviceIndex>(i)});
            }
            WakeQueue queue(wakes);
            for (int i = 0; i < 2000; ++i) {
                const auto least =
                    static_cast<std::size_t>(std::min_element(due.begin(), due.end()) - due.begin());
                QCOMPARE(queue.front().device, static_cast<DeviceIndex>(least));
                QCOMPARE(queue.front().at, due[least]);
                due[least] += std::chrono::seconds{random() % 20};
                queue.delayFront(due[least]);
            }
        }
        QVERIFY(WakeQueue({}).empty());
    }
};

QTEST_GUILESS_MAIN(AgendaTest)
#include "agendatest.moc"
