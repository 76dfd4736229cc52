// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

#include "tests/net/rawpeer.h"
#include "tests/net/ssh/sshserver.h"

using namespace releve;
using namespace releve::net;
using namespace std::chrono_literals;

namespace {

bool serves(const SshServer& server)
{
    return SshClient(server).run(QStringLiteral("say 7 in")).status == 7;
}

/// Stands between a client and a server and cuts both off when the client has sent so many bytes.
class CuttingProxy
{
public:
    CuttingProxy(std::uint16_t port, qint64 bytes) : m_left(bytes)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, port] {
            m_client.reset(m_server.nextPendingConnection());
            m_client->setParent(nullptr);
            m_other.connectToHost(QHostAddress::LocalHost, port);
            m_other.waitForConnected();
            QObject::connect(&m_other, &QTcpSocket::disconnected, m_client.get(),
                             &QTcpSocket::disconnectFromHost);
            QObject::connect(m_client.get(), &QTcpSocket::readyRead, m_client.get(), [this] { forward(); });
            QObject::connect(&m_other, &QTcpSocket::readyRead, &m_other,
                             [this] { m_client->write(m_other.readAll()); });
        });
    }
    [[nodiscard]] std::uint16_t port() const { return m_server.serverPort(); }
    [[nodiscard]] bool hasCut() const { return m_left <= 0; }

private:
    void forward()
    {
        const QByteArray bytes = m_client->read(m_left);
        m_left -= bytes.size();
        m_other.write(bytes);
        m_other.flush();
        if (m_left <= 0) {
            m_other.disconnectFromHost();
            m_client->abort();
        }
    }

    QTcpServer m_server;
    std::unique_ptr<QTcpSocket> m_client;
    QTcpSocket m_other;
    qint64 m_left;
};

} // namespace

/// What peers can do to a listener, and that the next one does not notice.
class SshAttackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (SshClient::isMissing())
            QSKIP("there is no ssh");
    }

    void whoSaysNothingIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half a greeting") << QByteArray("SSH-2.0-");
        QTest::newRow("a greeting") << QByteArray("SSH-2.0-x\r\n");
        QTest::newRow("half a packet") << QByteArray("SSH-2.0-x\r\n") + QByteArray::fromHex("000001fc0a14");
    }
    void whoSaysNothingIsCutOff()
    {
        QFETCH(QByteArray, says);
        SshListener::Options options;
        options.limits.login = 200ms;
        SshServer server(options);
        RawPeer peer(server.port());
        QVERIFY(peer.isConnected());
        QVERIFY(peer.send(says));
        QVERIFY(peer.isClosedWithin(RawPeer::patience));
        QTRY_COMPARE(server.sessions(), 0U);
    }

    void whoDoesNothingIsCutOff()
    {
        SshListener::Options options;
        options.limits.idle = 300ms;
        SshServer server(options);
        QProcess process;
        SshClient(server).start(process, QStringLiteral("hang"));
        const auto outcome = SshClient::outcomeOf(process);
        QCOMPARE(outcome.status, 255);
        QCOMPARE(outcome.output, "here\n");
        QTRY_COMPARE(server.sessions(), 0U);
        QCOMPARE(server.shells(), 0);
    }

    void garbageHarmsNobody_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("line ends") << QByteArray("\r\n").repeated(50'000);
        QTest::newRow("a long line") << QByteArray(100'000, 'a');
        QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) +
                                    QByteArray(500, 'x');
        QTest::newRow("SSH 1") << QByteArray("SSH-1.5-old\r\n") + QByteArray(500, 'x');
        const QByteArray greeting("SSH-2.0-x\r\n");
        QTest::newRow("a packet of 4 GiB") << greeting + QByteArray(5000, '\xff');
        QTest::newRow("a packet of nothing") << greeting + QByteArray(5000, '\0');
        QTest::newRow("a long packet that is none")
            << greeting + QByteArray::fromHex("00000ffc04") + QByteArray(5000, 'a');
        // KEXINIT with lists that are not there, and one with nothing in common.
        QTest::newRow("KEXINIT, cut short") << greeting + QByteArray::fromHex("0000001c0a14") +
                                                   QByteArray(16, 'c') + QByteArray(5000, '\xee');
        QTest::newRow("KEXINIT, empty") << greeting + QByteArray::fromHex("0000004c0714") +
                                               QByteArray(16, 'c') + QByteArray(40 + 5 + 7 + 7, '\0') +
                                               QByteArray(5000, '\0');
        QTest::newRow("a login before the keys") << greeting + QByteArray::fromHex("0000000c0a3200000000") +
                                                        QByteArray(6, '\0') + QByteArray(100, '\0');
    }
    void garbageHarmsNobody()
    {
        QFETCH(QByteArray, bytes);
        SshListener::Options options;
        options.limits.login = 2s;
        SshServer server(options);
        RawPeer peer(server.port());
        peer.send(bytes);
        QVERIFY(peer.isClosedWithin(RawPeer::patience));
        QTRY_COMPARE(server.sessions(), 0U);
        QVERIFY(serves(server));
    }

    void cutAnywhereHarmsNobody()
    {
        SshServer server;
        bool reached = false;
        for (qint64 bytes = 1; !reached && bytes < 20'000; bytes += bytes < 100 ? 33 : 150) {
            CuttingProxy proxy(server.port(), bytes);
            QProcess process;
            QEventLoop loop;
            QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
            SshClient client(server);
            client.with({QStringLiteral("-p"), QString::number(proxy.port())})
                .start(process, QStringLiteral("count"));
            process.write(QByteArray(2000, 'x'));
            process.closeWriteChannel();
            if (process.state() != QProcess::NotRunning)
                loop.exec();
            reached = !proxy.hasCut();
            QVERIFY(!reached || process.exitCode() == 0);
        }
        QVERIFY2(reached, "the session never came to its end");
        QTRY_COMPARE(server.sessions(), 0U);
        QCOMPARE(server.shells(), 0);
        QVERIFY(serves(server));
    }

    void aClientsDeathEndsItsShell()
    {
        SshServer server;
        QProcess process;
        SshClient(server).start(process, QStringLiteral("hang"));
        QVERIFY(process.waitForReadyRead(SshClient::patience));
        QCOMPARE(server.shells(), 1);
        process.kill();
        QVERIFY(process.waitForFinished());
        QTRY_COMPARE(server.shells(), 0);
        QTRY_COMPARE(server.sessions(), 0U);
    }

    void aShellMayCutTheConnection()
    {
        SshServer server;
        const auto outcome = SshClient(server).run(QStringLiteral("cut"));
        QCOMPARE(outcome.status, 255);
        QTRY_COMPARE(server.sessions(), 0U);
        QCOMPARE(server.shells(), 0);
    }

    void theListenerMayGoAtAnyTime()
    {
        SshServer server;
        QProcess inside;
        SshClient(server).start(inside, QStringLiteral("hang"));
        QVERIFY(inside.waitForReadyRead(SshClient::patience));
        RawPeer outside(server.port());
        QVERIFY(outside.send("SSH-2.0-x\r\n"));
        server.stop();
        QCOMPARE(server.shells(), 0);
        QVERIFY(outside.isClosedWithin(RawPeer::patience));
        QCOMPARE(SshClient::outcomeOf(inside).status, 255);
    }

    void aSlowReaderHoldsUpOnlyItself()
    {
        SshServer server;
        constexpr qint64 size = 40'000'000;
        QProcess slow;
        SshClient(server).start(slow, QStringLiteral("flood %1").arg(size));
        QVERIFY(slow.waitForReadyRead(SshClient::patience));
        // Nobody reads from it while others come and go.
        for (int i = 0; i < 10; ++i)
            QVERIFY(serves(server));
        QCOMPARE(server.shells(), 1);
        const auto outcome = SshClient::outcomeOf(slow);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.output.size(), size);
        QVERIFY(server.mostQueued() <= SshTerminal::comfortable + 4096);
    }

    void aShellThatSaysTooMuchIsCutOff()
    {
        SshListener::Options options;
        options.limits.queued = 200'000;
        SshServer server(options);
        QCOMPARE(SshClient(server).run(QStringLiteral("gush 300000")).status, 255);
        QVERIFY(server.mostQueued() <= 200'000);
        QTRY_COMPARE(server.sessions(), 0U);
    }

    void theSlowestToLogInMakesRoom()
    {
        SshListener::Options options;
        options.limits.sessions = 3;
        SshServer server(options);
        QProcess inside;
        SshClient(server).start(inside, QStringLiteral("hang"));
        QVERIFY(inside.waitForReadyRead(SshClient::patience));
        RawPeer first(server.port());
        QVERIFY(!first.receiveUntil("\r\n").isEmpty());
        RawPeer second(server.port());
        QVERIFY(!second.receiveUntil("\r\n").isEmpty());
        QVERIFY(serves(server)); // the first had to go
        QVERIFY(first.isClosedWithin(RawPeer::patience));
        QCOMPARE(server.shells(), 1);
        inside.kill();
        inside.waitForFinished();
    }

    void whoIsInStaysIn()
    {
        SshListener::Options options;
        options.limits.sessions = 2;
        SshServer server(options);
        std::vector<std::unique_ptr<QProcess>> inside;
        for (int i = 0; i < 2; ++i) {
            inside.push_back(std::make_unique<QProcess>());
            SshClient(server).start(*inside.back(), QStringLiteral("hang"));
            QVERIFY(inside.back()->waitForReadyRead(SshClient::patience));
        }
        QVERIFY(!serves(server));
        QCOMPARE(server.shells(), 2);
        for (const auto& process : inside) {
            process->kill();
            process->waitForFinished();
        }
        QTRY_COMPARE(server.sessions(), 0U);
        QVERIFY(serves(server));
    }
};

QTEST_GUILESS_MAIN(SshAttackTest)
#include "sshattacktest.moc"
