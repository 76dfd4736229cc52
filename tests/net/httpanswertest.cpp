// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/net/httpanswer.h"

using namespace releve;
using net::HttpAnswer;

namespace {

constexpr std::size_t limit = 100;

struct Outcome
{
    ErrorCode code = ErrorCode::Count; ///< when it has not gone wrong
    scep::HttpResponse response;
};

/// The answer when it comes in pieces of that size.
Outcome read(std::string_view bytes, std::size_t piece)
{
    HttpAnswer answer(limit);
    while (!bytes.empty()) {
        if (const auto taken = answer.take(bytesOf(bytes.substr(0, piece))); !taken)
            return {taken.error().code, {}};
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    if (const auto ended = answer.end(); !ended)
        return {ended.error().code, {}};
    return {ErrorCode::Count, answer.takeResponse()};
}

void addRow(const char* name, const char* bytes, ErrorCode code)
{
    QTest::newRow(name) << std::string(bytes) << static_cast<int>(code);
}

const std::string chunkedHeader = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

} // namespace

class HttpAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotAnAnswerIsRefused_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<int>("code");
        using enum ErrorCode;
        addRow("nothing", "", Unreachable);
        addRow("another protocol", "SSH-2.0-Cisco-1.25\r\n", BadAnswer);
        addRow("HTTP/2", "HTTP/2 200\r\n\r\n", BadAnswer);
        addRow("HTTP/0.9", "<html>\n", BadAnswer);
        addRow("no status", "HTTP/1.1\r\n\r\n", BadAnswer);
        addRow("letters", "HTTP/1.1 abc\r\n\r\n", BadAnswer);
        addRow("negative", "HTTP/1.1 -200 OK\r\n\r\n", BadAnswer);
        addRow("99", "HTTP/1.1 99 OK\r\n\r\n", BadAnswer);
        addRow("600", "HTTP/1.1 600 OK\r\n\r\n", BadAnswer);
        addRow("4294967496", "HTTP/1.1 4294967496 OK\r\n\r\n", BadAnswer);
        addRow("a protocol we did not ask for", "HTTP/1.1 101 Switching\r\n\r\n", BadAnswer);
        addRow("interim only", "HTTP/1.1 100 Continue\r\n\r\n", Unreachable);
        addRow("no colon", "HTTP/1.1 200 OK\r\nhello\r\n\r\n", BadAnswer);
        addRow("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
               BadAnswer);
        addRow("a length of letters", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", BadAnswer);
        addRow("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", BadAnswer);
        addRow("a length over 64 bits", "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551617\r\n\r\n",
               BadAnswer);
        addRow("a length over the limit", "HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n", TooLarge);
        addRow("gzip", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", BadAnswer);
    }
    void whatIsNotAnAnswerIsRefused()
    {
        QFETCH(std::string, bytes);
        QFETCH(int, code);
        for (const std::size_t piece : {1U, 7U, 10'000U})
            QCOMPARE(static_cast<int>(read(bytes, piece).code), code);
    }

    void whatIsNotAChunkIsRefused_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<int>("code");
        using enum ErrorCode;
        addRow("no size", "\r\nabc\r\n0\r\n\r\n", BadAnswer);
        addRow("letters", "xyz\r\nabc\r\n0\r\n\r\n", BadAnswer);
        addRow("0x", "0x3\r\nabc\r\n0\r\n\r\n", BadAnswer);
        addRow("a sign", "+3\r\nabc\r\n0\r\n\r\n", BadAnswer);
        addRow("longer than it says", "3\r\nabcd\r\n0\r\n\r\n", BadAnswer);
        addRow("over the limit", "65\r\n", TooLarge);
        addRow("over 64 bits", "10000000000000001\r\n", TooLarge);
        addRow("over the limit together", "64\r\n", Unreachable);
        addRow("no last one", "3\r\nabc\r\n", Unreachable);
        addRow("no end", "3\r\nabc\r\n0\r\n", Unreachable);
    }
    void whatIsNotAChunkIsRefused()
    {
        QFETCH(std::string, bytes);
        QFETCH(int, code);
        for (const std::size_t piece : {1U, 7U, 10'000U})
            QCOMPARE(static_cast<int>(read(chunkedHeader + bytes, piece).code), code);
    }

    void everythingHasALimit()
    {
        const std::string start = "HTTP/1.1 200 OK\r\n";
        const std::string line = "X: " + std::string(1000, 'x') + "\r\n";
        std::string lines = start, interim, trailers = chunkedHeader + "0\r\n";
        for (std::size_t i = 0; i <= HttpAnswer::longestHeader / 1000; ++i)
            lines += line, trailers += line;
        for (std::size_t i = 0; i < HttpAnswer::longestHeader / 16; ++i)
            interim += "HTTP/1.1 100 \r\n\r\n";
        for (const std::size_t piece : {1U, 1000U, 100'000U}) {
            for (const std::string& bytes :
                 {std::string(100'000, 'H'), start + std::string(100'000, 'x'), lines, interim, trailers,
                  chunkedHeader + "1;" + std::string(100'000, 'x'),
                  chunkedHeader + "1\r\na" + std::string(100'000, ' '),
                  start + "\r\n" + std::string(limit + 1, 'x')})
                QVERIFY(read(bytes, piece).code == ErrorCode::TooLarge);
            QVERIFY(read(start + "\r\n" + std::string(limit, 'x'), piece).code == ErrorCode::Count);
        }
        std::string chunks = chunkedHeader;
        for (std::size_t i = 0; i <= limit; ++i)
            chunks += "1\r\nx\r\n";
        QVERIFY(read(chunks + "0\r\n\r\n", 100'000).code == ErrorCode::TooLarge);
    }

    void anAnswerIsReadInPiecesOfAnySize_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<std::string>("type");
        QTest::addColumn<std::string>("body");
        const auto row = [](const char* name, const std::string& bytes, int status, const char* type,
                            const char* body) {
            QTest::newRow(name) << bytes << status << std::string(type) << std::string(body);
        };
        row("length", "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Length: 3\r\n\r\nabc", 200, "a/b",
            "abc");
        row("a length said twice", "HTTP/1.1 200 OK\r\ncontent-length:3\r\nCONTENT-LENGTH: 3 \r\n\r\nabc",
            200, "", "abc");
        row("HTTP/1.0 to the end", "HTTP/1.0 200\nContent-type: a/b; c=d\n\nabc", 200, "a/b; c=d", "abc");
        row("nothing", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404, "", "");
        row("no content", "HTTP/1.1 204 No Content\r\n\r\n", 204, "", "");
        row("interim",
            "HTTP/1.1 100 Continue\r\nContent-Length: 9\r\n\r\nHTTP/1.1 500 No\r\nContent-Length: "
            "2\r\n\r\nab",
            500, "", "ab");
        row("folded", "HTTP/1.1 200 OK\r\nX: y\r\n z\r\nContent-Length: 1\r\n\r\na", 200, "", "a");
        row("chunked", chunkedHeader + "1\r\na\r\n00A;x=\"y\"\r\nbcdefghijk\r\n0\r\nX: y\r\n\r\n", 200, "",
            "abcdefghijk");
        row("chunked with a length",
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: Chunked\r\n\r\n"
            "3 \r\nabc\r\n0\r\n\r\n",
            200, "", "abc");
    }
    void anAnswerIsReadInPiecesOfAnySize()
    {
        QFETCH(std::string, bytes);
        QFETCH(int, status);
        QFETCH(std::string, type);
        QFETCH(std::string, body);
        const bool toTheEnd = bytes.starts_with("HTTP/1.0");
        for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
            const auto outcome = read(bytes, piece);
            QVERIFY(outcome.code == ErrorCode::Count);
            QCOMPARE(outcome.response.status, status);
            QCOMPARE(outcome.response.contentType, type);
            QCOMPARE(std::string(textOf(outcome.response.body)), body);
            // Whatever is missing is missed.
            if (!toTheEnd)
                QVERIFY(read(std::string_view(bytes).substr(0, piece - 1), piece).code ==
                        ErrorCode::Unreachable);
        }
        if (!toTheEnd)
            QCOMPARE(std::string(textOf(read(bytes + "HTTP/1.1 500 No", 5).response.body)), body);
    }
};

QTEST_APPLESS_MAIN(HttpAnswerTest)
#include "httpanswertest.moc"
