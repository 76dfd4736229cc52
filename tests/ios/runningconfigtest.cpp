// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "pki/ios/runningconfig.h"

using namespace releve;
using namespace std::chrono_literals;
using ios::CertificateKind;
using ios::ProblemCode;
using ios::Transcript;

namespace {

/// What a caller does at its simplest: a configuration lasts from a line that opens one to one that is
/// refused.
Transcript read(std::string_view text)
{
    Transcript out;
    std::optional<ios::RunningConfigParser> parser;
    std::uint32_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (parser && parser->feed(line, number))
            continue;
        if (parser)
            parser->finish();
        parser.reset();
        if (!ios::RunningConfigParser::opens(line))
            continue;
        parser.emplace(std::make_shared<ios::Context>(), out);
        if (!parser->feed(line, number))
            parser.reset();
    }
    if (parser)
        parser->finish();
    return out;
}

std::string readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string corpusFile(const char* name)
{
    return readFile(QStringLiteral(RELEVE_CORPUS "/") + QString::fromUtf8(name));
}

std::string dataFile(const char* name)
{
    return readFile(QStringLiteral(RELEVE_TEST_DATA "/ios/") + QString::fromUtf8(name));
}

std::size_t count(const Transcript& transcript, ProblemCode code)
{
    return static_cast<std::size_t>(
        std::count_if(transcript.problems.begin(), transcript.problems.end(),
                      [code](const auto& problem) { return problem.code == code; }));
}

/// Everything a transcript says, in one text: what is not in it was not kept.
std::string everything(const Transcript& transcript)
{
    std::string all;
    for (const auto& problem : transcript.problems)
        all.append(problem.text).append("\n").append(problem.detail).append("\n");
    for (const auto& config : transcript.configurations) {
        for (const auto& server : config.servers) {
            all.append(server.config.issuerName.value_or("")).append(server.config.archive.value_or(""));
            for (const auto& url : server.config.databaseUrls)
                all.append(url).append("\n");
            all.append(server.config.cdpUrl.value_or(""));
        }
        for (const auto& trustpoint : config.trustpoints)
            all.append(trustpoint.config.enrollmentUrl.value_or(""))
                .append(trustpoint.config.subjectName.value_or(""));
        for (const auto& server : config.ntpServers)
            all.append(server);
    }
    return all;
}

const lifecycle::TrustpointConfig& onlyTrustpoint(const Transcript& transcript)
{
    return transcript.configurations.at(0).trustpoints.at(0).config;
}

const lifecycle::CertificateServerConfig& onlyServer(const Transcript& transcript)
{
    return transcript.configurations.at(0).servers.at(0).config;
}

} // namespace

class RunningConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAndProseOpenNothing_data();
    void commandsAndProseOpenNothing();
    void linesThatAreNoConfigurationAreRefused_data();
    void linesThatAreNoConfigurationAreRefused();
    void nothingAfterEnd();
    void secretsAreNeverKept();
    void numbersOutOfRange_data();
    void numbersOutOfRange();
    void linesNotUnderstood_data();
    void linesNotUnderstood();
    void knownLinesOfNoInterest();
    void manyProblemsBecomeOne();
    void missingQuit();
    void chainCutByEnd();
    void briefChainIsNoDamage();
    void damagedHex();
    void oddHex();
    void hexThatIsNoCertificate();
    void labelDisagreesWithBytes();
    void endlessHex();
    void everyEntryKind();
    void logLineInsideHex();
    void everyServerLine();
    void everyTrustpointLine();
    void deviceLines();
    void zones_data();
    void zones();
    void indentationLostOrDoubled_data();
    void indentationLostOrDoubled();
    void wrappedAtEightyColumns();
    void pagerRemains();
    void banners();
    void blockEnteredTwice();
    void seedChain();
    void seedConfigurations();
    void everyChainEntryOfTheCorpus();
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
        ios::RunningConfigParser parser(std::make_shared<ios::Context>(), out);
        QVERIFY(parser.feed(before, 1));
        QVERIFY(!parser.feed(line.toStdString(), 2));
        parser.finish();
        QVERIFY(out.problems.empty());
    }
}

void RunningConfigTest::nothingAfterEnd()
{
    Transcript out;
    ios::RunningConfigParser parser(std::make_shared<ios::Context>(), out);
    QVERIFY(parser.feed("hostname r1", 1));
    QVERIFY(parser.feed("end", 2));
    QVERIFY(!parser.feed("hostname r2", 3));
    QVERIFY(!parser.feed("", 4));
    parser.finish();
    QCOMPARE(out.configurations.at(0).hostname, std::string("r1"));
}

void RunningConfigTest::secretsAreNeverKept()
{
    const Transcript transcript = read(R"(hostname r1
ntp server 192.0.2.1 key 1Secret
crypto pki server CA
 database archive pkcs12 password 7 2Secret
 database username bob password 3Secret
 database url p12 ftp://bob:4Secret@192.0.2.2/db username bob password 5Secret
 cdp-url http://bob:6Secret@192.0.2.2/ca.crl
 database archive cpio password 7Secret
 wonder password 8Secret
 lifetime certificate 99999 key 9Secret
crypto pki trustpoint TP
 password 7 10Secret
 enrollment url http://bob:11Secret@192.0.2.3:80
 pre-shared-key 12Secret
 secret:13Secret
 unknown ftp://u:14Secret@h/x
 wonder Password=15Secret
crypto pki certificate chain TP
 certificate nonsense password 16Secret
)");
    const std::string all = everything(transcript);
    QVERIFY2(all.find("Secret") == std::string::npos, all.c_str());
    QVERIFY(onlyTrustpoint(transcript).hasPassword);
    QCOMPARE(onlyServer(transcript).archive.value_or(""), std::string("pkcs12"));
    QCOMPARE(onlyServer(transcript).databaseUrls.at(0), std::string("p12 ftp://bob@192.0.2.2/db"));
    QCOMPARE(onlyTrustpoint(transcript).enrollmentUrl.value_or(""), std::string("http://bob@192.0.2.3:80"));
    QCOMPARE(count(transcript, ProblemCode::LineNotUnderstood), std::size_t(7));
    QCOMPARE(count(transcript, ProblemCode::NumberOutOfRange), std::size_t(1));
}

void RunningConfigTest::numbersOutOfRange_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("line");
    const QByteArray server = "crypto pki server CA";
    const QByteArray trustpoint = "crypto pki trustpoint CA";
    for (const char* line :
         {"lifetime certificate 7306", "lifetime ca-certificate 365 24", "lifetime certificate 365 23 60",
          "lifetime crl 337", "lifetime crl 1 60", "lifetime enrollment-request 0", "auto-rollover 1826",
          "auto-rollover 30 24", "auto-rollover 99999999999999999999999999"})
        QTest::newRow(line) << server << QByteArray(line);
    for (const char* line :
         {"enrollment retry period 0", "enrollment retry period 61", "enrollment retry count 0",
          "enrollment retry count 999", "auto-enroll 0", "auto-enroll 101 regenerate", "rsakeypair K 359",
          "rsakeypair K 4097", "rsakeypair K 2048 5000", "enrollment retry count 18446744073709551617"})
        QTest::newRow(line) << trustpoint << QByteArray(line);
}

void RunningConfigTest::numbersOutOfRange()
{
    QFETCH(QByteArray, block);
    QFETCH(QByteArray, line);
    const Transcript transcript = read(block.toStdString() + "\n " + line.toStdString() + "\n");
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::NumberOutOfRange);
    QCOMPARE(transcript.problems[0].origin.line, 2U);
    QCOMPARE(QByteArray::fromStdString(transcript.problems[0].text), line);
    if (block.contains("server")) {
        lifecycle::CertificateServerConfig untouched;
        untouched.name = "CA";
        QVERIFY(onlyServer(transcript) == untouched);
    }
}

void RunningConfigTest::linesNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("line");
    const QByteArray server = "crypto pki server CA";
    const QByteArray trustpoint = "crypto pki trustpoint CA";
    const QByteArray chain = "crypto pki certificate chain CA";
    for (const char* line : {"lifetime",
                             "lifetime moon 3",
                             "lifetime certificate",
                             "lifetime certificate many",
                             "lifetime certificate 1 2 3 4",
                             "lifetime certificate -1",
                             "auto-rollover soon",
                             "grant",
                             "grant everything",
                             "grant auto perhaps",
                             "hash",
                             "hash crc32",
                             "database",
                             "database level",
                             "database level all",
                             "database url",
                             "issuer-name",
                             "cdp-url",
                             "mode",
                             "mode ca",
                             "wonder",
                             "no wonder"})
        QTest::newRow(line) << server << QByteArray(line);
    for (const char* line : {"enrollment",
                             "enrollment url",
                             "enrollment pigeon",
                             "enrollment retry",
                             "enrollment retry period",
                             "enrollment retry period x",
                             "enrollment mode ca",
                             "enrollment profile",
                             "auto-enroll later",
                             "auto-enroll 80 later",
                             "subject-name",
                             "serial-number 5",
                             "ip-address",
                             "fqdn",
                             "fingerprint xyz",
                             "fingerprint",
                             "rsakeypair",
                             "rsakeypair K big",
                             "revocation-check",
                             "revocation-check maybe",
                             "hash rot13",
                             "wonder"})
        QTest::newRow(line) << trustpoint << QByteArray(line);
    for (const char* line :
         {"certificate", "certificate xyz", "certificate ca 01 file more", "certificate tree 01",
          "certificate rollover", "certificate ca ra-sign 01", "wonder"})
        QTest::newRow(line) << chain << QByteArray(line);
}

void RunningConfigTest::linesNotUnderstood()
{
    QFETCH(QByteArray, block);
    QFETCH(QByteArray, line);
    const Transcript transcript = read(block.toStdString() + "\n " + line.toStdString() + "\n!\n");
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::LineNotUnderstood);
    QCOMPARE(transcript.problems[0].origin.line, 2U);
    QCOMPARE(QByteArray::fromStdString(transcript.problems[0].text), line);
    QVERIFY(transcript.certificates.empty());
}

void RunningConfigTest::knownLinesOfNoInterest()
{
    const Transcript transcript = read(R"(crypto pki server CA
 eku server-auth client-auth
 serial-number 0x10
 redundancy
 no database archive
crypto pki trustpoint CA
 eku request server-auth
 source interface Loopback0
 vrf MGMT
 usage ike
 chain-validation continue OTHER
 match certificate MAP allow expired-certificate
 authorization username subjectname commonname
 crl query ldap://192.0.2.1
 ocsp url http://192.0.2.1
 default enrollment
 on usbtoken0:
 storage nvram:
 description of nothing
 subject-alt-name r1.example
 primary
 enrollment http-proxy 192.0.2.1 8080
 no validation-usage
)");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.configurations.size(), std::size_t(1));
}

void RunningConfigTest::manyProblemsBecomeOne()
{
    std::string text = "crypto pki trustpoint CA\n";
    for (int i = 0; i < 5000; ++i)
        text += i % 2 == 0 ? " wonder\n" : " auto-enroll 101\n";
    const Transcript transcript = read(text);
    QVERIFY(transcript.problems.size() <= 500);
    std::uint32_t lines = 0;
    for (const auto& problem : transcript.problems)
        lines += problem.lines;
    QCOMPARE(lines, 5000U);
}

void RunningConfigTest::missingQuit()
{
    std::string text = dataFile("chain.txt");
    QVERIFY(!text.empty());
    text.replace(text.find("  \tquit\n"), 8, "");
    const Transcript transcript = read(text);
    QCOMPARE(count(transcript, ProblemCode::BlockCutShort), std::size_t(1));
    QCOMPARE(transcript.certificates.size(), read(dataFile("chain.txt")).certificates.size());
    QVERIFY(transcript.certificates[0].certificate.has_value());
}

void RunningConfigTest::chainCutByEnd()
{
    const std::string whole = dataFile("chain.txt");
    const Transcript transcript = read(whole.substr(0, whole.find("quit") / 2));
    QCOMPARE(count(transcript, ProblemCode::BlockCutShort), std::size_t(1));
    QCOMPARE(transcript.certificates.size(), std::size_t(1));
    QVERIFY(!transcript.certificates[0].certificate);
    QCOMPARE(count(transcript, ProblemCode::CertificateNotRead) +
                 count(transcript, ProblemCode::HexNotUnderstood),
             std::size_t(1));
    // A label and nothing more.
    QCOMPARE(count(read("crypto pki certificate chain A\n certificate ca 01\n"), ProblemCode::BlockCutShort),
             std::size_t(1));
}

void RunningConfigTest::briefChainIsNoDamage()
{
    const Transcript transcript = read(
        "crypto pki certificate chain A\n certificate 02\n certificate ca 01\ncrypto pki trustpoint B\n");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.certificates.size(), std::size_t(2));
    QCOMPARE(transcript.configurations.at(0).trustpoints.size(), std::size_t(1));
}

void RunningConfigTest::damagedHex()
{
    std::string text = dataFile("chain.txt");
    text[text.find("30820")] = 'X';
    const Transcript transcript = read(text);
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::HexNotUnderstood);
    QVERIFY(transcript.problems[0].origin.line > 1);
    QVERIFY(!transcript.certificates[0].certificate);
    QVERIFY(transcript.certificates[1].certificate.has_value());
}

void RunningConfigTest::oddHex()
{
    std::string text = dataFile("chain.txt");
    text.erase(text.find("30820"), 1);
    const Transcript transcript = read(text);
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::HexNotUnderstood);
    QVERIFY(!transcript.certificates[0].certificate);
}

void RunningConfigTest::hexThatIsNoCertificate()
{
    const Transcript transcript =
        read("crypto ca certificate chain A\n certificate 2345FEDB\n  0123ABCD 0123ABCD\n  quit\n");
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::CertificateNotRead);
    QCOMPARE(transcript.problems[0].origin.line, 2U);
    QCOMPARE(transcript.certificates.at(0).serial, std::string("2345FEDB"));
}

void RunningConfigTest::labelDisagreesWithBytes()
{
    std::string text = dataFile("chain.txt");
    const auto label = text.find("certificate 0A");
    QVERIFY(label != std::string::npos);
    text.replace(label, 14, "certificate 0B");
    const Transcript transcript = read(text);
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::SerialDisagrees);
    QVERIFY(transcript.certificates[0].certificate.has_value());
}

void RunningConfigTest::endlessHex()
{
    std::string text = "crypto pki certificate chain A\n certificate ca 01\n";
    for (int i = 0; i < 200'000; ++i)
        text += "  30820237 308201A0 A0030201 02020103 300D0609 2A864886 F70D0101 04050030\n";
    QElapsedTimer timer;
    timer.start();
    const Transcript transcript = read(text);
    QVERIFY(timer.elapsed() < 10'000);
    QCOMPARE(transcript.certificates.size(), std::size_t(1));
    QVERIFY(!transcript.certificates[0].certificate);
    QCOMPARE(count(transcript, ProblemCode::HexNotUnderstood), std::size_t(1));
}

void RunningConfigTest::everyEntryKind()
{
    const Transcript transcript = read(R"(crypto pki certificate chain A
 certificate 02
 certificate rollover 04
 certificate ca rollover 03
 certificate ca 01
 certificate self-signed 01
 certificate ra-sign 05
 certificate ra-encrypt 06
 certificate ra-general 07
 certificate ca 0a nvram:CA#1CA.cer
 certificate CA
!
)");
    QVERIFY(transcript.problems.empty());
    const auto& all = transcript.certificates;
    QCOMPARE(all.size(), std::size_t(10));
    const std::vector<CertificateKind> kinds{CertificateKind::Identity,     CertificateKind::Identity,
                                             CertificateKind::Ca,           CertificateKind::Ca,
                                             CertificateKind::SelfSigned,   CertificateKind::RaSignature,
                                             CertificateKind::RaEncryption, CertificateKind::Ra,
                                             CertificateKind::Ca,           CertificateKind::Identity};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        QCOMPARE(all[i].kind, kinds[i]);
        QCOMPARE(all[i].rollover, i == 1 || i == 2);
        QCOMPARE(all[i].trustpoints, std::vector<std::string>{"A"});
        QVERIFY(all[i].form == ios::CertificateForm::Chain);
        QCOMPARE(all[i].origin.line, static_cast<std::uint32_t>(i + 2));
    }
    QCOMPARE(all[8].serial, std::string("0A"));
    QCOMPARE(all[8].storage, std::string("nvram:CA#1CA.cer"));
    QCOMPARE(all[9].serial, std::string("CA"));
}

void RunningConfigTest::logLineInsideHex()
{
    Transcript out;
    ios::RunningConfigParser parser(std::make_shared<ios::Context>(), out);
    QVERIFY(parser.feed("crypto pki certificate chain A", 1));
    QVERIFY(parser.feed(" certificate 01", 2));
    QVERIFY(parser.insideHex());
    QVERIFY(parser.feed("  30820237 308201A0", 3));
    QVERIFY(!parser.feed("*Mar  1 00:00:00.123: %SYS-5-CONFIG_I: Configured", 4));
    QVERIFY(parser.insideHex());
    QVERIFY(parser.feed("  A0030201", 5));
    QVERIFY(parser.feed("  quit", 6));
    QVERIFY(!parser.insideHex());
    parser.finish();
    QCOMPARE(count(out, ProblemCode::CertificateNotRead), std::size_t(1));
    QCOMPARE(out.problems.size(), std::size_t(1));
}

void RunningConfigTest::everyServerLine()
{
    const Transcript transcript = read(R"(crypto pki server CA
 database level complete
 database archive pem password 7 0000
 database url flash:/ca
 database url crl publish flash:/crl
 issuer-name CN=RCA1 C=pki
 grant auto rollover ca-cert
 grant auto rollover ra-cert
 grant auto trustpoint OLD
 grant auto
 grant ra-auto
 grant none
 hash sha256
 lifetime crl 12 30
 lifetime certificate 100 5 7
 lifetime ca-certificate 7305
 lifetime enrollment-request 24
 cdp-url http://192.0.2.1/cdp.crl
 mode ra transparent
 auto-rollover 0 2 30
 shutdown
!
crypto pki server BARE
 auto-rollover
 shutdown
 no shut
!
crypto pki server SUB
 mode sub-cs
)");
    QVERIFY(transcript.problems.empty());
    const auto& servers = transcript.configurations.at(0).servers;
    QCOMPARE(servers.size(), std::size_t(3));
    lifecycle::CertificateServerConfig expected;
    expected.name = "CA";
    expected.issuerName = "CN=RCA1 C=pki";
    expected.caLifetime = {7305, 0, 0};
    expected.certificateLifetime = {100, 5, 7};
    expected.crlLifetime = 12h + 30min;
    expected.requestLifetime = 24h;
    expected.autoRollover = {0, 2, 30};
    expected.grant = {true, true, true, true, true, {"OLD"}};
    expected.hash = "sha256";
    expected.databaseLevel = lifecycle::DatabaseLevel::Complete;
    expected.databaseUrls = {"flash:/ca", "crl publish flash:/crl"};
    expected.archive = "pem";
    expected.cdpUrl = "http://192.0.2.1/cdp.crl";
    expected.mode = lifecycle::ServerMode::RaTransparent;
    expected.shutdown = true;
    QVERIFY(servers[0].config == expected);
    QVERIFY(servers[1].config.autoRollover == lifecycle::CertificateServerConfig::defaultOverlap);
    QVERIFY(!servers[1].config.shutdown);
    QCOMPARE(servers[1].config.effectiveIssuerName(), std::string("CN=BARE"));
    QVERIFY(servers[2].config.mode == lifecycle::ServerMode::SubordinateCa);
    QCOMPARE(servers[2].origin.line, 28U);
}

void RunningConfigTest::everyTrustpointLine()
{
    const Transcript transcript = read(R"(crypto pki trustpoint A
 enrollment retry count 10
 enrollment retry period 5
 enrollment mode ra
 enrollment url http://192.0.2.1:80 pem
 serial-number none
 fqdn r1.example
 ip-address none
 password 7 0000
 fingerprint 0123abcd 4567EF01
 subject-name CN=r1, OU=VPN
 revocation-check crl ocsp none
 rsakeypair KEY 2048 1024
 auto-enroll 80 regenerate
 hash sha512
crypto pki trustpoint B
 enrollment terminal pem
 serial-number
 ip-address Loopback0
 fqdn none
 auto-enroll
 regenerate
crypto pki trustpoint C
 enrollment selfsigned
crypto ca trustpoint D
 enrollment profile P
)");
    QVERIFY(transcript.problems.empty());
    const auto& trustpoints = transcript.configurations.at(0).trustpoints;
    QCOMPARE(trustpoints.size(), std::size_t(4));
    lifecycle::TrustpointConfig expected;
    expected.name = "A";
    expected.enrollment = lifecycle::EnrollmentMethod::Url;
    expected.enrollmentUrl = "http://192.0.2.1:80";
    expected.enrollmentModeRa = true;
    expected.autoEnroll = {80, true};
    expected.retryPeriod = 5min;
    expected.retryCount = 10;
    expected.subjectName = "CN=r1, OU=VPN";
    expected.serialNumber = lifecycle::SubjectOption::Exclude;
    expected.ipAddress = lifecycle::SubjectOption::Exclude;
    expected.fqdn = lifecycle::SubjectOption::Include;
    expected.fqdnValue = "r1.example";
    expected.hasPassword = true;
    expected.fingerprint = "0123ABCD4567EF01";
    expected.rsaKeypair = "KEY";
    expected.rsaKeypairBits = 2048;
    expected.revocationCheck = {"crl", "ocsp", "none"};
    expected.hash = "sha512";
    QVERIFY(trustpoints[0].config == expected);
    QVERIFY((trustpoints[1].config.autoEnroll == lifecycle::AutoEnroll{100, true}));
    QVERIFY(trustpoints[1].config.enrollment == lifecycle::EnrollmentMethod::Terminal);
    QVERIFY(trustpoints[1].config.serialNumber == lifecycle::SubjectOption::Include);
    QCOMPARE(trustpoints[1].config.ipAddressValue.value_or(""), std::string("Loopback0"));
    QVERIFY(trustpoints[1].config.fqdn == lifecycle::SubjectOption::Exclude);
    QVERIFY(trustpoints[2].config.enrollment == lifecycle::EnrollmentMethod::SelfSigned);
    QVERIFY(trustpoints[3].config.enrollment == lifecycle::EnrollmentMethod::Profile);
    QCOMPARE(trustpoints[3].config.enrollmentProfile.value_or(""), std::string("P"));
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
    const ios::ZoneConfig expected{name.toStdString(), std::chrono::minutes{offset}, summer.toStdString(),
                                   std::chrono::minutes{summerOffset}};
    QVERIFY(transcript.configurations.at(0).zone == expected);
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

void RunningConfigTest::blockEnteredTwice()
{
    const Transcript transcript =
        read("crypto pki trustpoint A\n auto-enroll 70\n!\ncrypto pki trustpoint B\n!\n"
             "crypto pki trustpoint A\n no auto-enroll\n rsakeypair K\n!\n"
             "crypto pki certificate chain A\ncrypto pki certificate chain A\n");
    const auto& config = transcript.configurations.at(0);
    QCOMPARE(config.trustpoints.size(), std::size_t(2));
    QVERIFY(!config.trustpoints[0].config.autoEnroll);
    QCOMPARE(config.trustpoints[0].config.rsaKeypair.value_or(""), std::string("K"));
    QCOMPARE(config.chains, std::vector<std::string>{"A"});
}

void RunningConfigTest::seedChain()
{
    const std::string text = corpusFile("seed/run_chain_with_rollover.txt");
    if (text.empty())
        QSKIP("The corpus of real IOS output is not here");
    const Transcript transcript = read(text);
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.certificates.size(), std::size_t(2));
    const auto& rollover = transcript.certificates[0];
    const auto& active = transcript.certificates[1];
    QVERIFY(rollover.rollover && !active.rollover);
    QVERIFY(rollover.kind == CertificateKind::Ca && active.kind == CertificateKind::Ca);
    QCOMPARE(rollover.serial, std::string("03"));
    QCOMPARE(active.serial, std::string("01"));
    QCOMPARE(active.md5, std::string("CC748544A0AB7832935D8CD0214A152E"));
    QCOMPARE(rollover.md5, std::string("031904DCF4FAD1FD8A866373C63CE20F"));
    QCOMPARE(ios::toText(active.subject), std::string("cn=RootCA,ou=TAC,o=Cisco"));
    QCOMPARE(active.keyUsage, std::string("86000000"));
    QCOMPARE(active.keyAlgorithm, std::string("rsaEncryption"));
    QCOMPARE(active.keyBits, 1024U);
    QVERIFY(active.notAfter && active.notAfter->instant && rollover.notBefore);
    QCOMPARE(toIso8601(*active.notAfter->instant), std::string("2017-10-08T12:14:16Z"));
    QVERIFY(rollover.notBefore->instant == active.notAfter->instant);
    QCOMPARE(active.subjectKeyId, active.authorityKeyId);
    QCOMPARE(transcript.configurations.at(0).chains, std::vector<std::string>{"ROOTCA"});
}

void RunningConfigTest::seedConfigurations()
{
    const std::string server = corpusFile("seed/config_server_autorollover90.txt");
    const std::string client = corpusFile("seed/config_client_autoenroll80.txt");
    if (server.empty() || client.empty())
        QSKIP("The corpus of real IOS output is not here");
    const Transcript ca = read(server);
    QVERIFY(ca.problems.empty());
    lifecycle::CertificateServerConfig expected;
    expected.name = "ROOTCA";
    expected.databaseLevel = lifecycle::DatabaseLevel::Complete;
    expected.archive = "pkcs12";
    expected.issuerName = "CN=RootCA,OU=TAC,O=Cisco";
    expected.grant.automatic = true;
    expected.certificateLifetime.days = 365;
    expected.caLifetime.days = 730;
    expected.databaseUrls = {"ftp://10.1.1.1/DB/ROOTCA/"};
    expected.autoRollover = {90, 0, 0};
    QVERIFY(onlyServer(ca) == expected);

    const Transcript spoke = read(client);
    QVERIFY(spoke.problems.empty());
    QCOMPARE(onlyTrustpoint(spoke).name, std::string("Root-CA"));
    QVERIFY((onlyTrustpoint(spoke).autoEnroll == lifecycle::AutoEnroll{80, false}));
    QVERIFY(onlyTrustpoint(spoke).hasPassword);
    QCOMPARE(onlyTrustpoint(spoke).enrollmentUrl.value_or(""), std::string("http://172.16.1.1:80"));
    QVERIFY(onlyTrustpoint(spoke).serialNumber == lifecycle::SubjectOption::Include);
    QVERIFY(onlyTrustpoint(spoke).ipAddress == lifecycle::SubjectOption::Exclude);
    for (const Transcript* transcript : {&ca, &spoke}) {
        const std::string all = everything(*transcript);
        QVERIFY(all.find("Rev0cati0n") == std::string::npos && all.find("01100F17") == std::string::npos);
    }
}

/// Counted with a regular expression of the test's own: a label, then hex. The only entries that do not
/// decode are those of batfish/cisco_crypto.txt, whose hex its authors made up (0123ABCD 0123ABCD …). The
/// YAML files hold configurations inside quoted strings with `\n` written out; their lines are not lines of a
/// device.
void RunningConfigTest::everyChainEntryOfTheCorpus()
{
    if (!QDir(QStringLiteral(RELEVE_CORPUS)).exists())
        QSKIP("The corpus of real IOS output is not here");
    static const QRegularExpression entry(
        QStringLiteral(
            R"(^[ \t]*certificate (?:[a-z-]+ )*([0-9A-Fa-f]+)[ \t]*\r?\n((?:[ \t]*(?:[0-9A-Fa-f]{2,8}[ \t\r]*)+\n|[ \t]*\r?\n)+))"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression reference(
        QStringLiteral(R"(^[ \t]*certificate (?:[a-z-]+ )*[0-9A-F]+ [a-z]+:\S+)"),
        QRegularExpression::MultilineOption);
    std::size_t expectedEntries = 0;
    std::size_t decoded = 0;
    std::size_t files = 0;
    QDirIterator iterator(QStringLiteral(RELEVE_CORPUS), QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        const std::string text = readFile(path);
        const QString unicode = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
        QList<QByteArray> expected;
        for (auto match = entry.globalMatch(unicode); match.hasNext();)
            expected << QByteArray::fromHex(match.next().captured(2).toLatin1());
        qsizetype references = 0;
        for (auto match = reference.globalMatch(unicode); match.hasNext(); match.next())
            ++references;
        const Transcript transcript = read(text);
        QList<QByteArray> found;
        qsizetype foundReferences = 0;
        qsizetype undecoded = 0;
        for (const auto& record : transcript.certificates) {
            foundReferences += record.storage.empty() ? 0 : 1;
            undecoded += record.storage.empty() && !record.certificate ? 1 : 0;
            if (!record.certificate)
                continue;
            const ByteView der = record.certificate->der();
            found << QByteArray(reinterpret_cast<const char*>(der.data()),
                                static_cast<qsizetype>(der.size()));
        }
        QVERIFY2(foundReferences == references, qPrintable(path));
        const bool madeUp = path.endsWith(QStringLiteral("batfish/cisco_crypto.txt"));
        if (madeUp) {
            QCOMPARE(undecoded, expected.size());
            continue;
        }
        QVERIFY2(found == expected,
                 qPrintable(QStringLiteral("%1: %2 of %3").arg(path).arg(found.size()).arg(expected.size())));
        QVERIFY2(undecoded == 0, qPrintable(path));
        files += expected.isEmpty() ? 0 : 1;
        expectedEntries += static_cast<std::size_t>(expected.size());
        decoded += static_cast<std::size_t>(found.size());
    }
    qInfo("%zu of %zu chain entries decoded, in %zu files", decoded, expectedEntries, files);
    QVERIFY(decoded >= 30);
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
