// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#undef QT_NO_CAST_FROM_ASCII // JSON keys are looked up by literals on every other line
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/cli/texttable.h"
#include "tests/cli/clirun.h"

using namespace releve;
using namespace releve::cli;
using namespace releve::cli::test;

namespace {

const QString caPem = QStringLiteral(RELEVE_TEST_DATA "/cli/ca.pem");
const QString identityP12 = QStringLiteral(RELEVE_TEST_DATA "/cli/identity.p12");

/// Ours, in the manner of IOS.
constexpr const char* timersText = "R1#show crypto pki timers detail\r\n"
                                   "Time source is NTP, 13:19:58.946 CET Fri Oct 9 2015\r\n"
                                   "PKI Timers\r\n"
                                   "|          7:49.003  \r\n"
                                   "|          7:49.003  SESSION CLEANUP  \r\n"
                                   "|292d 0:00:00.000  RENEW TP-Root\r\n"
                                   "R1#\r\n";

class InspectTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const char* name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }

private Q_SLOTS:
    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* name, const QStringList& arguments) {
            QTest::newRow(name) << arguments;
        };
        const QString inspect = QStringLiteral("inspect");
        row("nothing", {});
        row("no such command", {QStringLiteral("inpsect"), caPem});
        row("a command of a later version", {QStringLiteral("relay"), caPem});
        row("no file", {inspect});
        row("no such option", {inspect, QStringLiteral("--jsonn"), caPem});
        row("an option without its value", {inspect, caPem, QStringLiteral("--passphrase")});
        row("a value where none goes", {inspect, QStringLiteral("--json=yes"), caPem});
        row("no such language", {inspect, QStringLiteral("--lang"), QStringLiteral("de"), caPem});
        row("standard input twice", {inspect, QStringLiteral("-"), QStringLiteral("-")});
        row("a passphrase in the open",
            {inspect, QStringLiteral("--passphrase"), QStringLiteral("rollover"), identityP12});
        row("the option before its command",
            {QStringLiteral("--passphrase"), QStringLiteral("env:X"), inspect, caPem});
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const Run run(arguments);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY(run.err.startsWith("releve-cli: "));
        QVERIFY(run.err.contains("--help"));
        QVERIFY(!run.err.contains("rollover"));
    }

    void filesThatCannotBeRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("missing") << m_folder.filePath(QStringLiteral("missing.log"))
                                 << QByteArray("no such file");
        QTest::newRow("folder") << m_folder.path() << QByteArray("folder");
        QTest::newRow("empty") << write("empty.log", {}) << QByteArray("empty");
        QTest::newRow("rubbish") << write("rubbish.bin",
                                          QByteArray::fromHex("0001fffe80c328ff00").repeated(100))
                                 << QByteArray("rubbish.bin");
        QTest::newRow("control bytes in its name")
            << m_folder.filePath(QStringLiteral("\x1b[31m\n")) << QByteArray("\\x1B[31m\\x0A");
    }
    void filesThatCannotBeRead()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, says);
        const Run alone({QStringLiteral("inspect"), path});
        QCOMPARE(alone.code, 1);
        QVERIFY(!alone.err.contains('\x1b'));
        QVERIFY2(alone.err.contains(says), alone.err.constData());
        QCOMPARE(alone.err.count('\n'), 1);
        // The others are inspected all the same.
        const Run both(
            {QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("--quiet"), path, caPem});
        QCOMPARE(both.code, 1);
        QCOMPARE(both.array("certificates").size(), 1);
        QCOMPARE(both.array("sources").last().toObject()["name"].toString(), caPem);
        const int index = both.array("sources").size() - 1;
        QCOMPARE(both.array("certificates")[0].toObject()["source"].toObject()["index"], QJsonValue(index));
    }

    void unreadable()
    {
        const QString path = write("secret.pem", "x");
        QVERIFY(QFile::setPermissions(path, {}));
        if (QFile probe(path); probe.open(QIODevice::ReadOnly))
            QSKIP("this user may read everything");
        const Run run({QStringLiteral("inspect"), path});
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.contains("secret.pem"));
    }

    void emptyInput()
    {
        const Run run({QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("-")});
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.contains("standard input"));
        QVERIFY(run.array("sources").isEmpty());
        QVERIFY(run.json().contains(QStringLiteral("problems"))); // still one whole object
    }

    void helpAndVersion()
    {
        const Run all({QStringLiteral("--help")});
        QCOMPARE(all.code, 0);
        QCOMPARE(all.err, QByteArray());
        QVERIFY(all.out.contains("inspect FILE... | -"));
        for (const char* later : {"relay", "pdf"})
            QVERIFY2(!all.out.contains(later), later); // nothing is shown that does not work
        const Run one({QStringLiteral("inspect"), QStringLiteral("--help")});
        QCOMPARE(one.code, 0);
        QVERIFY(one.out.contains("--passphrase SOURCE"));
        QVERIFY(one.out.contains("--lang en|fr"));
        const Run scep({QStringLiteral("scep"), QStringLiteral("--help")});
        for (const QByteArray& line : QByteArray(one.out + scep.out).split('\n'))
            QVERIFY(displayWidth(QString::fromUtf8(line)) <= pageWidth);
        const Run version({QStringLiteral("--version")});
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.startsWith("releve-cli "));
        QVERIFY(version.out.size() > 12);
    }

    void globalOptionsStandAnywhere()
    {
        const Run before({QStringLiteral("--json"), QStringLiteral("inspect"), caPem});
        const Run after({QStringLiteral("inspect"), caPem, QStringLiteral("--json")});
        QCOMPARE(before.code, 0);
        QCOMPARE(before.out, after.out);
        QVERIFY(!before.json().isEmpty());
        const Run dashes({QStringLiteral("inspect"), QStringLiteral("--"), QStringLiteral("--json")});
        QCOMPARE(dashes.code, 1); // a file of that name, which is not there
        QVERIFY(dashes.err.contains("--json"));
    }

    void standardInput()
    {
        const Run run({QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("-")}, timersText);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.array("sources")[0].toObject()["name"].toString(), QStringLiteral("stdin"));
        QCOMPARE(run.array("sources")[0].toObject()["format"].toString(), QStringLiteral("text"));
        QCOMPARE(run.array("sources")[0].toObject()["size"].toInt(), static_cast<int>(qstrlen(timersText)));
        const auto renew = having(run.array("timers"), "name", QStringLiteral("RENEW"));
        QCOMPARE(renew.size(), 1);
        QCOMPARE(renew[0]["target"].toString(), QStringLiteral("TP-Root"));
        QCOMPARE(renew[0]["remaining_ms"].toDouble(), 292.0 * 86'400'000);
    }

    void timersBesideTheirPrediction()
    {
        const QByteArray text = QByteArray(timersText) +
                                "R1#show crypto pki certificates\n"
                                "Time source is NTP, 13:20:10.000 CET Fri Oct 9 2015\n"
                                "Certificate\n"
                                "  Status: Available\n"
                                "  Certificate Serial Number (hex): 02\n"
                                "  Certificate Usage: General Purpose\n"
                                "  Issuer:\n    cn=Root\n"
                                "  Subject:\n    cn=R1\n"
                                "  Validity Date:\n"
                                "    start date: 12:00:00 UTC Oct 9 2015\n"
                                "    end   date: 12:00:00 UTC Oct 8 2016\n"
                                "  Associated Trustpoints: TP-Root\n\n"
                                "CA Certificate\n"
                                "  Status: Available\n"
                                "  Certificate Serial Number (hex): 01\n"
                                "  Certificate Usage: Signature\n"
                                "  Issuer:\n    cn=Root\n"
                                "  Subject:\n    cn=Root\n"
                                "  Validity Date:\n"
                                "    start date: 12:00:00 UTC Oct 9 2015\n"
                                "    end   date: 12:00:00 UTC Oct 8 2017\n"
                                "  Associated Trustpoints: TP-Root\n\n"
                                "R1#show running-config\n"
                                "crypto pki trustpoint TP-Root\n"
                                " enrollment url http://192.0.2.1:80\n"
                                " auto-enroll 90\n"
                                "crypto pki trustpoint TP-Other\n"
                                " enrollment url http://192.0.2.1:80\n"
                                " auto-enroll 90\n"
                                "!\nR1#\n";
        const Run json({QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("-")}, text);
        const auto renew = having(json.array("timers"), "name", QStringLiteral("RENEW"));
        QCOMPARE(renew.size(), 1);
        // 90 % of 365 days are 328.5; the list counts 292 from 12:19:58.946.
        QCOMPARE(renew[0]["predicted"].toString(), QStringLiteral("2016-09-02T00:00:00Z"));
        const double day = 86'400'000;
        QCOMPARE(renew[0]["drift_ms"].toDouble(), -36.5 * day + (19 * 60 + 58) * 1000 + 946);
        const auto cleanup = having(json.array("timers"), "name", QStringLiteral("SESSION CLEANUP"));
        QVERIFY(cleanup[0]["predicted"].isNull() && cleanup[0]["drift_ms"].isNull());
        const auto other = having(json.array("predicted"), "owner", QStringLiteral("TP-Other"));
        QCOMPARE(other.size(), 1);
        QVERIFY(other[0]["predicted"].isNull());
        QCOMPARE(other[0]["why_not"].toString(), QStringLiteral("no-identity"));
        QCOMPARE(other[0]["missing"], QJsonValue(false));
        const auto alert = having(json.array("predicted"), "name", QStringLiteral("ID"));
        QCOMPARE(alert[0]["predicted"].toString(), QStringLiteral("2016-08-09T12:00:00Z"));
        QVERIFY(having(json.array("predicted"), "name", QStringLiteral("RENEW"))[0]["owner"] !=
                QStringLiteral("TP-Root")); // it is listed

        const Run table({QStringLiteral("inspect"), QStringLiteral("-"), QStringLiteral("--lang=en")}, text);
        QVERIFY(table.out.contains("Predicted"));
        QVERIFY(table.out.contains("\u221236 d 11:40:01"));
        for (const QByteArray& line : table.out.split('\n'))
            QVERIFY(displayWidth(QString::fromUtf8(line)) <= pageWidth);
    }

    void timersAreAsOfTheLogsClock()
    {
        const Run run({QStringLiteral("inspect"), QStringLiteral("-"), QStringLiteral("--lang=en")},
                      timersText);
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("2015-10-09 12:19:58 UTC"));
        QVERIFY(run.out.contains("2016-07-27 12:19:58 UTC")); // due, 292 days later
        QVERIFY(run.out.contains("292"));
        for (const QByteArray& line : run.out.split('\n'))
            QVERIFY(displayWidth(QString::fromUtf8(line)) <= pageWidth);
    }

    void passphrase()
    {
        const QStringList command{QStringLiteral("inspect"), QStringLiteral("--json"),
                                  QStringLiteral("--quiet"), identityP12};
        const Run none(command);
        QCOMPARE(none.code, 1);
        QVERIFY(none.err.contains("identity.p12"));
        QVERIFY(none.array("certificates").isEmpty());

        const auto with = [&](const QString& source) {
            return command + QStringList{QStringLiteral("--passphrase"), source};
        };
        const Run absent(with(QStringLiteral("env:RELEVE_NO_SUCH")));
        QCOMPARE(absent.code, 1);
        QVERIFY(absent.err.contains("RELEVE_NO_SUCH"));
        qputenv("RELEVE_TEST_PASS", "wrong");
        QCOMPARE(Run(with(QStringLiteral("env:RELEVE_TEST_PASS"))).code, 1);
        qputenv("RELEVE_TEST_PASS", "rollover");
        const Run right(with(QStringLiteral("env:RELEVE_TEST_PASS")));
        qunsetenv("RELEVE_TEST_PASS");
        QCOMPARE(right.code, 0);
        QCOMPARE(right.array("certificates").size(), 2);
        QVERIFY(!right.out.contains("PRIVATE"));

        QString asked;
        const Run prompted(with(QStringLiteral("prompt")), {}, [&](const QString& question) {
            asked = question;
            return SecretBytes(std::string_view("rollover"));
        });
        QCOMPARE(prompted.code, 0);
        QVERIFY(asked.contains(QStringLiteral("identity.p12")));
        QCOMPARE(Run(with(QStringLiteral("prompt"))).code, 1); // nobody to ask
    }

    void problemsDoNotFailTheCommand()
    {
        const QByteArray text = QByteArray(timersText) + "R1#show version\nCisco IOS Software\nR1#\n";
        const Run run({QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("-")}, text);
        QCOMPARE(run.code, 0);
        QVERIFY(!run.array("problems").isEmpty());
        QVERIFY(!run.err.isEmpty());
        const Run quiet({QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("--quiet"),
                         QStringLiteral("-")},
                        text);
        QCOMPARE(quiet.err, QByteArray());
        QCOMPARE(quiet.out, run.out);
        const Run table({QStringLiteral("inspect"), QStringLiteral("-"), QStringLiteral("--lang=en")}, text);
        QVERIFY(table.out.contains("\nProblems\n"));
    }

    void hostileText()
    {
        QByteArray text(timersText);
        text.replace("TP-Root", "\x1b]0;x\x07\xFF\xC2\x9B");
        const Run table({QStringLiteral("inspect"), QStringLiteral("-")}, text);
        for (const char c : table.out)
            QVERIFY(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
        QVERIFY(!table.out.contains("\xC2\x9B"));
        const Run json({QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("-")}, text);
        QVERIFY(!json.json().isEmpty());
    }

    void aFullDeviceIsAFailure()
    {
        QFile full(QStringLiteral("/dev/full"));
        if (!full.open(QIODevice::WriteOnly))
            QSKIP("no /dev/full here");
        QBuffer in;
        in.open(QIODevice::ReadOnly);
        QByteArray said;
        QBuffer err(&said);
        err.open(QIODevice::WriteOnly);
        Streams streams{in, full, err, false, {}};
        QCOMPARE(run({QStringLiteral("inspect"), caPem}, streams), 1);
        QVERIFY(said.contains("could not be written"));
    }
};

} // namespace

QTEST_GUILESS_MAIN(InspectTest)
#include "inspecttest.moc"
