// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <cstdio>

#include "pki/base/text.h"
#include "pki/ios/rendercertificates.h"
#include "pki/ios/renderclock.h"
#include "pki/ios/renderconfig.h"
#include "pki/ios/renderkeys.h"
#include "pki/ios/renderserver.h"
#include "pki/ios/rendertimers.h"
#include "pki/ios/rendertrustpoints.h"
#include "pki/ios/transcript.h"
#include "tests/ios/rendercorpuslist.h"

using namespace releve;
using namespace releve::ios;

namespace {

struct Count
{
    int equal = 0;
    int alike = 0;
    int blocks = 0;
};

QStringList linesOf(const QByteArray& text)
{
    QStringList lines;
    for (QByteArray line : text.split('\n')) {
        while (!line.isEmpty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
            line.chop(1);
        line.replace("  \t",
                     "        "); // some captures have what the terminal made of the tab before `quit`
        lines.push_back(QString::fromUtf8(line));
    }
    return lines;
}

/// Whether `block` stands in the sample from that line on, counted from 1.
bool standsAt(const QStringList& sample, std::uint32_t line, const std::string& block)
{
    QStringList wanted = linesOf(QByteArray::fromStdString(block));
    while (!wanted.isEmpty() && wanted.last().isEmpty())
        wanted.removeLast();
    return sample.mid(static_cast<qsizetype>(line) - 1, wanted.size()) == wanted;
}

/// The same, blanks and empty lines disregarded.
bool isAlikeAt(const QStringList& sample, std::uint32_t line, const std::string& block)
{
    const auto squeezed = [](QString text) { return text.remove(QRegularExpression(QStringLiteral("\\s"))); };
    const QString rest = squeezed(sample.mid(static_cast<qsizetype>(line) - 1, 500).join(u' '));
    return rest.startsWith(squeezed(QString::fromStdString(block)));
}

bool isVerbose(const CertificateRecord& record)
{
    return !record.keyAlgorithm.empty() || !record.md5.empty() || !record.sha1.empty();
}

} // namespace

/// Parsed samples, printed again.
class RenderCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void blocksComeBack();
    void cleanupTestCase();

private:
    void renderAll(const QString& name, const QByteArray& text);
    template<class Record, class Render>
    void renderEach(const QString& name, const QStringList& lines, const char* kind,
                    const std::vector<Record>& records, Render render);
    void renderLists(const QString& name, const QStringList& lines, const Transcript& transcript);
    void renderConfigurations(const QString& name, const QStringList& lines, const Transcript& transcript);
    void note(const QString& name, const char* kind, const QStringList& lines, std::uint32_t line,
              const std::string& block);

    QMap<QString, Count> m_counts; ///< by `sample|kind`
};

void RenderCorpusTest::initTestCase()
{
    const QDir corpus(QStringLiteral(RELEVE_CORPUS));
    if (!corpus.exists())
        QSKIP("no corpus at RELEVE_CORPUS");
    QDirIterator files(corpus.path(), {QStringLiteral("*.txt")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        renderAll(path.section(u'/', -2), file.readAll());
    }
    QVERIFY(!m_counts.isEmpty());
}

void RenderCorpusTest::note(const QString& name, const char* kind, const QStringList& lines,
                            std::uint32_t line, const std::string& block)
{
    Count& count = m_counts[name + u'|' + QLatin1String(kind)];
    ++count.blocks;
    count.equal += standsAt(lines, line, block) ? 1 : 0;
    count.alike += isAlikeAt(lines, line, block) ? 1 : 0;
}

template<class Record, class Render>
void RenderCorpusTest::renderEach(const QString& name, const QStringList& lines, const char* kind,
                                  const std::vector<Record>& records, Render render)
{
    for (const Record& record : records)
        note(name, kind, lines, record.origin.line, render(record));
}

/// Outputs whose rows are records of their own: one list per command.
void RenderCorpusTest::renderLists(const QString& name, const QStringList& lines,
                                   const Transcript& transcript)
{
    for (auto first = transcript.timers.begin(); first != transcript.timers.end();) {
        const auto last = std::find_if(first, transcript.timers.end(), [&](const TimerRecord& timer) {
            return timer.origin.context != first->origin.context;
        });
        const std::vector<TimerRecord> rows(first, last);
        const bool detail = lines.value(first->origin.line - 1).contains(u'(');
        const auto head = lines.lastIndexOf(QRegularExpression(QStringLiteral("^\\S.* Timers$|^PKI Timers$")),
                                            static_cast<qsizetype>(first->origin.line) - 1);
        const auto layout =
            std::any_of(
                rows.begin(), rows.end(),
                [](const auto& row) { return row.section == TimerSection::Pki && row.name == "TRUSTPOOL"; })
                ? TimerLayout::OldTrain
                : TimerLayout::Xe;
        note(name, "timers", lines, static_cast<std::uint32_t>(head + 1), renderTimers(rows, layout, detail));
        first = last;
    }
    for (auto first = transcript.requests.begin(); first != transcript.requests.end();) {
        const auto last = std::find_if(first, transcript.requests.end(), [&](const RequestRecord& request) {
            return request.origin.context != first->origin.context;
        });
        const auto head = lines.lastIndexOf(QStringLiteral("Enrollment Request Database:"),
                                            static_cast<qsizetype>(first->origin.line) - 1);
        note(name, "requests", lines, static_cast<std::uint32_t>(head + 1), renderRequests({first, last}));
        first = last;
    }
}

/// Configurations as routers print them and as people type them; only the former come back.
void RenderCorpusTest::renderConfigurations(const QString& name, const QStringList& lines,
                                            const Transcript& transcript)
{
    for (const ConfigurationRecord& configuration : transcript.configurations) {
        renderEach(name, lines, "server lines", configuration.servers, [&](const ServerConfigRecord& record) {
            return renderServerConfig(record.config, "7 01100F175804575D72", !record.config.archive);
        });
        renderEach(
            name, lines, "trustpoint lines", configuration.trustpoints,
            [](const TrustpointConfigRecord& record) { return renderTrustpointConfig(record.config); });
        for (const std::string& chain : configuration.chains) {
            std::vector<CertificateRecord> entries;
            std::copy_if(transcript.certificates.begin(), transcript.certificates.end(),
                         std::back_inserter(entries), [&](const CertificateRecord& record) {
                             return record.form == CertificateForm::Chain &&
                                    record.trustpoints.front() == chain &&
                                    record.origin.context == configuration.origin.context;
                         });
            const auto head = lines.indexOf(
                QRegularExpression(QStringLiteral("^ *crypto (pki|ca) certificate chain ") +
                                   QRegularExpression::escape(QString::fromStdString(chain)) + u'$'));
            note(name, "chains", lines, static_cast<std::uint32_t>(head + 1), renderChain(chain, entries));
        }
    }
}

void RenderCorpusTest::renderAll(const QString& name, const QByteArray& text)
{
    const Transcript transcript = parseTranscript({text.constData(), static_cast<std::size_t>(text.size())});
    const QStringList lines = linesOf(text);
    const ZoneClock clock;
    std::vector<CertificateRecord> shown;
    std::copy_if(transcript.certificates.begin(), transcript.certificates.end(), std::back_inserter(shown),
                 [](const auto& record) { return record.form == CertificateForm::Show; });
    renderEach(name, lines, "certificates", shown, [&](const CertificateRecord& record) {
        return renderCertificate(
            record, isVerbose(record) ? CertificateDetail::Verbose : CertificateDetail::Brief, clock);
    });
    renderEach(name, lines, "servers", transcript.servers,
               [&](const ServerRecord& record) { return renderServer(record, clock); });
    renderEach(name, lines, "trustpoints", transcript.trustpoints, [&](const TrustpointRecord& record) {
        return record.lastEnrollmentStatus.empty() ? renderTrustpoint(record)
                                                   : renderTrustpointStatus(record, clock);
    });
    renderEach(name, lines, "keys", transcript.keys, [&](const KeyRecord& record) {
        return renderKey(record, clock, text.contains("Redundancy enabled") && !record.temporary);
    });
    renderEach(name, lines, "clocks", transcript.clocks, [&](const ClockRecord& record) {
        return record.timeSource.empty() ? renderClock(record, clock)
                                         : "Time source is " + record.timeSource + ", " + record.time.text;
    });
    renderLists(name, lines, transcript);
    renderConfigurations(name, lines, transcript);
}

void RenderCorpusTest::blocksComeBack()
{
    QStringList wrong;
    QMap<QString, Count> unexpected = m_counts;
    for (const test::RenderedSample& expected : test::renderedSamples) {
        const QString key = QLatin1String(expected.sample) + u'|' + QLatin1String(expected.kind);
        const Count count = unexpected.take(key);
        if (count.equal != expected.equal || count.alike != expected.alike || count.blocks != expected.blocks)
            wrong.push_back(QStringLiteral("%1: %2 equal and %3 alike of %4")
                                .arg(key)
                                .arg(count.equal)
                                .arg(count.alike)
                                .arg(count.blocks));
    }
    for (auto row = unexpected.cbegin(); row != unexpected.cend(); ++row)
        wrong.push_back(row.key() + QStringLiteral(": not in the list"));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void RenderCorpusTest::cleanupTestCase()
{
    Count all;
    for (const Count& count : std::as_const(m_counts)) {
        all.equal += count.equal;
        all.alike += count.alike;
        all.blocks += count.blocks;
    }
    std::printf("\n%d of %d blocks come back as they stand in the samples, %d but for blanks\n", all.equal,
                all.blocks, all.alike);
    std::fflush(stdout);
}

QTEST_GUILESS_MAIN(RenderCorpusTest)
#include "rendercorpustest.moc"
