// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <openssl/err.h>

#include "pki/x509/certificatetemplate.h"
#include "pki/x509/crltemplate.h"
#include "pki/x509/pem.h"
#include "pki/x509/requesttemplate.h"
#include "tests/x509/vectors.h"

using namespace releve;
using namespace releve::x509;

namespace {

const Instant now = *makeInstant(2017, 7, 10, 12, 14, 16);
constexpr auto day = std::chrono::hours(24);

PrivateKey key()
{
    static const PrivateKey made = *PrivateKey::generateRsa(1024);
    return made;
}

PrivateKey otherKey()
{
    static const PrivateKey made = *PrivateKey::generateRsa(1024);
    return made;
}

Name name(std::string_view typed)
{
    return *Name::fromRfc4514(typed);
}

/// As IOS writes its CA certificate.
Identity ca()
{
    const CertificateTemplate what{"01",
                                   now,
                                   now + 730 * day,
                                   {BasicConstraints{true},
                                    KeyUsage{{"digitalSignature", "keyCertSign", "cRLSign"}, true},
                                    AuthorityKeyId{}, SubjectKeyId{}},
                                   Digest::Sha256};
    return {*selfSign(what, name("cn=RootCA,ou=TAC,o=Cisco"), key()), key()};
}

CertificateTemplate identityTemplate(std::vector<Extension> extensions = {})
{
    return {"05", now, now + 365 * day, std::move(extensions), Digest::Sha256};
}

Request requestFor(std::string_view subject, std::vector<std::string> names = {})
{
    return *signRequest({name(subject), SecretBytes(), std::move(names), Digest::Sha256}, otherKey());
}

} // namespace

class TemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void whatCannotBeEncodedIsRefused_data()
    {
        QTest::addColumn<std::string>("serial");
        QTest::addColumn<int>("kind");
        QTest::newRow("no serial number") << std::string() << 0;
        QTest::newRow("a negative one") << std::string("-01") << 0;
        QTest::newRow("one of 21 bytes") << std::string(42, '1') << 0;
        QTest::newRow("a key usage that is none") << std::string("05") << 1;
        QTest::newRow("an extended one that is none") << std::string("05") << 2;
        QTest::newRow("a name of no kind") << std::string("05") << 3;
        QTest::newRow("a zero byte in a name") << std::string("05") << 4;
        QTest::newRow("an address that is none") << std::string("05") << 5;
    }
    void whatCannotBeEncodedIsRefused()
    {
        QFETCH(std::string, serial);
        QFETCH(int, kind);
        const std::vector<std::vector<Extension>> kinds{
            {},
            {KeyUsage{{"signature"}}},
            {ExtendedKeyUsage{{"no such purpose"}}},
            {SubjectAltNames{{"host.example"}}},
            {SubjectAltNames{{std::string("DNS:good.example\0.bad.example", 29)}}},
            {SubjectAltNames{{"IP:1.2.3"}}}};
        CertificateTemplate what = identityTemplate(kinds.at(static_cast<std::size_t>(kind)));
        what.serial = serial;
        const auto made = signCertificate(what, name("CN=x"), otherKey().publicKey(), ca());
        QVERIFY(!made);
        QVERIFY(made.error().code == ErrorCode::BadArgument);
    }

    void aDateWithoutFourDigitsIsRefused()
    {
        CertificateTemplate what = identityTemplate();
        what.notAfter = now + 365 * 9000 * day;
        QVERIFY(signCertificate(what, name("CN=x"), otherKey().publicKey(), ca()).error().code ==
                ErrorCode::BadArgument);
        CrlTemplate list{now, now + 365 * 9000 * day, {}, std::nullopt, Digest::Sha256};
        QVERIFY(signCrl(list, ca()).error().code == ErrorCode::BadArgument);
    }

    void anUnknownTypeInANameIsRefused()
    {
        const Name odd(std::vector<Rdn>{{{"nosuchtype", "x"}}});
        QVERIFY(odd.toDer().error().code == ErrorCode::BadArgument);
        QVERIFY(selfSign(identityTemplate(), odd, key()).error().code == ErrorCode::BadArgument);
        QVERIFY(signRequest({odd, SecretBytes(), {}, Digest::Sha256}, key()).error().code ==
                ErrorCode::BadArgument);
    }

    void anotherKeySignsNoRequestsOwn()
    {
        QVERIFY(selfSign(identityTemplate(), requestFor("CN=x"), key()).error().code ==
                ErrorCode::BadArgument);
    }

    void aCaAsIosMakesIt()
    {
        const Certificate made = ca().certificate;
        QCOMPARE(made.serial(), "01");
        QCOMPARE(made.subject().toIos(), "cn=RootCA,ou=TAC,o=Cisco");
        QVERIFY(made.isSelfIssued() && made.isSignedBy(made) && made.isCa());
        QVERIFY(made.notBefore() == now && made.notAfter() == now + 730 * day);
        QCOMPARE(made.keyUsage(), (std::vector<std::string>{"digitalSignature", "keyCertSign", "cRLSign"}));
        QVERIFY(!made.subjectKeyId().empty());
        QCOMPARE(made.authorityKeyId(), made.subjectKeyId());
        QVERIFY(made.publicKey() == key().publicKey());
    }

    void anIdentityAsIosMakesIt()
    {
        const Certificate made = *signCertificate(
            identityTemplate({CrlDistributionPoint{"http://172.16.1.1/cdp"},
                              KeyUsage{{"digitalSignature", "keyEncipherment"}}, AuthorityKeyId{},
                              SubjectKeyId{}, ExtendedKeyUsage{{"serverAuth", "1.3.6.1.5.5.8.2.2"}},
                              RequestedSubjectAltNames{}}),
            requestFor("CN=spoke-1,O=Example", {"DNS:spoke-1.example", "IP:192.0.2.1"}), ca());
        QVERIFY(made.isSignedBy(ca().certificate));
        QVERIFY(made.issuer() == ca().certificate.subject());
        QCOMPARE(made.subject().toRfc4514(), "CN=spoke-1,O=Example");
        QVERIFY(made.publicKey() == otherKey().publicKey());
        QVERIFY(!made.isCa());
        QCOMPARE(made.authorityKeyId(), ca().certificate.subjectKeyId());
        QCOMPARE(made.crlDistributionPoints(), std::vector<std::string>{"http://172.16.1.1/cdp"});
        QCOMPARE(made.subjectAltNames(), (std::vector<std::string>{"DNS:spoke-1.example", "IP:192.0.2.1"}));
        QCOMPARE(made.extendedKeyUsage().size(), 2U);
    }

    void aCertificateForARequestKeepsItsSubjectByteByByte()
    {
        // router.csr is OpenSSL's: UTF8String where we write PrintableString.
        const Request request = *Request::fromPem(vectors::text("router.csr"));
        const Certificate made = *signCertificate(identityTemplate(), request, ca());
        const auto& der = request.der();
        const Bytes subject = [&] {
            // certificationRequestInfo: SEQUENCE { SEQUENCE { version (3 bytes), subject …
            Bytes bytes(der.begin() + 11, der.end());
            bytes.resize(2U + bytes.at(1));
            return bytes;
        }();
        QVERIFY(*Name::fromDer(subject) == request.subject());
        QVERIFY(std::search(made.der().begin(), made.der().end(), subject.begin(), subject.end()) !=
                made.der().end());
    }

    void keysOfOtherKindsAreCertified_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("P-256") << QByteArray("ec.pem");
        QTest::newRow("Ed25519") << QByteArray("ed.pem");
        QTest::newRow("RSA-PSS signed") << QByteArray("pss.pem");
    }
    void keysOfOtherKindsAreCertified()
    {
        QFETCH(QByteArray, file);
        const PublicKey theirs = vectors::certificate(file).publicKey();
        const Certificate made =
            *signCertificate(identityTemplate({SubjectKeyId{}}), name("CN=x"), theirs, ca());
        QVERIFY(made.publicKey() == theirs);
        QVERIFY(!made.subjectKeyId().empty());
    }

    void aRequestIsReadBack()
    {
        const Request made = *signRequest({name("CN=spoke-1+serialNumber=67109296,O=Caf\xC3\xA9"),
                                           SecretBytes(std::string_view("s3cret")),
                                           {"DNS:a.example"},
                                           Digest::Sha512},
                                          key());
        QVERIFY(made.isSignatureValid());
        QCOMPARE(made.subject().toIos(), "cn=spoke-1+serialNumber=67109296,o=Caf\xC3\xA9");
        QCOMPARE(textOf(made.challengePassword().view()), "s3cret");
        QCOMPARE(made.signatureAlgorithm(), "sha512WithRSAEncryption");
        QVERIFY(!signRequest({name("CN=x"), SecretBytes(), {}, Digest::Md5}, key())->hasChallengePassword());
    }

    void aChallengePasswordIsTakenOut()
    {
        const Request secret = *signRequest(
            {name("CN=x"), SecretBytes(std::string_view("s3cret")), {"DNS:a.example"}, Digest::Sha256},
            otherKey());
        const Bytes stored = *secret.withoutChallengePassword();
        QVERIFY(textOf(stored).find("s3cret") == std::string_view::npos);
        const Request read = *Request::fromDer(stored);
        QVERIFY(!read.hasChallengePassword() && !read.isSignatureValid());
        QVERIFY(read.subject() == secret.subject() && read.publicKey() == secret.publicKey());
        const Certificate made = *signCertificate(identityTemplate({RequestedSubjectAltNames{}}), read, ca());
        QCOMPARE(made.subjectAltNames(), std::vector<std::string>{"DNS:a.example"});
        const Request open = requestFor("CN=x");
        QVERIFY(Request::fromDer(*open.withoutChallengePassword())->isSignatureValid());
    }

    void aCrlIsReadBack()
    {
        const CrlTemplate what{
            now, now + 6 * std::chrono::hours(1), {{"0A", now - day}, {"02", std::nullopt}}, 7, Digest::Sha1};
        const Crl made = *signCrl(what, ca());
        QVERIFY(made.isSignedBy(ca().certificate));
        QVERIFY(made.issuer() == ca().certificate.subject());
        QVERIFY(made.thisUpdate() == now && made.nextUpdate() == now + 6 * std::chrono::hours(1));
        QCOMPARE(made.revoked().size(), 2U);
        QVERIFY(made.find("0A")->revokedAt == now - day);
        QVERIFY(made.find("02")->revokedAt == now);
        QCOMPARE(made.signatureAlgorithm(), "sha1WithRSAEncryption");
        QVERIFY(signCrl({now, std::nullopt, {{"xyz", {}}}, {}, Digest::Sha1}, ca()).error().code ==
                ErrorCode::BadArgument);
    }

    void privateKeysAreWrittenAndReadBack()
    {
        const auto der = key().toPkcs8();
        QVERIFY(PrivateKey::fromDer(der->view())->publicKey() == key().publicKey());
        const auto pem = key().toPem();
        QVERIFY(textOf(pem->view()).starts_with("-----BEGIN PRIVATE KEY-----\n"));
        QVERIFY(PrivateKey::fromPem(textOf(pem->view()))->publicKey() == key().publicKey());
    }

    /// The openssl program, which shares its library with us but not our code, finds chain, CRL and names sound.
    void opensslVerifiesWhatWeSign()
    {
        const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (openssl.isEmpty())
            QSKIP("no openssl program");
        const QTemporaryDir folder;
        const auto write = [&](const char* file, const std::string& text) {
            QFile out(folder.filePath(QString::fromLatin1(file)));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(QByteArray::fromStdString(text));
        };
        const Certificate issued = *signCertificate(
            identityTemplate({KeyUsage{{"digitalSignature"}}, AuthorityKeyId{}, SubjectKeyId{}}),
            requestFor("CN=x"), ca());
        write("ca.pem", ca().certificate.toPem() +
                            pemOf("X509 CRL", signCrl({now, now + day, {}, 1, Digest::Sha256}, ca())->der()));
        write("id.pem", issued.toPem());
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(
            openssl,
            {QStringLiteral("verify"), QStringLiteral("-x509_strict"), QStringLiteral("-crl_check"),
             QStringLiteral("-attime"),
             QString::number(
                 std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count() + 60),
             QStringLiteral("-auth_level"), QStringLiteral("0"), QStringLiteral("-CAfile"),
             QStringLiteral("ca.pem"), QStringLiteral("id.pem")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(process.readAllStandardOutput(), QByteArray("id.pem: OK\n"));
    }
};

QTEST_GUILESS_MAIN(TemplateTest)
#include "templatetest.moc"
