// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFileInfo>
#include <QTest>

#include "tests/cli/storedfleet.h"

using namespace releve;
using namespace releve::cli;
using namespace releve::cli::test;

class DeviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("why");
        const QString whole =
            QStringLiteral("device add R1 --host 192.0.2.1 --user admin --password env:PW ");
        const auto row = [](const char* name, const QString& line, const char* why) {
            QTest::newRow(name) << line.trimmed() << QString::fromLatin1(why);
        };
        row("no verb", QStringLiteral("device"), "What is to be done");
        row("another verb", QStringLiteral("device frobnicate"), "frobnicate");
        row("no name", QStringLiteral("device add --host h --user u --agent"), "One device");
        row("two names", QStringLiteral("device add R1 R2 --host h --user u --agent"), "One device");
        row("no host", QStringLiteral("device add R1 --user u --agent"), "--host");
        row("no user", QStringLiteral("device add R1 --host h --agent"), "--user");
        row("no way to log in", QStringLiteral("device add R1 --host h --user u"), "--password");
        row("the password itself", QStringLiteral("device add R1 --host h --user u --password hunter2"),
            "--password");
        row("a descriptor", QStringLiteral("device add R1 --host h --user u --password fd:3"), "fd:N");
        row("enable by descriptor", whole + QStringLiteral("--enable fd:3"), "fd:N");
        row("port 0", whole + QStringLiteral("--port 0"), "port");
        row("port 65536", whole + QStringLiteral("--port 65536"), "port");
        row("no port", whole + QStringLiteral("--port ssh"), "port");
        row("a short host key", whole + QStringLiteral("--host-key SHA256:abc"), "host key");
        row("an MD5 host key", whole + QStringLiteral("--host-key MD5:00:11:22"), "host key");
        row("a jump without user", whole + QStringLiteral("--jump gate"), "USER@HOST");
        row("a jump to port 0", whole + QStringLiteral("--jump me@gate:0"), "USER@HOST");
        row("no CA's URL", whole + QStringLiteral("--scep ftp://192.0.2.1/"), "no URL");
        row("a jump with half a key", whole + QStringLiteral("--jump me@gate=SHA256:abc"), "USER@HOST");
        row("a secret in place of its source", whole + QStringLiteral("--unlock hunter2"), "--unlock");
        row("show nothing", QStringLiteral("device show"), "One device");
        row("remove nothing", QStringLiteral("device remove"), "remove NAME");
    }
    void wrongUsage()
    {
        QFETCH(QString, line);
        QFETCH(QString, why);
        const StoredFleet fleet;
        const Run run = fleet.run(line);
        QCOMPARE(run.code, int(WrongUsage));
        QVERIFY2(run.err.contains(why.toUtf8()), run.err.constData());
        QVERIFY(!run.err.contains("hunter2"));
        QVERIFY(run.out.isEmpty());
        QVERIFY(!QFileInfo::exists(fleet.store())); // nothing was made by a mistake
    }

    void askingMakesNoStore_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line : {"device list", "device show R1", "device remove R1", "device refresh",
                                 "device refresh R1", "trustpoints", "chains", "timers", "requests",
                                 "audit list", "audit verify", "audit export", "export csv"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void askingMakesNoStore()
    {
        QFETCH(QString, line);
        const StoredFleet fleet;
        const Run run = fleet.run(line);
        QCOMPARE(run.code, int(Failed));
        QVERIFY2(run.err.contains("device add"), run.err.constData()); // what to do about it
        QVERIFY(!QFileInfo::exists(fleet.store()));
    }

    void theStoreIsItsOwnersOnly()
    {
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R1"));
#ifdef Q_OS_UNIX
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFileInfo(fleet.store()).permissions() & others, QFile::Permissions());
        QCOMPARE(QFileInfo(QFileInfo(fleet.store()).path()).permissions() & others, QFile::Permissions());
#endif
    }

    void whatIsNoStoreIsLeftAlone()
    {
        const StoredFleet fleet;
        QVERIFY(QDir().mkpath(QFileInfo(fleet.store()).path()));
        QFile file(fleet.store());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("my diary");
        file.close();
        const Run run = fleet.run(QStringLiteral("device list"));
        QCOMPARE(run.code, int(Failed));
        QVERIFY(run.err.contains("could not be opened"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("my diary"));
    }

    void whatIsAddedIsShown()
    {
        const StoredFleet fleet;
        const QString key = QStringLiteral("SHA256:") + QString(43, u'a');
        const Run added = fleet.run(
            QStringLiteral(
                "device add R1 --host 2001:db8::1 --port 2222 --user admin --password file:/etc/pw --enable "
                "keychain:hub --host-key %1 --jump me@gate=SHA256:%1 --jump you@[2001:db8::2]:2022=SHA256:%1 "
                "--legacy-ssh --site "
                "Lyon --tag hub --tag dmvpn --json")
                .arg(key.mid(7)));
        QCOMPARE(added.code, int(Done));
        const QJsonObject device = added.json()[QStringLiteral("device")].toObject();
        const Run shown = fleet.run(QStringLiteral("device show R1 --json"));
        QCOMPARE(shown.json()[QStringLiteral("device")].toObject(), device);
        QCOMPARE(device[QStringLiteral("host")], QJsonValue(QStringLiteral("2001:db8::1")));
        QCOMPARE(device[QStringLiteral("port")], QJsonValue(2222));
        QCOMPARE(device[QStringLiteral("password")], QJsonValue(QStringLiteral("file:/etc/pw")));
        QCOMPARE(device[QStringLiteral("enable")], QJsonValue(QStringLiteral("keychain:hub")));
        QCOMPARE(device[QStringLiteral("host_key")], QJsonValue(key));
        QCOMPARE(device[QStringLiteral("legacy_ssh")], QJsonValue(true));
        QCOMPARE(device[QStringLiteral("tags")],
                 QJsonValue(QJsonArray{QStringLiteral("dmvpn"), QStringLiteral("hub")}));
        const QJsonArray jumps = device[QStringLiteral("jumps")].toArray();
        QCOMPARE(jumps.size(), 2);
        QCOMPARE(jumps[0].toObject()[QStringLiteral("port")], QJsonValue(22));
        QCOMPARE(jumps[0].toObject()[QStringLiteral("host_key")], QJsonValue(key));
        QCOMPARE(jumps[1].toObject()[QStringLiteral("host")], QJsonValue(QStringLiteral("2001:db8::2")));
        QCOMPARE(jumps[1].toObject()[QStringLiteral("port")], QJsonValue(2022));
        const Run list = fleet.run(QStringLiteral("device list"));
        QVERIFY2(list.out.contains("admin@[2001:db8::1]:2222"), list.out.constData());
        QVERIFY(list.out.contains("never"));
    }

    void aNameIsTakenOnce()
    {
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R1"));
        const Run again = fleet.run(QStringLiteral("device add R1 --host 192.0.2.2 --user u --agent"));
        QCOMPARE(again.code, int(Precondition));
        QVERIFY(again.err.contains("already"));
        QVERIFY(fleet.run(QStringLiteral("device list")).out.contains("192.0.2.1"));
    }

    void nothingIsKeptWithoutAHostKey()
    {
        const StoredFleet fleet;
        // Nobody listens there: neither --yes nor silence takes a key that nobody has seen.
        for (const char* more : {"", " --yes"}) {
            const Run run =
                fleet.run(QStringLiteral("device add R1 --host 127.0.0.1 --port 1 --user u --agent") +
                          QLatin1String(more));
            QCOMPARE(run.code, int(Failed));
            QVERIFY2(run.err.contains("127.0.0.1"), run.err.constData());
        }
        QVERIFY(!fleet.run(QStringLiteral("device list")).out.contains("R1"));
    }

    void aSecretThatCannotBeAskedForIsNotKept()
    {
        const StoredFleet fleet;
        const Run run =
            fleet.run(QStringLiteral("device add R1 --host h --user u --password keychain: --host-key ") +
                      QString(43, u'a'));
        QCOMPARE(run.code, int(Precondition));
        QVERIFY(!fleet.run(QStringLiteral("device list")).out.contains("R1"));
    }

    void typedSecretsAreInAFileThatOnePassphraseOpens()
    {
        const StoredFleet fleet;
        qputenv("RELEVE_TEST_RIGHT", "right passphrase");
        qputenv("RELEVE_TEST_WRONG", "wrong passphrase");
        const auto typed = [](const QString&) { return SecretBytes(std::string_view("hunter2")); };
        const Run added(
            fleet.arguments(
                QStringLiteral("device add R1 --host 127.0.0.1 --port 1 --user u --password prompt "
                               "--unlock env:RELEVE_TEST_RIGHT --host-key ") +
                QString(43, u'a')),
            {}, typed);
        QVERIFY2(added.code == Done, added.err.constData());
        const Run wrong = fleet.run(QStringLiteral("device refresh --unlock env:RELEVE_TEST_WRONG"));
        QCOMPARE(wrong.code, int(Failed));
        QVERIFY2(wrong.err.contains("passphrase") && wrong.out.isEmpty(), wrong.err.constData());
        const Run right = fleet.run(QStringLiteral("device refresh --unlock env:RELEVE_TEST_RIGHT --json"));
        QCOMPARE(right.array("devices").at(0).toObject()[QStringLiteral("error")],
                 QJsonValue(QStringLiteral("connection-refused")));
        for (const QString& path : {fleet.store(), QString(fleet.store() + QStringLiteral(".secrets"))}) {
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            QVERIFY(!file.readAll().contains("hunter2"));
        }
    }

    void refreshTellsWhyItCannot()
    {
        const StoredFleet fleet;
        QVERIFY(fleet
                    .run(QStringLiteral(
                             "device add R1 --host 127.0.0.1 --port 1 --user u --password env:RELEVE_NO_SUCH "
                             "--host-key ") +
                         QString(43, u'a'))
                    .code == Done);
        const Run all = fleet.run(QStringLiteral("device refresh"));
        QCOMPARE(all.code, int(Failed));
        QVERIFY2(all.out.contains("R1") && all.out.contains("not read"), all.out.constData());
        const Run json = fleet.run(QStringLiteral("device refresh R1 --json"));
        QCOMPARE(json.code, int(Failed));
        QVERIFY(!json.array("devices").at(0).toObject()[QStringLiteral("error")].isNull());
        QCOMPARE(fleet.run(QStringLiteral("device refresh R2")).code, int(Failed));
    }

    void removalIsAgreedTo()
    {
        const StoredFleet fleet;
        fleet.add(QStringLiteral("R1"));
        const auto answered = [&fleet](const std::optional<QString>& answer) {
            return Run(fleet.arguments(QStringLiteral("device remove R1")), {}, {},
                       [answer](const QString&) { return answer; });
        };
        const Run silent = fleet.run(QStringLiteral("device remove R1")); // nobody to ask
        QCOMPARE(silent.code, int(Precondition));
        QVERIFY(silent.err.contains("--yes"));
        QCOMPARE(answered(std::nullopt).code, int(Precondition));
        QCOMPARE(answered(QStringLiteral("yes")).code, int(Precondition));
        QCOMPARE(fleet.run(QStringLiteral("device remove R1 R2 --yes")).code, int(Failed)); // no R2: R1 stays
        QCOMPARE(fleet.run(QStringLiteral("device show R1")).code, int(Done));
        QCOMPARE(answered(QStringLiteral("R1")).code, int(Done));
        QCOMPARE(fleet.run(QStringLiteral("device show R1")).code, int(Failed));
        fleet.add(QStringLiteral("R1"));
        QCOMPARE(fleet.run(QStringLiteral("device remove R1 --yes")).code, int(Done));
        const QByteArray log = fleet.run(QStringLiteral("audit list")).out;
        QCOMPARE(log.count("device-added"), 2);
        QCOMPARE(log.count("device-removed"), 2);
    }
};

QTEST_GUILESS_MAIN(DeviceTest)
#include "devicetest.moc"
