// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/transcript.h"
#include "tests/ops/opssupport.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;

/// Our side and the lab's routers, each by its own program.
class RouterLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_lab.start()); }

    void aServerIsRead()
    {
        Talk talk(m_lab.hop("ROOTCA"));
        const auto* ready = talk.next<ios::DialogueReady>();
        QVERIFY2(ready, talk.error ? talk.error->detail.c_str() : "not ready");
        QVERIFY(ready->privileged && !ready->paging);
        std::string all;
        for (const char* command :
             {"show clock detail", "show version", "show crypto pki server", "show crypto pki timers detail",
              "show crypto pki certificates verbose", "show crypto pki trustpoints status",
              "show crypto key mypubkey rsa", "show crypto pki server ROOTCA requests",
              "show running-config | section crypto pki"}) {
            const std::string output = talk.run(command);
            QVERIFY2(!output.empty(), command);
            QVERIFY2(ios::refusalOf(output) == ios::Refusal::None, output.c_str());
            all += "R#" + std::string(command) + '\n' + output;
        }
        const ios::Transcript read = ios::parseTranscript(all);
        QCOMPARE(read.servers.size(), std::size_t{1});
        QVERIFY(!read.certificates.empty() && !read.timers.empty() && !read.keys.empty() &&
                !read.clocks.empty());
    }

    void anEnablePasswordIsTyped()
    {
        const std::string password =
            m_lab.routers.at("spoke-8")[QStringLiteral("enable")].toString().toStdString();
        Talk talk(m_lab.hop("spoke-8"), password);
        const auto* ready = talk.next<ios::DialogueReady>();
        QVERIFY(ready && ready->privileged);
        for (const auto& entry : talk.line->dialogue().record())
            QVERIFY(entry.from == ios::DialogueEntry::From::Router ||
                    entry.text.find(password) == std::string::npos);
        Talk wrong(m_lab.hop("spoke-8"), "wrong-one");
        const auto* stop = wrong.next<ios::DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, ios::StopReason::EnableRefused);
        Talk without(m_lab.hop("spoke-8"));
        const auto* user = without.next<ios::DialogueReady>();
        QVERIFY(user && !user->privileged);
        QVERIFY(ios::refusalOf(without.run("configure terminal")) != ios::Refusal::None);
    }

    void aConfigurationIsTyped()
    {
        Talk talk(m_lab.hop("spoke-3"));
        QVERIFY(talk.next<ios::DialogueReady>());
        QVERIFY(!talk.run("configure terminal").empty());
        QCOMPARE(talk.line->dialogue().mode(), std::string("config"));
        static_cast<void>(talk.run("crypto pki trustpoint Extra"));
        QCOMPARE(talk.line->dialogue().mode(), std::string("ca-trustpoint"));
        static_cast<void>(talk.run("subject-name CN=what?"));
        static_cast<void>(talk.run("end"));
        QVERIFY(talk.line->dialogue().mode().empty());
        const std::string config = talk.run("show running-config | section crypto pki trustpoint Extra");
        QVERIFY2(config.find("subject-name CN=what?") != std::string::npos, config.c_str());
    }

    void aCertificateIsAcceptedByItsFingerprint()
    {
        Talk talk(m_lab.hop("spoke-4"));
        QVERIFY(talk.next<ios::DialogueReady>());
        for (const char* line : {"configure terminal", "crypto pki trustpoint Second",
                                 "enrollment url http://172.16.1.1:80", "revocation-check none", "exit"})
            static_cast<void>(talk.run(line));
        ios::CommandPlan plan;
        plan.line = "crypto pki authenticate Second";
        plan.mode = "config";
        plan.answers.push_back({"Do you accept this certificate?", SecretBytes(std::string_view("yes"))});
        plan.answers.back().printedBefore = "00112233445566778899AABBCCDDEEFF";
        QVERIFY(talk.line->run(std::move(plan)));
        const auto* stop = talk.next<ios::DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, ios::StopReason::NotPrinted);
        QVERIFY2(stop->output.find("Fingerprint SHA1") != std::string::npos, stop->output.c_str());
        QVERIFY(!talk.line->run(ios::CommandPlan()));
    }

    void aQuestionNobodyExpectsStopsIt()
    {
        Talk talk(m_lab.hop("MANUALCA"));
        QVERIFY(talk.next<ios::DialogueReady>());
        m_lab.tell(R"({"do":"fault","who":"MANUALCA","kind":"unexpected-question"})");
        const ios::DialogueStop* stop = nullptr;
        for (int i = 0; i < 1000 && !stop; ++i) { // the control line is taken a little later
            ios::CommandPlan plan;
            plan.line = "crypto pki server MANUALCA grant all";
            QVERIFY(talk.line->run(std::move(plan)));
            if (!talk.next<ios::CommandOutcome>())
                stop = std::get_if<ios::DialogueStop>(&talk.happened.back());
        }
        QVERIFY(stop);
        QCOMPARE(stop->reason, ios::StopReason::UnknownQuestion);
        QVERIFY2(stop->waited.starts_with("% A question of the lab"), stop->waited.c_str());
        QVERIFY(stop->wasSent);
    }

    void aLinkThatBreaksBehindACommandIsTold()
    {
        Talk talk(m_lab.hop("spoke-5"));
        QVERIFY(talk.next<ios::DialogueReady>());
        m_lab.tell(R"({"do":"fault","who":"spoke-5","kind":"drop-after-command"})");
        const auto isStop = [&] { return std::holds_alternative<ios::DialogueStop>(talk.happened.back()); };
        for (int i = 0; i < 1000 && !isStop(); ++i) { // the answer may be here before the link breaks
            ios::CommandPlan plan;
            plan.line = "write memory";
            if (!talk.line->run(std::move(plan)))
                break;
            static_cast<void>(talk.next<ios::CommandOutcome>());
        }
        QVERIFY(QTest::qWaitFor(isStop, patience));
        QCOMPARE(std::get<ios::DialogueStop>(talk.happened.back()).reason, ios::StopReason::ConnectionLost);
        QVERIFY(talk.line->lost());
        QCOMPARE(talk.line->lost()->code, ErrorCode::ConnectionLost);
    }

    void aChangedHostKeyIsRefused()
    {
        m_lab.tell(R"({"do":"fault","who":"spoke-6","kind":"host-key-changed"})");
        const auto isChanged = [&] {
            Talk talk(m_lab.hop("spoke-6"));
            return QTest::qWaitFor([&] { return talk.error || !talk.happened.empty(); }, patience) &&
                   talk.error && talk.error->code == ErrorCode::HostKeyChanged;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isChanged(), patience);
    }

private:
    DemoLab m_lab;
};

QTEST_GUILESS_MAIN(RouterLineTest)
#include "routerlinetest.moc"
