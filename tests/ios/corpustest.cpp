// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QTest>
#include <algorithm>
#include <cstdio>

#include "pki/ios/transcript.h"
#include "tests/ios/corpusexpectations.h"
#include "tests/ios/corpusscan.h"

using namespace releve;
using ios::CertificateForm;
using ios::ProblemCode;
using test::Counts;
using test::Score;

namespace {

/// Blocks the parser cannot find because the sample itself is damaged. Nothing else may be missing.
struct Miss
{
    const char* file;
    const char* kind;
    int count;
    const char* reason;
};
constexpr Miss misses[]{
    {"iosxe__ShowCryptoPkiCertificatesPemServer__golden_output_1_output.txt", "PEM certificates", 2,
     "the base64 was made unreadable by the sample's authors"},
    {"proven_certs_CA-ROOT-ONBOX-REFERENCE.md.txt", "PEM certificates", 1,
     "a placeholder stands where the base64 belongs"},
    {"cisco_crypto.txt", "chain entries in hex", 4, "filler digits that are no certificate"},
};

struct Sample
{
    QString name;
    QByteArray text;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isExpectation(const QString& name)
{
    return name.endsWith(u"_expected.py") || name.endsWith(u".yml.txt") ||
           name.endsWith(u"_expected.json.txt");
}

/// The sample an expectation stands beside.
QString sampleOf(QString expectation)
{
    return expectation.replace(QStringLiteral("_expected.py"), QStringLiteral("_output.txt"))
        .replace(QStringLiteral(".yml.txt"), QStringLiteral(".raw.txt"))
        .replace(QStringLiteral("_expected.json.txt"), QStringLiteral(".txt"));
}

ios::Transcript parse(const QByteArray& text)
{
    return ios::parseTranscript({text.constData(), static_cast<std::size_t>(text.size())});
}

int countForm(const ios::Transcript& transcript, CertificateForm form)
{
    return static_cast<int>(std::count_if(transcript.certificates.begin(), transcript.certificates.end(),
                                          [form](const auto& record) { return record.form == form; }));
}

/// Chain entries whose bytes are known to be a certificate.
int countReadChain(const ios::Transcript& transcript)
{
    return static_cast<int>(
        std::count_if(transcript.certificates.begin(), transcript.certificates.end(), [](const auto& record) {
            return record.form == CertificateForm::Chain && record.certificate.has_value();
        }));
}

struct Found
{
    int found = 0;
    int expected = 0;
};

} // namespace

/// Everything in the corpus, held against a simple count of its lines and against other parsers' expectations.
class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyBlockIsFound_data();
    void everyBlockIsFound();
    void everyExpectedFieldIsRight_data();
    void everyExpectedFieldIsRight();
    void commandsNotReadAreNamed_data();
    void commandsNotReadAreNamed();
    void knownMissesAreStillMissing();
    void cleanupTestCase();

private:
    void note(const Sample& sample, const char* kind, int found, int expected);

    QList<Sample> m_samples;
    QStringList m_expectations;
    QMap<QString, Found> m_found;
    test::Scores m_scores;
    QSet<QString> m_missed;
};

void CorpusTest::initTestCase()
{
    const QDir corpus(QStringLiteral(RELEVE_CORPUS));
    if (!corpus.exists())
        QSKIP("no corpus at RELEVE_CORPUS");
    QDirIterator files(corpus.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (isExpectation(path))
            m_expectations.push_back(path);
        else if (path.endsWith(u".txt"))
            m_samples.push_back({path, contentOf(path)});
    }
    QVERIFY(m_samples.size() > 50);
    QVERIFY(m_expectations.size() > 10);
}

void CorpusTest::note(const Sample& sample, const char* kind, int found, int expected)
{
    Found& sum = m_found[QString::fromLatin1(kind)];
    sum.found += std::min(found, expected);
    sum.expected += expected;
    int excused = 0;
    for (const Miss& miss : misses)
        if (sample.name.endsWith(QLatin1String(miss.file)) && qstrcmp(miss.kind, kind) == 0) {
            excused = miss.count;
            if (found + excused == expected)
                m_missed.insert(QLatin1String(miss.file) + QLatin1String(kind));
        }
    QVERIFY2(found + excused == expected, qPrintable(QStringLiteral("%1: %2 of %3 %4")
                                                         .arg(sample.name)
                                                         .arg(found)
                                                         .arg(expected)
                                                         .arg(QLatin1String(kind))));
}

void CorpusTest::everyBlockIsFound_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < m_samples.size(); ++i)
        QTest::newRow(qPrintable(m_samples[i].name.section(u'/', -2))) << static_cast<int>(i);
}

void CorpusTest::everyBlockIsFound()
{
    QFETCH(int, index);
    const Sample& sample = m_samples[index];
    const Counts counts = test::countBlocks(sample.text);
    const ios::Transcript transcript = parse(sample.text);
    note(sample, "certificates", countForm(transcript, CertificateForm::Show), counts.certificates);
    note(sample, "chain entries", countForm(transcript, CertificateForm::Chain), counts.chainEntries);
    note(sample, "chain entries in hex", countReadChain(transcript), counts.chainHex);
    note(sample, "PEM certificates", countForm(transcript, CertificateForm::Pem), counts.pemCertificates);
    note(sample, "timers", static_cast<int>(transcript.timers.size()), counts.timers);
    note(sample, "servers", static_cast<int>(transcript.servers.size()), counts.servers);
    note(sample, "trustpoints", static_cast<int>(transcript.trustpoints.size()), counts.trustpoints);
    note(sample, "keys", static_cast<int>(transcript.keys.size()), counts.keys);
    note(sample, "requests", static_cast<int>(transcript.requests.size()), counts.requests);
    const auto lines = static_cast<std::uint32_t>(sample.text.count('\n') + 1);
    for (const auto& problem : transcript.problems) {
        QVERIFY(problem.origin.context);
        QVERIFY(problem.origin.line >= 1 && problem.origin.line <= lines);
    }
}

void CorpusTest::everyExpectedFieldIsRight_data()
{
    QTest::addColumn<QString>("expectation");
    for (const QString& path : m_expectations)
        QTest::newRow(qPrintable(path.section(u'/', -2))) << path;
}

void CorpusTest::everyExpectedFieldIsRight()
{
    QFETCH(QString, expectation);
    const QByteArray sample = contentOf(sampleOf(expectation));
    QVERIFY2(!sample.isEmpty(), "no sample beside the expectation");
    test::Scores scores;
    if (!test::compareWithExpectation(expectation, QString::fromUtf8(contentOf(expectation)), parse(sample),
                                      scores))
        QSKIP("a command that is not read");
    QStringList wrong;
    for (auto score = scores.cbegin(); score != scores.cend(); ++score) {
        QVERIFY(score->fields > 0);
        m_scores[score.key()].fields += score->fields;
        m_scores[score.key()].right += score->right;
        wrong += score->wrong;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void CorpusTest::commandsNotReadAreNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("command");
    const auto row = [](const char* name, const char* command) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(command);
    };
    row("ShowCryptoPkiCrls__golden_output_output.txt", "show crypto pki crls");
    row("ShowCryptoPkiCrlsDownload__golden_output_output.txt", "show crypto pki crls download");
    row("ShowCryptoPkiServerCrl__golden_output_1_output.txt", "show crypto pki server ios_rootca crl");
    row("ShowCryptoPkiTrustpool__golden_output_output.txt", "show crypto pki trustpool");
    row("ShowCryptoPkiTrustpoolCountDownloaded__golden_output_output.txt",
        "Number of lines which match regexp");
    row("ShowPlatformSudiPki__golden_output_Enabled1_output.txt", "show platform sudi pki");
    row("ShowPlatformSudiPki__golden_output_Disabled_output.txt", "show platform sudi pki");
    row("show_platform_sudi_pki_001.txt", "show platform sudi pki");
    row("ShowMonitorEventTraceCryptoPkiErrorAll__golden_output_output.txt",
        "show monitor event-trace crypto pki");
    row("ShowMonitorEventTraceCryptoPkiEventAll__golden_output_output.txt",
        "show monitor event-trace crypto pki");
}

void CorpusTest::commandsNotReadAreNamed()
{
    QFETCH(QString, name);
    QFETCH(QString, command);
    const auto sample = std::find_if(m_samples.cbegin(), m_samples.cend(),
                                     [&](const Sample& s) { return s.name.endsWith(name); });
    QVERIFY(sample != m_samples.cend());
    const ios::Transcript transcript = parse(sample->text);
    const auto named = std::count_if(transcript.problems.begin(), transcript.problems.end(),
                                     [&](const ios::Problem& problem) {
                                         return problem.code == ProblemCode::CommandNotRead &&
                                                QString::fromStdString(problem.text) == command;
                                     });
    m_found[QStringLiteral("commands not read")].expected += 1;
    m_found[QStringLiteral("commands not read")].found += named == 1 ? 1 : 0;
    QCOMPARE(named, 1); // one problem a block
    QCOMPARE(transcript.certificates.size(), std::size_t{0});
}

/// An excuse that no longer holds is taken off the list.
void CorpusTest::knownMissesAreStillMissing()
{
    for (const Miss& miss : misses)
        QVERIFY2(m_missed.contains(QLatin1String(miss.file) + QLatin1String(miss.kind)), miss.file);
}

void CorpusTest::cleanupTestCase()
{
    if (m_samples.isEmpty())
        return;
    std::printf("\n%-20s %15s %17s\n", "kind", "found/expected", "right/fields");
    for (auto row = m_found.cbegin(); row != m_found.cend(); ++row) {
        const Score score = m_scores.value(row.key());
        std::printf("%-20s %8d/%-6d %9d/%-6d\n", qPrintable(row.key()), row->found, row->expected,
                    score.right, score.fields);
    }
    std::printf("\nMissing through the samples' own damage:\n");
    for (const Miss& miss : misses)
        std::printf("  %s: %d %s, %s\n", miss.file, miss.count, miss.kind, miss.reason);
    std::fflush(stdout);
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpustest.moc"
