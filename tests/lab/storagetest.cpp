// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

#include "tests/lab/labprocess.h"

using namespace releve;
using namespace labsupport;

namespace {

constexpr const char* fleetText =
    R"({"start":"2015-10-09T12:14:16Z","speed":1000000,"routers":[
 {"name":"CA","role":"server","config":"interface Gi0/0\n ip address 172.16.1.1 255.255.255.0\n no shutdown\nip http server\ncrypto pki trustpoint CA\n rsakeypair CA 1024\ncrypto pki server CA\n issuer-name CN=CA\n grant auto\n lifetime ca-certificate 30\n lifetime certificate 1\n auto-rollover 9\n"},
 {"name":"spoke-1","role":"client","enrolled_at":"2015-10-09T12:20:00Z","config":"crypto pki trustpoint TP\n enrollment url http:\/\/172.16.1.1:80\n subject-name CN=a\n rsakeypair K 1024\n auto-enroll 50 regenerate\n"}]})";

bool isRoot()
{
#ifdef Q_OS_UNIX
    return ::geteuid() == 0;
#else
    return false;
#endif
}

} // namespace

/// A state folder that cannot be used: what is wrong is said on standard error, with the file; nothing is half done.
class StorageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString fleet()
    {
        QFile file(m_folder.filePath(QStringLiteral("fleet.json")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("not written");
        file.write(fleetText);
        return file.fileName();
    }
    [[nodiscard]] QStringList arguments(const QString& state)
    {
        return {QStringLiteral("--fleet"), fleet(), QStringLiteral("--state"), state};
    }

    /// As somebody to whom access rights mean something.
    void startUnprivileged(QProcess& process, const QStringList& arguments)
    {
        if (!isRoot())
            return process.start(QStringLiteral(RELEVE_LAB), arguments);
        process.start(QStringLiteral("setpriv"),
                      QStringList{QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                                  QStringLiteral("--clear-groups"), QStringLiteral(RELEVE_LAB)} +
                          arguments);
    }
    /// Whether somebody else can run the program at all.
    [[nodiscard]] bool canRunUnprivileged()
    {
        QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                   QFile::ReadOther | QFile::ExeOther);
        QProcess process;
        startUnprivileged(process, {QStringLiteral("--version")});
        return process.waitForStarted() && process.waitForFinished(patience) && process.exitCode() == 0;
    }
    void refuses(const QString& state, const QByteArray& says)
    {
        if (!canRunUnprivileged())
            QSKIP("the program cannot be run as somebody else here");
        QProcess process;
        startUnprivileged(process, arguments(state));
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
        const QByteArray complaint = process.readAllStandardError();
        QVERIFY2(complaint.startsWith("releve-lab: ") && complaint.contains(says), complaint.constData());
        QCOMPARE(complaint.count('\n'), 1);
    }

private Q_SLOTS:
    void aFolderThatIsReadOnlyIsRefused()
    {
        const QString state = m_folder.filePath(QStringLiteral("readonly"));
        QVERIFY(QDir().mkpath(state));
        QVERIFY(QFile::setPermissions(state, QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther |
                                                 QFile::ExeOther));
        refuses(state, state.toUtf8() + ": cannot be written");
        QVERIFY(QDir(state).isEmpty());
    }

    void aFolderThatCannotBeMadeIsRefused()
    {
        const QString state = m_folder.filePath(QStringLiteral("readonly/state"));
        refuses(state, state.toUtf8() + ": the folder cannot be made");
    }

    void aFolderOfSomebodyElseIsRefused()
    {
        // One that was used: whoever else comes reads nothing and changes nothing.
        const QString state = m_folder.filePath(QStringLiteral("used"));
        LabProcess lab;
        QVERIFY(lab.start(arguments(state)));
        QCOMPARE(lab.stop(), 0);
        if (!isRoot())
            QSKIP("only the superuser can be two people");
        refuses(state, state.toUtf8() + ": cannot be written");
        QFile file(state + QStringLiteral("/routers/0001/state"));
        QVERIFY(!(QFile::permissions(file.fileName()) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aFileInPlaceOfTheFolderIsRefused()
    {
        QFile file(m_folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        refuses(file.fileName(), file.fileName().toUtf8() + ": cannot be written");
    }

    void aStateThatIsDamagedIsRefusedAndLeftAlone()
    {
        const QString state = m_folder.filePath(QStringLiteral("damaged"));
        LabProcess lab;
        QVERIFY(lab.start(arguments(state)));
        QCOMPARE(lab.stop(), 0);
        QFile file(state + QStringLiteral("/routers/0002/state"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
        QVERIFY(file.seek(0) && file.write(content) == content.size());
        file.close();
        QProcess again;
        again.start(QStringLiteral(RELEVE_LAB), arguments(state));
        QVERIFY(again.waitForFinished(patience));
        QCOMPARE(again.exitCode(), 3);
        const QByteArray complaint = again.readAllStandardError();
        QVERIFY2(complaint.contains("spoke-1: ") && complaint.contains("routers/0002/state: damaged"),
                 complaint.constData());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void aFolderThatIsRemovedIsMissed()
    {
        const QString state = m_folder.filePath(QStringLiteral("removed"));
        LabProcess lab;
        QVERIFY(lab.start(arguments(state)));
        // The lab may put a file into a folder that was just emptied.
        QTRY_VERIFY_WITH_TIMEOUT(QDir(state).removeRecursively(), patience);
        lab.process().setReadChannel(QProcess::StandardError);
        QByteArray said;
        QVERIFY(QTest::qWaitFor(
            [&] {
                said += lab.process().readAllStandardError();
                return said.contains("routers/0002/state.new: ") &&
                       said.contains("server/journal: removed by somebody");
            },
            patience));
        QVERIFY2(said.contains("spoke-1: ") && said.contains("the lab stands still"), said.constData());
        // Nothing is issued that would be forgotten.
        QTRY_COMPARE_WITH_TIMEOUT(get(lab.port(), "/cgi-bin/pkiclient.exe?operation=GetCACert").status, 503,
                                  patience);
        QCOMPARE(lab.stop(), 0);
    }

    /// A disk of its own, in a name space of its own.
    void aFullDiskStopsTheLabUntilThereIsRoom()
    {
        const QString state = m_folder.filePath(QStringLiteral("small"));
        const QString ballast = state + QStringLiteral("/ballast");
        QVERIFY(QDir().mkpath(state));
        QProcess lab;
        lab.start(QStringLiteral("unshare"),
                  {QStringLiteral("--map-root-user"), QStringLiteral("--mount"), QStringLiteral("sh"),
                   QStringLiteral("-c"),
                   QStringLiteral(
                       "mount -t tmpfs -o size=1m none \"$1\" && exec \"$2\" --fleet \"$3\" --state \"$1\""),
                   QStringLiteral("sh"), state, QStringLiteral(RELEVE_LAB), fleet()});
        QByteArray told, said;
        const auto hears = [&](const auto& isEnough) {
            return QTest::qWaitFor(
                [&] {
                    told += lab.readAllStandardOutput();
                    said += lab.readAllStandardError();
                    return isEnough() || lab.state() == QProcess::NotRunning;
                },
                patience);
        };
        QVERIFY(hears([&] { return told.contains("\"event\":\"enrolled\""); }));
        if (lab.state() == QProcess::NotRunning)
            QSKIP(
                qPrintable(QStringLiteral("no file system can be mounted here: ") + QString::fromUtf8(said)));
        // From outside, the name space is reached through the process.
        QFile filler(QStringLiteral("/proc/%1/root%2").arg(lab.processId()).arg(ballast));
        QVERIFY2(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered), qPrintable(filler.errorString()));
        while (filler.write(QByteArray(4096, 'x')) > 0) {
        }
        QVERIFY(hears([&] { return said.contains("No space left on device"); }));
        QVERIFY2(said.contains("/state.new: ") || said.contains("journal: "), said.constData());
        // It stands still: what it tells ends.
        QVERIFY(hears([&] { return said.contains("the lab stands still"); }));
        told += lab.readAllStandardOutput();
        const auto renewals = told.count("\"event\":\"renewed\"");
        filler.close();
        QVERIFY(filler.remove());
        QVERIFY(hears([&] { return told.count("\"event\":\"renewed\"") > renewals + 2; }));
        QVERIFY(said.contains("written again"));
        lab.kill();
        QVERIFY(lab.waitForFinished(patience));
    }
};

QTEST_GUILESS_MAIN(StorageTest)
#include "storagetest.moc"
