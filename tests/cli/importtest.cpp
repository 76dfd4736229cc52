// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

#include "tests/cli/storedfleet.h"

using namespace releve::cli;
using namespace releve::cli::test;

class ImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("no file") << QStringLiteral("import --device R1");
        QTest::newRow("no device") << QStringLiteral("import -");
        QTest::newRow("two devices") << QStringLiteral("import - --device R1 --device R2");
        QTest::newRow("standard input twice") << QStringLiteral("import - - --device R1");
        QTest::newRow("a passphrase in the open")
            << QStringLiteral("import - --device R1 --passphrase rollover");
    }
    void wrongUsage()
    {
        QFETCH(QString, line);
        const StoredFleet fleet;
        const Run run = fleet.run(line, enrolledRouter("R1", iosClock(), iosTime(300)));
        QVERIFY(run.code == WrongUsage || run.code == Failed);
        QVERIFY(!run.err.isEmpty() && !run.err.contains("rollover"));
        QVERIFY(!QFileInfo::exists(fleet.store()));
    }

    void whatTellsNothingIsRefused()
    {
        const StoredFleet fleet;
        const Run run = fleet.run(QStringLiteral("import - --device R1"), "Hello, world.\n");
        QCOMPARE(run.code, int(Failed));
        QVERIFY2(run.err.contains("standard input"), run.err.constData());
        QVERIFY(!QFileInfo::exists(fleet.store()));
    }

    /// One of two cannot be read: nothing is imported, not half of it.
    void allOrNothing()
    {
        const StoredFleet fleet;
        const Run run = fleet.run(QStringLiteral("import - /no/such.log --device R1"),
                                  enrolledRouter("R1", iosClock(), iosTime(300)));
        QCOMPARE(run.code, int(Failed));
        QVERIFY(run.err.contains("/no/such.log"));
        QVERIFY(!QFileInfo::exists(fleet.store()));
    }

    void aDeviceIsMadeKnown()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(300)));
        const QJsonArray devices = fleet.run(QStringLiteral("device list --json")).array("devices");
        QCOMPARE(devices.size(), 1);
        QCOMPARE(devices[0].toObject()[QStringLiteral("name")], QJsonValue(QStringLiteral("R1")));
        QVERIFY(!devices[0].toObject()[QStringLiteral("last_read")].isNull());
        QCOMPARE(devices[0].toObject()[QStringLiteral("host")], QJsonValue(QJsonValue::Null));
        QVERIFY(fleet.run(QStringLiteral("audit list")).out.contains("imported"));
    }

    /// A file of later days adds to what was known, and does not take it away.
    void readingsAddUp()
    {
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R1"));
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(300)));
        fleet.import(
            QStringLiteral("R1"),
            "R1#show crypto pki timers\nPKI Timers\n|      2:00:00.000\n|      2:00:00.000  RENEW Root-CA\n");
        QCOMPARE(fleet.run(QStringLiteral("timers --json")).array("timers").size(), 1);
        QCOMPARE(fleet.run(QStringLiteral("chains --json")).array("certificates").size(), 2);
    }

    void secretsAreNotKept()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(300)));
        int files = 0;
        for (QDirIterator it(QFileInfo(fleet.store()).path(), QDir::Files | QDir::Hidden); it.hasNext();
             ++files) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("Rev0cati0n"), qPrintable(file.fileName()));
        }
        QVERIFY(files > 0);
        QVERIFY(!fleet.run(QStringLiteral("export json")).out.contains("Rev0cati0n"));
    }

    void aPassphraseIsNeeded()
    {
        const StoredFleet fleet;
        const QString p12 = QStringLiteral(RELEVE_TEST_DATA "/cli/identity.p12");
        const Run without = fleet.run(QStringLiteral("import %1 --device R1").arg(p12));
        QCOMPARE(without.code, int(Failed));
        QVERIFY2(without.err.contains("--passphrase"), without.err.constData());
        qputenv("RELEVE_TEST_PASSPHRASE", "rollover");
        const Run with = fleet.run(
            QStringLiteral("import %1 --device R1 --passphrase env:RELEVE_TEST_PASSPHRASE").arg(p12));
        qunsetenv("RELEVE_TEST_PASSPHRASE");
        QVERIFY2(with.code == Done, with.err.constData());
        QVERIFY(!fleet.run(QStringLiteral("chains --json")).array("certificates").isEmpty());
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "importtest.moc"
