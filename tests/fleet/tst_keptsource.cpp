// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/fleet/keptsource.h"
#include "tests/x509/vectors.h"

using namespace releve;
using fleet::KeptSource;
using fleet::Reading;
using fleet::SourceFormat;

namespace {

Reading readingOf(const KeptSource& kept)
{
    Reading reading;
    kept.addTo(reading);
    return reading;
}

Bytes bytesFrom(const QByteArray& bytes)
{
    return {bytes.begin(), bytes.end()};
}

} // namespace

/// What is kept of a source says what the source says, and holds no secret.
class KeptSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfWhatCannotBeRead()
    {
        for (const char* content : {"", "\x30\x03\x02\x01\x05"}) {
            const auto kept = KeptSource::of("x", bytesOf(content));
            QVERIFY(kept);
            QVERIFY(kept->text().empty() && kept->certificates().empty());
            QVERIFY(readingOf(*kept).sources.empty());
        }
    }

    void aTextIsMasked()
    {
        const auto kept = KeptSource::of(
            "r1.cfg", bytesOf("crypto pki trustpoint CA\n enrollment url http://bob:pw1@192.0.2.1:80\n"
                              " password 0 Rev0cati0n$Passw0rd\n auto-enroll 80\n"));
        QVERIFY(kept);
        QVERIFY(kept->source().format == SourceFormat::Text);
        QVERIFY(kept->text().find("Rev0cati0n") == std::string::npos);
        QVERIFY(kept->text().find("pw1") == std::string::npos);
        const Reading reading = readingOf(*kept);
        QCOMPARE(reading.records.configurations.size(), std::size_t{1});
        const auto& config = reading.records.configurations.front().trustpoints.front().config;
        QVERIFY(config.hasPassword);
        QCOMPARE(config.autoEnroll->percent, 80U);
    }

    void whatWasSentIsMaskedWhereverItStands()
    {
        ios::SecretMask secrets;
        secrets.add(SecretBytes(std::string_view("Rev0cati0n")));
        const auto kept = KeptSource::ofDialogue("r1", "R1#debug Rev0cati0n\n  cn=Rev0cati0n,o=x\n", secrets);
        QCOMPARE(kept.text(), std::string("R1#debug ***\n  cn=***,o=x\n"));
    }

    void utf16IsMaskedToo()
    {
        QByteArray text("\xff\xfe");
        for (const char c : QByteArrayLiteral("R1#passw 0 cisco123\r\nR1#show clock\r\n"))
            text.append(c).append('\0');
        const auto kept = KeptSource::of("log", bytesFrom(text));
        QVERIFY(kept);
        QVERIFY(kept->text().starts_with("R1#passw ***\n"));
        QCOMPARE(kept->source().size, static_cast<std::size_t>(text.size()));
    }

    void aPrivateKeyIsNotKept()
    {
        const auto pem = vectors::file("router-key.pem");
        const auto kept = KeptSource::of("key", bytesFrom(pem));
        QVERIFY(kept);
        QVERIFY(pem.contains("PRIVATE KEY"));
        QCOMPARE(kept->text().find("\nMII"), std::string::npos);
    }

    void certificatesAndNothingElseOfAPkcs12()
    {
        const auto p12 = vectors::bytes("modern.p12");
        QCOMPARE(KeptSource::of("id.p12", p12).error().code, ErrorCode::PassphraseNeeded);
        const auto kept = KeptSource::of("id.p12", p12, vectors::passphrase());
        QVERIFY(kept);
        QVERIFY(kept->source().format == SourceFormat::Pkcs12);
        QVERIFY(!kept->certificates().empty());
        const Reading reading = readingOf(*kept);
        QCOMPARE(reading.records.certificates.size(), kept->certificates().size());
        QVERIFY(reading.sources.front().format == SourceFormat::Pkcs12);
        QVERIFY(*reading.records.certificates.front().certificate == kept->certificates().front());
    }
};

QTEST_GUILESS_MAIN(KeptSourceTest)
#include "tst_keptsource.moc"
