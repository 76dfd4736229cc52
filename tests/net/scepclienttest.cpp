// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <QThread>

#include <openssl/err.h>

#include "pki/net/scepclient.h"
#include "pki/net/scepurl.h"
#include "tests/net/sceppeer.h"
#include "tests/net/waiting.h"
#include "tests/scep/reply.h"

using namespace releve;
using namespace releve::net;
using namespace releve::scep;
using namespace std::chrono_literals;
using testpki::day;
using testpki::now;
using x509::Certificate;

namespace {

constexpr std::string_view subject = "O=Example/CN=r1";

const Identity& ca()
{
    static const Identity identity = testpki::selfSigned("O=Example/CN=CA", testpki::key(2), 1, true);
    return identity;
}

/// Another CA of the same names and number.
const Identity& foreign()
{
    static const Identity identity = testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 1, true);
    return identity;
}

const Identity& rollover()
{
    static const Identity identity =
        testpki::selfSigned("O=Example/CN=CA", testpki::key(4), 2, true, {now + 300 * day, now + 700 * day});
    return identity;
}

const x509::Request& request()
{
    static const x509::Request made = testpki::request(subject, testpki::key(1), "very secret");
    return made;
}

const Identity& current()
{
    static const Identity identity{testpki::issue(ca(), request(), 10), testpki::key(1)};
    return identity;
}

CaProfile pinned(const Certificate& certificate = ca().certificate)
{
    CaProfile profile;
    profile.pinned = certificate;
    return profile;
}

/// A client and what it needs, on a peer.
struct Bench
{
    explicit Bench(const ScepPeer& peer, CaProfile profile = pinned(), HttpLimits limits = {10s, 30s})
        : Bench(peer.http.url(), std::move(profile), limits)
    {}
    explicit Bench(const QUrl& url, CaProfile profile = pinned(), HttpLimits limits = {10s, 30s})
        : http({}, limits), client(http, {url, "ROOTCA", std::move(profile)}, clock)
    {}

    template<class T, class Start>
    Outcome<T> done(Start start)
    {
        Received<T> received;
        start(received.callback());
        received.wait();
        return received.outcome();
    }
    Outcome<EnrollmentOutcome> enroll()
    {
        return done<EnrollmentOutcome>(
            [&](auto callback) { client.enroll(request(), testpki::key(1), callback); });
    }
    Outcome<EnrollmentOutcome> renew(RenewalForm form = RenewalForm::Automatic)
    {
        return done<EnrollmentOutcome>([&](auto callback) {
            client.renew({request(), current(), {}}, callback, form);
        });
    }

    ManualClock clock{now};
    HttpClient http;
    ScepClient client;
};

/// What was sent in a PKIOperation, as the peer got it.
SignedMessage sentIn(const HttpPeer::Request& request)
{
    const std::string_view body(request.body.data(), static_cast<std::size_t>(request.body.size()));
    if (!body.empty())
        return std::move(*SignedMessage::read(bytesOf(body)));
    const std::string query = request.query().toStdString();
    return std::move(*SignedMessage::read(*decodeMessage(*Query::parse(query)->message)));
}

/// A CertRep that is not quite right.
ScepPeer::Lie forging(std::function<void(Reply&)> change)
{
    return [change = std::move(change)](HttpResponse& response, ByteView message) {
        Reply reply = replyTo(message, ca(), PkiStatus::Success, {testpki::issue(ca(), request(), 11)});
        change(reply);
        response.body = reply.bytes();
    };
}

} // namespace

class ScepClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    // Authentication

    void anotherFingerprintIsRefused()
    {
        ScepPeer peer(ca());
        for (const Digest digest : {Digest::Md5, Digest::Sha1, Digest::Sha256}) {
            Bench bench(peer, {});
            const auto expected = *Fingerprint::parse(foreign().certificate.fingerprint(digest));
            const auto received =
                bench.done<CaChoice>([&](auto callback) { bench.client.authenticate(expected, callback); });
            COMPARE_ERROR(received, ErrorCode::WrongFingerprint);
            QVERIFY(received.detail().find(expected.hex) != std::string::npos);
            QVERIFY(received.detail().find(ca().certificate.fingerprint(digest)) != std::string::npos);
            QVERIFY(!bench.client.profile().pinned);
        }
        Bench bench(peer, {});
        const auto received = bench.done<CaChoice>(
            [&](auto callback) { bench.client.authenticate(foreign().certificate, callback); });
        COMPARE_ERROR(received, ErrorCode::WrongFingerprint);
    }

    void theRightFingerprintPinsTheCa()
    {
        ScepPeer peer(ca());
        for (const bool withRa : {false, true}) {
            if (withRa) {
                const auto ra = testpki::request("O=Example/CN=RA", testpki::key(3));
                peer.authority.mine().ra = Identity{testpki::issue(ca(), ra, 5), testpki::key(3)};
            }
            Bench bench(peer, {});
            const auto expected = *Fingerprint::parse(lowered(ca().certificate.fingerprint(Digest::Md5)));
            const auto received =
                bench.done<CaChoice>([&](auto callback) { bench.client.authenticate(expected, callback); });
            VERIFY_OK(received);
            QVERIFY(received.value().ca == ca().certificate);
            QCOMPARE(received.value().encryption == ca().certificate, !withRa);
            QVERIFY(bench.client.profile().pinned == ca().certificate);
            VERIFY_OK(bench.enroll());
        }
        QCOMPARE(peer.http.requests.front().query(), "operation=GetCACert&message=ROOTCA");
    }

    void nothingIsPinnedByLooking()
    {
        ScepPeer peer(ca());
        Bench bench(peer, {});
        const auto seen =
            bench.done<CaCandidate>([&](auto callback) { bench.client.caCertificates(callback); });
        VERIFY_OK(seen);
        QVERIFY(seen.value().choice.ca == ca().certificate);
        QVERIFY(!bench.client.profile().pinned);
        COMPARE_ERROR(bench.enroll(), ErrorCode::BadArgument);
        QCOMPARE(peer.asked("PKIOperation"), 0);
    }

    void whatIsNoCaCertificateIsNoAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int status, const char* type, const QByteArray& body,
                            ErrorCode code) {
            QTest::newRow(name) << status << QByteArray(type) << body << static_cast<int>(code);
        };
        row("HTML", 200, "text/html", "<html>Welcome", ErrorCode::BadAnswer);
        row("HTML called a certificate", 200, "application/x-x509-ca-cert", "<html>", ErrorCode::BadAnswer);
        row("nothing", 200, "application/x-x509-ca-cert", "", ErrorCode::BadAnswer);
        row("404", 404, "text/plain", "no\x1b[2J such CA", ErrorCode::HttpRefused);
        row("500", 500, "text/html", "<html>", ErrorCode::HttpRefused);
        row("302", 302, "text/html", "", ErrorCode::HttpRefused);
        row("204", 204, "text/plain", "", ErrorCode::HttpRefused);
        row("too much", 200, "application/x-x509-ca-cert", QByteArray(200'000, '0'), ErrorCode::TooLarge);
        const auto client = testpki::toBytes(current().certificate.der());
        row("no CA's", 200, "application/x-x509-ca-cert",
            QByteArray(std::string(textOf(client)).data(), static_cast<qsizetype>(client.size())),
            ErrorCode::BadAnswer);
    }
    void whatIsNoCaCertificateIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        ScepPeer peer(ca());
        peer.say("GetCACert", status, type.toStdString(), body.toStdString());
        Bench bench(peer, {});
        const auto received =
            bench.done<CaCandidate>([&](auto callback) { bench.client.caCertificates(callback); });
        COMPARE_ERROR(received, static_cast<ErrorCode>(code));
        if (status != 200)
            QVERIFY(received.detail().find(std::to_string(status)) != std::string::npos);
        QVERIFY(received.detail().find('\x1b') == std::string::npos);
    }

    void contentTypesDecideNothing()
    {
        for (const char* type :
             {"application/x-x509-ca-cert", "Application/X-X509-CA-Cert; charset=x",
              "application/x-x509-ra-ca-certs", "text/plain", "application/octet-stream"}) {
            ScepPeer peer(ca());
            peer.lie("GetCACert", [type](HttpResponse& response, ByteView) { response.contentType = type; });
            Bench bench(peer);
            VERIFY_OK(bench.enroll());
        }
    }

    // Capabilities

    void aCaThatSaysNothingIsSpokenToOldly_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        for (const int status : {400, 404, 405, 500, 501})
            QTest::addRow("%d", status) << status << QByteArray("AES\nPOSTPKIOperation\n");
        QTest::newRow("empty") << 200 << QByteArray();
        QTest::newRow("HTML") << 200 << QByteArray("<html>\n<body>AES</body>\n</html>");
    }
    void aCaThatSaysNothingIsSpokenToOldly()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        ScepPeer peer(ca());
        peer.say("GetCACaps", status, "text/html", body.toStdString());
        Bench bench(peer);
        const auto received = bench.enroll();
        VERIFY_OK(received);
        QVERIFY(received.value().answer.status == PkiStatus::Success);
        QVERIFY(received.value().algorithms == (Algorithms{Digest::Sha1, Cipher::Des3}));
        QVERIFY(received.value().answer.digest == Digest::Sha1);
        QVERIFY(received.value().answer.cipher == Cipher::Des3);
        const HttpPeer::Request& sent = peer.http.requests.back();
        QCOMPARE(sent.method(), "GET");
        QVERIFY(!sent.query().contains('+') && !sent.query().contains("%0A"));
        QVERIFY(bench.client.profile().bestSeen == Capabilities());
    }

    void whoDoesNotLetUsAskIsBelieved()
    {
        for (const int status : {302, 401, 403, 503}) {
            ScepPeer peer(ca());
            peer.say("GetCACaps", status, "text/plain", "no");
            Bench bench(peer);
            const auto received = bench.enroll();
            COMPARE_ERROR(received, ErrorCode::HttpRefused);
            QVERIFY(received.detail().find("HTTP " + std::to_string(status)) == 0);
            QCOMPARE(peer.asked("PKIOperation"), 0);
        }
    }

    void theMethodFollowsTheCapabilities()
    {
        for (const auto& [text, method] :
             {std::pair{"AES\nSHA-256\nPOSTPKIOperation\n", "POST"}, std::pair{"SCEPStandard", "POST"},
              std::pair{"AES\r\nSHA-256\r\nRenewal", "GET"}}) {
            ScepPeer peer(ca());
            peer.say("GetCACaps", 200, "text/plain", text);
            Bench bench(peer);
            const auto received = bench.enroll();
            VERIFY_OK(received);
            QVERIFY(received.value().algorithms == (Algorithms{Digest::Sha256, Cipher::Aes128}));
            QCOMPARE(peer.http.requests.back().method(), method);
            QVERIFY(bench.client.profile().bestSeen == Capabilities::parse(text));
        }
    }

    void aDowngradeStopsUntilItIsAcknowledged()
    {
        ScepPeer peer(ca());
        CaProfile profile = pinned();
        {
            Bench bench(peer, profile);
            VERIFY_OK(bench.enroll());
            profile = bench.client.profile();
            QVERIFY(profile.bestSeen.lists(Capability::Aes));
        }
        peer.say("GetCACaps", 200, "text/plain", "SHA-1\nDES3\n");
        const int before = peer.asked("PKIOperation");
        Bench stopped(peer, profile);
        const auto refused = stopped.enroll();
        COMPARE_ERROR(refused, ErrorCode::Downgraded);
        QVERIFY(refused.detail().find("AES") != std::string::npos);
        QCOMPARE(peer.asked("PKIOperation"), before);
        const auto seen =
            stopped.done<Capabilities>([&](auto callback) { stopped.client.capabilities(callback); });
        VERIFY_OK(seen);
        QVERIFY(!stopped.client.profile().lostIn(seen.value()).empty());
        QVERIFY(stopped.client.profile().bestSeen == profile.bestSeen);

        HttpClient http;
        const ManualClock clock(now);
        ScepClient client(http, {peer.http.url(), {}, profile, true}, clock);
        Received<EnrollmentOutcome> received;
        client.enroll(request(), testpki::key(1), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QVERIFY(received.value().algorithms == (Algorithms{Digest::Sha1, Cipher::Des3}));
        QVERIFY(client.profile().bestSeen == profile.bestSeen);
    }

    void capabilitiesDoNotLowerTheFloor()
    {
        ScepPeer peer(ca());
        peer.say("GetCACaps", 200, "text/plain", "DES\nMD5\n");
        CaProfile profile = pinned();
        profile.floor = {Digest::Sha256, Cipher::Aes128};
        Bench bench(peer, profile);
        const auto received = bench.enroll();
        VERIFY_OK(received);
        QVERIFY(received.value().algorithms == profile.floor);
        // An answer below it is no better.
        peer.lie("PKIOperation", forging([](Reply& reply) { reply.digest = Digest::Sha1; }));
        COMPARE_ERROR(bench.enroll(), ErrorCode::Downgraded);
    }

    // Answers

    void whatIsNoCertRepIsNoAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("code");
        QTest::newRow("HTML") << 200 << QByteArray("text/html") << 30
                              << static_cast<int>(ErrorCode::BadAnswer);
        QTest::newRow("nothing") << 200 << QByteArray("application/x-pki-message") << 0
                                 << static_cast<int>(ErrorCode::BadAnswer);
        QTest::newRow("huge") << 200 << QByteArray("application/x-pki-message") << 4'000'000
                              << static_cast<int>(ErrorCode::TooLarge);
        for (const int status : {302, 400, 404, 500, 501, 503})
            QTest::addRow("%d", status)
                << status << QByteArray("text/plain") << 10 << static_cast<int>(ErrorCode::HttpRefused);
    }
    void whatIsNoCertRepIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(int, size);
        QFETCH(int, code);
        ScepPeer peer(ca());
        peer.say("PKIOperation", status, type.toStdString(),
                 std::string(static_cast<std::size_t>(size), '<'));
        Bench bench(peer);
        COMPARE_ERROR(bench.enroll(), static_cast<ErrorCode>(code));
    }

    void aForgedAnswerIsNotBelieved_data()
    {
        using Change = std::function<void(Reply&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ErrorCode code, Change change) {
            QTest::newRow(name) << change << static_cast<int>(code);
        };
        using enum ErrorCode;
        row("another nonce", BadSignature, [](Reply& r) { r.attributes.recipientNonce[0] ^= 1; });
        row("another transaction", BadSignature, [](Reply& r) { r.attributes.transactionId = "0"; });
        row("a foreign CA of the same names", BadSignature, [](Reply& r) { r.signer = foreign(); });
        row("a failure by a foreign CA", BadSignature, [](Reply& r) {
            r.signer = foreign();
            r.attributes.status = PkiStatus::Failure;
        });
        row("a certificate for another key", BadAnswer, [](Reply& r) {
            r.enclosed.certificates = {testpki::issue(ca(), testpki::request(subject, testpki::key(4)), 11)};
        });
        row("a certificate for another subject", BadAnswer, [](Reply& r) {
            r.enclosed.certificates = {
                testpki::issue(ca(), testpki::request("O=Example/CN=r2", testpki::key(1)), 11)};
        });
        row("a certificate of a foreign CA", BadAnswer,
            [](Reply& r) { r.enclosed.certificates = {testpki::issue(foreign(), request(), 11)}; });
        row("no certificate", BadAnswer, [](Reply& r) { r.enclosed.certificates.clear(); });
        row("the CA's own certificate", BadAnswer,
            [](Reply& r) { r.enclosed.certificates = {ca().certificate}; });
        row("a request", BadAnswer, [](Reply& r) { r.attributes.messageType = "19"; });
        row("MD5", WeakAlgorithm, [](Reply& r) { r.digest = Digest::Md5; });
        row("single DES", WeakAlgorithm, [](Reply& r) { r.cipher = Cipher::Des; });
    }
    void aForgedAnswerIsNotBelieved()
    {
        using Change = std::function<void(Reply&)>;
        QFETCH(Change, change);
        QFETCH(int, code);
        ScepPeer peer(ca());
        peer.lie("PKIOperation", forging(change));
        Bench bench(peer);
        const auto received = bench.enroll();
        COMPARE_ERROR(received, static_cast<ErrorCode>(code));
        QVERIFY(received.detail().find("secret") == std::string::npos);
    }

    void theOldCertificateIsNoRenewal()
    {
        ScepPeer peer(ca());
        peer.lie("PKIOperation",
                 forging([](Reply& r) { r.enclosed.certificates = {current().certificate}; }));
        Bench bench(peer);
        COMPARE_ERROR(bench.renew(), ErrorCode::BadAnswer);
    }

    void weakAlgorithmsAreNamedAndLegacyReadsThem()
    {
        ScepPeer peer(ca());
        peer.lie("PKIOperation", forging([](Reply& reply) {
                     reply.digest = Digest::Md5;
                     reply.cipher = Cipher::Des;
                 }));
        Bench strict(peer);
        const auto refused = strict.enroll();
        COMPARE_ERROR(refused, ErrorCode::WeakAlgorithm);
        QCOMPARE(refused.detail(),
                 std::string("an answer signed with MD5: legacy is not switched on for this CA"));
        CaProfile profile = pinned();
        profile.legacy = true;
        Bench legacy(peer, profile);
        const auto received = legacy.enroll();
        VERIFY_OK(received);
        QVERIFY(received.value().answer.cipher == Cipher::Des);
        // Nor do we send them by ourselves.
        QVERIFY(received.value().algorithms == Algorithms());
    }

    void aCaIsSpokenToInDesOnlyWhenToldTo()
    {
        ScepPeer peer(ca());
        for (const bool isLegacy : {false, true}) {
            HttpClient http;
            const ManualClock clock(now);
            CaProfile profile = pinned();
            profile.legacy = isLegacy;
            const Algorithms weak{Digest::Md5, Cipher::Des};
            ScepClient client(http, {peer.http.url(), {}, profile, false, weak}, clock);
            Received<EnrollmentOutcome> received;
            client.enroll(request(), testpki::key(1), received.callback());
            QVERIFY(received.wait());
            if (isLegacy) {
                VERIFY_OK(received);
                QVERIFY(received.value().algorithms == weak && received.value().answer.cipher == Cipher::Des);
            } else {
                COMPARE_ERROR(received, ErrorCode::WeakAlgorithm);
                QCOMPARE(peer.asked("PKIOperation"), 0);
            }
        }
    }

    void anotherCaThanThePinnedGetsNoRequest()
    {
        ScepPeer peer(foreign());
        Bench bench(peer);
        COMPARE_ERROR(bench.enroll(), ErrorCode::WrongFingerprint);
        COMPARE_ERROR(bench.renew(), ErrorCode::WrongFingerprint);
        QCOMPARE(peer.asked("PKIOperation"), 0);
    }

    void theClocksInstantDecidesWhoIsInDate()
    {
        ScepPeer peer(ca());
        Bench bench(peer);
        bench.clock.advance(1000 * day);
        COMPARE_ERROR(bench.enroll(), ErrorCode::BadAnswer);
    }

    void aCaWhoseKeyIsNotRsaGetsNoRequest()
    {
        const Identity elliptic = testpki::selfSigned("O=Example/CN=CA", testpki::ecKey(), 1, true);
        ScepPeer peer(elliptic);
        Bench bench(peer, pinned(elliptic.certificate));
        COMPARE_ERROR(bench.enroll(), ErrorCode::BadAnswer);
        QCOMPARE(peer.asked("PKIOperation"), 0);
    }

    // What goes well

    void aRefusalIsAnAnswer()
    {
        ScepPeer peer(ca());
        peer.authority.challenge = "another secret";
        Bench bench(peer);
        const auto received = bench.enroll();
        VERIFY_OK(received);
        QVERIFY(received.value().answer.status == PkiStatus::Failure);
        QVERIFY(received.value().answer.failInfo == FailInfo::BadRequest);
        QVERIFY(!received.value().answer.certificate);
    }

    void anEnrollmentIsGranted_data()
    {
        QTest::addColumn<Framing>("framing");
        QTest::addColumn<bool>("version6");
        QTest::newRow("length") << Framing::Length << false;
        QTest::newRow("chunked") << Framing::Chunked << false;
        QTest::newRow("close") << Framing::Close << false;
        QTest::newRow("IPv6") << Framing::Length << true;
    }
    void anEnrollmentIsGranted()
    {
        QFETCH(Framing, framing);
        QFETCH(bool, version6);
        ScepPeer peer(ca(), version6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost);
        if (!peer.http.isListening())
            QSKIP("no IPv6 here");
        peer.framing = framing;
        peer.authority.challenge = "very secret";
        Bench bench(peer);
        const auto received = bench.enroll();
        VERIFY_OK(received);
        const EnrollmentOutcome& outcome = received.value();
        QVERIFY(outcome.answer.status == PkiStatus::Success);
        QVERIFY(outcome.answer.certificate && outcome.answer.certificate->isSignedBy(ca().certificate));
        QVERIFY(outcome.messageType == MessageType::PkcsReq);
        QCOMPARE(outcome.enrollment.transactionId.size(), 40U);
        QCOMPARE(received.count(), 1U);
        for (const HttpPeer::Request& sent : peer.http.requests)
            QVERIFY(!sent.line.contains("secret") && !sent.body.contains("secret"));
        // Asked once in a client's life.
        VERIFY_OK(bench.enroll());
        QCOMPARE(peer.asked("GetCACaps"), 1);
        QCOMPARE(peer.asked("GetCACert"), 1);
    }

    void aLabelIsEscaped()
    {
        ScepPeer peer(ca());
        HttpClient http;
        const ManualClock clock(now);
        ScepClient client(http, {peer.http.url(), "a&b=c d/\u00e9", pinned()}, clock);
        Received<EnrollmentOutcome> received;
        client.enroll(request(), testpki::key(1), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        const QByteArray label = "a%26b%3Dc%20d%2F%C3%A9";
        QCOMPARE(peer.http.requests.at(0).query(), QByteArray("operation=GetCACaps&message=") + label);
        QCOMPARE(peer.http.requests.at(1).query(), QByteArray("operation=GetCACert&message=") + label);
        QCOMPARE(peer.http.requests.at(2).query(), QByteArray("operation=PKIOperation"));
    }

    void aProxyLeadsToTheCa()
    {
        ScepPeer peer(ca()); // as its own proxy
        HttpClient http({Proxy::Kind::Http, QStringLiteral("127.0.0.1"), peer.http.serverPort(),
                         QStringLiteral("noc"), QStringLiteral("word")});
        const ManualClock clock(now);
        ScepClient client(http, {*scepUrl("http://ca.example"), {}, pinned()}, clock);
        Received<EnrollmentOutcome> received;
        client.enroll(request(), testpki::key(1), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        for (const HttpPeer::Request& sent : peer.http.requests) {
            QVERIFY(sent.target().startsWith("http://ca.example/cgi-bin/pkiclient.exe?operation="));
            QVERIFY(sent.headers.contains("host: ca.example\r\n"));
            QVERIFY(sent.headers.contains("proxy-authorization: basic "));
        }
    }

    void manyClientsDoNotDisturbEachOther()
    {
        constexpr std::size_t count = 30;
        ScepPeer peer(ca());
        std::vector<std::unique_ptr<Bench>> benches;
        std::vector<Received<EnrollmentOutcome>> received(count);
        for (std::size_t i = 0; i < count; ++i) {
            benches.push_back(std::make_unique<Bench>(peer));
            const auto mine = testpki::request("O=Example/CN=r" + std::to_string(i),
                                               testpki::key(static_cast<unsigned>(i % 5)));
            benches.back()->client.enroll(mine, testpki::key(static_cast<unsigned>(i % 5)),
                                          received[i].callback());
        }
        for (std::size_t i = 0; i < count; ++i) {
            QVERIFY(received[i].wait());
            VERIFY_OK(received[i]);
            const auto& certificate = received[i].value().answer.certificate;
            QVERIFY(certificate && certificate->subject().first("cn") == "r" + std::to_string(i));
        }
    }

    void aClientMayLiveInAnotherThread()
    {
        ScepPeer peer(ca());
        const QUrl url = peer.http.url();
        QThread thread;
        QObject there;
        there.moveToThread(&thread);
        thread.start();
        std::unique_ptr<Bench> bench; // made, used and destroyed there
        Received<EnrollmentOutcome> received;
        QMetaObject::invokeMethod(&there, [&] {
            bench = std::make_unique<Bench>(url);
            bench->client.enroll(request(), testpki::key(1), [&](const Result<EnrollmentOutcome>& result) {
                bench.reset();
                QMetaObject::invokeMethod(&peer.http, [&, result] { received.callback()(result); });
            });
        });
        QVERIFY(received.wait());
        thread.quit();
        QVERIFY(thread.wait());
        VERIFY_OK(received);
        QVERIFY(received.value().answer.certificate);
    }

    void aPendingOneIsGoneOnWithAnotherDay()
    {
        ScepPeer peer(ca());
        peer.authority.next = PkiStatus::Pending;
        std::optional<net::Enrollment> kept;
        {
            Bench bench(peer);
            const auto received = bench.enroll();
            VERIFY_OK(received);
            QVERIFY(received.value().answer.status == PkiStatus::Pending);
            kept = received.value().enrollment;
        }
        Bench bench(peer);
        const auto poll = [&](const net::Enrollment& enrollment) {
            return bench.done<EnrollmentOutcome>(
                [&](auto callback) { bench.client.poll(enrollment, callback); });
        };
        const auto still = poll(*kept);
        VERIFY_OK(still);
        QVERIFY(still.value().answer.status == PkiStatus::Pending);
        peer.authority.next = PkiStatus::Success;
        // With another throw-away certificate of the same key, when the first has been lost.
        const Identity fresh = *throwAwayIdentity(request(), testpki::key(1), now);
        const auto granted = poll({request(), fresh, kept->transactionId});
        VERIFY_OK(granted);
        QVERIFY(granted.value().answer.certificate);
        QVERIFY(granted.value().messageType == MessageType::CertPoll);
        COMPARE_ERROR(poll({request(), fresh, {}}), ErrorCode::BadArgument);
        const auto unknown = poll({request(), fresh, "0"});
        VERIFY_OK(unknown);
        QVERIFY(unknown.value().answer.status == PkiStatus::Failure);
    }

    void aRenewalTakesTheFormTheCaKnows_data()
    {
        QTest::addColumn<bool>("advertised");
        QTest::addColumn<int>("form");
        QTest::addColumn<int>("type");
        QTest::newRow("advertised") << true << static_cast<int>(RenewalForm::Automatic) << 17;
        QTest::newRow("not advertised") << false << static_cast<int>(RenewalForm::Automatic) << 19;
        QTest::newRow("as IOS") << true << static_cast<int>(RenewalForm::PkcsReq) << 19;
        QTest::newRow("as RFC 8894") << false << static_cast<int>(RenewalForm::RenewalReq) << 17;
    }
    void aRenewalTakesTheFormTheCaKnows()
    {
        QFETCH(bool, advertised);
        QFETCH(int, form);
        QFETCH(int, type);
        ScepPeer peer(ca());
        peer.authority.challenge = "another secret"; // not asked of a renewal
        peer.say("GetCACaps", 200, "text/plain", advertised ? "SCEPStandard\nRenewal" : "SCEPStandard");
        Bench bench(peer);
        const auto received = bench.renew(static_cast<RenewalForm>(form));
        VERIFY_OK(received);
        QVERIFY(received.value().answer.status == PkiStatus::Success);
        QCOMPARE(static_cast<int>(received.value().messageType), type);
        const SignedMessage sent = sentIn(peer.http.requests.back());
        QCOMPARE(sent.attributes().messageType, std::to_string(type));
        QVERIFY(*sent.verify(sent.certificates()) == current().certificate);
        QVERIFY(peer.authority.enrollments.back().renewal);
    }

    void aRenewalReqThatHttpRefusesIsWrittenAsPkcsReq()
    {
        const auto refuse17 = [](HttpResponse& response, ByteView message) {
            if (SignedMessage::read(message)->attributes().messageType == "17")
                response = {500, "text/html", {}};
        };
        ScepPeer peer(ca());
        peer.lie("PKIOperation", refuse17);
        Bench bench(peer);
        const auto received = bench.renew();
        VERIFY_OK(received);
        QVERIFY(received.value().messageType == MessageType::PkcsReq);
        QCOMPARE(peer.asked("PKIOperation"), 2);
        COMPARE_ERROR(bench.renew(RenewalForm::RenewalReq), ErrorCode::HttpRefused);
        // A CA's own no is final, and 19 is not tried twice.
        peer.say("PKIOperation", 500, "text/html", "");
        const int before = peer.asked("PKIOperation");
        COMPARE_ERROR(bench.renew(), ErrorCode::HttpRefused);
        QCOMPARE(peer.asked("PKIOperation"), before + 2);
        peer.lie("PKIOperation", {forging([](Reply& r) { r.attributes.status = PkiStatus::Failure; })});
        const auto no = bench.renew();
        VERIFY_OK(no);
        QVERIFY(no.value().answer.status == PkiStatus::Failure);
        QCOMPARE(peer.asked("PKIOperation"), before + 3);
    }

    // Next CA

    void noNextCaIsNoError()
    {
        ScepPeer peer(ca());
        for (const int status : {0, 404, 500, 501}) {
            if (status != 0)
                peer.say("GetNextCACert", status, "text/plain", "no");
            Bench bench(peer);
            const auto received =
                bench.done<std::optional<NextCa>>([&](auto callback) { bench.client.nextCa(callback); });
            VERIFY_OK(received);
            QVERIFY(!received.value());
        }
    }

    void aNextCaIsVerifiedWithThePinnedOne()
    {
        ScepPeer peer(foreign());
        peer.authority.mine().rollover = rollover();
        const auto next = [&](CaProfile profile) {
            Bench bench(peer, std::move(profile));
            return bench.done<std::optional<NextCa>>([&](auto callback) { bench.client.nextCa(callback); });
        };
        COMPARE_ERROR(next(pinned()), ErrorCode::BadSignature);
        COMPARE_ERROR(next({}), ErrorCode::BadArgument);
        const auto received = next(pinned(foreign().certificate));
        VERIFY_OK(received);
        QVERIFY(received.value() && received.value()->covered);
        QVERIFY(received.value()->certificates == std::vector{rollover().certificate});
        for (const auto& [status, code] :
             {std::pair{200, ErrorCode::BadAnswer}, std::pair{302, ErrorCode::HttpRefused},
              std::pair{503, ErrorCode::HttpRefused}}) {
            peer.say("GetNextCACert", status, "text/html", "<html>");
            COMPARE_ERROR(next(pinned(foreign().certificate)), code);
        }
    }

    void aShadowIdentityIsAskedOfTheRolloverCa()
    {
        ScepPeer peer(ca());
        peer.authority.mine().rollover = rollover();
        Bench bench(peer);
        const auto next =
            bench.done<std::optional<NextCa>>([&](auto callback) { bench.client.nextCa(callback); });
        VERIFY_OK(next);
        const Certificate& nextCa = next.value()->certificates.front();
        const net::Enrollment shadow{request(), current(), {}, CaChoice{nextCa, nextCa, nextCa}};
        const auto received =
            bench.done<EnrollmentOutcome>([&](auto callback) { bench.client.renew(shadow, callback); });
        VERIFY_OK(received);
        QVERIFY(received.value().answer.certificate->isSignedBy(rollover().certificate));
        QVERIFY(peer.authority.enrollments.back().slot == CaSlot::Rollover);
        QCOMPARE(peer.asked("GetCACert"), 0);
        // The answer may be signed with the current CA's key, the certificate not.
        const auto answeredWith = [&](const Identity& signer, const Identity& issuer) {
            peer.lie("PKIOperation", forging([&](Reply& reply) {
                         reply.signer = signer;
                         reply.enclosed.certificates = {testpki::issue(issuer, request(), 12)};
                     }));
            return bench.done<EnrollmentOutcome>(
                [&](auto callback) { bench.client.renew(shadow, callback); });
        };
        VERIFY_OK(answeredWith(ca(), rollover()));
        COMPARE_ERROR(answeredWith(ca(), ca()), ErrorCode::BadAnswer);
        COMPARE_ERROR(answeredWith(foreign(), rollover()), ErrorCode::BadSignature);
    }

    void certificatesAndCrlsAreFetched()
    {
        ScepPeer peer(ca());
        Bench bench(peer);
        const auto enrolled = bench.enroll();
        VERIFY_OK(enrolled);
        const Certificate& mine = *enrolled.value().answer.certificate;
        const auto certificate = bench.done<Answer>(
            [&](auto callback) { bench.client.certificate(mine.serial(), current(), callback); });
        VERIFY_OK(certificate);
        QVERIFY(certificate.value().certificate == mine);
        const auto unknown =
            bench.done<Answer>([&](auto callback) { bench.client.certificate("77", current(), callback); });
        VERIFY_OK(unknown);
        QVERIFY(unknown.value().failInfo == FailInfo::BadCertId);
        const auto none =
            bench.done<Answer>([&](auto callback) { bench.client.certificate("xyz", current(), callback); });
        COMPARE_ERROR(none, ErrorCode::BadArgument);
        const auto crl =
            bench.done<Answer>([&](auto callback) { bench.client.crl(mine.serial(), current(), callback); });
        VERIFY_OK(crl);
        QVERIFY(crl.value().crl && crl.value().crl->find("07"));
    }

    // Going away

    void everyStageCanBeCancelled_data()
    {
        QTest::addColumn<QByteArray>("stage");
        for (const char* stage : {"", "GetCACaps", "GetCACert", "PKIOperation"})
            QTest::newRow(*stage ? stage : "at once") << QByteArray(stage);
    }
    void everyStageCanBeCancelled()
    {
        QFETCH(QByteArray, stage);
        ScepPeer peer(ca());
        peer.silentAt = stage.toStdString();
        for (const bool destroyed : {false, true}) {
            auto bench = std::make_unique<Bench>(peer);
            Received<EnrollmentOutcome> received;
            bench->client.enroll(request(), testpki::key(1), received.callback());
            if (!stage.isEmpty())
                QTRY_COMPARE(peer.asked(peer.silentAt), destroyed ? 2 : 1);
            QVERIFY(bench->client.isBusy());
            if (destroyed) {
                bench.reset();
            } else {
                bench->client.cancel();
                bench->client.cancel();
                QVERIFY(!bench->client.isBusy());
                QCOMPARE(received.count(), 0U);
                QVERIFY(received.wait());
                COMPARE_ERROR(received, ErrorCode::Cancelled);
            }
            QTRY_VERIFY(peer.http.findChildren<QTcpSocket*>().isEmpty());
            QCOMPARE(received.count(), destroyed ? 0U : 1U);
        }
    }

    void whatIsDestroyedAfterCancellingSaysNothing()
    {
        ScepPeer peer(ca());
        Received<EnrollmentOutcome> received;
        auto bench = std::make_unique<Bench>(peer);
        bench->client.enroll(request(), testpki::key(1), received.callback());
        bench->client.cancel();
        bench.reset();
        Bench other(peer);
        VERIFY_OK(other.enroll());
        QCOMPARE(received.count(), 0U);
    }

    void aSilentCaTimesOutAtEveryStage()
    {
        for (const char* stage : {"GetCACaps", "GetCACert", "PKIOperation"}) {
            ScepPeer peer(ca());
            peer.silentAt = stage;
            Bench bench(peer, pinned(), {2s, 200ms});
            COMPARE_ERROR(bench.enroll(), ErrorCode::TimedOut);
            QVERIFY(!bench.client.isBusy());
            peer.silentAt.clear();
            VERIFY_OK(bench.enroll());
        }
    }

    void oneOperationAtATime()
    {
        ScepPeer peer(ca());
        Bench bench(peer);
        Received<EnrollmentOutcome> first;
        Received<Capabilities> second;
        bench.client.enroll(request(), testpki::key(1), first.callback());
        bench.client.capabilities(second.callback());
        QCOMPARE(second.count(), 0U);
        QVERIFY(second.wait());
        COMPARE_ERROR(second, ErrorCode::BadArgument);
        QVERIFY(first.wait());
        VERIFY_OK(first);
    }

    void aCallbackMayGoOnOrEndItAll()
    {
        ScepPeer peer(ca());
        auto bench = std::make_unique<Bench>(peer);
        bool ended = false;
        bench->client.capabilities([&](const Result<Capabilities>& capabilities) {
            QVERIFY(capabilities);
            bench->client.enroll(request(), testpki::key(1), [&](const Result<EnrollmentOutcome>& outcome) {
                QVERIFY(outcome);
                bench.reset();
                ended = true;
            });
        });
        QTRY_VERIFY(ended);
        auto failing = std::make_unique<Bench>(peer, CaProfile{});
        ended = false;
        failing->client.nextCa([&](const Result<std::optional<NextCa>>& next) {
            QVERIFY(!next);
            failing.reset();
            ended = true;
        });
        QVERIFY(!ended);
        QTRY_VERIFY(ended);
    }

    void aKeyThatIsNotTheRequestsIsRefused()
    {
        ScepPeer peer(ca());
        Bench bench(peer);
        const auto received = bench.done<EnrollmentOutcome>(
            [&](auto callback) { bench.client.enroll(request(), testpki::key(3), callback); });
        COMPARE_ERROR(received, ErrorCode::BadArgument);
        QVERIFY(peer.http.requests.empty());
    }
};

QTEST_GUILESS_MAIN(ScepClientTest)
#include "scepclienttest.moc"
