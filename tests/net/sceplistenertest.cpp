// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <mutex>
#include <set>
#include <thread>

#include "pki/net/httplistener.h"
#include "pki/scep/cacertificates.h"
#include "pki/scep/nextca.h"
#include "pki/scep/query.h"
#include "pki/scep/transaction.h"
#include "tests/net/rawpeer.h"
#include "tests/scep/testauthority.h"

using namespace releve;
using namespace releve::scep;
using testpki::day;
using testpki::now;

namespace {

constexpr std::string_view caName = "O=Example/CN=CA";

const Identity& ca()
{
    static const Identity identity = testpki::selfSigned(caName, testpki::key(2), 1, true);
    return identity;
}

const Identity& rollover()
{
    static const Identity identity =
        testpki::selfSigned(caName, testpki::key(3), 3, true, {now + 365 * day, now + 730 * day});
    return identity;
}

CaChoice choice()
{
    return {ca().certificate, ca().certificate, ca().certificate};
}

x509::Request request(const std::string& name = "O=Example/CN=r1")
{
    return testpki::request(name, testpki::key(1), "secret");
}

Identity throwAway()
{
    return *throwAwayIdentity(request(), testpki::key(1), now);
}

QByteArray toQt(ByteView bytes)
{
    const std::string_view text = textOf(bytes);
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// ROLLOVER_SPEC 7.1: base64 in lines of 64 characters, each line feed sent as %0A, the last one too.
QByteArray iosRequest(ByteView message)
{
    const std::string base64 = toBase64(message);
    std::string query;
    for (std::size_t at = 0; at < base64.size(); at += 64)
        query.append(base64.substr(at, 64)).append("%0A");
    return "GET /cgi-bin/pkiclient.exe?operation=PKIOperation&message=" + QByteArray::fromStdString(query) +
           " HTTP/1.0\r\nUser-Agent: Mozilla/4.0 (compatible; MSIE 5.0; Cisco PKI)\r\n\r\n";
}

QByteArray post(const QByteArray& body)
{
    return "POST /cgi-bin/pkiclient.exe?operation=PKIOperation HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
           "Content-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// The responder behind the listener, over real sockets.
class ScepListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_authority = std::make_unique<TestAuthority>(ca());
        m_authority->challenge = "secret";
        const auto answer = [this](std::string_view, const HttpRequest& asked) {
            const std::lock_guard lock(m_mutex);
            return Responder().answer(asked, *m_authority);
        };
        auto listener = net::HttpListener::start(answer, {});
        QVERIFY(listener);
        m_listener = std::move(*listener);
    }
    void cleanup() { m_listener.reset(); }

    void anOldRouterEnrollsAndRenews()
    {
        constexpr Algorithms oldIos{Digest::Md5, Cipher::Des};
        Transaction initial({throwAway(), choice(), oldIos, Policy{true}}, request());
        const auto granted = ask(initial, iosRequest(*initial.enroll(MessageType::PkcsReq, now)));
        QVERIFY(granted && granted->certificate);
        QVERIFY(granted->digest == Digest::Md5 && granted->cipher == Cipher::Des); // in kind
        const Identity current{*granted->certificate, testpki::key(1)};
        Transaction renewal({current, choice(), oldIos, Policy{true}},
                            testpki::request("O=Example/CN=r1", testpki::key(4)));
        const auto renewed = ask(renewal, iosRequest(*renewal.enroll(MessageType::PkcsReq, now)));
        QVERIFY(renewed && renewed->certificate && !(renewed->certificate == granted->certificate));
    }

    void aRouterAuthenticatesByLabel()
    {
        const QByteArray answer =
            exchange(m_listener->port(),
                     "GET /cgi-bin/pkiclient.exe?operation=GetCACert&message=ROOT-CA HTTP/1.0\r\n\r\n");
        QVERIFY(answer.contains("\r\nContent-Type: application/x-x509-ca-cert\r\n"));
        QCOMPARE(bodyOf(answer), toQt(ca().certificate.der()));
    }

    void theNextCaIsFetched()
    {
        const QByteArray asked =
            "GET /cgi-bin/pkiclient.exe?operation=GetNextCACert&message=x HTTP/1.0\r\n\r\n";
        QCOMPARE(statusLineOf(exchange(m_listener->port(), asked)), QByteArray("HTTP/1.1 404 Not Found"));
        {
            const std::lock_guard lock(m_mutex);
            m_authority->mine().rollover = rollover();
        }
        const QByteArray answer = exchange(m_listener->port(), asked);
        QVERIFY(answer.contains("\r\nContent-Type: application/x-x509-next-ca-cert\r\n"));
        const QByteArray body = bodyOf(answer);
        // Whole in the content, and beside the current CA for whoever reads the certificates outside.
        QVERIFY(body.count(toQt(rollover().certificate.der())) == 2);
        QVERIFY(body.count(toQt(ca().certificate.der())) == 1);
    }

    void afterAnAttackTheNextIsServed_data()
    {
        QTest::addColumn<QByteArray>("attack");
        QTest::newRow("nothing") << post({});
        QTest::newRow("two bytes") << post(QByteArray("\x30\x84", 2));
        QTest::newRow("20,000 nested lengths") << post(QByteArray("\x30\x80", 2).repeated(20'000));
        QTest::newRow("20,000 nested strings") << post(QByteArray("\x24\x80", 2).repeated(20'000));
        QTest::newRow("as long as it may be") << post(QByteArray(128 * 1024, '\x30'));
        QTest::newRow("a length of 4 GB") << post(QByteArray("\x30\x84\xff\xff\xff\xff\x02\x01\x00", 9));
        QTest::newRow("no base64") << iosRequest(Bytes(3000, 0)).replace("A", "%");
        QTest::newRow("base64 of zeros") << iosRequest(Bytes(3000, 0));
        QTest::newRow("two messages") << iosRequest(Bytes(30, 0)).replace(" HTTP", "&message=AAAA HTTP");
        QTest::newRow("a query of separators")
            << QByteArray("GET /?" + QByteArray(200, '&') + " HTTP/1.0\r\n\r\n");
    }
    void afterAnAttackTheNextIsServed()
    {
        QFETCH(QByteArray, attack);
        const QByteArray answer = exchange(m_listener->port(), attack);
        QCOMPARE(statusLineOf(answer), QByteArray("HTTP/1.1 400 Bad Request"));
        QCOMPARE(bodyOf(answer), QByteArray("malformed request\n"));
        QVERIFY(m_authority->enrollments.empty());
        Transaction honest({throwAway(), choice(), {}, {}}, request());
        const auto granted = ask(honest, post(toQt(*honest.enroll(MessageType::PkcsReq, now))));
        QVERIFY(granted && granted->certificate);
    }

    void manyAtOnceGetACertificateEach()
    {
        constexpr int count = 24;
        std::vector<std::string> serials(count);
        const Identity signer = throwAway();
        std::vector<std::thread> clients;
        for (int i = 0; i < count; ++i) {
            clients.emplace_back([&, i] {
                const std::string name = "O=Example/CN=r" + std::to_string(i);
                Transaction transaction({signer, choice(), {}, {}}, request(name), std::to_string(i));
                const auto granted =
                    ask(transaction, post(toQt(*transaction.enroll(MessageType::PkcsReq, now))));
                if (granted && granted->certificate)
                    serials[static_cast<std::size_t>(i)] = granted->certificate->serial();
            });
        }
        for (std::thread& client : clients)
            client.join();
        const std::set<std::string> distinct(serials.begin(), serials.end());
        QVERIFY(distinct.size() == count && !distinct.contains(""));
    }

private:
    std::optional<Answer> ask(Transaction& transaction, const QByteArray& asked) const
    {
        const QByteArray answer = exchange(m_listener->port(), asked);
        if (!answer.contains("\r\nContent-Type: application/x-pki-message\r\n"))
            return std::nullopt;
        const QByteArray body = bodyOf(answer);
        auto read = transaction.read(Bytes(body.begin(), body.end()));
        return read ? std::optional(std::move(*read)) : std::nullopt;
    }

    std::mutex m_mutex;
    std::unique_ptr<TestAuthority> m_authority;
    std::unique_ptr<net::HttpListener> m_listener;
};

QTEST_GUILESS_MAIN(ScepListenerTest)
#include "sceplistenertest.moc"
