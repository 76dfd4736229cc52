// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

#include "tests/net/ssh/sshserver.h"

using namespace releve;
using namespace releve::net;

namespace {

using Algorithms = SshListener::Algorithms;

SshListener::Options legacy()
{
    SshListener::Options options;
    options.algorithms = Algorithms::LegacyIos;
    options.hostKeys = {rsaKey()};
    return options;
}

QStringList option(const QString& text)
{
    return {QStringLiteral("-o"), text};
}

const QStringList oldAlgorithms = option(QStringLiteral("KexAlgorithms=diffie-hellman-group1-sha1")) +
                                  option(QStringLiteral("HostKeyAlgorithms=+ssh-rsa")) +
                                  option(QStringLiteral("Ciphers=3des-cbc")) +
                                  option(QStringLiteral("MACs=hmac-sha1"));

} // namespace

/// Logins and channels, with OpenSSH's client.
class SshListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (SshClient::isMissing())
            QSKIP("there is no ssh");
    }

    void aListenerNeedsAKeyItCanUse()
    {
        SshListener::Options options;
        const auto without = SshListener::start({}, options);
        QVERIFY(!without);
        QCOMPARE(without.error().code, ErrorCode::BadArgument);
        options.hostKeys = {ed25519Key()};
        options.algorithms = Algorithms::LegacyIos;
        const auto useless = SshListener::start({}, options);
        QVERIFY(!useless);
        QCOMPARE(useless.error().code, ErrorCode::BadArgument);
    }

    void aPortInUseIsAnError()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        SshListener::Options options;
        options.hostKeys = {ed25519Key()};
        options.port = other.serverPort();
        const auto listener = SshListener::start({}, options);
        QVERIFY(!listener);
        QCOMPARE(listener.error().code, ErrorCode::IoFailure);
    }

    void wrongLoginsAreRefused_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("method");
        QTest::newRow("wrong password") << "admin"
                                        << "Secret"
                                        << "password";
        QTest::newRow("no password") << "admin"
                                     << ""
                                     << "password";
        QTest::newRow("unknown user") << "root"
                                      << "secret"
                                      << "password";
        QTest::newRow("wrong answer") << "admin"
                                      << "Secret"
                                      << "keyboard-interactive";
        QTest::newRow("unknown user, asked") << "root"
                                             << "secret"
                                             << "keyboard-interactive";
    }
    void wrongLoginsAreRefused()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(QString, method);
        SshServer server;
        const auto outcome = SshClient(server)
                                 .as(user, password)
                                 .with(option(QStringLiteral("PreferredAuthentications=") % method))
                                 .run(QStringLiteral("say 0 in"));
        QCOMPARE(outcome.status, 255);
        QVERIFY2(outcome.errors.contains("Permission denied"), outcome.errors.constData());
        QVERIFY(outcome.output.isEmpty());
        QTRY_COMPARE(server.sessions(), 0U);
    }

    void theThirdFailureIsTheLast()
    {
        SshServer server;
        const auto outcome =
            SshClient(server)
                .as(QStringLiteral("admin"), QStringLiteral("wrong"))
                .with(option(QStringLiteral("NumberOfPasswordPrompts=10")) +
                      option(QStringLiteral("PreferredAuthentications=password")) +
                      QStringList{QStringLiteral("-v")} + option(QStringLiteral("LogLevel=DEBUG1")))
                .run(QStringLiteral("say 0 in"));
        QCOMPARE(outcome.status, 255);
        QCOMPARE(outcome.errors.count("Next authentication method: password"), 1);
        QCOMPARE(outcome.errors.count("Permission denied, please try again."), 3);
        QTRY_COMPARE(server.sessions(), 0U);
    }

    void passwordsLogIn_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("password") << "password";
        QTest::newRow("keyboard-interactive") << "keyboard-interactive";
    }
    void passwordsLogIn()
    {
        QFETCH(QString, method);
        SshServer server;
        const auto outcome = SshClient(server)
                                 .with(option(QStringLiteral("PreferredAuthentications=") % method))
                                 .run(QStringLiteral("say 0 hello  there"));
        QCOMPARE(outcome.errors, "");
        QCOMPARE(outcome.output, "hello  there");
        QCOMPARE(outcome.status, 0);
        QTRY_COMPARE(server.sessions(), 0U);
        QCOMPARE(server.shells(), 0);
    }

    void aCommandsStatusArrives()
    {
        SshServer server;
        for (const int status : {0, 1, 42, 254})
            QCOMPARE(SshClient(server).run(QStringLiteral("say %1 x").arg(status)).status, status);
        QCOMPARE(SshClient(server).run(QStringLiteral("unheard-of")).status, 127);
    }

    void aKeyLogsIn_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("known");
        QTest::addColumn<bool>("old");
        QTest::newRow("ed25519") << "ed25519" << true << false;
        QTest::newRow("rsa") << "rsa" << true << false;
        QTest::newRow("ecdsa") << "ecdsa" << true << false;
        QTest::newRow("rsa, old") << "rsa" << true << true;
        QTest::newRow("unknown") << "ed25519" << false << false;
    }
    void aKeyLogsIn()
    {
        QFETCH(QString, type);
        QFETCH(bool, known);
        QFETCH(bool, old);
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("key"));
        QCOMPARE(QProcess::execute(QStringLiteral("ssh-keygen"),
                                   {QStringLiteral("-q"), QStringLiteral("-t"), type, QStringLiteral("-N"),
                                    QString(), QStringLiteral("-C"), QString(), QStringLiteral("-f"), name}),
                 0);
        QFile file(name % QStringLiteral(".pub"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        SshServer server(old ? legacy() : SshListener::Options{});
        if (known)
            server.acceptKey(file.readAll());
        SshClient client(server);
        client.with(option(QStringLiteral("PubkeyAuthentication=yes")) +
                    option(QStringLiteral("PreferredAuthentications=publickey")) +
                    option(QStringLiteral("IdentitiesOnly=yes")) + QStringList{QStringLiteral("-i"), name});
        if (old)
            client.with(oldAlgorithms + option(QStringLiteral("PubkeyAcceptedAlgorithms=+ssh-rsa")));
        const auto outcome = client.run(QStringLiteral("say 7 in"));
        QVERIFY2(outcome.status == (known ? 7 : 255), outcome.errors.constData());
    }

    void oldAndNewDoNotMeet_data()
    {
        QTest::addColumn<bool>("oldServer");
        QTest::addColumn<QString>("kex");
        QTest::addColumn<QString>("cipher");
        QTest::addColumn<bool>("agree");
        for (const char* kex : {"diffie-hellman-group1-sha1", "diffie-hellman-group14-sha1"}) {
            for (const char* cipher : {"3des-cbc", "aes128-cbc", "aes192-cbc", "aes256-cbc"}) {
                QTest::addRow("old server, %s, %s", kex, cipher)
                    << true << QString::fromLatin1(kex) << QString::fromLatin1(cipher) << true;
                QTest::addRow("new server, %s, %s", kex, cipher)
                    << false << QString::fromLatin1(kex) << QString::fromLatin1(cipher) << false;
            }
        }
        for (const char* kex : {"curve25519-sha256", "ecdh-sha2-nistp256", "ecdh-sha2-nistp521",
                                "diffie-hellman-group14-sha256", "diffie-hellman-group16-sha512"}) {
            for (const char* cipher :
                 {"aes128-ctr", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com"}) {
                QTest::addRow("new server, %s, %s", kex, cipher)
                    << false << QString::fromLatin1(kex) << QString::fromLatin1(cipher) << true;
            }
            QTest::addRow("old server, %s", kex)
                << true << QString::fromLatin1(kex) << QStringLiteral("aes128-cbc") << false;
        }
        QTest::newRow("new server, old cipher") << false << "curve25519-sha256"
                                                << "aes128-cbc" << false;
        QTest::newRow("old server, new cipher") << true << "diffie-hellman-group14-sha1"
                                                << "aes128-ctr" << false;
    }
    void oldAndNewDoNotMeet()
    {
        QFETCH(bool, oldServer);
        QFETCH(QString, kex);
        QFETCH(QString, cipher);
        QFETCH(bool, agree);
        SshServer server(oldServer ? legacy() : SshListener::Options{});
        const auto outcome =
            SshClient(server)
                .with(option(QStringLiteral("KexAlgorithms=") % kex) +
                      option(QStringLiteral("HostKeyAlgorithms=+ssh-rsa")) +
                      option(QStringLiteral("LogLevel=INFO")) + option(QStringLiteral("Ciphers=") % cipher))
                .run(QStringLiteral("say 7 in"));
        QVERIFY2(outcome.status == (agree ? 7 : 255), outcome.errors.constData());
        if (!agree)
            QVERIFY2(outcome.errors.contains("Unable to negotiate"), outcome.errors.constData());
        QTRY_COMPARE(server.sessions(), 0U);
    }

    void theOldServersKeyIsSshRsaOnly()
    {
        SshServer server(legacy());
        const auto outcome = SshClient(server)
                                 .with(option(QStringLiteral("KexAlgorithms=+diffie-hellman-group14-sha1")) +
                                       option(QStringLiteral("Ciphers=+aes128-cbc")) +
                                       option(QStringLiteral("LogLevel=INFO")) +
                                       option(QStringLiteral("HostKeyAlgorithms=rsa-sha2-256,rsa-sha2-512")))
                                 .run(QStringLiteral("say 7 in"));
        QCOMPARE(outcome.status, 255);
        QVERIFY2(outcome.errors.contains("no matching host key type"), outcome.errors.constData());
    }

    void aPersonLogsIn()
    {
        if (QProcess::execute(QStringLiteral("python3"),
                              {QStringLiteral("-c"), QStringLiteral("import pexpect")}) != 0)
            QSKIP("there is no pexpect for Python");
        SshServer server;
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("python3"),
                      QStringList{QString::fromUtf8(RELEVE_SSH_DIALOGUE)} + SshClient(server).arguments({}));
        const auto outcome = SshClient::outcomeOf(process);
        QVERIFY2(outcome.status == 0, outcome.output.constData());
        QTRY_COMPARE(server.sessions(), 0U);
        QCOMPARE(server.shells(), 0);
    }

    void commandsComeFromAFile()
    {
        SshServer server;
        const auto outcome = SshClient(server).run({}, "one\ntwo\n");
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.output.endsWith("lab>one\r\none\r\nlab>two\r\ntwo\r\nlab>"));
    }

    void aChangedHostKeyIsNoticed()
    {
        SshServer server;
        QTemporaryDir folder;
        const QStringList remembering =
            option(QStringLiteral("UserKnownHostsFile=") % folder.filePath(QStringLiteral("known")));
        QCOMPARE(SshClient(server)
                     .with(remembering + option(QStringLiteral("StrictHostKeyChecking=accept-new")))
                     .run(QStringLiteral("say 7 in"))
                     .status,
                 7);
        const auto strict = remembering + option(QStringLiteral("StrictHostKeyChecking=yes"));
        QCOMPARE(SshClient(server).with(strict).run(QStringLiteral("say 7 in")).status, 7);
        server.replaceHostKey(ed25519Key());
        const auto outcome = SshClient(server).with(strict).run(QStringLiteral("say 7 in"));
        QCOMPARE(outcome.status, 255);
        QVERIFY2(outcome.errors.contains("HOST IDENTIFICATION HAS CHANGED"), outcome.errors.constData());
    }

    void nothingElseIsOffered()
    {
        SshServer server;
        // A subsystem, and a forwarded port in both directions.
        const auto sftp = SshClient(server).with({QStringLiteral("-s")}).run(QStringLiteral("sftp"));
        QCOMPARE(sftp.status, 255);
        const auto reverse = SshClient(server)
                                 .with(option(QStringLiteral("ExitOnForwardFailure=yes")) +
                                       QStringList{QStringLiteral("-R"), QStringLiteral("0:127.0.0.1:1")})
                                 .run(QStringLiteral("say 7 in"));
        QCOMPARE(reverse.status, 255);
        const auto direct =
            SshClient(server)
                .with({QStringLiteral("-W"), QStringLiteral("127.0.0.1:%1").arg(server.port())})
                .run({});
        QCOMPARE(direct.status, 255);
        QCOMPARE(SshClient(server).run(QStringLiteral("say 7 in")).status, 7);
    }

    void pastesAreTaken_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("discarded") << "count";
        QTest::newRow("echoed") << "cat";
    }
    void pastesAreTaken()
    {
        QFETCH(QString, command);
        SshServer server;
        QByteArray input;
        for (int i = 0; input.size() < 10'000'000; ++i)
            input += "line " + QByteArray::number(i) + '\n';
        const auto outcome =
            SshClient(server).with(option(QStringLiteral("LogLevel=DEBUG1"))).run(command, input);
        QVERIFY2(outcome.status == 0, outcome.errors.right(300).constData());
        if (command == QLatin1String("cat"))
            QVERIFY(outcome.output == input);
        else
            QCOMPARE(outcome.output, QByteArray::number(input.size()) + '\n');
        QVERIFY2(server.mostQueued() < SshTerminal::comfortable + 4096,
                 "the shell was told too much at once");
    }

    void twoHundredLogInAtOnce()
    {
        SshListener::Options options;
        options.limits.sessions = 300;
        SshServer server(options);
        const SshClient client(server);
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 200; ++i) {
            processes.push_back(std::make_unique<QProcess>());
            client.start(*processes.back(), QStringLiteral("say %1 number %1").arg(i));
        }
        for (int i = 0; i < 200; ++i) {
            const auto outcome = SshClient::outcomeOf(*processes[static_cast<std::size_t>(i)]);
            QVERIFY2(outcome.status == i, outcome.errors.constData());
            QCOMPARE(outcome.output, "number " + QByteArray::number(i));
        }
        QTRY_COMPARE(server.sessions(), 0U);
        QCOMPARE(server.shells(), 0);
    }
};

QTEST_GUILESS_MAIN(SshListenerTest)
#include "sshlistenertest.moc"
