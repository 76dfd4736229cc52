// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>

#include <openssl/err.h>

#include "pki/scep/cacertificates.h"
#include "pki/scep/certsonly.h"
#include "pki/scep/nextca.h"
#include "pki/scep/signedmessage.h"
#include "tests/scep/testpki.h"
#include "tests/scep/vectors.h"

using namespace releve;
using namespace releve::scep;
using testpki::day;
using testpki::now;
using x509::Certificate;

namespace {

constexpr std::string_view caName = "O=Example/CN=CA";

// The current and the rollover CA: one name, two serial numbers, two keys.
const Identity& current()
{
    static const Identity identity = testpki::selfSigned(caName, testpki::key(1), 1, true);
    return identity;
}

const Identity& rollover()
{
    static const Identity identity =
        testpki::selfSigned(caName, testpki::key(2), 3, true, {now + 365 * day, now + 730 * day});
    return identity;
}

const Certificate& ra()
{
    static const Certificate certificate =
        testpki::issue(current(), testpki::request("O=Example/CN=RA", testpki::key(3)), 5);
    return certificate;
}

const std::vector<Certificate>& next()
{
    static const std::vector<Certificate> certificates{rollover().certificate};
    return certificates;
}

} // namespace

class TestCaCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatIsNoCaIsRefused()
    {
        QVERIFY(!readCaCertificates({}));
        QVERIFY(!readCaCertificates(bytesOf("<html>404</html>")));
        QVERIFY(readCaCertificates(CertsOnly{}.toDer()).error().code == ErrorCode::NotFound);
        QVERIFY(chooseCa({}, now).error().code == ErrorCode::NotFound);
        QVERIFY(chooseCa({&ra(), 1}, now).error().code == ErrorCode::NotFound);
    }

    void aStrangersRaIsNone()
    {
        const Identity other = testpki::selfSigned(caName, testpki::key(4), 1, true);
        const Certificate impostor =
            testpki::issue(other, testpki::request("O=Example/CN=RA", testpki::key(5)), 5);
        const std::vector<Certificate> list{impostor, current().certificate};
        const auto choice = chooseCa(list, now);
        QVERIFY(choice);
        QVERIFY(choice->ca == current().certificate);
        QVERIFY(choice->encryption == current().certificate);
        QVERIFY(choice->signature == current().certificate);
    }

    void moreThanAnyCaHasIsRefused()
    {
        CertsOnly list;
        for (long serial = 1; serial <= static_cast<long>(mostCaCertificates); ++serial)
            list.certificates.push_back(
                testpki::selfSigned(caName, testpki::key(1), serial, true).certificate);
        QVERIFY(readCaCertificates(list.toDer()));
        list.certificates.push_back(ra());
        QVERIFY(readCaCertificates(list.toDer()).error().code == ErrorCode::TooLarge);
    }

    void bothFormsOfAnAnswerAreRead()
    {
        const auto alone = readCaCertificates(current().certificate.der());
        QVERIFY(alone && alone->size() == 1 && alone->front() == current().certificate);
        const CertsOnly both{{ra(), current().certificate}, {}};
        for (const Bytes& form : {both.toDer(), testpki::asBer(both.toDer())}) {
            const auto read = readCaCertificates(form);
            QVERIFY(read && *read == both.certificates);
        }
        QVERIFY(readCaCertificates(vectors::bytes(QStringLiteral("scepserver-ca.der"))));
    }

    void theOrderMeansNothing()
    {
        std::vector<Certificate> list{ra(), current().certificate};
        for (int i = 0; i < 2; ++i) {
            const auto choice = chooseCa(list, now);
            QVERIFY(choice);
            QVERIFY(choice->ca == current().certificate);
            QVERIFY(choice->encryption == ra());
            QVERIFY(choice->signature == ra());
            std::reverse(list.begin(), list.end());
        }
    }

    void ofTwoCasOfOneNameTheOneInDateIsTaken()
    {
        const std::vector<Certificate> list{rollover().certificate, current().certificate};
        QVERIFY(chooseCa(list, now)->ca == current().certificate);
        QVERIFY(chooseCa(list, now + 500 * day)->ca == rollover().certificate);
        // Whose RA it is decides more than dates.
        const std::vector<Certificate> withRa{rollover().certificate, current().certificate, ra()};
        QVERIFY(chooseCa(withRa, now + 500 * day)->ca == current().certificate);
    }

    void mediaTypesAreComparedLeniently()
    {
        QVERIFY(isMediaType("application/x-x509-ca-cert", caType));
        QVERIFY(isMediaType(" Application/X-X509-CA-Cert ; charset=utf-8", caType));
        QVERIFY(!isMediaType("application/x-x509-ca-ra-cert", caType));
        QVERIFY(!isMediaType("", caType));
    }

    void bothEndsBelongToTheValidity()
    {
        const Certificate& certificate = current().certificate;
        QVERIFY(isInDate(certificate, now - day));
        QVERIFY(!isInDate(certificate, now - day - std::chrono::seconds(1)));
        QVERIFY(isInDate(certificate, now + 365 * day));
        QVERIFY(!isInDate(certificate, now + 365 * day + std::chrono::seconds(1)));
    }

    void aNextCaSignedBySomebodyElseIsRefused()
    {
        const Identity impostor = testpki::selfSigned(caName, testpki::key(4), 1, true);
        for (const Identity& signer : {rollover(), impostor}) {
            const Bytes answer = *writeNextCa(signer, next(), Digest::Sha256, now);
            QVERIFY(NextCa::read(answer, current().certificate, {}).error().code == ErrorCode::BadSignature);
        }
        QVERIFY(!NextCa::read(rollover().certificate.der(), current().certificate, {}));
        QVERIFY(!NextCa::read(CertsOnly{next(), {}}.toDer(), current().certificate, {}));
    }

    void aNextCaWithoutANewCaIsRefused()
    {
        for (const std::vector<Certificate>& list :
             {std::vector<Certificate>{}, {current().certificate}, {ra()}, {current().certificate, ra()}}) {
            const Bytes answer = *writeNextCa(current(), list, Digest::Sha256, now);
            const auto read = NextCa::read(answer, current().certificate, {});
            QVERIFY(!read);
            QVERIFY(read.error().code == ErrorCode::NotFound);
        }
        const Bytes noList = *sign({}, bytesOf("x"), current(), next(), Digest::Sha256, now);
        QVERIFY(!NextCa::read(noList, current().certificate, {}));
    }

    void anAnswerToARequestIsNoNextCa()
    {
        // A CertRep without content, with a stranger's CA put beside it: the signature holds all the same.
        Attributes attributes;
        attributes.messageType = "3";
        attributes.transactionId = "1";
        attributes.status = PkiStatus::Pending;
        const std::vector<Certificate> evil{
            testpki::selfSigned(caName, testpki::key(5), 9, true).certificate};
        const Bytes answer = *sign(attributes, {}, current(), evil, Digest::Sha256, now);
        QVERIFY(NextCa::read(answer, current().certificate, {}).error().code == ErrorCode::BadSignature);
    }

    void md5NeedsALegacyPolicy()
    {
        const Bytes answer = *writeNextCa(current(), next(), Digest::Md5, now);
        QVERIFY(NextCa::read(answer, current().certificate, {}).error().code == ErrorCode::WeakAlgorithm);
        QVERIFY(NextCa::read(answer, current().certificate, Policy{true}));
    }

    void theNextCaIsInsideAndBeside()
    {
        const Bytes answer = *writeNextCa(current(), next(), Digest::Sha256, now);
        for (const Bytes& form : {answer, testpki::asBer(answer)}) {
            const auto read = NextCa::read(form, current().certificate, {});
            QVERIFY(read);
            QVERIFY(read->covered);
            QVERIFY(read->certificates == next());
        }
        // For clients that read the outside, as jscep.
        const auto outside = CertsOnly::read(answer);
        QVERIFY(outside && outside->certificates.size() == 2);
        QVERIFY(std::ranges::count(outside->certificates, current().certificate) == 1);
        QVERIFY(std::ranges::count(outside->certificates, rollover().certificate) == 1);
    }

    void whatStandsBesideAnEmptyContentIsNotCovered()
    {
        // jscep's server: nothing inside, the new CA beside.
        const Bytes empty = *sign({}, {}, current(), next(), Digest::Sha256, now);
        const Bytes absent = testpki::withoutContent(empty);
        QVERIFY(absent.size() < empty.size());
        for (const Bytes& answer : {empty, absent}) {
            const auto read = NextCa::read(answer, current().certificate, {});
            QVERIFY(read);
            QVERIFY(!read->covered);
            QVERIFY(read->certificates == next());
        }
    }

    void oneBitFlippedIsNeverBelieved()
    {
        const Bytes answer = *writeNextCa(current(), next(), Digest::Sha256, now);
        const std::size_t step = qEnvironmentVariableIntValue("RELEVE_LONG") == 1 ? 1 : 11;
        for (std::size_t bit = 0; bit < answer.size() * 8; bit += step) {
            Bytes damaged = answer;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            const auto read = NextCa::read(damaged, current().certificate, {});
            QVERIFY(!read || (read->covered && read->certificates == next()));
        }
    }
};

QTEST_GUILESS_MAIN(TestCaCertificates)
#include "tst_cacertificates.moc"
