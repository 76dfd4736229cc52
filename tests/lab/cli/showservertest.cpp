// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "showsupport.h"

using namespace showsupport;

/// `show crypto pki server`, `timers`.
class ShowServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timers();
    void timersOfXe();
    void noTimersWithoutClock();
    void server_data();
    void server();
    void httpOff();
};

/// The dates are the seed's: 2017-07-10 13:14:16 CET and 2017-10-08 13:14:16 CET.
void ShowServerTest::timers()
{
    Story story("2015-10-10T00:00:00Z");
    const auto server = readBack(story.router(serverName), "show crypto pki timers detail");
    QVERIFY(server.problems.empty());
    QCOMPARE(iso(timerNamed(server, "CS SHADOW CERT GENERATION")->due),
             QStringLiteral("2017-07-10T12:14:16Z"));
    QCOMPARE(iso(timerNamed(server, "CS CERT EXPIRE")->due), QStringLiteral("2017-10-08T12:14:16Z"));
    QVERIFY(timerNamed(server, "CS CRL UPDATE"));
    const auto spoke = readBack(story.router(spokeName), "show crypto pki timers detail");
    const ios::TimerRecord* renew = timerNamed(spoke, "RENEW");
    QVERIFY(renew);
    QCOMPARE(renew->target, std::string(trustpointName));
    QCOMPARE(iso(renew->due), iso(story.trustpoint(spokeName).machine().enrollment.due));
    // 80 % of a year after 12:20:00.
    QCOMPARE(iso(renew->due), QStringLiteral("2016-07-27T12:20:00Z"));
    QCOMPARE(renew->due, renew->origin.readAt().value_or(Instant()) + renew->remaining);
    for (const ios::Transcript* transcript : {&server, &spoke})
        for (const auto& timer : transcript->timers) // an old train has these two sections only
            QVERIFY(timer.section == ios::TimerSection::Pki || timer.section == ios::TimerSection::Cs);
}

/// Without auto-enroll: SHADOW at 90 % of the CA's life. Expiry alerts 60 days before each end.
void ShowServerTest::timersOfXe()
{
    Story story("2015-10-10T00:00:00Z");
    const auto transcript = readBack(story.router(xeName), "show crypto pki timers detail");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(iso(timerNamed(transcript, "SHADOW")->due), QStringLiteral("2017-07-27T12:14:16Z"));
    QVERIFY(!timerNamed(transcript, "RENEW"));
    QCOMPARE(iso(timerNamed(transcript, "CA")->due), QStringLiteral("2017-08-09T12:14:16Z"));
    QCOMPARE(iso(timerNamed(transcript, "ID")->due), QStringLiteral("2016-08-09T12:24:16Z"));
    Story late("2016-10-03T00:00:00Z"); // the identity ends on 2016-10-08 at 12:24:16: daily by now
    const auto daily = readBack(late.router(xeName), "show crypto pki timers detail");
    QCOMPARE(iso(timerNamed(daily, "ID")->due), QStringLiteral("2016-10-03T12:24:16Z"));
}

void ShowServerTest::noTimersWithoutClock()
{
    Story story("2015-10-10T00:00:00Z");
    Router& spoke = story.router(spokeName);
    spoke.setClockAuthoritative(false);
    QCOMPARE(shown(spoke, "show crypto pki timers"), std::string());
    QVERIFY(shown(spoke, "show clock").starts_with("*01:00:00.000 CET Sat Oct 10 2015"));
}

void ShowServerTest::server_data()
{
    QTest::addColumn<QByteArray>("until");
    QTest::addColumn<bool>("rollover");
    QTest::newRow("no rollover") << QByteArray("2016-01-01T00:00:00Z") << false;
    QTest::newRow("rollover available") << QByteArray("2017-07-11T00:00:00Z") << true;
    QTest::newRow("activated") << QByteArray("2017-10-09T00:00:00Z") << false;
}

void ShowServerTest::server()
{
    QFETCH(QByteArray, until);
    QFETCH(bool, rollover);
    Story story(until.toStdString());
    Router& router = story.router(serverName);
    const auto transcript = readBack(router, "show crypto pki server");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(textOf(transcript.servers), textOf(std::vector{cli::serverRecordOf(router).value()}));
    const ios::ServerRecord& record = transcript.servers[0];
    const auto ca = router.server()->caCertificate();
    QCOMPARE(record.status, std::string("enabled"));
    QCOMPARE(record.caFingerprint, ca->fingerprint(x509::Digest::Md5));
    QVERIFY(record.caExpires->instant == ca->notAfter());
    QVERIFY(record.crlNextUpdate->instant == router.server()->crl()->nextUpdate());
    QCOMPARE(record.grantingMode, std::string("auto"));
    QVERIFY(record.locked);
    QVERIFY((record.autoRollover == lifecycle::DaysHoursMinutes{90, 0, 0}));
    QCOMPARE(record.rollover.has_value(), rollover);
    QCOMPARE(record.autoRolloverTimer.has_value(), !rollover); // ROLLOVER_SPEC 9
    if (!rollover)
        return;
    QCOMPARE(record.rollover->fingerprint,
             router.server()->rolloverCaCertificate()->fingerprint(x509::Digest::Md5));
    // What the seed prints of the same configuration.
    QCOMPARE(record.issuer, std::string("CN=RootCA,OU=TAC,O=Cisco"));
    QCOMPARE(record.caExpires->text, std::string("13:14:16 CET Oct 8 2017"));
    QCOMPARE(record.rollover->status, std::string("available for rollover"));
    QCOMPARE(record.rollover->expires->text, std::string("13:14:16 CET Oct 8 2019"));
    QCOMPARE(record.databaseLevel, std::string("Complete - all issued certs written as <serialnum>.cer"));
    // The old CA ends all the same, and nobody renews it: the alerts go on.
    const auto timers = cli::timerRecordsOf(router);
    const auto alert =
        std::find_if(timers.begin(), timers.end(), [](const auto& timer) { return timer.name == "CS"; });
    QVERIFY(alert != timers.end() && alert->due == *ca->notAfter() - std::chrono::days(60));
}

void ShowServerTest::httpOff()
{
    Story story("2015-10-10T00:00:00Z");
    Router& router = story.router(serverName);
    RouterConfig config = router.running();
    config.httpServer = false;
    QVERIFY(router.configure(config).ok());
    const auto transcript = readBack(router, "show crypto pki server");
    QCOMPARE(transcript.servers.at(0).status, std::string("disabled, HTTP Server is disabled"));
    QCOMPARE(transcript.servers[0].state, std::string("check failed"));
    QVERIFY(shown(router, "show ip http server status").starts_with("HTTP server status: Disabled\n"));
}

QTEST_GUILESS_MAIN(ShowServerTest)
#include "showservertest.moc"
