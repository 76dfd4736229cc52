// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

#include "pki/lab/cli/interfacename.h"
#include "pki/lab/cli/verbatimlines.h"

using namespace clisupport;
using namespace releve::lab::cli;

class ConfigureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void names();
    void clock();
    void http();
    void interfaces();
    void users();
    void sshKeysRefused();
    void sshKeys();
    void enableSecret();
    void seedServer();
    void seedClient();
    void trustpointLines();
    void serverLines();
    void linesOnlyKept();
    void linesTooManyToKeep();
    void debugging();
    void monitors();
    void interfaceNames();
};

void ConfigureTest::refused_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char* before, const char* line, int column) {
        QTest::newRow(line) << QByteArray(before) << QByteArray(line) << column;
    };
    const int config = 16; // of `Root-CA(config)#`
    row("", "clock timezone CET 99", config + 19);
    row("", "clock summer-time CEST sometimes", config + 23);
    row("", "ip http port 65536", config + 13);
    row("", "interface Zebra0", config + 10);
    row("", "interface Gi0/0 zebra", config + 10);
    row("", "crypto key generate rsa modulus 5000", config + 32);
    row("", "crypto pki zebra", config + 11);
    row("", "username", -1);
    const int trustpoint = 23; // of `Root-CA(ca-trustpoint)#`
    row("crypto pki trustpoint A", "auto-enroll 101", trustpoint + 12);
    row("crypto pki trustpoint A", "enrollment retry count 101", trustpoint + 23);
    row("crypto pki trustpoint A", "enrollment retry period 0", trustpoint + 24);
    row("crypto pki trustpoint A", "enrollment url", -1);
    row("crypto pki trustpoint A", "fingerprint zebra", trustpoint + 12);
    row("crypto pki trustpoint A", "revocation-check zebra", trustpoint + 17);
    row("crypto pki trustpoint A", "rsakeypair K 128", trustpoint + 13);
    const int server = 19; // of `Root-CA(cs-server)#`
    row("crypto pki server A", "auto-rollover 1826", server + 14);
    row("crypto pki server A", "auto-rollover 90 24", server + 17);
    row("crypto pki server A", "lifetime certificate 7306", server + 21);
    row("crypto pki server A", "lifetime crl 337", server + 13);
    row("crypto pki server A", "database level all", server + 15);
    row("crypto pki server A", "grant zebra", server + 6);
}

void ConfigureTest::refused()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, line);
    QFETCH(int, column);
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\r" + before.toStdString() + '\r');
    const lab::RouterConfig config = routers.server->running();
    const QByteArray out = console.type(line.toStdString() + '\r');
    if (column < 0) {
        QVERIFY(out.contains("\r\n% Incomplete command.\r\n"));
    } else {
        QVERIFY2(out.contains(QByteArray("\r\n" + QByteArray(column, ' ') + "^\r\n% Invalid input detected")),
                 out.constData());
    }
    QVERIFY(routers.server->running() == config);
}

void ConfigureTest::names()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\r");
    QCOMPARE(console.type("hostname R9\r"), QByteArray("hostname R9\r\nR9(config)#"));
    console.type("ip domain name cisco.com\r");
    QCOMPARE(routers.spoke->fullName(), std::string("R9.cisco.com"));
    console.type("ip domain-name example.com\r");
    QCOMPARE(routers.spoke->fullName(), std::string("R9.example.com"));
    QCOMPARE(console.type("no hostname\r"), QByteArray("no hostname\r\nRouter(config)#"));
    console.type("no ip domain name\r");
    QCOMPARE(routers.spoke->fullName(), std::string("Router"));
}

void ConfigureTest::clock()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type(
        "conf t\rclock timezone CET 1 0\rclock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct "
        "3:00\rend\r");
    const auto& zone = routers.spoke->running().zone;
    QVERIFY(zone);
    QCOMPARE(zone->name, std::string("CET"));
    QCOMPARE(zone->summerName, std::string("CEST"));
    console.type("clock set 14:14:16 9 october 2015\r"); // summer time: 12:14:16 UTC
    QVERIFY(routers.spoke->now() - *makeInstant(2015, 10, 9, 12, 14, 16) < std::chrono::seconds(10));
    console.type("clock set 13:14:16 Dec 9 2015\r"); // winter
    QVERIFY(routers.spoke->now() - *makeInstant(2015, 12, 9, 12, 14, 16) < std::chrono::seconds(10));
    const auto& log = routers.spoke->logBuffer();
    const std::string& said = log.back().text;
    QVERIFY2(said.starts_with("%SYS-6-CLOCKUPDATE: System clock has been updated from 14:14:"), said.c_str());
    QVERIFY(said.ends_with(
        " CEST Fri Oct 9 2015 to 13:14:16 CET Wed Dec 9 2015, configured from console by admin."));
    QVERIFY(console.type("clock set 13:14:16 30 feb 2016\r")
                .contains(QByteArray("\r\n" + QByteArray(27, ' ') + "^\r\n")));

    console.type("conf t\rno clock summer-time\rclock calendar-valid\rntp server 192.0.2.1\r");
    QVERIFY(routers.spoke->running().zone->summerName.empty());
    QVERIFY(routers.spoke->running().calendarValid);
    QCOMPARE(routers.spoke->running().ntpServers, std::vector<std::string>{"192.0.2.1"});
    console.type("no clock timezone\rno clock calendar-valid\rno ntp server 192.0.2.1\r");
    QVERIFY(!routers.spoke->running().zone && !routers.spoke->running().calendarValid);
    QVERIFY(routers.spoke->running().ntpServers.empty());
}

void ConfigureTest::http()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\rip http server\rip http port 8080\r");
    QVERIFY(routers.server->isHttpOn());
    QCOMPARE(routers.server->running().httpPort, 8080U);
    console.type("no ip http port\rno ip http server\r");
    QVERIFY(!routers.server->isHttpOn());
    QCOMPARE(routers.server->running().httpPort, 80U);
}

void ConfigureTest::interfaces()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\rinterface gi0/0\r");
    QCOMPARE(console.type("ip address 172.16.1.1 255.255.255.0\r"),
             QByteArray("ip address 172.16.1.1 255.255.255.0\r\nRoot-CA(config-if)#"));
    console.type(" description to the spokes\rip nhrp network-id 1\rshutdown\r");
    console.type("interface GigabitEthernet 0/0\rno shut\rno description\r");
    const auto& interfaces = routers.server->running().interfaces;
    QCOMPARE(interfaces.size(), std::size_t{1});
    QCOMPARE(interfaces.front().name, std::string("GigabitEthernet0/0"));
    QCOMPARE(interfaces.front().address, std::string("172.16.1.1"));
    QVERIFY(!interfaces.front().shutdown);
    QCOMPARE(interfaces.front().lines, std::vector<std::string>{"ip nhrp network-id 1"});
    QCOMPARE(routers.server->addressOf("GigabitEthernet0/0"), std::string("172.16.1.1"));
    // Words of an interface that global configuration has too.
    console.type("ip nat inside\rcrypto map M\ripv6 enable\r");
    QCOMPARE(interfaces.front().lines, (std::vector<std::string>{"ip nhrp network-id 1", "ip nat inside",
                                                                 "crypto map M", "ipv6 enable"}));
    QVERIFY(console.type("ip nat inside source list 1 interface gi0/0 overload\r").endsWith("(config)#"));
    console.type("no interface gi0/0\r");
    QVERIFY(routers.server->running().interfaces.empty());
}

void ConfigureTest::users()
{
    TwoRouters routers;
    const auto privilege = [&](std::string_view user, std::string_view password) {
        return RouterSession::privilegeOf(*routers.server, user, password);
    };
    Console console(*routers.server);
    console.type(
        "conf t\rusername admin privilege 15 secret 0 cisco 123\rusername guest password 7 094F471A1A0A\r");
    QCOMPARE(privilege("admin", "cisco 123"), std::optional(15U));
    QCOMPARE(privilege("guest", "cisco"), std::optional(1U));
    QVERIFY(!privilege("admin", "cisco"));
    QVERIFY(!privilege("admin", "cisco 1234"));
    QVERIFY(!privilege("admin", ""));
    QVERIFY(!privilege("nobody", ""));
    console.type("username guest privilege 5\r");
    QCOMPARE(privilege("guest", "cisco"), std::optional(5U));
    QVERIFY(console.type("username x secret 5 $1$abcd$efgh\r").contains("% This kind of encrypted password"));
    QVERIFY(console.type("username x password 7 zebra\r").contains("% Invalid encrypted password"));
    console.type("username nopass\r");
    QVERIFY(!privilege("nopass", ""));
    console.type("no username guest\r");
    QVERIFY(!privilege("guest", "cisco"));
}

void ConfigureTest::sshKeysRefused()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\rip ssh pubkey-chain\rusername noc\r");
    for (const std::string bad :
         {"", "AAAA", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS",
          "ssh-rsa !!!!"})
        QVERIFY2(
            console.type("key-string\r" + bad + "\rexit\r").contains("%SSH: Failed to decode the Key Value"),
            bad.c_str());
    QVERIFY(console.type("key-hash ssh-rsa 0EB89F86\r").contains("% Invalid input"));
    QVERIFY(console.type("key-hash ssh-dss 0EB89F86E5824E97E42F5F853529C218\r").contains("% Invalid input"));
    QVERIFY(routers.server->running().sshKeys.empty());
}

void ConfigureTest::sshKeys()
{
    // `ssh-keygen -t rsa`, and what `ssh-keygen -l -E md5` says of it.
    const std::string key =
        "AAAAB3NzaC1yc2EAAAADAQABAAABAQCdkLqRT+ZublUI36jxukjS1LA1K3cW4Bwri32fuXo0JBKZ7cOIiBmh5tM+pn5Me5EE"
        "XZEg+sufp/a4wIEsD8oBfFnrIy8Netwwcouex4qcc1DW4PuR9T/mWuQR9EJOWAlW0mAM6xNQWbT0p3DfrbIO5waZqHHkrfXQ"
        "3obHjOhbIiq9hq6UVF63tafYUi1xJMHadPIHvNZjpsyfGGG8ZdLB33xaj12piocFgv6y8Wqo9SP3D9IE11H0t4RB6jpHQGkH"
        "tS7PNHlhAJcEy+8NskE2w6oSXfBTPYnola3AL9UIHxWNFjVvw8DA4bk+32Fpc06GOJXRjIa+gYGfy2LW/vkd";
    const std::string md5 = "0EB89F86E5824E97E42F5F853529C218";
    TwoRouters routers;
    Console console(*routers.server);
    const auto& keys = routers.server->running().sshKeys;
    QVERIFY(console.type("conf t\rip ssh pubkey-chain\r").endsWith("(conf-ssh-pubkey)#"));
    QVERIFY(console.type("username noc\r").endsWith("(conf-ssh-pubkey-user)#"));
    QVERIFY(console.type("key-string\r").endsWith("(conf-ssh-pubkey-data)#"));
    console.type("ssh-rsa " + key.substr(0, 100) + "\r" + key.substr(100, 100) + "\r" + key.substr(200) +
                 " noc@console\r");
    QVERIFY(console.type("exit\r").endsWith("(conf-ssh-pubkey-user)#"));
    QCOMPARE(keys, (std::vector<releve::lab::SshUserEntry>{{"noc", md5, "noc@console"}}));
    console.type("key-string\r" + key + "\rexit\r"); // the same
    QCOMPARE(keys.size(), std::size_t{1});
    console.type("key-hash ssh-rsa 00000000000000000000000000000001\r");
    QVERIFY(console.type("key-hash ssh-rsa 00000000000000000000000000000002\r")
                .contains("%SSH: Maximum number of keys"));
    QVERIFY(console.type("exit\r").endsWith("(conf-ssh-pubkey)#"));
    const QByteArray shown = console.type("do show running-config | section pubkey-chain\r");
    QVERIFY2(shown.contains(("ip ssh pubkey-chain\r\n  username noc\r\n   key-hash ssh-rsa " + md5 +
                             " noc@console\r\n   key-hash ssh-rsa 00000000000000000000000000000001\r\n")
                                .c_str()),
             shown.constData());
    console.type("username noc\rno key-hash ssh-rsa 00000000000000000000000000000001\r");
    QCOMPARE(keys.size(), std::size_t{1});
    console.type("exit\rno username noc\r");
    QVERIFY(keys.empty());
}

void ConfigureTest::enableSecret()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\renable secret 0 letmein\rend\r");
    Console guest(*routers.server, 1);
    QCOMPARE(guest.type("enable\r"), QByteArray("enable\r\nPassword: "));
    QCOMPARE(guest.type("letmein\r"), QByteArray("\r\nRoot-CA#"));
    console.type("conf t\rno enable secret\rend\r");
    QVERIFY(guest.type("disable\renable\r").endsWith("\n% No password set\r\nRoot-CA>"));
}

void ConfigureTest::seedServer()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\r");
    const QByteArray out = console.type(clisupport::seedServer);
    QVERIFY2(!out.contains('%'), out.constData());
    QVERIFY(out.endsWith("Root-CA(cs-server)#"));
    const auto& server = routers.server->running().server;
    QVERIFY(server);
    QCOMPARE(server->config.name, std::string("ROOTCA"));
    QCOMPARE(server->config.issuerName, std::optional<std::string>("CN=RootCA,OU=TAC,O=Cisco"));
    QVERIFY(server->config.grant.automatic);
    QCOMPARE(server->config.certificateLifetime.days, 365U);
    QCOMPARE(server->config.caLifetime.days, 730U);
    QCOMPARE(server->config.autoRollover.value().days, 90U);
    QCOMPARE(server->config.databaseLevel, lifecycle::DatabaseLevel::Complete);
    QCOMPARE(server->config.databaseUrls, std::vector<std::string>{"ftp://10.1.1.1/DB/ROOTCA/"});
    QCOMPARE(server->config.archive, std::optional<std::string>("pkcs12"));
    QVERIFY(server->config.shutdown);
    QVERIFY(server->archivePassword.type7);
    QCOMPARE(textOf(server->archivePassword.value->view()),
             std::string_view("cisco123")); // the seed's `7 0110…`
}

void ConfigureTest::seedClient()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\r");
    const QByteArray out = console.type(clisupport::seedClient);
    QVERIFY2(!out.contains('%'), out.constData());
    QVERIFY(out.endsWith("spoke-1(ca-trustpoint)#"));
    const lab::TrustpointEntry* const entry = routers.spoke->running().trustpoint("Root-CA");
    QVERIFY(entry);
    QCOMPARE(entry->config.enrollmentUrl, std::optional<std::string>("http://172.16.1.1:80"));
    QCOMPARE(entry->config.serialNumber, lifecycle::SubjectOption::Include);
    QCOMPARE(entry->config.ipAddress, lifecycle::SubjectOption::Exclude);
    QCOMPARE(entry->config.subjectName, std::optional<std::string>("CN=spoke-1.cisco.com,OU=CVO"));
    QCOMPARE(entry->config.rsaKeypair, std::optional<std::string>("spoke-1-RSA"));
    QCOMPARE(entry->config.autoEnroll.value().percent, 80U);
    QVERIFY(entry->config.hasPassword);
    QCOMPARE(textOf(entry->challenge.value->view()), std::string_view("Rev0cati0n$Passw0rd"));
}

void ConfigureTest::trustpointLines()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\rcrypto ca trustpoint T\r");
    const auto config = [&] { return routers.spoke->running().trustpoint("T")->config; };
    console.type("enr ret cou 5\renr ret per 3\rauto-en 70 reg\rrevocation-check none crl\rfqdn none\r"
                 "rsak K 2048\rhash sha256\rfinger 0123 4567 89AB CDEF 0123 4567 89AB CDEF\renrollment "
                 "terminal pem\r");
    QCOMPARE(config().retryCount, std::optional(5U));
    QCOMPARE(config().retryPeriod, std::chrono::minutes(3));
    QVERIFY((config().autoEnroll == lifecycle::AutoEnroll{70, true}));
    QCOMPARE(config().revocationCheck, (std::vector<std::string>{"none", "crl"}));
    QCOMPARE(config().fqdn, lifecycle::SubjectOption::Exclude);
    QCOMPARE(config().rsaKeypairBits, std::optional(2048U));
    QCOMPARE(config().fingerprint, std::optional<std::string>("0123456789ABCDEF0123456789ABCDEF"));
    QCOMPARE(config().enrollment, lifecycle::EnrollmentMethod::Terminal);
    console.type("password secret words\r");
    QCOMPARE(textOf(routers.spoke->running().trustpoint("T")->challenge.value->view()),
             std::string_view("secret words"));
    console.type("default password\rno auto-enroll\rdefault fingerprint\r");
    QVERIFY(!routers.spoke->running().trustpoint("T")->challenge.isSet() && !config().hasPassword);
    QVERIFY(!config().autoEnroll);
    QVERIFY(!config().fingerprint);
}

/// What the lab does nothing about is shown as it was typed, in its block.
void ConfigureTest::linesOnlyKept()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type(
        "terminal length 0\rconf t\rservice zebra\rcrypto pki trustpoint T\rusage ssl-client\rusage ike\r"
        "crl cache none\rcrl query ldap://192.0.2.1\rmatch certificate A\rmatch certificate B\rprimary\r"
        "enrollment url http://172.16.1.1:80\rcrypto pki server CA\rdescription of the spokes\r");
    const auto block = [&](const char* name) {
        return console.type(std::string("do show run | section ") + name + '\r');
    };
    QVERIFY2(block("trustpoint T")
                 .contains("crypto pki trustpoint T\r\n enrollment url http://172.16.1.1:80\r\n"
                           " revocation-check crl\r\n usage ike\r\n crl cache none\r\n"
                           " crl query ldap://192.0.2.1\r\n match certificate A\r\n"
                           " match certificate B\r\n primary\r\nspoke-1"),
             block("trustpoint T").constData());
    QVERIFY(block("pki server CA").contains(" description of the spokes\r\n"));
    QCOMPARE(console.type("do show run | include trustpoint T|service zebra\r").count("\r\n"), 3);

    console.type(
        "crypto pki trustpoint T\rno usage\rdefault crl query\rno match certificate A\rno vrf\rno primary\r");
    QVERIFY(block("trustpoint T")
                .contains(" revocation-check crl\r\n crl cache none\r\n match certificate B\r\nspoke-1"));
    console.type("no crypto pki trustpoint T\ryes\rcrypto pki trustpoint T\r");
    QVERIFY(block("trustpoint T").contains("crypto pki trustpoint T\r\n revocation-check crl\r\nspoke-1"));
    console.type("no crypto pki server CA\ryes\r");
    QVERIFY(!console.type("do show run | include description\r").contains("spokes"));
}

void ConfigureTest::serverLines()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\rcrypto pki server CA\r");
    const auto config = [&] { return routers.server->running().server->config; };
    console.type("auto-rollover 1 2 3\rlifetime crl 12 30\rlifetime enrollment-request 10\rgrant auto\r"
                 "cdp-url http://10.0.0.1/cgi-bin/pkiclient.exe\rdatabase url ser nvram:\r");
    QVERIFY((config().autoRollover == lifecycle::DaysHoursMinutes{1, 2, 3}));
    QCOMPARE(config().crlLifetime, std::chrono::minutes(750));
    QCOMPARE(config().requestLifetime, std::chrono::hours(10));
    QCOMPARE(routers.server->logBuffer().back().text,
             std::string("%PKI-6-CS_GRANT_AUTO: All enrollment requests will be automatically granted. "));
    QCOMPARE(config().databaseUrls, std::vector<std::string>{"ser nvram:"});
    console.type("no auto-rollover\rno grant auto\r");
    QVERIFY(!config().autoRollover && !config().grant.automatic);
    console.type("grant auto tp-list A B C\r");
    QCOMPARE(config().grant.trustpoints, (std::vector<std::string>{"A", "B", "C"}));
    QVERIFY(console.type("grant auto tp-list 1 2 3 4 5 6\r").contains("% Invalid input"));
    QVERIFY(console.type("grant auto tp-list\r").contains("% Incomplete command."));
    QCOMPARE(config().grant.trustpoints.size(), std::size_t{3});
    console.type("no grant auto tp-list\r");
    QVERIFY(config().grant.trustpoints.empty());
    console.type(
        "auto-rollover 30\rlifetime certificate 10\rdefault auto-rollover\rdefault lifetime certificate\r");
    QVERIFY(!config().autoRollover);
    QCOMPARE(config().certificateLifetime.days, 365U);
    console.type("database archive pkcs12 password secret\rno database archive\r");
    QVERIFY(!routers.server->running().server->archivePassword.isSet());
    QVERIFY(console.type("crypto pki server OTHER\r").contains("% Only one certificate server"));
    QVERIFY(
        console.type("no crypto pki server CA\r").endsWith("\nAre you sure you want to do this? [yes/no]: "));
    console.type("no\r");
    QVERIFY(routers.server->running().server);
    console.type("no crypto pki server CA\ryes\r");
    QVERIFY(!routers.server->running().server);
}

/// One more is not kept; what is kept already stays.
void ConfigureTest::linesTooManyToKeep()
{
    std::vector<std::string> lines{"crypto pki trustpoint T", " usage ike"};
    for (std::size_t before = 0; lines.size() > before;) {
        before = lines.size();
        applyVerbatim(lines, "line-of-its-own-" + std::to_string(before));
    }
    const auto full = lines;
    replaceVerbatimIn(lines, full.front(), "usage ssl-client");
    QCOMPARE(lines, full);
    replaceVerbatimIn(lines, full.front(), "no usage ike");
    QVERIFY(lines.size() < full.size());
}

void ConfigureTest::debugging()
{
    TwoRouters routers;
    Console console(*routers.server);
    QCOMPARE(console.type("debug crypto pki transactions\r"),
             QByteArray("debug crypto pki transactions\r\nCrypto PKI Trans debugging is on\r\nRoot-CA#"));
    QVERIFY(console.type("deb cry pki ser\r").contains("debugging is on"));
    QVERIFY(routers.server->debugging().transactions && routers.server->debugging().server);
    QCOMPARE(console.type("undebug crypto pki transactions\r"),
             QByteArray("undebug crypto pki transactions\r\nCrypto PKI Trans debugging is off\r\nRoot-CA#"));
    QVERIFY(!routers.server->debugging().transactions && routers.server->debugging().server);
    QCOMPARE(console.type("un all\r"),
             QByteArray("un all\r\nAll possible debugging has been turned off\r\nRoot-CA#"));
    QVERIFY(routers.server->debugging() == lab::DebugFlags());
}

void ConfigureTest::monitors()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\r");
    QCOMPARE(console.type("end\r"), QByteArray("end\r\nRoot-CA#"));
    console.type("terminal monitor\rconf t\r");
    const QByteArray out = console.type("end\r");
    QVERIFY2(out.startsWith("end\r\nRoot-CA#\r\nOct  9 12:14:"), out.constData());
    QVERIFY2(out.endsWith(": %SYS-5-CONFIG_I: Configured from console by admin on vty0"), out.constData());
    QCOMPARE(console.type("\r"), QByteArray("\r\nRoot-CA#"));
    console.type("terminal no monitor\rconf t\r");
    QCOMPARE(console.type("end\r"), QByteArray("end\r\nRoot-CA#"));
}

void ConfigureTest::interfaceNames()
{
    QCOMPARE(interfaceName("e0/0").value_or(""), std::string("Ethernet0/0"));
    QCOMPARE(interfaceName("Gi0/0/0.100").value_or(""), std::string("GigabitEthernet0/0/0.100"));
    QCOMPARE(interfaceName("lo0").value_or(""), std::string("Loopback0"));
    QCOMPARE(interfaceName("tu1").value_or(""), std::string("Tunnel1"));
    for (const char* name : {"", "0", "Gi", "zebra0", "Gi0/0x", "Gi00000000000000000000000000"})
        QVERIFY2(!interfaceName(name), name);
}

QTEST_GUILESS_MAIN(ConfigureTest)
#include "configuretest.moc"
