// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDateTime>
#include <QDeadlineTimer>
#include <QFile>
#include <QLocale>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "tests/net/echolistener.h"

using namespace releve;
using namespace echolistener;

namespace {

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

/// What a peer can do to a listener, and that the next one does not notice.
class HttpAttackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void refusalsTellNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        const QByteArray post = "POST /x HTTP/1.1\r\nHost: a\r\n";
        const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
        const QByteArray bad = "400 Bad Request";
        const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& status,
                            const QByteArray& body) { QTest::newRow(name) << bytes << status << body; };
        row("no request", "hello\r\n\r\n", bad, "bad request\n");
        row("TLS and a line feed", "\x16\x03\x01\x02\n", bad, "bad request\n");
        row("two lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", bad, "bad request\n");
        row("a length and chunks", post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", bad,
            "bad request\n");
        row("a length that is none", post + "Content-Length: x\r\n\r\n", bad, "bad request\n");
        row("a chunk that is none", chunked + "xyz\r\n", bad, "bad request\n");
        row("a chunk's extension of 200 kB", chunked + "1;" + QByteArray(200'000, 'a') + "\r\na\r\n0\r\n\r\n",
            bad, "bad request\n");
        row("a method", "PUT /x HTTP/1.0\r\n\r\n", "405 Method Not Allowed", "method not allowed\n");
        row("a body", post + "Content-Length: 99999999\r\n\r\n", "413 Content Too Large", "too large\n");
        row("chunks", chunked + "ffffffff\r\n", "413 Content Too Large", "too large\n");
        row("a URL", "GET /" + QByteArray(200'000, 'a') + " HTTP/1.0\r\n\r\n", "414 URI Too Long",
            "too long\n");
        row("16,000 parameters", "GET /x?" + QByteArray("a&").repeated(16'000) + " HTTP/1.0\r\n\r\n",
            "414 URI Too Long", "too long\n");
        row("a field", "GET /x HTTP/1.0\r\nA: " + QByteArray(500'000, 'a') + "\r\n\r\n",
            "431 Request Header Fields Too Large", "too large\n");
        row("fields", "GET /x HTTP/1.0\r\n" + QByteArray("a: b\r\n").repeated(50'000) + "\r\n",
            "431 Request Header Fields Too Large", "too large\n");
        row("a coding", post + "Transfer-Encoding: gzip\r\n\r\n", "501 Not Implemented", "not implemented\n");
        row("a version", "GET /x HTTP/9.9\r\n\r\n", "505 HTTP Version Not Supported", "not supported\n");
        row("a handler that throws", "GET /throw HTTP/1.0\r\n\r\n", "500 Internal Server Error",
            "not available\n");
    }
    /// Each byte is known: a status, a date, a type, a length, and the end.
    void refusalsTellNothing()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        const Listener listener =
            started({}, [](std::string_view path, const scep::HttpRequest& request) -> scep::HttpResponse {
                if (path == "/throw")
                    throw std::runtime_error("the secret");
                return echo(path, request);
            });
        QByteArray answer = exchange(listener->port(), bytes);
        const qsizetype date = answer.indexOf("Date: ");
        QVERIFY(date > 0);
        const QByteArray dated = answer.mid(date + 6, 29);
        QDateTime when = QLocale::c().toDateTime(QString::fromLatin1(dated),
                                                 QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
        when.setTimeSpec(Qt::UTC);
        QVERIFY2(std::abs(when.secsTo(QDateTime::currentDateTimeUtc())) < 60, dated.constData());
        answer.remove(date, 6 + 29 + 2);
        const QByteArray allow = status.startsWith("405") ? "Allow: GET, POST\r\n" : "";
        const QByteArray expected =
            "HTTP/1.1 " + status +
            "\r\nContent-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
            allow + "Connection: close\r\n\r\n" + body;
        QCOMPARE(answer, expected);
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
};

QTEST_GUILESS_MAIN(HttpAttackTest)
#include "httpattacktest.moc"
