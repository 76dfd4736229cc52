// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDeadlineTimer>
#include <QFile>
#include <QTest>

#include <future>
#include <semaphore>
#include <set>
#include <stdexcept>

#include "pki/net/httplistener.h"
#include "tests/net/rawpeer.h"

using namespace releve;
using net::HttpListener;

namespace {

using Listener = std::unique_ptr<HttpListener>;

/// Says what it was asked: `G path|query|body`.
scep::HttpResponse echo(std::string_view path, const scep::HttpRequest& request)
{
    std::string text = request.post ? "P " : "G ";
    text.append(path).append("|").append(request.query).append("|").append(textOf(request.body));
    return {200, "application/x-echo", Bytes(text.begin(), text.end())};
}

Listener started(HttpListener::Options options = {}, HttpListener::Handler handler = echo)
{
    auto listener = HttpListener::start(std::move(handler), options);
    return listener ? std::move(*listener) : nullptr;
}

HttpListener::Options with(HttpListener::Limits limits)
{
    HttpListener::Options options;
    options.limits = limits;
    return options;
}

/// An honest request is served as ever.
bool serves(const HttpListener& listener)
{
    return bodyOf(exchange(listener.port(), "GET /a?b HTTP/1.0\r\n\r\n")) == "G /a|b|";
}

constexpr qint64 megabyte = 1 << 20;

/// What this process holds in memory; 0 where that cannot be told.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

} // namespace

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

    void hugeBodiesAreRefusedUnread_data()
    {
        QTest::addColumn<bool>("chunked");
        QTest::newRow("announced") << false;
        QTest::newRow("chunked") << true;
    }
    void hugeBodiesAreRefusedUnread()
    {
        QFETCH(bool, chunked);
        const Listener listener = started();
        QVERIFY(serves(*listener));
        const qint64 before = residentBytes();
        const QByteArray piece =
            chunked ? "10000\r\n" + QByteArray(65536, 'a') + "\r\n" : QByteArray(65536, 'a');
        RawPeer peer(listener->port());
        bool takes =
            peer.send(QByteArray("POST /x?y HTTP/1.1\r\nHost: a\r\n") +
                      (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: 67108864\r\n\r\n"));
        qint64 sent = 0;
        for (; takes && sent < 64 * megabyte; sent += piece.size())
            takes = peer.send(piece);
        QVERIFY2(sent < 16 * megabyte, "more was taken than fits the buffers of two sockets");
        // A client that is still sending may learn of the end before it has read why.
        const QByteArray answer = peer.receiveAll();
        QVERIFY(answer.isEmpty() || statusLineOf(answer) == "HTTP/1.1 413 Content Too Large");
        QVERIFY(residentBytes() - before < 16 * megabyte);
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

    void garbageHarmsNobody_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("line ends") << QByteArray("\r\n").repeated(50'000);
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
        QTest::newRow("no version") << QByteArray("GET /x\r\n\r\n");
        QTest::newRow("HTTP/9") << QByteArray("GET /x HTTP/9.9\r\n\r\n");
        QTest::newRow("16,000 parameters")
            << "GET /x?" + QByteArray("a&").repeated(16'000) + " HTTP/1.0\r\n\r\n";
        QTest::newRow("50,000 header fields")
            << "GET /x HTTP/1.0\r\n" + QByteArray("a: b\r\n").repeated(50'000) + "\r\n";
        QTest::newRow("a long header field")
            << "GET /x HTTP/1.0\r\nA: " + QByteArray(500'000, 'a') + "\r\n\r\n";
        const QByteArray post = "POST /x HTTP/1.1\r\nHost: a\r\n";
        QTest::newRow("a length that is none") << post + "Content-Length: x\r\n\r\nabc";
        QTest::newRow("a negative length") << post + "Content-Length: -1\r\n\r\nabc";
        QTest::newRow("a length of 10^12") << post + "Content-Length: 1000000000000\r\n\r\nabc";
        QTest::newRow("a length of 10^30")
            << post + "Content-Length: 1000000000000000000000000000000\r\n\r\nabc";
        QTest::newRow("a chunk that is none") << post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n";
        QTest::newRow("a chunk of 2^64")
            << post + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\nabc\r\n";
        QTest::newRow("a chunk's long extension")
            << post + "Transfer-Encoding: chunked\r\n\r\n1;" + QByteArray(200'000, 'a');
    }
    void garbageHarmsNobody()
    {
        QFETCH(QByteArray, bytes);
        HttpListener::Limits limits;
        limits.patience = std::chrono::milliseconds(200);
        const Listener listener = started(with(limits));
        const QByteArray answer = exchange(listener->port(), bytes);
        // Closed at the latest when patience ends, and never served.
        QVERIFY2(!answer.contains("200 OK"), answer.left(200).constData());
        QVERIFY(serves(*listener));
    }

    void cutAnywhereHarmsNobody()
    {
        const Listener listener = started();
        const QByteArray whole = "POST /cgi-bin/pkiclient.exe?operation=PKIOperation HTTP/1.1\r\nHost: a\r\n"
                                 "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n"
                                 "5\r\nabcde\r\n3\r\nfgh\r\n0\r\n\r\n";
        for (qsizetype size = 0; size < whole.size(); ++size) {
            RawPeer peer(listener->port());
            peer.send(whole.first(size));
        }
        QVERIFY(serves(*listener));
    }

    void whoeverTricklesIsShut()
    {
        HttpListener::Limits limits;
        limits.patience = std::chrono::milliseconds(300);
        const Listener listener = started(with(limits));
        for (const QByteArray& begin :
             {QByteArray("GET /x?"), QByteArray("GET /x?y HTTP/1.1\r\nA: "),
              QByteArray("POST /x?y HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n")}) {
            RawPeer peer(listener->port());
            QVERIFY(peer.send(begin));
            int sent = 0;
            while (peer.send("a") && !peer.isClosedWithin(20))
                ++sent;
            QVERIFY2(sent >= 3, "shut at once");
            QVERIFY2(sent < 500, "trickled for ten seconds");
        }
        QVERIFY(serves(*listener));
    }

    void whoeverDoesNotReadIsShut()
    {
        HttpListener::Limits limits;
        limits.patience = std::chrono::milliseconds(300);
        const Listener listener =
            started(with(limits), [](std::string_view, const scep::HttpRequest& request) {
                return scep::HttpResponse{200, "text/plain",
                                          Bytes(request.query == "long" ? 32 * megabyte : 1, 'a')};
            });
        QTcpSocket lazy;
        lazy.setProxy(QNetworkProxy::NoProxy);
        lazy.setReadBufferSize(1000);
        lazy.connectToHost(QHostAddress::LocalHost, listener->port());
        QVERIFY(lazy.waitForConnected());
        lazy.write("GET /x?long HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(lazy.waitForReadyRead());
        // Others are served while it is being found out.
        for (const QDeadlineTimer deadline(3 * limits.patience); !deadline.hasExpired();)
            QCOMPARE(bodyOf(exchange(listener->port(), "GET /x?short HTTP/1.0\r\n\r\n")), QByteArray("a"));
        qint64 received = 0;
        lazy.setReadBufferSize(0);
        while (lazy.state() == QAbstractSocket::ConnectedState && lazy.waitForReadyRead(RawPeer::patience))
            received += lazy.readAll().size();
        QVERIFY(received < 32 * megabyte);
    }

    void halfOpenConnectionsKeepNobodyOut_data()
    {
        QTest::addColumn<bool>("fromOneAddress");
        QTest::newRow("of one address") << true;
#ifdef Q_OS_LINUX // the others have no 127.0.0.2
        QTest::newRow("of many addresses") << false;
#endif
    }
    void halfOpenConnectionsKeepNobodyOut()
    {
        QFETCH(bool, fromOneAddress);
        HttpListener::Limits limits;
        limits.connections = 24;
        limits.connectionsPerAddress = 8;
        const Listener listener = started(with(limits));
        std::vector<std::unique_ptr<RawPeer>> silent;
        for (unsigned i = 0; i < 200; ++i) {
            const QHostAddress from(fromOneAddress ? 0x7f000001 : 0x7f000002 + i);
            silent.push_back(
                std::make_unique<RawPeer>(listener->port(), QHostAddress(QHostAddress::LocalHost), from));
            QVERIFY(silent.back()->isConnected());
            silent.back()->send("GET /x?");
            if (i % 20 == 0)
                QVERIFY(serves(*listener));
        }
        QVERIFY(serves(*listener));
        // Those that came last are still there, and as many as may be.
        const auto isOpen = [](const auto& peer) { return !peer->isClosedWithin(1); };
        QTRY_VERIFY(std::count_if(silent.begin(), silent.end(), isOpen) <= (fromOneAddress ? 8 : 24));
        QVERIFY(std::count_if(silent.begin(), silent.end(), isOpen) >= (fromOneAddress ? 7 : 23));
        QVERIFY(isOpen(silent.back()) && !isOpen(silent.front()));
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
