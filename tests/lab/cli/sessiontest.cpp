// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "clisupport.h"

#include <QElapsedTimer>

using namespace clisupport;

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errors_data();
    void errors();
    void unknownWords();
    void enablePassword();
    void privilegeWithoutPassword();
    void modes();
    void leavesSubModes();
    void comments();
    void help();
    void completion();
    void history();
    void pagesAndFilters();
    void timestamps();
    void garbage();
};

void SessionTest::errors_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char* typed, const char* answer) {
        QTest::newRow(typed) << QByteArray(typed) << QByteArray(answer);
    };
    row("show clxck", "          ^\r\n% Invalid input detected at '^' marker.\r\n\r\n");
    row("show zebra stripes", "        ^\r\n% Invalid input detected at '^' marker.\r\n\r\n");
    row("  show zebra", "          ^\r\n% Invalid input detected at '^' marker.\r\n\r\n");
    row("zebra stripes", "   ^\r\n% Invalid input detected at '^' marker.\r\n\r\n");
    row("show crypto", "% Incomplete command.\r\n\r\n");
    row("sh c", "% Ambiguous command:  \"sh c\"\r\n");
    row("show clock | inc", "% Incomplete command.\r\n\r\n");
    row("show clock | zzz a", "                ^\r\n% Invalid input detected at '^' marker.\r\n\r\n");
    row("show clock | inc [", "% Failed to compile regular expression.\r\n");
}

void SessionTest::errors()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, answer);
    Typist typist;
    QCOMPARE(typist.start(), QByteArray("R1#"));
    QCOMPARE(typist.type(typed.toStdString() + '\r'), typed + "\r\n" + answer + "R1#");
    QVERIFY(noted().isEmpty());
}

void SessionTest::unknownWords()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("foo\r"),
             QByteArray("foo\r\nTranslating \"foo\"...domain server (255.255.255.255)\r\n"
                        "% Unknown command or computer name, or unable to find computer address\r\nR1#"));
    typist.host.lookup = false;
    QCOMPARE(typist.type("foo\r"),
             QByteArray("foo\r\nTranslating \"foo\"\r\n\r\nTranslating \"foo\"\r\n"
                        "% Unknown command or computer name, or unable to find computer address\r\nR1#"));
    typist.type("conf t\r");
    QCOMPARE(typist.type("foo\r"),
             QByteArray("foo\r\n           ^\r\n% Invalid input detected at '^' marker.\r\n\r\nR1(config)#"));
}

void SessionTest::enablePassword()
{
    Session::Options options;
    options.privilege = 1;
    Typist typist(options);
    typist.host.secret = "cisco";
    QCOMPARE(typist.start(), QByteArray("R1>"));
    QVERIFY(typist.type("show run\r").contains("% Invalid input"));
    QCOMPARE(typist.type("en\rx\ry\rz\r"),
             QByteArray("en\r\nPassword: \r\nPassword: \r\nPassword: \r\n% Bad secrets\r\n\r\nR1>"));
    QCOMPARE(typist.type("en\rwrong\rcisco\r"), QByteArray("en\r\nPassword: \r\nPassword: \r\nR1#"));
    QCOMPARE(typist.type("disable\r"), QByteArray("disable\r\nR1>"));
    QCOMPARE(typist.type("en\r\x03"), QByteArray("en\r\nPassword: \r\nR1>"));
    QCOMPARE(typist.type("logout\r"), QByteArray("logout\r\n"));
    QVERIFY(typist.session.isOver());
}

void SessionTest::privilegeWithoutPassword()
{
    Session::Options options;
    options.privilege = 1;
    Typist typist(options);
    typist.start();
    QCOMPARE(typist.type("enable\r"), QByteArray("enable\r\n% No password set\r\nR1>"));
}

void SessionTest::modes()
{
    Typist typist;
    typist.start();
    QCOMPARE(
        typist.type("conf t\r"),
        QByteArray("conf t\r\nEnter configuration commands, one per line.  End with CNTL/Z.\r\nR1(config)#"));
    QCOMPARE(typist.type("crypto pki trustpoint Root-CA\r"),
             QByteArray("crypto pki trustpoint Root-CA\r\nR1(ca-trustpoint)#"));
    QCOMPARE(bytes(typist.session.subject()), QByteArray("Root-CA"));
    QCOMPARE(typist.type("do show clock\r"), QByteArray("do show clock\r\nR1(ca-trustpoint)#"));
    QCOMPARE(typist.type("do show clxck\r"),
             QByteArray("do show clxck\r\n                            ^\r\n"
                        "% Invalid input detected at '^' marker.\r\n\r\nR1(ca-trustpoint)#"));
    QCOMPARE(typist.type("exit\r"), QByteArray("exit\r\nR1(config)#"));
    QVERIFY(typist.host.log.empty());
    QCOMPARE(typist.type("exit\r"), QByteArray("exit\r\nR1#"));
    QCOMPARE(typist.host.log, std::vector<std::string>{"admin on vty0"});
    QCOMPARE(noted(), QByteArrayList{"show clock"});
    typist.type("conf t\rinterface Gi0/0\r");
    QCOMPARE(typist.type("end\r"), QByteArray("end\r\nR1#"));
    QCOMPARE(typist.host.log.size(), std::size_t{2});
    QCOMPARE(typist.type("exit\r"), QByteArray("exit\r\n"));
    QVERIFY(typist.session.isOver());
    QCOMPARE(typist.type("show clock\r"), QByteArray());
}

void SessionTest::leavesSubModes()
{
    Typist typist;
    typist.start();
    typist.type("conf t\rcrypto pki trustpoint A\r");
    QCOMPARE(typist.type("auto-enroll 80\r"), QByteArray("auto-enroll 80\r\nR1(ca-trustpoint)#"));
    // A keyword of this mode begins with `ip` too: the global one in full wins.
    QCOMPARE(typist.type("ip http server\r"), QByteArray("ip http server\r\nR1(config)#"));
    typist.type("crypto pki trustpoint A\r");
    QVERIFY(typist.type("crypto pki trustpoint B\r").endsWith("R1(ca-trustpoint)#"));
    QCOMPARE(bytes(typist.session.subject()), QByteArray("B"));
    QCOMPARE(typist.type("auto-enroll 200\r"),
             QByteArray("auto-enroll 200\r\n                              ^\r\n"
                        "% Invalid input detected at '^' marker.\r\n\r\nR1(ca-trustpoint)#"));
    QVERIFY(typist.type("hostname R2 R3\r").endsWith("R1(ca-trustpoint)#"));
    typist.type("interface Ethernet 0/0\r");
    QVERIFY(typist.type(" ip nhrp network-id 1\r").endsWith("R1(config-if)#"));
    QVERIFY(typist.type("ip address 192.0.2.1 255.255.255.0\r").endsWith("R1(config-if)#"));
    QVERIFY(typist.type("ip route 0.0.0.0 0.0.0.0 192.0.2.254\r").endsWith("R1(config)#"));
    QCOMPARE(noted(),
             (QByteArrayList{"auto-enroll 80", "ip http server", "ip nhrp network-id 1",
                             "ip address 192.0.2.1 255.255.255.0", "ip route 0.0.0.0 0.0.0.0 192.0.2.254"}));
}

void SessionTest::comments()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("! show clock\r  !\r\r   \r"),
             QByteArray("! show clock\r\nR1#  !\r\nR1#\r\nR1#   \r\nR1#"));
    QVERIFY(noted().isEmpty());
}

void SessionTest::help()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("cl?"), QByteArray("cl?\r\nclear  clock\r\n\r\nR1#cl"));
    QCOMPARE(typist.type("ock ?"), QByteArray("ock ?\r\n  set\r\n\r\nR1#clock "));
    QCOMPARE(typist.type("\x15zz ?"),
             QByteArray("\b\b\b\b\b\b      \b\b\b\b\b\bzz ?\r\n% Unrecognized command\r\nR1#zz "));
    typist.type("\x15");
    QVERIFY(typist.type("?").startsWith("?\r\nExec commands:\r\n  authenticate\r\n"));
    typist.type("q\x15");
    QCOMPARE(typist.type("show c ?"),
             QByteArray("show c ?\r\n% Ambiguous command:  \"show c\"\r\nR1#show c "));
    typist.type("\x15"
                "conf t\rinterface E0\r");
    QCOMPARE(typist.type("do show cl?"), QByteArray("do show cl?\r\nclock\r\n\r\nR1(config-if)#do show cl"));
    QCOMPARE(typist
                 .type("\x15"
                       "host?")
                 .right(35),
             QByteArray("host?\r\nhostname\r\n\r\nR1(config-if)#host").right(35));
}

void SessionTest::completion()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("sh\t"), QByteArray("sh\r\nR1#show "));
    QCOMPARE(typist.type("c\t"), QByteArray("c\r\nR1#show c"));
    QCOMPARE(typist.type("lo\t\r"), QByteArray("lo\r\nR1#show clock \r\nR1#"));
    QCOMPARE(noted(), QByteArrayList{"show clock"});
}

void SessionTest::history()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("show history\r"), QByteArray("show history\r\n  show history\r\nR1#"));
    typist.type("show clock\r\rshow clock\r zebra stripes\r");
    QCOMPARE(typist.type("show history\r"),
             QByteArray("show history\r\n  show history\r\n  show clock\r\n   zebra stripes\r\n"
                        "  show history\r\nR1#"));
    QCOMPARE(
        typist.type("show history | include clock\r"),
        QByteArray("show history | include clock\r\n  show clock\r\n  show history | include clock\r\nR1#"));
    // Configuration has one of its own.
    QCOMPARE(typist.type("conf t\rhostname R2\rdo show history\r"),
             QByteArray("conf t\r\nEnter configuration commands, one per line.  End with CNTL/Z.\r\n"
                        "R1(config)#hostname R2\r\nR1(config)#do show history\r\n  hostname R2\r\n"
                        "  do show history\r\nR1(config)#"));
    typist.type("end\rterminal history size 2\r");
    QCOMPARE(typist.type("show history\r"),
             QByteArray("show history\r\n  terminal history size 2\r\n  show history\r\nR1#"));
    typist.type("terminal no history\r");
    QCOMPARE(typist.type("show history\r"), QByteArray("show history\r\nR1#"));
    QCOMPARE(typist.type("\x10"), QByteArray());
    typist.type("terminal history\rshow clock\r");
    QCOMPARE(typist.type("show history\r").count("\r\n  "), 2);
    QVERIFY(typist.type("terminal history size 257\r").contains("% Invalid input"));
    QVERIFY(typist.type("terminal no history size\r").endsWith("\r\nR1#"));
}

void SessionTest::pagesAndFilters()
{
    Typist typist;
    typist.start();
    QByteArray out = typist.type("show lines\r");
    QVERIFY(out.endsWith("line 23\r\n --More-- "));
    out = typist.type("q");
    QVERIFY(out.endsWith("\bR1#"));
    QCOMPARE(typist.type("show lines | include 9$\r").count("line"), 1 + 10);
    QCOMPARE(typist.type("show lines | count 9$\r"),
             QByteArray("show lines | count 9$\r\nNumber of lines which match regexp = 10\r\nR1#"));
    QCOMPARE(typist.type("show run | section router\r"),
             QByteArray(
                 "show run | section router\r\nrouter ospf 1\r\n network 192.0.2.0 0.0.0.255 area 0\r\nR1#"));
    typist.type("terminal length 0\r");
    out = typist.type("show lines\r");
    QVERIFY(out.endsWith("line 100\r\nR1#"));
    // What is typed at ` --More-- ` goes to it, and the rest to the prompt.
    typist.type("terminal length 24\r");
    out = typist.type("show lines\rqshow clock\r");
    QVERIFY(out.endsWith("R1#show clock\r\nR1#"));
    QVERIFY(noted().contains("show clock"));
}

void SessionTest::timestamps()
{
    Typist typist;
    typist.start();
    typist.type("terminal exec prompt timestamp\r");
    QVERIFY(typist.type("show clock\r").contains("clock\r\nLoad for five secs: 0%/0%"));
    typist.type("terminal no exec prompt timestamp\r");
    QVERIFY(!typist.type("show clock\r").contains("Load"));
}

void SessionTest::garbage()
{
    Typist typist;
    typist.start();
    QElapsedTimer timer;
    timer.start();
    quint32 state = 7;
    std::string chunk(64 * 1024, ' ');
    for (int count = 0; count < 160; ++count) { // 10 MB
        for (char& c : chunk) {
            state = state * 1664525U + 1013904223U;
            c = static_cast<char>(state >> 24U);
            if (std::string_view("dlqesDLQES").find(c) != std::string_view::npos) // enough to log out
                c = 'x';
        }
        typist.type(chunk);
        QVERIFY(typist.session.wantsInput() && !typist.session.isOver());
    }
    const std::string words = "show crypto pki certificates verbose zebra stripes\r"; // and what nearly fits
    for (std::size_t size = 0; size < 10'000'000; size += words.size())
        typist.type(words);
    typist.type(std::string(10'000'000, 'x'));
    typist.type("\x03\x03\x1a\r");
    QVERIFY(typist.type("show clock\r").endsWith("R1#"));
    qInfo("30 MB in %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY2(timer.elapsed() < 60'000, "time in proportion to what is pasted");
}

QTEST_GUILESS_MAIN(SessionTest)
#include "sessiontest.moc"
