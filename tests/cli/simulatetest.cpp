// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/clirun.h"

using namespace releve::cli;
using releve::cli::test::Run;

namespace {

/// The founding document's scenario: its server, and a client enrolled in its first second.
constexpr const char* seedScenario = R"({"start":"2015-10-09T12:14:16Z","until":"2019-10-08T12:14:16Z",
 "servers":[{"name":"ROOTCA","config":"crypto pki server ROOTCA\n lifetime ca-certificate 730\n lifetime certificate 365\n grant auto\n auto-rollover 90\n"}],
 "clients":[{"name":"spoke-1","server":"ROOTCA","config":"crypto pki trustpoint Root-CA\n auto-enroll 80 regenerate\n"}]})";

QJsonObject objectOf(const QByteArray& line)
{
    return QJsonDocument::fromJson(line).object();
}

} // namespace

class SimulateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage()
    {
        QCOMPARE(Run({QStringLiteral("simulate")}).code, int(WrongUsage));
        QCOMPARE(Run({QStringLiteral("simulate"), QStringLiteral("a"), QStringLiteral("b")}).code,
                 int(WrongUsage));
        QCOMPARE(Run({QStringLiteral("simulate"), QStringLiteral("--speed"), QStringLiteral("-")}).code,
                 int(WrongUsage));
    }

    void whatIsNoScenarioIsNamed()
    {
        const QTemporaryDir folder;
        const Run missing({QStringLiteral("simulate"), folder.filePath(QStringLiteral("nothing.json"))});
        QCOMPARE(missing.code, int(Failed));
        QVERIFY(missing.err.contains("nothing.json"));
        QVERIFY(missing.out.isEmpty());

        const Run folderItself({QStringLiteral("simulate"), folder.path()});
        QCOMPARE(folderItself.code, int(Failed));

        const Run empty({QStringLiteral("simulate"), QStringLiteral("-")});
        QCOMPARE(empty.code, int(Failed));
        QVERIFY(empty.err.contains("empty"));

        const Run broken({QStringLiteral("simulate"), QStringLiteral("-")}, "{\"start\":");
        QCOMPARE(broken.code, int(Failed));
        QVERIFY(broken.err.contains("line 1"));

        const Run unknown({QStringLiteral("simulate"), QStringLiteral("-")},
                          QByteArray(seedScenario).replace("\"server\":\"ROOTCA\"", "\"server\":\"OTHER\""));
        QCOMPARE(unknown.code, int(Failed));
        QVERIFY2(unknown.err.contains("clients[0].server"), unknown.err.constData());
        QVERIFY(unknown.out.isEmpty());
    }

    void theSeedsRolloverToTheSecond()
    {
        const Run run({QStringLiteral("simulate"), QStringLiteral("-")}, seedScenario);
        QCOMPARE(run.code, int(Done));
        QVERIFY(run.err.isEmpty());
        QList<QByteArray> lines = run.out.split('\n');
        QVERIFY(lines.takeLast().isEmpty());
        const QJsonObject summary = objectOf(lines.takeLast())[QStringLiteral("summary")].toObject();
        QCOMPARE(summary[QStringLiteral("events")].toInteger(), lines.size());
        QVERIFY(summary[QStringLiteral("stranded")].toArray().isEmpty());
        QHash<QString, QString> first; // event to its first instant
        for (const QByteArray& line : lines) {
            const QJsonObject event = objectOf(line);
            const QString name = event[QStringLiteral("event")].toString();
            const QString at = event[QStringLiteral("at")].toString();
            QVERIFY2(!name.isEmpty() && !at.isEmpty(), line.constData());
            if (!first.contains(name))
                first.insert(name, at);
        }
        QCOMPARE(first[QStringLiteral("cs-shadow-generation")], QStringLiteral("2017-07-10T12:14:16Z"));
        QCOMPARE(first[QStringLiteral("ca-activated")], QStringLiteral("2017-10-08T12:14:16Z"));
        QCOMPARE(first[QStringLiteral("renewed")], QStringLiteral("2016-07-27T12:14:16Z"));
        QCOMPARE(first[QStringLiteral("next-ca-fetched")], QStringLiteral("2017-09-09T07:26:16Z"));
    }

    void theSummaryAlone()
    {
        const Run all({QStringLiteral("simulate"), QStringLiteral("-")}, seedScenario);
        const Run summary({QStringLiteral("simulate"), QStringLiteral("--summary"), QStringLiteral("-")},
                          seedScenario);
        QCOMPARE(summary.code, int(Done));
        QCOMPARE(summary.out.count('\n'), 1);
        QVERIFY(all.out.endsWith(summary.out));
    }
};

QTEST_GUILESS_MAIN(SimulateTest)
#include "simulatetest.moc"
