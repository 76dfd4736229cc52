// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/lab/labprocess.h"

using namespace releve;
using namespace labsupport;

/// releve-lab as a user or a script meets it.
class ProgramTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString config(const std::string& text = configText())
    {
        QFile file(m_folder.filePath(QStringLiteral("config")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("not written");
        file.write(QByteArray::fromStdString(text));
        return file.fileName();
    }
    [[nodiscard]] QString state() const { return m_folder.filePath(QStringLiteral("state")); }

private Q_SLOTS:
    void whatDoesNotRun_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QString good = config();
        const auto file = [this](const char* name, const char* text) {
            QFile out(m_folder.filePath(QLatin1String(name)));
            if (!out.open(QIODevice::WriteOnly))
                qFatal("not written");
            out.write(text);
            return out.fileName();
        };
        const auto arguments = [](const char* option, const QString& value) {
            return QStringList{QLatin1String(option), value};
        };
        QTest::newRow("two fleets") << arguments("--config", good) +
                                           arguments("--fleet", QStringLiteral("demo"))
                                    << 2 << QByteArray("--fleet");
        QTest::newRow("no spokes") << arguments("--spokes", QStringLiteral("0")) << 2
                                   << QByteArray("1 to 1000");
        QTest::newRow("no such fleet")
            << arguments("--fleet", QStringLiteral("/no/such")) << 1 << QByteArray("/no/such");
        QTest::newRow("a peer that is not here")
            << arguments("--peer", QStringLiteral("192.0.2.1:80")) << 3 << QByteArray("192.0.2.1:80");
        QTest::newRow("a port that is none")
            << arguments("--config", good) + arguments("--http-port", QStringLiteral("70000")) << 2
            << QByteArray("is no port");
        QTest::newRow("a secret on the command line")
            << arguments("--config", good) + arguments("--challenge", QStringLiteral("s3cret")) << 2
            << QByteArray("env:NAME");
        QTest::newRow("a secret that is not there")
            << arguments("--config", good) + arguments("--challenge", QStringLiteral("env:RELEVE_NO_SUCH"))
            << 1 << QByteArray("RELEVE_NO_SUCH");
        QTest::newRow("no file") << arguments("--config", QStringLiteral("/no/such")) << 1
                                 << QByteArray("/no/such");
        QTest::newRow("no server") << arguments("--config", file("none", "hostname R1\n")) << 3
                                   << QByteArray("crypto pki server");
        QTest::newRow("two servers") << arguments("--config",
                                                  file("two", "crypto pki server A\ncrypto pki server B\n"))
                                     << 3 << QByteArray("2 certificate servers");
        QTest::newRow("sub-cs") << arguments("--config", file("sub", "crypto pki server A\n mode sub-cs\n"))
                                << 3 << QByteArray("mode sub-cs");
        QTest::newRow("ra") << arguments("--config", file("ra", "crypto pki server A\n mode ra\n")) << 3
                            << QByteArray("mode ra");
    }
    void whatDoesNotRun()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        QProcess process;
        process.start(QStringLiteral(RELEVE_LAB), arguments);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), code);
        const QByteArray complaint = process.readAllStandardError();
        QVERIFY2(complaint.startsWith("releve-lab: ") && complaint.contains(says), complaint.constData());
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
    }

    void readyAnsweringAndStopped()
    {
        LabProcess lab;
        QVERIFY(lab.start({QStringLiteral("--config"), config()}));
        QCOMPARE(lab.ready[QStringLiteral("ready")], QJsonValue(QStringLiteral("ROOTCA")));
        QCOMPARE(lab.ready[QStringLiteral("role")], QJsonValue(QStringLiteral("server")));
        QCOMPARE(lab.ready[QStringLiteral("challenge")], QJsonValue(QJsonValue::Null));
        QCOMPARE(lab.ready[QStringLiteral("scep")].toString(),
                 QStringLiteral("http://127.0.0.1:%1/cgi-bin/pkiclient.exe").arg(lab.port()));
        QCOMPARE(lab.ready[QStringLiteral("ca_fingerprint_sha256")].toString().toStdString(),
                 caOf(lab.port()).fingerprint(x509::Digest::Sha256));
        QCOMPARE(get(lab.port(), "/certsrv/mscep/pkiclient.exe?operation=GetCACaps").status, 200);
        for (const char* other : {"/", "/scep?operation=GetCACaps", "/pkiclient.exe/x?operation=GetCACaps"})
            QCOMPARE(get(lab.port(), other).status, 404);
        Client client("CN=a", key(0), caOf(lab.port()), SystemClock().now());
        QCOMPARE(statusOf(client.enroll(wireTo(lab.port()))), scep::PkiStatus::Success);
        QCOMPARE(lab.stop(), 0);
        QVERIFY(lab.process().readAllStandardOutput().contains("\"event\":\"ca-created\""));
        QCOMPARE(lab.process().readAllStandardError(), QByteArray());
    }

    void challengeAndStrictCapabilities()
    {
        qputenv("RELEVE_LAB_CHALLENGE", "s3cret");
        LabProcess lab;
        QVERIFY(lab.start({QStringLiteral("--config"), config(), QStringLiteral("--challenge"),
                           QStringLiteral("env:RELEVE_LAB_CHALLENGE"), QStringLiteral("--strict-caps")}));
        qunsetenv("RELEVE_LAB_CHALLENGE");
        QVERIFY(lab.ready[QStringLiteral("challenge")].toBool());
        const auto caps = get(lab.port(), "/cgi-bin/pkiclient.exe?operation=GetCACaps").body;
        QVERIFY(textOf(caps).find("Renewal") != std::string_view::npos);
        QVERIFY(textOf(caps).find("GetNextCACert") == std::string_view::npos);
        const auto enroll = [&](std::string_view challenge) {
            Client client("CN=a", key(0), caOf(lab.port()), SystemClock().now(), challenge);
            return statusOf(client.enroll(wireTo(lab.port())));
        };
        QCOMPARE(enroll("wrong"), scep::PkiStatus::Failure);
        QCOMPARE(enroll("s3cret"), scep::PkiStatus::Success);
        QCOMPARE(lab.stop(), 0);
    }

    void aStateIsKeptAndNotShared()
    {
        const QStringList arguments{QStringLiteral("--config"), config(), QStringLiteral("--state"), state()};
        x509::Certificate ca = [&] {
            LabProcess first;
            if (!first.start(arguments))
                qFatal("not started");
            QProcess second;
            second.start(QStringLiteral(RELEVE_LAB), arguments);
            if (!second.waitForFinished(patience) || second.exitCode() != 1 ||
                !second.readAllStandardError().contains("in use by releve-lab"))
                qFatal("not refused");
            auto certificate = caOf(first.port());
            if (first.stop() != 0)
                qFatal("not stopped");
            return certificate;
        }();
        LabProcess again;
        QVERIFY(again.start({QStringLiteral("--config"), config(configText(" grant none\n")),
                             QStringLiteral("--state"), state()}));
        QVERIFY(caOf(again.port()) == ca);
        QCOMPARE(again.stop(), 0);
        QVERIFY(
            again.process().readAllStandardError().contains("ROOTCA: the configuration it was made from"));
        QProcess other;
        other.start(QStringLiteral(RELEVE_LAB),
                    {QStringLiteral("--config"), config("crypto pki server OTHER\n"),
                     QStringLiteral("--state"), state()});
        QVERIFY(other.waitForFinished(patience));
        QCOMPARE(other.exitCode(), 3);
        QVERIFY(other.readAllStandardError().contains("the state of other routers: 'ROOTCA'"));
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "programtest.moc"
