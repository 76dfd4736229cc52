// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <map>

#include "pki/ios/transcript.h"
#include "pki/ops/changescript.h"
#include "tests/ops/routertext.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;
using ios::Refusal;

namespace {

/// Runs a script on a router that refuses some commands and answers the others.
std::vector<std::string> run(Script& script, const std::map<std::string, Refusal>& refusals,
                             const std::map<std::string, std::string>& answers = {},
                             const std::string& mode = {})
{
    script.begin({"R1", true, false, {}});
    std::vector<std::string> typed;
    std::string now = mode;
    while (const auto plan = script.next()) {
        typed.push_back(plan->line);
        ios::CommandOutcome outcome;
        const auto refused = refusals.find(plan->line);
        outcome.refusal = refused == refusals.end() ? Refusal::None : refused->second;
        const auto answer = answers.find(plan->line);
        outcome.output = outcome.refusal == Refusal::None ? (answer == answers.end() ? "" : answer->second)
                                                          : "% Invalid input detected at '^' marker.\n";
        if (plan->line == "configure terminal" && outcome.refusal == Refusal::None && answer == answers.end())
            now = "config";
        if (plan->line == "end")
            now.clear();
        outcome.mode = now;
        script.take(outcome);
    }
    return typed;
}

bool contains(const std::vector<std::string>& lines, std::string_view text)
{
    return std::any_of(lines.begin(), lines.end(),
                       [text](const std::string& line) { return line.find(text) != std::string::npos; });
}

Plan planned(ActKind kind, std::string target, std::vector<std::string> ids, const RouterText& router)
{
    Act act;
    act.kind = kind;
    act.target = std::move(target);
    act.ids = std::move(ids);
    Grounds grounds;
    grounds.snapshot = router.snapshot();
    grounds.privileged = true;
    return planOf(std::move(act), grounds);
}

} // namespace

class ScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ---- Reading

    void whatIsRefusedIsListedAndTheRestIsRead()
    {
        RefreshScript script(RefreshKind::Full);
        const auto typed =
            run(script,
                {{"show crypto pki timers detail", Refusal::Invalid},
                 {"show crypto key mypubkey rsa", Refusal::Unauthorized},
                 {"show crypto pki trustpoints status", Refusal::Incomplete},
                 {"show crypto pki trustpoints", Refusal::Invalid}},
                {{"show clock detail", "10:00:00.000 UTC Mon Oct 12 2015\nTime source is NTP\n"}});
        const RouterReading& reading = script.reading();
        QVERIFY(reading.finished && !reading.isWhole());
        QCOMPARE(reading.refused.size(), std::size_t{2});
        QCOMPARE(reading.refused[0].command, std::string("show crypto pki trustpoints status"));
        QCOMPARE(reading.refused[0].why, Refusal::Incomplete);
        QCOMPARE(reading.refused[1].why, Refusal::Unauthorized);
        QVERIFY(reading.lacks("show crypto key"));
        QVERIFY(!reading.lacks("show crypto pki timers"));
        QVERIFY(contains(typed, "show crypto pki timers"));
        QVERIFY(reading.text.find("R1#show crypto pki timers\n") != std::string::npos);
        QVERIFY(reading.text.find("mypubkey") == std::string::npos);
        QCOMPARE(ios::parseTranscript(reading.text).clocks.size(), std::size_t{1});
    }

    void theWholeConfigurationIsNeverAskedFor()
    {
        RefreshScript script(RefreshKind::Full);
        for (const std::string& line :
             run(script, {{"show running-config | section ^crypto pki", Refusal::Invalid}})) {
            QVERIFY2(line.size() <= 254, line.c_str());
            QVERIFY2(!line.starts_with("show running-config") ||
                         line.find(" | include ^") != std::string::npos ||
                         line.find(" | section ^") != std::string::npos,
                     line.c_str());
            QVERIFY2(line.starts_with("show "), line.c_str());
            QVERIFY2(line.find(" |") == line.rfind(" |"), line.c_str()); // a filter of IOS XE each
        }
        QVERIFY(script.reading().isWhole());
    }

    void serversAreAskedForTheirRequests()
    {
        RefreshScript script(RefreshKind::Full);
        const auto typed =
            run(script, {},
                {{"show crypto pki server", serverText(false).server},
                 {"show running-config | section ^crypto pki", "crypto pki server ROOTCA\n grant auto\n"}});
        QCOMPARE(std::count(typed.begin(), typed.end(), "show crypto pki server ROOTCA requests"),
                 std::ptrdiff_t{1});
        RefreshScript shut(RefreshKind::Full);
        QVERIFY(contains(
            run(shut, {},
                {{"show running-config | section ^crypto pki", "crypto pki server OFF\n shutdown\n"}}),
            "show crypto pki server OFF requests"));
        RefreshScript light(RefreshKind::Light);
        QCOMPARE(run(light, {}, {{"show crypto pki server", serverText(false).server}}),
                 (std::vector<std::string>{"show clock detail", "show crypto pki server",
                                           "show crypto pki timers detail"}));
    }

    void aReadingThatStopsIsNotWhole()
    {
        RefreshScript script(RefreshKind::Light);
        script.begin({"R1", false, false, {}});
        QVERIFY(script.next().has_value());
        script.stop({});
        QVERIFY(!script.reading().isWhole() && !script.reading().privileged);
    }

    // ---- Failures in words

    void failuresAreRecognised_data()
    {
        QTest::addColumn<QString>("output");
        QTest::addColumn<bool>("strict");
        QTest::addColumn<QString>("failure"); // empty = none
        const auto row = [](const char* output, bool strict, const char* failure) {
            QTest::newRow(output) << QString::fromUtf8(output) << strict << QString::fromUtf8(failure);
        };
        row("% Error in receiving Certificate Authority certificate: status = FAIL, cert length = 0\n", false,
            "ca-silent");
        row("% Please delete your existing CA certificate first.\n", false, "ca-already-held");
        row("% You must authenticate the Certificate Authority before\nyou can enroll with it.\n", false,
            "not-authenticated");
        row("Certificate validation failed - fingerprints did not match.\n", false, "fingerprint-mismatch");
        row("% CA server trustpoint is not known\n", false, "no-trustpoint");
        row("% Certificate server XX is not configured.\n", true, "no-server");
        row("% Time has not been set. Cannot start the Certificate server.\n", true, "clock-not-set");
        row("%Error opening nvram:/startup-config (No space left on device)\n", false, "disk-full");
        row("startup-config file open failed (Not enough space)\n", false, "disk-full");
        row("% there is no such pending request\n", true, "other");
        row("% Certificate 04 succesfully revoked.\n", true, "");
        row("% Start certificate enrollment .. \n% Create a challenge password. You will\n", false, "");
        row("*Dec 30 07:16:20.644: %PKI-3-SOCKETSEND: Failed to send out message to CA server.\n", true, "");
        row("% Certificate request sent to Certificate Authority\n", false, "");
        row("Building configuration...\n[OK]\n", false, "");
    }
    void failuresAreRecognised()
    {
        QFETCH(QString, output);
        QFETCH(bool, strict);
        QFETCH(QString, failure);
        const auto found = failureIn(output.toStdString(), strict);
        const std::string word = found ? std::string(wordOf(found->failure)) : std::string();
        QCOMPARE(word, failure.toStdString());
    }

    // ---- Changing

    void aRefusedLineIsTheLast()
    {
        const Plan plan = planned(ActKind::Grant, "ROOTCA", {"1", "2"}, serverText(false));
        ChangeScript script(plan);
        const auto typed =
            run(script, {}, {{"crypto pki server ROOTCA grant 1", "% there is no such pending request\n"}});
        QCOMPARE(typed, std::vector<std::string>{"crypto pki server ROOTCA grant 1"});
        QVERIFY(script.report().failed());
        QVERIFY(script.report().changeSent && script.report().finished);
    }

    void execIsTheFallback()
    {
        const Plan plan = planned(ActKind::Rollover, "ROOTCA", {}, serverText(false));
        // The first is of configuration mode, and the second the same of exec: only the mode tells.
        ChangeScript script(plan);
        script.begin({"ROOTCA", true, false, {}});
        std::vector<std::string> typed;
        std::string mode;
        while (const auto next = script.next()) {
            typed.push_back(next->mode.value_or("*") + ":" + next->line);
            ios::CommandOutcome outcome;
            if (next->line == "configure terminal")
                mode = "config";
            if (next->line == "end")
                mode.clear();
            if (next->mode == "config")
                outcome.refusal = Refusal::Invalid;
            if (next->line == "write memory")
                outcome.output = "Building configuration...\n[OK]\n";
            outcome.mode = mode;
            script.take(outcome);
        }
        QCOMPARE(typed,
                 (std::vector<std::string>{":configure terminal", "config:crypto pki server ROOTCA rollover",
                                           "*:end", ":crypto pki server ROOTCA rollover", ":write memory"}));
        QVERIFY(!script.report().failed());
        QVERIFY(script.report().saidSaved());
    }

    void whatAaaRefusesIsNotTriedElsewhere()
    {
        const Plan plan = planned(ActKind::Rollover, "ROOTCA", {}, serverText(false));
        ChangeScript script(plan);
        const auto typed = run(script, {{"crypto pki server ROOTCA rollover", Refusal::Unauthorized}});
        QCOMPARE(typed, (std::vector<std::string>{"configure terminal", "crypto pki server ROOTCA rollover",
                                                  "end"}));
        const LineReport* failed = script.report().failed();
        QVERIFY(failed);
        QCOMPARE(failed->refusal, Refusal::Unauthorized);
    }

    void configurationModeMayBeLocked()
    {
        const Plan plan = planned(ActKind::Rollover, "ROOTCA", {}, serverText(false));
        ChangeScript script(plan);
        const auto typed =
            run(script, {}, {{"configure terminal", "Configuration mode locked exclusively by user 'x'\n"}});
        QCOMPARE(typed, std::vector<std::string>{"configure terminal"});
        QVERIFY(script.report().failed() && !script.report().changeSent);
    }

    void aSaveWithoutOkIsNone()
    {
        const Plan plan = planned(ActKind::Save, {}, {}, spokeText());
        ChangeScript full(plan);
        static_cast<void>(
            run(full, {},
                {{"write memory",
                  "Building configuration...\n%Error opening nvram:/startup-config (no space left on "
                  "device)\n"}}));
        QVERIFY(!full.report().saidSaved());
        QCOMPARE(full.report().find(LineRole::Save)->failure->failure, RouterFailure::DiskFull);
        ChangeScript silent(plan);
        static_cast<void>(run(silent, {}, {{"write memory", "Building configuration...\n"}}));
        QCOMPARE(silent.report().find(LineRole::Save)->failure->failure, RouterFailure::NotSaved);
    }
};

QTEST_GUILESS_MAIN(ScriptTest)
#include "scripttest.moc"
