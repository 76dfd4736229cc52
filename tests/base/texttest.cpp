// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/base/text.h"

using namespace releve;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hexRefusesWhatIsNotHex_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("odd count") << QByteArray("ABC");
        QTest::newRow("letter") << QByteArray("0G");
        QTest::newRow("prefix") << QByteArray("0x01");
        QTest::newRow("sign") << QByteArray("-1");
        QTest::newRow("high byte") << QByteArray("A\xC3\xA9");
        QTest::newRow("NUL") << QByteArray("AB\0CD", 5);
    }

    void hexRefusesWhatIsNotHex()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromHex(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))));
    }

    void hexReadsSeparators()
    {
        const Bytes expected{0xCC, 0x74, 0x85, 0x44};
        QVERIFY(fromHex("CC748544") == expected);
        QVERIFY(fromHex("cc 74 85 44") == expected);
        QVERIFY(fromHex("CC:74:85:44") == expected);
        QVERIFY(fromHex("cc74.8544") == expected);
        QVERIFY(fromHex("") == Bytes{});
        QCOMPARE(toHex(expected), std::string("CC748544"));
        QCOMPARE(grouped("CC748544A0AB7832"), std::string("CC748544 A0AB7832"));
        QCOMPARE(grouped("CC748544A"), std::string("CC748544 A"));
        QCOMPARE(grouped(""), std::string());
    }

    void base64RefusesWhatIsNotBase64_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one character left") << QByteArray("Zg==Z");
        QTest::newRow("cut") << QByteArray("Zm9v Y");
        QTest::newRow("padding first") << QByteArray("=Zm9");
        QTest::newRow("padding thrice") << QByteArray("Z===");
        QTest::newRow("after padding") << QByteArray("Zg==Zg==");
        QTest::newRow("inside padding") << QByteArray("Zg=g");
        QTest::newRow("url alphabet") << QByteArray("_-__");
    }

    void base64RefusesWhatIsNotBase64()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64(text.toStdString()));
    }

    /// RFC 4648 section 10.
    void base64VectorsOfTheRfc_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("0") << QByteArray("") << QByteArray("");
        QTest::newRow("1") << QByteArray("f") << QByteArray("Zg==");
        QTest::newRow("2") << QByteArray("fo") << QByteArray("Zm8=");
        QTest::newRow("3") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("4") << QByteArray("foob") << QByteArray("Zm9vYg==");
        QTest::newRow("5") << QByteArray("fooba") << QByteArray("Zm9vYmE=");
        QTest::newRow("6") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    }

    void base64VectorsOfTheRfc()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, encoded);
        const std::string text = plain.toStdString();
        QCOMPARE(toBase64(bytesOf(text)), encoded.toStdString());
        const auto decoded = fromBase64(encoded.toStdString());
        QVERIFY(decoded);
        QCOMPARE(textOf(*decoded), std::string_view(text));
    }

    /// Against another implementation, for every length around the quantum and every byte value.
    void base64AgreesWithQt()
    {
        QByteArray bytes;
        for (int i = 0; i < 300; ++i) {
            bytes.append(static_cast<char>(i * 7));
            const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
            QCOMPARE(toBase64(bytesOf(view)), bytes.toBase64().toStdString());
        }
        QByteArray wrapped;
        const QByteArray encoded = bytes.toBase64();
        for (qsizetype i = 0; i < encoded.size(); i += 64)
            wrapped += encoded.mid(i, 64) + "\r\n";
        QCOMPARE(textOf(fromBase64(wrapped.toStdString()).value()), std::string_view(bytes.constData(), 300));
    }

    void unsignedRefusesEverythingElse()
    {
        for (const char* text :
             {"", "-1", "+1", " 1", "1 ", "0x1", "1.0", "18446744073709551616", "99999999999999999999"})
            QVERIFY2(!parseUnsigned(text), text);
        QCOMPARE(parseUnsigned("18446744073709551615").value(), ~std::uint64_t{0});
        QCOMPARE(parseUnsigned("007").value(), std::uint64_t{7});
    }

    void wordsAndEnds()
    {
        std::string_view text = "  crypto   pki\tserver ";
        QCOMPARE(takeWord(text), std::string_view("crypto"));
        QCOMPARE(takeWord(text), std::string_view("pki"));
        QCOMPARE(takeWord(text), std::string_view("server"));
        QCOMPARE(takeWord(text), std::string_view());
        QCOMPARE(takeWord(text), std::string_view());
        QCOMPARE(trimmed(" \t a b \r\n"), std::string_view("a b"));
        QCOMPARE(trimmed(" \t "), std::string_view());
        QVERIFY(startsWithIgnoringCase("Status: x", "status:"));
        QVERIFY(!startsWithIgnoringCase("Stat", "status"));
        QVERIFY(equalsIgnoringCase("ROOTCA", "rootca"));
        QVERIFY(!equalsIgnoringCase("ROOTCA", "rootca#"));
        std::string_view rest = "0x4";
        QVERIFY(!consume(rest, "0X"));
        QCOMPARE(rest, std::string_view("0x4"));
        QVERIFY(consume(rest, "0x"));
        QCOMPARE(rest, std::string_view("4"));
    }

    void whateverComesInUtf8GoesOut_data()
    {
        QTest::addColumn<QByteArray>("in");
        QTest::addColumn<QByteArray>("out");
        QTest::newRow("valid") << QByteArray("Relève €") << QByteArray("Relève €");
        QTest::newRow("latin 1") << QByteArray("Rel\xE8ve") << QByteArray("Relève");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << QByteArray("\xC3\x80\xC2\xAF");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("\xC3\xAD\xC2\xA0\xC2\x80");
        QTest::newRow("cut") << QByteArray("\xE2\x82") << QByteArray("\xC3\xA2\xC2\x82");
        QTest::newRow("beyond Unicode")
            << QByteArray("\xF4\x90\x80\x80") << QByteArray("\xC3\xB4\xC2\x90\xC2\x80\xC2\x80");
    }

    void whateverComesInUtf8GoesOut()
    {
        QFETCH(QByteArray, in);
        QFETCH(QByteArray, out);
        const std::string result = toUtf8(in.toStdString());
        QCOMPARE(QByteArray::fromStdString(result), out);
        QVERIFY(QString::fromStdString(result).toUtf8() == QByteArray::fromStdString(result));
    }

    void controlsAreEscaped()
    {
        QCOMPARE(escaped("a\x1B[2Jb\n"), std::string("a\\x1B[2Jb\\x0A"));
        QCOMPARE(escaped("\x7F"), std::string("\\x7F"));
        QCOMPARE(escaped("\xC2\x9B"
                         "31m"),
                 std::string("\\x9B31m")); // CSI as one C1 character
        QCOMPARE(escaped("Relève"), std::string("Relève"));
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "texttest.moc"
