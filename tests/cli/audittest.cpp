// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/cli/storedfleet.h"
#include "tests/store/rawsql.h"

using namespace releve::cli;
using namespace releve::cli::test;

class AuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line : {"audit", "audit erase", "audit list verify", "audit list --last 0",
                                 "audit list --last x", "audit verify --head xyz", "audit verify --head 00"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void wrongUsage()
    {
        QFETCH(QString, line);
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R1"));
        QCOMPARE(fleet.run(line).code, int(WrongUsage));
    }

    void listsWhatWasDone()
    {
        const StoredFleet fleet;
        for (const char* name : {"R1", "R2", "R3"})
            fleet.add(QString::fromLatin1(name));
        QCOMPARE(fleet.run(QStringLiteral("audit list")).out.count("device-added"), 3);
        const QByteArray one = fleet.run(QStringLiteral("audit list --device R2")).out;
        QVERIFY(one.contains(" R2 ") && !one.contains(" R1 "));
        const QByteArray last = fleet.run(QStringLiteral("audit list --last 2")).out;
        QVERIFY(!last.contains(" R1 ") && last.contains(" R2 ") && last.contains(" R3 "));
        const QList<QByteArray> lines = fleet.run(QStringLiteral("audit export")).out.split('\n');
        QCOMPARE(lines.size(), 4);
        for (const QByteArray& line : lines.first(3))
            QVERIFY(!QJsonDocument::fromJson(line).object()[QStringLiteral("hash")].toString().isEmpty());
    }

    void verifies()
    {
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R1"));
        const Run first = fleet.run(QStringLiteral("audit verify --json"));
        QCOMPARE(first.code, int(Done));
        const QString head = first.json()[QStringLiteral("head")].toString();
        QCOMPARE(head.size(), 64);
        fleet.add(QStringLiteral("R2"));
        QCOMPARE(fleet.run(QStringLiteral("audit verify --head ") + head.toLower()).code, int(Done));
        const Run other = fleet.run(QStringLiteral("audit verify --head ") + QString(64, u'0'));
        QCOMPARE(other.code, int(Failed));
        QVERIFY(other.out.contains("noted elsewhere"));
        const Run said = fleet.run(QStringLiteral("audit verify"));
        QVERIFY2(said.out.contains("2 entries") && said.out.contains("Head: "), said.out.constData());
    }

    void whatWasAlteredIsFound()
    {
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R1"));
        fleet.add(QStringLiteral("R2"));
        rawsql::run(fleet.store(), {"DROP TRIGGER IF EXISTS audit_not_changed",
                                    "UPDATE audit SET who = 'somebody@else' WHERE sequence = 1"});
        const Run run = fleet.run(QStringLiteral("audit verify"));
        QCOMPARE(run.code, int(Failed));
        QVERIFY2(run.out.contains("Entry 1"), run.out.constData());
        const Run json = fleet.run(QStringLiteral("audit verify --json"));
        QCOMPARE(json.json()[QStringLiteral("intact")], QJsonValue(false));
        QCOMPARE(json.json()[QStringLiteral("flaw")], QJsonValue(QStringLiteral("altered")));
    }
};

QTEST_GUILESS_MAIN(AuditTest)
#include "audittest.moc"
