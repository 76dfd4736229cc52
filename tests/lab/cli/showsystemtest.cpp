// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "showsupport.h"

using namespace showsupport;

/// `show` of the router and the session.
class ShowSystemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotThere();
    void clock();
    void theRouterItself();
    void theSession();
};

void ShowSystemTest::whatIsNotThere()
{
    Story story("2015-10-10T00:00:00Z");
    Router& spoke = story.router(spokeName);
    QVERIFY(shown(spoke, "show crypto pki server").starts_with("% No certificate server"));
    QVERIFY(shown(spoke, "show crypto pki server X requests").starts_with("% Certificate server 'X'"));
    QVERIFY(shown(spoke, "show crypto pki certificates X").starts_with("% Trustpoint 'X'"));
    QVERIFY(shown(spoke, "show crypto pki trustpoints X status").starts_with("% Trustpoint 'X'"));
    QCOMPARE(shown(spoke, "show crypto key mypubkey rsa NOBODY"), std::string());
    QVERIFY(shown(spoke, "show running-config", 1).find("hostname") == std::string::npos);
    QVERIFY(shown(spoke, "dir wonder:").starts_with("%Error opening wonder:/"));
    QCOMPARE(shown(spoke, "show startup-config"), std::string("startup-config is not present\n"));
    QCOMPARE(shown(spoke, "show debugging"), std::string());
}

void ShowSystemTest::clock()
{
    Story story("2015-10-10T00:00:00Z");
    Router& router = story.router(spokeName);
    const auto transcript = readBack(router, "show clock detail");
    QCOMPARE(transcript.clocks.size(), std::size_t(1));
    QCOMPARE(iso(transcript.clocks[0].time.instant), QStringLiteral("2015-10-10T00:00:00Z"));
    QCOMPARE(transcript.clocks[0].timeSource, std::string("user configuration"));
    QVERIFY(transcript.clocks[0].authority == ios::ClockAuthority::Authoritative);
}

void ShowSystemTest::theRouterItself()
{
    Story story("2015-10-10T00:00:00Z");
    Router& ios = story.router(spokeName);
    Router& xe = story.router(xeName);
    QVERIFY(shown(ios, "show version").starts_with("Cisco IOS Software,"));
    QVERIFY(shown(xe, "show version").starts_with("Cisco IOS XE Software,"));
    for (Router* router : {&ios, &xe})
        QVERIFY(shown(*router, "show version").find("no Cisco software runs here") != std::string::npos);
    ios.debugging().server = true;
    ios.debugging().transactions = true;
    QCOMPARE(shown(ios, "show debugging"), std::string("PKI:\n  Crypto PKI Trans debugging is on\n"
                                                       "  Crypto PKI Certificate Server debugging is on\n"));
    ios.say("%SYS-5-CONFIG_I: Configured from console by admin");
    QVERIFY(shown(ios, "show logging")
                .ends_with("Oct 10 01:00:00.000: %SYS-5-CONFIG_I: Configured from console by admin\n"));
    QCOMPARE(shown(ios, "show logging | include SYS-5"),
             std::string("Oct 10 01:00:00.000: %SYS-5-CONFIG_I: Configured from console by admin\n"));
    Router& server = story.router(serverName);
    QVERIFY(server.files().write("flash:02.cer", bytesOf("12345")).ok());
    QVERIFY(shown(server, "dir flash:").find("-rw-           5                    <no date>  02.cer\n") !=
            std::string::npos);
    QVERIFY(shown(server, "dir").find(" bytes free)\n") != std::string::npos);
}

void ShowSystemTest::theSession()
{
    Story story("2015-10-09T12:15:00Z");
    Router& router = story.router(spokeName);
    QCOMPARE(shown(router, "show privilege", 7), std::string("Current privilege level is 7\n"));
    QVERIFY(shown(router, "show users").find("vty0       admin") != std::string::npos);
    QVERIFY(shown(router, "show terminal").find("Length: 0 lines") != std::string::npos);
}

QTEST_GUILESS_MAIN(ShowSystemTest)
#include "showsystemtest.moc"
