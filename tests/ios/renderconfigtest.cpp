// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/ios/renderconfig.h"
#include "tests/ios/configsupport.h"
#include "tests/ios/recordgenerator.h"
#include "tests/ios/recordtext.h"

using namespace releve;
using namespace releve::ios;
using namespace std::chrono_literals;
using test::RecordGenerator;

namespace {

using ServerConfig = lifecycle::CertificateServerConfig;
using TrustpointConfig = lifecycle::TrustpointConfig;

constexpr unsigned rounds = 5000;

/// Applies lines one after another; the result of the last.
template<class Config, class Read>
LineResult apply(Config& config, Read read, std::initializer_list<const char*> lines)
{
    LineResult result = LineResult::NotKept;
    for (const char* line : lines)
        result = read(config, line);
    return result;
}

/// A chain of a stored configuration, its entries in the order they stand in.
std::string chainText()
{
    return dataFile("chain.txt");
}

} // namespace

class RenderConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreNotMadeUp();
    void refusedLinesChangeNothing_data();
    void refusedLinesChangeNothing();
    void takenBackServerLines_data();
    void takenBackServerLines();
    void takenBackTrustpointLines_data();
    void takenBackTrustpointLines();
    void theLastOfItsKindCounts();
    void serversComeBack();
    void trustpointsComeBack();
    void everyLineCanBeTakenBack();
    void chainsComeBack();
    void chainOrder();
    void asRoutersPrintIt();
};

void RenderConfigTest::secretsAreNotMadeUp()
{
    ServerConfig server;
    server.name = "CA";
    server.archive = "pkcs12";
    QCOMPARE(renderServerConfig(server),
             std::string("crypto pki server CA\n database archive pkcs12 password ***\n"));
    QCOMPARE(renderServerConfig(server, "7 01100F175804575D72"),
             std::string("crypto pki server CA\n database archive pkcs12 password 7 01100F175804575D72\n"));
    server.archive.reset();
    QCOMPARE(renderServerConfig(server, "secret", true),
             std::string("crypto pki server CA\n no database archive\n"));
    TrustpointConfig trustpoint;
    trustpoint.name = "TP";
    trustpoint.hasPassword = true;
    QCOMPARE(renderTrustpointConfig(trustpoint),
             std::string("crypto pki trustpoint TP\n password ***\n revocation-check crl\n"));
}

void RenderConfigTest::refusedLinesChangeNothing_data()
{
    QTest::addColumn<bool>("server");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("result");
    const auto row = [](bool server, const char* line, LineResult result) {
        QTest::addRow("%s", line) << server << QByteArray(line) << static_cast<int>(result);
    };
    for (const char* line : {"lifetime certificate 7306", "auto-rollover 1826", "lifetime crl 1 60"})
        row(true, line, LineResult::OutOfRange);
    for (const char* line : {"lifetime moon 1", "no lifetime", "no lifetime moon", "no grant everything",
                             "no grant auto perhaps", "no database", "default database wonder", "grant"})
        row(true, line, LineResult::NotUnderstood);
    for (const char* line : {"wonder", "no wonder", "default wonder", "no", "default", ""})
        row(true, line, LineResult::OtherKeyword);
    for (const char* line : {"redundancy", "no serial-number 5", "exit"})
        row(true, line, LineResult::NotKept);
    for (const char* line :
         {"auto-enroll 101", "enrollment retry count 0", "rsakeypair K 4097", "rsakeypair K 2048 5000"})
        row(false, line, LineResult::OutOfRange);
    for (const char* line : {"enrollment pigeon", "no enrollment pigeon", "no enrollment retry",
                             "default enrollment retry often", "fqdn", "revocation-check maybe"})
        row(false, line, LineResult::NotUnderstood);
    for (const char* line : {"wonder", "no wonder", "default wonder", "no no auto-enroll"})
        row(false, line, LineResult::OtherKeyword);
    for (const char* line : {"no enrollment http-proxy", "source interface Loopback0", "default usage"})
        row(false, line, LineResult::NotKept);
}

void RenderConfigTest::refusedLinesChangeNothing()
{
    QFETCH(bool, server);
    QFETCH(QByteArray, line);
    QFETCH(int, result);
    RecordGenerator random(1);
    for (int round = 0; round < 50; ++round) {
        if (server) {
            ServerConfig config = random.serverConfig();
            const ServerConfig before = config;
            QCOMPARE(static_cast<int>(readServerLine(config, line.toStdString())), result);
            QVERIFY(config == before);
        } else {
            TrustpointConfig config = random.trustpointConfig();
            const TrustpointConfig before = config;
            QCOMPARE(static_cast<int>(readTrustpointLine(config, line.toStdString())), result);
            QVERIFY(config == before);
        }
    }
}

void RenderConfigTest::takenBackServerLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("no");
    const auto row = [](const char* line, const char* no) {
        QTest::addRow("%s / %s", line, no) << QByteArray(line) << QByteArray(no);
    };
    row("issuer-name CN=x", "no issuer-name");
    row("issuer-name CN=x", "default issuer-name CN=x");
    row("lifetime crl 12 30", "no lifetime crl");
    row("lifetime certificate 10", "no lifetime certificate 10");
    row("lifetime ca-certificate 10", "default lifetime ca-certificate");
    row("lifetime enrollment-request 10", "no lifetime enrollment-request");
    row("auto-rollover 90", "no auto-rollover");
    row("grant auto", "no grant auto");
    row("grant none", "no grant none");
    row("grant ra-auto", "no grant ra-auto");
    row("grant auto rollover ca-cert", "no grant auto rollover ca-cert");
    row("grant auto rollover ra-cert", "no grant auto rollover ra-cert");
    row("grant auto trustpoint A", "no grant auto trustpoint A");
    row("grant auto trustpoint A", "default grant");
    row("hash sha256", "no hash");
    row("database level complete", "no database level");
    row("database url p12 flash:/x", "no database url p12 flash:/x");
    row("database url p12 flash:/x", "no database url");
    row("database archive pkcs12 password 7 01100F175804575D72", "no database archive");
    row("cdp-url http://x/y.crl", "no cdp-url");
    row("mode sub-cs", "no mode sub-cs");
    row("shutdown", "no shutdown");
}

void RenderConfigTest::takenBackServerLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, no);
    ServerConfig config;
    QVERIFY(readServerLine(config, line.toStdString()) == LineResult::Kept);
    QVERIFY(!(config == ServerConfig{}));
    QVERIFY(readServerLine(config, no.toStdString()) == LineResult::Kept);
    QVERIFY(config == ServerConfig{});
    QVERIFY(readServerLine(config, no.toStdString()) == LineResult::Kept); // taking back what is not there
    QVERIFY(config == ServerConfig{});
}

void RenderConfigTest::takenBackTrustpointLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("no");
    const auto row = [](const char* line, const char* no) {
        QTest::addRow("%s / %s", line, no) << QByteArray(line) << QByteArray(no);
    };
    row("enrollment url http://x:80", "no enrollment url");
    row("enrollment url http://x:80", "default enrollment");
    row("enrollment terminal pem", "no enrollment terminal");
    row("enrollment selfsigned", "no enrollment selfsigned");
    row("enrollment profile P", "no enrollment profile P");
    row("enrollment mode ra", "no enrollment mode ra");
    row("enrollment retry count 3", "no enrollment retry count");
    row("enrollment retry period 5", "default enrollment retry period");
    row("auto-enroll 80 regenerate", "no auto-enroll");
    row("subject-name CN=x", "no subject-name");
    row("serial-number none", "no serial-number");
    row("ip-address none", "no ip-address");
    row("ip-address 192.0.2.1", "no ip-address none");
    row("fqdn r1.example", "default fqdn");
    row("password 0 secret", "no password");
    row("fingerprint 00112233", "no fingerprint");
    row("rsakeypair K 2048", "no rsakeypair");
    row("revocation-check none", "no revocation-check");
    row("hash sha256", "default hash");
}

void RenderConfigTest::takenBackTrustpointLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, no);
    TrustpointConfig config;
    QVERIFY(readTrustpointLine(config, line.toStdString()) == LineResult::Kept);
    QVERIFY(!(config == TrustpointConfig{}));
    QVERIFY(readTrustpointLine(config, no.toStdString()) == LineResult::Kept);
    QVERIFY(config == TrustpointConfig{});
    QVERIFY(readTrustpointLine(config, no.toStdString()) == LineResult::Kept);
    QVERIFY(config == TrustpointConfig{});
}

void RenderConfigTest::theLastOfItsKindCounts()
{
    ServerConfig server;
    (void)apply(server, readServerLine,
                {"grant none", "grant auto", "database url flash:/a", "database url crl flash:/b",
                 "database url flash:/c", "default shutdown"});
    QVERIFY(server.grant.automatic && !server.grant.none);
    QCOMPARE(server.databaseUrls, (std::vector<std::string>{"crl flash:/b", "flash:/c"}));
    QVERIFY(server.shutdown);
    TrustpointConfig trustpoint;
    (void)apply(trustpoint, readTrustpointLine,
                {"enrollment profile P", "enrollment url http://x:80", "no enrollment terminal",
                 "auto-enroll", "regenerate", "no regenerate"});
    QVERIFY(!trustpoint.enrollmentProfile);
    QCOMPARE(trustpoint.enrollmentUrl.value_or(""), std::string("http://x:80"));
    QVERIFY((trustpoint.autoEnroll == lifecycle::AutoEnroll{100, false}));
}

void RenderConfigTest::serversComeBack()
{
    RecordGenerator random(8);
    for (unsigned round = 0; round < rounds; ++round) {
        const ServerConfig config = random.serverConfig();
        const std::string text = renderServerConfig(config, random.word(), random.flip());
        const Transcript transcript = read(text);
        QVERIFY2(transcript.problems.empty(), text.c_str());
        QVERIFY2(onlyServer(transcript) == config, text.c_str());
    }
}

void RenderConfigTest::trustpointsComeBack()
{
    RecordGenerator random(9);
    for (unsigned round = 0; round < rounds; ++round) {
        const TrustpointConfig config = random.trustpointConfig();
        const std::string text = renderTrustpointConfig(config, random.word());
        const Transcript transcript = read(text);
        QVERIFY2(transcript.problems.empty(), text.c_str());
        QVERIFY2(onlyTrustpoint(transcript) == config, text.c_str());
    }
    TrustpointConfig bare; // what IOS prints of the default comes back as a word of its own
    bare.name = "TP";
    const Transcript transcript = read(renderTrustpointConfig(bare));
    QCOMPARE(onlyTrustpoint(transcript).revocationCheck, std::vector<std::string>{"crl"});
}

/// `no` in front of each line that is printed leads back to the default.
void RenderConfigTest::everyLineCanBeTakenBack()
{
    RecordGenerator random(10);
    const auto takeBack = [](auto& config, auto read, const std::string& text) {
        std::string_view rest = text;
        rest.remove_prefix(rest.find('\n') + 1);
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            std::string_view line = rest.substr(1, end - 1);
            rest.remove_prefix(end + 1);
            const bool negated = consume(line, "no ");
            if (read(config, negated ? std::string(line) + " pkcs12 password x"
                                     : "no " + std::string(line)) != LineResult::Kept)
                return false;
            if (negated)
                (void)read(config, "no " + std::string(line));
        }
        return true;
    };
    for (unsigned round = 0; round < rounds / 5; ++round) {
        ServerConfig server = random.serverConfig();
        QVERIFY(takeBack(server, readServerLine, renderServerConfig(server, "x", random.flip())));
        server.name.clear();
        QVERIFY(server == ServerConfig{});
        TrustpointConfig trustpoint = random.trustpointConfig();
        QVERIFY(takeBack(trustpoint, readTrustpointLine, renderTrustpointConfig(trustpoint, "x")));
        trustpoint.name.clear();
        QVERIFY(trustpoint == TrustpointConfig{});
    }
}

void RenderConfigTest::chainsComeBack()
{
    const Transcript transcript = read(chainText());
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.configurations.at(0).chains.size(), std::size_t(1));
    const std::string text = renderChain(transcript.configurations.at(0).chains[0], transcript.certificates);
    const Transcript again = read(text);
    QVERIFY2(again.problems.empty(), text.c_str());
    QCOMPARE(test::textOf(again.certificates), test::textOf(transcript.certificates));
    QVERIFY(transcript.certificates.at(0).certificate);
}

void RenderConfigTest::chainOrder()
{
    std::vector<CertificateRecord> entries;
    const auto add = [&](CertificateKind kind, bool rollover, const char* serial, const char* file) {
        CertificateRecord entry;
        entry.form = CertificateForm::Chain;
        entry.kind = kind;
        entry.rollover = rollover;
        entry.serial = serial;
        entry.storage = file;
        entries.push_back(std::move(entry));
    };
    add(CertificateKind::Ca, false, "01", "nvram:CA#1CA.cer");
    add(CertificateKind::Ca, true, "03", "nvram:CA#3CA.cer");
    add(CertificateKind::RaSignature, false, "04", "nvram:CA#4.cer");
    add(CertificateKind::Identity, false, "05", "nvram:CA#5.cer");
    add(CertificateKind::Identity, true, "06", "");
    add(CertificateKind::SelfSigned, false, "07", "nvram:IOS-Self-Sig#7.cer");
    const std::string text = renderChain("VPN", entries);
    QCOMPARE(text, std::string("crypto pki certificate chain VPN\n"
                               " certificate rollover 06\n"
                               " certificate 05 nvram:CA#5.cer\n"
                               " certificate ra-sign 04 nvram:CA#4.cer\n"
                               " certificate ca rollover 03 nvram:CA#3CA.cer\n"
                               " certificate ca 01 nvram:CA#1CA.cer\n"
                               " certificate self-signed 07 nvram:IOS-Self-Sig#7.cer\n"));
    const Transcript transcript = read(text);
    QCOMPARE(transcript.certificates.size(), entries.size());
    QVERIFY(transcript.certificates[3].rollover && transcript.certificates[3].kind == CertificateKind::Ca);
}

void RenderConfigTest::asRoutersPrintIt()
{
    QCOMPARE(renderHttpServer(true, 80), std::string("ip http server\n"));
    QCOMPARE(renderHttpServer(false, 8080), std::string("no ip http server\nip http port 8080\n"));
    TrustpointConfig trustpoint;
    trustpoint.name = "Root-CA";
    (void)apply(trustpoint, readTrustpointLine,
                {"auto-enroll 80", "rsakeypair spoke-1-RSA", "subject-name CN=spoke-1,OU=CVO", "password 0 x",
                 "ip-address none", "serial-number", "enrollment url http://172.16.1.1:80"});
    QCOMPARE(renderTrustpointConfig(trustpoint, "7 094F471A1A0A"),
             std::string("crypto pki trustpoint Root-CA\n"
                         " enrollment url http://172.16.1.1:80\n"
                         " serial-number\n"
                         " ip-address none\n"
                         " password 7 094F471A1A0A\n"
                         " subject-name CN=spoke-1,OU=CVO\n"
                         " revocation-check crl\n"
                         " rsakeypair spoke-1-RSA\n"
                         " auto-enroll 80\n"));
}

QTEST_GUILESS_MAIN(RenderConfigTest)
#include "renderconfigtest.moc"
