// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/base/text.h"
#include "pki/ios/printedtime.h"
#include "pki/ios/renderclock.h"
#include "pki/ios/renderzone.h"
#include "tests/ios/configsupport.h"

using namespace releve;
using namespace releve::ios;
using namespace std::chrono_literals;

namespace {

constexpr const char* paris = "clock timezone CET 1 0\n"
                              "clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00\n";
constexpr const char* newYork = "clock timezone EST -5 0\nclock summer-time EDT recurring\n";
constexpr const char* sydney = "clock timezone AEST 10 0\n"
                               "clock summer-time AEDT recurring 1 Sun Oct 2:00 1 Sun Apr 3:00\n";
constexpr const char* kolkata = "clock timezone IST 5 30\n";
constexpr const char* stJohns = "clock timezone NST -3 -30\nclock summer-time NDT recurring\n";
constexpr const char* london = "clock timezone GMT 0 0\n"
                               "clock summer-time BST recurring last Sun Mar 1:00 last Sun Oct 2:00\n";
constexpr const char* once = "clock timezone CET 1 0\n"
                             "clock summer-time CEST date Mar 30 2025 2:00 Oct 26 2025 3:00\n";
constexpr const char* half = "clock timezone LHST 10 30\n"
                             "clock summer-time LHDT recurring 1 Sun Oct 2:00 1 Sun Apr 2:00 30\n";

ZoneConfig zoneOf(std::string_view lines)
{
    const Transcript transcript = read(std::string(lines));
    return transcript.configurations.empty() ? ZoneConfig{}
                                             : transcript.configurations[0].zone.value_or(ZoneConfig{});
}

Instant at(const char* iso)
{
    return fromIso8601(iso).value();
}

std::string withoutWeekday(std::string text)
{
    std::string_view rest = text;
    const std::string_view time = takeWord(rest);
    const std::string_view zone = takeWord(rest);
    (void)takeWord(rest);
    return std::string(time) + ' ' + std::string(zone) + ' ' + std::string(trimmed(rest));
}

} // namespace

class ZoneClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedRules_data();
    void damagedRules();
    void withoutZone();
    void datesOfTheZone_data();
    void datesOfTheZone();
    void oneYearOnly();
    void linesComeBack_data();
    void linesComeBack();
    void typedVariants();
    void clockMarks();
    void everyHourReadsBack();
    void clockCommands();
};

void ZoneClockTest::damagedRules_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line :
         {"clock summer-time CEST sometimes", "clock summer-time CEST recurring last Sun Mar",
          "clock summer-time CEST recurring 6 Sun Mar 2:00 last Sun Oct 3:00",
          "clock summer-time CEST recurring last Son Mar 2:00 last Sun Oct 3:00",
          "clock summer-time CEST recurring last Sun Foo 2:00 last Sun Oct 3:00",
          "clock summer-time CEST recurring last Sun Mar 24:00 last Sun Oct 3:00",
          "clock summer-time CEST recurring last Sun Mar 2 last Sun Oct 3",
          "clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00 60 more",
          "clock summer-time CEST date", "clock summer-time CEST date Feb 30 2025 2:00 Oct 26 2025 3:00",
          "clock summer-time CEST date Mar 30 25 2:00 Oct 26 25 3:00"})
        QTest::newRow(line) << QByteArray(line);
}

void ZoneClockTest::damagedRules()
{
    QFETCH(QByteArray, line);
    const Transcript transcript = read(line.toStdString() + "\n");
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::LineNotUnderstood);
}

void ZoneClockTest::withoutZone()
{
    const ZoneClock clock;
    QCOMPARE(clock.date(at("2015-10-09T13:14:16Z")), std::string("13:14:16 UTC Oct 9 2015"));
    QCOMPARE(ZoneClock(ZoneConfig{}).date(at("2015-10-09T13:14:16Z")),
             std::string("13:14:16 UTC Oct 9 2015"));
    QVERIFY(!clock.summer(2015));
    QVERIFY(renderZone(clock.zone()).empty());
    QCOMPARE(dateText({"", {}}, clock), std::string());
    QCOMPARE(dateText({"as printed", at("2015-10-09T13:14:16Z")}, clock), std::string("as printed"));
    QCOMPARE(dateText({"", at("1969-12-31T23:59:59Z")}, clock), std::string("23:59:59 UTC Dec 31 1969"));
}

/// Computed with the IANA rules, by Python 3.11's zoneinfo.
void ZoneClockTest::datesOfTheZone_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("utc");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* lines, const char* utc, const char* text) {
        QTest::addRow("%s", text) << QByteArray(lines) << QByteArray(utc) << QByteArray(text);
    };
    row(paris, "2015-10-09T12:14:16Z", "14:14:16 CEST Fri Oct 9 2015");
    row(paris, "2017-03-26T00:59:59Z", "01:59:59 CET Sun Mar 26 2017");
    row(paris, "2017-03-26T01:00:00Z", "03:00:00 CEST Sun Mar 26 2017");
    row(paris, "2017-07-10T11:14:46Z", "13:14:46 CEST Mon Jul 10 2017");
    row(paris, "2017-10-29T00:59:59Z", "02:59:59 CEST Sun Oct 29 2017");
    row(paris, "2017-10-29T01:00:00Z", "02:00:00 CET Sun Oct 29 2017");
    row(paris, "2038-01-19T03:14:08Z", "04:14:08 CET Tue Jan 19 2038");
    row(paris, "2099-08-09T20:58:28Z", "22:58:28 CEST Sun Aug 9 2099");
    row(newYork, "2026-03-08T06:59:59Z", "01:59:59 EST Sun Mar 8 2026");
    row(newYork, "2026-03-08T07:00:00Z", "03:00:00 EDT Sun Mar 8 2026");
    row(newYork, "2026-11-01T05:59:59Z", "01:59:59 EDT Sun Nov 1 2026");
    row(newYork, "2026-11-01T06:00:00Z", "01:00:00 EST Sun Nov 1 2026");
    row(newYork, "2025-01-01T04:59:59Z", "23:59:59 EST Tue Dec 31 2024");
    row(sydney, "2026-04-04T15:59:59Z", "02:59:59 AEDT Sun Apr 5 2026");
    row(sydney, "2026-04-04T16:00:00Z", "02:00:00 AEST Sun Apr 5 2026");
    row(sydney, "2026-10-03T15:59:59Z", "01:59:59 AEST Sun Oct 4 2026");
    row(sydney, "2026-10-03T16:00:00Z", "03:00:00 AEDT Sun Oct 4 2026");
    row(sydney, "2026-12-31T13:00:00Z", "00:00:00 AEDT Fri Jan 1 2027");
    row(sydney, "2026-06-30T14:00:00Z", "00:00:00 AEST Wed Jul 1 2026");
    row(kolkata, "2021-11-10T16:28:50Z", "21:58:50 IST Wed Nov 10 2021");
    row(kolkata, "2021-12-31T18:30:00Z", "00:00:00 IST Sat Jan 1 2022");
    row(stJohns, "2026-03-08T05:29:59Z", "01:59:59 NST Sun Mar 8 2026");
    row(stJohns, "2026-03-08T05:30:00Z", "03:00:00 NDT Sun Mar 8 2026");
    row(stJohns, "2026-11-01T04:29:59Z", "01:59:59 NDT Sun Nov 1 2026");
    row(london, "2026-10-25T00:59:59Z", "01:59:59 BST Sun Oct 25 2026");
    row(london, "2026-10-25T01:00:00Z", "01:00:00 GMT Sun Oct 25 2026");
}

void ZoneClockTest::datesOfTheZone()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, utc);
    QFETCH(QByteArray, text);
    const ZoneClock clock(zoneOf(lines.toStdString()));
    const Instant instant = at(utc.constData());
    QCOMPARE(QByteArray::fromStdString(clock.date(instant)),
             QByteArray::fromStdString(withoutWeekday(text.toStdString())));
    QByteArray withMilliseconds = text;
    withMilliseconds.insert(8, ".007");
    QCOMPARE(QByteArray::fromStdString(clock.clock(instant + 7ms, ClockAuthority::Authoritative)),
             withMilliseconds);
}

void ZoneClockTest::oneYearOnly()
{
    const ZoneClock clock(zoneOf(once));
    QCOMPARE(clock.date(at("2025-07-01T00:00:00Z")), std::string("02:00:00 CEST Jul 1 2025"));
    QCOMPARE(clock.date(at("2024-07-01T00:00:00Z")), std::string("01:00:00 CET Jul 1 2024"));
    QCOMPARE(clock.date(at("2026-07-01T00:00:00Z")), std::string("01:00:00 CET Jul 1 2026"));
}

void ZoneClockTest::linesComeBack_data()
{
    QTest::addColumn<QByteArray>("lines");
    for (const char* lines : {paris, newYork, sydney, kolkata, stJohns, london, once, half})
        QTest::newRow(lines) << QByteArray(lines);
}

void ZoneClockTest::linesComeBack()
{
    QFETCH(QByteArray, lines);
    const ZoneConfig zone = zoneOf(lines.toStdString());
    QCOMPARE(QByteArray::fromStdString(renderZone(zone)), lines);
}

void ZoneClockTest::typedVariants()
{
    const ZoneConfig expected = zoneOf(paris);
    for (const char* rule : {"last Sunday March 02:00 last Sunday October 03:00",
                             "5 sun mar 2:00 last SUN oct 3:00", "last Sun Mar 2:00 last Sun Oct 3:00 60"}) {
        const ZoneConfig zone =
            zoneOf(std::string("clock timezone CET 1\nclock summer-time CEST recurring ") + rule + "\n");
        QVERIFY2(zone == expected, rule);
    }
    QVERIFY(zoneOf("clock timezone CET 1\nclock summer-time CEST date 30 Mar 2025 2:00 26 Oct 2025 3:00\n") ==
            zoneOf(once));
    QCOMPARE(zoneOf("clock summer-time X recurring first Mon May 1:02 4 Sat Jun 23:59\n").summerBegins,
             (SummerChange{5, 1, 1, 0, 0, 62min}));
}

void ZoneClockTest::clockMarks()
{
    const ZoneClock clock;
    const Instant now = at("2015-10-09T13:14:16Z") + 123ms;
    QCOMPARE(clock.clock(now, ClockAuthority::NotAuthoritative),
             std::string("*13:14:16.123 UTC Fri Oct 9 2015"));
    QCOMPARE(clock.clock(now, ClockAuthority::Authoritative), std::string("13:14:16.123 UTC Fri Oct 9 2015"));
    QCOMPARE(clock.logTime(now, ClockAuthority::NotAuthoritative), std::string("*Oct  9 13:14:16.123"));
    QCOMPARE(
        ZoneClock(zoneOf(paris)).logTime(at("2017-07-10T11:14:16Z") + 510ms, ClockAuthority::Authoritative),
        std::string("Jul 10 13:14:16.510"));
    QVERIFY(clock.printed(now).instant == at("2015-10-09T13:14:16Z"));
}

/// What a clock prints, the reader takes for the same instant: each hour of two years, in each zone.
void ZoneClockTest::everyHourReadsBack()
{
    for (const char* lines : {paris, newYork, sydney, kolkata, stJohns, london, half}) {
        const ZoneClock clock(zoneOf(lines));
        for (Instant instant = at("2025-01-01T00:30:00Z"); instant < at("2027-01-01T00:00:00Z");
             instant += 1h) {
            const PrintedTime time = clock.printed(instant);
            const auto read = parsePrintedTime(time.text, &clock.zone());
            QVERIFY2(read && *read == time, time.text.c_str());
        }
    }
}

void ZoneClockTest::clockCommands()
{
    const ZoneClock clock(zoneOf(paris));
    const Instant now = at("2017-07-10T11:14:46Z") + 820ms;
    const ClockRecord ntp = clockRecord(now, clock, ClockAuthority::Authoritative, "NTP");
    QCOMPARE(renderClock(ntp, clock), std::string("13:14:46.820 CEST Mon Jul 10 2017\n"));
    QCOMPARE(renderClockDetail(ntp, clock), std::string("13:14:46.820 CEST Mon Jul 10 2017\n"
                                                        "Time source is NTP\n"
                                                        "Summer time starts 02:00:00 CET Sun Mar 26 2017\n"
                                                        "Summer time ends 03:00:00 CEST Sun Oct 29 2017\n"));
    QCOMPARE(renderPromptTimestamp(ntp, clock),
             std::string("Load for five secs: 0%/0%; one minute: 0%; five minutes: 0%\n"
                         "Time source is NTP, 13:14:46.820 CEST Mon Jul 10 2017\n\n"));
    const ZoneClock utc;
    const ClockRecord lost = clockRecord(now, utc, ClockAuthority::NotAuthoritative, {});
    QCOMPARE(renderClockDetail(lost, utc),
             std::string("*11:14:46.820 UTC Mon Jul 10 2017\nNo time source\n"));
}

QTEST_GUILESS_MAIN(ZoneClockTest)
#include "zoneclocktest.moc"
