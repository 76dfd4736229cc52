// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QTest>

#include "pki/ios/transcript.h"
#include "tests/ios/configsupport.h"

using namespace releve;
using namespace releve::ios;

class RunningConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAndProseOpenNothing_data();
    void commandsAndProseOpenNothing();
    void linesThatAreNoConfigurationAreRefused_data();
    void linesThatAreNoConfigurationAreRefused();
    void nothingAfterEnd();
    void deviceLines();
    void whetherItWasSaved_data();
    void whetherItWasSaved();
    void zones_data();
    void zones();
    void indentationLostOrDoubled_data();
    void indentationLostOrDoubled();
    void wrappedAtEightyColumns();
    void pagerRemains();
    void banners();
    void truncatedAnywhere();
    void speed();
};

void RunningConfigTest::commandsAndProseOpenNothing_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"",
                             " ",
                             "!",
                             "crypto pki server CA grant all",
                             "crypto pki server CA rollover cancel",
                             "crypto pki server",
                             "crypto pki trustpoint",
                             "crypto pki authenticate CA",
                             "crypto pki certificate map M 10",
                             "crypto ca trustpool policy",
                             "crypto ca server",
                             "show crypto pki server CA",
                             "hostname is not set here",
                             "clock timezone",
                             "clock set 10:00:00",
                             "ip http secure-server",
                             "ip http server is disabled",
                             "R1(config)#crypto pki trustpoint CA",
                             "interface Ethernet0/0",
                             "Certificate",
                             "30820237 308201A0"})
        QTest::newRow(line) << QByteArray(line);
}

void RunningConfigTest::commandsAndProseOpenNothing()
{
    QFETCH(QByteArray, line);
    QVERIFY(!ios::RunningConfigParser::opens(line.toStdString()));
}

void RunningConfigTest::linesThatAreNoConfigurationAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line :
         {"R1#show clock", "spoke-1#show clock", "spoke-1(config)#end", "spoke-1>", "Certificate",
          "CA Certificate", "Certificate Server CA:", "PKI Timers", "| 5:56:12.345",
          "% Invalid input detected at '^' marker.", "*Mar  1 00:00:00.123: %SYS-5-CONFIG_I: Configured",
          "13:14:16.820 CET Mon Jul 10 2017", "```", "----- lines 1-2 -----"})
        QTest::newRow(line) << QByteArray(line);
}

void RunningConfigTest::linesThatAreNoConfigurationAreRefused()
{
    QFETCH(QByteArray, line);
    for (const char* before :
         {"hostname r1", "crypto pki trustpoint CA", "crypto pki certificate chain CA"}) {
        Transcript out;
        ios::CertificateDecoder decoder;
        ios::RunningConfigParser parser(std::make_shared<ios::Context>(), out, decoder);
        QVERIFY(parser.feed(before, 1));
        QVERIFY(!parser.feed(line.toStdString(), 2));
        parser.finish();
        QVERIFY(out.problems.empty());
    }
}

void RunningConfigTest::nothingAfterEnd()
{
    Transcript out;
    ios::CertificateDecoder decoder;
    ios::RunningConfigParser parser(std::make_shared<ios::Context>(), out, decoder);
    QVERIFY(parser.feed("hostname r1", 1));
    QVERIFY(parser.feed("end", 2));
    QVERIFY(!parser.feed("hostname r2", 3));
    QVERIFY(!parser.feed("", 4));
    parser.finish();
    QCOMPARE(out.configurations.at(0).hostname, std::string("r1"));
}

void RunningConfigTest::deviceLines()
{
    const Transcript transcript = read(R"(Building configuration...

Current configuration : 2431 bytes
!
version 15.4
hostname r1
ip domain name lab.example
interface Ethernet0/0
 ip address 192.0.2.1 255.255.255.0
 hostname of-something-else
ip http server
ip http port 8080
no ip http secure-server
ntp server 192.0.2.7 prefer
ntp server vrf MGMT 192.0.2.8
ntp server ip pool.example
clock calendar-valid
end
)");
    QVERIFY(transcript.problems.empty());
    const auto& config = transcript.configurations.at(0);
    QCOMPARE(config.hostname, std::string("r1"));
    QCOMPARE(config.origin.device(), std::string("r1"));
    QCOMPARE(config.domainName, std::string("lab.example"));
    QCOMPARE(config.httpServer, std::optional(true));
    QCOMPARE(config.httpPort, std::optional(8080U));
    QCOMPARE(config.ntpServers, (std::vector<std::string>{"192.0.2.7", "192.0.2.8", "pool.example"}));
    QVERIFY(config.calendarValid);
    const Transcript other = read("ip domain-name old.example\nno ip http server\nip http port 70000\n");
    QCOMPARE(other.configurations.at(0).domainName, std::string("old.example"));
    QCOMPARE(other.configurations.at(0).httpServer, std::optional(false));
    QCOMPARE(count(other, ProblemCode::NumberOutOfRange), std::size_t(1));
    QVERIFY(!other.configurations.at(0).httpPort);
}

void RunningConfigTest::whetherItWasSaved_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("saved"); // -1 = not known
    const auto row = [](const char* name, const std::string& changed, const std::string& saved,
                        int expected) {
        std::string head = changed.empty() ? "" : "! Last configuration change at " + changed + "\n";
        head += saved.empty() ? "" : "! NVRAM config last updated at " + saved + "\n";
        QTest::newRow(name) << QByteArray::fromStdString(head) << expected;
    };
    row("nothing is said", "", "", -1);
    row("never", "09:34:57 UTC Tue Aug 23 2022 by admin", "", 0);
    row("before", "09:34:57 UTC Tue Aug 23 2022 by admin", "09:34:56 UTC Tue Aug 23 2022", 0);
    row("after", "09:34:57 UTC Tue Aug 23 2022", "10:00:00 UTC Tue Aug 23 2022 by admin", 1);
    row("in the same second", "09:34:57 CET Tue Aug 23 2022", "09:34:57 CET Tue Aug 23 2022", 1);
    row("a zone of many meanings", "09:34:57 IST Tue Aug 23 2022", "09:34:58 IST Tue Aug 23 2022", 1);
    row("two zones, one of many meanings", "09:34:57 IST Tue Aug 23 2022", "09:34:58 UTC Tue Aug 23 2022",
        -1);
    row("summer time began", "01:59:00 CET Sun Mar 27 2022", "03:01:00 CEST Sun Mar 27 2022", 1);
    row("summer time ended", "02:30:00 CET Sun Oct 30 2022", "02:40:00 CEST Sun Oct 30 2022", 0);
    row("no dates", "yesterday", "today", -1);
    QTest::newRow("not since the start") << QByteArray("! No configuration change since last restart\n") << 1;
}

void RunningConfigTest::whetherItWasSaved()
{
    QFETCH(QByteArray, head);
    QFETCH(int, saved);
    const Transcript transcript =
        parseTranscript("R1#show running-config\n!\n" + head.toStdString() + "!\nhostname R1\nend\n");
    QCOMPARE(transcript.configurations.size(), std::size_t{1});
    const auto& known = transcript.configurations.at(0).saved;
    QCOMPARE(known ? static_cast<int>(*known) : -1, saved);
    const Transcript filtered = parseTranscript("R1#show running-config | include ^hostname|^! \n" +
                                                head.toStdString() + "hostname R1\n");
    QCOMPARE(filtered.configurations.at(0).saved, known);
}

void RunningConfigTest::zones_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("summer");
    QTest::addColumn<int>("summerOffset");
    QTest::newRow("east") << QByteArray("clock timezone IST 5 30") << QByteArray("IST") << 330 << QByteArray()
                          << 0;
    QTest::newRow("west") << QByteArray("clock timezone NST -3 30") << QByteArray("NST") << -210
                          << QByteArray() << 0;
    QTest::newRow("west, sign twice")
        << QByteArray("clock timezone NST -3 -30") << QByteArray("NST") << -210 << QByteArray() << 0;
    QTest::newRow("summer") << QByteArray(
                                   "clock timezone CET 1 0\nclock summer-time CEST recurring last Sun Mar "
                                   "2:00 last Sun Oct 3:00")
                            << QByteArray("CET") << 60 << QByteArray("CEST") << 120;
    QTest::newRow("summer first") << QByteArray(
                                         "clock summer-time LHDT recurring 1 Sun Oct 2:00 1 Sun Apr 2:00 30\n"
                                         "clock timezone LHST 10 30")
                                  << QByteArray("LHST") << 630 << QByteArray("LHDT") << 660;
    QTest::newRow("summer alone") << QByteArray("clock summer-time BST recurring") << QByteArray("UTC") << 0
                                  << QByteArray("BST") << 60;
    QTest::newRow("by date") << QByteArray(
                                    "clock timezone EST -5\nclock summer-time EDT date 8 Mar 2026 2:00 1 Nov "
                                    "2026 2:00 60")
                             << QByteArray("EST") << -300 << QByteArray("EDT") << -240;
}

void RunningConfigTest::zones()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    QFETCH(int, offset);
    QFETCH(QByteArray, summer);
    QFETCH(int, summerOffset);
    const Transcript transcript = read(text.toStdString());
    QVERIFY(transcript.problems.empty());
    const ios::ZoneConfig zone = transcript.configurations.at(0).zone.value();
    QCOMPARE(QByteArray::fromStdString(zone.name), name);
    QCOMPARE(zone.offset, std::chrono::minutes{offset});
    QCOMPARE(QByteArray::fromStdString(zone.summerName), summer);
    QCOMPARE(zone.summerOffset, std::chrono::minutes{summerOffset});
}

void RunningConfigTest::indentationLostOrDoubled_data()
{
    QTest::addColumn<int>("indent");
    QTest::addColumn<int>("base");
    QTest::newRow("as printed") << 1 << 0;
    QTest::newRow("lost") << 0 << 0;
    QTest::newRow("doubled") << 4 << 0;
    QTest::newRow("quoted in a report") << 6 << 4;
    QTest::newRow("all shifted, then lost") << 4 << 4;
}

void RunningConfigTest::indentationLostOrDoubled()
{
    QFETCH(int, indent);
    QFETCH(int, base);
    std::string text;
    const std::string outer(static_cast<std::size_t>(base), ' ');
    const std::string inner(static_cast<std::size_t>(indent), ' ');
    for (const char* line :
         {"crypto pki server CA", "-grant auto", "-auto-rollover 90", "crypto pki trustpoint CA",
          "-revocation-check crl", "-rsakeypair CA", "interface Ethernet0/0",
          "-ip address 192.0.2.1 255.255.255.0", "-hash of-an-interface", "router bgp 1",
          "-redundancy nonsense", "crypto pki trustpoint B", "-auto-enroll 80", "ip route x"}) {
        const std::string_view words(line);
        text += words.front() == '-' ? inner : outer;
        text.append(words.substr(words.front() == '-' ? 1 : 0)).append("\n");
    }
    const Transcript transcript = read(text);
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.configurations.size(), std::size_t(1));
    QVERIFY(onlyServer(transcript).grant.automatic);
    QCOMPARE(onlyServer(transcript).autoRollover.value_or(lifecycle::DaysHoursMinutes{}).days, 90U);
    QCOMPARE(onlyTrustpoint(transcript).rsaKeypair.value_or(""), std::string("CA"));
    QVERIFY(!onlyTrustpoint(transcript).hash);
    QCOMPARE(transcript.configurations.at(0)
                 .trustpoints.at(1)
                 .config.autoEnroll.value_or(lifecycle::AutoEnroll{})
                 .percent,
             80U);
}

void RunningConfigTest::wrappedAtEightyColumns()
{
    const std::string name =
        "CN=router-with-a-long-name.lab.example,OU=Virtual Private Networks,O=Example,C=FR";
    const std::string line = " subject-name " + name;
    QVERIFY(line.size() > 80);
    const std::string text = "crypto pki trustpoint A\n" + line.substr(0, 80) + "\n" + line.substr(80) +
                             "\n revocation-check none\n";
    const Transcript transcript = read(text);
    QVERIFY(transcript.problems.empty());
    QCOMPARE(onlyTrustpoint(transcript).subjectName.value_or(""), name);
    QCOMPARE(onlyTrustpoint(transcript).revocationCheck, std::vector<std::string>{"none"});
    // As wide as the terminal, but complete: what follows is a line of its own.
    for (const char* next : {"revocation-check none", " revocation-check none"}) {
        const Transcript whole = read("crypto pki trustpoint A\n" + line.substr(0, 80) + "\n" + next + "\n");
        QCOMPARE(onlyTrustpoint(whole).subjectName.value_or(""), name.substr(0, 80 - 14));
        QCOMPARE(onlyTrustpoint(whole).revocationCheck, std::vector<std::string>{"none"});
    }
    // The last line of all.
    QCOMPARE(onlyTrustpoint(read("crypto pki trustpoint A\n" + line.substr(0, 80))).subjectName.value_or(""),
             name.substr(0, 80 - 14));
}

void RunningConfigTest::pagerRemains()
{
    std::string text = dataFile("chain.txt");
    const Transcript plain = read(text);
    const std::string wiped = " --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b";
    text.insert(text.find("  3082"), wiped);
    text.insert(text.find("  \tquit"), " --More-- \r         \r");
    text.insert(text.find(" certificate ca"), " --More-- ");
    const Transcript transcript = read(text);
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.certificates.size(), plain.certificates.size());
    for (std::size_t i = 0; i < plain.certificates.size(); ++i)
        QVERIFY(transcript.certificates[i].certificate == plain.certificates[i].certificate);
}

void RunningConfigTest::banners()
{
    const Transcript transcript = read("hostname r1\n"
                                       "banner motd ^C\n"
                                       "Welcome to R1# or not\n"
                                       "crypto pki trustpoint FAKE\n"
                                       "end\n"
                                       "^C\n"
                                       "banner exec #one line#\n"
                                       "ip http server\n");
    QCOMPARE(transcript.configurations.size(), std::size_t(1));
    QVERIFY(transcript.configurations[0].trustpoints.empty());
    QCOMPARE(transcript.configurations[0].httpServer, std::optional(true));
}

void RunningConfigTest::truncatedAnywhere()
{
    const std::string text =
        "hostname r1\ncrypto pki server CA\n auto-rollover 90\n!\ncrypto pki trustpoint CA\n "
        "auto-enroll 80\n!\n" +
        dataFile("chain.txt");
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const Transcript transcript = read(text.substr(0, size));
        QVERIFY(transcript.problems.size() <= 3);
    }
}

void RunningConfigTest::speed()
{
    std::string text = "hostname r1\n";
    const std::string part =
        "!\ninterface GigabitEthernet0/0/1\n description to the core\n ip address 192.0.2.1 "
        "255.255.255.0\n negotiation auto\n no shutdown\nip route 192.0.2.0 255.255.255.0 Null0\n"
        "access-list 101 permit ip 192.0.2.0 0.0.0.255 any log\n";
    while (text.size() < std::size_t{20'000'000})
        text += part;
    QElapsedTimer timer;
    timer.start();
    const Transcript transcript = read(text);
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    QVERIFY(transcript.problems.empty());
    qInfo("%.0f MB/s", static_cast<double>(text.size()) / 1e6 / seconds);
    QVERIFY(seconds < 20); // a debug build under a sanitizer passes too; the bench has the target
}

QTEST_GUILESS_MAIN(RunningConfigTest)
#include "runningconfigtest.moc"
