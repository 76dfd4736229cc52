// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

#include "pki/base/text.h"
#include "pki/ios/transcript.h"
#include "tests/ios/transcriptsummary.h"

using namespace releve;
using namespace std::chrono_literals;
using ios::CertificateForm;
using ios::CertificateKind;
using ios::ClockAuthority;
using ios::ProblemCode;
using ios::Transcript;
using test::summary;

namespace {

std::string contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// One text with every block, written by hand (tests/data/fuzz).
std::string mixedText()
{
    return contentOf(QStringLiteral(RELEVE_TEST_DATA "/fuzz/transcript/mixed.txt"));
}

/// Applies `change` to every line.
template<class Change>
std::string everyLine(const std::string& text, Change change)
{
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        result += change(text.substr(at, end - at)) + '\n';
        at = end + 1;
    }
    return result;
}

qsizetype countProblems(const Transcript& transcript, ProblemCode code)
{
    return std::count_if(transcript.problems.begin(), transcript.problems.end(),
                         [code](const auto& problem) { return problem.code == code; });
}

const ios::Problem* findProblem(const Transcript& transcript, ProblemCode code)
{
    const auto found = std::find_if(transcript.problems.begin(), transcript.problems.end(),
                                    [code](const auto& problem) { return problem.code == code; });
    return found == transcript.problems.end() ? nullptr : &*found;
}

/// A block as IOS prints it, with a given zone.
std::string certificateText(const std::string& zone)
{
    return "Certificate\n  Status: Available\n  Certificate Serial Number (hex): 02\n  Issuer:\n    cn=CA\n  "
           "Validity Date:\n"
           "    start date: 13:14:16 " +
           zone + " Oct 9 2015\n    end   date: 13:14:16 " + zone +
           " Oct 8 2017\n  Associated Trustpoints: VPN\n";
}

} // namespace

class TranscriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingComesOfNothing();
    void randomBytesDoNoHarm();
    void truncationsDoNoHarm();
    void aHundredMegabytesOfOneLine();
    void hostileRepetitionsStayFast_data();
    void hostileRepetitionsStayFast();
    void privateKeysAreNeverKept();
    void damageIsSaid_data();
    void damageIsSaid();
    void unknownTextIsCounted();
    void unreadCommandsAreNamedOnce();
    void zonesAreNeverGuessed();
    void theDevicesZoneCounts();
    void mixedTextIsRead();
    void theSameWhateverTheTerminalDid_data();
    void theSameWhateverTheTerminalDid();
    void twoDevicesInOneLog();
    void aLoneDeviceOwnsTheWholeText();
    void clocks();
    void dueTimesFollowTheDevicesClock();
    void aClockServesTheCommandsAfterIt();
    void aBundleInTheText();
    void oldTrains();
    void splitNames();
    void theSeedsFacts();
};

void TranscriptTest::nothingComesOfNothing()
{
    for (const std::string_view text : {"", "\n", "\r\n\r\n", "   \n\t\n", "\xef\xbb\xbf"}) {
        const Transcript transcript = ios::parseTranscript(text);
        QVERIFY(summary(transcript).isEmpty());
        QVERIFY(transcript.problems.empty());
    }
}

void TranscriptTest::randomBytesDoNoHarm()
{
    QRandomGenerator random(20150101);
    for (int round = 0; round < 200; ++round) {
        std::string text(static_cast<std::size_t>(random.bounded(4096)), ' ');
        for (char& c : text)
            c = static_cast<char>(random.bounded(256));
        const Transcript transcript = ios::parseTranscript(text);
        QVERIFY(transcript.certificates.empty());
        QVERIFY(text.empty() || !transcript.problems.empty());
    }
    // Random lines of a real-looking text, in any order.
    std::vector<std::string> lines;
    (void)everyLine(mixedText(), [&](const std::string& line) { return lines.push_back(line), line; });
    for (int round = 0; round < 100; ++round) {
        std::string text;
        for (int i = 0; i < 300; ++i)
            text += lines[random.bounded(static_cast<quint32>(lines.size()))] + '\n';
        const Transcript transcript = ios::parseTranscript(text);
        for (const auto& problem : transcript.problems)
            QVERIFY(problem.origin.line >= 1 && problem.origin.line <= 300);
    }
}

void TranscriptTest::truncationsDoNoHarm()
{
    QStringList samples{QStringLiteral(RELEVE_TEST_DATA "/fuzz/transcript/mixed.txt")};
    const QString corpus = QStringLiteral(RELEVE_CORPUS);
    for (const char* folder : {"/seed", "/genieparser", "/Samurai1135__otus-network-engeneer"}) {
        QDirIterator files(corpus + QLatin1String(folder), {QStringLiteral("*.txt")}, QDir::Files);
        for (int i = 0; i < 4 && files.hasNext(); ++i)
            samples.push_back(files.next());
    }
    QElapsedTimer clock;
    clock.start();
    for (const QString& sample : samples) {
        const std::string text = contentOf(sample);
        QVERIFY(!text.empty());
        const std::size_t whole = ios::parseTranscript(text).certificates.size();
        for (std::size_t length = 0; length < text.size(); ++length) {
            const Transcript transcript = ios::parseTranscript(std::string_view(text).substr(0, length));
            QVERIFY(transcript.certificates.size() <= whole);
        }
    }
    QVERIFY2(clock.elapsed() < 120'000, "truncations take too long");
    if (samples.size() < 10)
        QSKIP("no corpus at RELEVE_CORPUS: one sample instead of ten");
}

void TranscriptTest::aHundredMegabytesOfOneLine()
{
    const std::string text(std::size_t{100} * 1024 * 1024, 'a');
    QElapsedTimer clock;
    clock.start();
    const Transcript transcript = ios::parseTranscript(text);
    QVERIFY2(clock.elapsed() < 5'000, "not linear");
    QCOMPARE(countProblems(transcript, ProblemCode::LineTooLong), 1);
    for (const auto& problem : transcript.problems)
        QVERIFY(problem.text.size() < 256);
}

void TranscriptTest::hostileRepetitionsStayFast_data()
{
    QTest::addColumn<QByteArray>("unit");
    for (const char* unit : {"a",
                             "\n",
                             "\b",
                             "\x1b[",
                             "\r",
                             "Certificate\n",
                             "Certificate\nStatus: x\n",
                             "R1#\n",
                             "R1#show run\n",
                             "---",
                             "----- a -----\n",
                             "-----BEGIN CERTIFICATE-----\n",
                             "% Key pair was generated at: x\n",
                             "Key name: x\n",
                             "PKI Timers\n| 1.000  A\n",
                             "Trustpoint x:\n",
                             "Certificate Server x:\n",
                             "cn=a,",
                             "Issuer:\n cn=a\n b\n",
                             "|\n",
                             "```\n",
                             "x\n\n",
                             "--More-- ",
                             "hostname a\n",
                             "crypto pki certificate chain a\n certificate 01\n  00\n",
                             "13:14:16.000 CET Mon Jul 10 2017\n"})
        QTest::newRow(QByteArray(unit).toHex().constData()) << QByteArray(unit);
}

void TranscriptTest::hostileRepetitionsStayFast()
{
    QFETCH(QByteArray, unit);
    const auto elapsed = [&](qsizetype size) {
        const std::string text = unit.repeated(size / unit.size()).toStdString();
        QElapsedTimer clock;
        clock.start();
        (void)ios::parseTranscript(text);
        return clock.elapsed();
    };
    (void)elapsed(1 << 16);
    // Of one megabyte, anything quadratic takes minutes.
    QVERIFY2(elapsed(1 << 20) < 20'000, unit.constData());
}

void TranscriptTest::privateKeysAreNeverKept()
{
    const std::string key =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nc2VjcmV0c2VjcmV0\nc2VjcmV0c2VjcmV0";
    for (const std::string& text :
         {key + "\n-----END RSA PRIVATE KEY-----\n", key, key + "\nR1#\n", "R1#x\n" + key}) {
        const Transcript transcript = ios::parseTranscript(text);
        QCOMPARE(countProblems(transcript, ProblemCode::PrivateKeyIgnored), 1);
        for (const auto& problem : transcript.problems)
            QVERIFY(problem.text.find("c2Vj") == std::string::npos &&
                    problem.detail.find("c2Vj") == std::string::npos);
    }
    // A key whose first line was lost is unknown text, and not quoted.
    const Transcript headless =
        ios::parseTranscript(std::string(64, 'A') + "\n" + std::string(64, 'B') + "\n");
    QCOMPARE(headless.problems.size(), std::size_t{1});
    QVERIFY(headless.problems[0].text.find("AAAA") == std::string::npos);
}

void TranscriptTest::damageIsSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* text, ProblemCode code) {
        QTest::newRow(name) << QString::fromLatin1(text) << static_cast<int>(code);
    };
    row("certificate without an end", "Certificate\n  Status: Available\n", ProblemCode::BlockCutShort);
    row("server without an end", "Certificate Server CA:\n  Status: enabled\n", ProblemCode::BlockCutShort);
    row("key without data", "% Key pair was generated at: 07:22:56 UTC Aug 30 2022\nKey name: a\n",
        ProblemCode::BlockCutShort);
    row("key with odd hex", "Key name: a\nKey Data:\n 30593\n", ProblemCode::HexNotUnderstood);
    row("key with damaged hex", "Key name: a\nKey Data:\n 30593013 06072A86 48CE3DX2 0106082A\n",
        ProblemCode::HexNotUnderstood);
    row("key that is none", "Key name: a\nKey Data:\n 00112233\n", ProblemCode::KeyNotRead);
    row("date", "Certificate\n  Status: a\n  start date: yesterday\n  Associated Trustpoints: a\n",
        ProblemCode::DateNotUnderstood);
    row("unknown field", "Certificate\n  Status: a\n  Colour: red\n  Associated Trustpoints: a\n",
        ProblemCode::LineNotUnderstood);
    row("timer value", "PKI Timers\n  |  1:2:3:4.000  RENEW a\n", ProblemCode::LineNotUnderstood);
    row("timer date", "PKI Timers\n  |  1.000  (2022-13-15T08:54:35Z) RENEW a\n",
        ProblemCode::DateNotUnderstood);
    row("PEM without an end", "-----BEGIN CERTIFICATE-----\nAAAA\n", ProblemCode::BlockCutShort);
    row("PEM that is no base64", "-----BEGIN CERTIFICATE-----\nA*A\n-----END CERTIFICATE-----\n",
        ProblemCode::PemNotUnderstood);
    row("PEM that is no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ProblemCode::CertificateNotRead);
    row("PEM of something else",
        "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
        ProblemCode::PemNotUnderstood);
}

void TranscriptTest::damageIsSaid()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    const Transcript transcript = ios::parseTranscript(text.toStdString());
    const ios::Problem* problem = findProblem(transcript, static_cast<ProblemCode>(code));
    QVERIFY(problem);
    QVERIFY(problem->origin.line >= 1);
    QVERIFY(!problem->text.empty());
}

void TranscriptTest::unknownTextIsCounted()
{
    const Transcript transcript =
        ios::parseTranscript("one\ntwo\n\nthree\n" + certificateText("UTC") + "four\n");
    QCOMPARE(transcript.certificates.size(), std::size_t{1});
    QCOMPARE(transcript.certificates[0].origin.line, std::uint32_t{5});
    QCOMPARE(countProblems(transcript, ProblemCode::TextNotRecognised), 2);
    QCOMPARE(transcript.problems[0].lines, std::uint32_t{3});
    QCOMPARE(transcript.problems[0].text, std::string("one"));
    QCOMPARE(transcript.problems[1].text, std::string("four"));
}

void TranscriptTest::unreadCommandsAreNamedOnce()
{
    const Transcript transcript = ios::parseTranscript(
        "R1#show ip route\na\nb\nCertificate\n  Status: x\nR1#show version\nR1#show crypto pki trustpool\n" +
        certificateText("UTC") + "R1#\n");
    QVERIFY(transcript.certificates.empty());
    QCOMPARE(transcript.problems.size(), std::size_t{2}); // `show version` printed nothing
    QCOMPARE(transcript.problems[0].text, std::string("show ip route"));
    QCOMPARE(transcript.problems[0].lines, std::uint32_t{4});
    QCOMPARE(transcript.problems[1].text, std::string("show crypto pki trustpool"));
    QVERIFY(countProblems(transcript, ProblemCode::CommandNotRead) == 2);
}

void TranscriptTest::zonesAreNeverGuessed()
{
    const Transcript transcript =
        ios::parseTranscript(certificateText("IST") + certificateText("IST") + certificateText("UTC"));
    QCOMPARE(transcript.certificates.size(), std::size_t{3});
    QVERIFY(!transcript.certificates[0].notBefore->instant);
    QCOMPARE(transcript.certificates[0].notBefore->text, std::string("13:14:16 IST Oct 9 2015"));
    QVERIFY(transcript.certificates[2].notBefore->instant);
    QCOMPARE(countProblems(transcript, ProblemCode::ZoneUnknown), 1);
    QCOMPARE(transcript.problems[0].text, std::string("IST"));
    QCOMPARE(transcript.problems[0].lines, std::uint32_t{4});
}

/// The configuration may come after the dates it explains, and explains those of its own device only.
void TranscriptTest::theDevicesZoneCounts()
{
    const Transcript transcript = ios::parseTranscript(
        "R1#show crypto pki certificates\n" + certificateText("IST") + "R2#show crypto pki certificates\n" +
        certificateText("IST") + "R1#show running-config\nhostname R1\nclock timezone IST 5 30\nend\nR1#\n");
    QCOMPARE(transcript.certificates.size(), std::size_t{2});
    QVERIFY(transcript.certificates[0].notBefore->instant);
    QCOMPARE(toIso8601(*transcript.certificates[0].notBefore->instant), std::string("2015-10-09T07:44:16Z"));
    QVERIFY(!transcript.certificates[1].notBefore->instant);
    QCOMPARE(countProblems(transcript, ProblemCode::ZoneUnknown), 1);
}

void TranscriptTest::mixedTextIsRead()
{
    const Transcript t = ios::parseTranscript(mixedText(), 3);
    QCOMPARE(t.certificates.size(), std::size_t{3});
    const auto& shown = t.certificates[0];
    QCOMPARE(shown.form, CertificateForm::Show);
    QCOMPARE(shown.kind, CertificateKind::Identity);
    QVERIFY(shown.rollover);
    QCOMPARE(shown.origin.source(), std::size_t{3});
    QCOMPARE(shown.origin.device(), std::string("EDGE-1"));
    QCOMPARE(shown.usage, std::string("General Purpose")); // behind the pager
    QCOMPARE(toText(shown.issuer), std::string("cn=Test CA,o=Example, Inc."));
    QCOMPARE(shown.subject.size(), std::size_t{2});
    QVERIFY(shown.subject[1].joined);
    QCOMPARE(shown.md5, std::string("00112233445566778899AABBCCDDEEFF"));
    QCOMPARE(shown.trustpoints, std::vector<std::string>{"VPN"}); // the trustpool is no trustpoint
    QCOMPARE(t.certificates[1].form, CertificateForm::Pem);
    QCOMPARE(t.certificates[1].md5,
             std::string("60FC1D658B886745856467419834CD42")); // openssl x509 -fingerprint
    QCOMPARE(t.certificates[2].form, CertificateForm::Chain);
    QCOMPARE(t.timers.size(), std::size_t{4});
    QCOMPARE(t.timers[1].remaining, Duration(3 * 24h + 7h + 5min + 24s + 3ms));
    QCOMPARE(t.servers.size(), std::size_t{1});
    QCOMPARE(t.servers[0].autoRollover, (lifecycle::DaysHoursMinutes{1, 2, 0}));
    QCOMPARE(t.trustpoints.size(), std::size_t{2});
    QVERIFY(t.trustpoints[0].nextEnrollment && t.trustpoints[0].nextEnrollment->instant);
    QCOMPARE(t.trustpoints[0].keysGenerated, std::optional(true));
    QCOMPARE(toText(t.trustpoints[0].identitySubject), std::string("cn=EDGE-1"));
    QCOMPARE(t.trustpoints[1].origin.command(), std::string("show crypto pki trustpoints"));
    QCOMPARE(t.keys.size(), std::size_t{1});
    QVERIFY(t.keys[0].isUnsaved() && t.keys[0].publicKey);
    QCOMPARE(t.keys[0].publicKey->bits, 256U);
    QCOMPARE(t.requests.size(), std::size_t{1});
    QCOMPARE(t.requests[0].server, std::string("CA"));
    QCOMPARE(t.requests[0].subject, std::string("hostname=edge-2.example,cn=EDGE-2,ou=VPN,o=Example"));
    QCOMPARE(countProblems(t, ProblemCode::PrivateKeyIgnored), 1);
    QCOMPARE(countProblems(t, ProblemCode::LineNotUnderstood), 0);
}

void TranscriptTest::theSameWhateverTheTerminalDid_data()
{
    QTest::addColumn<QByteArray>("changed");
    const std::string text = mixedText();
    const auto row = [](const char* name, const std::string& changed) {
        QTest::newRow(name) << QByteArray::fromStdString(changed);
    };
    row("CRLF", everyLine(text, [](const std::string& line) { return line + "\r"; }));
    row("trailing blanks",
        everyLine(text, [](const std::string& line) { return line.size() < 70 ? line + "   " : line; }));
    row("indentation lost",
        everyLine(text, [](const std::string& line) { return std::string(trimmedLeft(line)); }));
    row("indentation doubled", everyLine(text, [](const std::string& line) {
            const std::string_view rest = trimmedLeft(line);
            return std::string(line.size() - rest.size(), ' ') + line;
        }));
    row("log messages in between", everyLine(text, [](const std::string& line) {
            return line.size() < 76
                       ? line + "\n*Jul 10 13:14:16.510: %SYS-5-CONFIG_I: Configured from console by console"
                       : line;
        }));
    row("pager everywhere", everyLine(text, [](const std::string& line) {
            return line.empty() ? line : " --More-- \r          \r" + line;
        }));
    row("wrapped at 80 columns", everyLine(text, [](const std::string& line) {
            std::string wrapped;
            for (std::size_t at = 0; at < line.size(); at += 80)
                wrapped += (at > 0 ? "\n" : "") + line.substr(at, 80);
            return wrapped;
        }));
    row("blank lines doubled",
        everyLine(text, [](const std::string& line) { return line.size() < 76 ? line + "\n" : line; }));
}

void TranscriptTest::theSameWhateverTheTerminalDid()
{
    QFETCH(QByteArray, changed);
    QCOMPARE(summary(ios::parseTranscript(changed.toStdString())),
             summary(ios::parseTranscript(mixedText())));
}

void TranscriptTest::twoDevicesInOneLog()
{
    const Transcript transcript = ios::parseTranscript(
        "R1#sh cry pki cert\n" + certificateText("UTC") + "R1#exit\nR2>sh cry pki cert\n" +
        certificateText("UTC") + "R2>show crypto pki timers\nPKI Timers\n  | 1.000  SHADOW a\n");
    QCOMPARE(transcript.certificates.size(), std::size_t{2});
    QCOMPARE(transcript.certificates[0].origin.device(), std::string("R1"));
    QCOMPARE(transcript.certificates[1].origin.device(), std::string("R2"));
    QCOMPARE(transcript.certificates[1].origin.command(), std::string("sh cry pki cert"));
    QCOMPARE(transcript.timers[0].origin.device(), std::string("R2"));
    QVERIFY(!transcript.timers[0].due);
}

void TranscriptTest::aLoneDeviceOwnsTheWholeText()
{
    const Transcript one = ios::parseTranscript(
        certificateText("UTC") + "R1#\n" + "R1#show crypto pki timers\nPKI Timers\n  | 1.000  SHADOW a\n");
    QCOMPARE(one.certificates[0].origin.device(), std::string("R1"));
    const Transcript two = ios::parseTranscript(
        certificateText("UTC") +
        "R1#show clock\n13:14:46.820 UTC Mon Jul 10 2017\nR2#show clock\n13:14:46.820 UTC Mon Jul 10 2017\n");
    QCOMPARE(two.certificates[0].origin.device(), std::string());
}

void TranscriptTest::clocks()
{
    const Transcript t = ios::parseTranscript(
        "R1#show clock\n*13:14:46.820 UTC Mon Jul 10 2017\nR1#show clock detail\n.13:14:47.820 UTC Mon Jul "
        "10 2017\n"
        "Time source is user configuration\nSummer time starts 02:00:00 UTC Sun Mar 26 2017\n"
        "R1#show crypto pki timers\nNo time source, *13:14:48.820 UTC Mon Jul 10 2017\n");
    QCOMPARE(t.clocks.size(), std::size_t{3});
    QCOMPARE(t.clocks[0].authority, ClockAuthority::NotAuthoritative);
    QCOMPARE(t.clocks[1].authority, ClockAuthority::Authoritative);
    QCOMPARE(t.clocks[1].timeSource, std::string("user configuration"));
    QCOMPARE(t.clocks[2].authority, ClockAuthority::NotAuthoritative);
    QCOMPARE(t.clocks[2].timeSource, std::string("No time source"));
    QCOMPARE(t.clocks[2].origin.readAt(), t.clocks[2].time.instant);
    QVERIFY(t.problems.empty());
}

void TranscriptTest::dueTimesFollowTheDevicesClock()
{
    // With a clock line: its instant plus the value. With `detail`: as printed, and the clock is absolute − value.
    const Transcript t = ios::parseTranscript(
        "R1#show crypto pki timers\nTime source is NTP, 13:14:46.000 UTC Mon Jul 10 2017\nPKI Timers\n|  "
        "10.500\n"
        "  |  10.500  SHADOW a\nR1#show crypto pki timers detail\nPKI Timers\n|  10.500  "
        "(2017-07-10T13:15:00Z)\n"
        "  |  10.500  (2017-07-10T13:15:00Z) SHADOW a\n  |  20.250  (2017-07-10T13:15:10Z) RENEW b\n"
        "  |  5.000  (2001-01-01T00:00:00Z) POLL c\n");
    QCOMPARE(t.timers.size(), std::size_t{4});
    QCOMPARE(t.timers[0].due, makeInstant(2017, 7, 10, 13, 14, 56, 500));
    QCOMPARE(t.timers[1].due, makeInstant(2017, 7, 10, 13, 15, 0));
    QCOMPARE(t.timers[1].origin.readAt(),
             makeInstant(2017, 7, 10, 13, 14, 49, 750)); // the later of the two that agree
    QCOMPARE(t.timers[3].due, makeInstant(2001, 1, 1, 0, 0, 0));
}

void TranscriptTest::aClockServesTheCommandsAfterIt()
{
    const Transcript t = ios::parseTranscript(
        "R1#show crypto pki timers\nPKI Timers\n  |  10.500  SHADOW a\n"
        "R1#show clock\n13:14:46.000 UTC Mon Jul 10 2017\n"
        "R1#show crypto pki timers\nPKI Timers\n  |  10.500  SHADOW a\n"
        "R2#show crypto pki timers\nPKI Timers\n  |  10.500  SHADOW a\n"
        "R1#show crypto pki timers detail\nPKI Timers\n  |  10.500  (2017-07-10T13:16:00Z) SHADOW a\n");
    QCOMPARE(t.timers.size(), std::size_t{4});
    QVERIFY(!t.timers[0].due); // nothing was known before it was asked
    QCOMPARE(t.timers[1].due, makeInstant(2017, 7, 10, 13, 14, 56, 500));
    QVERIFY(!t.timers[2].due); // another device's clock says nothing
    QCOMPARE(t.timers[3].origin.readAt(),
             makeInstant(2017, 7, 10, 13, 15, 49, 500)); // its own word comes first
}

void TranscriptTest::aBundleInTheText()
{
    QFile file(QStringLiteral(RELEVE_TEST_DATA "/x509/chain.p7b.pem"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string bundle = file.readAll().toStdString();
    const Transcript t = ios::parseTranscript("R1#more flash:chain.p7b\n" + bundle + "R1#\n");
    QVERIFY(t.certificates.size() >= 2);
    for (const auto& record : t.certificates) {
        QCOMPARE(record.form, ios::CertificateForm::Pem);
        QCOMPARE(record.origin.line, 2U);
        QVERIFY(record.certificate.has_value());
    }
    QVERIFY(t.problems.empty());
    const Transcript damaged = ios::parseTranscript(bundle.substr(0, 100) + "\n-----END PKCS7-----\n");
    QVERIFY(damaged.certificates.empty());
    QCOMPARE(damaged.problems.size(), std::size_t{1});
}

void TranscriptTest::oldTrains()
{
    const Transcript t = ios::parseTranscript(
        "R1#show crypto ca certificates\nCertificate\n  Subject Name\n    Name: r1.example\n    Serial "
        "Number: 04806682\n"
        "  Status: Pending\n  Key Usage: General Purpose\n\nCA Certificate\n  Status: Available\n"
        "  Certificate Serial Number: 0x3051\n  Key Usage: Not Set\n  Issuer:\n    CN = Root\n     O = "
        "Example\n"
        "  Associated Trustpoint: VPN\nR1#show crypto pki server\nCertificate Server status: enabled, "
        "configured\n"
        "Granting mode is: manual\nLast certificate issued serial number: 0x1\nCurrent storage dir: nvram:\n"
        "Database Level: Minimum - no cert data written to storage\nR1#\n");
    QCOMPARE(t.certificates.size(), std::size_t{2});
    QCOMPARE(t.certificates[0].status, std::string("Pending"));
    QCOMPARE(t.certificates[0].subjectSerialNumber, std::string("04806682"));
    QCOMPARE(t.certificates[0].usage, std::string("General Purpose"));
    QCOMPARE(t.certificates[1].serial, std::string("3051"));
    QCOMPARE(toText(t.certificates[1].issuer), std::string("CN=Root,O=Example"));
    QCOMPARE(t.servers.size(), std::size_t{1});
    QCOMPARE(t.servers[0].enabled, std::optional(true));
    QCOMPARE(t.servers[0].lastSerial, std::string("1"));
    QCOMPARE(t.servers[0].storage, std::string("nvram:"));
}

/// IOS breaks printed names at commas, those inside a value too; terminals break them anywhere.
void TranscriptTest::splitNames()
{
    const std::string longName = "    cn=" + std::string(60, 'x') + "+hostname=ab";
    const Transcript t =
        ios::parseTranscript("Certificate\n  Status: Available\n  Issuer:\n    ou=(c) 2006 VeriSign\n     "
                             "Inc. - For use\n    o=VeriSign\n"
                             "  Subject:\n" +
                             longName + "\nc=d\n    o=Example\n  Associated Trustpoints: VPN\n");
    QCOMPARE(longName.size(), std::size_t{79});
    QCOMPARE(toText(t.certificates[0].issuer),
             std::string("ou=(c) 2006 VeriSign, Inc. - For use,o=VeriSign"));
    QCOMPARE(toText(t.certificates[0].subject), longName.substr(4) + "c=d,o=Example");
}

void TranscriptTest::theSeedsFacts()
{
    const QString seed = QStringLiteral(RELEVE_CORPUS "/seed/");
    if (!QFile::exists(seed + QStringLiteral("run_chain_with_rollover.txt")))
        QSKIP("no corpus at RELEVE_CORPUS");
    std::string log;
    for (const char* part : {"run_chain_with_rollover.txt", "show_certs_with_rollover.txt",
                             "show_key_mypubkey_rsa_shadow_hash.txt", "show_server_rollover_available.txt",
                             "show_timers_server_whitespace_damaged.txt"})
        log += contentOf(seed + QLatin1String(part)) + "\n";
    const Transcript t = ios::parseTranscript(log);
    QVERIFY2(t.problems.empty(), t.problems.empty() ? "" : t.problems[0].text.c_str());
    QCOMPARE(t.certificates.size(), std::size_t{4});
    for (const auto& certificate : t.certificates) {
        QCOMPARE(toText(certificate.subject), std::string("cn=RootCA,ou=TAC,o=Cisco"));
        QCOMPARE(certificate.serial, std::string(certificate.rollover ? "03" : "01"));
        QCOMPARE(certificate.kind, CertificateKind::Ca);
        QCOMPARE(certificate.origin.device(), std::string("Root-CA"));
        QCOMPARE(certificate.notAfter->instant, certificate.rollover ? makeInstant(2019, 10, 8, 12, 14, 16)
                                                                     : makeInstant(2017, 10, 8, 12, 14, 16));
        if (certificate.form == CertificateForm::Chain)
            QCOMPARE(certificate.md5, std::string(certificate.rollover ? "031904DCF4FAD1FD8A866373C63CE20F"
                                                                       : "CC748544A0AB7832935D8CD0214A152E"));
    }
    QCOMPARE(t.servers.size(), std::size_t{1});
    QCOMPARE(t.servers[0].caFingerprint, std::string("CC748544A0AB7832935D8CD0214A152E"));
    QCOMPARE(t.servers[0].rollover->fingerprint, std::string("031904DCF4FAD1FD8A866373C63CE20F"));
    QCOMPARE(t.servers[0].autoRollover, (lifecycle::DaysHoursMinutes{90, 0, 0}));
    QCOMPARE(t.keys.size(), std::size_t{2});
    QCOMPARE(t.keys[0].name, std::string("ROOTCA"));
    QVERIFY(!t.keys[0].isRollover() && !t.keys[0].isUnsaved());
    QCOMPARE(t.keys[1].name, std::string("ROOTCA#"));
    QVERIFY(t.keys[1].isRollover() && t.keys[1].isUnsaved());
    QCOMPARE(t.timers.size(), std::size_t{5});
    QCOMPARE(t.timers[1].remaining, Duration(3 * 24h + 7h + 5min + 24s + 3ms)); // its padding was lost
    QCOMPARE(t.timers[3].name, std::string("CS SHADOW CERT GENERATION"));
    QCOMPARE(t.timers[3].remaining, Duration(639 * 24h + 23h + 54min + 17s + 977ms));
    QCOMPARE(t.timers[4].name, std::string("CS CERT EXPIRE"));
    QCOMPARE(t.timers[4].remaining, Duration(729 * 24h + 23h + 54min + 17s + 971ms));
    QCOMPARE(t.timers[4].origin.readAt(), makeInstant(2015, 10, 9, 12, 19, 58, 946));
    QCOMPARE(t.timers[4].due,
             makeInstant(2017, 10, 8, 12, 14, 16, 917)); // the certificate's end, to the second
}

QTEST_GUILESS_MAIN(TranscriptTest)
#include "transcripttest.moc"
