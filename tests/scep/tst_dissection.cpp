// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>

#include <openssl/err.h>

#include "pki/scep/asn1.h"
#include "pki/scep/dissection.h"
#include "pki/scep/envelope.h"
#include "pki/scep/nextca.h"
#include "pki/scep/query.h"
#include "pki/scep/signedmessage.h"
#include "tests/scep/testpki.h"
#include "tests/scep/vectors.h"

using namespace releve;
using namespace releve::scep;
using testpki::day;
using testpki::now;

namespace {

/// When the throw-away signers of the vectors were valid.
const Instant captured = *fromIso8601("2026-11-24T23:20:00Z");

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

Dissection inspect(ByteView bytes, Instant at = now, const x509::PrivateKey* key = nullptr)
{
    const auto capture = Capture::find(bytes);
    return capture ? dissect(*capture, at, key) : Dissection();
}

Dissection inspect(std::string_view text)
{
    return inspect(bytesOf(text));
}

bool has(const Dissection& message, FindingCode code)
{
    return std::any_of(message.findings.begin(), message.findings.end(),
                       [&](const Finding& finding) { return finding.code == code; });
}

QString ids(const Dissection& message)
{
    QStringList list;
    for (const Finding& finding : message.findings) {
        const std::string_view id = ruleOf(finding.code).id;
        list.append(QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size())));
    }
    return list.join(QLatin1Char(' '));
}

Attributes request()
{
    Attributes attributes;
    attributes.messageType = "19";
    attributes.transactionId = "6A5B";
    attributes.senderNonce = Bytes(16, 0xA5);
    return attributes;
}

Attributes answer(PkiStatus status)
{
    Attributes attributes = request();
    attributes.messageType = "3";
    attributes.status = status;
    attributes.recipientNonce = Bytes(16, 0x5A);
    if (status == PkiStatus::Failure)
        attributes.failInfo = FailInfo::BadTime;
    return attributes;
}

Bytes envelopeOf(ByteView content, Cipher cipher = Cipher::Aes128)
{
    return *seal(content, ca().certificate, cipher);
}

Bytes pkcsReq()
{
    static const Bytes sealed =
        envelopeOf(testpki::request("O=Example/CN=r1", testpki::key(1), "secret").der());
    return sealed;
}

Bytes signedBy(const Identity& signer, const Attributes& attributes, ByteView content,
               Digest digest = Digest::Sha256, Instant at = now)
{
    return *sign(attributes, content, signer, {&signer.certificate, 1}, digest, at);
}

/// Where the signed attributes of a message stand in it.
ByteView attributesIn(ByteView message)
{
    using namespace asn1;
    const auto step = [](ByteView content, std::initializer_list<std::uint8_t> tags) {
        Reader reader(content);
        std::optional<Element> element;
        for (const std::uint8_t tag : tags) {
            do {
                element = reader.next();
            } while (element && element->tag != tag);
        }
        return element ? element->content : ByteView();
    };
    const ByteView signedData = step(step(step(message, {sequenceTag}), {contextTag(0)}), {sequenceTag});
    const ByteView signer = step(step(signedData, {sequenceTag, setTag}), {sequenceTag});
    return step(signer, {contextTag(0)});
}

/// The same with its bytes changed there.
Bytes withAttributes(Bytes message, ByteView changed)
{
    const ByteView place = attributesIn(message);
    std::copy(changed.begin(), changed.end(), message.begin() + (place.data() - message.data()));
    return message;
}

} // namespace

class TestDissection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatIsNothingOfScepIsLeftAlone()
    {
        for (const std::string_view text :
             {"", "MI", "MIIB", "router#show crypto pki certificates\nCertificate\n",
              "http://ca.example.net/", "GET / HTTP/1.1", "HTTP/1.1 200 OK\r\n\r\nhello",
              "AES is what we use\nSHA-1 is not", "0", "\x30\x80"})
            QVERIFY2(!Capture::find(bytesOf(text)), text.data());
        QVERIFY(!Capture::find(client().certificate.der()));
        QVERIFY(!Capture::find(bytesOf(client().certificate.toPem())));
        QVERIFY(!Capture::find(testpki::request("CN=x", testpki::key(1)).der()));
    }

    void realPeers_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("digest");
        QTest::addColumn<QString>("cipher");
        QTest::addColumn<QString>("findings");
        QTest::newRow("strongswan-aes.der") << "PKCSReq"
                                            << "sha256"
                                            << "aes-128-cbc"
                                            << "signature-names-hash";
        QTest::newRow("strongswan-des3.der") << "PKCSReq"
                                             << "sha1"
                                             << "des-ede3-cbc"
                                             << "digest-sha1 signature-names-hash cipher-des3";
        QTest::newRow("strongswan-sha512.der") << "PKCSReq"
                                               << "sha512"
                                               << "aes-128-cbc"
                                               << "signature-names-hash";
        QTest::newRow("strongswan-pss.der") << "PKCSReq"
                                            << "sha256"
                                            << "aes-128-cbc"
                                            << "signature-pss";
        QTest::newRow("strongswan-renewal.der") << "RenewalReq"
                                                << "sha256"
                                                << "aes-128-cbc"
                                                << "signature-names-hash";
        QTest::newRow("micromdm-post.der")
            << "PKCSReq"
            << "sha1"
            << "des-cbc"
            << "digest-sha1 signature-names-hash cipher-des request-subject-not-signers";
        QTest::newRow("micromdm-get.query")
            << "PKCSReq"
            << "sha1"
            << "des-cbc"
            << "digest-sha1 signature-names-hash cipher-des request-subject-not-signers";
        QTest::newRow("micromdm-renewal.der") << "RenewalReq"
                                              << "sha1"
                                              << "des-cbc"
                                              << "digest-sha1 signature-names-hash cipher-des";
        QTest::newRow("certmonger.query") << "PKCSReq"
                                          << "sha256"
                                          << "aes-256-cbc"
                                          << "";
    }
    void realPeers()
    {
        QFETCH(QString, type);
        QFETCH(QString, digest);
        QFETCH(QString, cipher);
        QFETCH(QString, findings);
        const Identity recipient = vectors::ca();
        const auto message =
            inspect(vectors::bytes(QString::fromLatin1(QTest::currentDataTag())), captured, &recipient.key);
        QVERIFY(message.kind == MessageKind::PkiMessage);
        QVERIFY(!message.refused);
        QVERIFY(message.signature && message.signature->verifies && message.envelope);
        const std::string_view name = messageTypeName(message.signature->text("messageType"));
        QCOMPARE(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())), type);
        QCOMPARE(QString::fromStdString(message.signature->digest.name), digest);
        QCOMPARE(QString::fromStdString(message.envelope->cipher.name), cipher);
        QVERIFY(message.envelope->recipients.size() == 1 &&
                message.envelope->recipients.front().name->serial == recipient.certificate.serial());
        QVERIFY(message.enclosed && message.enclosed->request);
        QCOMPARE(ids(message), findings);
    }

    void scepserversAnswer()
    {
        const auto key = *x509::PrivateKey::fromPem(vectors::text(QStringLiteral("client-key.pem")));
        const auto message =
            inspect(vectors::bytes(QStringLiteral("scepserver-success.der")), captured, &key);
        QVERIFY(message.type() == MessageType::CertRep);
        QVERIFY(message.enclosed && message.enclosed->list &&
                message.enclosed->list->certificates.size() == 1);
        QCOMPARE(ids(message), QStringLiteral("digest-sha1 signature-names-hash nonce-reused cipher-des"));
        QVERIFY(message.signature->algorithm.parameters == AlgorithmFacts::Parameters::Absent);
        const auto caps = inspect(vectors::text(QStringLiteral("scepserver-caps.txt")));
        QVERIFY(caps.kind == MessageKind::Capabilities && caps.capabilities.lists(Capability::Renewal));
        QCOMPARE(ids(caps), QStringLiteral("strongswan-capabilities"));
    }

    void everyFormOfACapture_data()
    {
        QTest::addColumn<QByteArray>("text");
        const std::string plain = toBase64(signedBy(client(), request(), pkcsReq()));
        std::string wrapped;
        std::string ios;
        for (std::size_t at = 0; at < plain.size(); at += 64) {
            wrapped += plain.substr(at, 64) + "\r\n";
            ios += plain.substr(at, 64) + "%0A";
        }
        std::string urlSafe = plain;
        std::replace(urlSafe.begin(), urlSafe.end(), '+', '-');
        std::replace(urlSafe.begin(), urlSafe.end(), '/', '_');
        urlSafe.erase(urlSafe.find_last_not_of('=') + 1);
        std::string spaces = plain;
        std::replace(spaces.begin(), spaces.end(), '+', ' ');
        const std::string query = "operation=PKIOperation&message=";
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("base64", plain);
        row("base64, wrapped", wrapped);
        row("base64, URL alphabet", urlSafe);
        row("a query", query + plain);
        row("a URL", "http://ca.example.net/scep?" + query + encodeMessage(*fromBase64(plain)));
        row("a URL in upper case", "HTTP://CA/scep?OPERATION=PKIOperation&MESSAGE=" + plain + "\n");
        row("IOS's request line",
            "GET /cgi-bin/pkiclient.exe?" + query + ios + " HTTP/1.0\r\nUser-Agent: Cisco PKI\r\n\r\n");
        row("with spaces for plus signs", "GET /scep?" + query + spaces + " HTTP/1.1");
        row("a path", "/scep?" + query + urlSafe);
        const Bytes body = *fromBase64(plain);
        row("a POST", "POST /scep?operation=PKIOperation HTTP/1.1\r\nContent-Length: 1\r\n\r\n" +
                          std::string(textOf(body)));
        row("PEM", "-----BEGIN PKCS7-----\n" + wrapped + "-----END PKCS7-----\n");
    }
    void everyFormOfACapture()
    {
        QFETCH(QByteArray, text);
        const auto message = inspect(text.toStdString());
        QVERIFY(message.kind == MessageKind::PkiMessage);
        QVERIFY(message.signature->verifies);
        QCOMPARE(ids(message), QStringLiteral("signer-key-short"));
    }

    void requestsWithoutAMessage()
    {
        const auto message =
            inspect("GET /cgi-bin/pkiclient.exe?operation=GetCACert&message=ROOT%41 HTTP/1.0");
        QVERIFY(message.kind == MessageKind::Query);
        QCOMPARE(message.operation, std::string("GetCACert"));
        QVERIFY(message.label == "ROOTA");
        QVERIFY(message.findings.empty());
        QVERIFY(has(inspect("GET /scep?operation=PKIOperation&message=!! HTTP/1.0"), FindingCode::Malformed));
    }

    void answersOverHttp()
    {
        const std::string head = "HTTP/1.1 200 OK\r\ncontent-type: application/x-x509-ca-cert\r\n\r\n";
        const auto single = inspect(head + std::string(textOf(ca().certificate.der())));
        QVERIFY(single.kind == MessageKind::Certificate && single.certificates.front() == ca().certificate);
        QCOMPARE(single.httpType, std::string("application/x-x509-ca-cert"));
        // As micromdm's scepserver sends what is long.
        const std::string der(textOf(ca().certificate.der()));
        const auto chunk = [&](std::size_t from, std::size_t size) {
            return toHex(Bytes{static_cast<std::uint8_t>(size)}) + ";x=1\r\n" + der.substr(from, size) +
                   "\r\n";
        };
        QVERIFY(der.size() > 250 && der.size() < 750);
        const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n"
                                    "Content-Type: application/x-x509-ca-cert\r\n\r\n" +
                                    chunk(0, 250) + chunk(250, std::min<std::size_t>(250, der.size() - 250)) +
                                    (der.size() > 500 ? chunk(500, der.size() - 500) : std::string()) +
                                    "0\r\n\r\n";
        QVERIFY(inspect(chunked).kind == MessageKind::Certificate);
        const CertsOnly list{{client().certificate}, {}};
        QCOMPARE(ids(inspect(head + std::string(textOf(list.toDer())))), QStringLiteral("no-ca-certificate"));
        const std::string message = "HTTP/1.1 200 OK\r\nContent-Type: application/x-pki-message\r\n\r\n";
        QCOMPARE(ids(inspect(message + std::string(textOf(list.toDer())))), QStringLiteral("no-signature"));
        QVERIFY(inspect(list.toDer()).findings.empty()); // a file of certificates may hold any
    }

    void whatAttributesLack()
    {
        Attributes bare;
        bare.messageType = "99";
        QCOMPARE(
            ids(inspect(signedBy(client(), bare, {}))),
            QStringLiteral(
                "signer-key-short unknown-message-type no-transaction-id no-sender-nonce content-missing"));
        Attributes update = request();
        update.messageType = "18";
        update.senderNonce = Bytes(8, 1);
        QCOMPARE(ids(inspect(signedBy(client(), update, pkcsReq()))),
                 QStringLiteral("signer-key-short update-request nonce-length"));
        Attributes rep = answer(PkiStatus::Failure);
        rep.failInfo.reset();
        rep.recipientNonce.clear();
        QCOMPARE(ids(inspect(signedBy(ca(), rep, pkcsReq()))),
                 QStringLiteral("signer-key-short no-recipient-nonce no-fail-info content-unexpected"));
        rep.status.reset();
        QVERIFY(has(inspect(signedBy(ca(), rep, {})), FindingCode::NoStatus));
    }

    void whatFailuresLeaveOut()
    {
        const Bytes whole = signedBy(ca(), answer(PkiStatus::Failure), {});
        QCOMPARE(ids(inspect(whole)), QStringLiteral("signer-key-short"));
        const auto without = inspect(testpki::withoutContent(whole));
        QVERIFY(without.content == ContentState::Absent);
        QCOMPARE(ids(without), QStringLiteral("signer-key-short content-omitted"));
        QVERIFY(has(inspect(signedBy(ca(), answer(PkiStatus::Success), {})), FindingCode::ContentMissing));
        QVERIFY(
            has(inspect(signedBy(client(), request(), bytesOf("text"))), FindingCode::ContentNotEnvelope));
    }

    void oldAlgorithms()
    {
        const auto message =
            inspect(signedBy(client(), request(), envelopeOf(bytesOf("x"), Cipher::Des), Digest::Md5));
        QVERIFY(message.signature->verifies);
        QCOMPARE(ids(message), QStringLiteral("digest-md5 signer-key-short cipher-des"));
    }

    void berIsSaidToBeBer()
    {
        const auto message = inspect(testpki::asBer(signedBy(client(), request(), pkcsReq())));
        QVERIFY(message.encoding.indefiniteLengths > 0 && message.encoding.constructedStrings > 0);
        QVERIFY(message.signature->verifies);
        QCOMPARE(ids(message), QStringLiteral("ber-encoding signer-key-short"));
    }

    void attributesOutOfOrder()
    {
        const Bytes message = signedBy(client(), request(), pkcsReq());
        std::vector<Bytes> elements;
        for (asn1::Reader each(attributesIn(message)); const auto element = each.next();)
            elements.emplace_back(element->whole.begin(), element->whole.end());
        std::reverse(elements.begin(), elements.end());
        Bytes reversed;
        for (const Bytes& element : elements)
            reversed.insert(reversed.end(), element.begin(), element.end());
        const auto read = inspect(withAttributes(message, reversed));
        QVERIFY(!read.signature->sorted);
        QVERIFY(has(read, FindingCode::AttributesNotSorted));
    }

    void stringsOfTheWrongType()
    {
        const Bytes message = signedBy(client(), request(), pkcsReq());
        const ByteView place = attributesIn(message);
        Bytes changed(place.begin(), place.end());
        const Bytes id{0x13, 0x04, '6', 'A', '5', 'B'};
        const Bytes type{0x13, 0x02, '1', '9'};
        *std::search(changed.begin(), changed.end(), id.begin(), id.end()) = 0x0C;
        *std::search(changed.begin(), changed.end(), type.begin(), type.end()) = 0x16;
        const auto read = inspect(withAttributes(message, changed));
        QVERIFY(has(read, FindingCode::BadSignature)); // it covers them
        const auto& findings = read.findings;
        QVERIFY(std::count(findings.begin(), findings.end(),
                           Finding{FindingCode::TransactionIdNotPrintable, {"UTF8String"}}) == 1);
        QVERIFY(std::count(findings.begin(), findings.end(),
                           Finding{FindingCode::AttributeWrongString,
                                   {"messageType", "IA5String", "PrintableString"}}) == 1);
    }

    void signersThatWillNotDo()
    {
        const Identity expired =
            testpki::selfSigned("CN=r1", testpki::key(1), 5, false, {now - 10 * day, now - 2 * day});
        const auto message = inspect(signedBy(expired, request(), pkcsReq()));
        QVERIFY(has(message, FindingCode::SignerNotInDate));
        // It was in date when it signed.
        QVERIFY(!has(inspect(signedBy(expired, request(), pkcsReq(), Digest::Sha256, now - 5 * day)),
                     FindingCode::SignerNotInDate));
        const auto absent = inspect(*sign(request(), pkcsReq(), client(), {}, Digest::Sha256, now));
        QVERIFY(!absent.signature->certificate && !absent.signature->verifies);
        QCOMPARE(ids(absent), QStringLiteral("signer-not-enclosed"));
        const Identity ec = testpki::selfSigned("CN=r1", testpki::ecKey(), 5, false);
        QVERIFY(has(inspect(signedBy(ec, request(), pkcsReq())), FindingCode::SignerNotRsa));
    }

    void bytesBehindTheEnd()
    {
        Bytes message = signedBy(client(), request(), pkcsReq());
        message.push_back(0);
        const auto read = inspect(message);
        QCOMPARE(read.trailing, 1U);
        QVERIFY(read.signature->verifies);
        QCOMPARE(ids(read), QStringLiteral("trailing-bytes signer-key-short"));
    }

    void anotherKeyDoesNotOpen()
    {
        const x509::PrivateKey other = testpki::key(4);
        const auto read = inspect(signedBy(client(), request(), pkcsReq()), now, &other);
        QVERIFY(has(read, FindingCode::DoesNotOpen) || has(read, FindingCode::EnclosedUnreadable));
        QVERIFY(!read.enclosed || read.enclosed->isEmpty());
    }

    void whatRequestsEnclose()
    {
        const auto opened = [](const char* type, ByteView content) {
            Attributes attributes = request();
            attributes.messageType = type;
            const x509::PrivateKey key = ca().key;
            return inspect(signedBy(client(), attributes, envelopeOf(content)), now, &key);
        };
        const auto asked = testpki::request("O=Example/CN=r2", testpki::key(4), "secret");
        const auto enrollment = opened("19", asked.der());
        QVERIFY(enrollment.enclosed->request->hasChallengePassword());
        QVERIFY(has(enrollment, FindingCode::RequestKeyNotSigners));
        QVERIFY(has(enrollment, FindingCode::RequestSubjectNotSigners));
        QVERIFY(opened("20", *IssuerAndSubject::write(ca().certificate, asked)).enclosed->issuerAndSubject);
        const auto getCert = opened("21", *IssuerAndSerial::write(ca().certificate, "4D"));
        QCOMPARE(getCert.enclosed->issuerAndSerial->serial, std::string("4D"));
        QVERIFY(has(opened("22", asked.der()), FindingCode::EnclosedUnreadable));
    }

    void theIssuedCertificateBelongsFirst()
    {
        const auto issued = testpki::issue(ca(), testpki::request("CN=r1", testpki::key(1)), 9);
        const auto opened = [](const CertsOnly& list) {
            const Bytes sealed = *seal(list.toDer(), client().certificate, Cipher::Aes128);
            const x509::PrivateKey key = client().key;
            return inspect(signedBy(ca(), answer(PkiStatus::Success), sealed), now, &key);
        };
        QCOMPARE(ids(opened({{issued, ca().certificate}, {}})), QStringLiteral("signer-key-short"));
        QCOMPARE(ids(opened({{ca().certificate, issued}, {}})), QStringLiteral("signer-key-short ca-first"));
        QCOMPARE(ids(opened({})), QStringLiteral("signer-key-short no-certificate"));
        QVERIFY(opened({{}, {testpki::crl(ca(), {4})}}).enclosed->list->crls.size() == 1);
    }

    void nextCaCertificates()
    {
        const Identity next = testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 3, true);
        const auto both = inspect(*writeNextCa(ca(), {&next.certificate, 1}, Digest::Sha256, now));
        QVERIFY(both.kind == MessageKind::NextCa && both.signature->verifies);
        QVERIFY(both.enclosed->list->certificates.front() == next.certificate);
        QCOMPARE(ids(both), QStringLiteral("signer-key-short"));
        const CertsOnly inside{{next.certificate}, {}};
        QCOMPARE(ids(inspect(signedBy(ca(), {}, inside.toDer()))),
                 QStringLiteral("signer-key-short next-ca-only-inside"));
        const std::vector<x509::Certificate> beside{ca().certificate, next.certificate};
        const auto outside = testpki::withoutContent(*sign({}, {}, ca(), beside, Digest::Sha256, now));
        QCOMPARE(ids(inspect(outside)), QStringLiteral("signer-key-short next-ca-only-outside"));
    }

    void poorCapabilities()
    {
        const auto message = inspect("SHA-1\r\nDES3\r\nWhatever\r\n");
        QCOMPARE(ids(message),
                 QStringLiteral(
                     "no-aes no-sha256 no-post no-renewal strongswan-capabilities unknown-capabilities"));
    }

    void everyMessageType()
    {
        for (int type = 0; type < 256; ++type) {
            Attributes attributes = request();
            attributes.messageType = std::to_string(type);
            const auto message = inspect(signedBy(client(), attributes, pkcsReq()));
            QCOMPARE(message.type().has_value(),
                     !messageTypeName(attributes.messageType).empty() && type != 18);
        }
    }

    void cutAtEveryByte()
    {
        const Bytes message = vectors::bytes(QStringLiteral("strongswan-aes.der"));
        const x509::PrivateKey key = vectors::ca().key;
        std::size_t shown = 0;
        for (std::size_t size = 0; size < message.size(); ++size) {
            const Bytes cut(message.begin(), message.begin() + static_cast<std::ptrdiff_t>(size));
            const auto capture = Capture::find(cut);
            if (!capture)
                continue;
            const auto read = dissect(*capture, captured, &key);
            QVERIFY(has(read, FindingCode::CutShort));
            QVERIFY(!read.signature || !read.signature->verifies);
            shown += read.certificates.size();
        }
        QVERIFY(shown > 0); // what stands before the end is there all the same
    }

    void oneBitFlippedInEveryByte()
    {
        const Bytes message = signedBy(client(), request(), pkcsReq());
        for (std::size_t at = 0; at < message.size(); ++at) {
            Bytes flipped = message;
            flipped[at] ^= static_cast<std::uint8_t>(1U << at % 8);
            const auto capture = Capture::find(flipped);
            if (capture)
                (void)dissect(*capture, captured);
        }
    }

    void hostileNesting()
    {
        Bytes bomb = signedBy(client(), request(), {});
        bomb.resize(40);
        bomb.insert(bomb.end(), 60'000, 0x24);
        QVERIFY(has(inspect(bomb), FindingCode::Malformed) || has(inspect(bomb), FindingCode::CutShort));
        Bytes indefinite{0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86,
                         0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x80};
        for (int i = 0; i < 50'000; ++i)
            indefinite.insert(indefinite.end(), {0x30, 0x80});
        QVERIFY(!inspect(indefinite).findings.empty());
    }
};

QTEST_GUILESS_MAIN(TestDissection)
#include "tst_dissection.moc"
