// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include "pki/ios/rendercertificates.h"
#include "pki/ios/transcript.h"
#include "pki/lab/cli/commandset.h"
#include "pki/lab/cli/session.h"
#include "pki/lab/cli/showcommands.h"
#include "pki/lab/cli/showrecords.h"
#include "tests/ios/recordtext.h"
#include "tests/lab/router/scenariolab.h"

/// What `show` prints is what the router holds: read back by the console's own reader.
namespace showsupport {

using namespace labsupport;
using namespace releve::lab;
using namespace std::chrono_literals;
using test::textOf;

inline constexpr const char* serverName = "ROOTCA";
inline constexpr const char* spokeName = "spoke-1";
inline constexpr const char* xeName = "xe-1";
inline constexpr const char* trustpointName = "Root-CA";

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
inline std::string shown(Router& router, const std::string& command, unsigned privilege = 15)
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
inline ios::Transcript readBack(Router& router, const std::string& command)
{
    const std::string prompt = router.running().hostname + '#';
    return ios::parseTranscript(prompt + "show running-config\n" +
                                shown(router, "show running-config brief") + prompt + command + '\n' +
                                shown(router, command) + prompt + '\n');
}

inline std::vector<ios::CertificateRecord> shownCertificates(const ios::Transcript& transcript)
{
    std::vector<ios::CertificateRecord> records;
    for (const auto& record : transcript.certificates)
        if (record.form == ios::CertificateForm::Show)
            records.push_back(record);
    return records;
}

/// A record as far as a block of `show` has it.
inline ios::CertificateRecord asShown(ios::CertificateRecord record, bool verbose)
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

inline std::string json(const std::string& until, const std::string& serverLines,
                        const std::string& more = "")
{
    return R"({"start":"2015-10-09T12:14:16Z","until":")" + until +
           R"(","servers":[{"name":"ROOTCA","config":"crypto pki server ROOTCA\n issuer-name CN=RootCA,OU=TAC,O=Cisco\n )"
           R"(lifetime ca-certificate 730\n lifetime certificate 365\n)" +
           serverLines +
           R"("}],"clients":[{"name":"spoke-1","server":"ROOTCA","enrolled_at":"2015-10-09T12:20:00Z","config":)"
           R"("crypto pki trustpoint Root-CA\n auto-enroll 80 regenerate\n subject-name CN=spoke-1.cisco.com,OU=CVO\n"}])" +
           more + "}";
}

inline constexpr const char* automatic = " grant auto\\n auto-rollover 90\\n database level complete\\n";

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

inline const ios::TimerRecord* timerNamed(const ios::Transcript& transcript, const char* name)
{
    for (const auto& timer : transcript.timers)
        if (timer.name == name)
            return &timer;
    return nullptr;
}

inline QString iso(const std::optional<Instant>& instant)
{
    return instant ? QString::fromStdString(toIso8601(*instant)) : QString();
}

} // namespace showsupport
