// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/cli/exportformats.h"
#include "tests/cli/storedfleet.h"

using namespace releve::cli;
using namespace releve::cli::test;

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line : {"export", "export pdf", "export csv json"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void wrongUsage()
    {
        QFETCH(QString, line);
        QCOMPARE(StoredFleet().run(line).code, int(WrongUsage));
    }

    void cells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char* text, const char* cell) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(cell);
        };
        row("", "\"\"");
        row("R1", "\"R1\"");
        row("=1+2", "\"'=1+2\"");
        row("+33", "\"'+33\"");
        row("-2", "\"'-2\"");
        row("@SUM(A1)", "\"'@SUM(A1)\"");
        row("\t=1", "\"'\\x09=1\"");
        row("a=1", "\"a=1\"");
        row("a,\"b\"", "\"a,\"\"b\"\"\"");
        row("a\r\nb", "\"a\\x0D\\x0Ab\"");
    }
    void cells()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(QByteArray::fromStdString(csvLine({text.toStdString()})), cell + "\r\n");
    }

    /// RFC 5545 3.1: lines of 75 octets at most, and no character cut in two.
    void linesAreFolded()
    {
        const QByteArray text = "SUMMARY:" + QByteArray(200, 'a') + QString(100, QChar(0xE9)).toUtf8();
        const QByteArray folded = QByteArray::fromStdString(icsLine(text.toStdString()));
        QByteArray unfolded;
        QVERIFY(folded.endsWith("\r\n"));
        for (QByteArray line : folded.chopped(2).split('\n')) {
            if (line.endsWith('\r'))
                line.chop(1);
            QVERIFY(line.size() <= 75);
            QStringDecoder decoder(QStringDecoder::Utf8);
            [[maybe_unused]] const QString decoded = decoder(line);
            QVERIFY(!decoder.hasError());
            unfolded += unfolded.isEmpty() ? line : line.mid(1);
        }
        QCOMPARE(unfolded, text);
        QCOMPARE(icsText("a;b,c\\d\ne"), std::string("a\\;b\\,c\\\\d\\ne"));
    }

    void aTableOfTrustpoints()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("=R1"), enrolledRouter("R1", iosClock(), iosTime(300)));
        const Run run = fleet.run(QStringLiteral("export csv"));
        QCOMPARE(run.code, int(Done));
        const QList<QByteArray> lines = run.out.split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith("\"device\",\"site\",\"trustpoint\",\"state\",\"attention\""));
        QVERIFY2(lines[1].startsWith("\"'=R1\",\"\",\"Root-CA\",\"enrolled\",\"\""), run.out.constData());
        QCOMPARE(lines[1].count("\",\""), lines[0].count("\",\""));
        QVERIFY(lines[1].contains("\"2045-10-09T12:14:16Z\""));
    }

    void everything()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(300)));
        const QJsonObject all = fleet.run(QStringLiteral("export json")).json();
        for (const char* member :
             {"servers", "trustpoints", "certificates", "timers", "predicted", "keys", "requests"})
            QVERIFY2(all[QLatin1String(member)].isArray(), member);
        QCOMPARE(all[QStringLiteral("certificates")].toArray().size(), 2);
    }

    /// The same event has the same id each time, whatever else has changed.
    void aCalendar()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(300)));
        const Run first = fleet.run(QStringLiteral("export ics"));
        QVERIFY(first.out.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        QVERIFY(first.out.endsWith("END:VCALENDAR\r\n"));
        QCOMPARE(first.out.count("BEGIN:VEVENT"), 2);
        QVERIFY(first.out.contains("DTSTART:20451009T121416Z\r\n"));
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(200)));
        const QByteArray second = fleet.run(QStringLiteral("export ics")).out;
        const auto idsOf = [](const QByteArray& text) {
            QSet<QByteArray> ids;
            for (const QByteArray& line : text.split('\n')) {
                if (line.startsWith("UID:"))
                    ids.insert(line);
            }
            return ids;
        };
        QCOMPARE(idsOf(second), idsOf(first.out));
        QCOMPARE(idsOf(second).size(), 2);
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "exporttest.moc"
