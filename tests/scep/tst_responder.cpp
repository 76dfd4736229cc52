// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

#include <openssl/err.h>

#include "pki/scep/cacertificates.h"
#include "pki/scep/capabilities.h"
#include "pki/scep/certsonly.h"
#include "pki/scep/envelope.h"
#include "pki/scep/issuerand.h"
#include "pki/scep/nextca.h"
#include "pki/scep/query.h"
#include "pki/scep/responder.h"
#include "pki/scep/signedmessage.h"
#include "pki/scep/transaction.h"
#include "tests/scep/testauthority.h"
#include "tests/scep/vectors.h"

using namespace releve;
using namespace releve::scep;
using testpki::day;
using testpki::now;
using x509::Certificate;

namespace {

constexpr std::string_view caName = "O=Example/CN=CA";
constexpr std::string_view subject = "O=Example/CN=r1";

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

const x509::Request& request()
{
    static const x509::Request made = testpki::request(subject, testpki::key(1), "secret");
    return made;
}

const Identity& throwAway()
{
    static const Identity identity = *throwAwayIdentity(request(), testpki::key(1), now);
    return identity;
}

/// A pkiMessage, honest unless told otherwise.
struct Asked
{
    std::string type = "19";
    std::string transactionId = "AB12+/= x";
    Bytes nonce = Bytes(16, 7);
    Identity signer = throwAway();
    Certificate recipient = ca().certificate;
    Bytes content = testpki::toBytes(request().der());
    Algorithms algorithms;
    std::vector<Certificate> enclosed;

    [[nodiscard]] Bytes bytes() const
    {
        Attributes attributes;
        attributes.messageType = type;
        attributes.transactionId = transactionId;
        attributes.senderNonce = nonce;
        std::vector<Certificate> certificates = enclosed;
        if (certificates.empty())
            certificates = {signer.certificate};
        return *sign(attributes, *seal(content, recipient, algorithms.cipher), signer, certificates,
                     algorithms.digest, now);
    }
};

HttpResponse post(const Responder& responder, Authority& authority, ByteView body)
{
    return responder.answer({true, "operation=PKIOperation", body}, authority);
}

HttpResponse get(const Responder& responder, Authority& authority, const std::string& query)
{
    return responder.answer({false, query, {}}, authority);
}

/// What a CertRep says, as whoever trusts `signer` reads it.
Attributes read(const HttpResponse& response, const Certificate& signer = ca().certificate)
{
    const auto message = SignedMessage::read(response.body);
    if (response.status != 200 || response.contentType != pkiMessageType || !message ||
        !message->verify({&signer, 1}))
        return {};
    return message->attributes();
}

/// The certificate in a CertRep for `client`.
std::optional<Certificate> certificateIn(const HttpResponse& response, const Identity& client = throwAway())
{
    const auto message = SignedMessage::read(response.body);
    auto envelope = message ? Envelope::read(message->content()) : Result<Envelope>(message.error());
    if (!envelope)
        return std::nullopt;
    const auto content = envelope->open(client);
    const auto list = content ? CertsOnly::read(content->view()) : Result<CertsOnly>(content.error());
    return list && !list->certificates.empty() ? std::optional(list->certificates.front()) : std::nullopt;
}

/// Nothing but the words of RFC 8894 and of HTTP.
bool tellsNothing(const HttpResponse& response)
{
    static const std::vector<std::string_view> texts{"malformed request\n", "too large\n", "not available\n",
                                                     ""};
    return response.contentType == textType && std::ranges::find(texts, textOf(response.body)) != texts.end();
}

bool isLong()
{
    return qEnvironmentVariableIntValue("RELEVE_LONG") == 1;
}

} // namespace

class TestResponder : public QObject
{
    Q_OBJECT

    Responder m_responder;

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatIsNoRequestIsAnError_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing") << QByteArray("") << 400;
        QTest::newRow("no operation") << QByteArray("message=x") << 400;
        QTest::newRow("another operation") << QByteArray("operation=Shutdown") << 400;
        QTest::newRow("another case") << QByteArray("operation=pkioperation&message=AAAA") << 400;
        QTest::newRow("no message") << QByteArray("operation=PKIOperation") << 400;
        QTest::newRow("no base64") << QByteArray("operation=PKIOperation&message=%%%") << 400;
        QTest::newRow("no CMS") << QByteArray("operation=PKIOperation&message=AAAA") << 400;
        QTest::newRow("30 84") << QByteArray("operation=PKIOperation&message=MIQ") << 400;
        QTest::newRow("no rollover") << QByteArray("operation=GetNextCACert") << 404;
    }
    void whatIsNoRequestIsAnError()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        TestAuthority authority(ca());
        const auto response = get(m_responder, authority, query.toStdString());
        QCOMPARE(response.status, status);
        QVERIFY(tellsNothing(response));
        QVERIFY(authority.enrollments.empty());
    }

    void whatCannotBeDecidedIsAskedAgain()
    {
        TestAuthority authority(ca());
        authority.outOfOrder = true;
        QCOMPARE(post(m_responder, authority, Asked().bytes()).status, 503);
        authority.outOfOrder = false;
        QCOMPARE(post(m_responder, authority, Asked().bytes()).status, 200);
    }

    void aSilentAuthorityAnswersNothing()
    {
        TestAuthority authority(ca());
        authority.silent = true;
        QCOMPARE(get(m_responder, authority, "operation=GetCACert").status, 503);
        QCOMPARE(post(m_responder, authority, Asked().bytes()).status, 503);
    }

    void bodiesAreBounded()
    {
        TestAuthority authority(ca());
        const Bytes huge(64 * 1024 * 1024, 0x30);
        QCOMPARE(post(m_responder, authority, huge).status, 413);
        QCOMPARE(post(m_responder, authority, ByteView(huge).first(longestMessage)).status, 400);
        Bytes nested;
        for (int i = 0; i < 20'000; ++i)
            nested.insert(nested.end(), {0x30, 0x80});
        QCOMPARE(post(m_responder, authority, nested).status, 400);
        QVERIFY(post(m_responder, authority, Asked().bytes()).status == 200); // the next one is served
    }

    void cutAnywhereIsMalformed()
    {
        TestAuthority authority(ca());
        const Bytes whole = Asked().bytes();
        for (std::size_t size = 0; size < whole.size(); size += isLong() ? 1 : 3) {
            const auto response = post(m_responder, authority, ByteView(whole).first(size));
            QCOMPARE(response.status, 400);
            QVERIFY(tellsNothing(response));
        }
        QVERIFY(authority.enrollments.empty());
    }

    void oneBitFlippedGetsNothing()
    {
        TestAuthority authority(ca());
        authority.challenge = "secret";
        const Bytes whole = Asked().bytes();
        for (std::size_t bit = 0; bit < whole.size() * 8; bit += isLong() ? 1 : 29) {
            Bytes damaged = whole;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            const auto response = post(m_responder, authority, damaged);
            if (response.status == 400) {
                QVERIFY(tellsNothing(response));
                continue;
            }
            // What is not signed may differ; what was asked may not.
            const Attributes attributes = read(response);
            QVERIFY(attributes.status);
            QVERIFY(attributes.status == PkiStatus::Success || attributes.status == PkiStatus::Failure);
        }
        for (const Enrollment& enrollment : authority.enrollments) {
            QVERIFY(std::ranges::equal(enrollment.request.der(), request().der()));
            QCOMPARE(enrollment.transactionId, Asked().transactionId);
        }
    }

    void everyTypeButOursIsABadRequest()
    {
        TestAuthority authority(ca());
        std::vector<std::string> types{"",   "x",   "019",  "+19",   "19 ",  " 19",     "19.0",       "0x13",
                                       "-1", "1e1", "１９", "99999", "19\n", "PKCSReq", "4294967315", "２"};
        types.push_back(std::string("19\0", 3));
        for (int type = 0; type < 256; ++type) {
            if (type != 17 && (type < 19 || type > 22))
                types.push_back(std::to_string(type));
        }
        for (const std::string& type : types) {
            Asked asked;
            asked.type = type;
            const Attributes attributes = read(post(m_responder, authority, asked.bytes()));
            QVERIFY2(attributes.status == PkiStatus::Failure, type.c_str());
            QVERIFY2(attributes.failInfo == FailInfo::BadRequest, type.c_str());
        }
        QVERIFY(authority.enrollments.empty());
        QVERIFY(authority.granted.empty());
    }

    void typesWithTheWrongContentGetNothing()
    {
        TestAuthority authority(ca());
        for (const char* type : {"20", "21", "22"}) {
            Asked asked;
            asked.type = type;
            QVERIFY(read(post(m_responder, authority, asked.bytes())).status == PkiStatus::Failure);
        }
        for (const char* type : {"17", "19"}) {
            for (const Bytes& content :
                 {Bytes(), Bytes(1000, 0x30), *IssuerAndSubject::write(ca().certificate, request()),
                  testpki::toBytes(ca().certificate.der())}) {
                Asked asked;
                asked.type = type;
                asked.content = content;
                QVERIFY(read(post(m_responder, authority, asked.bytes())).failInfo ==
                        FailInfo::BadMessageCheck);
            }
        }
        QVERIFY(authority.enrollments.empty());
    }

    void failuresAreSignedAndEcho_data()
    {
        QTest::addColumn<Asked>("asked");
        QTest::addColumn<FailInfo>("why");
        const auto row = [](const char* name, FailInfo why, auto change) {
            Asked asked;
            change(asked);
            QTest::newRow(name) << asked << why;
        };
        using enum FailInfo;
        row("a wrong challenge", BadRequest, [](Asked& a) {
            a.content = testpki::toBytes(testpki::request(subject, testpki::key(1), "Secret").der());
        });
        row("no challenge", BadRequest,
            [](Asked& a) { a.content = testpki::toBytes(testpki::request(subject, testpki::key(1)).der()); });
        row("another key than the signer's", BadMessageCheck, [](Asked& a) {
            a.content = testpki::toBytes(testpki::request(subject, testpki::key(5), "secret").der());
        });
        row("a request nobody holds the key of", BadMessageCheck, [](Asked& a) {
            a.content =
                testpki::toBytes(testpki::forgedRequest(subject, testpki::key(1), testpki::key(5)).der());
        });
        row("an expired signer", BadTime, [](Asked& a) {
            a.signer = testpki::selfSigned(subject, testpki::key(1), 5, false, {now - 9 * day, now - day});
        });
        row("a signer of the future", BadTime, [](Asked& a) {
            a.signer = testpki::selfSigned(subject, testpki::key(1), 5, false, {now + day, now + 9 * day});
        });
        row("an EC signer", BadAlg,
            [](Asked& a) { a.signer = testpki::selfSigned(subject, testpki::ecKey(), 5, false); });
        row("RenewalReq without a certificate of ours", BadRequest, [](Asked& a) { a.type = "17"; });
        row("addressed to a CA that is not ours", BadCertId, [](Asked& a) {
            a.recipient = testpki::selfSigned(caName, testpki::key(2), 2, true).certificate;
        });
        row("addressed to a rollover CA that is gone", BadCertId,
            [](Asked& a) { a.recipient = rollover().certificate; });
        row("no certificate of the signer", BadMessageCheck,
            [](Asked& a) { a.enclosed = {ca().certificate}; });
        row("a certificate of the signer's name only", BadMessageCheck, [](Asked& a) {
            a.signer = testpki::selfSigned(subject, testpki::key(1), 5, false);
            a.enclosed = {testpki::selfSigned(subject, testpki::key(5), 5, false).certificate};
        });
        row("sealed with another key", BadMessageCheck, [](Asked& a) {
            a.recipient = testpki::selfSigned(caName, testpki::key(5), 1, true).certificate;
        });
        row("an unknown poll", BadRequest, [](Asked& a) {
            a.type = "20";
            a.content = *IssuerAndSubject::write(ca().certificate, request());
        });
        row("a poll of another CA", BadCertId, [](Asked& a) {
            a.type = "20";
            a.content = *IssuerAndSubject::write(throwAway().certificate, request());
        });
        row("an unknown certificate", BadCertId, [](Asked& a) {
            a.type = "21";
            a.content = *IssuerAndSerial::write(ca().certificate, "77");
        });
        row("a CRL of another CA", BadCertId, [](Asked& a) {
            a.type = "22";
            a.content = *IssuerAndSerial::write(throwAway().certificate, "01");
        });
    }
    void failuresAreSignedAndEcho()
    {
        QFETCH(Asked, asked);
        QFETCH(FailInfo, why);
        TestAuthority authority(ca());
        authority.challenge = "secret";
        const auto response = post(m_responder, authority, asked.bytes());
        const Attributes attributes = read(response);
        QVERIFY(attributes.status == PkiStatus::Failure);
        QVERIFY2(attributes.failInfo == why, nameOf(*attributes.failInfo).data());
        QCOMPARE(attributes.messageType, std::string("3"));
        QCOMPARE(attributes.transactionId, asked.transactionId);
        QVERIFY(attributes.recipientNonce == asked.nonce);
        QVERIFY(attributes.senderNonce.size() == 16 && attributes.senderNonce != asked.nonce);
        QVERIFY(attributes.failInfoText.empty());
        QVERIFY(SignedMessage::read(response.body)->content().empty());
        QVERIFY(authority.enrollments.empty());
    }

    void renewalsOfOthersAreRefused_data()
    {
        QTest::addColumn<Identity>("signer");
        QTest::addColumn<FailInfo>("why");
        const auto current = [](long serial, testpki::Validity validity = {}) {
            return Identity{testpki::issue(ca(), request(), serial, validity), testpki::key(1)};
        };
        QTest::newRow("expired") << current(20, {now - 9 * day, now - std::chrono::seconds(1)})
                                 << FailInfo::BadTime;
        QTest::newRow("not yet valid")
            << current(20, {now + std::chrono::seconds(1), now + day}) << FailInfo::BadTime;
        QTest::newRow("revoked") << current(0x66) << FailInfo::BadRequest;
        QTest::newRow("another subject")
            << Identity{testpki::issue(ca(), testpki::request("O=Example/CN=r2", testpki::key(4)), 20),
                        testpki::key(4)}
            << FailInfo::BadRequest;
        const Identity foreign = testpki::selfSigned(caName, testpki::key(6), 1, true);
        QTest::newRow("a CA of the same names, another key")
            << Identity{testpki::issue(foreign, testpki::request(subject, testpki::key(4)), 20),
                        testpki::key(4)}
            << FailInfo::BadMessageCheck;
        QTest::newRow("a CA of the same names, no challenge")
            << Identity{testpki::issue(foreign, request(), 20), testpki::key(1)} << FailInfo::BadRequest;
    }
    void renewalsOfOthersAreRefused()
    {
        QFETCH(Identity, signer);
        QFETCH(FailInfo, why);
        TestAuthority authority(ca());
        authority.challenge = "a secret they have not";
        authority.revoked = {"66"};
        for (const char* type : {"19", "17"}) {
            Asked asked;
            asked.type = type;
            asked.signer = signer;
            const Attributes attributes = read(post(m_responder, authority, asked.bytes()));
            QVERIFY(attributes.status == PkiStatus::Failure);
            // Without a certificate of ours RenewalReq is refused before anything else is looked at.
            const bool ours = signer.certificate.isSignedBy(ca().certificate);
            QVERIFY(attributes.failInfo ==
                    (ours || std::string_view(type) == "19" ? why : FailInfo::BadRequest));
        }
        QVERIFY(authority.enrollments.empty());
    }

    void aMessageWithoutNonceOrIdIsMalformed()
    {
        TestAuthority authority(ca());
        Asked asked;
        asked.nonce.clear();
        QCOMPARE(post(m_responder, authority, asked.bytes()).status, 400);
        asked = {};
        asked.transactionId.clear();
        QCOMPARE(post(m_responder, authority, asked.bytes()).status, 400);
    }

    void legacyIsRefusedWithoutThePolicy()
    {
        Responder::Options options;
        options.policy = Policy{false};
        const Responder strict(options);
        TestAuthority authority(ca());
        for (const Algorithms algorithms : {Algorithms{Digest::Md5, Cipher::Aes128},
                                            {Digest::Sha256, Cipher::Des},
                                            {Digest::Md5, Cipher::Des}}) {
            Asked asked;
            asked.algorithms = algorithms;
            const auto response = post(strict, authority, asked.bytes());
            QVERIFY(read(response).failInfo == FailInfo::BadAlg);
            QVERIFY(SignedMessage::read(response.body)->digest() != Digest::Md5);
        }
        QVERIFY(authority.enrollments.empty());
    }

    void answersAreInTheAlgorithmsOfTheRequest()
    {
        TestAuthority authority(ca());
        for (const Digest digest :
             {Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha384, Digest::Sha512}) {
            for (const Cipher cipher :
                 {Cipher::Des, Cipher::Des3, Cipher::Aes128, Cipher::Aes192, Cipher::Aes256}) {
                Asked asked;
                asked.algorithms = {digest, cipher};
                const auto response = post(m_responder, authority, asked.bytes());
                QVERIFY(read(response).status == PkiStatus::Success);
                const auto message = SignedMessage::read(response.body);
                QVERIFY(message->digest() == digest);
                QVERIFY(Envelope::read(message->content())->cipher() == cipher);
                QVERIFY(certificateIn(response)->publicKey() == request().publicKey());
            }
        }
        QCOMPARE(authority.granted.size(), 1U); // the same request again: the same certificate
    }

    void aReplayGetsTheSameCertificate()
    {
        TestAuthority authority(ca());
        const auto first = certificateIn(post(m_responder, authority, Asked().bytes()));
        Asked again;
        again.nonce = Bytes(16, 9);
        const auto second = certificateIn(post(m_responder, authority, again.bytes()));
        QVERIFY(first && second && *first == *second);
        // Another transaction, another signer, another request: none is a replay.
        Asked other;
        other.transactionId += "1";
        QVERIFY(!(certificateIn(post(m_responder, authority, other.bytes())) == first));
        Asked renewal;
        renewal.signer = {*first, testpki::key(1)};
        const auto renewed = certificateIn(post(m_responder, authority, renewal.bytes()), renewal.signer);
        QVERIFY(renewed && !(*renewed == *first));
        QVERIFY(authority.enrollments.back().renewal && !authority.enrollments.front().renewal);
    }

    void anAuthorityThatGrantsAnotherKeyIsNotBelieved()
    {
        TestAuthority authority(ca());
        QVERIFY(post(m_responder, authority, Asked().bytes()).status == 200);
        authority.granted.begin()->second =
            testpki::issue(ca(), testpki::request(subject, testpki::key(5)), 10);
        QVERIFY(read(post(m_responder, authority, Asked().bytes())).status == PkiStatus::Failure);
    }

    void pendingIsPolled()
    {
        TestAuthority authority(ca());
        authority.next = PkiStatus::Pending;
        Transaction transaction({throwAway(), {ca().certificate, ca().certificate, ca().certificate}, {}, {}},
                                request());
        auto answer = transaction.read(
            post(m_responder, authority, *transaction.enroll(MessageType::PkcsReq, now)).body);
        QVERIFY(answer && answer->status == PkiStatus::Pending);
        answer = transaction.read(post(m_responder, authority, *transaction.poll(now)).body);
        QVERIFY(answer && answer->status == PkiStatus::Pending);
        authority.next = PkiStatus::Success;
        // Somebody else knows the transactionID.
        const x509::Request stolen = testpki::request(subject, testpki::key(5));
        Transaction thief({*throwAwayIdentity(stolen, testpki::key(5), now),
                           {ca().certificate, ca().certificate, ca().certificate},
                           {},
                           {}},
                          stolen, transaction.id());
        answer = thief.read(post(m_responder, authority, *thief.poll(now)).body);
        QVERIFY(answer && answer->status == PkiStatus::Failure);
        answer = transaction.read(post(m_responder, authority, *transaction.poll(now)).body);
        QVERIFY(answer && answer->certificate && answer->certificate->publicKey() == request().publicKey());
    }

    void certificatesAndCrlsAreGiven()
    {
        TestAuthority authority(ca());
        const auto issued = certificateIn(post(m_responder, authority, Asked().bytes()));
        auto query =
            Transaction::query({throwAway(), {ca().certificate, ca().certificate, ca().certificate}, {}, {}});
        auto answer = query->read(post(m_responder, authority, *query->getCert(issued->serial(), now)).body);
        QVERIFY(answer && answer->certificate == issued);
        answer = query->read(post(m_responder, authority, *query->getCrl("01", now)).body);
        QVERIFY(answer && answer->crl && answer->crl->find("07"));
    }

    void capabilitiesServeEveryClient()
    {
        TestAuthority authority(ca());
        auto response = get(m_responder, authority, "operation=GetCACaps&message=0");
        QCOMPARE(response.contentType, std::string("text/plain"));
        QCOMPARE(QByteArray::fromStdString(std::string(textOf(response.body))),
                 QByteArray("AES\nDES3\nSHA-1\nSHA-256\nSHA-384\nSHA-512\nPOSTPKIOperation\nRenewal\n"
                            "GetNextCACert\nSCEPStandard\n"));
        Responder::Options options;
        options.listsNextCaOnlyWithRollover = true;
        const Responder rfc(options);
        response = get(rfc, authority, "operation=GetCACaps");
        QVERIFY(!Capabilities::parse(textOf(response.body)).has(Capability::GetNextCaCert));
        authority.mine().rollover = rollover();
        response = get(rfc, authority, "operation=GetCACaps");
        QVERIFY(Capabilities::parse(textOf(response.body)).has(Capability::GetNextCaCert));
    }

    void theCaIsGivenWhateverItIsCalled()
    {
        TestAuthority authority(ca());
        for (const char* query :
             {"operation=GetCACert", "operation=GetCACert&message=", "operation=GetCACert&message=1",
              "operation=GetCACert&message=ROOT%20CA+x"}) {
            const auto response = get(m_responder, authority, query);
            QCOMPARE(response.contentType, std::string("application/x-x509-ca-cert"));
            QVERIFY(std::ranges::equal(response.body, ca().certificate.der()));
        }
    }

    void anRaReceivesAndSigns()
    {
        TestAuthority authority(ca());
        const Identity ra{testpki::issue(ca(), testpki::request("O=Example/CN=RA", testpki::key(4)), 5),
                          testpki::key(4)};
        authority.mine().ra = ra;
        const auto response = get(m_responder, authority, "operation=GetCACert");
        QCOMPARE(response.contentType, std::string("application/x-x509-ca-ra-cert"));
        const auto choice = chooseCa(*readCaCertificates(response.body), now);
        QVERIFY(choice && choice->ca == ca().certificate && choice->encryption == ra.certificate);
        Transaction transaction({throwAway(), *choice, {}, {}}, request());
        const auto answer = transaction.read(
            post(m_responder, authority, *transaction.enroll(MessageType::PkcsReq, now)).body);
        QVERIFY(answer && answer->certificate);
    }

    void theCaIsEnclosedOnlyWhenAskedFor()
    {
        TestAuthority authority(ca());
        Responder::Options options;
        options.enclosesCa = true;
        const auto response = post(Responder(options), authority, Asked().bytes());
        // The issued certificate stands first: micromdm's client takes the first.
        QVERIFY(certificateIn(response)->publicKey() == request().publicKey());
        auto envelope = Envelope::read(SignedMessage::read(response.body)->content());
        QCOMPARE(CertsOnly::read(envelope->open(throwAway())->view())->certificates.size(), 2U);
    }

    void messagesOfRealClientsAreAnswered_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("renewal");
        for (const char* name : {"micromdm-post", "micromdm-get", "strongswan-aes", "strongswan-des3",
                                 "strongswan-pss", "certmonger"})
            QTest::newRow(name) << QString::fromUtf8(name) << false;
        for (const char* name : {"micromdm-renewal", "strongswan-renewal"})
            QTest::newRow(name) << QString::fromUtf8(name) << true;
    }
    void messagesOfRealClientsAreAnswered()
    {
        QFETCH(QString, file);
        QFETCH(bool, renewal);
        const Bytes message = vectors::bytes(file + QStringLiteral(".der"));
        TestAuthority authority(vectors::ca());
        authority.time = *fromIso8601("2026-11-24T23:20:00Z");
        authority.challenge = "secret";
        const auto response = post(m_responder, authority, message);
        const Attributes attributes = read(response, vectors::ca().certificate);
        QVERIFY(attributes.status);
        QVERIFY2(attributes.status == PkiStatus::Success,
                 attributes.failInfo ? nameOf(*attributes.failInfo).data() : "");
        QCOMPARE(authority.enrollments.size(), 1U);
        QVERIFY(authority.enrollments.front().renewal == renewal);
        const auto sent = SignedMessage::read(message);
        QVERIFY(attributes.transactionId == sent->attributes().transactionId);
        QVERIFY(attributes.recipientNonce == sent->attributes().senderNonce);
        const auto key = *x509::PrivateKey::fromPem(vectors::text(QStringLiteral("client-key.pem")));
        const auto issued = certificateIn(response, {*sent->verify(sent->certificates()), key});
        QVERIFY(issued);
        QVERIFY(issued->publicKey() == authority.enrollments.front().request.publicKey());

        // Without the challenge nothing; a renewal needs none.
        authority.challenge = "another";
        authority.granted.clear();
        QVERIFY((read(post(m_responder, authority, message), vectors::ca().certificate).status ==
                 PkiStatus::Success) == renewal);
        // The GET as it came.
        if (const std::string query = vectors::text(file + QStringLiteral(".query")); !query.empty()) {
            authority.challenge = "secret";
            const auto again = get(m_responder, authority, std::string(trimmed(query)));
            QVERIFY(read(again, vectors::ca().certificate).status == PkiStatus::Success);
        }
    }

    void threadsShareOneResponder()
    {
        const Bytes message = Asked().bytes();
        const Bytes legacy = [] {
            Asked asked;
            asked.algorithms = {Digest::Md5, Cipher::Des};
            return asked.bytes();
        }();
        std::atomic<int> granted = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                TestAuthority authority(ca());
                for (int round = 0; round < 10; ++round) {
                    const auto response = post(m_responder, authority, (i + round) % 2 ? message : legacy);
                    granted += read(response).status == PkiStatus::Success ? 1 : 0;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(granted.load(), 40);
    }

    void bouncyCastlesBerIsAnswered()
    {
        TestAuthority authority(ca());
        QVERIFY(read(post(m_responder, authority, testpki::asBer(Asked().bytes()))).status ==
                PkiStatus::Success);
    }
};

QTEST_GUILESS_MAIN(TestResponder)
#include "tst_responder.moc"
