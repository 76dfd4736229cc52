// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <condition_variable>
#include <future>
#include <mutex>
#include <semaphore>
#include <set>
#include <stdexcept>

#include "tests/net/echolistener.h"

using namespace releve;
using namespace echolistener;

class HttpListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressOrPortThatCannotBeHadIsAnError()
    {
        const Listener first = started();
        QVERIFY(first);
        HttpListener::Options options;
        options.port = first->port();
        auto second = HttpListener::start(echo, options);
        QVERIFY(!second && second.error().code == ErrorCode::IoFailure);
        const QByteArray detail = QByteArray::fromStdString(second.error().detail);
        QVERIFY2(detail.contains("127.0.0.1 port "), detail.constData());

        options.port = 0;
        options.addresses = {QHostAddress(QStringLiteral("192.0.2.1"))}; // RFC 5737: nobody's
        second = HttpListener::start(echo, options);
        QVERIFY(!second && second.error().code == ErrorCode::IoFailure);
        options.addresses = {QHostAddress(QHostAddress::LocalHost),
                             QHostAddress(QStringLiteral("192.0.2.1"))};
        QVERIFY(!HttpListener::start(echo, options)); // every one that was asked for, or none
        QVERIFY(serves(*first));
    }

    void listensOnLoopbackUnlessTold()
    {
        const Listener listener = started();
        QVERIFY(listener->port() != 0);
        for (const QHostAddress& address : listener->addresses()) {
            QVERIFY(address.isLoopback());
            const QByteArray answer = exchange(listener->port(), "GET /a?b HTTP/1.0\r\n\r\n", address);
            QCOMPARE(bodyOf(answer), QByteArray("G /a|b|"));
        }
    }

    void thePortIsFreeAgainAfterwards()
    {
        HttpListener::Options options;
        {
            const Listener first = started();
            options.port = first->port();
            RawPeer idle(options.port);
            QVERIFY(serves(*first));
        }
        QVERIFY(started(options));
    }

    void requestsArriveAsTheyWereSent_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("seen");
        const auto row = [](const char* name, const QByteArray& request, const QByteArray& seen) {
            QTest::newRow(name) << request << seen;
        };
        // ROLLOVER_SPEC 7.1: HTTP/1.0, base64 in lines of 64, the last one ended too.
        const QByteArray lines = "operation=PKIOperation&message=" + QByteArray(64, 'M') + "%0A" +
                                 QByteArray(64, '+') + "%0A" + "/%2B%3D=%0A";
        row("old IOS", "GET /cgi-bin/pkiclient.exe?" + lines + " HTTP/1.0\r\n\r\n",
            "G /cgi-bin/pkiclient.exe|" + lines + "|");
        row("a label", "GET /cgi-bin/pkiclient.exe?operation=GetCACert&message=ROOT%20CA HTTP/1.0\r\n\r\n",
            "G /cgi-bin/pkiclient.exe|operation=GetCACert&message=ROOT%20CA|");
        row("old IOS's header fields",
            "GET /x?y HTTP/1.0\r\nUser-Agent: Mozilla/4.0 (compatible; MSIE 5.0; Cisco PKI)\r\n\r\n",
            "G /x|y|");
        row("spaces in the message", "GET /x?message=a b HTTP/1.0\r\n\r\n", "G /x|message=a b|");
        row("no query", "GET / HTTP/1.0\r\n\r\n", "G /||");
        row("through a proxy", "GET http://ca.example:80/x?y=%41 HTTP/1.0\r\n\r\n", "G /x|y=%41|");
        row("line feeds only", "GET /x?y HTTP/1.0\n\n", "G /x|y|");
        row("an encoded path", "GET /%2e%2E/%00x?y HTTP/1.0\r\n\r\n", "G /%2e%2E/%00x|y|");
        const QByteArray close = "Connection: close\r\n";
        row("HTTP/1.1 without Host", "GET /x?y HTTP/1.1\r\n" + close + "\r\n", "G /x|y|");
        row("POST without a type", "POST /x?y HTTP/1.0\r\nContent-Length: 3\r\n\r\na&b", "P /x|y|a&b");
        row("POST of octets",
            "POST /x?y HTTP/1.1\r\nHost: a\r\n" + close +
                "Content-Type: application/octet-stream\r\nContent-Length: 4\r\n\r\na\r\nb",
            "P /x|y|a\r\nb");
        row("POST of a form, which it is not",
            "POST /x?y HTTP/1.1\r\nHost: a\r\n" + close +
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=%41",
            "P /x|y|a=%41");
        row("POST of nothing", "POST /x?y HTTP/1.0\r\nContent-Length: 0\r\n\r\n", "P /x|y|");
        row("chunked",
            "POST /x?y HTTP/1.1\r\nHost: a\r\n" + close +
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;q=1\r\nde\r\n0\r\n\r\n",
            "P /x|y|abcde");
    }
    void requestsArriveAsTheyWereSent()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, seen);
        const Listener listener = started();
        const QByteArray answer = exchange(listener->port(), request);
        QCOMPARE(statusLineOf(answer), QByteArray("HTTP/1.1 200 OK"));
        QCOMPARE(bodyOf(answer), seen);
        QVERIFY(answer.contains("\r\nContent-Type: application/x-echo\r\n"));
        QVERIFY(
            answer.contains(QByteArray("\r\nContent-Length: " + QByteArray::number(seen.size()) + "\r\n")));
    }

    void whoeverExpectsItIsToldToContinue()
    {
        const Listener listener = started();
        RawPeer peer(listener->port());
        peer.send("POST /x?y HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\n"
                  "Content-Length: 3\r\n\r\n");
        QCOMPARE(statusLineOf(peer.receiveUntil("\r\n\r\n")), QByteArray("HTTP/1.1 100 Continue"));
        peer.send("abc");
        QCOMPARE(bodyOf(peer.receiveAll()), QByteArray("P /x|y|abc"));
        // And not, when it would be for nothing.
        const QByteArray answer =
            exchange(listener->port(), "POST /x?y HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                                       "Content-Length: 99999999\r\n\r\n");
        QCOMPARE(statusLineOf(answer), QByteArray("HTTP/1.1 413 Content Too Large"));
    }

    void connectionsAreKept()
    {
        const Listener listener = started();
        RawPeer peer(listener->port());
        for (int i = 0; i < 100; ++i) {
            const QByteArray number = QByteArray::number(i);
            peer.send("POST /x?" + number + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab");
            QVERIFY(!peer.receiveUntil("P /x|" + number + "|ab").isEmpty());
        }
    }

    void requestsMayComeAtOnce()
    {
        for (const unsigned threads : {1U, 4U}) {
            HttpListener::Options options;
            options.threads = threads;
            const Listener listener = started(options);
            QByteArray requests;
            QByteArray seen;
            for (int i = 0; i < 300; ++i) {
                const QByteArray number = QByteArray::number(i);
                requests += "POST /x?" + number + " HTTP/1.1\r\nContent-Length: 2\r\n\r\nab";
                seen += "P /x|" + number + "|ab";
            }
            const QByteArray answers =
                exchange(listener->port(), requests + "GET /last HTTP/1.1\r\nConnection: close\r\n\r\n");
            // In the order they were asked in.
            QByteArray bodies;
            for (qsizetype at = answers.indexOf("\r\n\r\n"); at >= 0; at = answers.indexOf("\r\n\r\n", at)) {
                at += 4;
                const qsizetype end = answers.indexOf("HTTP/1.1 ", at);
                bodies += answers.mid(at, end < 0 ? -1 : end - at);
            }
            QCOMPARE(bodies, QByteArray(seen + "G /last||"));
        }
    }

    void anOldConnectionIsKeptWhenAskedFor()
    {
        const Listener listener = started();
        RawPeer peer(listener->port());
        for (int i = 0; i < 3; ++i) {
            peer.send("GET /x?y HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            QVERIFY(peer.receiveUntil("G /x|y|").contains("\r\nConnection: keep-alive\r\n"));
        }
    }

    void otherMethodsAreRefused()
    {
        const Listener listener = started();
        for (const char* method : {"HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "X"}) {
            const QByteArray answer =
                exchange(listener->port(), QByteArray(method) + " /x?y HTTP/1.1\r\nHost: a\r\n"
                                                                "Connection: close\r\n\r\n");
            QCOMPARE(statusLineOf(answer), QByteArray("HTTP/1.1 405 Method Not Allowed"));
            QVERIFY(answer.contains("\r\nAllow: GET, POST\r\n"));
            QCOMPARE(bodyOf(answer).isEmpty(), QByteArray(method) == "HEAD");
        }
    }

    void longRequestLines()
    {
        const Listener listener = started();
        for (const int size : {4096, 8192, 32 * 1024}) {
            const QByteArray query(size, 'a');
            QCOMPARE(bodyOf(exchange(listener->port(), "GET /x?" + query + " HTTP/1.0\r\n\r\n")),
                     "G /x|" + query + "|");
        }
        const QByteArray answer =
            exchange(listener->port(), "GET /x?" + QByteArray(200'000, 'a') + " HTTP/1.0\r\n\r\n");
        QCOMPARE(statusLineOf(answer), QByteArray("HTTP/1.1 414 URI Too Long"));
        QVERIFY(serves(*listener));
    }

    void aBodyMayBeAsLongAsItMay()
    {
        HttpListener::Limits limits;
        limits.body = 1000;
        const Listener listener = started(with(limits));
        for (const int size : {999, 1000, 1001}) {
            const QByteArray body(size, 'a');
            const QByteArray number = QByteArray::number(size);
            const QByteArray head = "POST /x?y HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
            const QByteArray expected =
                size <= 1000 ? QByteArray("P /x|y|" + body) : QByteArray("too large\n");
            QCOMPARE(
                bodyOf(exchange(listener->port(), head + "Content-Length: " + number + "\r\n\r\n" + body)),
                expected);
            QCOMPARE(bodyOf(exchange(listener->port(), head + "Transfer-Encoding: chunked\r\n\r\n" +
                                                           QByteArray::number(size, 16) + "\r\n" + body +
                                                           "\r\n0\r\n\r\n")),
                     expected);
        }
    }

    void requestsOfABurstAreServedAtOnce()
    {
        std::mutex mutex;
        std::condition_variable changed;
        int inside = 0;
        HttpListener::Options options;
        options.threads = 2;
        const Listener listener =
            started(options, [&](std::string_view path, const scep::HttpRequest& request) {
                std::unique_lock lock(mutex);
                ++inside;
                changed.notify_all();
                const bool both =
                    changed.wait_for(lock, std::chrono::seconds(20), [&] { return inside == 2; });
                return both ? echo(path, request) : scep::HttpResponse{500, "text/plain", {}};
            });
        RawPeer first(listener->port());
        RawPeer second(listener->port());
        for (RawPeer* peer : {&first, &second})
            peer->send("GET /a?b HTTP/1.0\r\n\r\n");
        QCOMPARE(bodyOf(first.receiveAll()), QByteArray("G /a|b|"));
        QCOMPARE(bodyOf(second.receiveAll()), QByteArray("G /a|b|"));
    }

    void oneThreadServesToo()
    {
        HttpListener::Options options;
        options.threads = 1;
        const Listener listener = started(options);
        RawPeer idle(listener->port());
        QVERIFY(idle.send("GET /a?b HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(!idle.receiveUntil("G /a|b|").isEmpty());
        QVERIFY(serves(*listener));
    }

    void aHandlerThatThrowsSaysNothing()
    {
        const Listener listener =
            started({}, [](std::string_view path, const scep::HttpRequest& request) -> scep::HttpResponse {
                if (path == "/throw")
                    throw std::runtime_error("the secret");
                return echo(path, request);
            });
        const QByteArray answer = exchange(listener->port(), "GET /throw HTTP/1.0\r\n\r\n");
        QCOMPARE(statusLineOf(answer), QByteArray("HTTP/1.1 500 Internal Server Error"));
        QCOMPARE(bodyOf(answer), QByteArray("not available\n"));
        QVERIFY(serves(*listener));
    }

    void answersTellNothingOfTheServer()
    {
        const Listener listener = started();
        static const std::set<QByteArray> allowed{"date", "connection", "content-type", "content-length",
                                                  "allow"};
        for (const QByteArray& request :
             {QByteArray("GET /x?y HTTP/1.0\r\n\r\n"), QByteArray("PUT / HTTP/1.0\r\n\r\n"),
              QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n"),
              QByteArray("GET /" + QByteArray(200'000, 'a') + " HTTP/1.0\r\n\r\n")}) {
            const QByteArray answer = exchange(listener->port(), request);
            const QByteArray head = answer.first(answer.indexOf("\r\n\r\n"));
            for (const QByteArray& line : head.split('\n').mid(1))
                QVERIFY2(allowed.contains(line.split(':').first().toLower()), line.constData());
        }
    }

    void theEndWaitsForWhatIsBeingServed()
    {
        std::binary_semaphore entered(0);
        std::binary_semaphore mayLeave(0);
        Listener listener = started({}, [&](std::string_view path, const scep::HttpRequest& request) {
            entered.release();
            mayLeave.acquire();
            return echo(path, request);
        });
        const std::uint16_t port = listener->port();
        RawPeer idle(port);
        RawPeer busy(port);
        QVERIFY(busy.send("GET /x?y HTTP/1.1\r\nHost: a\r\n\r\n"));
        entered.acquire();
        auto ended = std::async(std::launch::async, [&] { listener.reset(); });
        QVERIFY(ended.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
        mayLeave.release();
        QVERIFY(ended.wait_for(std::chrono::seconds(20)) == std::future_status::ready);
        QVERIFY(busy.isClosedWithin(RawPeer::patience) && idle.isClosedWithin(RawPeer::patience));
        QVERIFY(!RawPeer(port).isConnected());
    }

    void endsUnderLoad()
    {
        for (int round = 0; round < 10; ++round) {
            Listener listener = started();
            const std::uint16_t port = listener->port();
            std::atomic<int> served = 0;
            std::vector<std::thread> clients;
            for (int i = 0; i < 4; ++i) {
                clients.emplace_back([&] {
                    for (;;) {
                        RawPeer peer(port);
                        if (!peer.isConnected() || !peer.send("GET /x?y HTTP/1.0\r\n\r\n") ||
                            !peer.receiveAll().endsWith("|y|"))
                            return;
                        ++served;
                    }
                });
            }
            QTRY_VERIFY(served > 20);
            listener.reset();
            for (std::thread& client : clients)
                client.join();
        }
    }
};

QTEST_GUILESS_MAIN(HttpListenerTest)
#include "httplistenertest.moc"
