// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <openssl/err.h>

#include "pki/x509/crl.h"
#include "tests/x509/vectors.h"

using namespace releve;
using namespace releve::x509;

class TestCrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatIsNoCrlIsRefused()
    {
        QVERIFY(Crl::fromDer({}).error().code == ErrorCode::BadEncoding);
        QVERIFY(Crl::fromDer(vectors::certificate("ca.pem").der()).error().code == ErrorCode::BadEncoding);
        QVERIFY(Crl::fromPem(vectors::text("ca.pem")).error().code == ErrorCode::NotFound);
    }

    void damageNeverVerifies()
    {
        const auto whole = Crl::fromPem(vectors::text("crl.pem"));
        QVERIFY(whole);
        const auto ca = vectors::certificate("ca.pem");
        for (std::size_t i = 2; i < whole->der().size(); ++i) {
            QVERIFY(Crl::fromDer(whole->der().first(i)).error().code == ErrorCode::Truncated);
            Bytes damaged(whole->der().begin(), whole->der().end());
            damaged[i] ^= 0x01;
            const auto read = Crl::fromDer(damaged);
            QVERIFY2(!read || !read->isSignedBy(ca), qPrintable(QString::number(i)));
        }
    }

    void revokedCertificatesAreFound()
    {
        const auto ca = vectors::certificate("ca.pem");
        const auto crl = Crl::fromPem(vectors::text("crl.pem"));
        QVERIFY(crl);
        QVERIFY(crl->issuer() == ca.subject());
        QVERIFY(crl->isSignedBy(ca));
        QVERIFY(!crl->isSignedBy(vectors::certificate("router.pem")));
        QCOMPARE(crl->signatureAlgorithm(), std::string("sha1WithRSAEncryption"));
        QVERIFY(*crl->nextUpdate() - *crl->thisUpdate() == std::chrono::hours{6});
        QCOMPARE(crl->revoked().size(), 2U);
        QCOMPARE(crl->revoked()[0].serial, std::string("04"));
        const RevokedCertificate* router = crl->find(vectors::certificate("router.pem").serial());
        QVERIFY(router);
        QCOMPARE(toIso8601(*router->revokedAt), std::string("2017-07-10T12:14:16Z"));
        QVERIFY(!crl->find("05"));
        QVERIFY(!crl->find(""));
    }
};

QTEST_GUILESS_MAIN(TestCrl)
#include "tst_crl.moc"
