// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/lifecycle/certificateserver.h"
#include "tests/lifecycle/rowcheck.h"
#include "tests/lifecycle/steps.h"

using namespace releve;
using namespace releve::lifecycle;
using namespace std::chrono_literals;
using std::chrono::days;
using S = ServerState;
using E = ServerEventKind;

namespace {

const Instant start = at("2015-10-09T12:14:16Z");
const Instant end = at("2017-10-08T12:14:16Z");

RowCheck<ServerRow, ServerState, ServerEventKind>& rowCheck()
{
    static RowCheck<ServerRow, ServerState, ServerEventKind> check(serverTable());
    return check;
}

/// The seed's certificate server, granting by itself.
CertificateServerConfig seedConfig()
{
    CertificateServerConfig config;
    config.name = "ROOTCA";
    config.caLifetime = {730, 0, 0};
    config.certificateLifetime = {365, 0, 0};
    config.autoRollover = DaysHoursMinutes{90, 0, 0};
    config.grant.automatic = true;
    return config;
}

/// A server and its time; every step is held against the table.
struct Bench
{
    CertificateServer server;
    Instant now = start;
    ServerStep last{};

    explicit Bench(const CertificateServerConfig& config = seedConfig()) { server.config = config; }

    const ServerStep& take(const ServerEvent& event)
    {
        last = step(server, event, now);
        if (!rowCheck().allListed(last, event.kind))
            qFatal("a row was taken that the table does not list");
        return last;
    }
    const ServerStep& take(E kind) { return take({.kind = kind}); }
    Bench& enabled()
    {
        take(E::NoShut);
        return *this;
    }
    Bench& withRollover()
    {
        enabled();
        now = end - days{90};
        take(*server.due(now));
        return *this;
    }
    /// Goes on to `then`, doing on the way what falls due.
    void passTo(Instant then)
    {
        while (server.nextDue() <= then) {
            now = std::max(now, server.nextDue());
            take(*server.due(now));
        }
        now = then;
    }
    Story rows() const { return rowsOf(last, serverTable()); }

    Answer ask(Operation operation, Requester who = 0) { return ask({.operation = operation}, who); }
    Answer ask(const Message& message, Requester who = 0)
    {
        take({.kind = E::Receive, .requester = who, .message = message});
        const auto* sent = find<SendAnswer>(last);
        if (!sent)
            qFatal("no answer");
        return sent->answer;
    }
    Message enroll() const
    {
        return {.operation = Operation::PkcsReq, .recipient = server.current->serial, .key = 7};
    }
    Message renewal(const CertificateFacts& identity) const
    {
        Message message = enroll();
        message.purpose = Purpose::Renew;
        message.signer = identity;
        return message;
    }
    Message shadow(const CertificateFacts& identity) const
    {
        Message message = renewal(identity);
        message.purpose = Purpose::Shadow;
        message.recipient = server.rollover->serial;
        return message;
    }
    bool refused() const { return find<RefuseServerAct>(last) != nullptr; }
};

} // namespace

class CertificateServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Table 5.2.

    void row_5_2_01_noShutCreatesTheCa()
    {
        Bench bench;
        QCOMPARE(bench.server.state(), S::S1);
        bench.take(E::NoShut);
        QCOMPARE(bench.rows(), Story{"1"});
        QCOMPARE(bench.server.state(), S::S3);
        QCOMPARE(*bench.server.current, (CertificateFacts{1, 1, 1, start, end}));
        QVERIFY(find<GenerateCaKey>(bench.last));
        QVERIFY(!find<SignCa>(bench.last)->rollover);
        QCOMPARE(find<IssueCrl>(bench.last)->nextUpdate, start + 6h);
        QCOMPARE(storyOf(bench.last),
                 (Story{"ca-created", "timer-armed CS SHADOW CERT GENERATION 2017-07-10T12:14:16Z",
                        "timer-armed CS CERT EXPIRE 2017-10-08T12:14:16Z"}));
    }

    void row_5_2_02_noShutWithoutClockIsRefused()
    {
        Bench bench;
        bench.take(E::ClockLost);
        bench.take(E::NoShut);
        QCOMPARE(bench.rows(), Story{"2"});
        QCOMPARE(bench.server.state(), S::S1);
        QVERIFY(!bench.server.current);
        QCOMPARE(find<RefuseServerAct>(bench.last)->reason, ServerRefusal::ClockNotAuthoritative);
    }

    void row_5_2_03_httpOff()
    {
        Bench bench;
        bench.enabled().take(E::HttpOff);
        QCOMPARE(bench.rows(), Story{"3"});
        QCOMPARE(bench.server.state(), S::S5);
        QVERIFY(!bench.server.answers());
        bench.take({.kind = E::Receive, .message = bench.enroll()});
        QCOMPARE(bench.rows(), Story{"14.13"});
        QVERIFY(bench.last.actions.empty());
    }

    void row_5_2_03_httpOffWhileShut()
    {
        Bench bench;
        bench.take(E::HttpOff);
        QCOMPARE(bench.rows(), Story{"3"});
        QCOMPARE(bench.server.state(), S::S5);
        bench.take(E::HttpOn);
        QCOMPARE(bench.server.state(), S::S1);
    }

    void row_5_2_04_httpOnAgain()
    {
        for (const bool rollover : {false, true}) {
            Bench bench;
            rollover ? bench.withRollover() : bench.enabled();
            bench.take(E::HttpOff);
            bench.take(E::HttpOn);
            QCOMPARE(bench.rows(), Story{"4"});
            QCOMPARE(bench.server.state(), rollover ? S::S4 : S::S3);
            QVERIFY(bench.server.answers());
        }
    }

    /// 5.1: clock and storage are checks too; one of them passing does not hide that another fails.
    void row_5_2_04_everyCheckHasToPass()
    {
        Bench bench;
        bench.enabled();
        for (const E off : {E::HttpOff, E::ClockLost, E::StorageLost})
            bench.take(off);
        QCOMPARE(bench.server.nextDue(), never);
        bench.take(E::HttpOn);
        bench.take(E::ClockAuthoritative);
        QCOMPARE(bench.server.state(), S::S5);
        bench.take(E::StorageBack);
        QCOMPARE(bench.server.state(), S::S3);
        QCOMPARE(bench.server.nextDue(), end - days{90});
    }

    void row_5_2_05_shadowGeneration()
    {
        Bench bench;
        bench.enabled();
        bench.now = bench.server.nextDue();
        QCOMPARE(bench.now, at("2017-07-10T12:14:16Z"));
        bench.take(*bench.server.due(bench.now));
        QCOMPARE(bench.rows(), Story{"5"});
        QCOMPARE(bench.server.state(), S::S4);
        QCOMPARE(*bench.server.rollover, (CertificateFacts{2, 2, 2, end, at("2019-10-08T12:14:16Z")}));
        QVERIFY(find<SignCa>(bench.last)->rollover);
        QVERIFY(find<GenerateCaKey>(bench.last)->rollover);
        QCOMPARE(storyOf(bench.last),
                 (Story{"timer-fired CS SHADOW CERT GENERATION", "cs-shadow-generation"}));
        QCOMPARE(bench.server.nextDue(), end); // the timer is gone
    }

    void row_5_2_06_rolloverByHand()
    {
        CertificateServerConfig config = seedConfig();
        config.autoRollover.reset();
        Bench bench(config);
        bench.enabled();
        QCOMPARE(bench.server.nextDue(), end);
        bench.now += days{3};
        bench.take(E::Rollover);
        QCOMPARE(bench.rows(), Story{"6"});
        QCOMPARE(bench.server.state(), S::S4);
        QCOMPARE(bench.server.rollover->notBefore, end);
        QCOMPARE(storyOf(bench.last), Story{"cs-shadow-generation"});
    }

    void row_5_2_07_secondRolloverIsAnError()
    {
        Bench bench;
        bench.withRollover();
        const auto before = bench.server.rollover;
        bench.take(E::Rollover);
        QCOMPARE(bench.rows(), Story{"7"});
        QCOMPARE(find<RefuseServerAct>(bench.last)->reason, ServerRefusal::RolloverAvailable);
        QVERIFY(storyOf(bench.last).empty());
        QCOMPARE(*bench.server.rollover, *before);
    }

    void row_5_2_08_rolloverCancel()
    {
        Bench bench;
        bench.withRollover().take(E::RolloverCancel);
        QCOMPARE(bench.rows(), Story{"8"});
        QCOMPARE(bench.server.state(), S::S3);
        QVERIFY(!bench.server.rollover);
        QVERIFY(find<DeleteRolloverCa>(bench.last));
        QCOMPARE(storyOf(bench.last), Story{"rollover-cancelled"});
        QCOMPARE(bench.server.nextDue(), end); // does not regenerate by itself
    }

    void row_5_2_09_cancelWithoutRolloverIsAnError()
    {
        Bench bench;
        bench.enabled().take(E::RolloverCancel);
        QCOMPARE(bench.rows(), Story{"9"});
        QVERIFY(bench.refused());
        QCOMPARE(bench.server.nextDue(), end - days{90});
    }

    void row_5_2_10_activation()
    {
        Bench bench;
        bench.withRollover();
        const CertificateFacts rollover = *bench.server.rollover;
        bench.now = bench.server.nextDue();
        bench.take(*bench.server.due(bench.now));
        QCOMPARE(bench.rows(), Story{"10"});
        QCOMPARE(bench.server.state(), S::S3);
        QCOMPARE(*bench.server.current, rollover);
        QVERIFY(!bench.server.rollover);
        QVERIFY(find<ActivateRolloverCa>(bench.last));
        QCOMPARE(find<IssueCrl>(bench.last)->issuer, rollover.serial); // by the new key
        QCOMPARE(storyOf(bench.last), (Story{"timer-fired CS CERT EXPIRE", "ca-activated",
                                             "timer-armed CS SHADOW CERT GENERATION 2019-07-10T12:14:16Z",
                                             "timer-armed CS CERT EXPIRE 2019-10-08T12:14:16Z"}));
    }

    void row_5_2_11_caDiesWithoutRollover()
    {
        CertificateServerConfig config = seedConfig();
        config.autoRollover.reset();
        Bench bench(config);
        bench.enabled();
        bench.now = bench.server.nextDue();
        bench.take(*bench.server.due(bench.now));
        QCOMPARE(bench.rows(), Story{"11"});
        QCOMPARE(bench.server.state(), S::S5);
        QCOMPARE(storyOf(bench.last), (Story{"timer-fired CS CERT EXPIRE", "ca-expired"}));
        QCOMPARE(bench.server.nextDue(), never);
        QVERIFY(!bench.server.answers());
        bench.take(E::Rollover);
        QVERIFY(bench.refused());
    }

    void row_5_2_12_requestToTheCurrentCa()
    {
        for (const bool rollover : {false, true}) {
            Bench bench;
            rollover ? bench.withRollover() : bench.enabled();
            const Answer answer = bench.ask(bench.enroll());
            QCOMPARE(bench.rows(), Story{"12"});
            QCOMPARE(answer.kind, AnswerKind::Granted);
            QCOMPARE(answer.certificate.issuerSerial, Serial{1});
            QCOMPARE(answer.certificate.keyId, KeyId{7});
            QCOMPARE(answer.certificate.notBefore, bench.now);
            QCOMPARE(answer.certificate.notAfter, std::min<Instant>(bench.now + days{365}, end));
        }
    }

    void row_5_2_13_requestToTheRolloverCa()
    {
        Bench bench;
        bench.withRollover();
        const Answer first = bench.ask(bench.enroll());
        const Answer answer = bench.ask(bench.shadow(first.certificate));
        QCOMPARE(bench.rows(), Story{"13"});
        QCOMPARE(answer.kind, AnswerKind::Granted);
        QCOMPARE(answer.certificate, (CertificateFacts{4, 2, 7, end, end + days{365}}));
    }

    void row_5_2_14_getNextCaCertWithoutRollover()
    {
        Bench bench;
        bench.enabled();
        QCOMPARE(bench.ask(Operation::GetNextCaCert).kind, AnswerKind::NoNextCa);
        QCOMPARE(bench.rows(), Story{"14"});
    }

    void row_5_2_15_getNextCaCert()
    {
        Bench bench;
        bench.withRollover();
        const Answer answer = bench.ask(Operation::GetNextCaCert);
        QCOMPARE(bench.rows(), Story{"15"});
        QCOMPARE(answer.kind, AnswerKind::NextCaCertificate);
        QCOMPARE(answer.certificate, *bench.server.rollover);
        QCOMPARE(answer.signer, bench.server.current->serial);
    }

    void row_5_2_16_crls()
    {
        Bench bench;
        bench.enabled();
        QCOMPARE(bench.server.crlUpdateDue, start + 6h);
        bench.now += 6h;
        bench.take(E::CrlUpdateDue);
        QCOMPARE(bench.rows(), Story{"16"});
        QCOMPARE(find<IssueCrl>(bench.last)->thisUpdate, start + 6h);
        QCOMPARE(bench.server.crlUpdateDue, start + 12h);
        bench.now += 1h;
        bench.take({.kind = E::Revoke, .serial = 4});
        QCOMPARE(bench.rows(), Story{"16"});
        QCOMPARE(bench.server.revoked, std::vector<Serial>{4});
        QCOMPARE(bench.server.crlUpdateDue, start + 13h);
        QVERIFY(storyOf(bench.last).empty());
        bench.now += 1h;
        bench.take({.kind = E::Unrevoke, .serial = 4}); // 5.5
        QCOMPARE(bench.rows(), Story{"16"});
        QVERIFY(bench.server.revoked.empty());
        QCOMPARE(find<IssueCrl>(bench.last)->thisUpdate, start + 8h - 1h + 1h);
    }

    void row_5_2_17_removal()
    {
        Bench bench;
        bench.withRollover().take(E::Remove);
        QCOMPARE(bench.rows(), Story{"17"});
        QCOMPARE(bench.server.state(), S::S0);
        QVERIFY(find<DeleteServer>(bench.last));
        QVERIFY(!bench.server.current && !bench.server.rollover);
        QCOMPARE(bench.server.config.name, std::string("ROOTCA"));
        QCOMPARE(bench.server.nextDue(), never);
        for (const E again : {E::NoShut, E::Shut, E::Remove, E::HttpOff})
            QVERIFY(bench.take(again).actions.empty());
        QVERIFY(bench.take(E::Rollover).rows.size() == 1 && bench.refused());
    }

    // Section 5.1: shut and no shut.

    void shutStopsTimersAndNoShutGoesOn()
    {
        Bench bench;
        bench.enabled().take(E::Shut);
        QCOMPARE(bench.rows(), Story{"5.1 shut"});
        QCOMPARE(bench.server.state(), S::S1);
        QCOMPARE(bench.server.nextDue(), never);
        bench.take(E::Shut);
        QVERIFY(bench.last.rows.empty());
        bench.now = end - days{1};
        bench.take(E::NoShut);
        QCOMPARE(bench.rows(), Story{"5.1 no shut"});
        QCOMPARE(bench.server.current->serial, Serial{1});
        QCOMPARE(*bench.server.due(bench.now), E::ShadowGenerationDue); // overdue
        bench.take(E::NoShut);
        QVERIFY(bench.last.rows.empty());
    }

    // Section 5.4: grant modes.

    void rule_14_19_grantModes_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("renewal");
        QTest::addColumn<int>("shadow");
        const int granted = static_cast<int>(AnswerKind::Granted);
        const int pending = static_cast<int>(AnswerKind::Pending);
        const int failure = static_cast<int>(AnswerKind::Failure);
        QTest::newRow("no line") << QString() << pending << pending << pending;
        QTest::newRow("grant auto") << QStringLiteral("auto") << granted << granted << granted;
        QTest::newRow("grant none") << QStringLiteral("none") << failure << failure << failure;
        QTest::newRow("own trustpoint") << QStringLiteral("ROOTCA") << pending << granted << granted;
        QTest::newRow("another trustpoint") << QStringLiteral("OTHER") << pending << pending << pending;
        QTest::newRow("ra-auto") << QStringLiteral("ra-auto") << pending << pending << pending;
        QTest::newRow("auto rollover") << QStringLiteral("rollover") << pending << pending << pending;
    }

    void rule_14_19_grantModes()
    {
        QFETCH(QString, mode);
        Bench bench;
        bench.withRollover();
        const CertificateFacts identity = bench.ask(bench.enroll()).certificate;
        GrantMode& grant = bench.server.config.grant;
        grant = {};
        grant.automatic = mode == QStringLiteral("auto");
        grant.none = mode == QStringLiteral("none");
        grant.raAutomatic = mode == QStringLiteral("ra-auto");
        grant.rolloverCaCertificate = mode == QStringLiteral("rollover");
        if (mode == QStringLiteral("ROOTCA") || mode == QStringLiteral("OTHER"))
            grant.trustpoints = {"FIRST", mode.toStdString()};
        QTEST(static_cast<int>(bench.ask(bench.enroll(), 1).kind), "first");
        QTEST(static_cast<int>(bench.ask(bench.renewal(identity), 2).kind), "renewal");
        QTEST(static_cast<int>(bench.ask(bench.shadow(identity), 3).kind), "shadow");
    }

    /// A signature proves nothing when its certificate is expired, not yet valid, or another CA's.
    void rule_14_19_renewalsNeedAValidSigner()
    {
        Bench bench;
        bench.enabled();
        bench.server.config.grant = {};
        bench.server.config.grant.trustpoints = {"ROOTCA"};
        const CertificateFacts good{9, 1, 1, bench.now - 1h, bench.now};
        QCOMPARE(bench.ask(bench.renewal(good)).kind, AnswerKind::Granted);
        const CertificateFacts expired{9, 1, 1, bench.now - 1h, bench.now - 1s};
        QCOMPARE(bench.ask(bench.renewal(expired)).kind, AnswerKind::Pending);
        const CertificateFacts early{9, 1, 1, bench.now + 1s, bench.now + 1h};
        QCOMPARE(bench.ask(bench.renewal(early)).kind, AnswerKind::Pending);
        const CertificateFacts foreign{9, 5, 1, bench.now - 1h, bench.now + 1h};
        QCOMPARE(bench.ask(bench.renewal(foreign)).kind, AnswerKind::Pending);
    }

    // Section 5.5: the request database.

    void grantByNumber()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        for (const Requester who : {0U, 1U, 2U})
            QCOMPARE(bench.ask(bench.enroll(), who).kind, AnswerKind::Pending);
        bench.take({.kind = E::Grant, .request = 2});
        QCOMPARE(bench.rows(), Story{"5.5"});
        QVERIFY(storyOf(bench.last).empty());
        bench.take({.kind = E::Reject, .request = 3});
        QCOMPARE(bench.ask({.operation = Operation::CertPoll}, 0).kind, AnswerKind::Pending);
        QCOMPARE(bench.rows(), Story{"14.20 poll"});
        QCOMPARE(bench.ask({.operation = Operation::CertPoll}, 1).kind, AnswerKind::Granted);
        QCOMPARE(bench.ask({.operation = Operation::CertPoll}, 2).kind, AnswerKind::Failure);
        bench.take({.kind = E::RemoveRequest, .request = 1});
        QCOMPARE(bench.ask({.operation = Operation::CertPoll}, 0).kind, AnswerKind::Failure);
        for (const RequestId gone : {1U, 2U, 3U, 4U, 0U})
            QVERIFY(bench.take({.kind = E::Grant, .request = gone}).rows.size() == 1 && bench.refused());
    }

    void requestersMayBeAnyNumber()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        QCOMPARE(bench.ask(bench.enroll(), 100000).kind, AnswerKind::Pending);
        QCOMPARE(bench.ask(Operation::CertPoll, 99999).kind, AnswerKind::Failure);
        QCOMPARE(bench.ask(Operation::CertPoll, 100001).kind, AnswerKind::Failure);
        QCOMPARE(bench.ask(Operation::CertPoll, 100000).kind, AnswerKind::Pending);
    }

    // Section 14, rules about the server alone. The others are tested on the simulator.

    void rule_14_13_rolloverCaBeginsAtTheEndOfTheCurrentOneHoweverLate()
    {
        Bench bench;
        bench.enabled().take(E::ClockLost);
        bench.now = end + days{10};
        QVERIFY(!bench.server.due(bench.now));
        bench.take(E::ClockAuthoritative);
        QCOMPARE(*bench.server.due(bench.now), E::ShadowGenerationDue); // before the end of the CA
        bench.take(*bench.server.due(bench.now));
        QCOMPARE(bench.server.rollover->notBefore, end);
        bench.take(*bench.server.due(bench.now));
        QCOMPARE(bench.rows(), Story{"10"});
        QVERIFY(!bench.server.due(bench.now));
    }

    void rule_14_13_generationsMissedAreCaughtUp()
    {
        CertificateServerConfig config = seedConfig();
        config.caLifetime = {10, 0, 0};
        config.autoRollover = DaysHoursMinutes{0, 0, 0};
        Bench bench(config);
        bench.enabled().take(E::ClockLost);
        bench.now = start + days{35};
        bench.take(E::ClockAuthoritative);
        Story rows;
        while (const auto due = bench.server.due(bench.now)) {
            bench.take(*due);
            rows.push_back(bench.rows().front());
        }
        QCOMPARE(rows, (Story{"5", "10", "5", "10", "5", "10"}));
        QCOMPARE(bench.server.current->notAfter, start + days{40});
    }

    void rule_14_14_overlapNotSmallerThanTheLife()
    {
        CertificateServerConfig config = seedConfig();
        config.autoRollover = DaysHoursMinutes{1000, 0, 0};
        Bench bench(config);
        bench.enabled();
        QCOMPARE(bench.server.nextDue(), start);
        QVERIFY(joined(storyOf(bench.last)).find("GENERATION 2015-10-09T12:14:16Z") != std::string::npos);
        bench.take(*bench.server.due(bench.now));
        bench.now = end;
        bench.take(*bench.server.due(bench.now));
        QCOMPARE(bench.server.nextDue(), end);
        QCOMPARE(*bench.server.due(end), E::ShadowGenerationDue);
    }

    void rule_14_15_rolloverByHandRemovesTheTimer()
    {
        Bench bench;
        bench.enabled().take(E::Rollover);
        QCOMPARE(bench.server.nextDue(), end);
    }

    void rule_14_15_cancelledCaIsNotMadeAgainUntilAsked()
    {
        Bench bench;
        bench.withRollover();
        const Serial cancelled = bench.server.rollover->serial;
        bench.take(E::RolloverCancel);
        QCOMPARE(bench.server.nextDue(), end);
        bench.take(E::Rollover);
        QVERIFY(bench.server.rollover->serial != cancelled);
        bench.now = end;
        bench.take(*bench.server.due(bench.now)); // armed afresh after the activation
        QCOMPARE(bench.server.nextDue(), end + days{640});
    }

    void rule_14_15_cancelDeletesTheRequestsAddressedToIt()
    {
        Bench bench;
        bench.withRollover();
        const CertificateFacts identity = bench.ask(bench.enroll(), 0).certificate;
        bench.server.config.grant = {};
        QCOMPARE(bench.ask(bench.shadow(identity), 0).kind, AnswerKind::Pending);
        QCOMPARE(bench.ask(bench.enroll(), 1).kind, AnswerKind::Pending);
        bench.take(E::RolloverCancel);
        QCOMPARE(bench.ask(Operation::CertPoll, 0).kind, AnswerKind::Failure);
        QCOMPARE(bench.ask(Operation::CertPoll, 1).kind, AnswerKind::Pending);
    }

    void rule_14_16_activationEmptiesTheDatabase()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.withRollover();
        bench.now = end - 1s;
        QCOMPARE(bench.ask(bench.enroll()).kind, AnswerKind::Pending);
        bench.now = end;
        bench.take(*bench.server.due(bench.now));
        QCOMPARE(bench.ask(Operation::CertPoll).kind, AnswerKind::Failure);
    }

    void rule_14_18_unknownRecipient()
    {
        Bench bench;
        bench.withRollover();
        Message message = bench.enroll();
        message.recipient = 77;
        QCOMPARE(bench.ask(message).kind, AnswerKind::Failure);
        QCOMPARE(bench.rows(), Story{"14.18"});
        const CertificateFacts identity = bench.ask(bench.enroll()).certificate;
        const Message cancelled = bench.shadow(identity);
        bench.take(E::RolloverCancel);
        QCOMPARE(bench.ask(cancelled).kind, AnswerKind::Failure);
    }

    void rule_14_20_oneRequestAClient()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        (void)bench.ask(bench.enroll());
        bench.now += 167h;
        (void)bench.ask(bench.enroll()); // replaces it, with a new creation time
        bench.now += 167h;
        QCOMPARE(bench.ask(Operation::CertPoll).kind, AnswerKind::Pending);
        bench.take({.kind = E::Grant, .request = 1});
        QVERIFY(bench.refused());
        bench.take({.kind = E::Grant, .request = 2});
        QVERIFY(!bench.refused());
    }

    void rule_14_20_requestsExpireWhateverTheirState()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        (void)bench.ask(bench.enroll(), 0);
        (void)bench.ask(bench.enroll(), 1);
        bench.take({.kind = E::Grant, .request = 1});
        bench.now += 168h - 1s;
        QCOMPARE(bench.ask(Operation::CertPoll, 0).kind, AnswerKind::Granted);
        QCOMPARE(bench.ask(Operation::CertPoll, 1).kind, AnswerKind::Pending);
        bench.now += 1s;
        QCOMPARE(bench.ask(Operation::CertPoll, 0).kind, AnswerKind::Failure);
        QCOMPARE(bench.ask(Operation::CertPoll, 1).kind, AnswerKind::Failure);
    }

    void rule_14_20_grantAllTouchesPendingOnly()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        (void)bench.ask(bench.enroll(), 0);
        bench.take(E::RejectAll);
        (void)bench.ask(bench.enroll(), 1);
        bench.now += 1h;
        bench.take(E::GrantAll);
        const Instant granted = bench.now;
        bench.now += 1h;
        bench.take(E::GrantAll);
        bench.take(E::RejectAll);
        QCOMPARE(bench.ask(Operation::CertPoll, 0).kind, AnswerKind::Failure);
        const Answer answer = bench.ask(Operation::CertPoll, 1);
        QCOMPARE(answer.kind, AnswerKind::Granted);
        QCOMPARE(answer.certificate.notBefore, granted); // from the act, not from the poll
        QCOMPARE(bench.server.nextSerial, Serial{3});
    }

    /// Whoever drives the server numbers its clients as it likes: the simulator by name, the lab as they come.
    void grantAllGoesByTheRequestsNumbers()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        for (const Requester requester : {2U, 0U, 1U})
            (void)bench.ask(bench.enroll(), requester);
        bench.take(E::GrantAll);
        QCOMPARE(bench.ask(Operation::CertPoll, 2).certificate.serial, Serial{2});
        QCOMPARE(bench.ask(Operation::CertPoll, 0).certificate.serial, Serial{3});
        QCOMPARE(bench.ask(Operation::CertPoll, 1).certificate.serial, Serial{4});
    }

    // SCEP_INTEROP rule 11: the same request sent again.

    void replayOfAGrantedRequestGetsTheSameCertificate()
    {
        Bench bench;
        bench.enabled();
        Message message = bench.enroll();
        message.mark = 1;
        const Answer first = bench.ask(message);
        bench.now += 168h - 1s;
        QCOMPARE(bench.ask(message).certificate, first.certificate);
        QCOMPARE(bench.server.nextSerial, Serial{3});
        bench.now += 1s; // the lifetime of a request is over
        QCOMPARE(bench.ask(message).certificate.serial, Serial{3});
    }

    void anotherRequestOfTheClientIsNoReplay()
    {
        Bench bench;
        bench.enabled();
        Message message = bench.enroll();
        message.mark = 1;
        (void)bench.ask(message);
        Message other = message;
        other.mark = 2;
        QCOMPARE(bench.ask(other).certificate.serial, Serial{3});
        QCOMPARE(bench.ask(message).certificate.serial, Serial{4});    // the other one has replaced it
        QCOMPARE(bench.ask(message, 1).certificate.serial, Serial{5}); // another client's
        bench.take(E::Rollover);
        message.recipient = bench.server.rollover->serial;
        QCOMPARE(bench.ask(message).certificate.issuerSerial, message.recipient);
    }

    void replayOfAPendingRequestKeepsItsNumberAndItsTime()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        Message message = bench.enroll();
        message.mark = 1;
        (void)bench.ask(message);
        bench.now += 100h;
        QCOMPARE(bench.ask(message).kind, AnswerKind::Pending);
        QCOMPARE(bench.server.requests.lastId(), RequestId{1});
        bench.take({.kind = E::Grant, .request = 1});
        const Answer granted = bench.ask(message);
        QCOMPARE(granted.kind, AnswerKind::Granted);
        bench.now += 168h - 1s; // past ER EXPIRE, within the lifetime of the grant
        QCOMPARE(bench.ask(Operation::CertPoll).kind, AnswerKind::Failure);
        QCOMPARE(bench.ask(message).certificate, granted.certificate);
        bench.now += 1s;
        QCOMPARE(bench.ask(message).kind, AnswerKind::Pending);
    }

    void aRejectedRequestMayBeMadeAgain()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        Message message = bench.enroll();
        message.mark = 1;
        (void)bench.ask(message);
        bench.take(E::RejectAll);
        QCOMPARE(bench.ask(Operation::CertPoll).kind, AnswerKind::Failure);
        QCOMPARE(bench.ask(message).kind, AnswerKind::Pending);
        QCOMPARE(bench.server.requests.lastId(), RequestId{2});
    }

    void anotherOverlapMovesTheGenerationTimer()
    {
        Bench bench;
        bench.enabled();
        CertificateServerConfig config = seedConfig();
        config.grant = {};
        QVERIFY(reconfigure(bench.server, config, bench.now).actions.empty());
        QCOMPARE(bench.server.shadowGenerationDue, end - days{90});
        config.autoRollover = DaysHoursMinutes{30, 0, 0};
        const ServerStep changed = reconfigure(bench.server, config, bench.now);
        QCOMPARE(storyOf(changed),
                 Story{"timer-armed CS SHADOW CERT GENERATION " + toIso8601(end - days{30})});
        QCOMPARE(bench.server.shadowGenerationDue, end - days{30});
        config.autoRollover.reset();
        (void)reconfigure(bench.server, config, bench.now);
        QCOMPARE(bench.server.shadowGenerationDue, never);
        QCOMPARE(bench.server.certExpireDue, end);
    }

    void requestsAreRestored()
    {
        Bench bench;
        bench.server.config.grant = {};
        bench.enabled();
        Message message = bench.enroll();
        message.mark = 1;
        (void)bench.ask(message, 3);
        (void)bench.ask(message, 1);
        bench.take({.kind = E::RemoveRequest, .request = 2});
        RequestDatabase copy;
        for (const Requester who : {0U, 1U, 3U}) {
            if (const Request* request = bench.server.requests.peek(who))
                copy.restore(*request);
        }
        copy.continueAfter(bench.server.requests.lastId());
        bench.server.requests = std::move(copy);
        QCOMPARE(bench.ask(message, 3).kind, AnswerKind::Pending);
        (void)bench.ask(message, 1);
        QCOMPARE(bench.server.requests.lastId(), RequestId{3});
    }

    void rule_14_9_oneCounterForEverythingSigned()
    {
        Bench bench;
        bench.enabled();
        QCOMPARE(bench.ask(bench.enroll(), 0).certificate.serial, Serial{2});
        bench.take(E::Rollover);
        QCOMPARE(bench.server.rollover->serial, Serial{3}); // as in the seed
        QCOMPARE(bench.ask(bench.enroll(), 1).certificate.serial, Serial{4});
    }

    void rule_14_17_getCaCertGivesTheCurrentCa()
    {
        Bench bench;
        bench.withRollover();
        QCOMPARE(bench.ask(Operation::GetCaCert).certificate, *bench.server.current);
        QCOMPARE(bench.rows(), Story{"7.2 GetCACert"});
    }

    void everyRowWasTaken() { QVERIFY2(rowCheck().missing().empty(), rowCheck().missing().c_str()); }
};

QTEST_GUILESS_MAIN(CertificateServerTest)
#include "certificateservertest.moc"
