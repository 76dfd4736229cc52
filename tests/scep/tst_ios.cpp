// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>

#include <openssl/err.h>

#include "pki/scep/cacertificates.h"
#include "pki/scep/certsonly.h"
#include "pki/scep/envelope.h"
#include "pki/scep/nextca.h"
#include "pki/scep/query.h"
#include "pki/scep/responder.h"
#include "pki/scep/signedmessage.h"
#include "pki/scep/transaction.h"
#include "tests/scep/testauthority.h"

// The messages of IOS, made from the facts of ROLLOVER_SPEC section 7.

using namespace releve;
using namespace releve::scep;
using testpki::day;
using testpki::now;
using x509::Certificate;

namespace {

constexpr std::string_view caName = "CN=RootCA/OU=TAC/O=Cisco";
constexpr Algorithms oldIos{Digest::Md5, Cipher::Des};
constexpr Policy legacy{true};

// As in the specification's example: the rollover CA has the name of the current one and serial number 03.
const Identity& current()
{
    static const Identity identity =
        testpki::selfSigned(caName, testpki::key(2), 1, true, {now - day, now + 90 * day});
    return identity;
}

const Identity& rollover()
{
    static const Identity identity =
        testpki::selfSigned(caName, testpki::key(3), 3, true, {now + 90 * day, now + 820 * day});
    return identity;
}

/// The subject of a router without subject-name, and its signer's, which lacks the FQDN (ROLLOVER_SPEC 7.2).
constexpr std::string_view subject = "CN=r1/serialNumber=67109296/unstructuredName=r1.example.net";

const x509::Request& request()
{
    static const x509::Request made = testpki::request(subject, testpki::key(1), "cisco123");
    return made;
}

CaChoice choiceOf(const Identity& ca)
{
    return {ca.certificate, ca.certificate, ca.certificate};
}

/// ROLLOVER_SPEC 7.1: base64 in lines of 64 characters, each line feed sent as %0A, a final one too; what else stands
/// in it is sent as it is.
std::string pkiOperation(ByteView message)
{
    const std::string base64 = toBase64(message);
    std::string query = "operation=PKIOperation&message=";
    for (std::size_t at = 0; at < base64.size(); at += 64)
        query.append(base64.substr(at, 64)).append("%0A");
    return query;
}

HttpResponse get(Authority& authority, const std::string& query)
{
    return Responder().answer({false, query, {}}, authority);
}

} // namespace

class TestIos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void aRouterAuthenticatesByLabel()
    {
        TestAuthority authority(current());
        const auto response = get(authority, "operation=GetCACert&message=ROOTCA");
        QVERIFY(isMediaType(response.contentType, caType));
        const auto certificates = readCaCertificates(response.body);
        QVERIFY(certificates && certificates->front() == current().certificate);
        QVERIFY(Capabilities::parse(textOf(get(authority, "operation=GetCACaps&message=ROOTCA").body))
                    .has(Capability::GetNextCaCert));
    }

    void anOldRouterEnrollsWithMd5AndSingleDes()
    {
        TestAuthority authority(current());
        authority.challenge = "cisco123";
        // Its signer has another subject than its request.
        const Identity signer = testpki::selfSigned("CN=r1", testpki::key(1), 1, false);
        Transaction transaction({signer, choiceOf(current()), oldIos, legacy}, request());
        const std::string query = pkiOperation(*transaction.enroll(MessageType::PkcsReq, now));
        QVERIFY(query.ends_with("%0A"));
        for (const bool plusDecoded : {false, true}) {
            std::string form = query;
            if (plusDecoded)
                std::replace(form.begin(), form.end(), '+', ' ');
            Transaction copy = transaction;
            const auto response = get(authority, form);
            QCOMPARE(response.contentType, std::string("application/x-pki-message"));
            const auto answer = copy.read(response.body);
            QVERIFY2(answer, answer ? "" : answer.error().detail.c_str());
            QVERIFY(answer->certificate);
            // In kind: IOS fails with E_ENCRYPT_ALG_NOT_SUPPORTED otherwise.
            QVERIFY(answer->digest == Digest::Md5);
            QVERIFY(answer->cipher == Cipher::Des);
        }
        QCOMPARE(authority.granted.size(), 1U);
        QVERIFY(!authority.enrollments.front().renewal);
    }

    void anOldRouterIsNotBelievedWithoutALegacyPolicy()
    {
        TestAuthority authority(current());
        Transaction transaction(
            {*throwAwayIdentity(request(), testpki::key(1), now), choiceOf(current()), oldIos, legacy},
            request());
        const std::string query = pkiOperation(*transaction.enroll(MessageType::PkcsReq, now));
        Responder::Options options;
        options.policy = Policy{false};
        const auto response = Responder(options).answer({false, query, {}}, authority);
        const auto answer = transaction.read(response.body);
        QVERIFY(answer && answer->status == PkiStatus::Failure && answer->failInfo == FailInfo::BadAlg);
        QVERIFY(authority.enrollments.empty());
    }

    void aRequestThatUsedMoreNeverGetsSingleDes()
    {
        TestAuthority authority(current());
        for (const Cipher cipher : {Cipher::Des3, Cipher::Aes128}) {
            Transaction transaction({*throwAwayIdentity(request(), testpki::key(1), now),
                                     choiceOf(current()),
                                     {Digest::Sha1, cipher},
                                     legacy},
                                    request());
            const auto response =
                get(authority, pkiOperation(*transaction.enroll(MessageType::PkcsReq, now)));
            QVERIFY(transaction.read(response.body)->cipher == cipher);
        }
    }

    void renewalIsAPkcsReqSignedByTheCurrentIdentity()
    {
        TestAuthority authority(current());
        authority.challenge = "a first enrollment needs it";
        const Identity identity{
            testpki::issue(current(),
                           testpki::request("CN=r1/unstructuredName=r1.example.net", testpki::key(1)), 5),
            testpki::key(1)};
        for (const unsigned key : {1U, 4U}) { // the same key, and `regenerate`
            const auto renewal = testpki::request(subject, testpki::key(key));
            Transaction transaction({identity, choiceOf(current()), {Digest::Sha1, Cipher::Des3}, {}},
                                    renewal);
            const auto response =
                get(authority, pkiOperation(*transaction.enroll(MessageType::PkcsReq, now)));
            const auto answer = transaction.read(response.body);
            QVERIFY2(answer && answer->certificate, answer ? "" : answer.error().detail.c_str());
            QVERIFY(authority.enrollments.back().renewal);
            QVERIFY(authority.enrollments.back().slot == CaSlot::Current);
            QVERIFY(answer->certificate->publicKey() == testpki::key(key).publicKey());
        }
    }

    void aRouterFetchesTheNextCaAndItsShadowIdentity()
    {
        TestAuthority authority(current());
        QCOMPARE(get(authority, "operation=GetNextCACert&message=ROOTCA").status, 404);
        authority.mine().rollover = rollover();
        const auto response = get(authority, "operation=GetNextCACert&message=ROOTCA");
        QVERIFY(isMediaType(response.contentType, nextCaType));
        const auto next = NextCa::read(response.body, current().certificate, {});
        QVERIFY(next && next->covered && next->certificates.front() == rollover().certificate);
        QVERIFY(!NextCa::read(response.body, rollover().certificate, {}));

        const Identity identity{testpki::issue(current(), request(), 5), testpki::key(1)};
        const auto shadow = testpki::request(subject, testpki::key(4));
        Transaction transaction({identity, choiceOf(rollover()), {Digest::Sha1, Cipher::Des3}, {}}, shadow);
        const Bytes message = *transaction.enroll(MessageType::PkcsReq, now);
        // Both CAs have one name: the serial number tells whom it is addressed to.
        const auto envelope = Envelope::read(SignedMessage::read(message)->content());
        QVERIFY(envelope->isAddressedTo(rollover().certificate));
        QVERIFY(!envelope->isAddressedTo(current().certificate));
        const auto answer = transaction.read(get(authority, pkiOperation(message)).body);
        QVERIFY2(answer && answer->certificate, answer ? "" : answer.error().detail.c_str());
        QVERIFY(answer->certificate->isSignedBy(rollover().certificate));
        QVERIFY(authority.enrollments.back().slot == CaSlot::Rollover);
        QVERIFY(authority.enrollments.back().renewal);
        // The CRL asked of the rollover CA is that CA's.
        auto query = Transaction::query({identity, choiceOf(rollover()), {Digest::Sha1, Cipher::Des3}, {}});
        const auto crl = query->read(get(authority, pkiOperation(*query->getCrl("03", now))).body);
        QVERIFY(crl && crl->crl && crl->crl->isSignedBy(rollover().certificate));
    }

    void aShadowRequestAfterACancelFails()
    {
        TestAuthority authority(current());
        const Identity identity{testpki::issue(current(), request(), 5), testpki::key(1)};
        Transaction transaction(
            {identity, {rollover().certificate, rollover().certificate, current().certificate}, {}, {}},
            request());
        const Bytes message = *transaction.enroll(MessageType::PkcsReq, now);
        const auto reply = SignedMessage::read(get(authority, pkiOperation(message)).body);
        QVERIFY(reply && reply->verify({&current().certificate, 1}));
        QVERIFY(reply->attributes().status == PkiStatus::Failure);
        // A rollover CA made anew has another serial number and key.
        authority.mine().rollover =
            testpki::selfSigned(caName, testpki::key(5), 4, true, {now + 90 * day, now + 820 * day});
        QVERIFY(SignedMessage::read(get(authority, pkiOperation(message)).body)->attributes().status ==
                PkiStatus::Failure);
        QVERIFY(authority.enrollments.empty());
    }

    void afterTheActivationTheOldIdentityRenewsNothing()
    {
        TestAuthority authority(rollover());
        authority.time = now + 91 * day;
        authority.challenge = "a first enrollment needs it";
        const Identity identity{testpki::issue(current(), request(), 5), testpki::key(1)};
        Transaction transaction({identity, choiceOf(rollover()), {}, {}}, request());
        const auto answer = transaction.read(
            get(authority, pkiOperation(*transaction.enroll(MessageType::PkcsReq, now))).body);
        QVERIFY(answer && answer->status == PkiStatus::Failure);
        QVERIFY(authority.enrollments.empty());
    }
};

QTEST_GUILESS_MAIN(TestIos)
#include "tst_ios.moc"
