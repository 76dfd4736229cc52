// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTest>

#include <random>

#include "pki/fleet/reading.h"

using namespace releve;
using namespace releve::fleet;

namespace {

/// A file of tests/data/x509; its README says what it is.
QByteArray file(const char* name)
{
    QFile file(QStringLiteral(RELEVE_TEST_DATA "/x509/") + QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Bytes bytesOfFile(const char* name)
{
    const QByteArray content = file(name);
    return {content.begin(), content.end()};
}

ByteView view(const QByteArray& content)
{
    return {reinterpret_cast<const std::uint8_t*>(content.data()), static_cast<std::size_t>(content.size())};
}

Bytes der(const char* pem)
{
    const auto certificate = x509::Certificate::fromPem(file(pem).toStdString());
    return {certificate->der().begin(), certificate->der().end()};
}

Reading read(ByteView content, const SecretBytes& passphrase = SecretBytes())
{
    Reading reading;
    const auto status = reading.add("source", content, passphrase);
    if (!status)
        qWarning("%s", status.error().detail.c_str());
    return reading;
}

bool hasProblem(const Reading& reading, ios::ProblemCode code)
{
    return std::any_of(reading.records.problems.begin(), reading.records.problems.end(),
                       [&](const ios::Problem& problem) { return problem.code == code; });
}

} // namespace

class TestReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoneOfOursIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        std::mt19937 random(1);
        QByteArray noise(4096, '\0');
        for (char& byte : noise)
            byte = static_cast<char>(random());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("only a byte order mark") << QByteArray("\xEF\xBB\xBF");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
        QTest::newRow("random bytes") << noise;
        QTest::newRow("a DER beginning") << QByteArray::fromHex("3082FFFF00");
        QTest::newRow("a request") << file("router-csr.der");
        QTest::newRow("a damaged PKCS#7") << file("chain.p7b").left(500);
        QTest::newRow("a damaged PKCS#12") << file("open.p12").left(500);
        QTest::newRow("a PKCS#7 without certificates") << file("only-crl.p7b");
    }
    void whatIsNoneOfOursIsSaid()
    {
        QFETCH(QByteArray, content);
        const Reading reading = read(view(content));
        QVERIFY(hasProblem(reading, ios::ProblemCode::FileNotRead));
        QVERIFY(reading.records.certificates.empty());
        QCOMPARE(reading.sources.size(), 1U);
        QCOMPARE(reading.sources[0].size, static_cast<std::size_t>(content.size()));
    }

    void cutAnywhereDoesNoHarm()
    {
        for (const Bytes& whole : {der("router.pem"), bytesOfFile("chain.p7b"), bytesOfFile("open.p12")}) {
            for (std::size_t size = 0; size < whole.size(); ++size) {
                const Reading reading = read(ByteView(whole).first(size));
                QVERIFY(reading.records.certificates.empty());
                QVERIFY(!reading.records.problems.empty());
            }
        }
    }

    void derIsRead()
    {
        const Reading reading = read(der("router.pem"));
        QVERIFY(reading.sources.at(0).format == SourceFormat::Der);
        QCOMPARE(reading.records.certificates.size(), 1U);
        const ios::CertificateRecord& record = reading.records.certificates[0];
        QVERIFY(record.form == ios::CertificateForm::File);
        QVERIFY(record.kind == ios::CertificateKind::Identity);
        QCOMPARE(record.serial, std::string("A1B2C3"));
        QCOMPARE(record.origin.line, 0U);
        QVERIFY(record.origin.context);
        QVERIFY(reading.records.problems.empty());
    }

    void certificatesOneAfterTheOtherAreRead()
    {
        Bytes content = der("ca.pem");
        const Bytes router = der("router.pem");
        content.insert(content.end(), router.begin(), router.end());
        QCOMPARE(read(content).records.certificates.size(), 2U);
        content.push_back('\n');
        const Reading reading = read(content);
        QCOMPARE(reading.records.certificates.size(), 2U);
        QVERIFY(reading.sources.at(0).format == SourceFormat::Der);
        QVERIFY(hasProblem(reading, ios::ProblemCode::CertificateNotRead));
    }

    void pkcs7IsRead()
    {
        const Reading reading = read(bytesOfFile("chain.p7b"));
        QVERIFY(reading.sources.at(0).format == SourceFormat::Pkcs7);
        QCOMPARE(reading.records.certificates.size(), 2U);
        QVERIFY(reading.records.certificates[0].kind == ios::CertificateKind::Ca);
    }

    void pkcs7InPemIsRead()
    {
        const Reading reading = read(bytesOfFile("chain.p7b.pem"));
        QVERIFY(reading.sources.at(0).format == SourceFormat::Pkcs7);
        QCOMPARE(reading.records.certificates.size(), 2U);
        QVERIFY(reading.records.problems.empty());
    }

    void pkcs12AsksForItsPassphraseAndChangesNothing()
    {
        Reading reading = read(der("ca.pem"));
        const Bytes content = bytesOfFile("legacy.p12");
        QVERIFY(reading.add("x", content).error().code == ErrorCode::PassphraseNeeded);
        const SecretBytes wrong(std::string_view("wrong"));
        QVERIFY(reading.add("x", content, wrong).error().code == ErrorCode::WrongPassphrase);
        QCOMPARE(reading.sources.size(), 1U);
        QCOMPARE(reading.records.certificates.size(), 1U);
        QVERIFY(reading.records.problems.empty());
        QVERIFY(reading.add("x", content, SecretBytes(std::string_view("cisco123"))));
        QCOMPARE(reading.sources.size(), 2U);
        QVERIFY(reading.sources[1].format == SourceFormat::Pkcs12);
        QCOMPARE(reading.records.certificates.size(), 3U);
        QCOMPARE(reading.records.certificates[2].origin.source(), 1U);
        QVERIFY(hasProblem(reading, ios::ProblemCode::PrivateKeyIgnored));
    }

    void privateKeysAreIgnoredAloud()
    {
        for (const char* name : {"router-key.der", "router-key-pkcs1.der"}) {
            const Reading reading = read(bytesOfFile(name));
            QVERIFY(hasProblem(reading, ios::ProblemCode::PrivateKeyIgnored));
            QVERIFY(reading.sources.at(0).format == SourceFormat::Unknown);
        }
    }

    void textIsReadInEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QString text = QStringLiteral("R1#show clock\r\n12:00:00.000 UTC Tue Aug 1 2017\r\nR1#\r\n");
        const QByteArray utf8 = text.toUtf8();
        QByteArray little;
        QByteArray big;
        for (const QChar c : text) {
            little += static_cast<char>(c.cell());
            little += static_cast<char>(c.row());
            big += static_cast<char>(c.row());
            big += static_cast<char>(c.cell());
        }
        QTest::newRow("UTF-8") << utf8;
        QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF" + utf8);
        QTest::newRow("UTF-16 little endian") << QByteArray("\xFF\xFE" + little);
        QTest::newRow("UTF-16 big endian") << QByteArray("\xFE\xFF" + big);
        QTest::newRow("UTF-16 without a mark") << little;
        QTest::newRow("big UTF-16 without a mark") << big;
        QTest::newRow("a few zeros") << QByteArray(QByteArray(5, '\0') + utf8);
    }
    void textIsReadInEveryEncoding()
    {
        QFETCH(QByteArray, content);
        const Reading reading = read(view(content));
        QVERIFY(reading.sources.at(0).format == SourceFormat::Text);
        QCOMPARE(reading.records.clocks.size(), 1U);
        QVERIFY(reading.records.clocks[0].time.instant == fromIso8601("2017-08-01T12:00:00Z"));
        QCOMPARE(reading.records.clocks[0].origin.device(), std::string("R1"));
    }

    void zerosPassedOverAreSaid()
    {
        const QByteArray content = QByteArray("R1#show clock\n") + QByteArray(3, '\0') + "R1#\n";
        const Reading reading = read(view(content));
        QVERIFY(
            std::any_of(reading.records.problems.begin(), reading.records.problems.end(),
                        [](const auto& problem) { return problem.detail == "NUL bytes passed over: 3"; }));
    }

    void tooLargeIsRefused()
    {
        // Only its size counts: nothing is read behind the first byte.
        const std::uint8_t byte = 'x';
        Reading reading;
        const auto status = reading.add("x", ByteView(&byte, maximumSourceSize + 1));
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::TooLarge);
        QVERIFY(reading.sources.empty());
    }
};

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
