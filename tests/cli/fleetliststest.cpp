// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <QTimer>

#include <csignal>

#include "tests/cli/storedfleet.h"

using namespace releve::cli;
using namespace releve::cli::test;

namespace {

const QByteArray requests = R"(CA1#show crypto pki server CA1 requests
Enrollment Request Database:

Subordinate CA certificate requests:
ReqID  State      Fingerprint                      SubjectName
--------------------------------------------------------------

RA certificate requests:
ReqID  State      Fingerprint                      SubjectName
--------------------------------------------------------------

Router certificates requests:
ReqID  State      Fingerprint                      SubjectName
--------------------------------------------------------------
1      pending    7FEF8DEF2A38B4C0B1FA8CD0FE1E3AB0 hostname=<img src=x>=1+2.example

)";

QStringList keysOf(const QJsonValue& value)
{
    return value.toObject().keys();
}

} // namespace

class FleetListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data()
    {
        QTest::addColumn<QString>("list");
        for (const char* list : {"trustpoints", "chains", "timers", "requests"})
            QTest::newRow(list) << QString::fromLatin1(list);
    }
    void wrongUsage()
    {
        QFETCH(QString, list);
        const StoredFleet fleet;
        QCOMPARE(fleet.run(list + QStringLiteral(" R1")).code, int(WrongUsage)); // --device R1 was meant
        fleet.add(QStringLiteral("R1"));
        const Run unknown = fleet.run(list + QStringLiteral(" --device R2"));
        QCOMPARE(unknown.code, int(Failed));
        QVERIFY2(unknown.err.contains("R2") && unknown.err.contains("device list"), unknown.err.constData());
        const Run unread = fleet.run(list + QStringLiteral(" --device R1"));
        QCOMPARE(unread.code, int(Done));
        QVERIFY2(unread.err.contains("R1 has not been read yet"), unread.err.constData());
        QVERIFY(unread.out.isEmpty());
        const Run json = fleet.run(list + QStringLiteral(" --json"));
        QCOMPARE(json.json()[QStringLiteral("schema")], QJsonValue(1)); // one whole object, though empty
    }

    /// The objects of `inspect --json`, with `device` and `as_of` where that has `source`.
    void theSameObjectsAsInspect_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QStringList>("more");
        QTest::newRow("trustpoints") << QStringLiteral("trustpoints") << QStringLiteral("trustpoints")
                                     << QStringList{QStringLiteral("state"), QStringLiteral("attention")};
        QTest::newRow("chains") << QStringLiteral("chains") << QStringLiteral("certificates")
                                << QStringList();
        QTest::newRow("timers") << QStringLiteral("timers") << QStringLiteral("timers") << QStringList();
        QTest::newRow("requests") << QStringLiteral("requests") << QStringLiteral("requests")
                                  << QStringList();
    }
    void theSameObjectsAsInspect()
    {
        QFETCH(QString, list);
        QFETCH(QString, member);
        QFETCH(QStringList, more);
        const QByteArray text = enrolledRouter("CA1", iosClock(), iosTime(300)) +
                                "CA1#show crypto pki timers\nPKI Timers\n|      2:00:00.000\n|      "
                                "2:00:00.000  RENEW Root-CA\n" +
                                requests;
        const StoredFleet fleet;
        fleet.import(QStringLiteral("CA1"), text);
        const Run inspected({QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("-")}, text);
        const QJsonObject wanted = inspected.json()[member].toArray().first().toObject();
        const QJsonArray found = fleet.run(list + QStringLiteral(" --json")).json()[member].toArray();
        QVERIFY(!found.isEmpty());
        const QJsonObject object = found.first().toObject();
        QStringList keys =
            keysOf(wanted) + more + QStringList{QStringLiteral("device"), QStringLiteral("as_of")};
        keys.removeAll(QStringLiteral("source"));
        keys.sort();
        QStringList have = keysOf(object);
        have.sort();
        QCOMPARE(have, keys);
        QCOMPARE(object[QStringLiteral("device")], QJsonValue(QStringLiteral("CA1")));
        QVERIFY(object[QStringLiteral("as_of")].toString().endsWith(u'Z'));
        if (list != QLatin1String("trustpoints")) { // which inspect prints once for each block
            for (const char* key :
                 {"serial", "kind", "not_after", "name", "target", "id", "fingerprint", "subject"})
                QCOMPARE(object[QLatin1String(key)], wanted[QLatin1String(key)]);
        }
    }

    void theWorstComesFirst()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("fine"), enrolledRouter("fine", iosClock(), iosTime(300)));
        fleet.import(QStringLiteral("late"), enrolledRouter("late", iosClock(), iosTime(3)));
        fleet.import(QStringLiteral("dead"), enrolledRouter("dead", iosClock(), iosTime(-3)));
        const Run run = fleet.run(QStringLiteral("trustpoints"));
        QCOMPARE(run.code, int(Done));
        QList<QByteArray> lines = run.out.split('\n');
        QCOMPARE(lines.size(), 5); // one row a line: no wrapping when a program reads it
        QVERIFY2(lines[1].startsWith("dead ") && lines[1].contains("Expired"), run.out.constData());
        QVERIFY2(lines[2].startsWith("late ") && lines[2].contains("Expires in"), run.out.constData());
        QVERIFY2(lines[3].startsWith("fine ") && lines[3].contains("Enrolled"), run.out.constData());
        const QJsonArray one =
            fleet.run(QStringLiteral("trustpoints --device late --json")).array("trustpoints");
        QCOMPARE(one.size(), 1);
        QCOMPARE(one[0].toObject()[QStringLiteral("state")], QJsonValue(QStringLiteral("enrolled")));
        QCOMPARE(one[0].toObject()[QStringLiteral("attention")], QJsonValue(QStringLiteral("expires-soon")));
    }

    /// What another process writes is shown as it comes; Ctrl-C is the end of it, and no failure.
    void watches()
    {
        const StoredFleet fleet;
        fleet.import(QStringLiteral("R1"), enrolledRouter("R1", iosClock(), iosTime(300)));
        QTimer::singleShot(0, this, [&fleet] {
            fleet.import(QStringLiteral("R2"), enrolledRouter("R2", iosClock(), iosTime(300)));
        });
        QBuffer out;
        out.open(QIODevice::ReadWrite);
        connect(&out, &QIODevice::bytesWritten, this, [&out] {
            if (out.data().contains("R2 "))
                std::raise(SIGINT);
        });
        QTimer patience; // when R2 never comes
        connect(&patience, &QTimer::timeout, this, [] { std::raise(SIGINT); });
        patience.start(30'000);
        QBuffer in;
        QBuffer err;
        in.open(QIODevice::ReadOnly);
        err.open(QIODevice::WriteOnly);
        Streams streams{in, out, err, false, {}};
        QCOMPARE(releve::cli::run(fleet.arguments(QStringLiteral("trustpoints --watch")), streams),
                 int(Done));
        QVERIFY2(out.data().contains("R2 "), out.data().constData());
        QCOMPARE(out.data().count("R1 "), 2);
        QVERIFY(!out.data().contains('\x1b')); // no terminal
    }

    void whatRoutersSayIsText()
    {
        const StoredFleet fleet;
        QByteArray text = enrolledRouter("R1", iosClock(), iosTime(300)) + requests;
        text.replace("    cn=R1\n", "    cn=<img src=x>\x1b[2J\x07\n");
        fleet.import(QStringLiteral("=R1"), text);
        fleet.add(QStringLiteral("R\x1b[2J"));
        for (const char* list :
             {"trustpoints", "chains", "requests", "timers", "device list", "check", "export ics"}) {
            const Run run = fleet.run(QString::fromLatin1(list));
            QVERIFY2(!run.out.contains('\x1b') && !run.out.contains('\x07'), list);
        }
        QVERIFY(fleet.run(QStringLiteral("device list")).out.contains("R\\x1B[2J"));
        QVERIFY(fleet.run(QStringLiteral("requests")).out.contains("hostname=<img src=x>=1+2.example"));
        QVERIFY(fleet.run(QStringLiteral("chains")).out.contains("cn=<img src=x>"));
    }
};

QTEST_GUILESS_MAIN(FleetListsTest)
#include "fleetliststest.moc"
