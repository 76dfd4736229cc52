// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QCryptographicHash>
#include <QTest>

#include <algorithm>

#include <openssl/err.h>

#include "pki/x509/container.h"
#include "pki/x509/request.h"
#include "tests/x509/vectors.h"

using namespace releve;
using namespace releve::x509;

class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatIsNoRequestIsRefused()
    {
        QVERIFY(Request::fromDer({}).error().code == ErrorCode::BadEncoding);
        QVERIFY(Request::fromDer(vectors::certificate("ca.pem").der()).error().code ==
                ErrorCode::BadEncoding);
        QVERIFY(Request::fromPem(vectors::text("ca.pem")).error().code == ErrorCode::NotFound);
        Bytes longer = vectors::bytes("router-csr.der");
        longer.push_back(0);
        QVERIFY(Request::fromDer(longer).error().code == ErrorCode::BadEncoding);
    }

    void cutAnywhereIsTruncated()
    {
        const Bytes whole = vectors::bytes("router-csr.der");
        for (std::size_t size = 2; size < whole.size(); ++size)
            QVERIFY(Request::fromDer(ByteView(whole).first(size)).error().code == ErrorCode::Truncated);
    }

    void oneByteFlippedNeverVerifies()
    {
        const Bytes whole = vectors::bytes("router-csr.der");
        const std::size_t start = 4; // what is signed stands after 30 82 LL LL
        const std::size_t end = start + *derElementSize(ByteView(whole).subspan(start));
        for (std::size_t i = start; i < end; ++i) {
            Bytes damaged = whole;
            damaged[i] ^= 0x01;
            const auto read = Request::fromDer(damaged);
            QVERIFY2(!read || !read->isSignatureValid(), qPrintable(QString::number(i)));
        }
    }

    void routersRequestIsRead()
    {
        const Bytes der = vectors::bytes("router-csr.der");
        const auto request = Request::fromDer(der);
        QVERIFY(request);
        QCOMPARE(request->subject().toIos(),
                 std::string("serialNumber=67109296+hostname=r1.example.net,cn=r1,o=Example,c=FR"));
        QVERIFY(request->publicKey() == vectors::certificate("router.pem").publicKey());
        QCOMPARE(request->signatureAlgorithm(), std::string("sha256WithRSAEncryption"));
        QVERIFY(request->isSignatureValid());
        QVERIFY(request->hasChallengePassword());
        QCOMPARE(textOf(request->challengePassword().view()), std::string_view("not-a-secret"));
        QVERIFY(std::ranges::equal(request->der(), der));
        const QByteArray content = vectors::file("router-csr.der");
        const auto expect = [&](QCryptographicHash::Algorithm algorithm) {
            return QCryptographicHash::hash(content, algorithm).toHex().toUpper().toStdString();
        };
        QCOMPARE(request->fingerprint(Digest::Md5), expect(QCryptographicHash::Md5));
        QCOMPARE(request->fingerprint(Digest::Sha1), expect(QCryptographicHash::Sha1));
        QCOMPARE(Request::fromPem(vectors::text("router.csr"))->fingerprint(Digest::Md5),
                 request->fingerprint(Digest::Md5));
    }

    void challengePasswordMayBeAbsent()
    {
        const auto request = Request::fromPem(vectors::text("no-challenge.csr"));
        QVERIFY(request);
        QVERIFY(!request->hasChallengePassword());
        QVERIFY(request->challengePassword().empty());
        QVERIFY(request->isSignatureValid());
        QCOMPARE(request->publicKey().algorithm, std::string("ec"));
    }
};

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
