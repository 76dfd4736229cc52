// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/ios/configsupport.h"

using namespace releve;
using namespace releve::ios;
using namespace std::chrono_literals;

class ConfigLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreNeverKept();
    void numbersOutOfRange_data();
    void numbersOutOfRange();
    void linesNotUnderstood_data();
    void linesNotUnderstood();
    void knownLinesOfNoInterest();
    void manyProblemsBecomeOne();
    void everyServerLine();
    void everyTrustpointLine();
    void blockEnteredTwice();
    void seedConfigurations();
};

void ConfigLinesTest::secretsAreNeverKept()
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

void ConfigLinesTest::numbersOutOfRange_data()
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

void ConfigLinesTest::numbersOutOfRange()
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

void ConfigLinesTest::linesNotUnderstood_data()
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

void ConfigLinesTest::linesNotUnderstood()
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

void ConfigLinesTest::knownLinesOfNoInterest()
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

void ConfigLinesTest::manyProblemsBecomeOne()
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

void ConfigLinesTest::everyServerLine()
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
    expected.grant = {false, true, false, true, true, {"OLD"}}; // the last of the three modes
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

void ConfigLinesTest::everyTrustpointLine()
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

void ConfigLinesTest::blockEnteredTwice()
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

void ConfigLinesTest::seedConfigurations()
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

QTEST_GUILESS_MAIN(ConfigLinesTest)
#include "configlinestest.moc"
