// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <array>

#include "pki/scep/query.h"

using namespace releve;
using namespace releve::scep;

namespace {

/// Bytes whose base64 has every character of its alphabet, and both padding lengths.
Bytes sample(std::size_t size)
{
    Bytes bytes;
    for (std::size_t i = 0; i < size; ++i)
        bytes.push_back(static_cast<std::uint8_t>(i * 167 + (i >> 3) * 31 + 0xFB));
    return bytes;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to)
{
    std::string result;
    for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
        result.append(text.substr(0, at)).append(to);
        text.remove_prefix(at + from.size());
    }
    return result.append(text);
}

/// Lines of 64 characters, each with its end.
std::string wrapped(const std::string& text, std::string_view end)
{
    std::string lines;
    for (std::size_t at = 0; at < text.size(); at += 64)
        lines.append(text.substr(at, 64)).append(end);
    return lines;
}

} // namespace

class TestQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenQueriesAreRefused()
    {
        QVERIFY(Query::parse("").error().code == ErrorCode::BadEncoding);
        QVERIFY(Query::parse("message=AAAA").error().code == ErrorCode::BadEncoding);
        QVERIFY(Query::parse("operation=GetCACert&operation=PKIOperation").error().code ==
                ErrorCode::BadEncoding);
        QVERIFY(Query::parse("operation=&operation=PKIOperation").error().code == ErrorCode::BadEncoding);
        QVERIFY(Query::parse("operation=PKIOperation&message=AAAA&message=BBBB").error().code ==
                ErrorCode::BadEncoding);
        QVERIFY(Query::parse("operation=%4").error().code == ErrorCode::BadEncoding);
        QVERIFY(Query::parse(std::string(longestQuery + 1, '&')).error().code == ErrorCode::TooLarge);
        QVERIFY(Query::parse(std::string(longestQuery, '&')).error().code == ErrorCode::BadEncoding);
    }

    void queriesOfPeersAreRead()
    {
        const auto ios = Query::parse("operation=GetCACert&message=ROOT%20CA");
        QVERIFY(ios);
        QCOMPARE(ios->operation, std::string("GetCACert"));
        QVERIFY(ios->message == std::string_view("ROOT%20CA"));
        const auto bare = Query::parse("operation=GetCACaps");
        QVERIFY(bare && !bare->message);
        const auto empty = Query::parse("message=&x=1&&operation=GetCA%43aps&message2=");
        QVERIFY(empty && empty->message && empty->message->empty());
        QCOMPARE(empty->operation, std::string("GetCACaps"));
        // Raw padding belongs to the value.
        QVERIFY(Query::parse("operation=PKIOperation&message=AA==")->message == std::string_view("AA=="));
    }

    void brokenMessagesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("padding only") << QByteArray("==");
        QTest::newRow("line feeds only") << QByteArray("%0A%0A");
        QTest::newRow("one character") << QByteArray("A");
        QTest::newRow("five characters") << QByteArray("AAAAA");
        QTest::newRow("padding inside") << QByteArray("AA==AAAA");
        QTest::newRow("three paddings") << QByteArray("AAAA===");
        QTest::newRow("percent at the end") << QByteArray("AAAA%");
        QTest::newRow("one hex digit") << QByteArray("AAAA%4");
        QTest::newRow("no hex") << QByteArray("AAAA%GG");
        QTest::newRow("encoded twice") << QByteArray("AA%252BA");
        QTest::newRow("NUL") << QByteArray("AAA%00");
        QTest::newRow("other characters") << QByteArray("AA!A");
        QTest::newRow("UTF-8") << QByteArray("AA\xC3\xA9");
    }
    void brokenMessagesAreRefused()
    {
        QFETCH(QByteArray, raw);
        QVERIFY(decodeMessage(raw.toStdString()).error().code == ErrorCode::BadEncoding);
    }

    void tooLongIsRefused()
    {
        QVERIFY(decodeMessage(std::string(longestQuery + 1, 'A')).error().code == ErrorCode::TooLarge);
        QVERIFY(decodeMessage(std::string(longestMessage * 2, 'A')).error().code == ErrorCode::TooLarge);
        QVERIFY(decodeMessage(encodeMessage(sample(longestMessage))));
    }

    void everyFormOfPeersIsRead()
    {
        for (std::size_t size = 1; size < 200; ++size) {
            const Bytes bytes = sample(size);
            const std::string base64 = toBase64(bytes);
            std::string url = replaced(replaced(base64, "+", "-"), "/", "_");
            const std::string full = replaced(replaced(replaced(base64, "+", "%2B"), "/", "%2F"), "=", "%3D");
            const std::array forms{
                full,                                         // certmonger
                url,                                          // micromdm's client
                replaced(url, "=", ""),                       // the same, no padding
                base64,                                       // jscep: raw
                replaced(base64, "+", " "),                   // + decoded on the way
                replaced(base64, "+", "%20"),                 //
                wrapped(base64, "%0A"),                       // IOS: with a last line feed
                replaced(wrapped(base64, "%0A"), "+", "%2B"), // sscep: / raw
                replaced(replaced(wrapped(base64, "%0D%0A"), "+", "%2b"), "=", "%3d"), // CRLF, small hex
                wrapped(base64, "\n"), // decoded by the listener
            };
            for (const std::string& form : forms) {
                const auto read = decodeMessage(form);
                QVERIFY2(read, form.c_str());
                QVERIFY2(*read == bytes, form.c_str());
            }
            QCOMPARE(encodeMessage(bytes), full);
        }
    }

    void cutAnywhereIsAnErrorOrShorter()
    {
        const std::string whole = encodeMessage(sample(100));
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto read = decodeMessage(std::string_view(whole).substr(0, size));
            QVERIFY(!read || read->size() <= 100);
        }
    }

    void labelsAreEncoded()
    {
        QCOMPARE(percentEncoded("ROOT-CA_1.x~"), std::string("ROOT-CA_1.x~"));
        QCOMPARE(percentEncoded("a b&c=d#\n"), std::string("a%20b%26c%3Dd%23%0A"));
        QCOMPARE(*percentDecoded(percentEncoded("Relève +%")), std::string("Relève +%"));
    }
};

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
