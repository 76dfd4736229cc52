// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

#include "pki/lab/cli/verbatimlines.h"

using namespace clisupport;
using namespace releve::lab::cli;

/// Configurations pasted as they stand, and what of them is only kept.
class PasteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verbatim();
    void verbatimBlocks();
    void pastedConfiguration();
    void corpusConfigurations();
};

void PasteTest::verbatim()
{
    std::vector<std::string> lines;
    applyVerbatim(lines, "service timestamps log datetime msec");
    applyVerbatim(lines, "service timestamps log datetime msec");
    applyVerbatim(lines, "no ip domain lookup");
    QCOMPARE(lines,
             (std::vector<std::string>{"service timestamps log datetime msec", "no ip domain lookup"}));
    applyVerbatim(lines, "ip domain lookup");
    QVERIFY(!hasVerbatim(lines, "no ip domain lookup"));
    applyVerbatimIn(lines, "line vty 0 4", "login local");
    applyVerbatimIn(lines, "line vty 5 15", "logging synchronous");
    applyVerbatimIn(lines, "line vty 0 4", "transport input ssh");
    QCOMPARE(lines, (std::vector<std::string>{"service timestamps log datetime msec", "ip domain lookup",
                                              "line vty 0 4", " login local", " transport input ssh",
                                              "line vty 5 15", " logging synchronous"}));
    QVERIFY(hasVerbatimIn(lines, "line vty", "logging synchronous"));
    QVERIFY(!hasVerbatimIn(lines, "line con", "logging synchronous"));
    applyVerbatimIn(lines, "line vty 0 4", "no login");
    applyVerbatim(lines, "no line vty 5 15");
    applyVerbatim(lines, "no service timestamps");
    QCOMPARE(lines, (std::vector<std::string>{"ip domain lookup", "line vty 0 4", " transport input ssh"}));
}

void PasteTest::verbatimBlocks()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\r");
    QCOMPARE(console.type("router ospf 1\r"), QByteArray("router ospf 1\r\nRoot-CA(config-router)#"));
    console.type("network 10.0.0.0 0.255.255.255 area 0\r");
    QVERIFY(console.type("ip http server\r").endsWith("Root-CA(config)#"));
    QVERIFY(console.type("line vty 0 4\r").endsWith("Root-CA(config-line)#"));
    QVERIFY(!console.session().terminal().settings().synchronous);
    console.type("logging synchronous\rlogin local\r");
    QVERIFY(console.session().terminal().settings().synchronous);
    QVERIFY(console.type("exit\r").endsWith("Root-CA(config)#"));
    QCOMPARE(routers.server->running().otherLines,
             (std::vector<std::string>{"router ospf 1", " network 10.0.0.0 0.255.255.255 area 0",
                                       "line vty 0 4", " logging synchronous", " login local"}));
    Console later(*routers.server);
    QVERIFY(later.session().terminal().settings().synchronous);
    QVERIFY(later.type("foo\r").contains("domain server"));
    console.type("no ip domain lookup\r");
    QVERIFY(!later.type("foo\r").contains("domain server"));
    console.type("banner motd #\rno trespassing\r#\r");
    QVERIFY(console.type("hostname X\r").endsWith("X(config)#"));
}

void PasteTest::pastedConfiguration()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    const QByteArray out =
        console.type("configure terminal\n"
                     "!\nversion 15.4\nservice timestamps debug datetime msec\n"
                     "no service password-encryption\n!\nhostname spoke-1\n!\n"
                     "boot-start-marker\nboot-end-marker\n!\n!\nno aaa new-model\n"
                     "clock timezone CET 1 0\nmmi polling-interval 60\nno ip icmp rate-limit unreachable\n"
                     "ip cef\nno ipv6 cef\n!\nmultilink bundle-name authenticated\n!\n"
                     "crypto pki trustpoint Root-CA\n enrollment url http://172.16.1.1:80\n"
                     " revocation-check none\n!\ncrypto pki certificate chain Root-CA\n"
                     " certificate ca 01\n  30820237 308201A0 A0030201\n  quit\n"
                     "crypto isakmp policy 10\n encr aes 256\n group 14\n"
                     "crypto ipsec transform-set TS esp-aes esp-sha-hmac \n mode transport\n!\n"
                     "interface Tunnel0\n ip address 10.255.0.2 255.255.255.0\n"
                     " tunnel mode gre multipoint\n!\ninterface Ethernet0/0\n"
                     " ip address 172.16.1.2 255.255.255.0\n!\nrouter eigrp 1\n network 10.0.0.0\n!\n"
                     "ip forward-protocol nd\n!\nno ip http server\nno ip http secure-server\n"
                     "ip route 0.0.0.0 0.0.0.0 172.16.1.254\n!\ncontrol-plane\n!\nline con 0\n"
                     " logging synchronous\nline aux 0\nline vty 0 4\n login local\n"
                     " transport input ssh\n!\nend\n");
    QVERIFY2(!out.contains("% "), out.constData());
    QVERIFY(out.endsWith("spoke-1#"));
    const lab::RouterConfig& config = routers.spoke->running();
    QCOMPARE(config.interfaces.size(), std::size_t{2});
    QCOMPARE(config.interfaces[0].lines, std::vector<std::string>{"tunnel mode gre multipoint"});
    QVERIFY(config.trustpoint("Root-CA"));
    QVERIFY(hasVerbatimIn(config.otherLines, "crypto isakmp policy 10", "encr aes 256"));
    QVERIFY(hasVerbatimIn(config.otherLines, "router eigrp 1", "network 10.0.0.0"));
}

/// Nothing of real configurations confuses it: whatever it does not take it says so, and goes on.
void PasteTest::corpusConfigurations()
{
    const QString corpus = QStringLiteral(RELEVE_CORPUS);
    const QStringList names{
        QStringLiteral("MIranaNightshade__otus-networks/lab14_ipsec_all_config_R15.txt"),
        QStringLiteral("a-trubin__OTUS-Network-engineer/Tasks_Task_014_config_R15.txt"),
        QStringLiteral("artysleep__otus-network-engineer/project_reports_sh_run_MSK-R15.txt"),
        QStringLiteral("degreekeeper__otus-network/less_16_ipsec_config_R15.conf.txt")};
    if (!QFile::exists(corpus))
        QSKIP("no corpus here");
    for (const QString& name : names) {
        QFile file(corpus + QLatin1Char('/') + name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        const QByteArray text = file.readAll();
        TwoRouters routers;
        Console console(*routers.spoke);
        console.type("configure terminal\n");
        const QByteArray out = console.type(text.toStdString().append("\n"));
        const qsizetype refused = out.count("% Invalid input");
        const qsizetype lines = text.count('\n');
        QVERIFY2(refused * 20 < lines + 20, qPrintable(QStringLiteral("%1 of %2 lines of %3 refused:\n%4")
                                                           .arg(refused)
                                                           .arg(lines)
                                                           .arg(name, QString::fromUtf8(out))));
        QVERIFY(!routers.spoke->running().trustpoints.empty());
    }
}

QTEST_GUILESS_MAIN(PasteTest)
#include "pastetest.moc"
