// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/scep/capabilities.h"

using namespace releve;
using namespace releve::scep;

class TestCapabilities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoAnswerSaysNothing()
    {
        QVERIFY(Capabilities::parse("").isEmpty());
        QVERIFY(Capabilities::parse("\r\n\n \n").unknown().empty());
        const auto page = Capabilities::parse("<html><body>404 Not Found, try AES</body></html>\n");
        QVERIFY(page.isEmpty());
        QCOMPARE(page.unknown().size(), 1U);
    }

    void strangersAreBoundedAndSafeToPrint()
    {
        std::string text(Capabilities::longestText, 'x');
        QCOMPARE(Capabilities::parse(text).unknown().front().size(), 64U);
        text.clear();
        for (int i = 0; i < 1000; ++i)
            text += "word" + std::to_string(i) + "\n";
        QCOMPARE(Capabilities::parse(text).unknown().size(), Capabilities::mostUnknown);
        QCOMPARE(Capabilities::parse("\x1b[2J").unknown().front(), std::string("\\x1B[2J"));
        // Nothing behind the limit is read.
        QVERIFY(Capabilities::parse(std::string(Capabilities::longestText, '\n') + "AES").isEmpty());
    }

    void aWordInsideAWordIsNone()
    {
        QVERIFY(Capabilities::parse("AES256\nSHA-2567\nnoRenewal\nSHA256").isEmpty());
    }

    void everySpellingSeenIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("scepserver: no last line feed") << QByteArray("Renewal\nSHA-1\nSHA-256\nAES\nDES3");
        QTest::newRow("CRLF") << QByteArray("Renewal\r\nSHA-1\r\nSHA-256\r\nAES\r\nDES3\r\n");
        QTest::newRow("blanks, another case") << QByteArray(" renewal \nsha-1\nSha-256\naes\ndes3\n\n");
        QTest::newRow("twice") << QByteArray("AES\nAES\nRenewal\nSHA-1\nSHA-256\nDES3\nAES");
    }
    void everySpellingSeenIsRead()
    {
        QFETCH(QByteArray, text);
        const auto read = Capabilities::parse(text.toStdString());
        QVERIFY(read == Capabilities({Capability::Renewal, Capability::Sha1, Capability::Sha256,
                                      Capability::Aes, Capability::Des3}));
    }

    void textIsReadAgain()
    {
        Capabilities all;
        for (int i = 0; i < static_cast<int>(Capability::Count); ++i)
            all.add(static_cast<Capability>(i));
        QCOMPARE(all.toText(), std::string("AES\nDES3\nSHA-1\nSHA-256\nSHA-384\nSHA-512\nPOSTPKIOperation\n"
                                           "Renewal\nGetNextCACert\nSCEPStandard\n"));
        QVERIFY(Capabilities::parse(all.toText()) == all);
        QVERIFY(Capabilities().toText().empty());
    }

    void standardImpliesAesSha256AndPost()
    {
        const Capabilities standard{Capability::ScepStandard};
        QVERIFY(standard.has(Capability::Aes));
        QVERIFY(!standard.lists(Capability::Aes));
        QVERIFY(standard.has(Capability::Sha256));
        QVERIFY(standard.has(Capability::PostPkiOperation));
        QVERIFY(!standard.has(Capability::Renewal));
        QVERIFY(!standard.has(Capability::GetNextCaCert));
        QVERIFY(!standard.has(Capability::Count));
    }

    void aDowngradeIsSeen()
    {
        const Capabilities best{Capability::ScepStandard, Capability::Sha512, Capability::Renewal};
        const Capabilities now{Capability::Des3, Capability::Sha1, Capability::Renewal};
        const std::vector<Capability> lost{Capability::Aes, Capability::Sha256, Capability::Sha512,
                                           Capability::PostPkiOperation, Capability::ScepStandard};
        QVERIFY(now.lostSince(best) == lost);
        QVERIFY(best.lostSince(best).empty());
        QVERIFY(now.unitedWith(best).lostSince(best).empty());
        QVERIFY(now.unitedWith(best).lostSince(now).empty());
        // The same said in other words is no loss.
        QVERIFY(Capabilities({Capability::Aes, Capability::Sha256, Capability::PostPkiOperation})
                    .lostSince(Capabilities({Capability::Aes, Capability::Sha256}))
                    .empty());
    }

    void theBestOfferIsTakenAndNeverLessThanTheFloor()
    {
        const Algorithms none{Digest::Md5, Cipher::Des};
        // SCEP_INTEROP rule 23: never MD5 or single DES by itself, whatever the floor.
        QVERIFY(chooseAlgorithms({}, none) == (Algorithms{Digest::Sha1, Cipher::Des3}));
        QVERIFY(chooseAlgorithms({Capability::Aes, Capability::Sha512, Capability::Sha256}, none) ==
                (Algorithms{Digest::Sha256, Cipher::Aes128}));
        QVERIFY(chooseAlgorithms({Capability::Sha512}, none) == (Algorithms{Digest::Sha512, Cipher::Des3}));
        QVERIFY(chooseAlgorithms({Capability::ScepStandard}, none) == Algorithms{});
        // IOS lists no cipher at all.
        QVERIFY(chooseAlgorithms(
                    {Capability::GetNextCaCert, Capability::Renewal, Capability::Sha1, Capability::Sha256},
                    none) == (Algorithms{Digest::Sha256, Cipher::Des3}));
        const Algorithms floor{Digest::Sha384, Cipher::Aes256};
        QVERIFY(chooseAlgorithms({}, floor) == floor);
        QVERIFY(chooseAlgorithms({Capability::Sha512}, floor).digest == Digest::Sha512);
    }
};

QTEST_GUILESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"
