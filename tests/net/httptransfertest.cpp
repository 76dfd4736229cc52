// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

#include "pki/net/httpclient.h"
#include "pki/x509/certificatetemplate.h"
#include "pki/x509/requesttemplate.h"
#include "tests/net/httppeer.h"
#include "tests/net/waiting.h"

using namespace releve;
using namespace releve::net;
using namespace std::chrono_literals;
using scep::HttpResponse;

namespace {

const HttpLimits patient{10s, 30s, 1000};
const HttpLimits quick{10s, 300ms, 1000};

HttpPeer::Answer answering(const QByteArray& bytes)
{
    return [bytes](QTcpSocket& socket, const auto&) { sendAndClose(socket, bytes); };
}

void ignore(QTcpSocket& /*socket*/, const HttpPeer::Request& /*request*/) {}

std::string bodyOf(const Received<HttpResponse>& received)
{
    return std::string(textOf(received.value().body));
}

/// A URL on which nobody listens.
QUrl deadUrl()
{
    HttpPeer peer(ignore);
    return peer.url();
}

} // namespace

class HttpTransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeReachedIsUnreachable_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a header that breaks off") << QByteArray("HTTP/1.1 200 OK\r\nContent-Ty");
        QTest::newRow("a body that breaks off")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nonly");
        QTest::newRow("a chunk that breaks off")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\non");
        QTest::newRow("no last chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n");
        QTest::newRow("an error page that breaks off")
            << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 10\r\n\r\nonly");
    }
    void whatCannotBeReachedIsUnreachable()
    {
        QFETCH(QByteArray, answer);
        HttpPeer peer(answering(answer));
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::Unreachable);
        QCOMPARE(peer.connections, 1);
    }

    void whereNobodyListensIsUnreachable()
    {
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const QUrl url = deadUrl();
        const auto transfer = client.get(url, received.callback());
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::Unreachable);
        QCOMPARE(received.detail(), "127.0.0.1:" + std::to_string(url.port()) + ": ConnectionRefusedError");
    }

    void aNameThatIsNobodysIsUnreachable()
    {
        HttpClient client({}, quick);
        Received<HttpResponse> received;
        const auto transfer = client.get(QUrl(QStringLiteral("http://ca.invalid/scep")), received.callback());
        QVERIFY(received.wait());
        // Where there is no name server it may take longer to know.
        QVERIFY(received.code() == ErrorCode::Unreachable || received.code() == ErrorCode::TimedOut);
    }

    void whatIsNotHttpIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("another protocol") << QByteArray("SSH-2.0-Cisco-1.25\r\n\r\n");
        QTest::newRow("no status") << QByteArray("HTTP/1.1 \r\n\r\n");
        QTest::newRow("status of letters") << QByteArray("HTTP/1.1 abc OK\r\n\r\n");
    }
    void whatIsNotHttpIsNoAnswer()
    {
        QFETCH(QByteArray, answer);
        HttpPeer peer(answering(answer));
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        QVERIFY2(received.code() == ErrorCode::BadAnswer || received.code() == ErrorCode::Unreachable,
                 received.detail().c_str());
    }

    void aBodyOverTheLimitIsNotReceived_data()
    {
        QTest::addColumn<Framing>("framing");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("fits");
        for (const auto& [name, framing] :
             {std::pair{"length", Framing::Length}, std::pair{"chunked", Framing::Chunked},
              std::pair{"close", Framing::Close}}) {
            QTest::addRow("%s, just fits", name) << framing << 1000 << true;
            QTest::addRow("%s, one too many", name) << framing << 1001 << false;
            QTest::addRow("%s, far too many", name) << framing << 5'000'000 << false;
        }
    }
    void aBodyOverTheLimitIsNotReceived()
    {
        QFETCH(Framing, framing);
        QFETCH(int, size);
        QFETCH(bool, fits);
        HttpPeer peer(answering(httpAnswer(200, "a/b", QByteArray(size, 'x'), framing)));
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        if (fits) {
            VERIFY_OK(received);
            QCOMPARE(received.value().body.size(), 1000U);
        } else {
            COMPARE_ERROR(received, ErrorCode::TooLarge);
        }
    }

    void aBodyWithoutEndIsCutOff()
    {
        qint64 written = 0;
        HttpPeer peer([&written](QTcpSocket& socket, const auto&) {
            socket.write(httpAnswer(200, "a/b", {}, Framing::Close));
            const auto more = [&socket, &written] {
                if (socket.bytesToWrite() < 100'000)
                    written += socket.write(QByteArray(100'000, 'x'));
            };
            QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
            more();
        });
        HttpClient client({}, {1s, 20s, 100'000});
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::TooLarge);
        // The rest is in the sockets' buffers.
        QVERIFY2(written < 20'000'000, QByteArray::number(written).constData());
        QTRY_VERIFY(peer.findChildren<QTcpSocket*>().isEmpty());
    }

    void aHeaderWithoutEndIsCutOff()
    {
        HttpPeer peer([](QTcpSocket& socket, const auto&) {
            socket.write("HTTP/1.1 200 OK\r\n");
            const auto more = [&socket] {
                if (socket.bytesToWrite() < 100'000)
                    socket.write(QByteArray("X-Filler: ") + QByteArray(50'000, 'x') + "\r\n");
            };
            QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
            more();
        });
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::TooLarge);
        QTRY_VERIFY(peer.findChildren<QTcpSocket*>().isEmpty());
    }

    void whoDoesNotAnswerIsNotWaitedFor_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a header") << QByteArray("HTTP/1.1 200 OK\r\n");
        QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nonly");
    }
    void whoDoesNotAnswerIsNotWaitedFor()
    {
        QFETCH(QByteArray, beginning);
        HttpPeer peer([beginning](QTcpSocket& socket, const auto&) { socket.write(beginning); });
        HttpClient client({}, quick);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::TimedOut);
        QVERIFY(received.detail().ends_with("no whole answer in time"));
    }

    void aDripDoesNotProlongTheTime()
    {
        HttpPeer peer([](QTcpSocket& socket, const auto&) {
            socket.write(httpAnswer(200, "a/b", {}, Framing::Close));
            auto* timer = new QTimer(&socket);
            QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
            timer->start(20ms);
        });
        HttpClient client({}, quick);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait(5000));
        COMPARE_ERROR(received, ErrorCode::TimedOut);
    }

    void whoDoesNotConnectIsNotWaitedFor()
    {
        // A full queue of connections nobody accepts: the kernel lets the next wait.
        QTcpServer peer;
        peer.setListenBacklogSize(1);
        QVERIFY(peer.listen(QHostAddress::LocalHost));
        peer.pauseAccepting();
        std::vector<std::unique_ptr<QTcpSocket>> filling;
        do {
            QVERIFY(filling.size() < 20);
            filling.push_back(std::make_unique<QTcpSocket>());
            filling.back()->connectToHost(QHostAddress::LocalHost, peer.serverPort());
        } while (filling.back()->waitForConnected(200));
        HttpClient client({}, {200ms, 60s, 1000});
        Received<HttpResponse> received;
        const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(peer.serverPort()));
        const auto transfer = client.get(url, received.callback());
        QVERIFY(received.wait(10000));
        COMPARE_ERROR(received, ErrorCode::TimedOut);
        QVERIFY(received.detail().ends_with("no connection in time"));
    }

    void cancelledIsSaidOnceAndLater_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<bool>("sent");
        QTest::newRow("at once") << QByteArray() << false;
        QTest::newRow("once asked") << QByteArray() << true;
        QTest::newRow("in the header") << QByteArray("HTTP/1.1 200 OK\r\n") << true;
        QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nonly")
                                     << true;
    }
    void cancelledIsSaidOnceAndLater()
    {
        QFETCH(QByteArray, beginning);
        QFETCH(bool, sent);
        HttpPeer peer([beginning](QTcpSocket& socket, const auto&) { socket.write(beginning); });
        HttpClient client({}, {10s, 60s, 1000});
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        if (sent)
            QTRY_COMPARE(peer.requests.size(), 1U);
        transfer->cancel();
        transfer->cancel();
        QCOMPARE(received.count(), 0U);
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::Cancelled);
        QTRY_VERIFY(peer.findChildren<QTcpSocket*>().isEmpty());
        QCOMPARE(received.count(), 1U);
    }

    void aDestroyedTransferSaysNothing()
    {
        HttpPeer peer([](QTcpSocket& socket, const HttpPeer::Request& request) {
            if (request.method() == "POST")
                sendAndClose(socket, httpAnswer(200, "a/b", "x"));
        });
        HttpClient client({}, patient);
        Received<HttpResponse> received, other;
        for (const char* host : {"127.0.0.1", "localhost"}) {
            QUrl url = peer.url();
            url.setHost(QString::fromLatin1(host));
            client.get(url, received.callback()).reset();
        }
        auto cancelled = client.get(peer.url(), received.callback());
        cancelled->cancel();
        cancelled.reset();
        auto asked = client.get(peer.url(), received.callback());
        QTRY_VERIFY(!peer.requests.empty());
        asked.reset();
        const auto last = client.post(peer.url(), "a/b", {}, other.callback());
        QVERIFY(other.wait());
        QCOMPARE(received.count(), 0U);
    }

    void aCallbackMayDestroyItsTransfer()
    {
        HttpPeer peer(answering(httpAnswer(200, "a/b", "x")));
        HttpClient client({}, patient);
        std::unique_ptr<HttpTransfer> transfer;
        std::string body;
        transfer = client.get(peer.url(), [&](Result<HttpResponse> response) {
            transfer.reset();
            body = textOf(response->body);
        });
        QTRY_COMPARE(body, std::string("x"));
        QVERIFY(!transfer);
    }

    void noAnswerLeadsElsewhere_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        for (const int status : {301, 302, 307, 308})
            QTest::addRow("%d", status) << status << QByteArray("Location: /other\r\n");
        QTest::newRow("401") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
        QTest::newRow("404") << 404 << QByteArray();
        QTest::newRow("500") << 500 << QByteArray();
        QTest::newRow("503") << 503 << QByteArray("Retry-After: 1\r\n");
    }
    void noAnswerLeadsElsewhere()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        HttpPeer peer(answering(httpAnswer(status, "text/plain", "told", Framing::Length, header)));
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QCOMPARE(received.value().status, status);
        QCOMPARE(bodyOf(received), std::string("told"));
        QCOMPARE(peer.requests.size(), 1U);
    }

    void aBodyEndsInEveryManner_data()
    {
        QTest::addColumn<Framing>("framing");
        QTest::newRow("length") << Framing::Length;
        QTest::newRow("chunked") << Framing::Chunked;
        QTest::newRow("close") << Framing::Close;
    }
    void aBodyEndsInEveryManner()
    {
        QFETCH(Framing, framing);
        QByteArray body;
        for (int i = 0; i < 900; ++i)
            body += static_cast<char>(i * 7);
        HttpPeer peer(answering(httpAnswer(200, "application/x-y; charset=z", body, framing)));
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QCOMPARE(bodyOf(received), body.toStdString());
        QCOMPARE(received.value().contentType, std::string("application/x-y; charset=z"));
    }

    void whatIsCompressedUnaskedStaysSo()
    {
        HttpPeer peer(answering(
            httpAnswer(200, "a/b", "not gzip at all", Framing::Length, "Content-Encoding: gzip\r\n")));
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QCOMPARE(bodyOf(received), std::string("not gzip at all"));
    }

    void aGetSaysNoMoreThanItMust()
    {
        HttpPeer peer(answering(httpAnswer(200, "a/b", "x", Framing::Length,
                                           "Set-Cookie: a=b\r\nCache-Control: max-age=99\r\n")));
        HttpClient client({}, patient);
        QUrl url = peer.url();
        url.setQuery(QStringLiteral("operation=x&message=a%2Bb%2Fc%3D"), QUrl::StrictMode);
        for (std::size_t times = 1; times <= 2; ++times) {
            Received<HttpResponse> received;
            const auto transfer = client.get(url, received.callback());
            QVERIFY(received.wait());
            VERIFY_OK(received);
            QCOMPARE(peer.requests.size(), times);
        }
        const HttpPeer::Request& request = peer.requests.back();
        QCOMPARE(request.line, "GET /scep?operation=x&message=a%2Bb%2Fc%3D HTTP/1.1");
        QVERIFY(!request.headers.contains("cookie"));
        QVERIFY(!request.headers.contains("upgrade"));
        QVERIFY(request.headers.contains("accept-encoding: identity\r\n"));
        QVERIFY(request.headers.contains("user-agent: releve\r\n"));
        const QByteArray host = "host: 127.0.0.1:" + QByteArray::number(peer.serverPort()) + "\r\n";
        QVERIFY(request.headers.contains(host));
    }

    void aPostBringsItsBody()
    {
        HttpPeer peer(answering(httpAnswer(200, "a/b", "x")));
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const Bytes body(100'000, 0);
        const auto transfer = client.post(peer.url(), "application/x-pki-message", body, received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        const HttpPeer::Request& request = peer.requests.front();
        QCOMPARE(request.method(), "POST");
        QCOMPARE(request.body, QByteArray(100'000, '\0'));
        QVERIFY(request.headers.contains("content-type: application/x-pki-message\r\n"));
    }

    void version6IsReached()
    {
        HttpPeer peer(answering(httpAnswer(200, "a/b", "x")), QHostAddress::LocalHostIPv6);
        if (!peer.isListening())
            QSKIP("no IPv6 here");
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(peer.url(), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QVERIFY(peer.requests.front().headers.contains("host: [::1]:"));
    }

    void manyAtATime()
    {
        HttpPeer peer([](QTcpSocket& socket, const HttpPeer::Request& request) {
            sendAndClose(socket, httpAnswer(200, "a/b", request.query()));
        });
        HttpClient client;
        std::vector<Received<HttpResponse>> received(50);
        std::vector<std::unique_ptr<HttpTransfer>> transfers;
        for (std::size_t i = 0; i < received.size(); ++i) {
            QUrl url = peer.url();
            url.setQuery(QString::number(i));
            transfers.push_back(client.get(url, received[i].callback()));
        }
        for (std::size_t i = 0; i < received.size(); ++i) {
            QVERIFY(received[i].wait());
            VERIFY_OK(received[i]);
            QCOMPARE(bodyOf(received[i]), std::to_string(i));
        }
    }

    void aProxyIsAsked()
    {
        HttpPeer proxy([](QTcpSocket& socket, const HttpPeer::Request& request) {
            sendAndClose(socket, httpAnswer(200, "a/b", request.target()));
        });
        Proxy settings{Proxy::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(), {}, {}};
        HttpClient client(settings, patient);
        Received<HttpResponse> received;
        const auto transfer =
            client.get(QUrl(QStringLiteral("http://ca.example/scep?operation=x")), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QCOMPARE(bodyOf(received), std::string("http://ca.example/scep?operation=x"));
    }

    void aProxyThatIsNotThereIsNotGoneRound()
    {
        HttpPeer peer(answering(httpAnswer(200, "a/b", "x")));
        for (const auto kind : {Proxy::Kind::Http, Proxy::Kind::Socks5}) {
            const Proxy settings{
                kind, QStringLiteral("127.0.0.1"), static_cast<quint16>(deadUrl().port()), {}, {}};
            HttpClient client(settings, patient);
            Received<HttpResponse> received;
            const auto transfer = client.get(peer.url(), received.callback());
            QVERIFY(received.wait());
            COMPARE_ERROR(received, ErrorCode::Unreachable);
        }
        QCOMPARE(peer.connections, 0);
    }

    void aProxyThatWantsAPasswordSaysSo()
    {
        HttpPeer proxy(answering(httpAnswer(407, "text/plain", "told", Framing::Length,
                                            "Proxy-Authenticate: Basic realm=\"x\"\r\n")));
        Proxy settings{Proxy::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(), {}, {}};
        Received<HttpResponse> received;
        HttpClient client(settings, patient);
        const auto transfer = client.get(QUrl(QStringLiteral("http://ca.example/")), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QCOMPARE(received.value().status, 407);
    }

    void theEnvironmentsProxyIsUsedWhenWanted()
    {
        HttpPeer proxy([](QTcpSocket& socket, const HttpPeer::Request& request) {
            sendAndClose(socket, httpAnswer(200, "a/b", request.target()));
        });
        qputenv("http_proxy", proxy.url(QString()).toEncoded());
        for (const auto kind : {Proxy::Kind::System, Proxy::Kind::None}) {
            HttpClient client({kind, {}, 0, {}, {}}, patient);
            Received<HttpResponse> received;
            const auto transfer =
                client.get(QUrl(QStringLiteral("http://127.0.0.2:1/scep")), received.callback());
            QVERIFY(received.wait());
            if (kind == Proxy::Kind::System)
                QCOMPARE(bodyOf(received), std::string("http://127.0.0.2:1/scep"));
            else
                COMPARE_ERROR(received, ErrorCode::Unreachable);
        }
        qunsetenv("http_proxy");
    }

    void aNameOfTwoAddressesIsReached()
    {
        HttpPeer peer(answering(httpAnswer(200, "a/b", "x"))); // on 127.0.0.1 only
        QUrl url = peer.url();
        url.setHost(QStringLiteral("localhost"));
        HttpClient client({}, patient);
        Received<HttpResponse> received;
        const auto transfer = client.get(url, received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
    }

    void whatIsNoHttpUrlIsRefusedLater()
    {
        HttpClient client({}, patient);
        for (const char* text : {"", "ftp://127.0.0.1/", "/scep", "http:///scep"}) {
            Received<HttpResponse> received;
            const auto transfer = client.get(QUrl(QString::fromLatin1(text)), received.callback());
            QCOMPARE(received.count(), 0U);
            QVERIFY(received.wait());
            COMPARE_ERROR(received, ErrorCode::BadArgument);
        }
    }

    void tlsIsSpokenToWhoSpeaksIt()
    {
        HttpPeer peer(answering(httpAnswer(200, "a/b", "x")));
        QUrl url = peer.url();
        url.setScheme(QStringLiteral("https"));
        HttpClient client({}, {300ms, 30s});
        Received<HttpResponse> received;
        const auto transfer = client.get(url, received.callback());
        QVERIFY(received.wait());
        QVERIFY(!received.ok() && received.code() != ErrorCode::BadAnswer);
        QVERIFY(peer.requests.empty());
    }

    void tlsIsVerified_data()
    {
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("reached");
        QTest::newRow("not trusted") << false << QStringLiteral("localhost") << false;
        QTest::newRow("another name") << true << QStringLiteral("127.0.0.1") << false;
        QTest::newRow("trusted") << true << QStringLiteral("localhost") << true;
    }
    void tlsIsVerified()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("Qt without TLS");
        QFETCH(bool, trusted);
        QFETCH(QString, host);
        QFETCH(bool, reached);
        static const auto key = *x509::PrivateKey::generateRsa(2048);
        const Instant now = SystemClock().now();
        const auto request = *x509::signRequest({*x509::Name::fromIos("CN=localhost"), {}, {}}, key);
        const auto certificate =
            *x509::selfSign({"01", now - 1h, now + 1h, {}, x509::Digest::Sha256}, request, key);
        const QSslCertificate theirs(QByteArray::fromStdString(certificate.toPem()));
        const auto keyPem = *key.toPem();
        const std::string keyText(textOf(keyPem.view()));

        QSslServer server;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(theirs);
        configuration.setPrivateKey(QSslKey(QByteArray::fromStdString(keyText), QSsl::Rsa));
        server.setSslConfiguration(configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        bool asked = false;
        connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &asked] {
                asked = true;
                sendAndClose(*socket, httpAnswer(200, "a/b", "x"));
            });
        });

        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        if (trusted) {
            QSslConfiguration trusting = before;
            trusting.setCaCertificates({theirs});
            QSslConfiguration::setDefaultConfiguration(trusting);
        }
        HttpClient client({}, {5s, 5s});
        Received<HttpResponse> received;
        const QUrl url(QStringLiteral("https://%1:%2/").arg(host).arg(server.serverPort()));
        const auto transfer = client.get(url, received.callback());
        QVERIFY(received.wait());
        QSslConfiguration::setDefaultConfiguration(before);
        if (reached) {
            VERIFY_OK(received);
        } else {
            COMPARE_ERROR(received, ErrorCode::Unreachable);
            QVERIFY(received.detail().ends_with("SslHandshakeFailedError"));
        }
        QCOMPARE(asked, reached);
    }
};

QTEST_GUILESS_MAIN(HttpTransferTest)
#include "httptransfertest.moc"
