// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <functional>

#include "pki/ops/plan.h"
#include "tests/ops/routertext.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;

namespace {

struct Case
{
    ActKind kind = ActKind::Renew;
    std::string target = "Root-CA";
    std::vector<std::string> ids = {};
    std::string fingerprint = {};
    std::optional<std::string> challenge = {};
    SaveWish save = SaveWish::WhenClean;
    RouterText router = spokeText();
    std::function<void(Grounds&)> grounds = {};

    [[nodiscard]] Plan plan() const
    {
        Act act{kind, target, ids, fingerprint, std::nullopt, save};
        if (challenge)
            act.challenge = SecretBytes(std::string_view(*challenge));
        Grounds from;
        from.snapshot = router.snapshot();
        from.privileged = true;
        from.ca = CaView();
        if (grounds)
            grounds(from);
        return planOf(std::move(act), from);
    }
};

Standing standingOf(const Plan& plan, Condition condition)
{
    for (const Precondition& precondition : plan.preconditions) {
        if (precondition.condition == condition)
            return precondition.standing;
    }
    return Standing::Count; // not looked at
}

std::string blocksOf(const Plan& plan)
{
    std::string words;
    for (const Precondition& precondition : plan.preconditions) {
        if (precondition.standing == Standing::Blocks)
            words.append(words.empty() ? "" : " ").append(wordOf(precondition.condition));
    }
    return words;
}

std::vector<std::string> typed(const Plan& plan)
{
    std::vector<std::string> lines;
    for (const PlannedLine& line : plan.lines)
        lines.push_back(std::string(wordOf(line.role)) + ": " + line.command.line);
    return lines;
}

bool has(const Plan& plan, ConsequenceCode code)
{
    return std::any_of(plan.consequences.begin(), plan.consequences.end(),
                       [code](const Consequence& one) { return one.code == code; });
}

Case serverCase(ActKind kind, bool rollover, std::vector<std::string> ids = {})
{
    Case test;
    test.kind = kind;
    test.target = "ROOTCA";
    test.ids = std::move(ids);
    test.router = serverText(rollover);
    return test;
}

const std::string pendingRow = "1      pending    8EF30F1B6264C558C44D58B768DAAEC6 hostname=R28,cn=R28\n";
const std::string grantedRow = "2      granted    620A291300000000000000000000AAAA hostname=R27,cn=R27\n";

} // namespace

Q_DECLARE_METATYPE(Case)

class PlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatBlocks_data()
    {
        QTest::addColumn<Case>("test");
        QTest::addColumn<QString>("blocks");
        const auto row = [](const char* name, const Case& test, const char* blocks) {
            QTest::newRow(name) << test << QString::fromUtf8(blocks);
        };
        row("nothing", {}, "");
        Case test;
        test.router.clockSource = "hardware calendar";
        test.router.clock = "*10:00:00.000 CET Mon Oct 12 2015";
        row("clock not authoritative", test, "clock-authoritative");
        test = {};
        test.grounds = [](Grounds& from) { from.error = Error{ErrorCode::Unreachable, "no route"}; };
        row("device out of reach", test, "device-reachable");
        test.grounds = [](Grounds& from) { from.privileged = false; };
        row("not at #", test, "privileged");
        test.grounds = [](Grounds& from) { from.ca->error = Error{ErrorCode::ConnectionRefused, "refused"}; };
        row("CA out of reach", test, "ca-reachable");
        test.grounds = [](Grounds& from) { from.ca->lost = {scep::Capability::Renewal}; };
        row("CA that shrank", test, "capabilities-kept");
        test = {};
        test.target = "Nobody";
        row("no such trustpoint", test, "trustpoint-known");
        test.target = "a b";
        row("a name of two words", test, "names-typable trustpoint-known");
        test.target = "x\nreload";
        row("a name with a line end", test, "names-typable trustpoint-known");
        test = {};
        test.challenge = "s\x03t";
        row("a challenge with a control character", test, "challenge-typable");
        test = {};
        test.kind = ActKind::Enroll;
        row("enroll what is enrolled", test, "identity-not-held");
        test = {};
        test.router.certificates = caText("Root-CA").text();
        row("renew what is not enrolled", test, "identity-held");
        test.router.certificates = {};
        row("renew what is not authenticated", test, "ca-held identity-held");
        test = {};
        test.router.clock = "10:00:00.000 CET Mon Oct 10 2016";
        row("renew an expired certificate", test, "identity-valid");
        test.router.clock = "10:00:00.000 CET Mon Oct 9 2017";
        row("renew under an expired CA", test, "ca-valid identity-valid");
        test = {};
        test.router.trustpoint = "crypto pki trustpoint Root-CA\n enrollment terminal\n";
        row("enrollment by hand", test, "enrolls-over-scep");
        test = {};
        test.kind = ActKind::Authenticate;
        test.fingerprint = hex("C1", 40);
        row("authenticate what is authenticated", test, "ca-not-held");
        test.router.certificates = {};
        row("authenticate", test, "");
        test.fingerprint = {};
        row("authenticate without a fingerprint", test, "fingerprint-given");
        test.fingerprint = hex("C1", 64);
        row("a fingerprint that is not shown, of a CA not seen", test, "fingerprint-is-cas");
        row("roll over", serverCase(ActKind::Rollover, false), "");
        row("roll over again", serverCase(ActKind::Rollover, true), "rollover-absent");
        row("cancel", serverCase(ActKind::RolloverCancel, true), "");
        row("cancel nothing", serverCase(ActKind::RolloverCancel, false), "rollover-present");
        test = serverCase(ActKind::Rollover, false);
        test.target = "OTHER";
        row("no such server", test, "server-known");
        test = serverCase(ActKind::Rollover, false);
        test.router.trustpoint = "crypto pki server ROOTCA\n mode sub-cs\n";
        row("a subordinate CA", test, "server-is-root");
        test = serverCase(ActKind::Rollover, false);
        test.router.settings = "no ip http server\n";
        row("HTTP off", test, "http-server-on");
        test = serverCase(ActKind::Rollover, false);
        test.router.server = "Certificate Server ROOTCA:\n    Status: disabled, HTTP Server is disabled\n"
                             "    State: check failed\n    Issuer name: CN=RootCA\n";
        row("check failed", test, "http-server-on server-enabled");
        test.router.server = "Certificate Server ROOTCA:\n    Status: disabled\n    State: disabled\n"
                             "    Issuer name: CN=RootCA\n";
        row("shut", test, "server-enabled");
        row("grant all of none", serverCase(ActKind::Grant, false), "any-pending");
        row("grant what is not there", serverCase(ActKind::Grant, false, {"7"}), "request-present");
        test = serverCase(ActKind::Grant, false, {"2"});
        test.router.requests = pendingRow + grantedRow;
        row("grant what is granted", test, "request-pending");
        test.ids = {"1"};
        row("grant", test, "");
        test.kind = ActKind::Reject;
        test.ids = {"1", "9"};
        row("reject one of two", test, "request-present");
        row("revoke what was never issued", serverCase(ActKind::Revoke, false, {"0x4"}), "serial-issued");
        row("revoke the CA itself", serverCase(ActKind::Revoke, false, {"01"}), "serial-not-cas");
        row("revoke no number", serverCase(ActKind::Revoke, false, {"2 all"}), "serial-well-formed");
        row("revoke", serverCase(ActKind::Revoke, false, {"02"}), "");
        test = {};
        test.kind = ActKind::Save;
        test.target = {};
        test.router.clock = "*10:00:00.000 CET Mon Oct 12 2015";
        row("save without a clock", test, "");
    }
    void whatBlocks()
    {
        QFETCH(Case, test);
        QFETCH(QString, blocks);
        const Plan plan = test.plan();
        QCOMPARE(blocksOf(plan), blocks.toStdString());
        QCOMPARE(plan.isBlocked(), !blocks.isEmpty());
    }

    void whatWarns()
    {
        Case test;
        test.grounds = [](Grounds& from) {
            from.readAt = *from.snapshot->clock.deviceInstant + std::chrono::seconds(61);
            from.refused = {{"show crypto key mypubkey rsa", ios::Refusal::Unauthorized}};
            from.ca.reset();
        };
        test.router.head = "! Last configuration change at 10:00:02 CET Sun Oct 11 2015\n"
                           "! NVRAM config last updated at 10:00:01 CET Sun Oct 11 2015\n";
        test.router.trustpoint =
            "crypto pki trustpoint Root-CA\n enrollment url http://172.16.1.1:80\n password x\n";
        test.router.status = "Pending";
        const Plan plan = test.plan();
        for (const Condition condition :
             {Condition::SkewSmall, Condition::ReadWhole, Condition::ConfigurationSaved,
              Condition::PasswordNotSet, Condition::AutoEnrollSet, Condition::NoRequestPending,
              Condition::CaReachable})
            QVERIFY2(standingOf(plan, condition) == Standing::Warns, std::string(wordOf(condition)).c_str());
        QVERIFY(!plan.isBlocked());
        Case granting = serverCase(ActKind::Grant, false, {"7"});
        granting.grounds = [](Grounds& from) {
            from.refused = {{"show crypto pki server", ios::Refusal::Unauthorized},
                            {"show crypto pki server ROOTCA requests", ios::Refusal::Unauthorized}};
        };
        QCOMPARE(standingOf(granting.plan(), Condition::RequestsKnown), Standing::Warns);
        QCOMPARE(standingOf(granting.plan(), Condition::ServerEnabled), Standing::Warns);
        QCOMPARE(standingOf(granting.plan(), Condition::RequestPresent), Standing::Count);
        const Plan good = Case().plan();
        for (const Precondition& precondition : good.preconditions)
            QVERIFY2(precondition.standing == Standing::Met,
                     std::string(wordOf(precondition.condition)).c_str());
    }

    void whatIsTyped()
    {
        QCOMPARE(typed(Case().plan()),
                 (std::vector<std::string>{"enter: configure terminal", "change: crypto pki enroll Root-CA",
                                           "leave: end", "fallback: crypto pki enroll Root-CA",
                                           "save: write memory"}));
        Case pending;
        pending.router.status = "Pending";
        QCOMPARE(typed(pending.plan()).at(1), std::string("change: no crypto pki enroll Root-CA"));
        QVERIFY(has(pending.plan(), ConsequenceCode::PendingRequestDropped));
        QCOMPARE(typed(serverCase(ActKind::RolloverCancel, true).plan()),
                 (std::vector<std::string>{"enter: configure terminal",
                                           "change: crypto pki server ROOTCA rollover cancel", "leave: end",
                                           "fallback: crypto pki server ROOTCA rollover cancel",
                                           "save: write memory"}));
        QCOMPARE(typed(serverCase(ActKind::Grant, false, {"1", "2"}).plan()),
                 (std::vector<std::string>{"change: crypto pki server ROOTCA grant 1",
                                           "change: crypto pki server ROOTCA grant 2"}));
        QCOMPARE(typed(serverCase(ActKind::Reject, false).plan()),
                 std::vector<std::string>{"change: crypto pki server ROOTCA reject all"});
        QCOMPARE(typed(serverCase(ActKind::Revoke, false, {"02"}).plan()),
                 (std::vector<std::string>{"change: crypto pki server ROOTCA revoke 0x2",
                                           "check: show crypto pki server ROOTCA crl"}));
        Case hostile;
        hostile.target = "x\nreload";
        QVERIFY(hostile.plan().lines.empty());
        hostile = serverCase(ActKind::Grant, false, {"1 | redirect flash:x"});
        QVERIFY(hostile.plan().lines.empty());
    }

    void theDialogueOfEnrollment()
    {
        Case test;
        test.challenge = "one-time";
        test.router.certificates =
            CertificateText{.subject = "serialNumber=67539829+ipaddress=10.0.0.1+hostname=spoke-1"}.text() +
            caText("Root-CA").text();
        const Plan plan = test.plan();
        std::vector<std::string> questions;
        for (const ios::PlannedAnswer& answer : plan.lines.at(1).command.answers) {
            const std::string typedAnswer(releve::textOf(answer.answer.view()));
            questions.push_back(answer.question + " " + (answer.secret ? "***" : typedAnswer));
            QVERIFY(!answer.secret || typedAnswer == "one-time");
        }
        QCOMPARE(questions,
                 (std::vector<std::string>{
                     "re-enroll yes", "password: ***", "re-enter password: ***",
                     "router serial number in the subject name yes", "IP address in the subject name yes",
                     "Interface name or IP Address 10.0.0.1", "Request certificate from CA yes"}));
        QVERIFY(plan.lines.at(1).command.mode == "config");
        // A password in the configuration is not asked for; a first enrollment must not replace anything.
        test.router = spokeText();
        test.router.certificates = caText("Root-CA").text();
        test.router.trustpoint += " password 7 060506324F41\n";
        test.kind = ActKind::Enroll;
        const Plan first = test.plan();
        for (const ios::PlannedAnswer& answer : first.lines.at(1).command.answers)
            QVERIFY(!answer.secret && answer.question != "re-enroll");
    }

    void aCertificateIsAcceptedByItsFingerprintOnly()
    {
        Case test;
        test.kind = ActKind::Authenticate;
        test.fingerprint = "c1c1c1c1 c1c1c1c1 c1c1c1c1 c1c1c1c1";
        test.router.certificates = {};
        const Plan plan = test.plan();
        const auto& answers = plan.lines.at(1).command.answers;
        QCOMPARE(answers.size(), std::size_t{1});
        QCOMPARE(answers[0].printedBefore, hex("C1", 32));
        QVERIFY(!answers[0].optional);
    }

    void savingIsForWhatIsOurs()
    {
        Case test;
        QCOMPARE(test.plan().save, SaveChoice::Saves);
        QVERIFY(has(test.plan(), ConsequenceCode::ConfigurationWritten));
        test.router.head = "! Last configuration change at 10:00:02 CET Sun Oct 11 2015\n";
        QCOMPARE(test.plan().save, SaveChoice::UnsavedChanges);
        QVERIFY(has(test.plan(), ConsequenceCode::LostAtReload));
        QVERIFY(typed(test.plan()).back() != "save: write memory");
        test.save = SaveWish::Always;
        QCOMPARE(typed(test.plan()).back(), std::string("save: write memory"));
        test = {};
        test.router.head = {};
        QCOMPARE(test.plan().save, SaveChoice::NotKnown);
        test = {};
        test.grounds = [](Grounds& from) {
            from.refused = {{"show running-config | include ^(hostname", ios::Refusal::Invalid}};
        };
        QCOMPARE(test.plan().save, SaveChoice::NotKnown);
        test = {};
        test.save = SaveWish::Never;
        QCOMPARE(test.plan().save, SaveChoice::Declined);
        QCOMPARE(serverCase(ActKind::Grant, false).plan().save, SaveChoice::NotNeeded);
    }

    void whatFollows()
    {
        QVERIFY(has(Case().plan(), ConsequenceCode::IdentityReplacedAtOnce));
        Case regenerates;
        regenerates.router.trustpoint += " auto-enroll 80 regenerate\n";
        QVERIFY(has(regenerates.plan(), ConsequenceCode::KeyReplaced));
        Case shadow;
        shadow.router.certificates += shadowText("Root-CA").text();
        QVERIFY(has(shadow.plan(), ConsequenceCode::ShadowIdentityRequested));
        QVERIFY(!has(shadow.plan(), ConsequenceCode::IdentityReplacedAtOnce));
        const Plan made = serverCase(ActKind::Rollover, false).plan();
        QVERIFY(has(made, ConsequenceCode::ShadowCaMade));
        QCOMPARE(made.consequences.front().parameters.at("starts"), std::string("2017-10-08T12:14:16Z"));
        QVERIFY(has(serverCase(ActKind::RolloverCancel, true).plan(), ConsequenceCode::TimerNotRearmed));
        Case byHand;
        byHand.grounds = [](Grounds& from) {
            RouterText manual = serverText(false);
            manual.trustpoint = "crypto pki server ROOTCA\n auto-rollover 90\n";
            from.everybody = {manual.snapshot()};
        };
        QVERIFY(has(byHand.plan(), ConsequenceCode::MayWaitForGrant));
        Case revoked = serverCase(ActKind::Revoke, false, {"02"});
        revoked.grounds = [](Grounds& from) { from.everybody = {spokeText().snapshot()}; };
        QVERIFY(has(revoked.plan(), ConsequenceCode::HolderLosesCertificate));
    }

    void theDigestIsOfWhatTheActDependsOn()
    {
        const auto digest = [](const Case& test) { return test.plan().digest; };
        const std::string before = digest({});
        QCOMPARE(before.size(), std::size_t{64});
        Case later;
        later.router.clock = "11:30:00.000 CET Mon Oct 12 2015";
        later.router.timers = "|       14:50.620  (2015-10-12T00:15:00Z) SESSION CLEANUP\n";
        QCOMPARE(digest(later), before);
        Case renewed;
        renewed.router.certificates =
            CertificateText{.serial = "05", .seed = "A2"}.text() + caText("Root-CA").text();
        QVERIFY(digest(renewed) != before);
        Case pending;
        pending.router.status = "Pending";
        QVERIFY(digest(pending) != before);
        Case unsaved;
        unsaved.router.head = "! Last configuration change at 10:00:02 CET Sun Oct 11 2015\n";
        QVERIFY(digest(unsaved) != before);
        Case one = serverCase(ActKind::Grant, false, {"1"});
        one.router.requests = pendingRow;
        Case two = one;
        two.router.requests = pendingRow + "3      pending    00000000000000000000000000000000 cn=other\n";
        QCOMPARE(digest(one), digest(two));
        one.ids.clear();
        two.ids.clear();
        QVERIFY(digest(one) != digest(two));
        QVERIFY(digest(serverCase(ActKind::Rollover, false)) != digest(serverCase(ActKind::Rollover, true)));
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plantest.moc"
