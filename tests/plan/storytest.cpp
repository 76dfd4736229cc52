// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/plan/scenariotext.h"

using namespace releve;
using namespace releve::plan;
using namespace std::chrono_literals;
using std::chrono::days;

/// The stories of the issue: what operators want to know before it happens to them.
class StoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seed_serverThroughTwoGenerations()
    {
        const Played played = playSoundly({.until = "2019-10-08T12:14:16Z"});
        QCOMPARE(
            played.story("ROOTCA"),
            (Story{"2015-10-09T12:14:16Z ca-created",
                   "2015-10-09T12:14:16Z timer-armed CS SHADOW CERT GENERATION 2017-07-10T12:14:16Z",
                   "2015-10-09T12:14:16Z timer-armed CS CERT EXPIRE 2017-10-08T12:14:16Z",
                   "2017-07-10T12:14:16Z timer-fired CS SHADOW CERT GENERATION",
                   "2017-07-10T12:14:16Z cs-shadow-generation",
                   "2017-10-08T12:14:16Z timer-fired CS CERT EXPIRE", "2017-10-08T12:14:16Z ca-activated",
                   "2017-10-08T12:14:16Z timer-armed CS SHADOW CERT GENERATION 2019-07-10T12:14:16Z",
                   "2017-10-08T12:14:16Z timer-armed CS CERT EXPIRE 2019-10-08T12:14:16Z",
                   "2019-07-10T12:14:16Z timer-fired CS SHADOW CERT GENERATION",
                   "2019-07-10T12:14:16Z cs-shadow-generation",
                   "2019-10-08T12:14:16Z timer-fired CS CERT EXPIRE", "2019-10-08T12:14:16Z ca-activated",
                   "2019-10-08T12:14:16Z timer-armed CS SHADOW CERT GENERATION 2021-07-09T12:14:16Z",
                   "2019-10-08T12:14:16Z timer-armed CS CERT EXPIRE 2021-10-07T12:14:16Z"}));
        const auto& rollover = played.log[4].entry;
        QCOMPARE(rollover.certificate->notBefore, at("2017-10-08T12:14:16Z"));
        QCOMPARE(rollover.certificate->notAfter, at("2019-10-08T12:14:16Z"));
    }

    void seed_clientThroughTwoGenerations()
    {
        const Played played = playSoundly({.clients = client("spoke-1", "auto-enroll 80 regenerate")});
        QCOMPARE(
            played.story("spoke-1"),
            (Story{"2015-10-09T12:14:16Z authenticated",
                   "2015-10-09T12:14:16Z request-sent enroll",
                   "2015-10-09T12:14:16Z granted",
                   "2015-10-09T12:14:16Z enrolled",
                   "2015-10-09T12:14:16Z timer-armed RENEW 2016-07-27T12:14:16Z", // 292 days
                   "2016-07-27T12:14:16Z timer-fired RENEW",
                   "2016-07-27T12:14:16Z request-sent renew",
                   "2016-07-27T12:14:16Z granted",
                   "2016-07-27T12:14:16Z renewed",
                   "2016-07-27T12:14:16Z timer-armed RENEW 2017-05-15T12:14:16Z", // 584 days
                   "2017-05-15T12:14:16Z timer-fired RENEW",
                   "2017-05-15T12:14:16Z request-sent renew",
                   "2017-05-15T12:14:16Z granted",
                   "2017-05-15T12:14:16Z renewed",
                   "2017-05-15T12:14:16Z timer-armed SHADOW 2017-09-09T07:26:16Z", // clipped to the CA's end
                   "2017-09-09T07:26:16Z timer-fired SHADOW",
                   "2017-09-09T07:26:16Z next-ca-fetched",
                   "2017-09-09T07:26:16Z request-sent shadow",
                   "2017-09-09T07:26:16Z granted",
                   "2017-09-09T07:26:16Z shadow-complete",
                   "2017-10-08T12:14:16Z rollover-activated",
                   "2017-10-08T12:14:16Z timer-armed RENEW 2018-07-27T12:14:16Z",
                   "2018-07-27T12:14:16Z timer-fired RENEW",
                   "2018-07-27T12:14:16Z request-sent renew",
                   "2018-07-27T12:14:16Z granted",
                   "2018-07-27T12:14:16Z renewed",
                   "2018-07-27T12:14:16Z timer-armed RENEW 2019-05-15T12:14:16Z",
                   "2019-05-15T12:14:16Z timer-fired RENEW",
                   "2019-05-15T12:14:16Z request-sent renew",
                   "2019-05-15T12:14:16Z granted",
                   "2019-05-15T12:14:16Z renewed",
                   "2019-05-15T12:14:16Z timer-armed SHADOW 2019-09-09T07:26:16Z",
                   "2019-09-09T07:26:16Z timer-fired SHADOW",
                   "2019-09-09T07:26:16Z next-ca-fetched",
                   "2019-09-09T07:26:16Z request-sent shadow",
                   "2019-09-09T07:26:16Z granted",
                   "2019-09-09T07:26:16Z shadow-complete",
                   "2019-10-08T12:14:16Z rollover-activated",
                   "2019-10-08T12:14:16Z timer-armed RENEW 2020-07-26T12:14:16Z"}));
        QVERIFY(played.summary.stranded.empty());
        QCOMPARE(played.summary.renewals, std::uint64_t{4});
        QCOMPARE(played.summary.shadows, std::uint64_t{2});
        QCOMPARE(played.summary.retries, std::uint64_t{0});
    }

    void autoEnroll70_retryStormUntilGeneration()
    {
        // Enrolled a year before the end: d = 109.5 days against 90 of overlap, 19.5 days of retries.
        const Played played =
            playSoundly({.until = "2017-10-09T00:00:00Z",
                         .clients = client("spoke", "auto-enroll 70",
                                           ", 'count': 50, 'enrolled_at': '2016-10-08T12:14:16Z'")});
        const Story storm = played.story("spoke-01", {"timer-fired", "next-ca-fetched", "shadow-complete"});
        QCOMPARE(storm.front(), std::string("2017-06-21T00:14:16Z timer-fired SHADOW"));
        QCOMPARE(storm[1], std::string("2017-06-21T00:15:16Z timer-fired CONNECT RETRY"));
        // Minutes 1, 2, 4 … 16384 (11.4 days) are before the generation, 32768 (22.8 days) is after it.
        QCOMPARE(played.count("spoke-01", "timer-fired CONNECT RETRY"), std::size_t{16});
        QCOMPARE(played.count("spoke-01", "transport-failure no-rollover"), std::size_t{16});
        QCOMPARE(played.story("spoke-01", {"next-ca-fetched"}),
                 Story{"2017-07-13T18:22:16Z next-ca-fetched"});
        QCOMPARE(played.summary.retries, std::uint64_t{16 * 50});
        QCOMPARE(played.summary.peaks.front().requestsPerMinute,
                 std::uint64_t{100}); // enrollment: GetCACert, PKCSReq
        QVERIFY(played.summary.stranded.empty());
    }

    void rejected_stopsUntilAManualRenewal()
    {
        ScenarioText parts{.until = "2016-12-01T00:00:00Z",
                           .servers = server("grant none"),
                           .clients = client("r1", "auto-enroll 80")};
        Played played = playSoundly(parts);
        QCOMPARE(played.story("r1", {"rejected", "stopped", "timer"}),
                 (Story{"2015-10-09T12:14:16Z rejected", "2015-10-09T12:14:16Z stopped"}));
        // By hand: the first enrollment is granted, the renewal rejected, the next one granted. Granted at 12:20:00
        // and installed at 12:22:16, the certificate has 136 s less than 365 days: RENEW is due after 80 % of that.
        parts.servers = server("");
        parts.acts = act("2015-10-09T12:20:00Z", "ROOTCA", "grant all") + "," +
                     act("2016-07-27T13:00:00Z", "ROOTCA", "reject all") + "," +
                     act("2016-08-01T00:00:00Z", "r1", "enroll") + "," +
                     act("2016-08-01T00:00:30Z", "ROOTCA", "grant all");
        played = playSoundly(parts);
        QCOMPARE(played.story("r1", {"rejected", "stopped", "renewed", "enrolled", "timer-armed RENEW"}),
                 (Story{"2015-10-09T12:22:16Z enrolled",
                        "2015-10-09T12:22:16Z timer-armed RENEW 2016-07-27T12:20:27Z",
                        "2016-07-27T13:24:27Z rejected", "2016-07-27T13:24:27Z stopped",
                        "2016-08-01T00:01:00Z renewed",
                        "2016-08-01T00:01:00Z timer-armed RENEW 2017-05-20T00:00:36Z"}));
        QVERIFY(played.summary.stranded.empty());
    }

    void cancelledRollover_strandsExactlyThoseWhoHeldIt()
    {
        // holder: complete before the cancel. late: SHADOW after the second generation.
        const Played played = playSoundly(
            {.until = "2017-12-01T00:00:00Z",
             .clients = client("holder", "auto-enroll 80", enrolledAt("2017-01-01T00:00:00Z")) + "," +
                        client("late", "auto-enroll 80", enrolledAt("2017-07-01T00:00:00Z")) + "," +
                        client("caonly", "", enrolledAt("2017-07-20T00:00:00Z")),
             .acts = act("2017-08-20T00:00:00Z", "ROOTCA", "rollover-cancel") + "," +
                     act("2017-08-21T00:00:00Z", "ROOTCA", "rollover")});
        QCOMPARE(played.story("holder", {"shadow-complete", "rollover-activated"}),
                 (Story{"2017-08-13T09:47:24Z shadow-complete", "2017-10-08T12:14:16Z rollover-activated"}));
        QCOMPARE(played.count("late", "rollover-activated"), std::size_t{1});
        QCOMPARE(played.stranded(), (Story{"caonly 2017-10-08T12:14:16Z - rollover-cancelled",
                                           "holder 2017-10-08T12:14:16Z - rollover-cancelled"}));
    }

    void unreachableCa_renewedInTime()
    {
        const Played played = playSoundly(
            {.until = "2016-10-08T12:14:16Z",
             .clients = client("r1", "auto-enroll 80"),
             .faults = fault("ROOTCA", "unreachable", "2016-07-01T00:00:00Z", "2016-08-15T00:00:00Z")});
        // 2^15 minutes after the first failure is the first retry behind the outage.
        QCOMPARE(played.story("r1", {"renewed"}), Story{"2016-08-19T06:22:16Z renewed"});
        QCOMPARE(played.count("r1", "timer-fired CONNECT RETRY"), std::size_t{16});
        QVERIFY(played.summary.stranded.empty());
    }

    void grantAfterThreeDays_collectedAtTheNextPoll()
    {
        const Played played = playSoundly({.until = "2015-10-20T00:00:00Z",
                                           .servers = server(""),
                                           .clients = client("r1", "auto-enroll 80"),
                                           .acts = act("2015-10-12T12:14:16Z", "ROOTCA", "grant all")});
        // Three days are 4320 minutes; polls at 4096 and 8192.
        QCOMPARE(played.story("r1", {"enrolled"}), Story{"2015-10-15T04:46:16Z enrolled"});
        QCOMPARE(played.count("r1", "timer-fired POLL"), std::size_t{14});
        for (const Heard& heard : played.log) {
            if (heard.line == "enrolled")
                QCOMPARE(heard.entry.certificate->notBefore, at("2015-10-12T12:14:16Z")); // from the act
        }
    }

    void caExpired_everyoneIsStranded()
    {
        const Played played = playSoundly({.until = "2018-01-01T00:00:00Z",
                                           .servers = server("grant auto"),
                                           .clients = client("r", "auto-enroll 80", ", 'count': 2")});
        QCOMPARE(played.count("ROOTCA", "ca-expired"), std::size_t{1});
        QCOMPARE(played.stranded(),
                 (Story{"r-1 2017-10-08T12:14:16Z - ca-expired", "r-2 2017-10-08T12:14:16Z - ca-expired"}));
    }

    void nobodyIsStrandedThatNeverHadAnIdentity()
    {
        const Played played = playSoundly(
            {.servers = server("grant none"), .clients = client("r", "auto-enroll 80", ", 'count': 2")});
        QVERIFY(played.summary.stranded.empty());
        QCOMPARE(played.count("", "rejected"), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(StoryTest)
#include "storytest.moc"
