// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "tests/ios/configsupport.h"

using namespace releve;
using namespace releve::ios;

class ChainReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missingQuit();
    void chainCutByEnd();
    void briefChainIsNoDamage();
    void damagedHex();
    void oddHex();
    void hexThatIsNoCertificate();
    void labelDisagreesWithBytes();
    void endlessHex();
    void everyEntryKind();
    void logLineInsideHex();
    void completedFromBytes();
    void seedChain();
    void everyChainEntryOfTheCorpus();
};

void ChainReaderTest::missingQuit()
{
    std::string text = dataFile("chain.txt");
    QVERIFY(!text.empty());
    text.replace(text.find("  \tquit\n"), 8, "");
    const Transcript transcript = read(text);
    QCOMPARE(count(transcript, ProblemCode::BlockCutShort), std::size_t(1));
    QCOMPARE(transcript.certificates.size(), read(dataFile("chain.txt")).certificates.size());
    QVERIFY(transcript.certificates[0].certificate.has_value());
}

void ChainReaderTest::chainCutByEnd()
{
    const std::string whole = dataFile("chain.txt");
    const Transcript transcript = read(whole.substr(0, whole.find("quit") / 2));
    QCOMPARE(count(transcript, ProblemCode::BlockCutShort), std::size_t(1));
    QCOMPARE(transcript.certificates.size(), std::size_t(1));
    QVERIFY(!transcript.certificates[0].certificate);
    QCOMPARE(count(transcript, ProblemCode::CertificateNotRead) +
                 count(transcript, ProblemCode::HexNotUnderstood),
             std::size_t(1));
    // A label and nothing more.
    QCOMPARE(count(read("crypto pki certificate chain A\n certificate ca 01\n"), ProblemCode::BlockCutShort),
             std::size_t(1));
}

void ChainReaderTest::briefChainIsNoDamage()
{
    const Transcript transcript = read(
        "crypto pki certificate chain A\n certificate 02\n certificate ca 01\ncrypto pki trustpoint B\n");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.certificates.size(), std::size_t(2));
    QCOMPARE(transcript.configurations.at(0).trustpoints.size(), std::size_t(1));
}

void ChainReaderTest::damagedHex()
{
    std::string text = dataFile("chain.txt");
    text[text.find("30820")] = 'X';
    const Transcript transcript = read(text);
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::HexNotUnderstood);
    QVERIFY(transcript.problems[0].origin.line > 1);
    QVERIFY(!transcript.certificates[0].certificate);
    QVERIFY(transcript.certificates[1].certificate.has_value());
}

void ChainReaderTest::oddHex()
{
    std::string text = dataFile("chain.txt");
    text.erase(text.find("30820"), 1);
    const Transcript transcript = read(text);
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::HexNotUnderstood);
    QVERIFY(!transcript.certificates[0].certificate);
}

void ChainReaderTest::hexThatIsNoCertificate()
{
    const Transcript transcript =
        read("crypto ca certificate chain A\n certificate 2345FEDB\n  0123ABCD 0123ABCD\n  quit\n");
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::CertificateNotRead);
    QCOMPARE(transcript.problems[0].origin.line, 2U);
    QCOMPARE(transcript.certificates.at(0).serial, std::string("2345FEDB"));
}

void ChainReaderTest::labelDisagreesWithBytes()
{
    std::string text = dataFile("chain.txt");
    const auto label = text.find("certificate 0A");
    QVERIFY(label != std::string::npos);
    text.replace(label, 14, "certificate 0B");
    const Transcript transcript = read(text);
    QCOMPARE(transcript.problems.size(), std::size_t(1));
    QCOMPARE(transcript.problems[0].code, ProblemCode::SerialDisagrees);
    QVERIFY(transcript.certificates[0].certificate.has_value());
}

void ChainReaderTest::endlessHex()
{
    std::string text = "crypto pki certificate chain A\n certificate ca 01\n";
    for (int i = 0; i < 200'000; ++i)
        text += "  30820237 308201A0 A0030201 02020103 300D0609 2A864886 F70D0101 04050030\n";
    QElapsedTimer timer;
    timer.start();
    const Transcript transcript = read(text);
    QVERIFY(timer.elapsed() < 10'000);
    QCOMPARE(transcript.certificates.size(), std::size_t(1));
    QVERIFY(!transcript.certificates[0].certificate);
    QCOMPARE(count(transcript, ProblemCode::HexNotUnderstood), std::size_t(1));
}

void ChainReaderTest::everyEntryKind()
{
    const Transcript transcript = read(R"(crypto pki certificate chain A
 certificate 02
 certificate rollover 04
 certificate ca rollover 03
 certificate ca 01
 certificate self-signed 01
 certificate ra-sign 05
 certificate ra-encrypt 06
 certificate ra-general 07
 certificate ca 0a nvram:CA#1CA.cer
 certificate CA
!
)");
    QVERIFY(transcript.problems.empty());
    const auto& all = transcript.certificates;
    QCOMPARE(all.size(), std::size_t(10));
    const std::vector<CertificateKind> kinds{CertificateKind::Identity,     CertificateKind::Identity,
                                             CertificateKind::Ca,           CertificateKind::Ca,
                                             CertificateKind::SelfSigned,   CertificateKind::RaSignature,
                                             CertificateKind::RaEncryption, CertificateKind::Ra,
                                             CertificateKind::Ca,           CertificateKind::Identity};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        QCOMPARE(all[i].kind, kinds[i]);
        QCOMPARE(all[i].rollover, i == 1 || i == 2);
        QCOMPARE(all[i].trustpoints, std::vector<std::string>{"A"});
        QVERIFY(all[i].form == ios::CertificateForm::Chain);
        QCOMPARE(all[i].origin.line, static_cast<std::uint32_t>(i + 2));
    }
    QCOMPARE(all[8].serial, std::string("0A"));
    QCOMPARE(all[8].storage, std::string("nvram:CA#1CA.cer"));
    QCOMPARE(all[9].serial, std::string("CA"));
}

void ChainReaderTest::logLineInsideHex()
{
    Transcript out;
    ios::CertificateDecoder decoder;
    ios::RunningConfigParser parser(std::make_shared<ios::Context>(), out, decoder);
    QVERIFY(parser.feed("crypto pki certificate chain A", 1));
    QVERIFY(parser.feed(" certificate 01", 2));
    QVERIFY(parser.insideHex());
    QVERIFY(parser.feed("  30820237 308201A0", 3));
    QVERIFY(!parser.feed("*Mar  1 00:00:00.123: %SYS-5-CONFIG_I: Configured", 4));
    QVERIFY(parser.insideHex());
    QVERIFY(parser.feed("  A0030201", 5));
    QVERIFY(parser.feed("  quit", 6));
    QVERIFY(!parser.insideHex());
    parser.finish();
    QCOMPARE(count(out, ProblemCode::CertificateNotRead), std::size_t(1));
    QCOMPARE(out.problems.size(), std::size_t(1));
}

void ChainReaderTest::completedFromBytes()
{
    const Transcript transcript = read(dataFile("chain.txt"));
    QVERIFY(transcript.problems.empty());
    const CertificateRecord& identity = transcript.certificates.at(0);
    QVERIFY(identity.kind == CertificateKind::Identity);
    QCOMPARE(identity.serial, std::string("0A"));
    QCOMPARE(toText(identity.subject), std::string("serialNumber=67109296+hostname=r1.example,cn=r1"));
    QCOMPARE(identity.subjectDisplayName, std::string("r1.example"));
    QCOMPARE(identity.subjectSerialNumber, std::string("67109296"));
    QCOMPARE(toText(identity.issuer), std::string("cn=LabCA,ou=Lab,o=Example"));
    QCOMPARE(identity.signatureAlgorithm, std::string("sha256WithRSAEncryption"));
    QVERIFY(identity.notBefore && identity.notBefore->instant && identity.notBefore->text.empty());
    QVERIFY(*identity.notAfter->instant - *identity.notBefore->instant == std::chrono::days{365});
    // What a text said before the bytes came stays.
    CertificateRecord said;
    said.certificate = identity.certificate;
    said.serial = "FF";
    said.notAfter = PrintedTime{"23:16:29 IST Nov 24 2027", std::nullopt};
    said.completeFromBytes();
    QCOMPARE(said.serial, std::string("FF"));
    QCOMPARE(said.notAfter->text, std::string("23:16:29 IST Nov 24 2027"));
    QVERIFY(said.notAfter->instant == identity.notAfter->instant);
    QCOMPARE(said.md5, identity.md5);
}

void ChainReaderTest::seedChain()
{
    const std::string text = corpusFile("seed/run_chain_with_rollover.txt");
    if (text.empty())
        QSKIP("The corpus of real IOS output is not here");
    const Transcript transcript = read(text);
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.certificates.size(), std::size_t(2));
    const auto& rollover = transcript.certificates[0];
    const auto& active = transcript.certificates[1];
    QVERIFY(rollover.rollover && !active.rollover);
    QVERIFY(rollover.kind == CertificateKind::Ca && active.kind == CertificateKind::Ca);
    QCOMPARE(rollover.serial, std::string("03"));
    QCOMPARE(active.serial, std::string("01"));
    QCOMPARE(active.md5, std::string("CC748544A0AB7832935D8CD0214A152E"));
    QCOMPARE(rollover.md5, std::string("031904DCF4FAD1FD8A866373C63CE20F"));
    QCOMPARE(ios::toText(active.subject), std::string("cn=RootCA,ou=TAC,o=Cisco"));
    QCOMPARE(active.keyUsage, std::string("86000000"));
    QCOMPARE(active.keyAlgorithm, std::string("rsaEncryption"));
    QCOMPARE(active.keyBits, 1024U);
    QVERIFY(active.notAfter && active.notAfter->instant && rollover.notBefore);
    QCOMPARE(toIso8601(*active.notAfter->instant), std::string("2017-10-08T12:14:16Z"));
    QVERIFY(rollover.notBefore->instant == active.notAfter->instant);
    QCOMPARE(active.subjectKeyId, active.authorityKeyId);
    QCOMPARE(transcript.configurations.at(0).chains, std::vector<std::string>{"ROOTCA"});
}

void ChainReaderTest::everyChainEntryOfTheCorpus()
{
    if (!QDir(QStringLiteral(RELEVE_CORPUS)).exists())
        QSKIP("The corpus of real IOS output is not here");
    static const QRegularExpression entry(
        QStringLiteral(
            R"(^[ \t]*certificate (?:[a-z-]+ )*([0-9A-Fa-f]+)[ \t]*\r?\n((?:[ \t]*(?:[0-9A-Fa-f]{2,8}[ \t\r]*)+\n|[ \t]*\r?\n)+))"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression reference(
        QStringLiteral(R"(^[ \t]*certificate (?:[a-z-]+ )*[0-9A-F]+ [a-z]+:\S+)"),
        QRegularExpression::MultilineOption);
    std::size_t expectedEntries = 0;
    std::size_t decoded = 0;
    std::size_t files = 0;
    QDirIterator iterator(QStringLiteral(RELEVE_CORPUS), QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        const std::string text = readFile(path);
        const QString unicode = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
        QList<QByteArray> expected;
        for (auto match = entry.globalMatch(unicode); match.hasNext();)
            expected << QByteArray::fromHex(match.next().captured(2).toLatin1());
        qsizetype references = 0;
        for (auto match = reference.globalMatch(unicode); match.hasNext(); match.next())
            ++references;
        const Transcript transcript = read(text);
        QList<QByteArray> found;
        qsizetype foundReferences = 0;
        qsizetype undecoded = 0;
        for (const auto& record : transcript.certificates) {
            foundReferences += record.storage.empty() ? 0 : 1;
            undecoded += record.storage.empty() && !record.certificate ? 1 : 0;
            if (!record.certificate)
                continue;
            const ByteView der = record.certificate->der();
            found << QByteArray(reinterpret_cast<const char*>(der.data()),
                                static_cast<qsizetype>(der.size()));
        }
        QVERIFY2(foundReferences == references, qPrintable(path));
        const bool madeUp = path.endsWith(QStringLiteral("batfish/cisco_crypto.txt"));
        if (madeUp) {
            QCOMPARE(undecoded, expected.size());
            continue;
        }
        QVERIFY2(found == expected,
                 qPrintable(QStringLiteral("%1: %2 of %3").arg(path).arg(found.size()).arg(expected.size())));
        QVERIFY2(undecoded == 0, qPrintable(path));
        files += expected.isEmpty() ? 0 : 1;
        expectedEntries += static_cast<std::size_t>(expected.size());
        decoded += static_cast<std::size_t>(found.size());
    }
    qInfo("%zu of %zu chain entries decoded, in %zu files", decoded, expectedEntries, files);
    QVERIFY(decoded >= 30);
}

QTEST_GUILESS_MAIN(ChainReaderTest)
#include "chainreadertest.moc"
