// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTest>

#include "pki/ios/rendercertificates.h"
#include "pki/ios/renderclock.h"
#include "pki/ios/renderkeys.h"
#include "pki/ios/renderserver.h"
#include "pki/ios/rendertimers.h"
#include "pki/ios/rendertrustpoints.h"
#include "pki/ios/renderzone.h"
#include "pki/ios/transcript.h"
#include "tests/ios/recordgenerator.h"
#include "tests/ios/recordtext.h"

using namespace releve;
using namespace releve::ios;
using test::RecordGenerator;
using test::textOf;

namespace {

constexpr unsigned rounds = 3000;

/// A session of one device: its zone, then a command and what it printed.
std::string session(const ZoneClock& clock, const std::string& command, const std::string& output)
{
    return "R1#show running-config\nhostname R1\n" + renderZone(clock.zone()) + "!\nend\nR1#" + command +
           '\n' + output + "R1#\n";
}

/// Why a session did not read back as it should; empty when it did.
QByteArray difference(const QByteArray& read, const QByteArray& made, const Transcript& transcript,
                      const std::string& text)
{
    if (read == made && transcript.problems.empty())
        return {};
    QByteArray why =
        "--- text\n" + QByteArray::fromStdString(text) + "--- made\n" + made + "--- read\n" + read;
    for (const Problem& problem : transcript.problems)
        why += "--- problem: " + QByteArray::fromStdString(problem.text) + '\n';
    return why;
}

} // namespace

/// What the renderers print, the readers read back as it was: parse(render(x)) == x.
class RenderRoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedFieldIsSeen();
    void hostileTextsControlNothing();
    void whatWasReadPrintsTheSame();
    void certificates_data();
    void certificates();
    void pendingRequests();
    void timers_data();
    void timers();
    void servers();
    void requests();
    void trustpoints_data();
    void trustpoints();
    void keys();
    void clocks();
};

/// The comparison can fail.
void RenderRoundTripTest::aChangedFieldIsSeen()
{
    RecordGenerator random(1);
    CertificateRecord certificate = random.certificate(true);
    const QByteArray before = textOf(certificate);
    certificate.keyUsage += "0";
    QVERIFY(textOf(certificate) != before);
    const Transcript transcript = parseTranscript("x\n");
    QVERIFY(!difference(before, before, transcript, {}).isEmpty());
    QVERIFY(!difference(before, textOf(certificate), {}, {}).isEmpty());
}

/// A name in a request may hold anything; none of it reaches a terminal.
void RenderRoundTripTest::hostileTextsControlNothing()
{
    const std::string hostile = "a\nR1#reload\r\x1b[2J\xc2\x9b"
                                "31m\x7f\t\b\a";
    const ZoneClock clock;
    CertificateRecord certificate;
    certificate.status = certificate.usage = certificate.subjectDisplayName = certificate.storage = hostile;
    certificate.serial = certificate.keyLabel = certificate.signatureAlgorithm = hostile;
    certificate.issuer = certificate.subject = {{hostile, hostile, false}, {"cn", hostile, true}};
    certificate.trustpoints = certificate.crlDistributionPoints = {hostile};
    TimerRecord timer;
    timer.name = timer.target = hostile;
    ServerRecord server;
    server.name = server.status = server.issuer = server.storage = hostile;
    server.otherStorage = {hostile};
    RequestRecord request;
    request.id = request.state = request.fingerprint = request.subject = hostile;
    TrustpointRecord trustpoint;
    trustpoint.name = trustpoint.enrollmentUrl = trustpoint.keyLabel = hostile;
    trustpoint.caSubject = trustpoint.identitySubject = certificate.subject;
    trustpoint.keysGenerated = true;
    trustpoint.keysGeneratedText = hostile;
    KeyRecord key;
    key.name = key.type = key.usage = key.storage = hostile;
    for (const std::string& text :
         {renderCertificate(certificate, CertificateDetail::Verbose, clock),
          renderPendingRequest(certificate, hostile, hostile),
          renderTimers(std::vector{timer}, TimerLayout::Xe, false), renderServer(server, clock),
          renderRequests(std::vector{request}), renderTrustpoint(trustpoint),
          renderTrustpointStatus(trustpoint, clock), renderKey(key, clock)}) {
        QVERIFY(!text.empty());
        QVERIFY2(text.find("\nR1#") == std::string::npos, text.c_str());
        for (const char c : text)
            QVERIFY2(c == '\n' || (c >= ' ' && c != 0x7F) || static_cast<unsigned char>(c) >= 0x80,
                     text.c_str());
        QVERIFY(text.find("\xc2\x9b") == std::string::npos);
    }
}

/// Whatever was read of a damaged text, printed and read again, is the same.
void RenderRoundTripTest::whatWasReadPrintsTheSame()
{
    QFile file(QStringLiteral(RELEVE_TEST_DATA "/fuzz/transcript/mixed.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string whole = file.readAll().toStdString();
    RecordGenerator random(99);
    const ZoneClock clock;
    const auto print = [&clock](const Transcript& transcript) {
        std::string text;
        for (const CertificateRecord& record : transcript.certificates)
            if (record.form == CertificateForm::Show)
                text += renderCertificate(record, CertificateDetail::Verbose, clock) + '\n';
        for (const ServerRecord& record : transcript.servers)
            text += renderServer(record, clock);
        for (const KeyRecord& record : transcript.keys)
            text += renderKey(record, clock);
        for (const TrustpointRecord& record : transcript.trustpoints)
            text += record.caAuthenticated ? renderTrustpointStatus(record, clock) : renderTrustpoint(record);
        return text + renderRequests(transcript.requests) +
               renderTimers(transcript.timers, TimerLayout::Xe, false);
    };
    unsigned printed = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string text = whole;
        for (unsigned count = random.below(20); count > 0; --count)
            text[random.below(static_cast<unsigned>(text.size()))] = static_cast<char>(random.below(256));
        const std::string once = print(parseTranscript(text));
        const std::string twice = print(parseTranscript(once));
        const std::string thrice = print(parseTranscript(twice));
        QCOMPARE(thrice, twice);
        printed += twice.empty() ? 0 : 1;
    }
    QVERIFY(printed > 1000);
}

void RenderRoundTripTest::certificates_data()
{
    QTest::addColumn<bool>("verbose");
    QTest::newRow("brief") << false;
    QTest::newRow("verbose") << true;
}

void RenderRoundTripTest::certificates()
{
    QFETCH(bool, verbose);
    RecordGenerator random(20171008);
    for (unsigned round = 0; round < rounds; ++round) {
        random.changeZone();
        std::vector<CertificateRecord> made;
        for (unsigned count = 1 + random.below(4); count > 0; --count)
            made.push_back(random.certificate(verbose));
        const std::string text =
            session(random.clock(), "show crypto pki certificates",
                    renderCertificates(made, verbose ? CertificateDetail::Verbose : CertificateDetail::Brief,
                                       random.clock()));
        const Transcript transcript = parseTranscript(text);
        const QByteArray why = difference(textOf(transcript.certificates), textOf(made), transcript, text);
        QVERIFY2(why.isEmpty(), why.constData());
    }
}

void RenderRoundTripTest::pendingRequests()
{
    RecordGenerator random(5);
    for (unsigned round = 0; round < 200; ++round) {
        CertificateRecord made;
        made.status = "Pending";
        made.usage = "General Purpose";
        made.subjectDisplayName = random.word();
        made.trustpoints = {random.word()};
        const std::string text = session(random.clock(), "show crypto pki certificates",
                                         renderPendingRequest(made, random.hex(32), random.hex(40)));
        const Transcript transcript = parseTranscript(text);
        const QByteArray why =
            difference(textOf(transcript.certificates), textOf(std::vector{made}), transcript, text);
        QVERIFY2(why.isEmpty(), why.constData());
    }
}

void RenderRoundTripTest::timers_data()
{
    QTest::addColumn<bool>("detail");
    QTest::newRow("brief") << false;
    QTest::newRow("detail") << true;
}

void RenderRoundTripTest::timers()
{
    QFETCH(bool, detail);
    RecordGenerator random(20150101);
    for (unsigned round = 0; round < rounds; ++round) {
        const auto made = random.timers(detail);
        const std::string text =
            session(ZoneClock(), "show crypto pki timers", renderTimers(made, TimerLayout::Xe, detail));
        const Transcript transcript = parseTranscript(text);
        const QByteArray why = difference(textOf(transcript.timers), textOf(made), transcript, text);
        QVERIFY2(why.isEmpty(), why.constData());
    }
}

void RenderRoundTripTest::servers()
{
    RecordGenerator random(90);
    for (unsigned round = 0; round < rounds; ++round) {
        random.changeZone();
        std::vector<ServerRecord> made{random.server()};
        const std::string text =
            session(random.clock(), "show crypto pki server", renderServer(made[0], random.clock()));
        const Transcript transcript = parseTranscript(text);
        const QByteArray why = difference(textOf(transcript.servers), textOf(made), transcript, text);
        QVERIFY2(why.isEmpty(), why.constData());
    }
}

void RenderRoundTripTest::requests()
{
    RecordGenerator random(7);
    for (unsigned round = 0; round < rounds; ++round) {
        const auto made = random.requests("CA");
        const std::string text =
            session(ZoneClock(), "show crypto pki server CA requests", renderRequests(made));
        const Transcript transcript = parseTranscript(text);
        const QByteArray why = difference(textOf(transcript.requests), textOf(made), transcript, text);
        QVERIFY2(why.isEmpty(), why.constData());
    }
}

void RenderRoundTripTest::trustpoints_data()
{
    QTest::addColumn<bool>("status");
    QTest::newRow("list") << false;
    QTest::newRow("status") << true;
}

void RenderRoundTripTest::trustpoints()
{
    QFETCH(bool, status);
    RecordGenerator random(80);
    for (unsigned round = 0; round < rounds; ++round) {
        random.changeZone();
        std::vector<TrustpointRecord> made;
        std::string output;
        for (unsigned count = 1 + random.below(4); count > 0; --count) {
            made.push_back(random.trustpoint(status));
            output +=
                status ? renderTrustpointStatus(made.back(), random.clock()) : renderTrustpoint(made.back());
        }
        const std::string text = session(random.clock(), "show crypto pki trustpoints", output);
        const Transcript transcript = parseTranscript(text);
        const QByteArray why = difference(textOf(transcript.trustpoints), textOf(made), transcript, text);
        QVERIFY2(why.isEmpty(), why.constData());
    }
}

void RenderRoundTripTest::keys()
{
    RecordGenerator random(2048);
    for (unsigned round = 0; round < rounds / 3; ++round) {
        random.changeZone();
        std::vector<KeyRecord> made;
        std::string output;
        for (unsigned count = 1 + random.below(4); count > 0; --count) {
            made.push_back(random.key());
            QVERIFY(made.back().publicKey);
            output += renderKey(made.back(), random.clock(), random.flip());
        }
        const std::string text = session(random.clock(), "show crypto key mypubkey rsa", output);
        const Transcript transcript = parseTranscript(text);
        const QByteArray why = difference(textOf(transcript.keys), textOf(made), transcript, text);
        QVERIFY2(why.isEmpty(), why.constData());
    }
}

void RenderRoundTripTest::clocks()
{
    RecordGenerator random(13);
    for (unsigned round = 0; round < rounds; ++round) {
        random.changeZone();
        const Instant now = random.instant() + std::chrono::milliseconds{random.below(1000)};
        const bool authoritative = random.flip();
        std::vector<ClockRecord> made{
            clockRecord(now, random.clock(),
                        authoritative ? ClockAuthority::Authoritative : ClockAuthority::NotAuthoritative,
                        authoritative ? "NTP" : "No time source")};
        for (const bool detail : {true, false}) {
            const std::string text =
                session(random.clock(), detail ? "show clock detail" : "show crypto pki timers",
                        detail ? renderClockDetail(made[0], random.clock())
                               : renderPromptTimestamp(made[0], random.clock()));
            const Transcript transcript = parseTranscript(text);
            const QByteArray why = difference(textOf(transcript.clocks), textOf(made), transcript, text);
            QVERIFY2(why.isEmpty(), why.constData());
        }
        made[0].timeSource.clear();
        const std::string text = session(random.clock(), "show clock", renderClock(made[0], random.clock()));
        const Transcript transcript = parseTranscript(text);
        QCOMPARE(textOf(transcript.clocks), textOf(made));
    }
}

QTEST_GUILESS_MAIN(RenderRoundTripTest)
#include "renderroundtriptest.moc"
