// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include "pki/ios/printedtime.h"

using namespace releve;
using namespace std::chrono_literals;

namespace {

std::string utc(std::string_view text, const ios::ZoneConfig* zone = nullptr)
{
    const auto time = ios::parsePrintedTime(text, zone);
    return time && time->instant ? toIso8601(*time->instant) : std::string();
}

} // namespace

class PrintedTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notADate_data();
    void notADate();
    void zonesOfSeveralMeaningsStayUnknown_data();
    void zonesOfSeveralMeaningsStayUnknown();
    void printedForms_data();
    void printedForms();
    void marksAndMilliseconds();
    void deviceZoneWins();
    void oneNameForWinterAndSummerIsNotGuessed();
    void everyDateOfTheCorpus();
};

void PrintedTimeTest::notADate_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("mark alone") << QByteArray("*");
    QTest::newRow("two marks") << QByteArray("*.13:14:16 UTC Oct 8 2017");
    QTest::newRow("no zone") << QByteArray("13:14:16 Oct 8 2017");
    QTest::newRow("syslog stamp") << QByteArray("Jul 10 13:14:16.510");
    QTest::newRow("no seconds") << QByteArray("13:14 UTC Oct 8 2017");
    QTest::newRow("hour 24") << QByteArray("24:14:16 UTC Oct 8 2017");
    QTest::newRow("minute 60") << QByteArray("13:60:16 UTC Oct 8 2017");
    QTest::newRow("30 February") << QByteArray("13:14:16 UTC Feb 30 2017");
    QTest::newRow("29 February of a common year") << QByteArray("13:14:16 UTC Feb 29 2100");
    QTest::newRow("day 0") << QByteArray("13:14:16 UTC Oct 0 2017");
    QTest::newRow("no month") << QByteArray("13:14:16 UTC Okt 8 2017");
    QTest::newRow("year of two digits") << QByteArray("13:14:16 UTC Oct 8 17");
    QTest::newRow("year of five digits") << QByteArray("13:14:16 UTC Oct 8 20170");
    QTest::newRow("words after") << QByteArray("13:14:16 UTC Oct 8 2017 more");
    QTest::newRow("two digits of milliseconds") << QByteArray("13:14:16.51 UTC Oct 8 2017");
    QTest::newRow("point without digits") << QByteArray("13:14:16. UTC Oct 8 2017");
    QTest::newRow("signed hour") << QByteArray("-1:14:16 UTC Oct 8 2017");
    QTest::newRow("huge hour") << QByteArray("99999999999999999999:14:16 UTC Oct 8 2017");
    QTest::newRow("cut") << QByteArray("13:14:16 UTC Oct 8");
    QTest::newRow("two weekdays") << QByteArray("13:14:16 UTC Mon Tue Oct 8 2017");
}

void PrintedTimeTest::notADate()
{
    QFETCH(QByteArray, text);
    QVERIFY(!ios::parsePrintedDate(text.toStdString()));
    QVERIFY(!ios::parsePrintedTime(text.toStdString()));
}

void PrintedTimeTest::zonesOfSeveralMeaningsStayUnknown_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char* zone :
         {"IST", "BST", "EST", "CST", "MST", "PST", "AST", "GST", "XYZ", "UTC+3", "+03:00"})
        QTest::newRow(zone) << QByteArray(zone);
}

void PrintedTimeTest::zonesOfSeveralMeaningsStayUnknown()
{
    QFETCH(QByteArray, zone);
    const std::string text = "13:09:13 " + zone.toStdString() + " Jan 27 2025";
    const auto time = ios::parsePrintedTime(text);
    QVERIFY(time.has_value());
    QCOMPARE(time->text, text);
    QVERIFY(!time->instant);
    QVERIFY(!ios::zoneOffset(zone.toStdString()));
}

void PrintedTimeTest::printedForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("instant");
    QTest::newRow("CET") << QByteArray("13:14:16 CET Oct 8 2017") << QByteArray("2017-10-08T12:14:16Z");
    QTest::newRow("mark, milliseconds, weekday")
        << QByteArray("*13:19:58.946 CET Fri Oct 9 2015") << QByteArray("2015-10-09T12:19:58Z");
    QTest::newRow("lower-case zone") << QByteArray("00:00:00 utc Jan 1 2020")
                                     << QByteArray("2020-01-01T00:00:00Z");
    QTest::newRow("padded day") << QByteArray("00:44:52 UTC Nov  2 2025")
                                << QByteArray("2025-11-02T00:44:52Z");
    QTest::newRow("blanks around") << QByteArray("  21:14:02 EET Aug 1 2022 \r")
                                   << QByteArray("2022-08-01T19:14:02Z");
    QTest::newRow("west") << QByteArray("17:00:00 PDT Jul 4 2024") << QByteArray("2024-07-05T00:00:00Z");
    QTest::newRow("MSK") << QByteArray("23:11:45 MSK Dec 10 2024") << QByteArray("2024-12-10T20:11:45Z");
    QTest::newRow("leap day") << QByteArray("12:00:00 GMT Feb 29 2096") << QByteArray("2096-02-29T12:00:00Z");
    QTest::newRow("crosses the year")
        << QByteArray("00:30:00 CEST Jan 1 2018") << QByteArray("2017-12-31T22:30:00Z");
    QTest::newRow("last of all years")
        << QByteArray("23:59:59 UTC Dec 31 9999") << QByteArray("9999-12-31T23:59:59Z");
}

void PrintedTimeTest::printedForms()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, instant);
    QCOMPARE(QByteArray::fromStdString(utc(text.toStdString())), instant);
}

void PrintedTimeTest::marksAndMilliseconds()
{
    const auto star = ios::parsePrintedDate("*13:19:58.946 CET Fri Oct 9 2015");
    QVERIFY(star.has_value());
    QCOMPARE(star->mark, '*');
    QCOMPARE(star->millisecond, 946U);
    QCOMPARE(std::string(star->zone), std::string("CET"));
    const auto dot = ios::parsePrintedDate(".13:19:58.946 CET Fri Oct 9 2015");
    QVERIFY(dot.has_value());
    QCOMPARE(dot->mark, '.');
    const auto plain = ios::parsePrintedDate("13:19:58 CET Fri Oct 9 2015");
    QVERIFY(plain.has_value());
    QCOMPARE(plain->mark, char(0));
    const auto time = ios::parsePrintedTime("13:19:58.946 UTC Oct 9 2015");
    QVERIFY(time && time->instant);
    QCOMPARE((time->instant->time_since_epoch() % 1000ms).count(), 946);
}

void PrintedTimeTest::deviceZoneWins()
{
    const ios::ZoneConfig india{"IST", 330min, {}, 0min};
    QCOMPARE(utc("13:09:13 IST Jan 27 2025", &india), std::string("2025-01-27T07:39:13Z"));
    const ios::ZoneConfig london{"GMT", 0min, "BST", 60min};
    QCOMPARE(utc("17:18:32 GMT Jan 27 2025", &london), std::string("2025-01-27T17:18:32Z"));
    QCOMPARE(utc("18:18:32 BST Jul 27 2025", &london), std::string("2025-07-27T17:18:32Z"));
    QCOMPARE(utc("18:18:32 bst Jul 27 2025", &london), std::string("2025-07-27T17:18:32Z"));
    // A zone of the table that the device gives another meaning.
    const ios::ZoneConfig odd{"CET", 180min, {}, 0min};
    QCOMPARE(utc("12:00:00 CET Jan 27 2025", &odd), std::string("2025-01-27T09:00:00Z"));
    // A zone that the device does not name: its table meaning, or none.
    QCOMPARE(utc("12:00:00 UTC Jan 27 2025", &odd), std::string("2025-01-27T12:00:00Z"));
    QCOMPARE(utc("12:00:00 EST Jan 27 2025", &odd), std::string());
}

void PrintedTimeTest::oneNameForWinterAndSummerIsNotGuessed()
{
    const ios::ZoneConfig twice{"CET", 60min, "CET", 120min};
    QCOMPARE(utc("12:00:00 CET Jul 27 2025", &twice), std::string());
}

void PrintedTimeTest::everyDateOfTheCorpus()
{
    if (!QDir(QStringLiteral(RELEVE_CORPUS)).exists())
        QSKIP("The corpus of real IOS output is not here");
    static const QRegularExpression date(QStringLiteral(
        R"([*.]?\d{1,2}:\d\d:\d\d(?:\.\d+)? +([A-Za-z]+) +(?:[A-Z][a-z]{2} +)?[A-Z][a-z]{2} +\d{1,2} +\d{4}(?!\d))"));
    int found = 0;
    int unknown = 0;
    QDirIterator files(QStringLiteral(RELEVE_CORPUS), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = date.globalMatch(text); match.hasNext();) {
            const auto one = match.next();
            const auto time = ios::parsePrintedTime(one.captured(0).toStdString());
            QVERIFY2(time.has_value(), qPrintable(one.captured(0)));
            ++found;
            if (!time->instant) {
                ++unknown;
                QCOMPARE(one.captured(1), QStringLiteral("IST")); // the only one with several meanings there
            }
        }
    }
    qInfo("%d dates read, %d of a zone with several meanings", found, unknown);
    QVERIFY(found > 200);
}

QTEST_GUILESS_MAIN(PrintedTimeTest)
#include "printedtimetest.moc"
