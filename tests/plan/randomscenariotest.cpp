// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <QTest>

#include "tests/lifecycle/longrun.h"
#include "tests/plan/played.h"
#include "tests/plan/probes.h"
#include "tests/plan/randomscenario.h"

using namespace releve;
using namespace releve::plan;
using lifecycle::LogEvent;

namespace {

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
