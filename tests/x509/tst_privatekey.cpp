// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <openssl/err.h>

#include "pki/x509/privatekey.h"
#include "tests/x509/vectors.h"

using namespace releve;
using namespace releve::x509;

class TestPrivateKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatIsNoKeyIsRefused()
    {
        QVERIFY(PrivateKey::fromDer({}).error().code == ErrorCode::BadEncoding);
        QVERIFY(PrivateKey::fromDer(vectors::certificate("ca.pem").der()).error().code ==
                ErrorCode::BadEncoding);
        QVERIFY(PrivateKey::fromPem("").error().code == ErrorCode::NotFound);
        QVERIFY(PrivateKey::fromPem(vectors::text("ca.pem")).error().code == ErrorCode::NotFound);
        const auto garbage =
            PrivateKey::fromPem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        QVERIFY(garbage.error().code == ErrorCode::BadEncoding);
    }

    void cutAnywhereIsTruncated()
    {
        for (const char* name : {"router-key.der", "router-key-pkcs1.der"}) {
            const Bytes whole = vectors::bytes(name);
            for (std::size_t size = 2; size < whole.size(); ++size)
                QVERIFY(PrivateKey::fromDer(ByteView(whole).first(size)).error().code ==
                        ErrorCode::Truncated);
        }
    }

    void oneByteFlippedDoesNoHarm()
    {
        const Bytes whole = vectors::bytes("router-key.der");
        for (std::size_t i = 0; i < whole.size(); ++i) {
            Bytes damaged = whole;
            damaged[i] ^= 0x01;
            const auto read = PrivateKey::fromDer(damaged);
            QVERIFY(!read || !read->publicKey().spki.empty());
        }
    }

    void everyFormatIsTheSameKey()
    {
        const PublicKey expected = vectors::certificate("router.pem").publicKey();
        QVERIFY(PrivateKey::fromDer(vectors::bytes("router-key.der"))->publicKey() == expected);
        QVERIFY(PrivateKey::fromDer(vectors::bytes("router-key-pkcs1.der"))->publicKey() == expected);
        QVERIFY(PrivateKey::fromPem(vectors::text("router-key.pem"))->publicKey() == expected);
        QVERIFY(PrivateKey::fromPem(vectors::text("router-key-pkcs1.pem"))->publicKey() == expected);
        const std::string afterCertificate = vectors::text("ca.pem") + vectors::text("router-key.pem");
        QVERIFY(PrivateKey::fromPem(afterCertificate)->publicKey() == expected);
        QVERIFY(PrivateKey::fromPem(vectors::text("ec-key.pem"))->publicKey() ==
                vectors::certificate("ec.pem").publicKey());
    }

    void encryptedKeyOpensOnlyWithItsPassphrase_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("PKCS#8") << QByteArray("router-key-encrypted.pem");
        QTest::newRow("PKCS#1, the old way") << QByteArray("router-key-pkcs1-des3.pem");
    }
    void encryptedKeyOpensOnlyWithItsPassphrase()
    {
        QFETCH(QByteArray, name);
        const std::string text = vectors::text(name);
        QVERIFY(PrivateKey::fromPem(text).error().code == ErrorCode::PassphraseNeeded);
        const auto wrong = PrivateKey::fromPem(text, SecretBytes(std::string_view("wrong")));
        QVERIFY(wrong.error().code == ErrorCode::WrongPassphrase);
        const auto longer = PrivateKey::fromPem(text, SecretBytes(std::string_view(std::string(5000, 'x'))));
        QVERIFY(longer.error().code == ErrorCode::WrongPassphrase);
        const auto open = PrivateKey::fromPem(text, vectors::passphrase());
        QVERIFY(open);
        QVERIFY(open->publicKey() == vectors::certificate("router.pem").publicKey());
    }

    void keyThatAsksForTooMuchWorkIsRefusedAtOnce()
    {
        const auto slow = PrivateKey::fromPem(vectors::text("key-slow.pem"), vectors::passphrase());
        QVERIFY(!slow);
        QVERIFY(slow.error().code == ErrorCode::TooLarge);
    }

    void generatedKeysDiffer()
    {
        QVERIFY(PrivateKey::generateRsa(0).error().code == ErrorCode::BadArgument);
        QVERIFY(PrivateKey::generateRsa(511).error().code == ErrorCode::BadArgument);
        QVERIFY(PrivateKey::generateRsa(1U << 20).error().code == ErrorCode::BadArgument);
        const auto one = PrivateKey::generateRsa(1024);
        const auto other = PrivateKey::generateRsa(1024);
        QVERIFY(one && other);
        QCOMPARE(one->publicKey().bits, 1024U);
        QCOMPARE(one->publicKey().algorithm, std::string("rsa"));
        QVERIFY(!(one->publicKey() == other->publicKey()));
        QVERIFY(*PublicKey::fromSpki(one->publicKey().spki) == one->publicKey());
    }
};

QTEST_GUILESS_MAIN(TestPrivateKey)
#include "tst_privatekey.moc"
