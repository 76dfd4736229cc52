// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QRegularExpression>
#include <QTest>

#include "tests/cli/storedfleet.h"
#include "tests/store/rawsql.h"

using namespace releve::cli;
using namespace releve::cli::test;

namespace {

// As monitoring plug-ins exit.
constexpr int ok = 0;
constexpr int warning = 1;
constexpr int critical = 2;
constexpr int unknown = 3;

/// As if everything had been read that much earlier.
void makeOlder(const StoredFleet& fleet, std::chrono::milliseconds by)
{
    const QByteArray length = QByteArray::number(qint64{by.count()});
    rawsql::run(fleet.store(), "UPDATE reading SET taken_at = taken_at - " + length +
                                   ", clock_read_at = clock_read_at - " + length);
}

} // namespace

class CheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Exit code 2 is CRITICAL to whoever reads it, so that no mistake of a call may end with it.
    void whatCannotBeJudgedIsUnknown_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("no store") << QStringLiteral("check");
        QTest::newRow("no such option") << QStringLiteral("check --warnin 3");
        QTest::newRow("no number") << QStringLiteral("check --warning soon");
        QTest::newRow("below zero") << QStringLiteral("check --critical=-1");
        QTest::newRow("warns after it is critical") << QStringLiteral("check --warning 3 --critical 7");
        QTest::newRow("a word too much") << QStringLiteral("check R1");
    }
    void whatCannotBeJudgedIsUnknown()
    {
        QFETCH(QString, line);
        const Run run = StoredFleet().run(line);
        QCOMPARE(run.code, unknown);
        QVERIFY(!run.err.isEmpty());
    }

    void whatWasNeverReadIsUnknown()
    {
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R1"));
        const Run run = fleet.run(QStringLiteral("check"));
        QCOMPARE(run.code, unknown);
        QVERIFY2(run.out.startsWith("RELEVE UNKNOWN: R1: never read | "), run.out.constData());
        QCOMPARE(fleet.run(QStringLiteral("check --device R2")).code, unknown);
    }

    void thresholds_data()
    {
        QTest::addColumn<int>("days"); // the identity has left
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("code");
        const QString none;
        QTest::newRow("in order") << 300 << none << ok;
        QTest::newRow("the fleet's own limit") << 5 << none << warning;
        QTest::newRow("past its end") << -2 << none << critical;
        QTest::newRow("within --warning") << 30 << QStringLiteral(" --warning 40") << warning;
        QTest::newRow("outside of --warning") << 50 << QStringLiteral(" --warning 40 --critical 20") << ok;
        QTest::newRow("within --critical") << 10 << QStringLiteral(" --warning 40 --critical 20") << critical;
        QTest::newRow("what is expired stays critical") << -2 << QStringLiteral(" --warning 0") << critical;
    }
    void thresholds()
    {
        QFETCH(int, days);
        QFETCH(QString, options);
        QFETCH(int, code);
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(days)));
        const Run run = fleet.run(QStringLiteral("check") + options);
        QVERIFY2(run.code == code, run.out.constData());
        static const char* const words[] = {"OK", "WARNING", "CRITICAL", "UNKNOWN"};
        QVERIFY2(run.out.startsWith(QByteArray(QByteArray("RELEVE ") + words[code] + ": ")),
                 run.out.constData());
        QCOMPARE(run.out.count('\n'), 1);
        if (code != ok)
            QVERIFY2(run.out.contains("R1 Root-CA: "), run.out.constData());
        const Run json = fleet.run(QStringLiteral("check --json") + options);
        QCOMPARE(json.code, code);
        QCOMPARE(json.json()[QStringLiteral("status")],
                 QJsonValue(QString::fromLatin1(words[code]).toLower()));
    }

    /// 'label'=value[;warn[;crit[;min]]], blanks between (the monitoring plug-ins' guidelines).
    void figures()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(50)));
        const QByteArray out = fleet.run(QStringLiteral("check --warning 40 --critical 20")).out;
        static const QRegularExpression form(
            QStringLiteral("^[^|\\n]*\\| ok=1;;;0 warning=0;;;0 critical=0;;;0 unknown=0;;;0 "
                           "days_left=(49|50);40:;20:\\n$"));
        QVERIFY2(form.match(QString::fromUtf8(out)).hasMatch(), out.constData());
    }

    void anOldReadingIsSaidToBeOld()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(300)));
        QCOMPARE(fleet.run(QStringLiteral("check")).code, ok);
        makeOlder(fleet, std::chrono::days(2));
        const Run old = fleet.run(QStringLiteral("check"));
        QCOMPARE(old.code, unknown);
        QVERIFY2(old.out.contains("R1: last read 2 d"), old.out.constData());
        QCOMPARE(fleet.run(QStringLiteral("check --max-age 50")).code, ok);
    }

    /// What was in order when it was read may have ended since: the device's clock is carried on.
    void anOldReadingIsJudgedByThePresent()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(30)));
        QCOMPARE(fleet.run(QStringLiteral("check --max-age 10000")).code, ok);
        makeOlder(fleet, std::chrono::days(25));
        QCOMPARE(fleet.run(QStringLiteral("check --max-age 10000")).code, warning); // 5 days left
        makeOlder(fleet, std::chrono::days(10));
        QCOMPARE(fleet.run(QStringLiteral("check --max-age 10000")).code, critical);
    }

    /// Imported today, captured last week: the capture's own clock tells.
    void anOldCaptureIsOld()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(-7), iosTime(300)));
        const Run run = fleet.run(QStringLiteral("check"));
        QCOMPARE(run.code, unknown);
        QVERIFY2(run.out.contains("R1: last read 7 d"), run.out.constData());
    }

    void theTextHoldsNoBarOfItsOwn()
    {
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R|1"));
        const QByteArray out = fleet.run(QStringLiteral("check")).out;
        QCOMPARE(out.count('|'), 1);
        QVERIFY(out.contains("R\\x7C1"));
    }
};

QTEST_GUILESS_MAIN(CheckTest)
#include "checktest.moc"
