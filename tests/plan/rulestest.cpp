// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/plan/scenariotext.h"

using namespace releve;
using namespace releve::plan;
using namespace std::chrono_literals;

namespace {

const std::string start = "2015-10-09T12:14:16Z";
const std::string end = "2017-10-08T12:14:16Z"; ///< of the first CA

/// The last certificate that `who` was told of by `event`.
lifecycle::CertificateFacts certificate(const Played& played, std::string_view who, std::string_view event)
{
    lifecycle::CertificateFacts found;
    for (const Heard& heard : played.log) {
        if (heard.who == who && heard.line == event)
            found = heard.entry.certificate.value();
    }
    return found;
}

} // namespace

/// Each rule of ROLLOVER_SPEC 14 that shows in a whole simulation; those that one machine shows by itself are tested
/// with it in tests/lifecycle.
class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Time and order.

    void rule_14_1_wholeSecondsTruncated()
    {
        // 33 % of 31536000 s is 10406880 s; of what is left after 10406880 s … every instant is a whole second.
        const Played played =
            playSoundly({.until = "2017-01-01T00:00:00Z", .clients = client("r1", "auto-enroll 33")});
        for (const Heard& heard : played.log)
            QCOMPARE(heard.at, Instant(std::chrono::floor<std::chrono::seconds>(heard.at)));
        QCOMPARE(played.story("r1", {"timer-armed"}).front(),
                 std::string("2015-10-09T12:14:16Z timer-armed RENEW 2016-02-06T23:02:16Z"));
    }

    void rule_14_1_renewNotBeforeTheNextSecond()
    {
        const Played played = playSoundly({.until = "2015-10-09T12:14:18Z",
                                           .servers = server("lifetime certificate 0 0 1|grant auto"),
                                           .clients = client("r1", "auto-enroll 1")});
        QCOMPARE(played.story("r1", {"renewed"}),
                 (Story{"2015-10-09T12:14:17Z renewed", "2015-10-09T12:14:18Z renewed"}));
    }

    void rule_14_2_bothEndsOfTheLogAreIncluded()
    {
        ScenarioText text{.until = end, .clients = client("r1", "auto-enroll 80")};
        Played played = playSoundly(text);
        QCOMPARE(played.log.front().at, at(start));
        QCOMPARE(played.count("", "ca-activated"), std::size_t{1});
        QCOMPARE(played.count("", "rollover-activated"), std::size_t{1});
        text.until = "2017-10-08T12:14:15Z";
        played = playSoundly(text);
        QCOMPARE(played.count("", "ca-activated"), std::size_t{0});
        text.until = start;
        QCOMPARE(playSoundly(text).count("r1", "enrolled"), std::size_t{1});
    }

    void rule_14_2_faultsAreHalfOpenAndUnited()
    {
        const std::string renew = "2016-07-27T12:14:16Z";
        ScenarioText text{.until = "2016-08-01T00:00:00Z", .clients = client("r1", "auto-enroll 80")};
        text.faults = fault("r1", "unreachable", "2016-07-27T12:00:00Z", renew); // ends just before
        QCOMPARE(playSoundly(text).count("r1", "transport-failure"), std::size_t{0});
        text.faults = fault("r1", "unreachable", renew, "2016-07-27T12:14:17Z");
        QCOMPARE(playSoundly(text).count("r1", "transport-failure"), std::size_t{1});
        text.faults = fault("r1", "unreachable", renew, renew); // never
        QCOMPARE(playSoundly(text).count("r1", "transport-failure"), std::size_t{0});
        text.faults = fault("r1", "unreachable", "2016-07-27T12:14:20Z", "2016-07-27T12:20:00Z") + "," +
                      fault("r1", "unreachable", "2016-07-27T12:00:00Z", "2016-07-27T12:18:00Z") + "," +
                      fault("r1", "unreachable", "2016-07-27T12:15:00Z", "2016-07-27T12:16:00Z");
        QCOMPARE(playSoundly(text).story("r1", {"renewed"}), Story{"2016-07-27T12:22:16Z renewed"});
    }

    void rule_14_2_actsBeforeTheStartAreDoneAtTheStart()
    {
        const Played played =
            playSoundly({.until = start, .acts = act("2010-01-01T00:00:00Z", "ROOTCA", "rollover")});
        QCOMPARE(played.story("ROOTCA", {"cs-shadow-generation"}), Story{start + " cs-shadow-generation"});
    }

    void rule_14_3_serversFirstThenNamesBytewise()
    {
        const std::string second = "{'name': 'B', 'config': 'crypto pki server B\\n grant auto\\n'}";
        const Played played = playSoundly(
            {.until = end,
             .servers = server() + "," + second,
             .clients = client("b", "auto-enroll 80") + "," + client("a", "auto-enroll 80") + "," +
                        client("Z", "auto-enroll 80") + "," + client("\\u00e9", "auto-enroll 80")});
        std::vector<std::string> order;
        for (const Heard& heard : played.log) {
            if (heard.at == at(start) && (order.empty() || order.back() != heard.who))
                order.push_back(heard.who);
        }
        QCOMPARE(order, (Story{"B", "ROOTCA", "Z", "a", "b", "\xC3\xA9"}));
        // and at the activation the server has swapped before the first client does
        const auto& last = played.log;
        const auto server =
            std::find_if(last.begin(), last.end(), [](auto& h) { return h.line == "ca-activated"; });
        const auto first =
            std::find_if(last.begin(), last.end(), [](auto& h) { return h.line == "rollover-activated"; });
        QVERIFY(server < first);
    }

    void rule_14_3_logIsInOrder()
    {
        const Played played = playSoundly({.clients = client("r", "auto-enroll 70", ", 'count': 3")});
        const auto rank = [](const Heard& heard) {
            return std::tuple(heard.at, heard.who == "ROOTCA" ? 0 : 1, heard.who);
        };
        for (std::size_t i = 1; i < played.log.size(); ++i)
            QVERIFY(rank(played.log[i - 1]) <= rank(played.log[i]));
    }

    void rule_14_4_orderOnOneServer()
    {
        const Played played = playSoundly(
            {.until = end,
             .servers = server("grant auto|auto-rollover 0"),
             .acts = act(end, "ROOTCA", "rollover") + "," + act(end, "ROOTCA", "rollover-cancel")});
        QCOMPARE(played.story("ROOTCA", {"ca-", "cs-", "rollover"}),
                 (Story{start + " ca-created", end + " cs-shadow-generation", end + " ca-activated",
                        end + " cs-shadow-generation", end + " rollover-cancelled"}));
    }

    void rule_14_4_orderOnOneClient()
    {
        // Without auto-enroll and with the rollover CA: its CA ends, then its identity, then the act.
        const Played played =
            playSoundly({.until = end, .clients = client("r1", ""), .acts = act(end, "r1", "enroll")});
        QCOMPARE(
            played.story("r1", {"next-ca-fetched", "rollover-activated", "identity-expired", "enrolled"}),
            (Story{start + " enrolled", "2016-10-08T12:14:16Z identity-expired", // 365 days
                   "2017-07-27T12:14:16Z next-ca-fetched", end + " rollover-activated", end + " enrolled"}));
    }

    void rule_14_4_certificateIsUsableAtItsEnd()
    {
        // auto-enroll 100: RENEW falls on notAfter itself, and is still sent and granted.
        const Played played =
            playSoundly({.until = "2016-10-09T00:00:00Z", .clients = client("r1", "auto-enroll")});
        QCOMPARE(played.story("r1", {"renewed", "identity-expired"}), Story{"2016-10-08T12:14:16Z renewed"});
    }

    void rule_14_5_pastDueDatesAreDueAtOnce()
    {
        // Enrolled at 95 % of the CA's life: SHADOW at 90 % is past.
        const Played played = playSoundly({.until = "2017-09-02T00:00:00Z",
                                           .clients = client("r1", "", enrolledAt("2017-09-01T00:00:00Z"))});
        QCOMPARE(played.story("r1"),
                 (Story{"2017-09-01T00:00:00Z authenticated", "2017-09-01T00:00:00Z request-sent enroll",
                        "2017-09-01T00:00:00Z granted", "2017-09-01T00:00:00Z enrolled",
                        "2017-09-01T00:00:00Z timer-armed SHADOW 2017-09-01T00:00:00Z",
                        "2017-09-01T00:00:00Z timer-fired SHADOW", "2017-09-01T00:00:00Z next-ca-fetched"}));
    }

    void rule_14_6_clockLossDelaysAndChangesNoDueDate()
    {
        const Played played = playSoundly(
            {.until = "2016-12-01T00:00:00Z",
             .clients = client("r1", "auto-enroll 80"),
             .faults =
                 fault("r1", "clock-not-authoritative", "2016-07-01T00:00:00Z", "2016-08-01T00:00:00Z") +
                 "," +
                 fault("r1", "clock-not-authoritative", "2016-01-01T00:00:00Z", "2016-02-01T00:00:00Z")});
        QCOMPARE(played.story("r1", {"timer-armed", "timer-fired", "renewed"}),
                 (Story{start + " timer-armed RENEW 2016-07-27T12:14:16Z",
                        "2016-08-01T00:00:00Z timer-fired RENEW", "2016-08-01T00:00:00Z renewed",
                        "2016-08-01T00:00:00Z timer-armed RENEW 2017-05-20T00:00:00Z"}));
    }

    void rule_14_6_onePollForAllThatFellDue()
    {
        const Played played = playSoundly({.until = "2015-10-10T00:00:00Z",
                                           .servers = server(""),
                                           .clients = client("r1", "auto-enroll 80"),
                                           .faults = fault("r1", "clock-not-authoritative",
                                                           "2015-10-09T12:14:17Z", "2015-10-09T13:14:16Z")});
        QCOMPARE(played.story("r1", {"timer-fired"}).front(),
                 std::string("2015-10-09T13:14:16Z timer-fired POLL"));
        QCOMPARE(played.story("r1", {"timer-armed"})[1],
                 std::string("2015-10-09T13:14:16Z timer-armed POLL 2015-10-09T13:18:16Z")); // 64 minutes
    }

    // Names and acts.

    void rule_14_7_numbersArePadded()
    {
        const Played played = playSoundly({.until = start,
                                           .clients = client("solo", "auto-enroll", ", 'count': 1") + "," +
                                                      client("r", "auto-enroll", ", 'count': 11")});
        QCOMPARE(played.count("solo", "enrolled"), std::size_t{1});
        QCOMPARE(played.count("r-01", "enrolled"), std::size_t{1});
        QCOMPARE(played.count("r-11", "enrolled"), std::size_t{1});
        QCOMPARE(played.count("", "enrolled"), std::size_t{12});
    }

    void rule_14_7_groupsMeanEachMember()
    {
        const std::string renew = "2016-07-27T12:14:16Z";
        const Played played = playSoundly(
            {.until = "2016-07-28T00:00:00Z",
             .clients = client("r", "auto-enroll 80", ", 'count': 3"),
             .faults = fault("r", "unreachable", renew, "2016-07-27T12:14:17Z") + "," +
                       fault("r-2", "unreachable", "2016-07-27T12:15:16Z", "2016-07-27T12:15:17Z"),
             .acts = act("2016-01-01T00:00:00Z", "r-3", "enroll") + "," +
                     act("2016-01-02T00:00:00Z", "r", "enroll")});
        QCOMPARE(played.count("r-1", "renewed"), std::size_t{1});
        QCOMPARE(played.count("r-3", "renewed"), std::size_t{2});
        const Played storm = playSoundly(
            {.until = "2016-07-28T00:00:00Z",
             .clients = client("r", "auto-enroll 80", ", 'count': 3"),
             .faults = fault("r", "unreachable", renew, "2016-07-27T12:14:17Z") + "," +
                       fault("r-2", "unreachable", "2016-07-27T12:15:16Z", "2016-07-27T12:15:17Z")});
        QCOMPARE(storm.story("r-1", {"renewed"}), Story{"2016-07-27T12:15:16Z renewed"});
        QCOMPARE(storm.story("r-2", {"renewed"}), Story{"2016-07-27T12:16:16Z renewed"});
    }

    void rule_14_8_enrolledAtIsPutOffToTheEndOfTheLoss()
    {
        const Played played = playSoundly(
            {.until = "2015-11-01T00:00:00Z",
             .clients = client("r1", "auto-enroll 80", enrolledAt("2015-10-12T00:00:00Z")),
             .faults = fault("r1", "clock-not-authoritative", "2015-10-10T00:00:00Z", "2015-10-20T00:00:00Z"),
             .acts = act("2015-10-15T00:00:00Z", "r1", "enroll")}); // refused without event
        QCOMPARE(played.story("r1", {"authenticated", "enrolled", "renewed"}),
                 (Story{"2015-10-20T00:00:00Z authenticated", "2015-10-20T00:00:00Z enrolled"}));
    }

    void rule_14_9_serverIsCreatedWhenItsClockIsRight()
    {
        const Played played = playSoundly(
            {.until = "2015-11-02T00:00:00Z",
             .clients = client("r1", "auto-enroll 80"),
             .faults =
                 fault("ROOTCA", "clock-not-authoritative", "2015-01-01T00:00:00Z", "2015-10-20T00:00:00Z") +
                 "," + fault("ROOTCA", "unreachable", "2015-01-01T00:00:00Z", "2015-10-25T00:00:00Z")});
        QCOMPARE(played.story("ROOTCA", {"ca-created"}), Story{"2015-10-20T00:00:00Z ca-created"});
        QCOMPARE(certificate(played, "ROOTCA", "ca-created").notBefore, at("2015-10-20T00:00:00Z"));
        QCOMPARE(certificate(played, "ROOTCA", "ca-created").serial, lifecycle::Serial{1});
        QCOMPARE(certificate(played, "r1", "enrolled").serial, lifecycle::Serial{2});
        QCOMPARE(played.count("r1", "transport-failure"), std::size_t{16});
    }

    void rule_14_10_actsThatAreRefusedLeaveNothing()
    {
        const ScenarioText plain{.until = "2018-01-01T00:00:00Z", .servers = server("grant auto")};
        ScenarioText acted = plain;
        acted.acts = act("2015-11-01T00:00:00Z", "ROOTCA", "rollover-cancel") + "," + // in S3
                     act("2017-12-01T00:00:00Z", "ROOTCA", "rollover");               // the CA is dead
        QCOMPARE(playSoundly(acted).story("ROOTCA"), playSoundly(plain).story("ROOTCA"));
        acted.acts = act("2015-11-01T00:00:00Z", "ROOTCA", "rollover") + "," +
                     act("2015-11-02T00:00:00Z", "ROOTCA", "rollover"); // in S4
        QCOMPARE(playSoundly(acted).count("ROOTCA", "cs-shadow-generation"), std::size_t{1});
        acted.acts = act("2015-11-01T00:00:00Z", "ROOTCA", "rollover");
        acted.faults =
            fault("ROOTCA", "clock-not-authoritative", "2015-11-01T00:00:00Z", "2015-11-01T00:00:01Z");
        QCOMPARE(playSoundly(acted).count("ROOTCA", "cs-shadow-generation"), std::size_t{0});
        acted.faults = fault("ROOTCA", "unreachable", "2015-11-01T00:00:00Z", "2015-11-01T00:00:01Z");
        QCOMPARE(playSoundly(acted).count("ROOTCA", "cs-shadow-generation"), std::size_t{1});
    }

    void rule_14_11_manualRenewal()
    {
        const Played played = playSoundly({.until = "2016-01-02T00:00:00Z",
                                           .clients = client("r1", "auto-enroll 80"),
                                           .acts = act("2016-01-01T00:00:00Z", "r1", "enroll")});
        QCOMPARE(played.story("r1", {"authenticated", "enrolled", "renewed"}),
                 (Story{start + " authenticated", start + " enrolled", "2016-01-01T00:00:00Z renewed"}));
    }

    void rule_14_11_withARolloverCaTheRolloverIdentity()
    {
        const Played played = playSoundly({.until = "2017-10-01T00:00:00Z",
                                           .clients = client("r1", "auto-enroll 80"),
                                           .acts = act("2017-09-20T00:00:00Z", "r1", "enroll")});
        QCOMPARE(played.story("r1", {"shadow-complete"}),
                 (Story{"2017-09-09T07:26:16Z shadow-complete", "2017-09-20T00:00:00Z shadow-complete"}));
    }

    void rule_14_11_cleanStartAfterACancel()
    {
        const Played played = playSoundly({.until = "2017-11-01T00:00:00Z",
                                           .clients = client("r1", "auto-enroll 80"),
                                           .acts = act("2017-09-15T00:00:00Z", "ROOTCA", "rollover-cancel") +
                                                   "," + act("2017-09-16T00:00:00Z", "ROOTCA", "rollover") +
                                                   "," + act("2017-09-20T00:00:00Z", "r1", "enroll")});
        QCOMPARE(played.story("r1", {"authenticated", "enrolled", "shadow-complete", "rollover-activated"}),
                 (Story{start + " authenticated", start + " enrolled", "2017-09-09T07:26:16Z shadow-complete",
                        "2017-09-20T00:00:00Z authenticated", "2017-09-20T00:00:00Z enrolled",
                        "2017-10-04T19:23:24Z shadow-complete", end + " rollover-activated"}));
        QVERIFY(played.summary.stranded.empty());
    }

    void rule_14_11_enrollAbandonsTheRunningTransaction()
    {
        const Played played = playSoundly({.until = "2015-10-12T00:00:00Z",
                                           .servers = server(""),
                                           .clients = client("r1", "auto-enroll 80"),
                                           .acts = act("2015-10-09T12:20:00Z", "r1", "enroll")});
        const Story polls = played.story("r1", {"timer-fired"});
        QCOMPARE(polls[3],
                 std::string("2015-10-09T12:21:00Z timer-fired POLL")); // after those of minutes 1, 2, 4
        QCOMPARE(polls[4], std::string("2015-10-09T12:22:00Z timer-fired POLL"));
    }

    void rule_14_12_httpOffEqualsUnreachable()
    {
        ScenarioText text{.until = "2016-08-01T00:00:00Z", .clients = client("r1", "auto-enroll 80")};
        Story told[3];
        int i = 0;
        for (const auto& [who, kind] :
             {std::pair{"ROOTCA", "unreachable"}, {"ROOTCA", "http-off"}, {"r1", "unreachable"}}) {
            text.faults = fault(who, kind, "2016-07-27T12:00:00Z", "2016-07-27T12:20:00Z");
            told[i++] = playSoundly(text).story("r1");
        }
        QCOMPARE(told[0], told[1]);
        QCOMPARE(told[0], told[2]);
        QCOMPARE(std::count(told[0].begin(), told[0].end(), "2016-07-27T12:22:16Z renewed"), 1);
    }

    // Server.

    void rule_14_13_serverWithoutClockAnswersNothing()
    {
        const Played played = playSoundly({.until = "2017-10-20T00:00:00Z",
                                           .clients = client("r1", "auto-enroll 80"),
                                           .faults = fault("ROOTCA", "clock-not-authoritative",
                                                           "2017-07-01T00:00:00Z", "2017-10-15T00:00:00Z")});
        QCOMPARE(
            played.story("ROOTCA", {"timer-fired", "cs-", "ca-activated"}),
            (Story{"2017-10-15T00:00:00Z timer-fired CS SHADOW CERT GENERATION",
                   "2017-10-15T00:00:00Z cs-shadow-generation",
                   "2017-10-15T00:00:00Z timer-fired CS CERT EXPIRE", "2017-10-15T00:00:00Z ca-activated"}));
        QCOMPARE(certificate(played, "ROOTCA", "ca-activated").notBefore, at(end));
        QCOMPARE(played.count("r1", "transport-failure unreachable"),
                 played.count("r1", "transport-failure"));
    }

    void rule_14_14_overlapOfAWholeLife()
    {
        const Played played = playSoundly({.until = end, .servers = server("grant auto|auto-rollover 800")});
        QCOMPARE(played.story("ROOTCA", {"cs-"}),
                 (Story{start + " cs-shadow-generation", end + " cs-shadow-generation"}));
    }

    void rule_14_15_cancelledGenerationDoesNotReturn()
    {
        const Played played = playSoundly({.until = "2017-12-01T00:00:00Z",
                                           .acts = act("2016-01-01T00:00:00Z", "ROOTCA", "rollover") + "," +
                                                   act("2016-01-02T00:00:00Z", "ROOTCA", "rollover-cancel")});
        QCOMPARE(played.story("ROOTCA", {"cs-", "ca-expired"}),
                 (Story{"2016-01-01T00:00:00Z cs-shadow-generation", end + " ca-expired"}));
    }

    void rule_14_16_deadServerAnswersNothing()
    {
        const Played played = playSoundly({.until = "2017-10-09T12:14:16Z",
                                           .servers = server("grant auto"),
                                           .clients = client("r1", "auto-enroll 80"),
                                           .acts = act("2017-10-09T00:00:00Z", "r1", "enroll")});
        QCOMPARE(played.count("", "ca-expired"), std::size_t{1});
        QCOMPARE(played.story("r1", {"transport-failure"}).back(),
                 std::string("2017-10-09T08:32:00Z transport-failure unreachable"));
    }

    void rule_14_17_badlySignedNextCa()
    {
        // The client activates a cancelled chain whose rollover identity ends with it, so that SHADOW is next.
        const Played played = playSoundly(
            {.until = "2019-10-08T00:00:00Z",
             .servers = "{'name': 'ROOTCA', 'config': 'crypto pki server ROOTCA\\n lifetime "
                        "ca-certificate 730\\n lifetime certificate 730\\n grant auto\\n auto-rollover 90'}",
             .clients = client("r1", "auto-enroll 90", enrolledAt("2016-06-01T00:00:00Z")),
             .acts = act("2017-09-20T00:00:00Z", "ROOTCA", "rollover-cancel") + "," +
                     act("2017-09-21T00:00:00Z", "ROOTCA", "rollover")});
        QCOMPARE(played.count("r1", "next-ca-fetched"), std::size_t{1});
        QVERIFY(played.count("r1", "transport-failure bad-signature") > 5);
    }

    void rule_14_18_cancelledCaAnswersFailure()
    {
        // The request for the rollover identity is lost until the rollover is cancelled.
        const Played played =
            playSoundly({.until = "2017-10-09T00:00:00Z",
                         .servers = server("auto-rollover 90"),
                         .clients = client("r1", "auto-enroll 80", enrolledAt("2017-01-01T00:00:00Z")),
                         .acts = act("2017-01-01T00:00:01Z", "ROOTCA", "grant all") + "," +
                                 act("2017-08-14T00:00:00Z", "ROOTCA", "rollover-cancel")});
        QCOMPARE(played.count("r1", "next-ca-fetched"), std::size_t{1});
        QCOMPARE(played.count("r1", "rejected"), std::size_t{1});
        QCOMPARE(played.count("r1", "rollover-activated"), std::size_t{0});
    }

    void rule_14_19_ownTrustpointGrantsRenewals()
    {
        ScenarioText text{.until = "2016-08-01T00:00:00Z",
                          .clients = client("r1", "auto-enroll 80"),
                          .acts = act("2015-10-09T12:14:20Z", "ROOTCA", "grant all")};
        text.servers = server("grant auto trustpoint ROOTCA");
        const Played own = playSoundly(text);
        QCOMPARE(own.count("r1", "pending"), std::size_t{1}); // the first enrollment
        QCOMPARE(own.count("r1", "renewed"), std::size_t{1});
        for (const char* other :
             {"grant auto trustpoint OTHER", "grant ra-auto", "grant auto rollover ca-cert", ""}) {
            text.servers = server(other);
            const Played played = playSoundly(text);
            QCOMPARE(played.count("r1", "renewed"), std::size_t{0});
            QVERIFY(played.count("r1", "pending") > 1);
        }
        text.servers = server("grant none");
        QCOMPARE(playSoundly(text).count("r1", "rejected"), std::size_t{1});
    }

    void rule_14_20_requestsExpire()
    {
        const Played played = playSoundly({.until = "2015-12-01T00:00:00Z",
                                           .servers = server("lifetime enrollment-request 1"),
                                           .clients = client("r1", "auto-enroll 80")});
        // Purged after an hour; the poll at 64 minutes is answered FAILURE.
        QCOMPARE(played.story("r1", {"rejected", "stopped"}),
                 (Story{"2015-10-09T13:18:16Z rejected", "2015-10-09T13:18:16Z stopped"}));
    }

    void rule_14_20_eachClientHasItsOwnRequest()
    {
        const Played played = playSoundly({.until = "2015-10-09T12:20:00Z",
                                           .servers = server(""),
                                           .clients = client("r", "auto-enroll 80", ", 'count': 3"),
                                           .acts = act("2015-10-09T12:14:17Z", "ROOTCA", "grant all")});
        for (const auto& [who, serial] : {std::pair{"r-1", 2}, {"r-2", 3}, {"r-3", 4}})
            QCOMPARE(certificate(played, who, "enrolled").serial, static_cast<lifecycle::Serial>(serial));
    }

    // Client.

    void rule_14_21_authenticationAndRequestInOneInstant()
    {
        const Played played =
            playSoundly({.until = "2015-10-09T13:00:00Z",
                         .clients = client("r1", "auto-enroll 80"),
                         .faults = fault("ROOTCA", "unreachable", start, "2015-10-09T12:15:00Z")});
        QCOMPARE(played.story("r1"),
                 (Story{start + " transport-failure unreachable",
                        start + " timer-armed CONNECT RETRY 2015-10-09T12:15:16Z",
                        "2015-10-09T12:15:16Z timer-fired CONNECT RETRY",
                        "2015-10-09T12:15:16Z authenticated", "2015-10-09T12:15:16Z request-sent enroll",
                        "2015-10-09T12:15:16Z granted", "2015-10-09T12:15:16Z enrolled",
                        "2015-10-09T12:15:16Z timer-armed RENEW 2016-07-27T12:15:16Z"}));
    }

    void rule_14_22_renewCountsFromTheCollectingPoll()
    {
        const Played played = playSoundly({.until = "2015-10-10T00:00:00Z",
                                           .servers = server(""),
                                           .clients = client("r1", "auto-enroll 50"),
                                           .acts = act("2015-10-09T12:14:17Z", "ROOTCA", "grant all")});
        // Granted a second after the request, collected 59 s later: half of what is left then.
        QCOMPARE(played.story("r1", {"timer-armed RENEW"}),
                 Story{"2015-10-09T12:15:16Z timer-armed RENEW 2016-04-09T00:14:46Z"});
    }

    void rule_14_22_shadowCountsFromNotBefore()
    {
        const Played played =
            playSoundly({.until = "2017-10-01T00:00:00Z",
                         .servers = server("auto-rollover 90"),
                         .clients = client("r1", "auto-enroll 50", enrolledAt("2017-07-20T12:14:16Z")),
                         .acts = act("2017-07-20T12:14:17Z", "ROOTCA", "grant all")});
        QCOMPARE(played.story("r1", {"timer-armed SHADOW"}),
                 Story{"2017-07-20T12:15:16Z timer-armed SHADOW 2017-08-29T12:14:16Z"});
    }

    void rule_14_22_withoutANumberItIsAHundred()
    {
        const Played played = playSoundly({.until = start, .clients = client("r1", "auto-enroll")});
        QCOMPARE(played.story("r1", {"timer-armed"}),
                 Story{start + " timer-armed RENEW 2016-10-08T12:14:16Z"});
    }

    void rule_14_23_renewOrShadowByEqualityToTheSecond()
    {
        const auto timerAt = [](const std::string& iso) {
            const Played played =
                playSoundly({.until = iso, .clients = client("r1", "auto-enroll 80", enrolledAt(iso))});
            return played.story("r1", {"timer-armed"}).front().substr(21 + 12, 6);
        };
        QCOMPARE(timerAt("2016-10-08T12:14:15Z"), std::string("RENEW ")); // ends a second before its CA
        QCOMPARE(timerAt("2016-10-08T12:14:16Z"), std::string("SHADOW"));
    }

    void rule_14_23_identityAlreadyPastExpiresAtOnce()
    {
        // Granted at once, collected two minutes later by a client whose certificate lives for one.
        const Played played =
            playSoundly({.until = "2015-10-10T00:00:00Z",
                         .servers = server("lifetime certificate 0 0 1"),
                         .clients = client("r1", "auto-enroll 80|enrollment retry period 2"),
                         .acts = act("2015-10-09T12:14:17Z", "ROOTCA", "grant all")});
        QCOMPARE(played.story("r1", {"enrolled", "identity-expired", "timer-armed"}),
                 (Story{start + " timer-armed POLL 2015-10-09T12:16:16Z", "2015-10-09T12:16:16Z enrolled",
                        "2015-10-09T12:16:16Z identity-expired"}));
    }

    void rule_14_24_pollsDouble()
    {
        const Played played = playSoundly(
            {.until = "2015-10-09T13:14:16Z",
             .servers = server(""),
             .clients = client("r1", "auto-enroll 80"),
             .faults = fault("ROOTCA", "unreachable", "2015-10-09T12:16:00Z", "2015-10-09T12:17:00Z")});
        QCOMPARE(played.story("r1", {"timer-fired"}),
                 (Story{"2015-10-09T12:15:16Z timer-fired POLL", "2015-10-09T12:16:16Z timer-fired POLL",
                        "2015-10-09T12:18:16Z timer-fired POLL", "2015-10-09T12:22:16Z timer-fired POLL",
                        "2015-10-09T12:30:16Z timer-fired POLL", "2015-10-09T12:46:16Z timer-fired POLL"}));
        QCOMPARE(played.count("r1", "transport-failure"), std::size_t{1}); // of minute 2; the schedule stays
    }

    void rule_14_25_connectRetryDoublesFromTheFirstFailure()
    {
        const Played played =
            playSoundly({.until = "2015-10-09T14:00:00Z",
                         .clients = client("r1", "auto-enroll 80|enrollment retry period 5"),
                         .faults = fault("r1", "unreachable", start, "2015-10-09T13:00:00Z")});
        QCOMPARE(played.story("r1", {"timer-fired"}),
                 (Story{"2015-10-09T12:19:16Z timer-fired CONNECT RETRY",
                        "2015-10-09T12:24:16Z timer-fired CONNECT RETRY",
                        "2015-10-09T12:34:16Z timer-fired CONNECT RETRY",
                        "2015-10-09T12:54:16Z timer-fired CONNECT RETRY",
                        "2015-10-09T13:34:16Z timer-fired CONNECT RETRY"}));
    }

    void rule_14_26_countLimitsASeriesAndStartsAnew()
    {
        const Played played = playSoundly(
            {.until = "2016-08-12T00:00:00Z",
             .clients = client("r1", "auto-enroll 80|enrollment retry count 3"),
             .faults = fault("r1", "unreachable", "2016-07-27T00:00:00Z", "2016-08-11T00:00:00Z")});
        // Failed at 12:14:16, and at minutes 1, 2 and 4; then 80 % of what is left of 365 days.
        QCOMPARE(played.story("r1", {"timer-armed RENEW"})[1],
                 std::string("2016-07-27T12:18:16Z timer-armed RENEW 2016-09-23T21:51:04Z"));
        QCOMPARE(played.count("r1", "timer-fired CONNECT RETRY"), std::size_t{3});
    }

    void rule_14_26_exhaustedPollStartsANewRequest()
    {
        const Played played = playSoundly({.until = "2016-10-06T00:00:00Z",
                                           .servers = server(""),
                                           .clients = client("r1", "auto-enroll 80|enrollment retry count 2"),
                                           .acts = act("2015-10-09T12:14:20Z", "ROOTCA", "grant all")});
        QCOMPARE(played.count("r1", "request-sent renew"), std::size_t{3});
        QCOMPARE(played.count("r1", "stopped"), std::size_t{0});
    }

    void rule_14_27_certificateCollectedAfterTheEnd()
    {
        // RENEW after 8 days, the end after 10; polls at 2048 and 4096 minutes lie around it.
        const Played played = playSoundly({.until = "2015-10-21T00:00:00Z",
                                           .servers = server("lifetime certificate 10"),
                                           .clients = client("r1", "auto-enroll 80"),
                                           .acts = act("2015-10-09T12:14:20Z", "ROOTCA", "grant all") + "," +
                                                   act("2015-10-19T00:00:00Z", "ROOTCA", "grant all")});
        QCOMPARE(played.story("r1", {"identity-expired", "renewed"}),
                 (Story{"2015-10-19T12:14:20Z identity-expired", "2015-10-20T08:30:31Z renewed"}));
        QCOMPARE(played.stranded(), Story{"r1 2015-10-19T12:14:20Z 2015-10-20T08:30:31Z pending"});
    }

    void rule_14_28_rejectedThenStopped()
    {
        const Played played = playSoundly(
            {.until = end, .servers = server("grant none"), .clients = client("r1", "auto-enroll 80")});
        const Story story = played.story("r1");
        QCOMPARE((Story{story.end() - 2, story.end()}), (Story{start + " rejected", start + " stopped"}));
    }

    void rule_14_29_fetchedAndRequestedInOneInstant()
    {
        const Played played = playSoundly({.until = end, .clients = client("r1", "auto-enroll 80")});
        const Story story = played.story("r1", {"next-ca-fetched", "request-sent shadow"});
        QCOMPARE(story,
                 (Story{"2017-09-09T07:26:16Z next-ca-fetched", "2017-09-09T07:26:16Z request-sent shadow"}));
    }

    void rule_14_30_shadowBesideTheEnrollment()
    {
        // Rejected, and still it learns of the next CA; no request for a rollover identity.
        const Played played = playSoundly(
            {.until = end, .servers = server("grant none|auto-rollover 60"), .clients = client("r1", "")});
        QCOMPARE(played.story("r1", {"stopped"}).front(), start + " stopped");
        QCOMPARE(played.story("r1", {"timer-fired SHADOW"}),
                 Story{"2017-07-27T12:14:16Z timer-fired SHADOW"});
        QCOMPARE(played.count("r1", "transport-failure no-rollover"),
                 std::size_t{16}); // until 60 days before the end
        QCOMPARE(played.count("r1", "next-ca-fetched"), std::size_t{1});
        QCOMPARE(played.count("r1", "request-sent shadow"), std::size_t{0});
        QCOMPARE(played.story("r1", {"rollover-activated", "timer-armed SHADOW 2019"}),
                 (Story{end + " rollover-activated", end + " timer-armed SHADOW 2019-07-27T12:14:16Z"}));
    }

    void rule_14_31_identityOfTheOldChainIsNotKept()
    {
        const Played played =
            playSoundly({.until = end, .clients = client("r1", "", enrolledAt("2017-01-01T00:00:00Z"))});
        for (const Heard& heard : played.log) {
            if (heard.line == "rollover-activated")
                QVERIFY(!heard.entry.certificate);
        }
        const Story story = played.story("r1");
        QCOMPARE((Story{story.end() - 3, story.end()}),
                 (Story{end + " rollover-activated", end + " timer-armed SHADOW 2019-07-27T12:14:16Z",
                        end + " identity-expired"}));
    }

    void rule_14_31_lateClientsSwapAtTheEndOfTheLoss()
    {
        const Played played = playSoundly({.until = "2017-11-01T00:00:00Z",
                                           .clients = client("r1", "auto-enroll 80"),
                                           .faults = fault("r1", "clock-not-authoritative",
                                                           "2017-10-01T00:00:00Z", "2017-10-15T00:00:00Z")});
        QCOMPARE(played.story("r1", {"identity-expired", "rollover-activated"}),
                 (Story{end + " identity-expired", "2017-10-15T00:00:00Z rollover-activated"}));
        QCOMPARE(played.stranded(), Story{"r1 " + end + " 2017-10-15T00:00:00Z clock"});
    }

    void rule_14_31_noOverdueShadowAfterTheEnd()
    {
        const Played played = playSoundly({.until = "2017-11-01T00:00:00Z",
                                           .clients = client("r1", "auto-enroll 80"),
                                           .faults = fault("r1", "clock-not-authoritative",
                                                           "2017-09-01T00:00:00Z", "2017-10-15T00:00:00Z")});
        QCOMPARE(played.count("r1", "timer-fired SHADOW"), std::size_t{0});
        QCOMPARE(played.stranded(), Story{"r1 " + end + " - clock"});
    }

    void rule_14_32_nothingHappensUntilTheOperatorEnrolls()
    {
        const Played played =
            playSoundly({.until = "2018-06-01T00:00:00Z",
                         .clients = client("r1", "auto-enroll 80"),
                         .faults = fault("r1", "unreachable", "2017-09-01T00:00:00Z", "2017-10-10T00:00:00Z"),
                         .acts = act("2018-01-01T00:00:00Z", "r1", "enroll")});
        const Story story = played.story("r1");
        const auto expired = std::find(story.begin(), story.end(), end + " identity-expired");
        QVERIFY(expired != story.end());
        QCOMPARE(*std::next(expired), std::string("2018-01-01T00:00:00Z authenticated"));
        QCOMPARE(played.stranded(), Story{"r1 " + end + " 2018-01-01T00:00:00Z unreachable"});
    }

    void rule_14_33_noOverdueRenewAfterTheEnd()
    {
        const Played played = playSoundly({.until = "2017-01-01T00:00:00Z",
                                           .clients = client("r1", "auto-enroll 80"),
                                           .faults = fault("r1", "clock-not-authoritative",
                                                           "2016-07-01T00:00:00Z", "2016-12-01T00:00:00Z")});
        QCOMPARE(played.story("r1", {"timer-fired", "identity-expired"}),
                 Story{"2016-10-08T12:14:16Z identity-expired"});
    }

    // Log and summary.

    void rule_14_34_whoWritesWhat()
    {
        const Played played = playSoundly({.until = "2018-01-01T00:00:00Z",
                                           .servers = server("auto-rollover 90"),
                                           .clients = client("r1", "auto-enroll 80"),
                                           .acts = act("2015-10-09T12:14:20Z", "ROOTCA", "grant all") + "," +
                                                   act("2015-10-09T12:14:21Z", "ROOTCA", "reject all")});
        for (const Heard& heard : played.log) {
            const bool timer = heard.line.starts_with("timer-");
            const bool servers = heard.line.starts_with("c") || heard.line == "rollover-cancelled";
            QVERIFY2(timer || servers == (heard.who == "ROOTCA"), heard.line.c_str());
            QVERIFY(heard.at != at("2015-10-09T12:14:20Z") && heard.at != at("2015-10-09T12:14:21Z"));
        }
    }

    void rule_14_35_orderInsideAStep()
    {
        const Played played = playSoundly({.until = "2015-10-09T12:15:16Z",
                                           .servers = server("auto-rollover 90"),
                                           .clients = client("r1", "")});
        QCOMPARE(
            played.story("r1"),
            (Story{start + " authenticated", start + " request-sent enroll", start + " pending",
                   start + " timer-armed SHADOW 2017-07-27T12:14:16Z",
                   start + " timer-armed POLL 2015-10-09T12:15:16Z", "2015-10-09T12:15:16Z timer-fired POLL",
                   "2015-10-09T12:15:16Z request-sent poll", "2015-10-09T12:15:16Z pending",
                   "2015-10-09T12:15:16Z timer-armed POLL 2015-10-09T12:16:16Z"}));
    }

    void rule_14_36_onlySixTimersAreTold()
    {
        const Played played = playSoundly({.clients = client("r", "auto-enroll 70", ", 'count': 2")});
        std::size_t armed = 0;
        std::size_t fired = 0;
        for (const Heard& heard : played.log) {
            armed += heard.entry.event == lifecycle::LogEvent::TimerArmed;
            fired += heard.entry.event == lifecycle::LogEvent::TimerFired;
        }
        QVERIFY(armed >= fired); // a dropped timer leaves no event
        QCOMPARE(played.count("", "timer-armed CS"), std::size_t{6});
        QCOMPARE(played.count("", "timer-armed RENEW") + played.count("", "timer-armed SHADOW") +
                     played.count("", "timer-armed CONNECT RETRY") + played.count("", "timer-armed CS"),
                 armed);
    }

    void rule_14_37_intervalsAndTheirOrder()
    {
        const Played played = playSoundly(
            {.until = end,
             .servers = server("auto-rollover 90"), // everything pends
             .clients = client("b", "", enrolledAt("2015-10-10T00:00:00Z")) + "," +
                        client("a", "", enrolledAt("2015-10-10T00:00:00Z")) + "," +
                        client("z", "", enrolledAt("2015-10-10T00:00:00Z")),
             .acts = act("2015-10-10T00:00:01Z", "ROOTCA", "grant all") + "," +
                     act("2016-10-09T00:00:01Z", "z", "enroll") + "," + // at the instant its identity ends
                     act("2016-12-01T00:00:00Z", "a", "enroll") + "," +
                     act("2016-12-01T00:00:30Z", "ROOTCA", "grant all")});
        QCOMPARE(
            played.stranded(),
            (Story{"a 2016-10-09T00:00:01Z 2016-12-01T00:01:00Z expired", "b 2016-10-09T00:00:01Z - expired",
                   "z 2016-10-09T00:00:01Z - expired", "a 2017-10-08T12:14:16Z - expired"}));
    }

    void rule_14_37_noneOfZeroLength()
    {
        ScenarioText text{.until = "2016-10-08T12:14:16Z", .clients = client("r1", "")};
        QCOMPARE(playSoundly(text).stranded(), Story{"r1 2016-10-08T12:14:16Z - expired"}); // except at until
        text.acts = act("2016-10-08T12:14:16Z", "r1", "enroll"); // in the same instant, after the end
        const Played played = playSoundly(text);
        QCOMPARE(played.count("r1", "identity-expired"), std::size_t{1});
        QCOMPARE(played.count("r1", "enrolled"), std::size_t{2});
        QCOMPARE(played.stranded(), Story{});
    }

    void rule_14_37_cleanStartThatGaveUpAValidIdentity()
    {
        const Played played =
            playSoundly({.until = "2017-11-01T00:00:00Z",
                         .servers = server("auto-rollover 90|lifetime enrollment-request 1000"),
                         .clients = client("r1", "auto-enroll 80", enrolledAt("2017-01-01T00:00:00Z")),
                         .acts = act("2017-01-01T00:00:30Z", "ROOTCA", "grant all") + "," +
                                 act("2017-08-13T12:00:00Z", "ROOTCA", "grant all") + "," +
                                 act("2017-08-20T00:00:00Z", "ROOTCA", "rollover-cancel") + "," +
                                 act("2017-09-01T00:00:00Z", "r1", "enroll") + "," +
                                 act("2017-09-01T00:00:30Z", "ROOTCA", "grant all")});
        QCOMPARE(played.story("r1", {"shadow-complete", "enrolled"}).size(), std::size_t{3});
        QCOMPARE(played.stranded().front(),
                 std::string("r1 2017-09-01T00:00:00Z 2017-09-01T00:01:00Z rollover-cancelled"));
    }

    void rule_14_38_why()
    {
        const std::string year = "2016-10-08T12:14:16Z"; // the identity of day 0 ends
        const auto why = [&](ScenarioText text) {
            text.until = "2016-12-01T00:00:00Z";
            const Played played = playSoundly(text);
            return played.summary.stranded.empty() ? std::string("none")
                                                   : std::string(nameOf(played.summary.stranded.front().why));
        };
        const std::string r1 = client("r1", "auto-enroll 80");
        QCOMPARE(why({.clients = client("r1", "")}), std::string("expired"));
        QCOMPARE(why({.clients = r1,
                      .faults = fault("r1", "unreachable", "2016-01-01T00:00:00Z", "2016-12-01T00:00:00Z")}),
                 std::string("unreachable"));
        QCOMPARE(why({.clients = r1,
                      .faults = fault("r1", "clock-not-authoritative", "2016-01-01T00:00:00Z",
                                      "2016-12-01T00:00:00Z")}),
                 std::string("clock"));
        const std::string first = act("2015-10-09T12:14:17Z", "ROOTCA", "grant all");
        QCOMPARE(why({.servers = server(""), .clients = r1, .acts = first}),
                 std::string("rejected")); // purged
        QCOMPARE(why({.servers = server("lifetime certificate 10"), .clients = r1, .acts = first}),
                 std::string("pending"));
    }

    void rule_14_38_noRollover()
    {
        ScenarioText text{.until = "2017-10-09T00:00:00Z",
                          .servers = server("grant auto|auto-rollover 1"),
                          .clients = client("r1", "auto-enroll 80")};
        QCOMPARE(playSoundly(text).stranded(), Story{"r1 " + end + " - no-rollover"});
    }

    void rule_14_39_summaryCounts()
    {
        const Played played =
            playSoundly({.until = end, .clients = client("r", "auto-enroll 70", ", 'count': 4")});
        QCOMPARE(played.summary.events, std::uint64_t{played.log.size()});
        QCOMPARE(played.summary.renewals, std::uint64_t{played.count("", "renewed")});
        QCOMPARE(played.summary.shadows, std::uint64_t{played.count("", "shadow-complete")});
        QCOMPARE(played.summary.retries, std::uint64_t{played.count("", "timer-fired CONNECT RETRY")});
        QCOMPARE(played.summary.peaks, (std::vector<ServerPeak>{{"ROOTCA", 8}}));
    }

    void rule_14_39_requestsCountWhetherTheyArriveOrNot()
    {
        const Played played =
            playSoundly({.until = "2015-10-09T12:16:00Z",
                         .servers = server() + ",{'name': 'IDLE', 'config': 'crypto pki server IDLE'}",
                         .clients = client("r", "auto-enroll 80", ", 'count': 3"),
                         .faults = fault("ROOTCA", "unreachable", start, "2015-10-09T13:00:00Z")});
        QCOMPARE(played.summary.peaks, (std::vector<ServerPeak>{{"IDLE", 0}, {"ROOTCA", 3}}));
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rulestest.moc"
