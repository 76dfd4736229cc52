// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/inventory.h"
#include "pki/ops/outcome.h"
#include "tests/ops/opssupport.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;
using store::IntentState;

namespace {

/// An act, from the reading before it to the verdict.
struct Outcome
{
    Plan plan;
    ChangeReport report;
    std::optional<Verdict> verdict; ///< nothing when the plan is blocked

    [[nodiscard]] std::string word() const
    {
        return verdict ? std::string(wordOf(verdict->code)) : "blocked";
    }
    [[nodiscard]] std::string blocks() const { return blocked(plan).parameters.at("conditions"); }
};

} // namespace

/// Planned acts, carried out on the lab's routers.
class ChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_lab.start());
        QVERIFY(m_lab.order(R"({"do":"until","value":"2015-10-10T00:00:00Z"})")); // all have enrolled
        QVERIFY(m_lab.order(R"({"do":"speed","value":1})"));
        QVERIFY(m_lab.order(R"({"do":"resume"})"));
    }

    void aReadingIsWhole()
    {
        const auto [snapshot, reading] = read("ROOTCA");
        QVERIFY(snapshot && reading.isWhole() && reading.privileged);
        QCOMPARE(reading.host, std::string("ROOTCA"));
        QCOMPARE(snapshot->servers.size(), std::size_t{1});
        QCOMPARE(snapshot->facts.requestsRead, std::vector<std::string>{"ROOTCA"});
        QCOMPARE(snapshot->facts.configurationSaved, std::optional(true));
        QCOMPARE(snapshot->facts.httpServer, std::optional(true));
        const auto [spoke, spokes] = read("spoke-8"); // not told the enable password
        QVERIFY(spoke && spokes.finished && !spokes.privileged);
        QVERIFY(spokes.lacks("show running-config"));
        QVERIFY(!spoke->facts.configurationSaved);
    }

    void aSpokeRenews()
    {
        for (const char* spoke : {"spoke-1", "spoke-2", "spoke-3", "spoke-4"}) {
            const Outcome outcome = carryOut(spoke, ActKind::Renew, "Root-CA");
            QCOMPARE(outcome.word(), std::string("proved"));
            QVERIFY(outcome.plan.save == SaveChoice::Saves && outcome.report.saidSaved());
            QVERIFY(outcome.verdict->parameters.at("serial") !=
                    outcome.verdict->parameters.at("before-serial"));
        }
    }

    void aServerRollsOverAndBack()
    {
        QCOMPARE(carryOut("ROOTCA", ActKind::Rollover, "ROOTCA").word(), std::string("proved"));
        const Outcome again = carryOut("ROOTCA", ActKind::Rollover, "ROOTCA");
        QCOMPARE(again.blocks(), std::string("rollover-absent"));
        const Outcome cancelled =
            carryOut("ROOTCA", ActKind::RolloverCancel, "ROOTCA",
                     [this](Act&, Grounds& grounds) { grounds.everybody = {read("spoke-1").first}; });
        QCOMPARE(cancelled.word(), std::string("proved"));
        QVERIFY(cancelled.plan.holders);
        QCOMPARE(cancelled.plan.holders->holders.size(), std::size_t{0});
        QCOMPARE(carryOut("ROOTCA", ActKind::RolloverCancel, "ROOTCA").blocks(),
                 std::string("rollover-present"));
    }

    void requestsAreRejectedAndGranted()
    {
        QCOMPARE(carryOut("MANUALCA", ActKind::Reject, "MANUALCA").word(), std::string("proved"));
        const std::string trustpoint = read("spoke-6").first->trustpoints.at(0).name;
        const Outcome waits = carryOut("spoke-6", ActKind::Enroll, trustpoint);
        QCOMPARE(waits.word(), std::string("pending-at-ca"));
        QCOMPARE(static_cast<int>(waits.verdict->state), static_cast<int>(IntentState::Unknown));
        const Outcome absent =
            carryOut("MANUALCA", ActKind::Grant, "MANUALCA", [](Act& act, Grounds&) { act.ids = {"77"}; });
        QCOMPARE(absent.blocks(), std::string("request-present"));
        QCOMPARE(carryOut("MANUALCA", ActKind::Grant, "MANUALCA").word(), std::string("proved"));
    }

    void aCertificateIsRevoked()
    {
        const auto spoke = read("spoke-3").first;
        const std::string serial = spoke->findTrustpoint("Root-CA")->identity->record.serial;
        const Outcome outcome =
            carryOut("ROOTCA", ActKind::Revoke, "ROOTCA", [&](Act& act, Grounds&) { act.ids = {serial}; });
        QCOMPARE(outcome.word(), std::string("proved"));
    }

    void aTrustpointIsMade()
    {
        Talk talk(m_lab.hop("spoke-4"));
        QVERIFY(talk.next<ios::DialogueReady>());
        for (const char* line : {"configure terminal", "crypto pki trustpoint Second",
                                 "enrollment url http://172.16.1.1:80", "revocation-check none", "end"})
            static_cast<void>(talk.run(line));
        const std::string ca = read("ROOTCA").first->servers.at(0).status->value.caFingerprint;
        const Outcome wrong = carryOut("spoke-4", ActKind::Authenticate, "Second", [](Act& act, Grounds&) {
            act.fingerprint = "00112233445566778899AABBCCDDEEFF";
        });
        QCOMPARE(wrong.word(), std::string("other-certificate"));
        const Outcome right = carryOut("spoke-4", ActKind::Authenticate, "Second",
                                       [&](Act& act, Grounds&) { act.fingerprint = ca; });
        QCOMPARE(right.word(), std::string("proved"));
        QVERIFY(right.plan.save == SaveChoice::UnsavedChanges && !right.report.find(LineRole::Save));
        QCOMPARE(carryOut("spoke-4", ActKind::Enroll, "Second").word(), std::string("proved"));
        QCOMPARE(carryOut("spoke-4", ActKind::Save, {}).word(), std::string("proved"));
        QCOMPARE(carryOut("spoke-4", ActKind::Enroll, "Second").blocks(), std::string("identity-not-held"));
    }

    // ---- Lies and accidents

    void okThatDoesNothing()
    {
        QVERIFY(m_lab.fault("spoke-5", "says-ok-does-nothing"));
        QVERIFY(m_lab.fault("ROOTCA", "says-ok-does-nothing"));
        const Outcome renewal = carryOut("spoke-5", ActKind::Renew, "Root-CA");
        QCOMPARE(renewal.word(), std::string("nothing-changed"));
        QVERIFY(!renewal.report.failed());
        QCOMPARE(carryOut("ROOTCA", ActKind::Rollover, "ROOTCA").word(), std::string("nothing-changed"));
        const Outcome revocation =
            carryOut("ROOTCA", ActKind::Revoke, "ROOTCA", [](Act& act, Grounds&) { act.ids = {"02"}; });
        QCOMPARE(revocation.word(), std::string("nothing-changed"));
        QCOMPARE(carryOut("spoke-5", ActKind::Save, {}).word(), std::string("not-saved"));
        QVERIFY(m_lab.fault("spoke-5", "says-ok-does-nothing", false));
        QVERIFY(m_lab.fault("ROOTCA", "says-ok-does-nothing", false));
    }

    void theCertificateOfBefore()
    {
        QVERIFY(m_lab.fault("ROOTCA", "returns-old-certificate"));
        const Outcome outcome = carryOut("spoke-5", ActKind::Renew, "Root-CA");
        QCOMPARE(outcome.word(), std::string("router-retries"));
        QVERIFY(m_lab.fault("ROOTCA", "returns-old-certificate", false));
    }

    void aQuestionNobodyExpected()
    {
        QVERIFY(m_lab.fault("spoke-1", "unexpected-question"));
        const Outcome outcome = carryOut("spoke-1", ActKind::Renew, "Root-CA");
        QCOMPARE(outcome.word(), std::string("question-unknown"));
        QCOMPARE(static_cast<int>(outcome.verdict->state), static_cast<int>(IntentState::Failed));
        QVERIFY(m_lab.fault("spoke-1", "unexpected-question", false));
    }

    void aFullDisk()
    {
        QVERIFY(m_lab.fault("spoke-2", "disk-full"));
        QCOMPARE(carryOut("spoke-2", ActKind::Save, {}).word(), std::string("disk-full"));
        const Outcome renewal = carryOut("spoke-2", ActKind::Renew, "Root-CA",
                                         [](Act& act, Grounds&) { act.save = SaveWish::Always; });
        QCOMPARE(renewal.word(), std::string("not-saved"));
        QCOMPARE(static_cast<int>(renewal.verdict->state), static_cast<int>(IntentState::Done));
        QCOMPARE(renewal.verdict->parameters.at("failure"), std::string("disk-full"));
        QVERIFY(m_lab.fault("spoke-2", "disk-full", false));
    }

    void aLinkThatBreaks()
    {
        m_dropsAt = "crypto pki enroll Root-CA"; // before the router could ask anything
        const Outcome outcome = carryOut("spoke-3", ActKind::Renew, "Root-CA");
        QVERIFY(outcome.report.stop && outcome.report.changeSent);
        QCOMPARE(outcome.report.stop->reason, ios::StopReason::ConnectionLost);
        QCOMPARE(outcome.word(), std::string("link-lost"));
        QCOMPARE(static_cast<int>(outcome.verdict->state), static_cast<int>(IntentState::Unknown));
        m_dropsAt = "configure terminal";
        const Outcome early = carryOut("spoke-3", ActKind::Renew, "Root-CA");
        QCOMPARE(early.word(), std::string("link-lost"));
        QCOMPARE(static_cast<int>(early.verdict->state), static_cast<int>(IntentState::Failed));
        m_dropsAt = "crypto pki server ROOTCA rollover"; // which asks nothing
        const Outcome done = carryOut("ROOTCA", ActKind::Rollover, "ROOTCA");
        QVERIFY(done.report.stop);
        QCOMPARE(done.verdict->state, IntentState::Done);
        m_dropsAt.clear();
    }

    void whatTheRouterIsNotFitFor()
    {
        QVERIFY(m_lab.fault("spoke-1", "clock-not-authoritative"));
        QCOMPARE(carryOut("spoke-1", ActKind::Renew, "Root-CA").blocks(), std::string("clock-authoritative"));
        QVERIFY(m_lab.fault("MANUALCA", "http-off"));
        QCOMPARE(carryOut("MANUALCA", ActKind::Rollover, "MANUALCA").blocks(),
                 std::string("http-server-on server-enabled"));
    }

private:
    std::pair<fleet::SnapshotPtr, RouterReading> read(const std::string& router)
    {
        Talk talk(m_lab.hop(router));
        RefreshScript script(RefreshKind::Full);
        talk.run(script);
        fleet::Reading reading;
        static_cast<void>(reading.add(router, bytesOf(script.reading().text)));
        return {fleet::updated(nullptr, fleet::Device{router, router, {}}, std::move(reading), m_clock),
                script.reading()};
    }

    Outcome carryOut(const std::string& router, ActKind kind, std::string target,
                     const std::function<void(Act&, Grounds&)>& adjust = {})
    {
        const auto [before, reading] = read(router);
        Act act;
        act.kind = kind;
        act.target = std::move(target);
        Grounds grounds;
        grounds.snapshot = before;
        grounds.privileged = reading.privileged;
        grounds.refused = reading.refused;
        if (adjust)
            adjust(act, grounds);
        Outcome outcome{planOf(std::move(act), grounds), {}, {}};
        if (outcome.plan.isBlocked())
            return outcome;
        {
            Talk talk(m_lab.hop(router));
            ChangeScript script(outcome.plan);
            talk.run(script, [&](const std::string& line) {
                if (line == m_dropsAt)
                    QVERIFY(m_lab.fault(router, "drop-after-command"));
            });
            outcome.report = script.report();
        }
        if (!m_dropsAt.empty() && !m_lab.fault(router, "drop-after-command", false))
            return outcome;
        constexpr int mostReadings = 5; // of what may still be under way
        for (int i = 0; i < mostReadings && (!outcome.verdict || outcome.verdict->waits); ++i) {
            const auto [after, again] = read(router);
            outcome.verdict =
                verdictOf(outcome.plan, *before, after.get(), again.refused, nullptr, outcome.report);
        }
        return outcome;
    }

    DemoLab m_lab;
    SystemClock m_clock;
    std::string m_dropsAt; ///< the link breaks when this line has been typed
};

QTEST_GUILESS_MAIN(ChangeTest)
#include "changetest.moc"
