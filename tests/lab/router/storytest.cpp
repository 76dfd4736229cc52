// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/lab/router/scenariolab.h"
#include "tests/lifecycle/longrun.h"
#include "tests/plan/randomscenario.h"

using namespace labsupport;
using namespace std::chrono_literals;

namespace {

std::string scenario(const std::string& until, const std::string& server, const std::string& clients,
                     const std::string& more = "")
{
    return R"({"start":"2015-10-09T12:14:16Z","until":")" + until +
           R"(","servers":[{"name":"ROOTCA","config":"crypto pki server ROOTCA\n issuer-name CN=RootCA,OU=TAC,O=Cisco\n )"
           R"(lifetime ca-certificate 730\n lifetime certificate 365\n)" +
           server + R"("}],"clients":[)" + clients + "]" + more + "}";
}

std::string client(const std::string& name, const std::string& lines, const std::string& at,
                   const std::string& more = "")
{
    return R"({"name":")" + name + R"(","server":"ROOTCA","enrolled_at":")" + at +
           R"(","config":"crypto pki trustpoint Root-CA\n)" + lines + R"("})" + more;
}

/// The first place where the lab's log is not the simulator's, with what comes before; empty when there is none.
std::string differenceOf(const plan::Scenario& scenario)
{
    constexpr unsigned shortKey = 512; // what a key is worth makes no difference here
    const auto expected = simulated(scenario);
    ScenarioLab lab(scenario, shortKey);
    const bool inTime = lab.play(60s);
    const auto log = lab.log();
    const auto [ours, theirs] = std::mismatch(log.begin(), log.end(), expected.begin(), expected.end());
    if (inTime && ours == log.end() && theirs == expected.end())
        return {};
    std::string told = inTime ? "" : "not done in time\n";
    for (auto before = ours - std::min<std::ptrdiff_t>(ours - log.begin(), 3); before != ours; ++before)
        told += "  both:      " + *before + '\n';
    told += "  lab:       " + (ours == log.end() ? "the end" : *ours) + '\n';
    return told + "  simulator: " + (theirs == expected.end() ? "the end" : *theirs);
}

} // namespace

/// What the lab does is what the simulator foresees: the same events, in the same order, at the same instants.
class StoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsSimulated_data()
    {
        QTest::addColumn<QString>("text");
        const std::string automatic = " grant auto\\n auto-rollover 90\\n";
        const std::string day = "2015-10-09T12:20:00Z";
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QString::fromStdString(text);
        };
        row("the seed's two generations",
            scenario("2019-10-08T12:14:16Z", automatic, client("spoke-1", " auto-enroll 80\\n", day)));
        row("a new key each time", scenario("2019-10-08T12:14:16Z", automatic,
                                            client("spoke-1", " auto-enroll 80 regenerate\\n", day)));
        row("several spokes", scenario("2018-01-01T00:00:00Z", automatic,
                                       client("spoke-1", " auto-enroll 80\\n", day) + "," +
                                           client("spoke-2", " auto-enroll 70 regenerate\\n", day) + "," +
                                           client("spoke-3", "", "2015-11-01T00:00:00Z")));
        row("granted by hand",
            scenario("2015-12-01T00:00:00Z", " auto-rollover 90\\n",
                     client("spoke-1", " auto-enroll 80\\n", day),
                     R"(,"acts":[{"at":"2015-10-09T13:00:00Z","who":"ROOTCA","do":"grant all"}])"));
        row("rejected",
            scenario("2015-12-01T00:00:00Z", " auto-rollover 90\\n",
                     client("spoke-1", " auto-enroll 80\\n", day),
                     R"(,"acts":[{"at":"2015-10-09T13:00:00Z","who":"ROOTCA","do":"reject all"}])"));
        row("out of reach when it has to renew",
            scenario(
                "2016-12-01T00:00:00Z", automatic, client("spoke-1", " auto-enroll 80\\n", day),
                R"(,"faults":[{"who":"ROOTCA","kind":"unreachable","from":"2016-07-20T00:00:00Z","to":"2016-08-02T00:00:00Z"}])"));
        row("without HTTP from the start",
            scenario(
                "2015-10-20T00:00:00Z", automatic, client("spoke-1", " auto-enroll 80\\n", day),
                R"(,"faults":[{"who":"ROOTCA","kind":"http-off","from":"2015-10-09T12:14:16Z","to":"2015-10-10T00:00:00Z"}])"));
        row("a clock lost",
            scenario(
                "2016-12-01T00:00:00Z", automatic, client("spoke-1", " auto-enroll 80\\n", day),
                R"(,"faults":[{"who":"spoke-1","kind":"clock-not-authoritative","from":"2016-07-20T00:00:00Z","to":"2016-08-02T00:00:00Z"}])"));
        row("no rollover CA",
            scenario("2018-01-01T00:00:00Z", " grant auto\\n", client("spoke-1", " auto-enroll 80\\n", day)));
        row("rolled over by hand, cancelled, and again",
            scenario("2018-01-01T00:00:00Z", " grant auto\\n", client("spoke-1", " auto-enroll 80\\n", day),
                     R"(,"acts":[{"at":"2017-01-01T00:00:00Z","who":"ROOTCA","do":"rollover"},)"
                     R"({"at":"2017-02-01T00:00:00Z","who":"ROOTCA","do":"rollover-cancel"},)"
                     R"({"at":"2017-03-01T00:00:00Z","who":"ROOTCA","do":"rollover"}])"));
        row("cancelled behind a client's back",
            scenario("2018-01-01T00:00:00Z", automatic, client("spoke-1", " auto-enroll 80\\n", day),
                     R"(,"acts":[{"at":"2017-10-01T00:00:00Z","who":"ROOTCA","do":"rollover-cancel"},)"
                     R"({"at":"2017-12-01T00:00:00Z","who":"spoke-1","do":"enroll"}])"));
    }

    void sameAsSimulated()
    {
        QFETCH(QString, text);
        const plan::Scenario played = scenarioOf(text.toStdString());
        QVERIFY(simulated(played).size() > 5);
        const std::string difference = differenceOf(played);
        QVERIFY2(difference.empty(), difference.c_str());
    }

    /// What nobody thought of: short lives, faults and acts at any time, several servers.
    void randomScenario_data()
    {
        QTest::addColumn<quint64>("seed");
        constexpr std::size_t usual = 20, full = 600;
        for (std::size_t seed = 1; seed <= repetitions(usual, full); ++seed)
            QTest::addRow("seed %zu", seed) << quint64{seed};
    }

    void randomScenario()
    {
        QFETCH(quint64, seed);
        const std::string difference = differenceOf(plan::RandomScenario(seed).make());
        QVERIFY2(difference.empty(), ("\n" + difference).c_str());
    }
};

QTEST_GUILESS_MAIN(StoryTest)
#include "storytest.moc"
