// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDateTime>
#include <QTest>

#include "pki/base/clock.h"

using namespace releve;
using namespace std::chrono_literals;

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesThatAreNone()
    {
        QVERIFY(!makeInstant(2017, 2, 29, 0, 0, 0));
        QVERIFY(!makeInstant(2017, 13, 1, 0, 0, 0));
        QVERIFY(!makeInstant(2017, 0, 1, 0, 0, 0));
        QVERIFY(!makeInstant(2017, 1, 0, 0, 0, 0));
        QVERIFY(!makeInstant(2017, 1, 1, 24, 0, 0));
        QVERIFY(!makeInstant(2017, 1, 1, 0, 60, 0));
        QVERIFY(!makeInstant(2017, 1, 1, 0, 0, 61));
        QVERIFY(!makeInstant(10000, 1, 1, 0, 0, 0));
        QVERIFY(makeInstant(2016, 2, 29, 23, 59, 60));
    }

    void isoTextsThatAreNone()
    {
        for (const char* text :
             {"", "2017-10-08", "2017-10-08T12:14:16", "2017-10-08 12:14:16Z", "2017-10-08T12:14:16+02:00",
              "2017-1-08T12:14:16Z", "2017-10-08T12:14:16.Z", "2017-10-08T12:14:16,5Z",
              "2017-13-08T12:14:16Z", "2017-10-08T12:14:16.1234567890Z"})
            QVERIFY2(!fromIso8601(text), text);
    }

    /// Against another implementation, over eight centuries.
    void isoAgreesWithQt()
    {
        for (qint64 seconds = -12'000'000'000; seconds < 12'000'000'000; seconds += 98'765'431) {
            const Instant instant{std::chrono::seconds{seconds}};
            const QString text = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
            QCOMPARE(QString::fromStdString(toIso8601(instant)), text);
            QVERIFY(fromIso8601(text.toStdString()) == instant);
        }
    }

    void fractionsAreMilliseconds()
    {
        QVERIFY(fromIso8601("2017-10-08T12:14:16.5Z").value() ==
                makeInstant(2017, 10, 8, 12, 14, 16, 500).value());
        QVERIFY(fromIso8601("2017-10-08T12:14:16.123456Z").value() ==
                makeInstant(2017, 10, 8, 12, 14, 16, 123).value());
        // Instants before 1970 with milliseconds print the second they are in.
        QCOMPARE(toIso8601(Instant{-1ms}), std::string("1969-12-31T23:59:59Z"));
    }

    void aManualClockMovesOnlyWhenTold()
    {
        ManualClock clock(makeInstant(2017, 10, 8, 12, 14, 16).value());
        const Instant before = clock.now();
        const Duration steady = clock.steady();
        QVERIFY(clock.now() == before);
        clock.advance(1h);
        QVERIFY(clock.now() - before == 1h);
        QVERIFY(clock.steady() - steady == 1h);
    }

    void theSystemClockIsTheSystems()
    {
        const SystemClock clock;
        const qint64 difference =
            QDateTime::currentMSecsSinceEpoch() - clock.now().time_since_epoch().count();
        QVERIFY(std::abs(difference) < 5000);
        const Duration first = clock.steady();
        QVERIFY(clock.steady() >= first);
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "clocktest.moc"
