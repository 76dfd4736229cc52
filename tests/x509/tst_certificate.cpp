// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>

#include <openssl/err.h>

#include "pki/x509/certificate.h"
#include "tests/x509/vectors.h"

using namespace releve;
using namespace releve::x509;
using vectors::certificate;

namespace {

/// Reads everything there is to read.
void touch(const Certificate& certificate)
{
    QVERIFY(!certificate.serial().empty());
    QVERIFY(certificate.serial().size() % 2 == (certificate.serial().front() == '-' ? 1 : 0));
    (void)certificate.issuer().toIos();
    (void)certificate.subject().toRfc4514();
    QCOMPARE(certificate.fingerprint(Digest::Sha256).size(), 64U);
    QVERIFY(certificate.toPem().size() > certificate.der().size());
}

/// The DER with one run of bytes put in the place of another of the same length.
Bytes replaced(ByteView der, std::string_view from, std::string_view to)
{
    Bytes result(der.begin(), der.end());
    const ByteView needle = bytesOf(from);
    const auto it = std::search(result.begin(), result.end(), needle.begin(), needle.end());
    if (it == result.end() || from.size() != to.size())
        return {};
    std::copy(to.begin(), to.end(), it);
    return result;
}

/// The date as the DER of these certificates has it, to be replaced.
std::string utcTime(Instant instant)
{
    const std::string iso = toIso8601(instant); // 2017-10-08T12:14:16Z
    return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2) + iso.substr(11, 2) + iso.substr(14, 2) +
           iso.substr(17, 2) + "Z";
}

/// The chain entries of a running configuration, as bytes.
std::vector<Bytes> chainEntries(const QByteArray& configuration)
{
    std::vector<Bytes> entries;
    std::string hex;
    bool inside = false;
    for (const QByteArray& line : configuration.split('\n')) {
        const QByteArray text = line.trimmed();
        if (text.startsWith("certificate ")) {
            inside = true;
            hex.clear();
        } else if (inside && text == "quit") {
            inside = false;
            if (auto bytes = fromHex(hex))
                entries.push_back(std::move(*bytes));
        } else if (inside) {
            hex += text.toStdString();
        }
    }
    return entries;
}

} // namespace

class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatIsNoCertificateIsRefused()
    {
        QVERIFY(Certificate::fromDer({}).error().code == ErrorCode::BadEncoding);
        QVERIFY(Certificate::fromDer(bytesOf("Router#")).error().code != ErrorCode::NotFound);
        QVERIFY(Certificate::fromDer(vectors::bytes("router-csr.der")).error().code ==
                ErrorCode::BadEncoding);
        QVERIFY(Certificate::fromPem("").error().code == ErrorCode::NotFound);
        QVERIFY(Certificate::fromPem(vectors::text("router.csr")).error().code == ErrorCode::NotFound);
        const auto empty = Certificate::fromPem("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
        QVERIFY(empty.error().code == ErrorCode::BadEncoding);
    }

    void bytesAfterTheEndAreRefused()
    {
        const Certificate ca = certificate("ca.pem");
        Bytes der(ca.der().begin(), ca.der().end());
        der.push_back(0);
        QVERIFY(Certificate::fromDer(der).error().code == ErrorCode::BadEncoding);
    }

    void cutAnywhereIsTruncated()
    {
        for (const char* name : {"ca.pem", "router.pem"}) {
            const Certificate whole = certificate(name);
            for (std::size_t size = 2; size < whole.der().size(); ++size) {
                const auto read = Certificate::fromDer(whole.der().first(size));
                QVERIFY(!read);
                QVERIFY(read.error().code == ErrorCode::Truncated);
            }
        }
    }

    void oneByteFlippedIsAnErrorOrAnotherCertificate()
    {
        for (const char* name : {"ca.pem", "router.pem", "ec.pem", "pss.pem"}) {
            const Certificate whole = certificate(name);
            for (std::size_t i = 0; i < whole.der().size(); ++i) {
                for (const std::uint8_t mask : {0x01, 0x80, 0xFF}) {
                    Bytes damaged(whole.der().begin(), whole.der().end());
                    damaged[i] ^= mask;
                    const auto read = Certificate::fromDer(damaged);
                    if (!read)
                        continue;
                    touch(*read);
                    QVERIFY(!(*read == whole));
                    QVERIFY(read->fingerprint(Digest::Md5) != whole.fingerprint(Digest::Md5));
                }
            }
        }
    }

    void absurdDatesAreNoDates_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QByteArray>("read");
        QTest::newRow("letters") << QByteArray("hello, world!") << QByteArray();
        QTest::newRow("month 13") << QByteArray("171308121416Z") << QByteArray();
        QTest::newRow("30 February") << QByteArray("180230121416Z") << QByteArray();
        QTest::newRow("hour 24") << QByteArray("171008241416Z") << QByteArray();
        QTest::newRow("NUL") << QByteArray("1710081214\0\0Z", 13) << QByteArray();
        QTest::newRow("1950") << QByteArray("500101000000Z") << QByteArray("1950-01-01T00:00:00Z");
        QTest::newRow("2049") << QByteArray("491231235959Z") << QByteArray("2049-12-31T23:59:59Z");
    }
    void absurdDatesAreNoDates()
    {
        QFETCH(QByteArray, date);
        QFETCH(QByteArray, read);
        const Certificate ca = certificate("ca.pem");
        const Bytes der = replaced(ca.der(), utcTime(*ca.notAfter()), date.toStdString());
        QVERIFY(!der.empty());
        const auto absurd = Certificate::fromDer(der);
        QVERIFY(absurd);
        const auto end = absurd->notAfter();
        QCOMPARE(end ? QByteArray::fromStdString(toIso8601(*end)) : QByteArray(), read);
        QVERIFY(absurd->notBefore());
        QVERIFY(!absurd->isSignedBy(ca));
    }

    void generalizedTimeReachesTheYear9999()
    {
        const Certificate ca = certificate("ca.pem");
        // A GeneralizedTime is two bytes longer: every length around it grows too.
        Bytes der(ca.der().begin(), ca.der().end());
        const std::string date = utcTime(*ca.notAfter());
        const auto at = std::search(der.begin(), der.end(), date.begin(), date.end()) - der.begin();
        const std::string far = "99991231235959Z";
        der[static_cast<std::size_t>(at) - 2] = 0x18;
        der[static_cast<std::size_t>(at) - 1] = 15;
        der.erase(der.begin() + at, der.begin() + at + 13);
        der.insert(der.begin() + at, far.begin(), far.end());
        const auto validity = static_cast<std::size_t>(at) - 2 - 15 - 1;
        der[validity] = static_cast<std::uint8_t>(der[validity] + 2);
        der[3] = static_cast<std::uint8_t>(der[3] + 2); // 30 82 LL LL 30 82 LL LL
        der[7] = static_cast<std::uint8_t>(der[7] + 2);
        const auto read = Certificate::fromDer(der);
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QCOMPARE(toIso8601(*read->notAfter()), std::string("9999-12-31T23:59:59Z"));
    }

    void namesOfTenKilobytesAreRead()
    {
        const Certificate big = certificate("name-long.pem");
        QCOMPARE(big.subject().first("hostname").size(), 10000U);
        QCOMPARE(big.subject().rdns().size(), 161U);
        touch(big);
    }

    void fingerprintsAreOpenssls_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"ca", "router", "ec", "ed", "pss", "name-long"})
            QTest::newRow(name) << QByteArray(name);
    }
    void fingerprintsAreOpenssls()
    {
        QFETCH(QByteArray, name);
        const QList<QByteArray> facts = vectors::file(name + ".facts").split('\n');
        const Certificate read = certificate(name + ".pem");
        QCOMPARE(QByteArray::fromStdString(read.fingerprint(Digest::Md5)), facts.at(0));
        QCOMPARE(QByteArray::fromStdString(read.fingerprint(Digest::Sha1)), facts.at(1));
        QCOMPARE(QByteArray::fromStdString(read.fingerprint(Digest::Sha256)), facts.at(2));
        // The PEM we write is the PEM openssl wrote.
        QCOMPARE(read.toPem(), vectors::text(name + ".pem"));
    }

    void oldCaIsReadAndMarkedWeak()
    {
        const Certificate ca = certificate("ca.pem");
        QCOMPARE(ca.serial(), std::string("01"));
        QCOMPARE(ca.issuer().toIos(), std::string("cn=RootCA,ou=TAC,o=Cisco"));
        QCOMPARE(ca.publicKey().algorithm, std::string("rsa"));
        QCOMPARE(ca.publicKey().bits, 1024U);
        QCOMPARE(ca.signatureAlgorithm(), std::string("md5WithRSAEncryption"));
        QVERIFY((ca.weaknesses() == std::vector{Weakness::ShortKey, Weakness::Md5Signature}));
        QVERIFY(ca.isCa());
        QVERIFY(ca.isSelfIssued());
        QVERIFY(ca.isSignedBy(ca));
        QVERIFY((ca.keyUsage() == std::vector<std::string>{"digitalSignature", "keyCertSign", "cRLSign"}));
        QVERIFY((*ca.notAfter() - *ca.notBefore()) == std::chrono::days{730});
    }

    void routerIsReadWhole()
    {
        const Certificate ca = certificate("ca.pem");
        const Certificate router = certificate("router.pem");
        QCOMPARE(router.serial(), std::string("A1B2C3")); // the DER has a zero byte in front
        QVERIFY(!router.isCa());
        QVERIFY(!router.isSelfIssued());
        QVERIFY(router.isSignedBy(ca));
        QVERIFY(!ca.isSignedBy(router));
        QVERIFY((router.weaknesses() == std::vector{Weakness::Sha1Signature}));
        QCOMPARE(router.authorityKeyId(), ca.subjectKeyId());
        QCOMPARE(router.subjectKeyId().size(), 40U);
        QVERIFY(
            (router.extendedKeyUsage() == std::vector<std::string>{"serverAuth", "clientAuth", "ipsecIKE"}));
        QVERIFY((router.subjectAltNames() ==
                 std::vector<std::string>{"DNS:r1.example.net", "IP:192.0.2.1",
                                          "IP:2001:0db8:0000:0000:0000:0000:0000:0001",
                                          "email:noc@example.net", "URI:http://r1.example.net/"}));
        QVERIFY(
            (router.crlDistributionPoints() == std::vector<std::string>{"http://ca.example.net/root.crl"}));
        QVERIFY(router.publicKey().spki == vectors::bytes("router-public.der"));
    }

    void otherKeysAreRead()
    {
        const Certificate ec = certificate("ec.pem");
        QCOMPARE(ec.serial(), std::string("00"));
        QCOMPARE(ec.publicKey().algorithm, std::string("ec"));
        QCOMPARE(ec.publicKey().bits, 256U);
        QVERIFY(ec.weaknesses().empty());
        QCOMPARE(ec.signatureAlgorithm(), std::string("ecdsa-with-SHA256"));
        const Certificate ed = certificate("ed.pem");
        QCOMPARE(ed.publicKey().algorithm, std::string("ed25519"));
        QVERIFY(ed.weaknesses().empty());
        QVERIFY(ed.isSignedBy(ed));
        const Certificate pss = certificate("pss.pem");
        QCOMPARE(pss.signatureAlgorithm(), std::string("rsassaPss"));
        QVERIFY((pss.weaknesses() == std::vector{Weakness::ShortKey, Weakness::Sha1Signature}));
    }

    void equalIsTheSameBytes()
    {
        const Certificate one = certificate("ca.pem");
        const Certificate again = certificate("ca.pem");
        QVERIFY(one == again);
        QVERIFY(!(one == certificate("router.pem")));
    }

    void publicKeysAreRead()
    {
        const Bytes spki = vectors::bytes("router-public.der");
        const auto key = PublicKey::fromSpki(spki);
        QVERIFY(key);
        QCOMPARE(key->algorithm, std::string("rsa"));
        QCOMPARE(key->bits, 2048U);
        QVERIFY(key->spki == spki);
        QVERIFY(*key == certificate("router.pem").publicKey());
        for (std::size_t size = 0; size < spki.size(); ++size)
            QVERIFY(PublicKey::fromSpki(ByteView(spki).first(size)).error().code == ErrorCode::BadEncoding);
        // An algorithm nobody knows is no error.
        const auto unknown = PublicKey::fromSpki(*fromHex("300C 3006 0604 2A030405 0302 0000"));
        QVERIFY2(unknown, unknown ? "" : unknown.error().detail.c_str());
        QCOMPARE(unknown->algorithm, std::string("1.2.3.4.5"));
        QCOMPARE(unknown->bits, 0U);
    }

    /// The founding document's certificates: their fingerprints are those its `show crypto pki server`
    /// prints.
    void seedHasItsFingerprints()
    {
        QFile file(QStringLiteral(RELEVE_CORPUS "/seed/run_chain_with_rollover.txt"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("no corpus here");
        const std::vector<Bytes> entries = chainEntries(file.readAll());
        QCOMPARE(entries.size(), 2U);
        const auto rollover = Certificate::fromDer(entries[0]);
        const auto active = Certificate::fromDer(entries[1]);
        QVERIFY(rollover && active);
        QCOMPARE(active->serial(), std::string("01"));
        QCOMPARE(active->fingerprint(Digest::Md5), std::string("CC748544A0AB7832935D8CD0214A152E"));
        QCOMPARE(toIso8601(*active->notAfter()), std::string("2017-10-08T12:14:16Z"));
        QCOMPARE(rollover->serial(), std::string("03"));
        QCOMPARE(rollover->fingerprint(Digest::Md5), std::string("031904DCF4FAD1FD8A866373C63CE20F"));
        QCOMPARE(rollover->subject().toIos(), std::string("cn=RootCA,ou=TAC,o=Cisco"));
        QVERIFY(rollover->isSignedBy(*rollover));
        QVERIFY(!rollover->isSignedBy(*active)); // a new key of its own (ROLLOVER_SPEC 5.2)
        QVERIFY((active->weaknesses() == std::vector{Weakness::ShortKey, Weakness::Md5Signature}));
    }
};

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
