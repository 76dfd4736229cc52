// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <openssl/err.h>

#include "pki/scep/asn1.h"
#include "pki/scep/certsonly.h"
#include "pki/scep/envelope.h"
#include "pki/scep/query.h"
#include "pki/scep/signedmessage.h"
#include "tests/scep/testpki.h"
#include "tests/scep/vectors.h"

using namespace releve;
using namespace releve::scep;
using testpki::now;
using x509::Certificate;

namespace {

const std::vector<Digest> digests{Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha384, Digest::Sha512};
const std::vector<Cipher> ciphers{Cipher::Des, Cipher::Des3, Cipher::Aes128, Cipher::Aes192, Cipher::Aes256};

const Identity& client()
{
    static const Identity identity = testpki::selfSigned("O=Example/CN=r1", testpki::key(1), 77, false);
    return identity;
}

const Identity& ca()
{
    static const Identity identity = testpki::selfSigned("O=Example/CN=CA", testpki::key(2), 1, true);
    return identity;
}

Attributes everything()
{
    Attributes attributes;
    attributes.messageType = "3";
    attributes.transactionId = "SSCEP transactionId";
    attributes.senderNonce = Bytes(16, 0xA5);
    attributes.recipientNonce = Bytes(16, 0x5A);
    attributes.status = PkiStatus::Failure;
    attributes.failInfo = FailInfo::BadCertId;
    return attributes;
}

Bytes signedWith(Digest digest, ByteView content = bytesOf("content"))
{
    return *sign(everything(), content, client(), {&client().certificate, 1}, digest, now);
}

bool isLong()
{
    return qEnvironmentVariableIntValue("RELEVE_LONG") == 1;
}

} // namespace

class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatIsNoMessageIsRefused()
    {
        QVERIFY(!SignedMessage::read({}));
        QVERIFY(!Envelope::read({}));
        QVERIFY(!CertsOnly::read({}));
        QVERIFY(!SignedMessage::read(bytesOf("Router#")));
        QVERIFY(SignedMessage::read(client().certificate.der()).error().code == ErrorCode::BadEncoding);
        const Bytes sealed = *seal(bytesOf("x"), ca().certificate, Cipher::Aes128);
        QVERIFY(SignedMessage::read(sealed).error().code == ErrorCode::UnsupportedFormat);
        QVERIFY(CertsOnly::read(sealed).error().code == ErrorCode::UnsupportedFormat);
        QVERIFY(Envelope::read(signedWith(Digest::Sha256)).error().code == ErrorCode::UnsupportedFormat);
        // Nobody has signed it.
        QVERIFY(SignedMessage::read(CertsOnly{{ca().certificate}, {}}.toDer()).error().code ==
                ErrorCode::UnsupportedFormat);
        QVERIFY(SignedMessage::read(Bytes(longestMessage + 1, 0)).error().code == ErrorCode::TooLarge);
    }

    void bytesAfterTheEndAreRefused()
    {
        Bytes der = signedWith(Digest::Sha256);
        der.push_back('\n');
        QVERIFY(SignedMessage::read(der).error().code == ErrorCode::BadEncoding);
    }

    void cutAnywhereIsTruncated()
    {
        for (const Bytes& whole : {signedWith(Digest::Sha256), testpki::asBer(signedWith(Digest::Sha1))}) {
            for (std::size_t size = 0; size < whole.size(); ++size) {
                QVERIFY(SignedMessage::read(ByteView(whole).first(size)).error().code ==
                        ErrorCode::Truncated);
                QVERIFY(Envelope::read(ByteView(whole).first(size)).error().code == ErrorCode::Truncated);
                QVERIFY(CertsOnly::read(ByteView(whole).first(size)).error().code == ErrorCode::Truncated);
            }
        }
    }

    void oneBitFlippedIsRefusedOrSaysTheSame()
    {
        const Bytes whole = signedWith(Digest::Sha256);
        const Attributes before = everything();
        const std::size_t step = isLong() ? 1 : 7;
        for (std::size_t bit = 0; bit < whole.size() * 8; bit += step) {
            Bytes damaged = whole;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            const auto read = SignedMessage::read(damaged);
            if (!read || !read->verify({&client().certificate, 1}))
                continue;
            // What the signature does not cover (certificates beside it, NULL parameters) may differ.
            QVERIFY(read->attributes().transactionId == before.transactionId);
            QVERIFY(read->attributes().messageType == before.messageType);
            QVERIFY(read->attributes().senderNonce == before.senderNonce);
            QVERIFY(read->attributes().recipientNonce == before.recipientNonce);
            QVERIFY(read->attributes().status == before.status);
            QVERIFY(textOf(read->content()) == "content");
        }
    }

    void anEnvelopeWithOneBitFlippedNeverOpensToTheSameUnnoticed()
    {
        const Bytes content(100, 0x41);
        const Bytes whole = *seal(content, ca().certificate, Cipher::Aes128);
        const std::size_t step = isLong() ? 1 : 5;
        for (std::size_t bit = 0; bit < whole.size() * 8; bit += step) {
            Bytes damaged = whole;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            auto read = Envelope::read(damaged);
            if (!read)
                continue;
            const auto opened = read->open(ca());
            QVERIFY(opened ||
                    opened.error() == (Error{ErrorCode::BadEncoding, "an envelope that does not open"}));
        }
    }

    void theWrongKeyOpensNothingAndSaysNoMore()
    {
        const Bytes sealed = *seal(bytesOf("secret"), ca().certificate, Cipher::Aes256);
        auto envelope = Envelope::read(sealed);
        QVERIFY(envelope);
        // Another one's certificate; the right certificate with another key; the right key with another
        // certificate of the same name.
        const Identity other = testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 3, true);
        const Identity mixed{ca().certificate, testpki::key(3)};
        const Identity renamed{other.certificate, ca().key};
        QVERIFY(!envelope->isAddressedTo(other.certificate));
        QVERIFY(envelope->isAddressedTo(ca().certificate));
        for (const Identity& identity : {other, mixed, renamed}) {
            auto fresh = Envelope::read(sealed);
            const auto opened = fresh->open(identity);
            QVERIFY(!opened || textOf(opened->view()) != "secret");
            QVERIFY(opened || opened.error().detail == "an envelope that does not open");
        }
    }

    void aKeyThatIsNotRsaReceivesNothing()
    {
        const Identity ec = testpki::selfSigned("CN=ec", testpki::ecKey(), 1, false);
        QVERIFY(!canReceive(ec.certificate));
        QVERIFY(seal(bytesOf("x"), ec.certificate, Cipher::Aes128).error().code == ErrorCode::BadArgument);
    }

    void aSignerIsKnownByItsKeyNotByItsName()
    {
        const auto message = SignedMessage::read(signedWith(Digest::Sha256));
        QVERIFY(message);
        const Certificate impostor =
            testpki::selfSigned("O=Example/CN=r1", testpki::key(4), 77, false).certificate;
        QVERIFY(message->verify({}).error().code == ErrorCode::BadSignature);
        QVERIFY(message->verify({&impostor, 1}).error().code == ErrorCode::BadSignature);
        // The right key under another serial number is not the one named.
        const Certificate renumbered =
            testpki::selfSigned("O=Example/CN=r1", testpki::key(1), 78, false).certificate;
        QVERIFY(message->verify({&renumbered, 1}).error().code == ErrorCode::BadSignature);
        const std::vector<Certificate> all{impostor, renumbered, client().certificate};
        QVERIFY(*message->verify(all) == client().certificate);
    }

    void attributesTwiceOrTooLongAreRefused()
    {
        Attributes attributes = everything();
        attributes.transactionId = std::string(Attributes::longestTransactionId + 1, 'a');
        QVERIFY(sign(attributes, {}, client(), {}, Digest::Sha256, now).error().code ==
                ErrorCode::BadArgument);
        attributes = everything();
        attributes.senderNonce.resize(Attributes::longestNonce + 1);
        QVERIFY(sign(attributes, {}, client(), {}, Digest::Sha256, now).error().code ==
                ErrorCode::BadArgument);
        attributes = everything();
        attributes.messageType = std::string(17, '1');
        QVERIFY(SignedMessage::read(*sign(attributes, {}, client(), {}, Digest::Sha256, now)).error().code ==
                ErrorCode::BadEncoding);
    }

    void everyDigestAndCipherIsReadAgain()
    {
        for (const Digest digest : digests) {
            const auto read = SignedMessage::read(signedWith(digest));
            QVERIFY(read);
            QVERIFY(read->digest() == digest);
            QVERIFY(read->verify(read->certificates()));
            QCOMPARE(read->attributes().transactionId, std::string("SSCEP transactionId"));
            QVERIFY(read->attributes().type() == MessageType::CertRep);
            QVERIFY(read->attributes().failInfo == FailInfo::BadCertId);
            QVERIFY(read->attributes().recipientNonce == Bytes(16, 0x5A));
        }
        for (const Cipher cipher : ciphers) {
            const auto sealed = seal(bytesOf("request"), ca().certificate, cipher);
            QVERIFY(sealed);
            for (const Bytes& form : {*sealed, testpki::asBer(*sealed)}) {
                auto read = Envelope::read(form);
                QVERIFY(read);
                QVERIFY(read->cipher() == cipher);
                const auto opened = read->open(ca());
                QVERIFY(opened && textOf(opened->view()) == "request");
            }
        }
    }

    void berInPiecesIsRead()
    {
        const Bytes content(12'345, 0x42);
        const Bytes der = signedWith(Digest::Sha256, content);
        const Bytes ber = testpki::asBer(der);
        QVERIFY(ber != der);
        const auto read = SignedMessage::read(ber);
        QVERIFY(read);
        QVERIFY(std::ranges::equal(read->content(), content));
        QVERIFY(read->verify(read->certificates()));
    }

    void whatIsWrittenIsUniversal()
    {
        // SCEP_INTEROP section 2: what sscep, certmonger, jscep and micromdm each fail on.
        const Bytes der = signedWith(Digest::Sha256, {});
        using namespace asn1;
        const auto contentInfo = Reader(der).next(sequenceTag);
        Reader outer(contentInfo->content);
        QVERIFY(outer.next(oidTag));
        const auto signedData = Reader(outer.next(contextTag(0))->content).next(sequenceTag);
        Reader fields(signedData->content);
        QVERIFY(fields.next(integerTag) && fields.next(setTag));
        Reader encapsulated(fields.next(sequenceTag)->content);
        QVERIFY(std::ranges::equal(encapsulated.next(oidTag)->whole, *fromHex("06092A864886F70D010701")));
        // The content is there, empty.
        QVERIFY(std::ranges::equal(encapsulated.next(contextTag(0))->content, *fromHex("0400")));
        QVERIFY(fields.next(contextTag(0)));
        Reader info(Reader(fields.next(setTag)->content).next(sequenceTag)->content);
        QVERIFY(info.next(integerTag) && info.next(sequenceTag) && info.next(sequenceTag));
        Reader attributes(info.next(contextTag(0))->content);
        Bytes before;
        unsigned count = 0;
        while (const auto attribute = attributes.next(sequenceTag)) {
            const Bytes encoded = testpki::toBytes(attribute->whole);
            QVERIFY2(before < encoded, "signed attributes are sorted");
            before = encoded;
            ++count;
        }
        QCOMPARE(count, 9U); // ours six, contentType, messageDigest, signingTime
        // rsaEncryption with NULL, no digest in the name.
        QVERIFY(std::ranges::equal(info.next(sequenceTag)->content, *fromHex("06092A864886F70D0101010500")));
        QVERIFY(std::ranges::search(der, bytesOf("170710121416Z")));
    }

    void certificatesKeepTheirOrder()
    {
        const Certificate longer =
            testpki::selfSigned("O=Example/OU=A long name sorts last in DER/CN=x", testpki::key(1), 9, false)
                .certificate;
        const CertsOnly list{{longer, ca().certificate}, {testpki::crl(ca(), {5, 6})}};
        const auto read = CertsOnly::read(list.toDer());
        QVERIFY(read);
        QCOMPARE(read->certificates.size(), 2U);
        QVERIFY(read->certificates[0] == longer);
        QCOMPARE(read->crls.size(), 1U);
        QVERIFY(read->crls[0].find("05"));
        QVERIFY(CertsOnly::read(CertsOnly{}.toDer())->certificates.empty());
    }

    void tooManyCertificatesAreRefused()
    {
        const CertsOnly list{std::vector<Certificate>(SignedMessage::mostCertificates + 1, ca().certificate),
                             {}};
        QVERIFY(CertsOnly::read(list.toDer()).error().code == ErrorCode::TooLarge);
    }

    void messagesOfRealClientsAreRead_data()
    {
        QTest::addColumn<Digest>("digest");
        QTest::addColumn<Cipher>("cipher");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("challenge");
        QTest::newRow("micromdm-post")
            << Digest::Sha1 << Cipher::Des << QByteArray("19") << QByteArray("secret");
        QTest::newRow("micromdm-get")
            << Digest::Sha1 << Cipher::Des << QByteArray("19") << QByteArray("secret");
        QTest::newRow("micromdm-renewal") << Digest::Sha1 << Cipher::Des << QByteArray("17") << QByteArray();
        QTest::newRow("strongswan-aes")
            << Digest::Sha256 << Cipher::Aes128 << QByteArray("19") << QByteArray("secret");
        QTest::newRow("strongswan-des3")
            << Digest::Sha1 << Cipher::Des3 << QByteArray("19") << QByteArray("secret");
        QTest::newRow("strongswan-sha512")
            << Digest::Sha512 << Cipher::Aes128 << QByteArray("19") << QByteArray();
        QTest::newRow("strongswan-pss")
            << Digest::Sha256 << Cipher::Aes128 << QByteArray("19") << QByteArray("secret");
        QTest::newRow("strongswan-renewal")
            << Digest::Sha256 << Cipher::Aes128 << QByteArray("17") << QByteArray();
        QTest::newRow("certmonger") << Digest::Sha256 << Cipher::Aes256 << QByteArray("19")
                                    << QByteArray("secret");
    }
    void messagesOfRealClientsAreRead()
    {
        QFETCH(Digest, digest);
        QFETCH(Cipher, cipher);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, challenge);
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        const Bytes der = vectors::bytes(name + QStringLiteral(".der"));
        const auto message = SignedMessage::read(der);
        QVERIFY2(message, message ? "" : message.error().detail.c_str());
        QVERIFY(message->digest() == digest);
        QCOMPARE(QByteArray::fromStdString(message->attributes().messageType), type);
        QVERIFY(!message->attributes().transactionId.empty());
        QCOMPARE(message->attributes().senderNonce.size(), 16U);
        const auto signer = message->verify(message->certificates());
        QVERIFY(signer);
        auto envelope = Envelope::read(message->content());
        QVERIFY(envelope);
        QVERIFY(envelope->cipher() == cipher);
        QVERIFY(envelope->isAddressedTo(vectors::ca().certificate));
        const auto content = envelope->open(vectors::ca());
        QVERIFY(content);
        const auto request = x509::Request::fromDer(content->view());
        QVERIFY(request && request->isSignatureValid());
        const auto written = request->challengePassword();
        QCOMPARE(textOf(written.view()),
                 std::string_view(challenge.constData(), std::size_t(challenge.size())));
        // The text of a GET holds the same bytes.
        if (const std::string query = vectors::text(name + QStringLiteral(".query")); !query.empty()) {
            const auto parsed = Query::parse(trimmed(query));
            QVERIFY(parsed && parsed->message);
            QVERIFY(*decodeMessage(*parsed->message) == der);
        }
    }

    void opensslReadsWhatWeWrite_data()
    {
        QTest::addColumn<Digest>("digest");
        QTest::addColumn<Cipher>("cipher");
        for (std::size_t i = 0; i < digests.size(); ++i)
            QTest::addRow("%s", nameOf(digests[i]).data()) << digests[i] << ciphers[i];
    }
    void opensslReadsWhatWeWrite()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (program.isEmpty())
            QSKIP("the openssl program is not installed");
        QFETCH(Digest, digest);
        QFETCH(Cipher, cipher);
        const Identity recipient = vectors::ca();
        const Bytes inner = *seal(bytesOf("what was sealed"), recipient.certificate, cipher);
        const Bytes outer = *sign(everything(), inner, client(), {&client().certificate, 1}, digest, now);

        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("message.der")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(reinterpret_cast<const char*>(outer.data()), qsizetype(outer.size())));
        file.close();
        const QString envelope = folder.filePath(QStringLiteral("envelope.der"));
        const QString plain = folder.filePath(QStringLiteral("plain"));
        QCOMPARE(QProcess::execute(
                     program, {QStringLiteral("cms"), QStringLiteral("-verify"), QStringLiteral("-noverify"),
                               QStringLiteral("-binary"), QStringLiteral("-inform"), QStringLiteral("DER"),
                               QStringLiteral("-in"), file.fileName(), QStringLiteral("-out"), envelope}),
                 0);
        const QString data = QStringLiteral(RELEVE_TEST_DATA "/scep/");
        QCOMPARE(QProcess::execute(program, {QStringLiteral("cms"), QStringLiteral("-decrypt"),
                                             QStringLiteral("-binary"), QStringLiteral("-provider"),
                                             QStringLiteral("legacy"), QStringLiteral("-provider"),
                                             QStringLiteral("default"), QStringLiteral("-inform"),
                                             QStringLiteral("DER"), QStringLiteral("-in"), envelope,
                                             QStringLiteral("-recip"), data + QStringLiteral("ca.pem"),
                                             QStringLiteral("-inkey"), data + QStringLiteral("ca-key.pem"),
                                             QStringLiteral("-out"), plain}),
                 0);
        QFile opened(plain);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        QCOMPARE(opened.readAll(), QByteArray("what was sealed"));
    }
};

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
