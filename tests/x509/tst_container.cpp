// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <openssl/err.h>

#include "pki/x509/container.h"
#include "tests/x509/vectors.h"

using namespace releve;
using namespace releve::x509;
using vectors::bytes;

namespace {

Bytes truncated(const Bytes& whole, std::size_t size)
{
    return {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)};
}

/// A PKCS#12 without its MAC, which stands last and whose size the file's own length counts.
Bytes withoutMac(Bytes file)
{
    const std::size_t version = 4; // after 30 82 LL LL
    const std::size_t safes = version + 3;
    const std::size_t end = safes + *derElementSize(ByteView(file).subspan(safes));
    file.resize(end);
    file[2] = static_cast<std::uint8_t>((end - 4) >> 8);
    file[3] = static_cast<std::uint8_t>(end - 4);
    return file;
}

} // namespace

class TestContainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); }

    void kindIsToldByContent_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const QByteArray& content, DerKind kind) {
            QTest::newRow(name) << content << static_cast<int>(kind);
        };
        row("empty", {}, DerKind::None);
        row("one byte", "0", DerKind::None);
        row("text that begins with zeros", "00010203 04050607", DerKind::None);
        row("text", "Router#show clock", DerKind::None);
        row("high length byte", QByteArray::fromHex("3085"), DerKind::None);
        row("two bytes", QByteArray::fromHex("3082"), DerKind::Other);
        row("p7b", vectors::file("chain.p7b"), DerKind::Pkcs7);
        row("p12", vectors::file("modern.p12"), DerKind::Pkcs12);
        row("old p12", vectors::file("legacy.p12"), DerKind::Pkcs12);
        row("pkcs8", vectors::file("router-key.der"), DerKind::PrivateKey);
        row("pkcs1", vectors::file("router-key-pkcs1.der"), DerKind::PrivateKey);
        row("request", vectors::file("router-csr.der"), DerKind::Other);
    }
    void kindIsToldByContent()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(derKindOf(ByteView(reinterpret_cast<const std::uint8_t*>(content.data()),
                                                     static_cast<std::size_t>(content.size())))),
                 kind);
    }

    void elementSizeRefusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("der");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << static_cast<int>(ErrorCode::BadEncoding);
        QTest::newRow("one byte") << QByteArray::fromHex("30") << static_cast<int>(ErrorCode::Truncated);
        QTest::newRow("high tag") << QByteArray::fromHex("1F8101")
                                  << static_cast<int>(ErrorCode::BadEncoding);
        QTest::newRow("indefinite") << QByteArray::fromHex("30800000")
                                    << static_cast<int>(ErrorCode::BadEncoding);
        QTest::newRow("length of five")
            << QByteArray::fromHex("30850000000001") << static_cast<int>(ErrorCode::BadEncoding);
        QTest::newRow("length cut") << QByteArray::fromHex("308201")
                                    << static_cast<int>(ErrorCode::Truncated);
        QTest::newRow("content cut") << QByteArray::fromHex("30820002AA")
                                     << static_cast<int>(ErrorCode::Truncated);
        QTest::newRow("four gigabytes")
            << QByteArray::fromHex("3084FFFFFFFF00") << static_cast<int>(ErrorCode::Truncated);
    }
    void elementSizeRefusesWhatIsNone()
    {
        QFETCH(QByteArray, der);
        QFETCH(int, code);
        const auto size = derElementSize(bytesOf(der.toStdString()));
        QVERIFY(!size);
        QCOMPARE(static_cast<int>(size.error().code), code);
    }

    void pkcs7CutAnywhereIsTruncated()
    {
        const Bytes whole = bytes("chain.p7b");
        QVERIFY(whole.size() > 100);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto read = readPkcs7(truncated(whole, size));
            QVERIFY2(!read, qPrintable(QString::number(size)));
            if (size > 1)
                QVERIFY(read.error().code == ErrorCode::Truncated);
        }
    }

    void pkcs7WithOneByteFlippedDoesNoHarm()
    {
        const Bytes whole = bytes("chain.p7b");
        for (std::size_t i = 0; i < whole.size(); ++i) {
            Bytes damaged = whole;
            damaged[i] ^= 0xFF;
            const auto read = readPkcs7(damaged);
            QVERIFY(!read || read->certificates.size() <= 2);
        }
    }

    void pkcs7HoldsItsCertificates()
    {
        const auto bundle = readPkcs7(bytes("chain.p7b"));
        QVERIFY(bundle);
        QCOMPARE(bundle->certificates.size(), 2U);
        QVERIFY(bundle->certificates[0] == vectors::certificate("ca.pem"));
        QVERIFY(bundle->certificates[1] == vectors::certificate("router.pem"));
        QVERIFY(bundle->damaged.empty());
    }

    void pkcs7WithoutCertificatesIsEmpty()
    {
        const auto bundle = readPkcs7(bytes("only-crl.p7b"));
        QVERIFY(bundle);
        QVERIFY(bundle->certificates.empty());
    }

    void pkcs7ThatIsSomethingElseIsRefused()
    {
        const auto read = readPkcs7(vectors::certificate("ca.pem").der());
        QVERIFY(!read);
        QVERIFY(read.error().code == ErrorCode::BadEncoding);
        // ContentInfo of type data
        const auto data = readPkcs7(*fromHex("300F 0609 2A864886F70D010701 A002 0400"));
        QVERIFY(!data);
        QVERIFY(data.error().code == ErrorCode::UnsupportedFormat);
    }

    void pkcs12OpensOnlyWithItsPassphrase_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"modern.p12", "legacy.p12", "no-key.p12"})
            QTest::newRow(name) << QByteArray(name);
    }
    void pkcs12OpensOnlyWithItsPassphrase()
    {
        QFETCH(QByteArray, name);
        const Bytes file = bytes(name.constData());
        const auto closed = readPkcs12(file, SecretBytes());
        QVERIFY(!closed);
        QVERIFY(closed.error().code == ErrorCode::PassphraseNeeded);
        const auto wrong = readPkcs12(file, SecretBytes(std::string_view("Cisco123")));
        QVERIFY(!wrong);
        QVERIFY(wrong.error().code == ErrorCode::WrongPassphrase);
        const auto open = readPkcs12(file, vectors::passphrase());
        QVERIFY2(open, open ? "" : open.error().detail.c_str());
        QVERIFY(open->certificates.at(0) == vectors::certificate("router.pem"));
        const bool whole = name != "no-key.p12";
        QCOMPARE(open->certificates.size(), whole ? 2U : 1U);
        QCOMPARE(open->privateKeys, whole ? 1U : 0U);
    }

    void pkcs12GivesItsKey()
    {
        for (const char* name : {"modern.p12", "legacy.p12"}) {
            QVERIFY(!openPkcs12(bytes(name), SecretBytes(std::string_view("Cisco123"))));
            const auto open = openPkcs12(bytes(name), vectors::passphrase());
            QVERIFY2(open, name);
            QVERIFY(open->key && open->key->publicKey() == vectors::certificate("router.pem").publicKey());
            QVERIFY(open->certificates.front() == vectors::certificate("router.pem"));
        }
        const auto none = openPkcs12(bytes("no-key.p12"), vectors::passphrase());
        QVERIFY(none && !none->key);
    }

    void opensslReadsThePkcs12WeWrite()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (program.isEmpty())
            QSKIP("the openssl program is not installed");
        const auto bundle = openPkcs12(bytes("modern.p12"), vectors::passphrase());
        QVERIFY(bundle);
        QVERIFY(!writePkcs12(*bundle, SecretBytes()));
        QVERIFY(!writePkcs12({{}, bundle->certificates}, vectors::passphrase()));
        const auto written = writePkcs12(*bundle, SecretBytes(std::string_view("Cisco123")));
        QVERIFY(written);
        const auto ask = [&](const char* passphrase) {
            QProcess openssl;
            openssl.start(program,
                          {QStringLiteral("pkcs12"), QStringLiteral("-nodes"), QStringLiteral("-passin"),
                           QStringLiteral("pass:") + QLatin1String(passphrase)});
            openssl.write(reinterpret_cast<const char*>(written->data()),
                          static_cast<qint64>(written->size()));
            openssl.closeWriteChannel();
            openssl.waitForFinished();
            return openssl.exitCode() == 0 ? openssl.readAllStandardOutput() : QByteArray();
        };
        QVERIFY(ask("other").isEmpty());
        const QByteArray text = ask("Cisco123");
        const std::string_view pem(text.constData(), static_cast<std::size_t>(text.size()));
        const auto key = PrivateKey::fromPem(pem);
        QVERIFY(key && key->publicKey() == bundle->key->publicKey());
        const auto read = readPem(pem);
        QVERIFY(read && read->certificates == bundle->certificates);
    }

    void pkcs12WithoutMacTellsByDecryption()
    {
        const Bytes file = withoutMac(bytes("no-key.p12"));
        const auto closed = readPkcs12(file, SecretBytes());
        QVERIFY(!closed);
        QVERIFY(closed.error().code == ErrorCode::PassphraseNeeded);
        const auto wrong = readPkcs12(file, SecretBytes(std::string_view("other")));
        QVERIFY(!wrong);
        QVERIFY(wrong.error().code == ErrorCode::WrongPassphrase);
        const auto open = readPkcs12(file, vectors::passphrase());
        QVERIFY(open);
        QCOMPARE(open->certificates.size(), 1U);
    }

    void pkcs12WithoutPassphraseOpensWithoutOne()
    {
        for (const char* name : {"empty-passphrase.p12", "open.p12"}) {
            const auto read = readPkcs12(bytes(name), SecretBytes());
            QVERIFY2(read, name);
            QCOMPARE(read->certificates.size(), 1U);
        }
    }

    void pkcs12ThatAsksForTooMuchWorkIsRefusedAtOnce()
    {
        const auto read = readPkcs12(bytes("slow.p12"), vectors::passphrase());
        QVERIFY(!read);
        QVERIFY(read.error().code == ErrorCode::TooLarge);
    }

    void pkcs12CutAnywhereIsTruncated()
    {
        const Bytes whole = bytes("open.p12");
        for (std::size_t size = 2; size < whole.size(); ++size) {
            const auto read = readPkcs12(truncated(whole, size), SecretBytes());
            QVERIFY(!read);
            QVERIFY(read.error().code == ErrorCode::Truncated);
        }
    }

    void pkcs12WithOneByteFlippedDoesNoHarm()
    {
        const Bytes whole = bytes("no-key.p12");
        const SecretBytes passphrase = vectors::passphrase();
        for (std::size_t i = 0; i < whole.size(); ++i) {
            Bytes damaged = whole;
            damaged[i] ^= 0x81;
            const auto read = readPkcs12(damaged, passphrase);
            QVERIFY(!read || read->certificates.size() <= 1);
        }
    }

    void pemBundleSkipsWhatIsDamaged()
    {
        const std::string text = "noise\n" + vectors::text("ca.pem") +
                                 "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n" +
                                 "-----BEGIN CERTIFICATE-----\nAAAA\n" + vectors::text("router-key.pem") +
                                 vectors::text("router-key-pkcs1-des3.pem") + vectors::text("chain.p7b.pem");
        const auto bundle = readPem(text);
        QVERIFY(bundle);
        QCOMPARE(bundle->certificates.size(), 3U);
        QCOMPARE(bundle->damaged.size(), 1U);
        QCOMPARE(bundle->privateKeys, 2U);
        QVERIFY(readPem("nothing").error().code == ErrorCode::NotFound);
    }

    void pemTakesLinearTime()
    {
        std::string text;
        while (text.size() < 8'000'000)
            text += "-----BEGIN CERTIFICATE-----\n-----BEGIN ";
        QVERIFY(!readPem(text));
    }
};

QTEST_GUILESS_MAIN(TestContainer)
#include "tst_container.moc"
