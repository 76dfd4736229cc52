// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QStandardPaths>

#include <random>
#include <set>

#include "tests/lab/fleetstory.h"
#include "tests/lab/labprocess.h"

using namespace keptlab;
using labsupport::LabProcess;

namespace {

constexpr int killsInARow = 20;

// (moc takes two slashes in a raw string for a comment.)
/// Short lives and many of them: an identity half a day, a CA three days, a rollover CA one day before its end.
constexpr const char* fleetText = R"({"start":"2015-10-09T12:14:16Z","speed":1000000,"routers":[
 {"name":"CA","role":"server","config":"interface Gi0/0\n ip address 172.16.1.1 255.255.255.0\n no shutdown\nip http server\ncrypto pki trustpoint CA\n rsakeypair CA 1024\ncrypto pki server CA\n issuer-name CN=CA\n grant auto\n lifetime ca-certificate 3\n lifetime certificate 0 12\n database archive pkcs12 password 0 Archiv01\n auto-rollover 1\n"},
 {"name":"HAND","role":"server","config":"interface Gi0/0\n ip address 172.16.1.2 255.255.255.0\n no shutdown\nip http server\ncrypto pki trustpoint HAND\n rsakeypair HAND 1024\ncrypto pki server HAND\n issuer-name CN=HAND\n lifetime enrollment-request 1000\n"},
 {"name":"spoke-1","role":"client","enrolled_at":"2015-10-09T12:20:00Z","config":"crypto pki trustpoint TP\n enrollment url http:\/\/172.16.1.1:80\n subject-name CN=spoke-1\n rsakeypair KEY 1024\n auto-enroll 80\n"},
 {"name":"spoke-2","role":"client","enrolled_at":"2015-10-09T12:21:00Z","config":"crypto pki trustpoint TP\n enrollment url http:\/\/172.16.1.1:80\n subject-name CN=spoke-2\n rsakeypair KEY 1024\n auto-enroll 80 regenerate\n"},
 {"name":"spoke-3","role":"client","enrolled_at":"2015-10-09T12:22:00Z","config":"crypto pki trustpoint TP\n enrollment url http:\/\/172.16.1.1:80\n subject-name CN=spoke-3\n rsakeypair KEY 1024\n auto-enroll 70 regenerate\n"},
 {"name":"spoke-4","role":"client","enrolled_at":"2015-10-09T12:23:00Z","config":"crypto pki trustpoint TP\n enrollment url http:\/\/172.16.1.1:80\n subject-name CN=spoke-4\n rsakeypair KEY 1024\n"},
 {"name":"spoke-5","role":"client","enrolled_at":"2015-10-09T12:24:00Z","config":"crypto pki trustpoint TP\n enrollment url http:\/\/172.16.1.1:80\n subject-name CN=spoke-5\n rsakeypair KEY 1024\n auto-enroll 80 regenerate\ncrypto pki trustpoint TP2\n enrollment url http:\/\/172.16.1.1:80\n subject-name CN=spoke-5b\n rsakeypair KEY2 1024\n auto-enroll 80 regenerate\n"},
 {"name":"spoke-6","role":"client","enrolled_at":"2015-10-09T12:25:00Z","config":"crypto pki trustpoint TP\n enrollment url http:\/\/172.16.1.2:80\n subject-name CN=spoke-6\n rsakeypair KEY 1024\n auto-enroll 80\n"}]})";

const std::set<std::string> rollers{"spoke-1", "spoke-2", "spoke-3", "spoke-5"};

} // namespace

/// A fleet is killed at any instant, again and again: nothing that was told or held is lost, no serial number given twice,
/// both chains are whole on all sides, and the story goes on.
class FleetKillTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Story m_story;
    std::mt19937 m_random{2015};
    qint64 m_startup = 500; ///< ms

    [[nodiscard]] QStringList arguments()
    {
        const QString fleet = m_folder.filePath(QStringLiteral("fleet.json"));
        if (!QFile::exists(fleet))
            write(fleet, fleetText);
        return {QStringLiteral("--fleet"), fleet, QStringLiteral("--state"), state()};
    }
    [[nodiscard]] QString state() const { return m_folder.filePath(QStringLiteral("state")); }

    void checkState()
    {
        const lab::Fleet fleet = *lab::readFleet(bytesOf(fleetText), "fleet");
        const QTemporaryDir copy;
        copyFolder(state(), copy.path());
        m_story.readJournal("CA", copy.filePath(QStringLiteral("routers/0001/server/journal")));
        m_story.readJournal("HAND", copy.filePath(QStringLiteral("routers/0002/server/journal")));
        Host host(fleet, copy.path());
        m_story.compare(host);
    }

    /// Takes the lines that have come; whether all are ready.
    bool hear(QProcess& process, bool ready)
    {
        while (process.canReadLine()) {
            const QByteArray line = process.readLine();
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object[QStringLiteral("ready")] == QLatin1String("all")) {
                ready = true;
                const std::string now = object[QStringLiteral("now")].toString().toStdString();
                // Whole seconds against milliseconds: the same text up to the second.
                if (now.substr(0, 19) < m_story.last().substr(0, 19))
                    m_story.complain("started at " + now + ", after something told at " + m_story.last());
            }
            m_story.hear(line);
        }
        return ready;
    }

    void killOnce()
    {
        QProcess process;
        QElapsedTimer since;
        since.start();
        process.start(QStringLiteral(RELEVE_LAB), arguments());
        bool ready = false;
        const bool early = m_random() % 4 == 0; // while it starts
        const auto deadline =
            early ? static_cast<qint64>(m_random() % static_cast<unsigned>(m_startup)) : patience;
        while (!ready && since.elapsed() < deadline) {
            process.waitForReadyRead(static_cast<int>(std::max<qint64>(1, deadline - since.elapsed())));
            ready = hear(process, ready);
        }
        if (!early) {
            QVERIFY2(ready, process.readAllStandardError().constData());
            m_startup = since.elapsed();
            const std::size_t wanted = m_story.events + m_random() % 60;
            since.start();
            while (m_story.events < wanted && since.elapsed() < 3000) {
                process.waitForReadyRead(100);
                hear(process, true);
            }
            process.waitForFinished(
                static_cast<int>(m_random() % 6)); // which it will not: the instant is to be any
        }
        process.kill();
        QVERIFY(process.waitForFinished(patience));
        hear(process, ready);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.isEmpty() || said.contains("cut short by a kill"), said.constData());
    }

private Q_SLOTS:
    void killedAtRandomInstants_data()
    {
        QTest::addColumn<int>("row");
        // Qt gives one function five minutes: each row goes on with the state of the last.
        const int rows = qEnvironmentVariableIsSet("RELEVE_LONG") ? 10 : 1;
        for (int row = 0; row < rows; ++row)
            QTest::addRow("%d", row) << row;
    }
    void killedAtRandomInstants()
    {
        for (int kill = 0; kill < killsInARow; ++kill) {
            killOnce();
            if (QTest::currentTestFailed())
                return;
            if (QFile::exists(state() + QStringLiteral("/fleet.json")))
                checkState();
            QVERIFY2(m_story.troubles().empty(),
                     m_story.troubles().empty() ? "" : m_story.troubles().front().c_str());
        }
        qInfo("%zu events, %zu certificates, until %s", m_story.events, m_story.certificates,
              m_story.last().c_str());
    }

    /// Killed as it is about to put a file in its place, at the first start: no router is half of what its configuration says.
    void killedWhileItBegins()
    {
        const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        if (strace.isEmpty())
            QSKIP("no strace program");
        const lab::Fleet fleet = *lab::readFleet(bytesOf(fleetText), "fleet");
        Host whole(fleet);
        const int stride = qEnvironmentVariableIsSet("RELEVE_LONG") ? 1 : 9;
        int kills = 0;
        for (int file = 1; file < 60; file += stride) {
            const QTemporaryDir folder;
            QStringList begun = arguments();
            begun.last() = folder.filePath(QStringLiteral("state"));
            QProcess process;
            process.start(
                strace,
                QStringList{
                    QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-o"),
                    folder.filePath(QStringLiteral("trace")), QStringLiteral("-e"),
                    QStringLiteral("trace=?rename,?renameat,renameat2"), QStringLiteral("-e"),
                    QStringLiteral("inject=?rename,?renameat,renameat2:signal=SIGKILL:when=%1").arg(file),
                    QStringLiteral(RELEVE_LAB)} +
                    begun);
            QByteArray told;
            while (process.state() != QProcess::NotRunning && !told.contains("\"renewed\"")) {
                process.waitForReadyRead(100);
                told += process.readAllStandardOutput();
            }
            kills += process.state() == QProcess::NotRunning ? 1 : 0;
            process.terminate();
            process.waitForFinished(patience);
            if (kills == 0)
                QSKIP("programs cannot be traced here");
            Host host(fleet, begun.last());
            for (const auto& router : whole.lab().routers()) {
                lab::Router& restarted = *host.lab().router(router->name());
                QVERIFY2(restarted.running() == router->running(), router->name().c_str());
                QVERIFY(restarted.startup() != nullptr);
                QCOMPARE(restarted.server() && restarted.server()->caCertificate(),
                         router->server() != nullptr);
            }
        }
        QVERIFY(kills > 2);
    }

    void itGoesOnAfterwards()
    {
        m_story.latest.clear();
        LabProcess lab;
        QVERIFY(lab.start(arguments()));
        const auto allTold = [this](const char* event) {
            const auto& who = m_story.latest[event];
            return std::includes(who.begin(), who.end(), rollers.begin(), rollers.end());
        };
        QElapsedTimer since;
        since.start();
        while (!(allTold("renewed") && allTold("rollover-activated") &&
                 m_story.latest["ca-activated"].contains("CA")) &&
               since.elapsed() < patience) {
            lab.process().waitForReadyRead(100);
            hear(lab.process(), true);
        }
        QVERIFY(allTold("renewed") && allTold("rollover-activated"));
        QCOMPARE(lab.stop(), 0);
        hear(lab.process(), true);
        checkState();
        QVERIFY2(m_story.troubles().empty(),
                 m_story.troubles().empty() ? "" : m_story.troubles().front().c_str());
        QVERIFY(m_story.certificates > 20);
    }

    /// Somebody else's eyes.
    void opensslTakesTheChains()
    {
        const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (openssl.isEmpty())
            QSKIP("no openssl program");
        Host host(*lab::readFleet(bytesOf(fleetText), "fleet"), state());
        const auto pem = [](const x509::Certificate& certificate) {
            return QByteArray::fromStdString(certificate.toPem());
        };
        int verified = 0;
        for (const auto& router : host.lab().routers()) {
            for (const auto& driver : router->trustpoints()) {
                const auto& held = driver->held();
                for (const auto& [ca, identity] :
                     {std::pair{held.ca, held.identity}, std::pair{held.rolloverCa, held.rolloverIdentity}}) {
                    if (!ca || !identity || !identity->isSignedBy(*ca))
                        continue;
                    write(m_folder.filePath(QStringLiteral("ca.pem")), pem(*ca));
                    write(m_folder.filePath(QStringLiteral("id.pem")), pem(*identity));
                    QProcess verify;
                    verify.start(openssl,
                                 {QStringLiteral("verify"), QStringLiteral("-no_check_time"),
                                  QStringLiteral("-auth_level"), QStringLiteral("0"),
                                  QStringLiteral("-CAfile"), m_folder.filePath(QStringLiteral("ca.pem")),
                                  m_folder.filePath(QStringLiteral("id.pem"))});
                    QVERIFY(verify.waitForFinished(patience));
                    QVERIFY2(verify.exitCode() == 0, verify.readAll().constData());
                    ++verified;
                }
            }
        }
        QVERIFY(verified >= 4);
    }
};

QTEST_GUILESS_MAIN(FleetKillTest)
#include "fleetkilltest.moc"
