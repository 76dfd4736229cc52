// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/ios/rendercertificates.h"
#include "pki/ios/renderserver.h"
#include "pki/ios/rendertext.h"
#include "pki/ios/rendertimers.h"

using namespace releve;
using namespace releve::ios;
using namespace std::chrono_literals;

namespace {

TimerRecord timer(TimerSection section, const char* name, const char* target, Duration remaining)
{
    TimerRecord record;
    record.section = section;
    record.name = name;
    record.target = target;
    record.remaining = remaining;
    return record;
}

} // namespace

/// The columns and rules that hold without the corpus too: each value here is one that a router has printed.
class RenderTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timerValues_data();
    void timerValues();
    void oldTrainsHaveTwoSections();
    void headsOfXe();
    void hexNeverLeavesAGroupAlone_data();
    void hexNeverLeavesAGroupAlone();
    void namesBreakAtCommas();
    void signatures();
    void overlaps();
    void headings();
};

void RenderTextTest::timerValues_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](Duration value, const char* text) {
        QTest::newRow(text) << static_cast<qint64>(value.count()) << QByteArray(text);
    };
    row(-5ms, "           0.000"); // ours
    row(0ms, "           0.000");
    row(6908ms, "           6.908");
    row(48241ms, "          48.241");
    row(2min + 44780ms, "        2:44.780");
    row(7min + 49003ms, "        7:49.003");
    row(14min + 19287ms, "       14:19.287");
    row(5h + 54min + 30810ms, "     5:54:30.810");
    row(std::chrono::days{3} + 7h + 5min + 24003ms, "  3d 7:05:24.003");
    row(std::chrono::days{291} + 23h + 54min + 53214ms, "291d23:54:53.214");
    row(std::chrono::days{1283} + 11h + 50min + 32327ms, "1283d11:50:32.327");
    row(std::chrono::days{5}, "  5d 0:00:00.000");
}

void RenderTextTest::timerValues()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(timerValue(Duration{milliseconds})), text);
}

/// As in the seed, where TRUSTPOOL stands among the PKI timers.
void RenderTextTest::oldTrainsHaveTwoSections()
{
    const std::vector<TimerRecord> timers{
        timer(TimerSection::Trustpool, "TRUSTPOOL", "", std::chrono::days{3} + 7h + 5min + 24003ms),
        timer(TimerSection::Pki, "SESSION CLEANUP", "", 7min + 49003ms),
        timer(TimerSection::ExpiryAlert, "CS", "ROOTCA", std::chrono::days{600}),
        timer(TimerSection::Cs, "CS CRL UPDATE", "", 5h + 54min + 17977ms)};
    QCOMPARE(QByteArray::fromStdString(renderTimers(timers, TimerLayout::OldTrain, false)),
             QByteArray("PKI Timers\n"
                        "|        7:49.003  \n"
                        "  |        7:49.003  SESSION CLEANUP\n"
                        "  |  3d 7:05:24.003  TRUSTPOOL\n"
                        "CS Timers\n"
                        "|     5:54:17.977  \n"
                        "  |     5:54:17.977  CS CRL UPDATE\n"));
    QVERIFY(renderTimers({}, TimerLayout::OldTrain, false).empty());
}

void RenderTextTest::headsOfXe()
{
    std::vector<TimerRecord> timers{timer(TimerSection::Crl, "CRL UPDATE", "cn=root", 2h),
                                    timer(TimerSection::ExpiryAlert, "ID", "client", 1h),
                                    timer(TimerSection::Pki, "RENEW", "client", 2min),
                                    timer(TimerSection::Pki, "SHADOW", "client", 1min)};
    timers[0].due = fromIso8601("2022-01-15T14:48:17Z");
    QCOMPARE(QByteArray::fromStdString(renderTimers(timers, TimerLayout::Xe, true)),
             QByteArray("PKI Timers\n"
                        "|        1:00.000  \n"
                        "  |        1:00.000  SHADOW client\n"
                        "  |        2:00.000  RENEW client\n"
                        "Expiry Alert Timers\n"
                        "|     1:00:00.000  \n"
                        "  |     1:00:00.000  ID(client)\n"
                        "CRL Timers\n"
                        "|     2:00:00.000  (2022-01-15T14:48:17Z) \n"
                        "  |     2:00:00.000  (2022-01-15T14:48:17Z) CRL UPDATE *cn=root\n"));
}

void RenderTextTest::hexNeverLeavesAGroupAlone_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("lengthOfLast");
    QTest::newRow("nothing") << 0 << 0 << 0;
    QTest::newRow("one byte") << 1 << 1 << 2;
    QTest::newRow("a whole line") << 32 << 1 << 71;
    QTest::newRow("the seed's keys of 1024 bits") << 162 << 5 << 76;
    QTest::newRow("keys of 2048 bits") << 294 << 10 << 13;
    QTest::newRow("a chain entry of 772 bytes") << 772 << 24 << 80;
    QTest::newRow("one byte more") << 773 << 25 << 11;
}

void RenderTextTest::hexNeverLeavesAGroupAlone()
{
    QFETCH(int, bytes);
    QFETCH(int, lines);
    QFETCH(int, lengthOfLast);
    std::string text;
    addHexDump(text, 0, Bytes(static_cast<std::size_t>(bytes), 0xA5));
    const QByteArrayList rows = QByteArray::fromStdString(text).split('\n');
    QCOMPARE(rows.size() - 1, lines);
    if (lines > 0)
        QCOMPARE(rows[lines - 1].size(), lengthOfLast);
    for (int i = 0; i + 1 < lines; ++i)
        QCOMPARE(rows[i].size(), 72); // eight groups, each with a blank behind it
}

void RenderTextTest::namesBreakAtCommas()
{
    std::string text;
    addName(text, 4, {{"o", "Example, Inc., USA", false}, {"cn", "x", false}, {"hostname", "r1", true}});
    QCOMPARE(text, std::string("    o=Example\n     Inc.\n     USA\n    cn=x+hostname=r1\n"));
}

void RenderTextTest::signatures()
{
    QCOMPARE(signatureText("md5WithRSAEncryption"), std::string("MD5 with RSA Encryption"));
    QCOMPARE(signatureText("sha256WithRSAEncryption"), std::string("SHA256 with RSA Encryption"));
    QCOMPARE(signatureText("SHA1 with RSA Encryption"), std::string("SHA1 with RSA Encryption"));
    QCOMPARE(signatureText("ecdsa-with-SHA256"), std::string("ecdsa-with-SHA256"));
}

void RenderTextTest::overlaps()
{
    QCOMPARE(overlapText({90, 0, 0}), std::string("90 days"));
    QCOMPARE(overlapText({1, 2, 30}), std::string("1 days 2 hours 30 minutes"));
}

/// ROLLOVER_SPEC 9.
void RenderTextTest::headings()
{
    const auto heading = [](CertificateKind kind, bool rollover) {
        CertificateRecord record;
        record.kind = kind;
        record.rollover = rollover;
        const std::string text = renderCertificate(record, CertificateDetail::Brief, ZoneClock());
        return text.substr(0, text.find('\n'));
    };
    QCOMPARE(heading(CertificateKind::Identity, false), std::string("Certificate"));
    QCOMPARE(heading(CertificateKind::Identity, true), std::string("Certificate (Rollover)"));
    QCOMPARE(heading(CertificateKind::Ca, true), std::string("CA Certificate (Rollover)"));
    QCOMPARE(heading(CertificateKind::SubordinateCa, false),
             std::string("Certificate (subordinate CA certificate)"));
    QCOMPARE(heading(CertificateKind::SubordinateCa, true),
             std::string("Certificate (subordinate CA certificate, Rollover)"));
    QCOMPARE(heading(CertificateKind::Ra, true),
             std::string("Certificate (RA mode CS certificate, Rollover)"));
    QCOMPARE(heading(CertificateKind::SelfSigned, false), std::string("Router Self-Signed Certificate"));
}

QTEST_GUILESS_MAIN(RenderTextTest)
#include "rendertexttest.moc"
