// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "showsupport.h"

#include "pki/ios/configpassword.h"
#include "pki/lab/cli/showconfiguration.h"

using namespace showsupport;

/// `show running-config`, `startup-config`.
class ShowConfigurationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runningConfiguration();
    void chainSection();
    void passwordsCanBePastedBack();
    void whetherItWasSaved();
    void startupConfiguration();
};

void ShowConfigurationTest::runningConfiguration()
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

void ShowConfigurationTest::chainSection()
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

void ShowConfigurationTest::passwordsCanBePastedBack()
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

void ShowConfigurationTest::whetherItWasSaved()
{
    Story story("2015-10-10T00:00:00Z");
    Router& router = story.router(spokeName);
    const auto saved = [&router](const char* command) {
        return ios::parseTranscript("R#" + std::string(command) + "\n" + shown(router, command))
            .configurations.at(0)
            .saved;
    };
    QCOMPARE(saved("show running-config"), std::optional(false)); // nobody has saved it
    QVERIFY(router.save().ok());
    QCOMPARE(saved("show running-config"), std::optional(true));
    QCOMPARE(saved("show running-config | include ^(hostname|! Last|! NVRAM)"), std::optional(true));
    router.reload();
    QCOMPARE(saved("show running-config"), std::optional(true));
}

void ShowConfigurationTest::startupConfiguration()
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

QTEST_GUILESS_MAIN(ShowConfigurationTest)
#include "showconfigurationtest.moc"
