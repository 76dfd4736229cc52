// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QTest>

/// What `releve` answers before there is a window.
class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
};

void ProgramTest::answers_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto list = [](const char* a, const char* b = nullptr) {
        QStringList arguments{QLatin1String(a)};
        if (b)
            arguments.push_back(QLatin1String(b));
        return arguments;
    };
    QTest::newRow("unknown option") << list("--nonsense") << 2 << QStringLiteral("nonsense");
    QTest::newRow("unknown language") << list("--lang", "tlh") << 2 << QStringLiteral("tlh");
    QTest::newRow("unknown theme") << list("--theme", "pink") << 2 << QStringLiteral("pink");
    QTest::newRow("option without value") << list("--lang") << 2 << QStringLiteral("lang");
    QTest::newRow("version") << list("--version") << 0 << QStringLiteral(RELEVE_VERSION);
    QTest::newRow("help") << list("--help") << 0 << QStringLiteral("[FILE...]");
}

void ProgramTest::answers()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(RELEVE_PROGRAM), arguments);
    QVERIFY(program.waitForFinished(20000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), code);
    QVERIFY(QString::fromUtf8(program.readAll()).contains(says));
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "programtest.moc"
