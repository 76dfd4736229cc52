// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "tests/net/ssh/interactivepeer.h"
#include "tests/net/ssh/sshrelay.h"
#include "tests/net/ssh/sshrun.h"
#include "tests/net/ssh/sshserver.h"

using namespace releve;
namespace net = releve::net;

namespace {

net::SshListener::Options oldServer()
{
    net::SshListener::Options options;
    options.algorithms = net::SshListener::Algorithms::LegacyIos;
    options.hostKeys = {rsaKey()};
    return options;
}

std::string place(std::uint16_t port)
{
    return "127.0.0.1 port " + std::to_string(port);
}

} // namespace

/// Our client and our listener.
class SshClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongLoginsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("password") << QByteArray("admin") << QByteArray("Secret");
        QTest::newRow("user") << QByteArray("root") << QByteArray("secret");
        QTest::newRow("nothing") << QByteArray("admin") << QByteArray("");
    }
    void wrongLoginsAreRefused()
    {
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, password);
        SshServer server;
        auto hop = SshRun::hop(server.port(), password.toStdString());
        hop.credentials.user = user.toStdString();
        SshRun run(std::move(hop), "say 0 in");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::LoginRefused);
        VERIFY_TELLS(run, place(server.port()) + ", while logging in: user " + user.toStdString());
        VERIFY_TELLS(run, "tried: password;"); // once, and nothing else
        QTRY_COMPARE(server.sessions(), 0U);
    }

    void withoutCredentialsNothingIsTried()
    {
        SshServer server;
        auto hop = SshRun::hop(server.port());
        hop.credentials.password.reset();
        SshRun run(std::move(hop), "say 0 in");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::LoginRefused);
        VERIFY_TELLS(run, "tried: nothing; the server takes: ");
    }

    void aCommandRuns()
    {
        SshServer server;
        SshRun run(SshRun::hop(server.port()), "say 7 hello");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QCOMPARE(run.output, std::string("hello"));
        QCOMPARE(run.status, std::optional<int>(7));
        QCOMPARE(run.ends, 1);
        QCOMPARE(run.reports.size(), std::size_t{1});
        const net::SshReport& report = run.reports.front();
        QCOMPARE(report.software, std::string("SSH-2.0-Cisco-1.25"));
        QCOMPARE(report.keyExchange, std::string("curve25519-sha256"));
        QCOMPARE(report.hostKey.fingerprint, run.questions.at(0).key.fingerprint);
        QVERIFY(report.old.empty());
    }

    void aShellIsTalkedTo()
    {
        SshServer server;
        SshRun run;
        run.start(SshRun::hop(server.port()));
        QVERIFY(run.waitUntilOpen());
        QVERIFY(run.hears("size 511x511 pty yes user admin\r\nlab>"));
        QVERIFY(run.client->write(bytesOf("show clock\r")));
        QVERIFY(run.hears("show clock\r\nshow clock\r\nlab>"));
        QVERIFY(run.client->write(bytesOf("exit\r")));
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QVERIFY(!run.client->write(bytesOf("more\r")));
    }

    void aShellIsClosed()
    {
        SshServer server;
        SshRun run;
        run.start(SshRun::hop(server.port()));
        QVERIFY(run.hears("lab>"));
        run.client->close();
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QTRY_COMPARE(server.sessions(), 0U);
    }

    void muchIsTaken()
    {
        SshServer server;
        SshRun run(SshRun::hop(server.port()), "flood 20000000");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QCOMPARE(run.received, std::size_t{20'000'000});
    }

    void notMoreIsQueuedThanAllowed()
    {
        SshServer server;
        SshRun run(SshRun::hop(server.port()), "hang");
        QVERIFY(run.hears("here"));
        const Bytes much(std::size_t{512} << 10, std::uint8_t{'x'});
        QVERIFY(run.client->write(much));
        QVERIFY(run.client->write(much));
        const auto refused = run.client->write(bytesOf("x"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::TooLarge);
    }

    void anUnknownKeyIsAskedAbout()
    {
        SshServer server;
        SshRun run;
        run.accepts = false;
        run.start(SshRun::hop(server.port()), {"say 0 in"});
        QVERIFY(QTest::qWaitFor([&] { return !run.questions.empty(); }, SshRun::patience));
        QCOMPARE(run.questions.at(0).host, std::string("127.0.0.1"));
        QCOMPARE(run.questions.at(0).port, server.port());
        QVERIFY(run.questions.at(0).key.fingerprint.starts_with("SHA256:"));
        QVERIFY(!run.client->accept("SHA256:AAAA"));
        QTest::qWait(50); // the connection waits: there is nothing to wait for
        QCOMPARE(run.ends, 0);
        QVERIFY(run.client->accept(run.questions.at(0).key.fingerprint));
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.output, std::string("in"));
    }

    void anUnknownKeyIsNotTakenByItself()
    {
        SshServer server;
        SshRun run;
        run.asks = false;
        run.start(SshRun::hop(server.port()), {"say 0 in"});
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::HostKeyUnknown);
        VERIFY_TELLS(run, "SHA256:");
    }

    void aNotedKeyIsNotAskedAbout()
    {
        net::SshListener::Options options;
        const auto key = ed25519Key();
        options.hostKeys = {key};
        SshServer server(options);
        auto hop = SshRun::hop(server.port());
        hop.hostKey = key.fingerprint();
        SshRun run(std::move(hop), "say 0 in");
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.output, std::string("in"));
        QVERIFY(run.questions.empty());
        server.replaceHostKey(ed25519Key());
        auto again = SshRun::hop(server.port());
        again.hostKey = key.fingerprint();
        SshRun changed(std::move(again), "say 0 in");
        QVERIFY(changed.waitForEnd());
        COMPARE_CODE(changed, ErrorCode::HostKeyChanged);
        VERIFY_TELLS(changed, "the one noted for it is " + key.fingerprint());
        QCOMPARE(changed.detail().find("SHA256:") != changed.detail().rfind("SHA256:"), true); // both
        QVERIFY(changed.questions.empty());
        QVERIFY(changed.output.empty());
    }

    void oldAlgorithmsAreSwitchedOn()
    {
        SshServer server(oldServer());
        SshRun refused(SshRun::hop(server.port()), "say 0 in");
        QVERIFY(refused.waitForEnd());
        COMPARE_CODE(refused, ErrorCode::NoCommonAlgorithm);
        VERIFY_TELLS(refused, "switch on the old algorithms for this device (--legacy-ssh) to use ");
        VERIFY_TELLS(refused, "diffie-hellman-group14-sha1");
        auto hop = SshRun::hop(server.port());
        hop.oldAlgorithms = true;
        SshRun run(std::move(hop), "say 0 in");
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.output, std::string("in"));
        const std::vector<std::string> old{"diffie-hellman-group14-sha1", "aes128-cbc", "hmac-sha1"};
        QCOMPARE(run.reports.at(0).old, old);
    }

    void newOnesArePreferred()
    {
        SshServer server;
        auto hop = SshRun::hop(server.port());
        hop.oldAlgorithms = true;
        SshRun run(std::move(hop), "say 0 in");
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.output, std::string("in"));
        QVERIFY(run.reports.at(0).old.empty());
    }

    void aKeyLogsIn_data()
    {
        QTest::addColumn<bool>("old"); // signs with SHA-1, as IOS wants it
        QTest::newRow("new") << false;
        QTest::newRow("old") << true;
    }
    void aKeyLogsIn()
    {
        QFETCH(bool, old);
        SshServer server(old ? oldServer() : net::SshListener::Options());
        const auto key = net::SshUserKey::fromPem(rsaKey().toPem().value(), {});
        QVERIFY(key);
        server.acceptKey(QByteArray::fromStdString(key.value().publicKey().text));
        auto hop = SshRun::hop(server.port(), "wrong");
        hop.credentials.key = key.value();
        hop.oldAlgorithms = old;
        SshRun run(std::move(hop), "say 0 in");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QCOMPARE(run.output, std::string("in"));
    }

    void questionsOfAaaAreAnswered_data()
    {
        QTest::addColumn<QByteArrayList>("questions");
        QTest::addColumn<bool>("isIn");
        QTest::newRow("password") << QByteArrayList{"Password: "} << true;
        QTest::newRow("user and password") << QByteArrayList{"+Username: ", "Password: "} << true;
        QTest::newRow("none, then password") << QByteArrayList{"", "Password: "} << true;
        QTest::newRow("a token") << QByteArrayList{"Password: ", "Token code: "} << false;
        QTest::newRow("the password again") << QByteArrayList{"Password: ", "Password: "} << false;
    }
    void questionsOfAaaAreAnswered()
    {
        QFETCH(QByteArrayList, questions);
        QFETCH(bool, isIn);
        InteractivePeer peer(questions);
        SshRun run;
        run.start(SshRun::hop(peer.port()));
        if (isIn) {
            // Nothing but a login is to be had there.
            QVERIFY(run.waitForEnd());
            QVERIFY2(!run.tells("while logging in"), run.detail().c_str());
            QCOMPARE(peer.answers(),
                     QByteArray(questions.size() > 1 && questions[0].startsWith('+') ? "admin|secret|"
                                                                                     : "secret|"));
        } else {
            QVERIFY(run.waitForEnd());
            COMPARE_CODE(run, ErrorCode::LoginRefused);
            VERIFY_TELLS(run, questions[1] == QByteArray("Token code: ") ? "Token code" : "password");
            QCOMPARE(peer.answers(), QByteArray("secret|"));
        }
    }

    void nobodyThere()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const std::uint16_t port = closed.serverPort();
        closed.close();
        SshRun run(SshRun::hop(port), "say 0 in");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::ConnectionRefused);
        VERIFY_TELLS(run, place(port) + ", while connecting: ");
    }

    void noSuchName()
    {
        auto hop = SshRun::hop(22);
        hop.host = "r1.invalid"; // RFC 6761: never resolves
        SshRun run(std::move(hop), "say 0 in");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::NameNotResolved);
        VERIFY_TELLS(run, "r1.invalid port 22, while looking up the name: ");
    }

    void namesAndIpv6_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("name") << QByteArray("localhost");
        QTest::newRow("IPv6") << QByteArray("::1");
    }
    void namesAndIpv6()
    {
        QFETCH(QByteArray, host);
        net::SshListener::Options options;
        options.address =
            host == "::1" ? QHostAddress(QHostAddress::LocalHostIPv6) : QHostAddress(QHostAddress::Any);
        SshServer server(options);
        if (server.port() == 0)
            QSKIP("there is no IPv6 here");
        auto hop = SshRun::hop(server.port());
        hop.host = host.toStdString();
        SshRun run(std::move(hop), "say 0 in");
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::Count);
        QCOMPARE(run.output, std::string("in"));
    }

    void othersAreNoSshServers_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArray& says, bool closes, ErrorCode code) {
            QTest::newRow(name) << says << closes << static_cast<int>(code);
        };
        row("HTTP", "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<html></html>", true,
            ErrorCode::NotSsh);
        row("HTTP that waits", "HTTP/1.1 400 Bad Request\r\n\r\n", false, ErrorCode::NotSsh);
        row("garbage", QByteArray(100'000, '\xff'), false, ErrorCode::NotSsh);
        row("Telnet", "\xff\xfd\x18\xff\xfd\x20", false, ErrorCode::NotSsh);
        row("SSH 1", "SSH-1.5-Cisco-1.25\r\n", false, ErrorCode::NotSsh);
        row("nothing", "", false, ErrorCode::TimedOut);
        row("nothing, closed", "", true, ErrorCode::ConnectionLost);
        row("a greeting only", "SSH-2.0-Cisco-1.25\r\n", true, ErrorCode::ConnectionLost);
        row("a greeting and silence", "SSH-2.0-Cisco-1.25\r\n", false, ErrorCode::TimedOut);
        row("a greeting and garbage", "SSH-2.0-Cisco-1.25\r\n" + QByteArray(100'000, '\xff'), false,
            ErrorCode::BadAnswer);
    }
    void othersAreNoSshServers()
    {
        QFETCH(QByteArray, says);
        QFETCH(bool, closes);
        QFETCH(int, code);
        QTcpServer peer;
        QVERIFY(peer.listen(QHostAddress::LocalHost));
        QObject::connect(&peer, &QTcpServer::newConnection, &peer, [&] {
            QTcpSocket* socket = peer.nextPendingConnection();
            socket->write(says);
            if (closes)
                socket->disconnectFromHost();
        });
        SshRun run;
        run.times.connect = std::chrono::milliseconds(1500);
        run.start(SshRun::hop(peer.serverPort()));
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, static_cast<ErrorCode>(code));
        VERIFY_TELLS(run, place(peer.serverPort()) + ", while ");
    }

    void aCutConnectionIsTold()
    {
        SshServer server;
        SshRun run;
        run.start(SshRun::hop(server.port()), {"cut"});
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::ConnectionLost);
        VERIFY_TELLS(run, place(server.port()));
        QCOMPARE(run.ends, 1);
    }

    void aDeadConnectionIsNoticed()
    {
        SshServer server;
        SshRelay relay(server.port());
        SshRun run;
        run.times.keepAlive = std::chrono::milliseconds(100);
        run.start(SshRun::hop(relay.port()), {"hang"});
        QVERIFY(run.hears("here"));
        // Signs of life: as long as they are answered, nothing happens.
        const auto before = relay.bytes();
        QVERIFY(QTest::qWaitFor([&] { return relay.bytes() > before + 200; }, SshRun::patience));
        QCOMPARE(run.ends, 0);
        relay.freeze();
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::ConnectionLost);
        VERIFY_TELLS(run, "no sign of life");
    }

    void anIdleConnectionIsEnded()
    {
        SshServer server;
        SshRun run;
        run.times.idle = std::chrono::milliseconds(200);
        run.start(SshRun::hop(server.port()), {"hang"});
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::TimedOut);
        VERIFY_TELLS(run, "nothing was said");
    }

    void aFrozenLoginTimesOut()
    {
        SshServer server;
        SshRelay relay(server.port());
        SshRun run;
        run.times.login = std::chrono::milliseconds(300);
        run.accepts = false;
        run.start(SshRun::hop(relay.port()));
        QVERIFY(QTest::qWaitFor([&] { return !run.questions.empty(); }, SshRun::patience));
        relay.freeze();
        QVERIFY(run.client->accept(run.questions.at(0).key.fingerprint));
        QVERIFY(run.waitForEnd());
        COMPARE_CODE(run, ErrorCode::TimedOut);
        VERIFY_TELLS(run, "while logging in");
    }

    void givenUpAtAnyInstant()
    {
        SshServer server;
        for (std::size_t instant = 0; instant < 40; ++instant) {
            SshRun run;
            run.start(SshRun::hop(server.port()), {"flood 1000000"});
            for (std::size_t i = 0; i < instant && run.ends == 0; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            run.client.reset();
            const int ends = run.ends;
            QCoreApplication::processEvents();
            QCOMPARE(run.ends, ends);
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.sessions(), 0U, SshRun::patience);
    }

    void givenUpInsideAnyCall()
    {
        SshServer server;
        for (const char* where : {"question", "opened", "received", "ended", "failed"}) {
            std::unique_ptr<net::SshClient> client;
            bool isThere = false;
            const std::string_view name = where;
            const auto leave = [&](std::string_view call) {
                isThere = isThere || call == name;
                if (call == name)
                    client.reset();
            };
            net::SshClient::Events events;
            events.asksForHostKey = [&](const net::SshKeyQuestion& question) {
                if (name != "question")
                    static_cast<void>(client->accept(question.key.fingerprint));
                leave("question");
            };
            events.opened = [&](const std::vector<net::SshReport>&) { leave("opened"); };
            events.received = [&](ByteView) { leave("received"); };
            events.ended = [&](std::optional<int>) { leave("ended"); };
            events.failed = [&](const Error&) { leave("failed"); };
            std::vector<net::SshHop> hops;
            hops.push_back(SshRun::hop(server.port(), name == "failed" ? "wrong" : "secret"));
            client = std::make_unique<net::SshClient>(std::move(hops), net::SshRequest{"say 0 in"},
                                                      net::SshTimes(), std::move(events));
            QVERIFY2(QTest::qWaitFor([&] { return isThere; }, SshRun::patience), where);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.sessions(), 0U, SshRun::patience);
    }

    void aHundredAtOnce()
    {
        net::SshListener::Options options;
        options.limits.sessions = 200;
        SshServer server(options);
        std::vector<std::unique_ptr<SshRun>> runs;
        for (int i = 0; i < 100; ++i) {
            runs.push_back(std::make_unique<SshRun>());
            runs.back()->times.connect = runs.back()->times.login = std::chrono::minutes(2);
            runs.back()->start(SshRun::hop(server.port()), {"say " + std::to_string(i) + " x"});
        }
        for (int i = 0; i < 100; ++i) {
            QVERIFY(runs[static_cast<std::size_t>(i)]->waitForEnd());
            COMPARE_CODE(*runs[static_cast<std::size_t>(i)], ErrorCode::Count);
            QCOMPARE(runs[static_cast<std::size_t>(i)]->status, std::optional<int>(i));
        }
    }
};

QTEST_GUILESS_MAIN(SshClientTest)
#include "sshclienttest.moc"
