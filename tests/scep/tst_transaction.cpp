// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>
#include <functional>

#include <openssl/err.h>

#include "pki/scep/envelope.h"
#include "pki/scep/issuerand.h"
#include "pki/scep/nonce.h"
#include "pki/scep/signedmessage.h"
#include "pki/scep/transaction.h"
#include "tests/scep/reply.h"
#include "tests/scep/testpki.h"
#include "tests/scep/vectors.h"

using namespace releve;
using namespace releve::scep;
using testpki::now;
using x509::Certificate;

namespace {

constexpr std::string_view subject = "O=Example/CN=r1";

const Identity& ca()
{
    static const Identity identity = testpki::selfSigned("O=Example/CN=CA", testpki::key(2), 1, true);
    return identity;
}

const x509::Request& request()
{
    static const x509::Request made = testpki::request(subject, testpki::key(1), "secret");
    return made;
}

const Identity& client()
{
    static const Identity identity = *throwAwayIdentity(request(), testpki::key(1), now);
    return identity;
}

Transaction::Parties parties(Policy policy = {}, Algorithms algorithms = {})
{
    return {client(), {ca().certificate, ca().certificate, ca().certificate}, algorithms, policy};
}

Reply replyTo(const Bytes& message, PkiStatus status, std::vector<Certificate> certificates = {})
{
    return ::replyTo(message, ca(), status, std::move(certificates));
}

Certificate issued(long serial = 10)
{
    return testpki::issue(ca(), request(), serial);
}

} // namespace

class TestTransaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void nothingIsBelievedBeforeAnythingIsAsked()
    {
        Transaction transaction(parties(), request());
        Reply reply{{}, {}, ca(), client().certificate};
        reply.attributes.messageType = "3";
        reply.attributes.transactionId = transaction.id();
        reply.attributes.status = PkiStatus::Pending;
        QVERIFY(transaction.read(reply.bytes()).error().code == ErrorCode::BadSignature);
    }

    void whatDoesNotBelongTogetherIsRefused_data()
    {
        using Change = std::function<void(Reply&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ErrorCode code, Change change) {
            QTest::newRow(name) << change << static_cast<int>(code);
        };
        using enum ErrorCode;
        row("another transaction", BadSignature, [](Reply& r) { r.attributes.transactionId += "0"; });
        row("another case", BadSignature,
            [](Reply& r) { r.attributes.transactionId = lowered(r.attributes.transactionId); });
        row("no transactionID", BadSignature, [](Reply& r) { r.attributes.transactionId.clear(); });
        row("another nonce", BadSignature, [](Reply& r) { r.attributes.recipientNonce[15] ^= 1; });
        row("a shorter nonce", BadSignature, [](Reply& r) { r.attributes.recipientNonce.pop_back(); });
        row("no nonce", BadSignature, [](Reply& r) { r.attributes.recipientNonce.clear(); });
        row("nonces swapped", BadSignature,
            [](Reply& r) { std::swap(r.attributes.recipientNonce, r.attributes.senderNonce); });
        row("a request", UnsupportedFormat, [](Reply& r) { r.attributes.messageType = "19"; });
        row("no messageType", UnsupportedFormat, [](Reply& r) { r.attributes.messageType.clear(); });
        row("no status", UnsupportedFormat, [](Reply& r) { r.attributes.status.reset(); });
        row("a stranger of the same name", BadSignature,
            [](Reply& r) { r.signer = testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 1, true); });
        row("the client itself", BadSignature, [](Reply& r) { r.signer = client(); });
        row("MD5", WeakAlgorithm, [](Reply& r) { r.digest = Digest::Md5; });
        row("single DES", WeakAlgorithm, [](Reply& r) { r.cipher = Cipher::Des; });
        row("nothing enclosed", NotFound, [](Reply& r) { r.enclosed.certificates.clear(); });
        row("the CA only", NotFound, [](Reply& r) { r.enclosed.certificates = {ca().certificate}; });
        row("another key", NotFound, [](Reply& r) {
            r.enclosed.certificates = {testpki::issue(ca(), testpki::request(subject, testpki::key(4)), 10)};
        });
        row("another subject", NotFound, [](Reply& r) {
            r.enclosed.certificates = {
                testpki::issue(ca(), testpki::request("O=Example/CN=r2", testpki::key(1)), 10)};
        });
        row("issued by a stranger of the same name", NotFound, [](Reply& r) {
            const Identity other = testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 1, true);
            r.enclosed.certificates = {testpki::issue(other, request(), 10)};
        });
        row("what we have already", NotFound,
            [](Reply& r) { r.enclosed.certificates = {client().certificate}; });
    }
    void whatDoesNotBelongTogetherIsRefused()
    {
        using Change = std::function<void(Reply&)>;
        QFETCH(Change, change);
        QFETCH(int, code);
        Transaction transaction(parties(), request());
        const auto message = transaction.enroll(MessageType::PkcsReq, now);
        QVERIFY(message);
        Reply reply = replyTo(*message, PkiStatus::Success, {issued()});
        change(reply);
        const auto answer = transaction.read(reply.bytes());
        QVERIFY(!answer);
        QVERIFY2(static_cast<int>(answer.error().code) == code, answer.error().detail.c_str());
        // The honest answer is still believed.
        QVERIFY(transaction.read(replyTo(*message, PkiStatus::Success, {issued()}).bytes()));
    }

    void aRefusalOfLegacySaysExactlyThat()
    {
        Transaction transaction(parties(), request());
        const auto message = transaction.enroll(MessageType::PkcsReq, now);
        Reply reply = replyTo(*message, PkiStatus::Success, {issued()});
        reply.cipher = Cipher::Des;
        QCOMPARE(transaction.read(reply.bytes()).error().detail,
                 std::string(
                     "an answer encrypted with DES-CBC (single DES): legacy is not switched on for this CA"));
        QVERIFY(Transaction(parties({}, {Digest::Md5, Cipher::Aes128}), request())
                    .enroll(MessageType::PkcsReq, now)
                    .error()
                    .code == ErrorCode::WeakAlgorithm);
        QVERIFY(Transaction(parties({}, {Digest::Sha1, Cipher::Des}), request()).poll(now).error().code ==
                ErrorCode::WeakAlgorithm);
        QVERIFY(Transaction(parties(Policy{true}, {Digest::Md5, Cipher::Des}), request()).poll(now));
    }

    void anAnswerIsReadOnceAndAnEarlierOneNotAtAll()
    {
        Transaction transaction(parties(), request());
        const auto first = transaction.enroll(MessageType::PkcsReq, now);
        const auto second = transaction.poll(now);
        QVERIFY(first && second);
        QVERIFY(!transaction.read(replyTo(*first, PkiStatus::Pending).bytes()));
        const Bytes reply = replyTo(*second, PkiStatus::Pending).bytes();
        QVERIFY(transaction.read(reply));
        QVERIFY(transaction.read(reply).error().code == ErrorCode::BadSignature);
    }

    void oneBitFlippedOrOneByteMissingIsNeverBelieved()
    {
        Transaction transaction(parties(), request());
        const auto message = transaction.enroll(MessageType::PkcsReq, now);
        const Bytes whole = replyTo(*message, PkiStatus::Success, {issued()}).bytes();
        const bool isLong = qEnvironmentVariableIntValue("RELEVE_LONG") == 1;
        for (std::size_t size = 0; size < whole.size(); size += isLong ? 1 : 3)
            QVERIFY(transaction.read(ByteView(whole).first(size)).error().code == ErrorCode::Truncated);
        for (std::size_t bit = 0; bit < whole.size() * 8; bit += isLong ? 1 : 13) {
            Bytes damaged = whole;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            Transaction fresh = transaction;
            const auto answer = fresh.read(damaged);
            QVERIFY(!answer || answer->certificate == issued());
        }
    }

    void queriesAskForNoCertificateOfOurs()
    {
        auto query = Transaction::query(parties());
        QVERIFY(query);
        QVERIFY(query->enroll(MessageType::PkcsReq, now).error().code == ErrorCode::BadArgument);
        QVERIFY(query->poll(now).error().code == ErrorCode::BadArgument);
        QVERIFY(query->getCert("xyz", now).error().code == ErrorCode::BadArgument);
        QVERIFY(query->id() != Transaction::query(parties())->id());
        Transaction enrollment(parties(), request());
        QVERIFY(enrollment.enroll(MessageType::CertPoll, now).error().code == ErrorCode::BadArgument);
    }

    void anEnrollmentPendsAndIsGranted()
    {
        Transaction transaction(parties(), request());
        const auto message = transaction.enroll(MessageType::PkcsReq, now);
        const auto sent = SignedMessage::read(*message);
        QVERIFY(sent->attributes().type() == MessageType::PkcsReq);
        QVERIFY(*sent->verify(sent->certificates()) == client().certificate);
        auto envelope = Envelope::read(sent->content());
        QVERIFY(envelope->isAddressedTo(ca().certificate));
        QVERIFY(std::ranges::equal(envelope->open(ca())->view(), request().der()));
        const auto pending = transaction.read(replyTo(*message, PkiStatus::Pending).bytes());
        QVERIFY(pending && pending->status == PkiStatus::Pending && !pending->certificate);

        // Continued after a restart.
        Transaction resumed(parties(), request(), transaction.id());
        const auto poll = resumed.poll(now);
        const auto polled = SignedMessage::read(*poll);
        QVERIFY(polled->attributes().type() == MessageType::CertPoll);
        QVERIFY(polled->attributes().transactionId == transaction.id());
        QVERIFY(polled->attributes().senderNonce != sent->attributes().senderNonce);
        const auto names = IssuerAndSubject::read(Envelope::read(polled->content())->open(ca())->view());
        QVERIFY(names && names->issuer == ca().certificate.subject() &&
                names->subject == request().subject());
        // jscep's form, the CA's certificate first, the nonce not fresh.
        Reply reply = replyTo(*poll, PkiStatus::Success, {ca().certificate, issued()});
        reply.attributes.senderNonce = reply.attributes.recipientNonce;
        const auto granted = resumed.read(testpki::asBer(reply.bytes()));
        QVERIFY2(granted, granted ? "" : granted.error().detail.c_str());
        QVERIFY(granted->certificate == issued());
        QVERIFY(granted->cipher == Cipher::Aes128 && granted->digest == Digest::Sha256);
    }

    void failuresWithoutContentAreRead()
    {
        for (const bool absent : {false, true}) {
            Transaction transaction(parties(), request());
            const auto message = transaction.enroll(MessageType::RenewalReq, now);
            Reply reply = replyTo(*message, PkiStatus::Failure);
            reply.attributes.failInfo = FailInfo::BadTime;
            const auto answer =
                transaction.read(absent ? testpki::withoutContent(reply.bytes()) : reply.bytes());
            QVERIFY(answer && answer->status == PkiStatus::Failure && answer->failInfo == FailInfo::BadTime);
        }
    }

    void aRenewalIsAnotherTransaction()
    {
        Transaction::Parties renewal = parties();
        renewal.client = {issued(), testpki::key(1)};
        const Transaction first(parties(), request());
        const Transaction second(renewal, request());
        QVERIFY(first.id() != second.id());
        QVERIFY(second.id() == Transaction(renewal, request()).id());
        QCOMPARE(first.id().size(), 40U);
        // The old certificate is no renewal, a new one for the same key is.
        for (const bool old : {true, false}) {
            Transaction transaction(renewal, request());
            const auto message = transaction.enroll(MessageType::PkcsReq, now);
            Reply reply = replyTo(*message, PkiStatus::Success);
            reply.enclosed.certificates = {old ? issued() : issued(11)};
            const auto answer = transaction.read(reply.bytes());
            QVERIFY(answer.ok() != old);
        }
    }

    void certificatesAndCrlsAreFetched()
    {
        auto query = Transaction::query(parties());
        const auto getCert = query->getCert("0A", now);
        QVERIFY(!query->read(replyTo(*getCert, PkiStatus::Success, {issued(11)}).bytes()));
        const auto certificate = query->read(replyTo(*getCert, PkiStatus::Success, {issued(10)}).bytes());
        QVERIFY(certificate && certificate->certificate == issued(10));
        const auto getCrl = query->getCrl("80", now);
        const auto sent = SignedMessage::read(*getCrl);
        const auto asked = IssuerAndSerial::read(Envelope::read(sent->content())->open(ca())->view());
        QVERIFY(asked && asked->serial == "80" && asked->issuer == ca().certificate.subject());
        Reply reply = replyTo(*getCrl, PkiStatus::Success);
        reply.enclosed.crls = {
            testpki::crl(testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 1, true), {})};
        QVERIFY(query->read(reply.bytes()).error().code == ErrorCode::NotFound);
        reply.enclosed.crls.push_back(testpki::crl(ca(), {7}));
        const auto crl = query->read(reply.bytes());
        QVERIFY(crl && crl->crl && crl->crl->find("07"));
    }

    void scepserversAnswerIsReadOnlyWithALegacyPolicy()
    {
        const auto caCertificate = *Certificate::fromDer(vectors::bytes(QStringLiteral("scepserver-ca.der")));
        const Identity signer =
            vectors::identity(QStringLiteral("scepserver-signer.pem"), QStringLiteral("client-key.pem"));
        const auto message = SignedMessage::read(vectors::bytes(QStringLiteral("scepserver-success.der")));
        QVERIFY(message);
        QVERIFY(message->verify({&caCertificate, 1}));
        QVERIFY(message->digest() == Digest::Sha1);
        auto envelope = Envelope::read(message->content());
        QVERIFY(envelope->cipher() == Cipher::Des);
        QVERIFY(!Policy{}.allows(*envelope->cipher()));
        QVERIFY(envelope->isAddressedTo(signer.certificate));
        const auto list = CertsOnly::read(envelope->open(signer)->view());
        QVERIFY(list);
        QVERIFY(std::ranges::any_of(list->certificates, [&](const Certificate& certificate) {
            return certificate.publicKey() == signer.key.publicKey() && certificate.isSignedBy(caCertificate);
        }));
    }

    void subjectsAreComparedAsIosNeedsIt()
    {
        const auto name = [](std::string_view ios) { return *x509::Name::fromIos(ios); };
        QVERIFY(isSameSubject(name("cn=r1,o=x"), name("cn=r1,o=x")));
        QVERIFY(!isSameSubject(name("cn=r1,o=x"), name("cn=r2,o=x")));
        QVERIFY(!isSameSubject(name("cn=r1,o=x"), name("o=x,cn=r1")));
        QVERIFY(!isSameSubject(name("cn=r1"), name("cn=r1,o=x")));
        QVERIFY(isSameSubject(name("hostname=r1.x,cn=r1"), name("cn=r1")));
        QVERIFY(isSameSubject(name("hostname=r1.x,serialNumber=1,ipaddress=192.0.2.1,cn=r1"),
                              name("hostname=r1.y,cn=r1")));
        // A name of nothing else is all that tells two routers apart.
        QVERIFY(isSameSubject(name("hostname=r1.x"), name("hostname=r1.x")));
        QVERIFY(!isSameSubject(name("hostname=r1.x"), name("hostname=r2.x")));
        QVERIFY(!isSameSubject(name("hostname=r1.x"), x509::Name()));
    }

    void damagedNamesAndNumbersAreRefused()
    {
        const Bytes whole = *IssuerAndSerial::write(ca().certificate, "0A");
        QVERIFY(IssuerAndSerial::read(whole));
        QVERIFY(!IssuerAndSubject::read(whole));
        QVERIFY(!IssuerAndSerial::read(*IssuerAndSubject::write(ca().certificate, request())));
        for (std::size_t size = 0; size < whole.size(); ++size) {
            QVERIFY(!IssuerAndSerial::read(ByteView(whole).first(size)));
            QVERIFY(!IssuerAndSubject::read(ByteView(whole).first(size)));
        }
    }

    void secretsAreCompared()
    {
        QVERIFY(isSameSecret(bytesOf("secret"), bytesOf("secret")));
        QVERIFY(!isSameSecret(bytesOf("secret"), bytesOf("Secret")));
        QVERIFY(!isSameSecret(bytesOf("secret"), bytesOf("secre")));
        QVERIFY(!isSameSecret(bytesOf("secret"), {}));
        QVERIFY(isSameSecret({}, {}));
        QVERIFY(*freshNonce() != *freshNonce());
        QCOMPARE(freshNonce()->size(), 16U);
    }

    void aThrowAwayIdentityIsTheRequests()
    {
        const Certificate& certificate = client().certificate;
        QVERIFY(certificate.subject() == request().subject());
        QVERIFY(certificate.isSelfIssued() && certificate.isSignedBy(certificate));
        QVERIFY(certificate.publicKey() == request().publicKey());
        QVERIFY(isInDate(certificate, now));
        QVERIFY(throwAwayIdentity(request(), testpki::key(3), now).error().code == ErrorCode::BadArgument);
    }
};

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_transaction.moc"
