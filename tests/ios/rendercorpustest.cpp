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
#include "pki/ios/renderkeys.h"
#include "pki/ios/renderserver.h"
#include "pki/ios/rendertimers.h"
#include "pki/ios/rendertrustpoints.h"
#include "pki/ios/transcript.h"

using namespace releve;
using namespace releve::ios;

namespace {

/// How many blocks of a sample come back byte for byte but for blanks at line ends, how many but for blanks and empty
/// lines anywhere, and how many it has. A block that does not come back was damaged on its way here (indentation lost,
/// lines joined, spliced in or left out), or holds what no record keeps.
struct Expected
{
    const char* sample;
    const char* kind;
    int equal;
    int alike;
    int blocks;
};
constexpr Expected expectations[]{
    {"QB4DEVOPS__topogen/proven_certs_CA-ROOT-ONBOX-REFERENCE.md.txt", "certificates", 0, 1, 1},
    {"QB4DEVOPS__topogen/proven_certs_CA-ROOT-ONBOX-REFERENCE.md.txt", "servers", 1, 1, 1},
    {"Samurai1135__otus-network-engeneer/Lab-14_Readme.md.txt", "certificates", 2, 2, 2},
    {"Samurai1135__otus-network-engeneer/Lab-14_Readme.md.txt", "requests", 0, 0, 2},
    {"a-trubin__OTUS-Network-engineer/Tasks_Task_014_IPsec_DmVPN.md.txt", "certificates", 2, 2, 2},
    {"artysleep__otus-network-engineer/labs_lab14_IPSec_lab14.md.txt", "certificates", 2, 2, 2},
    {"artysleep__otus-network-engineer/labs_lab14_IPSec_lab14.md.txt", "requests", 1, 1, 1},
    {"bryan-wrmem__Obsidian-CCIE-Security/"
     "OE_Section_03_-_VPNs_16_-_Certificate_based_Site-2-site_VPN_Notes.md.txt",
     "servers", 1, 1, 1},
    {"genieparser/ios__ShowCryptoPkiCertificates__golden_output_c3850_output.txt", "certificates", 1, 2, 2},
    {"genieparser/iosxe-rv1__ShowCryptoPkiCertificates__golden_output_output.txt", "certificates", 0, 4, 4},
    {"genieparser/iosxe__ShowCryptoKeyMypubkeyAll__golden_output_output.txt", "keys", 5, 5, 5},
    {"genieparser/iosxe__ShowCryptoKeyMypubkeyEcKeyName__golden_output_output.txt", "keys", 1, 1, 1},
    {"genieparser/iosxe__ShowCryptoKeyMypubkeyEc__golden_output_output.txt", "keys", 1, 1, 1},
    {"genieparser/iosxe__ShowCryptoKeyMypubkeyRsaKeyName__golden_output_output.txt", "keys", 1, 1, 1},
    {"genieparser/iosxe__ShowCryptoPkiCertificateVerbose__golden_output_csr_output.txt", "certificates", 2, 2,
     2},
    {"genieparser/iosxe__ShowCryptoPkiCertificateVerbose__golden_output_subj_output.txt", "certificates", 0,
     0, 2},
    {"genieparser/iosxe__ShowCryptoPkiCertificates__golden_output_c3850_output.txt", "certificates", 1, 2, 2},
    {"genieparser/iosxe__ShowCryptoPkiServerRequests__golden_output_csr8kv_full_output.txt", "requests", 1, 1,
     1},
    {"genieparser/iosxe__ShowCryptoPkiServerRequests__golden_output_csr8kv_router_output.txt", "requests", 1,
     1, 1},
    {"genieparser/iosxe__ShowCryptoPkiServer__golden_output_1_output.txt", "servers", 1, 1, 1},
    {"genieparser/iosxe__ShowCryptoPkiServer__golden_output_csr8kv_output.txt", "servers", 1, 1, 1},
    {"genieparser/iosxe__ShowCryptoPkiTimerDetail__golden_output_1_output.txt", "timers", 1, 1, 1},
    {"genieparser/iosxe__ShowCryptoPkiTimerDetail__golden_output_csr8kv_output.txt", "timers", 0, 0, 1},
    {"genieparser/iosxe__ShowCryptoPkiTrustpoints__show_crypto_pki_trustpoints_output.txt", "trustpoints", 9,
     9, 9},
    {"github_snippets/c8kv_server_shut_grantauto_noshut_show_server.txt", "servers", 1, 1, 1},
    {"muninn/show_crypto_pki_certificates_001.txt", "certificates", 4, 4, 4},
    {"ntc-templates/cisco_ios_show_crypto_pki_certificates_1.raw.txt", "certificates", 3, 3, 3},
    {"ntc-templates/cisco_ios_show_crypto_pki_certificates_2.raw.txt", "certificates", 3, 3, 3},
    {"seed/show_certs_before.txt", "certificates", 0, 1, 1},
    {"seed/show_certs_with_rollover.txt", "certificates", 0, 2, 2},
    {"seed/show_certs_with_rollover.txt", "clocks", 1, 1, 1},
    {"seed/show_key_mypubkey_rsa_shadow_hash.txt", "clocks", 1, 1, 1},
    {"seed/show_key_mypubkey_rsa_shadow_hash.txt", "keys", 0, 2, 2},
    {"seed/show_server_rollover_available.txt", "servers", 0, 1, 1},
    {"seed/show_timers_server_whitespace_damaged.txt", "clocks", 1, 1, 1},
    {"seed/show_timers_server_whitespace_damaged.txt", "timers", 0, 1, 1},
    {"sneim__otus-network-engineer/labs_lab13_README.md.txt", "certificates", 2, 2, 2},
    {"sneim__otus-network-engineer/labs_lab13_README.md.txt", "requests", 0, 0, 2},
};

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
}

void RenderCorpusTest::blocksComeBack()
{
    QStringList wrong;
    QMap<QString, Count> unexpected = m_counts;
    for (const Expected& expected : expectations) {
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
