// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include "tests/net/ssh/sshdaemon.h"
#include "tests/net/ssh/sshrun.h"
#include "tests/net/ssh/sshserver.h"

using namespace releve;
namespace net = releve::net;

namespace {

/// With the key it lets in, and its own key noted.
net::SshHop hopTo(const SshDaemon& daemon)
{
    net::SshHop hop{"127.0.0.1", daemon.port()};
    hop.credentials.user = daemon.user();
    if (auto key = net::SshUserKey::fromFile(daemon.keyFile().toStdString(), {}))
        hop.credentials.key = std::move(key).value();
    hop.hostKey = daemon.hostKeyFingerprint();
    return hop;
}

/// The program that holds keys.
class SshAgent
{
public:
    explicit SshAgent(const QString& key)
    {
        const QString path = m_folder.filePath(QStringLiteral("socket"));
        m_process.start(QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), path});
        m_isThere = m_process.waitForReadyRead(30'000); // it tells its variables
        qputenv("SSH_AUTH_SOCK", path.toUtf8());
        m_isThere =
            m_isThere && QProcess::execute(QStringLiteral("ssh-add"), {QStringLiteral("-q"), key}) == 0;
    }
    ~SshAgent()
    {
        qunsetenv("SSH_AUTH_SOCK");
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }
    [[nodiscard]] bool isThere() const { return m_isThere; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    bool m_isThere = false;
};

} // namespace

/// Our client and OpenSSH's server: as target and as jump host.
class SshDaemonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QByteArray why = SshDaemon::whyNot(); !why.isEmpty())
            QSKIP(why.constData());
    }

    void aKeyLogsIn()
    {
        SshDaemon daemon;
        QVERIFY2(daemon.isListening(), daemon.log().constData());
        SshRun run(hopTo(daemon), "echo hello; exit 3");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QCOMPARE(run.output, std::string("hello\n"));
        QCOMPARE(run.status, std::optional<int>(3));
        QVERIFY(run.questions.empty()); // its key is the one ssh-keygen tells
        QVERIFY(run.reports.at(0).software.starts_with("SSH-2.0-OpenSSH"));
        QVERIFY(run.reports.at(0).old.empty());
    }

    void anotherKeyDoesNot()
    {
        SshDaemon daemon;
        QVERIFY(daemon.isListening());
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("other"));
        QVERIFY(SshDaemon::makeKey(file, "ed25519"));
        auto hop = hopTo(daemon);
        hop.credentials.key = net::SshUserKey::fromFile(file.toStdString(), {}).value();
        hop.credentials.password = SecretBytes(std::string_view("secret")); // which it does not take
        SshRun run(std::move(hop), "echo hello");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::LoginRefused);
        VERIFY_TELLS(run, "tried: key; the server takes: publickey");
    }

    void keysAreReadWithTheirPassphrase_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const char* type : {"ed25519", "rsa", "ecdsa"})
            QTest::newRow(type) << QByteArray(type);
    }
    void keysAreReadWithTheirPassphrase()
    {
        QFETCH(QByteArray, type);
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("key"));
        QVERIFY(SshDaemon::makeKey(file, type, "open sesame"));
        const std::string path = file.toStdString();
        const auto code = [&](std::string_view passphrase) {
            const auto key = net::SshUserKey::fromFile(path, SecretBytes(passphrase));
            return key ? ErrorCode::Count : key.error().code;
        };
        QCOMPARE(code(""), ErrorCode::PassphraseNeeded);
        QCOMPARE(code("open sesam"), ErrorCode::WrongPassphrase);
        QCOMPARE(code("open sesame"), ErrorCode::Count);
        const auto key = net::SshUserKey::fromFile(path, SecretBytes(std::string_view("open sesame")));
        QFile shown(file % QStringLiteral(".pub"));
        QVERIFY(shown.open(QIODevice::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(key.value().publicKey().text), shown.readAll().trimmed());
    }

    void whatIsNoKeyIsNotRead()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("key"));
        const auto code = [&] { return net::SshUserKey::fromFile(file.toStdString(), {}).error().code; };
        QCOMPARE(code(), ErrorCode::NotFound);
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
        written.flush();
        QCOMPARE(code(), ErrorCode::BadEncoding);
        written.write(QByteArray(100'000, 'A'));
        written.flush();
        QCOMPARE(code(), ErrorCode::TooLarge);
    }

    void anAgentLogsIn()
    {
        SshDaemon daemon;
        QVERIFY(daemon.isListening());
        SshAgent agent(daemon.keyFile());
        if (!agent.isThere())
            QSKIP("there is no ssh-agent");
        auto hop = hopTo(daemon);
        hop.credentials.key.reset();
        hop.credentials.agent = true;
        SshRun run(std::move(hop), "echo hello");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QCOMPARE(run.output, std::string("hello\n"));
    }

    void withoutAnAgentTheKeyIsTried()
    {
        SshDaemon daemon;
        QVERIFY(daemon.isListening());
        qunsetenv("SSH_AUTH_SOCK");
        auto hop = hopTo(daemon);
        hop.credentials.agent = true;
        SshRun run(std::move(hop), "echo hello");
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.output, std::string("hello\n"));
    }

    void oldAlgorithmsAreSwitchedOn_data()
    {
        QTest::addColumn<QString>("kex");
        QTest::addColumn<QString>("cipher");
        QTest::newRow("group1, 3des")
            << QStringLiteral("diffie-hellman-group1-sha1") << QStringLiteral("3des-cbc");
        QTest::newRow("group14, aes128")
            << QStringLiteral("diffie-hellman-group14-sha1") << QStringLiteral("aes128-cbc");
        QTest::newRow("modern exchange, old cipher")
            << QStringLiteral("curve25519-sha256") << QStringLiteral("aes256-cbc");
    }
    void oldAlgorithmsAreSwitchedOn()
    {
        QFETCH(QString, kex);
        QFETCH(QString, cipher);
        SshDaemon daemon({QStringLiteral("KexAlgorithms ") % kex, QStringLiteral("Ciphers ") % cipher,
                          QStringLiteral("MACs hmac-sha1"), QStringLiteral("HostKeyAlgorithms ssh-rsa"),
                          QStringLiteral("PubkeyAcceptedAlgorithms +ssh-rsa")},
                         "rsa");
        QVERIFY2(daemon.isListening(), daemon.log().constData());
        SshRun refused(hopTo(daemon), "echo hello");
        QVERIFY(refused.waitForEnd());
        COMPARE_CODE(refused, ErrorCode::NoCommonAlgorithm);
        VERIFY_TELLS(refused, "switch on the old algorithms for this device (--legacy-ssh) to use ");
        auto hop = hopTo(daemon);
        hop.oldAlgorithms = true;
        SshRun run(std::move(hop), "echo hello");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QCOMPARE(run.output, std::string("hello\n"));
        QCOMPARE(run.reports.at(0).cipherIn, cipher.toStdString());
        QVERIFY(!run.reports.at(0).old.empty());
    }

    void itIsAJumpHost_data()
    {
        QTest::addColumn<int>("hops");
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
    }
    void itIsAJumpHost()
    {
        QFETCH(int, hops);
        SshDaemon daemon;
        SshDaemon second;
        QVERIFY(daemon.isListening() && second.isListening());
        net::SshListener::Options options;
        options.algorithms = net::SshListener::Algorithms::LegacyIos;
        options.hostKeys = {rsaKey()};
        SshServer router(options);
        const auto way = [&] {
            std::vector<net::SshHop> result;
            result.push_back(hopTo(daemon));
            if (hops == 2)
                result.push_back(hopTo(second));
            result.push_back(SshRun::hop(router.port()));
            result.back().oldAlgorithms = true; // of the router alone
            return result;
        };
        SshRun run;
        run.start(way());
        QVERIFY(run.hears("lab>"));
        QVERIFY(run.client->write(bytesOf("show clock\r")));
        QVERIFY(run.hears("show clock\r\nshow clock\r\nlab>"));
        QCOMPARE(run.reports.size(), static_cast<std::size_t>(hops) + 1);
        QVERIFY(run.reports.front().old.empty() && !run.reports.back().old.empty());
        QCOMPARE(run.questions.size(), std::size_t{1}); // the router's: each hop has its own
        QCOMPARE(run.questions.at(0).port, router.port());
        run.client.reset();
        QTRY_COMPARE_WITH_TIMEOUT(router.sessions(), 0U, SshRun::patience);

        SshRun much;
        much.start(way(), {"flood 5000000"});
        QVERIFY(much.waitForEnd());
        COMPARE_CODE(much, ErrorCode::Count);
        QCOMPARE(much.received, std::size_t{5'000'000});
    }

    void jumpsThatFailNameTheirPlace()
    {
        SshDaemon daemon;
        SshDaemon closed({QStringLiteral("AllowTcpForwarding no")});
        QVERIFY(daemon.isListening() && closed.isListening());
        SshServer router;
        const auto through = [&](const SshDaemon& jump, net::SshHop last) {
            std::vector<net::SshHop> hops;
            hops.push_back(hopTo(jump));
            hops.push_back(std::move(last));
            return hops;
        };
        const std::string jump = "127.0.0.1 port " + std::to_string(daemon.port());
        const std::string target = "127.0.0.1 port " + std::to_string(router.port());

        SshRun wrong;
        wrong.start(through(daemon, SshRun::hop(router.port(), "wrong")));
        QVERIFY(wrong.waitForEnd());
        COMPARE_CODE(wrong, ErrorCode::LoginRefused);
        VERIFY_TELLS(wrong, target + ", while logging in");

        auto strange = hopTo(daemon);
        strange.hostKey = "SHA256:AAAA";
        std::vector<net::SshHop> changed;
        changed.push_back(std::move(strange));
        changed.push_back(SshRun::hop(router.port()));
        SshRun changedKey;
        changedKey.start(std::move(changed));
        QVERIFY(changedKey.waitForEnd());
        COMPARE_CODE(changedKey, ErrorCode::HostKeyChanged);
        VERIFY_TELLS(changedKey, jump + ", while checking its key");
        VERIFY_TELLS(changedKey, "(on the way to " + target + ")");

        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const std::uint16_t port = nobody.serverPort();
        nobody.close();
        SshRun refused;
        refused.start(through(daemon, SshRun::hop(port)));
        QVERIFY(refused.waitForEnd());
        COMPARE_CODE(refused, ErrorCode::Unreachable);
        VERIFY_TELLS(refused, jump + ", while opening a session");

        SshRun forbidden;
        forbidden.start(through(closed, SshRun::hop(router.port())));
        QVERIFY(forbidden.waitForEnd());
        COMPARE_CODE(forbidden, ErrorCode::Unreachable);
    }

    void aJumpHostThatGoesIsTold()
    {
        auto daemon = std::make_unique<SshDaemon>();
        QVERIFY(daemon->isListening());
        SshServer router;
        std::vector<net::SshHop> hops;
        hops.push_back(hopTo(*daemon));
        hops.push_back(SshRun::hop(router.port()));
        SshRun run;
        run.times.keepAlive = std::chrono::milliseconds(500);
        run.start(std::move(hops), {"hang"});
        QVERIFY(run.hears("here"));
        router.stop();
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::ConnectionLost);
    }

    void signsOfLifeAreAnswered()
    {
        SshDaemon daemon;
        QVERIFY(daemon.isListening());
        SshRun run;
        run.times.keepAlive = std::chrono::milliseconds(50);
        run.start(hopTo(daemon), {"sleep 2; echo done"});
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QCOMPARE(run.output, std::string("done\n"));
    }

    void givenUpAtAnyInstantOfAJump()
    {
        SshDaemon daemon;
        QVERIFY(daemon.isListening());
        SshServer router;
        for (std::size_t instant = 0; instant < 60; instant += 3) {
            std::vector<net::SshHop> hops;
            hops.push_back(hopTo(daemon));
            hops.push_back(SshRun::hop(router.port()));
            SshRun run;
            run.start(std::move(hops), {"flood 1000000"});
            for (std::size_t i = 0; i < instant && run.ends == 0; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            run.client.reset();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(router.sessions(), 0U, SshRun::patience);
    }
};

QTEST_GUILESS_MAIN(SshDaemonTest)
#include "sshdaemontest.moc"
