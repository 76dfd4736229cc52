// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/ios/configpassword.h"
#include "pki/ios/rendercertificates.h"
#include "pki/ios/transcript.h"
#include "pki/lab/cli/commandset.h"
#include "pki/lab/cli/session.h"
#include "pki/lab/cli/showcommands.h"
#include "pki/lab/cli/showconfiguration.h"
#include "pki/lab/cli/showrecords.h"
#include "tests/ios/recordtext.h"
#include "tests/lab/router/scenariolab.h"

using namespace labsupport;
using namespace releve::lab;
using namespace std::chrono_literals;
using test::textOf;

namespace {

constexpr const char* serverName = "ROOTCA";
constexpr const char* spokeName = "spoke-1";
constexpr const char* xeName = "xe-1";
constexpr const char* trustpointName = "Root-CA";

/// A router as a session sees it.
class Host final : public cli::SessionHost
{
public:
    explicit Host(Router& router) : m_router(router) {}
    [[nodiscard]] std::string hostName() const override { return m_router.running().hostname; }
    [[nodiscard]] bool hasEnableSecret() const override { return false; }
    [[nodiscard]] bool isEnableSecret(std::string_view) const override { return false; }
    [[nodiscard]] bool looksUpNames() const override { return false; }
    [[nodiscard]] std::string execTimestamp() const override { return {}; }
    void configured(std::string_view) override {}
    [[nodiscard]] Router* router() override { return &m_router; }

private:
    Router& m_router;
};

/// What a router answers to one command.
std::string shown(Router& router, const std::string& command, unsigned privilege = 15)
{
    static const std::array tables{cli::showCommands()};
    static const cli::CommandSet commands(tables);
    Host host(router);
    std::string output;
    cli::Session::Options options;
    options.privilege = privilege;
    options.command = command;
    cli::Session session(host, commands, options, [&output](std::string_view bytes) { output += bytes; });
    session.start();
    std::erase(output, '\r');
    return output;
}

/// The same, read back: with the prompt before it, and the configuration that tells the zone.
ios::Transcript readBack(Router& router, const std::string& command)
{
    const std::string prompt = router.running().hostname + '#';
    return ios::parseTranscript(prompt + "show running-config\n" +
                                shown(router, "show running-config brief") + prompt + command + '\n' +
                                shown(router, command) + prompt + '\n');
}

std::vector<ios::CertificateRecord> shownCertificates(const ios::Transcript& transcript)
{
    std::vector<ios::CertificateRecord> records;
    for (const auto& record : transcript.certificates)
        if (record.form == ios::CertificateForm::Show)
            records.push_back(record);
    return records;
}

/// A record as far as a block of `show` has it.
ios::CertificateRecord asShown(ios::CertificateRecord record, bool verbose)
{
    record.certificate.reset();
    record.signatureAlgorithm = ios::signatureText(record.signatureAlgorithm);
    if (verbose)
        return record;
    record.keyAlgorithm.clear();
    record.keyBits = 0;
    for (std::string* field : {&record.signatureAlgorithm, &record.keyUsage, &record.md5, &record.sha1,
                               &record.subjectKeyId, &record.authorityKeyId, &record.keyLabel})
        field->clear();
    record.installTime.reset();
    return record;
}

std::string json(const std::string& until, const std::string& serverLines, const std::string& more = "")
{
    return R"({"start":"2015-10-09T12:14:16Z","until":")" + until +
           R"(","servers":[{"name":"ROOTCA","config":"crypto pki server ROOTCA\n issuer-name CN=RootCA,OU=TAC,O=Cisco\n )"
           R"(lifetime ca-certificate 730\n lifetime certificate 365\n)" +
           serverLines +
           R"("}],"clients":[{"name":"spoke-1","server":"ROOTCA","enrolled_at":"2015-10-09T12:20:00Z","config":)"
           R"("crypto pki trustpoint Root-CA\n auto-enroll 80 regenerate\n subject-name CN=spoke-1.cisco.com,OU=CVO\n"}])" +
           more + "}";
}

constexpr const char* automatic = " grant auto\\n auto-rollover 90\\n database level complete\\n";

/// A server, a spoke on IOS and one on IOS XE, all in Paris, played to some instant.
class Story
{
public:
    explicit Story(const std::string& until, const std::string& serverLines = automatic,
                   const std::string& more = "", const std::function<void(Router&)>& serverAnHourLater = {})
        : m_scenario(scenarioOf(json(until, serverLines, more))), m_lab(m_scenario)
    {
        Router& xe = **m_lab.lab.addRouter({xeName, Platform::IosXe});
        RouterConfig config = xe.running();
        config.trustpoints.push_back(*router(spokeName).running().trustpoint(trustpointName));
        config.trustpoints[0].config.autoEnroll.reset();
        config.trustpoints[0].config.subjectName.reset();
        QVERIFY(xe.configure(config).ok());
        QVERIFY(m_lab.lab
                    .plan(m_scenario.start + 10min, xeName, Lab::Phase::Trustpoints,
                          [](Router& client) { client.enroll(trustpointName, {}, [](const Status&) {}); })
                    .ok());
        if (serverAnHourLater)
            QVERIFY(m_lab.lab.plan(m_scenario.start + 1h, serverName, Lab::Phase::Servers, serverAnHourLater)
                        .ok());
        for (const char* name : {serverName, spokeName, xeName})
            toParis(router(name));
        QVERIFY(m_lab.play(60s));
    }

    [[nodiscard]] Router& router(const char* name) { return *m_lab.lab.router(name); }
    [[nodiscard]] const TrustpointDriver& trustpoint(const char* name)
    {
        return *router(name).trustpoint(trustpointName);
    }

private:
    static void toParis(Router& router)
    {
        RouterConfig config = router.running();
        config.domainName = "cisco.com";
        config.zone = ios::ZoneConfig{"CET", 60min, {}, {}, {}, {}};
        QVERIFY(router.configure(config).ok());
    }

    plan::Scenario m_scenario;
    ScenarioLab m_lab;
};

const ios::TimerRecord* timerNamed(const ios::Transcript& transcript, const char* name)
{
    for (const auto& timer : transcript.timers)
        if (timer.name == name)
            return &timer;
    return nullptr;
}

QString iso(const std::optional<Instant>& instant)
{
    return instant ? QString::fromStdString(toIso8601(*instant)) : QString();
}

} // namespace

/// What `show` prints is what the router holds: read back by the console's own reader.
class ShowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotThere();
    void certificates_data();
    void certificates();
    void storageSaysWhetherSaved();
    void pendingRequest();
    void timers();
    void timersOfXe();
    void noTimersWithoutClock();
    void server_data();
    void server();
    void httpOff();
    void trustpoints();
    void keys();
    void clock();
    void runningConfiguration();
    void chainSection();
    void passwordsCanBePastedBack();
    void startupConfiguration();
    void theRouterItself();
    void theSession();
};

void ShowTest::whatIsNotThere()
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

void ShowTest::certificates_data()
{
    QTest::addColumn<QByteArray>("until");
    QTest::addColumn<int>("ofServer");
    QTest::addColumn<int>("ofSpoke");
    QTest::newRow("enrolled") << QByteArray("2015-10-10T00:00:00Z") << 1 << 2;
    QTest::newRow("rollover CA made") << QByteArray("2017-07-11T00:00:00Z") << 2 << 2;
    QTest::newRow("shadow complete") << QByteArray("2017-09-20T00:00:00Z") << 2 << 4;
    QTest::newRow("swapped") << QByteArray("2017-10-09T00:00:00Z") << 1 << 2;
}

void ShowTest::certificates()
{
    QFETCH(QByteArray, until);
    QFETCH(int, ofServer);
    QFETCH(int, ofSpoke);
    Story story(until.toStdString());
    for (const char* name : {serverName, spokeName, xeName}) {
        Router& router = story.router(name);
        for (const bool verbose : {false, true}) {
            std::vector<ios::CertificateRecord> held;
            for (const auto& record : cli::certificateRecordsOf(router))
                held.push_back(asShown(record, verbose));
            const auto transcript = readBack(router, verbose ? "show crypto pki certificates verbose"
                                                             : "show crypto pki certificates");
            QVERIFY(transcript.problems.empty());
            QCOMPARE(textOf(shownCertificates(transcript)), textOf(held));
        }
    }
    QCOMPARE(shownCertificates(readBack(story.router(serverName), "show crypto pki certificates")).size(),
             static_cast<std::size_t>(ofServer));
    const auto records =
        shownCertificates(readBack(story.router(spokeName), "show crypto pki certificates verbose Root-CA"));
    QCOMPARE(records.size(), static_cast<std::size_t>(ofSpoke));
    const HeldCertificates& held = story.trustpoint(spokeName).held();
    const auto matches = [&records](const std::optional<x509::Certificate>& certificate, bool rollover,
                                    bool ca) {
        return std::any_of(records.begin(), records.end(), [&](const ios::CertificateRecord& record) {
            return certificate && record.sha1 == certificate->fingerprint(x509::Digest::Sha1) &&
                   record.rollover == rollover && (record.kind == ios::CertificateKind::Ca) == ca &&
                   record.notAfter->instant == certificate->notAfter();
        });
    };
    QVERIFY(matches(held.identity, false, false));
    QVERIFY(matches(held.ca, false, true));
    QCOMPARE(matches(held.rolloverIdentity, true, false), ofSpoke == 4);
    QCOMPARE(matches(held.rolloverCa, true, true), ofSpoke == 4);
}

void ShowTest::storageSaysWhetherSaved()
{
    Story story("2015-10-10T00:00:00Z");
    Router& spoke = story.router(spokeName);
    QVERIFY(shown(spoke, "show crypto pki certificates").find("Storage:") == std::string::npos);
    QVERIFY(spoke.save().ok());
    const auto saved = shownCertificates(readBack(spoke, "show crypto pki certificates"));
    QCOMPARE(saved.size(), std::size_t(2));
    QCOMPARE(saved[0].storage, std::string("nvram:RootCA#2.cer"));
    QCOMPARE(saved[1].storage, std::string("nvram:RootCA#1CA.cer")); // the seed's
    // A server saved when it was made: its rollover CA is not, as in the seed.
    Story rolled("2017-07-11T00:00:00Z", automatic, {}, [](Router& server) { QVERIFY(server.save().ok()); });
    const auto cas = shownCertificates(readBack(rolled.router(serverName), "show crypto pki certificates"));
    QCOMPARE(cas.size(), std::size_t(2));
    QVERIFY(cas[0].rollover && cas[0].storage.empty());
    QCOMPARE(cas[0].subjectDisplayName, std::string("RootCA"));
    QCOMPARE(cas[1].storage, std::string("nvram:RootCA#1CA.cer"));
    QVERIFY(cas[1].subjectDisplayName.empty());
    const auto keys = readBack(rolled.router(serverName), "show crypto key mypubkey rsa").keys;
    QCOMPARE(keys.size(), std::size_t(2));
    QVERIFY(!keys[0].isUnsaved() && keys[1].isUnsaved() && keys[1].isRollover());
    QVERIFY(shown(rolled.router(serverName), "show startup-config")
                .find("crypto pki certificate chain ROOTCA\n certificate ca 01 nvram:RootCA#1CA.cer\n!") !=
            std::string::npos);
}

void ShowTest::pendingRequest()
{
    Story story("2015-10-09T12:30:00Z", " auto-rollover 90\\n");
    const auto& spoke = story.trustpoint(spokeName);
    QVERIFY(spoke.pendingRequest());
    const auto transcript = readBack(story.router(serverName), "show crypto pki server ROOTCA requests");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.requests.size(), std::size_t(2));
    QCOMPARE(transcript.requests[0].id, std::string("2")); // the newest first
    QCOMPARE(transcript.requests[1].state, std::string("pending"));
    QCOMPARE(transcript.requests[1].fingerprint, spoke.pendingRequest()->fingerprint(x509::Digest::Md5));
    QCOMPARE(transcript.requests[1].server, std::string(serverName));
    const std::string text = shown(story.router(spokeName), "show crypto pki certificates");
    QVERIFY(text.find("   Status: Pending\n") != std::string::npos);
    QVERIFY(text.find(grouped(spoke.pendingRequest()->fingerprint(x509::Digest::Sha1))) != std::string::npos);
    const auto certificates =
        shownCertificates(readBack(story.router(spokeName), "show crypto pki certificates"));
    QCOMPARE(certificates.size(), std::size_t(2)); // the request, and the CA
    QCOMPARE(certificates[0].status, std::string("Pending"));
    const auto trustpoints =
        readBack(story.router(spokeName), "show crypto pki trustpoints status").trustpoints;
    QCOMPARE(trustpoints.at(0).lastEnrollmentStatus, std::string("Pending"));
    QVERIFY(trustpoints[0].nextEnrollment->instant == spoke.machine().enrollment.due);
    const auto timers = readBack(story.router(spokeName), "show crypto pki timers detail");
    QCOMPARE(iso(timerNamed(timers, "POLL")->due), iso(spoke.machine().enrollment.due));
}

/// The dates are the seed's: 2017-07-10 13:14:16 CET and 2017-10-08 13:14:16 CET.
void ShowTest::timers()
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
void ShowTest::timersOfXe()
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

void ShowTest::noTimersWithoutClock()
{
    Story story("2015-10-10T00:00:00Z");
    Router& spoke = story.router(spokeName);
    spoke.setClockAuthoritative(false);
    QCOMPARE(shown(spoke, "show crypto pki timers"), std::string());
    QVERIFY(shown(spoke, "show clock").starts_with("*01:00:00.000 CET Sat Oct 10 2015"));
}

void ShowTest::server_data()
{
    QTest::addColumn<QByteArray>("until");
    QTest::addColumn<bool>("rollover");
    QTest::newRow("no rollover") << QByteArray("2016-01-01T00:00:00Z") << false;
    QTest::newRow("rollover available") << QByteArray("2017-07-11T00:00:00Z") << true;
    QTest::newRow("activated") << QByteArray("2017-10-09T00:00:00Z") << false;
}

void ShowTest::server()
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
}

void ShowTest::httpOff()
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

void ShowTest::trustpoints()
{
    Story story("2017-09-20T00:00:00Z");
    for (const char* name : {serverName, spokeName, xeName}) {
        Router& router = story.router(name);
        for (const bool status : {false, true}) {
            const auto transcript = readBack(router, status ? "show crypto pki trustpoints status"
                                                            : "show crypto pki trustpoints");
            QVERIFY(transcript.problems.empty());
            QCOMPARE(textOf(transcript.trustpoints), textOf(cli::trustpointRecordsOf(router, status)));
        }
    }
    const auto list = readBack(story.router(spokeName), "show crypto pki trustpoints").trustpoints;
    QCOMPARE(list.at(0).enrollmentUrl, std::string("http://172.16.1.1:80/cgi-bin"));
    QCOMPARE(list[0].caSerial, story.trustpoint(spokeName).held().ca->serial());
    const auto status =
        readBack(story.router(spokeName), "show crypto pki trustpoints Root-CA status").trustpoints;
    QCOMPARE(status.at(0).lastEnrollmentStatus, std::string("Granted"));
    QCOMPARE(status[0].identityFingerprintSha1,
             story.trustpoint(spokeName).held().identity->fingerprint(x509::Digest::Sha1));
    QVERIFY(status[0].keysGenerated.value_or(false));
}

void ShowTest::keys()
{
    Story story("2017-09-20T00:00:00Z");
    Router& router = story.router(spokeName);
    const auto transcript = readBack(router, "show crypto key mypubkey rsa");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(textOf(transcript.keys), textOf(cli::keyRecordsOf(router)));
    QCOMPARE(transcript.keys.size(), std::size_t(2)); // the active one and the shadow's
    const auto shadow = std::find_if(transcript.keys.begin(), transcript.keys.end(),
                                     [](const ios::KeyRecord& key) { return key.isRollover(); });
    QVERIFY(shadow != transcript.keys.end());
    QVERIFY(shadow->isUnsaved());
    QVERIFY(shadow->publicKey == story.trustpoint(spokeName).held().rolloverIdentity->publicKey());
    QVERIFY(router.save().ok());
    for (const auto& key : readBack(router, "show crypto key mypubkey all").keys)
        QCOMPARE(key.storage, std::string("private-config"));
    QCOMPARE(readBack(router, "show crypto key mypubkey rsa " + transcript.keys[0].name).keys.size(),
             std::size_t(1));
}

void ShowTest::clock()
{
    Story story("2015-10-10T00:00:00Z");
    Router& router = story.router(spokeName);
    const auto transcript = readBack(router, "show clock detail");
    QCOMPARE(transcript.clocks.size(), std::size_t(1));
    QCOMPARE(iso(transcript.clocks[0].time.instant), QStringLiteral("2015-10-10T00:00:00Z"));
    QCOMPARE(transcript.clocks[0].timeSource, std::string("user configuration"));
    QVERIFY(transcript.clocks[0].authority == ios::ClockAuthority::Authoritative);
}

void ShowTest::runningConfiguration()
{
    Story story("2017-09-20T00:00:00Z");
    for (const char* name : {serverName, spokeName, xeName}) {
        Router& router = story.router(name);
        const auto transcript = ios::parseTranscript(std::string(name) + "#show running-config\n" +
                                                     shown(router, "show running-config"));
        QVERIFY(transcript.problems.empty());
        QCOMPARE(transcript.configurations.size(), std::size_t(1));
        const ios::ConfigurationRecord& read = transcript.configurations[0];
        const RouterConfig& running = router.running();
        QCOMPARE(read.hostname, running.hostname);
        QCOMPARE(read.domainName, running.domainName);
        QVERIFY(read.zone == running.zone);
        QCOMPARE(read.httpServer.value(), running.httpServer);
        QCOMPARE(read.servers.size(), running.server ? std::size_t(1) : std::size_t(0));
        if (running.server)
            QVERIFY(read.servers[0].config == running.server->config);
        QCOMPARE(read.trustpoints.size(), running.trustpoints.size());
        for (std::size_t i = 0; i < read.trustpoints.size(); ++i) {
            lifecycle::TrustpointConfig expected = running.trustpoints[i].config;
            if (expected.revocationCheck.empty())
                expected.revocationCheck = {"crl"}; // IOS prints its default
            QVERIFY(read.trustpoints[i].config == expected);
        }
        std::vector<std::string> held, chained;
        for (const auto& record : cli::certificateRecordsOf(router))
            held.push_back(record.certificate->fingerprint(x509::Digest::Sha1));
        for (const auto& record : transcript.certificates)
            chained.push_back(record.sha1);
        std::sort(held.begin(), held.end());
        std::sort(chained.begin(), chained.end());
        QVERIFY(!held.empty());
        QVERIFY(held == chained);
    }
}

void ShowTest::chainSection()
{
    Story story("2017-09-20T00:00:00Z");
    const std::string text =
        shown(story.router(spokeName), "show running-config | section certificate chain");
    QVERIFY(text.starts_with("crypto pki certificate chain Root-CA\n certificate rollover "));
    const auto transcript = ios::parseTranscript(text);
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.certificates.size(), std::size_t(4));
    std::vector<std::string> order;
    for (const auto& record : transcript.certificates)
        order.push_back((record.kind == ios::CertificateKind::Ca ? "ca" : "id") +
                        std::string(record.rollover ? " rollover" : ""));
    QCOMPARE(order, (std::vector<std::string>{"id rollover", "id", "ca rollover", "ca"}));
    QVERIFY(transcript.certificates[0].certificate == story.trustpoint(spokeName).held().rolloverIdentity);
    QVERIFY(shown(story.router(spokeName), "show running-config brief").find("3082") == std::string::npos);
}

void ShowTest::passwordsCanBePastedBack()
{
    Story story("2015-10-10T00:00:00Z");
    Router& router = story.router(spokeName);
    RouterConfig config = router.running();
    const auto secret = [](const char* text) {
        return ConfigSecret{std::make_shared<const SecretBytes>(std::string_view(text)), false};
    };
    config.enable = secret("enableSecret");
    config.users.push_back({"admin", 15, secret("userSecret")});
    config.trustpoints[0].config.hasPassword = true;
    config.trustpoints[0].challenge = secret("challengeSecret");
    QVERIFY(router.configure(config).ok());
    const std::string text = shown(router, "show running-config");
    QVERIFY(text.find("Secret") == std::string::npos);
    const auto clear = [&text](const std::string& before) {
        const auto at = text.find(before);
        const std::string line = text.substr(at, text.find('\n', at) - at);
        auto password = ios::passwordIn(line);
        return password && password->type7 ? std::string(releve::textOf(password->value.view())) : line;
    };
    QCOMPARE(clear("enable password"), std::string("enableSecret"));
    QCOMPARE(clear("username admin privilege 15"), std::string("userSecret"));
    QCOMPARE(clear(" password 7"), std::string("enableSecret")); // the first of them
    QCOMPARE(clear("password 7 " + cli::passwordWords(config.trustpoints[0].challenge).substr(2)),
             std::string("challengeSecret"));
}

void ShowTest::startupConfiguration()
{
    Story story("2015-10-10T00:00:00Z");
    Router& router = story.router(spokeName);
    QVERIFY(router.save().ok());
    const std::string text = shown(router, "show startup-config");
    QVERIFY(text.starts_with("Using "));
    QVERIFY(text.find(" certificate 02 nvram:RootCA#2.cer\n certificate ca 01 nvram:RootCA#1CA.cer\n") !=
            std::string::npos);
    QVERIFY(shown(router, "dir nvram:").find("startup-config\n") != std::string::npos);
}

void ShowTest::theRouterItself()
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

void ShowTest::theSession()
{
    Story story("2015-10-09T12:15:00Z");
    Router& router = story.router(spokeName);
    QCOMPARE(shown(router, "show privilege", 7), std::string("Current privilege level is 7\n"));
    QVERIFY(shown(router, "show users").find("vty0       admin") != std::string::npos);
    QVERIFY(shown(router, "show terminal").find("Length: 0 lines") != std::string::npos);
}

QTEST_GUILESS_MAIN(ShowTest)
#include "showtest.moc"
