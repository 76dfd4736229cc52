// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

/// The program itself, as a user or a script meets it.
class ProcessTest : public QObject
{
    Q_OBJECT

private:
    const QString m_pem = QStringLiteral(RELEVE_TEST_DATA "/cli/ca.pem");

    static void run(QProcess& process, const QStringList& arguments, const QByteArray& input = {})
    {
        process.start(QStringLiteral(RELEVE_CLI), arguments);
        QVERIFY(process.waitForStarted());
        process.write(input);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    }

private Q_SLOTS:
    void wrongUsage()
    {
        QProcess process;
        run(process, {QStringLiteral("inspect")});
        QCOMPARE(process.exitCode(), 2);
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
        QVERIFY(process.readAllStandardError().contains("releve-cli: "));
    }

    void failureAndResultStayApart()
    {
        QProcess process;
        run(process,
            {QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("/no/such.log"), m_pem});
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("/no/such.log"));
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY(!out.contains("no such"));
        QCOMPARE(QJsonDocument::fromJson(out).object()[QStringLiteral("schema")], QJsonValue(1));
    }

    void success()
    {
        QProcess process;
        run(process, {QStringLiteral("inspect"), QStringLiteral("--lang=en"), m_pem});
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY(out.contains("Certificates"));
        QVERIFY(!out.contains('\x1b')); // a pipe is no terminal
    }

    void standardInput()
    {
        QFile file(m_pem);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QProcess process;
        run(process, {QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("-")},
            file.readAll());
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("\"name\": \"stdin\""));
    }

    /// `releve-cli … | head -1`: an exit code of ours, not a death by signal, and not a word about it.
    void readerGoneAway()
    {
#ifdef Q_OS_UNIX
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        close(ends[0]);
        QProcess process;
        process.setChildProcessModifier([&] { dup2(ends[1], STDOUT_FILENO); });
        process.start(QStringLiteral(RELEVE_CLI),
                      {QStringLiteral("inspect"), QStringLiteral("--json"), m_pem});
        QVERIFY(process.waitForFinished(60'000));
        close(ends[1]);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError(), QByteArray());
#else
        QSKIP("Unix pipes");
#endif
    }

    /// `releve-cli … >&-`: no output at all.
    void outputClosed()
    {
#ifdef Q_OS_UNIX
        QProcess process;
        process.setChildProcessModifier([] { close(STDOUT_FILENO); });
        process.start(QStringLiteral(RELEVE_CLI),
                      {QStringLiteral("inspect"), QStringLiteral("--json"), m_pem});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("releve-cli: "));
#else
        QSKIP("Unix descriptors");
#endif
    }
};

QTEST_GUILESS_MAIN(ProcessTest)
#include "processtest.moc"
