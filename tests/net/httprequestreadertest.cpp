// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <string>

#include "pki/net/httprequestreader.h"

using namespace releve;
using net::HttpRequestReader;
using net::IncomingRequest;

namespace {

constexpr std::size_t headLimit = 2000;
constexpr std::size_t bodyLimit = 100;

struct Outcome
{
    int refusal = 0;
    bool isComplete = false;
    IncomingRequest request;
    std::string rest;
};

/// What is made of bytes that come in pieces of that size.
Outcome read(std::string_view bytes, std::size_t piece)
{
    HttpRequestReader reader(headLimit, bodyLimit);
    while (!bytes.empty() && !reader.isComplete()) {
        const ByteView whole = bytesOf(bytes.substr(0, piece));
        ByteView left = whole;
        if (!reader.take(left))
            return {reader.refusal(), false, {}, {}};
        bytes.remove_prefix(whole.size() - left.size());
    }
    return {0, reader.isComplete(), reader.isComplete() ? reader.takeRequest() : IncomingRequest{},
            std::string(bytes)};
}

const std::string get = "GET /x?y HTTP/1.1\r\n";
const std::string post = "POST /x?y HTTP/1.1\r\n";

void row(const char* name, const std::string& bytes, int refusal)
{
    QTest::newRow(name) << bytes << refusal;
}

} // namespace

class HttpRequestReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotOneRequestIsRefused_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<int>("refusal");
        row("one word", "GET\r\n", 400);
        row("no version", "GET /x\r\n", 400);
        row("no target", "GET HTTP/1.1\r\n", 400);
        row("no method", " /x HTTP/1.1\r\n", 400);
        row("half a version", "GET /x HTTP/1\r\n", 400);
        row("a long version", "GET /x HTTP/1.10\r\n", 400);
        row("a version of letters", "GET /x HTTP/a.b\r\n", 400);
        row("small letters", "GET /x http/1.1\r\n", 400);
        row("another protocol", "SSH-2.0-Cisco-1.25\r\n", 400);
        row("HTTP/0.9", "GET /x HTTP/0.9\r\n", 505);
        row("HTTP/2", "PRI * HTTP/2.0\r\n", 505);
        row("a zero in the target", std::string("GET /x\0y HTTP/1.1\r\n", 19), 400);
        row("a carriage return in the target", "GET /x\ry HTTP/1.1\r\n", 400);
        row("an escape in a field", get + "A: \033[2J\r\n", 400);
        row("a field without a colon", get + "Host\r\n", 400);
        row("a field without a name", get + ": a\r\n", 400);
        row("a blank before the colon", post + "Content-Length : 3\r\n", 400);
        row("a name of two words", get + "Content Length: 3\r\n", 400);
        row("a folded field", post + "Content-Length:\r\n 3\r\n", 400);
        row("a field before any", get + " Host: a\r\n", 400);
        row("a length of letters", post + "Content-Length: x\r\n", 400);
        row("a length that is empty", post + "Content-Length:\r\n", 400);
        row("a negative length", post + "Content-Length: -1\r\n", 400);
        row("a length with a sign", post + "Content-Length: +3\r\n", 400);
        row("a length in hex", post + "Content-Length: 0x3\r\n", 400);
        row("a length of 10^30", post + "Content-Length: 1" + std::string(30, '0') + "\r\n", 400);
        row("two lengths in one", post + "Content-Length: 3, 3\r\n", 400);
        row("two lengths that differ", post + "Content-Length: 3\r\nContent-Length: 4\r\n", 400);
        row("a length and chunks", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("chunks and a length", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n", 400);
        row("chunks in HTTP/1.0", "POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n", 400);
        row("chunks in chunks", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", 501);
        row("chunks, twice", post + "Transfer-Encoding: chunked, chunked\r\n", 501);
        row("compressed", post + "Transfer-Encoding: gzip\r\n", 501);
        row("a coding nobody knows", post + "Transfer-Encoding: \vchunked\r\n", 400);
        const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
        row("a chunk without a size", chunked + "\r\n", 400);
        row("a chunk of letters", chunked + "xyz\r\n", 400);
        row("a negative chunk", chunked + "-1\r\n", 400);
        row("a chunk with 0x", chunked + "0x1\r\n", 400);
        row("a chunk that is longer than it says", chunked + "1\r\nab\r\n", 400);
        row("a chunk's long extension", chunked + "1;" + std::string(200'000, 'a'), 400);
        row("a chunk of 2^64", chunked + "10000000000000000\r\n", 413);
        row("a body that is too long", post + "Content-Length: 101\r\n\r\n", 413);
        row("chunks that are too long", chunked + "64\r\n" + std::string(100, 'a') + "\r\n1\r\n", 413);
        row("a long target", "GET /" + std::string(4000, 'a'), 414);
        row("1,001 parameters", "GET /?" + std::string(1001, '&') + " HTTP/1.0\r\n", 414);
        row("empty lines", std::string(10'000, '\n'), 414);
        row("a long field", get + "A: " + std::string(6000, 'a'), 431);
        std::string fields = get;
        for (int i = 0; i < 1000; ++i)
            fields += "a: b\r\n";
        row("many fields", fields, 431);
        std::string trailers = chunked + "0\r\n";
        for (int i = 0; i < 1000; ++i)
            trailers += "a: b\r\n";
        row("many trailers", trailers, 431);
    }
    void whatIsNotOneRequestIsRefused()
    {
        QFETCH(std::string, bytes);
        QFETCH(int, refusal);
        for (const std::size_t piece : {bytes.size(), std::size_t{1}, std::size_t{7}})
            QCOMPARE(read(bytes, piece).refusal, refusal);
    }

    void requestsAreRead_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("target");
        QTest::addColumn<std::string>("body");
        QTest::addColumn<bool>("keeps");
        const auto good = [](const char* name, const std::string& bytes, const char* target, const char* body,
                             bool keeps) {
            QTest::newRow(name) << bytes << std::string(target) << std::string(body) << keeps;
        };
        good("HTTP/1.0", "GET /x?y HTTP/1.0\r\n\r\n", "/x?y", "", false);
        good("HTTP/1.0, kept", "GET /x HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", "/x", "", true);
        good("HTTP/1.1", get + "Host: a\r\n\r\n", "/x?y", "", true);
        good("HTTP/1.1, closed", get + "Connection: TE , Close\r\n\r\n", "/x?y", "", false);
        good("both", get + "Connection: keep-alive, close\r\n\r\n", "/x?y", "", false);
        good("HTTP/1.2", "GET /x HTTP/1.2\r\n\r\n", "/x", "", true);
        good("line feeds only", "GET /x HTTP/1.1\nHost: a\n\n", "/x", "", true);
        good("after an empty line", "\r\n\r\n" + get + "\r\n", "/x?y", "", true);
        good("blanks in the target", "GET /x?message=a b  c HTTP/1.0\r\n\r\n", "/x?message=a b  c", "",
             false);
        good("a body", post + "content-length:3 \r\n\r\nabc", "/x?y", "abc", true);
        good("the same length twice", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", "/x?y",
             "abc", true);
        good("no length, no body", post + "\r\n", "/x?y", "", true);
        good("chunks",
             post + "Transfer-Encoding: Chunked\r\n\r\n003;a=\"b\"\r\nabc\r\nA \r\n0123456789\r\n0\r\nA: "
                    "b\r\n\r\n",
             "/x?y", "abc0123456789", true);
        good("1,000 parameters", "GET /?" + std::string(1000, '&') + " HTTP/1.0\r\n\r\n",
             ("/?" + std::string(1000, '&')).c_str(), "", false);
    }
    void requestsAreRead()
    {
        QFETCH(std::string, bytes);
        QFETCH(std::string, target);
        QFETCH(std::string, body);
        QFETCH(bool, keeps);
        const std::string next = "GET /next HTTP/1.1\r\n\r\n";
        for (const std::size_t piece : {bytes.size() + next.size(), std::size_t{1}, std::size_t{7}}) {
            const auto outcome = read(bytes + next, piece);
            QCOMPARE(outcome.refusal, 0);
            QVERIFY(outcome.isComplete);
            QCOMPARE(outcome.request.target, target);
            QCOMPARE(std::string(textOf(outcome.request.body)), body);
            QCOMPARE(outcome.request.keepsConnection, keeps);
            QCOMPARE(outcome.rest, next); // not a byte more has been taken
        }
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY(!read(bytes.substr(0, size), bytes.size()).isComplete);
    }

    void onlyABodyIsWaitedFor()
    {
        const auto expects = [](const std::string& bytes) {
            HttpRequestReader reader(headLimit, bodyLimit);
            ByteView left = bytesOf(bytes);
            return reader.take(left) && reader.takeExpectation() && !reader.takeExpectation();
        };
        const std::string expect = "Expect: 100-Continue\r\n";
        QVERIFY(expects(post + expect + "Content-Length: 3\r\n\r\n"));
        QVERIFY(expects(post + expect + "Transfer-Encoding: chunked\r\n\r\n"));
        QVERIFY(!expects(post + "Content-Length: 3\r\n\r\n"));
        QVERIFY(!expects(post + expect + "Content-Length: 0\r\n\r\n"));
        QVERIFY(!expects(post + expect + "Content-Length: 3\r\n"));
        QVERIFY(!expects(post + expect + "Content-Length: 101\r\n\r\n"));
        QVERIFY(!expects("POST /x HTTP/1.0\r\n" + expect + "Content-Length: 3\r\n\r\n"));
        QVERIFY(!expects(post + "Expect: something\r\nContent-Length: 3\r\n\r\n"));
    }
};

QTEST_GUILESS_MAIN(HttpRequestReaderTest)
#include "httprequestreadertest.moc"
