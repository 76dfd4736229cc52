// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/ios/logtext.h"
#include "pki/ios/prompt.h"
#include "pki/ios/textlines.h"
#include "pki/ios/transcript.h"

using namespace releve;
using namespace std::string_literals;
using ios::CommandKind;

namespace {

QStringList linesOf(const std::string& text)
{
    QStringList result;
    ios::TextLines lines(text);
    for (ios::TextLine line; lines.next(line);)
        result.push_back(QString::number(line.number) + u':' +
                         QString::fromStdString(std::string(line.text)));
    return result;
}

} // namespace

/// Lines as a terminal shows them, prompts, and what is no output.
class TextLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTextHasNoLines();
    void overlongLinesAreCut();
    void lines_data();
    void lines();
    void widthCountsTrailingBlanks();
    void notPrompts_data();
    void notPrompts();
    void prompts_data();
    void prompts();
    void commands_data();
    void commands();
    void logMessages_data();
    void logMessages();
    void titles();
};

void TextLinesTest::anEmptyTextHasNoLines()
{
    QCOMPARE(linesOf(""), QStringList());
    QCOMPARE(linesOf("\xef\xbb\xbf"), QStringList());
    QCOMPARE(linesOf("\n"), QStringList{QStringLiteral("1:")});
}

void TextLinesTest::overlongLinesAreCut()
{
    const std::string text = std::string(ios::maximumLineLength, 'a') + "\n" +
                             std::string(ios::maximumLineLength + 1, 'b') + "\nc";
    ios::TextLines lines(text);
    ios::TextLine line;
    QVERIFY(lines.next(line) && !line.cut);
    QVERIFY(lines.next(line) && line.cut);
    QCOMPARE(line.text.size(), ios::maximumLineLength);
    QVERIFY(lines.next(line) && !line.cut);
    QCOMPARE(line.text, std::string_view("c"));
    QVERIFY(!lines.next(line));
}

void TextLinesTest::lines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("seen");
    const auto row = [](const char* name, const std::string& text, const char* seen) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(seen);
    };
    row("LF", "a\nb", "1:a 2:b");
    row("CRLF", "a\r\nb\r\n", "1:a 2:b");
    row("CR CR LF", "a\r\r\nb", "1:a 2:b");
    row("LF CR", "a\n\rb", "1:a 2:b");
    row("byte order mark",
        "\xef\xbb\xbf"
        "a",
        "1:a");
    row("UTF-16",
        "\xff\xfe"
        "a\0b\0\r\0\n\0c\0"s,
        "1:ab 2:c");
    row("NUL", "a\0b"s, "1:ab");
    row("bell", "a\ab", "1:ab");
    row("backspace", "abx\bc", "1:abc");
    row("backspaces before the start", "\b\b\ba", "1:a");
    row("carriage return overwrites", "xyz\rab", "1:abz");
    row("colour", "\x1b[1;32ma\x1b[0mb", "1:ab");
    row("title", "\x1b]0;R1\aa", "1:a");
    row("erase", "abc\b\b\x1b[Kd", "1:ad");
    row("escape at the end", "a\x1b", "1:a");
    row("unfinished escape", "a\x1b[12", "1:a");
    row("pager, as sent", " --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\ba", "1:a");
    row("pager, as copied", " --More--           a", "1:a");
    row("pager alone takes no line", "a\n --More-- \nb", "1:a 3:b");
    row("pager twice", "--More-- --More-- a", "1:a");
    row("other pager", "<--- More --->a", "1:a");
    row("blanks before are kept, those behind are not", "  a  ", "1:  a");
    row("not a pager", "a --More--", "1:a --More--");
}

void TextLinesTest::lines()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, seen);
    QCOMPARE(linesOf(text.toStdString()).join(u' '), seen);
}

void TextLinesTest::widthCountsTrailingBlanks()
{
    ios::TextLines lines("abc  \r\n");
    ios::TextLine line;
    QVERIFY(lines.next(line));
    QCOMPARE(line.width, std::size_t{5});
    QCOMPARE(line.text, std::string_view("abc"));
}

void TextLinesTest::notPrompts_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"", "#", ">", "# show clock", "-R1#", "CA#1CA.cer", "R1", "R1 #", "R1(config",
                             "R1(a b)#", "Key name: ROOTCA#", "a->b", "x>1", "R1>hello", "R1(config)",
                             "http://x#y", "30820237 308201A0 A0030201 02020103"})
        QTest::newRow(line) << QString::fromLatin1(line);
    QTest::newRow("long host") << QString(200, u'a') + u'#';
}

void TextLinesTest::notPrompts()
{
    QFETCH(QString, line);
    QVERIFY(!ios::promptOf(line.toStdString()));
}

void TextLinesTest::prompts_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("typed");
    const auto row = [](const char* line, const char* host, const char* typed) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(host)
                            << QString::fromLatin1(typed);
    };
    row("R1#", "R1", "");
    row("R1>", "R1", "");
    row("R1#show clock", "R1", "show clock");
    row("Root-CA# show crypto pki timers  ", "Root-CA", "show crypto pki timers");
    row("R1>show clock", "R1", "show clock");
    row("R1(config)#do sh run", "R1", "do sh run");
    row("R1(ca-trustpoint)#exit", "R1", "exit");
    row("1.edge_2#sh ver", "1.edge_2", "sh ver");
    row("R1#*Mar 11 18:05:36.936: %SYS-5-CONFIG_I: x", "R1", "*Mar 11 18:05:36.936: %SYS-5-CONFIG_I: x");
    row("[2017-07-10 13:14:46] R1#show clock", "R1", "show clock");
    row("13:14:46.820 R1#show clock", "R1", "show clock");
}

void TextLinesTest::prompts()
{
    QFETCH(QString, line);
    QFETCH(QString, host);
    QFETCH(QString, typed);
    const std::string text = line.toStdString();
    const auto prompt = ios::promptOf(text);
    QVERIFY(prompt);
    QCOMPARE(QString::fromStdString(std::string(prompt->host)), host);
    QCOMPARE(QString::fromStdString(std::string(prompt->typed)), typed);
}

void TextLinesTest::commands_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("server");
    const auto row = [](const char* typed, CommandKind kind, const char* server = "") {
        QTest::newRow(typed) << QString::fromLatin1(typed) << static_cast<int>(kind)
                             << QString::fromLatin1(server);
    };
    row("", CommandKind::None);
    row("s", CommandKind::Dialogue);
    row("show", CommandKind::Dialogue);
    row("show crypto", CommandKind::Dialogue);
    row("show crypto pki", CommandKind::Dialogue);
    row("show crypto pki trustpool", CommandKind::NotRead);
    row("show crypto pki trustpo", CommandKind::NotRead); // ambiguous: IOS refuses it
    row("show crypto pki crls", CommandKind::NotRead);
    row("show crypto pki certificates storage", CommandKind::NotRead);
    row("show crypto pki server CA certificates", CommandKind::NotRead, "CA");
    row("show crypto pki server CA crl", CommandKind::NotRead, "CA");
    row("show crypto isakmp sa", CommandKind::NotRead);
    row("show crypto key pubkey-chain rsa", CommandKind::NotRead);
    row("show ip route", CommandKind::NotRead);
    row("show crypto pki certificates", CommandKind::Certificates);
    row("show crypto pki certificates verbose R1", CommandKind::Certificates);
    row("show crypto ca certificates", CommandKind::Certificates);
    row("sh cry pki cert", CommandKind::Certificates);
    row("do  sh crypto pki certificates", CommandKind::Certificates);
    row("SHOW CRYPTO PKI CERTIFICATES", CommandKind::Certificates);
    row("show crypto pki timers detail", CommandKind::Timers);
    row("show crypto pki trustpoints status", CommandKind::Trustpoints);
    row("show crypto pki server", CommandKind::Server);
    row("show crypto pki server CA", CommandKind::Server, "CA");
    row("show crypto pki server CA requests", CommandKind::Requests, "CA");
    row("sho crypto pki server CA req", CommandKind::Requests, "CA");
    row("crypto pki server CA info requests", CommandKind::Requests, "CA");
    row("crypto pki server CA grant all", CommandKind::Dialogue);
    row("show crypto key mypubkey rsa", CommandKind::Keys);
    row("sh cr k m all", CommandKind::Keys);
    row("show clock detail", CommandKind::Clock);
    row("sh run | section crypto", CommandKind::Configuration);
    row("wr t", CommandKind::Configuration);
    row("write memory", CommandKind::Dialogue);
    row("show tech", CommandKind::Mixed);
    row("terminal length 0", CommandKind::Dialogue);
}

void TextLinesTest::commands()
{
    QFETCH(QString, typed);
    QFETCH(int, kind);
    QFETCH(QString, server);
    const std::string text = typed.toStdString();
    const ios::Command command = ios::commandOf(text);
    QCOMPARE(static_cast<int>(command.kind), kind);
    QCOMPARE(QString::fromStdString(std::string(command.server)), server);
}

void TextLinesTest::logMessages_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isLog");
    const auto row = [](const char* line, bool isLog) {
        QTest::newRow(line) << QString::fromLatin1(line) << isLog;
    };
    row("", false);
    row("*", false);
    row("%", false);
    row("% Certificate request sent to Certificate Authority", false);
    row("%Some server settings cannot be changed", false);
    row("*13:19:58.946 CET Fri Oct 9 2015", false);
    row("13:19:58.946 CET Fri Oct 9 2015", false);
    row("1      pending    8EF30F1B6264C558C44D58B768DAAEC6 cn=R28", false);
    row("March is a month", false);
    row("30820237 308201A0 A0030201 02020103", false);
    row("%PKI-6-CS_ENABLED: Certificate server now enabled.", true);
    row("%PKI-3-PKCS12_IMPORT_FAILURE ... Reason: Unknown reason", true);
    row("*Mar  1 00:00:12.345: %SYS-5-CONFIG_I: Configured", true);
    row(".Mar  1 00:00:12: %SYS-5-CONFIG_I: Configured", true);
    row("Jul 10 13:14:16.510: CRYPTO_CS: shadow generation timer fired.", true);
    row("*Jul 10 2017 13:14:16.510 CET: CRYPTO_CS: x", true);
    row("000123: Jul 10 13:14:16.510: CRYPTO_CS: x", true);
    row("00:00:12: %LINK-3-UPDOWN: x", true);
    row("1w2d: %LINK-3-UPDOWN: x", true);
    row("2025/06/09 18:37:29.127271342 {iosrp_R0-0}{255}: [pki]", true);
}

void TextLinesTest::logMessages()
{
    QFETCH(QString, line);
    QFETCH(bool, isLog);
    QCOMPARE(ios::isLogMessage(line.toStdString()), isLog);
}

void TextLinesTest::titles()
{
    QCOMPARE(ios::sectionTitle("------------------ show version ------------------"),
             std::string_view("show version"));
    QCOMPARE(ios::sectionTitle("------Trustpoint: server------"), std::string_view("Trustpoint: server"));
    for (const char* line : {"", "---", "----------", "- a -", "--- a", "a ---"})
        QVERIFY2(ios::sectionTitle(line).empty(), line);
    QVERIFY(ios::isFence("```text"));
    QVERIFY(!ios::isFence("`text`"));
    QCOMPARE(ios::unreadOutputAt("CRL Issuer Name:", false), std::string_view("show crypto pki crls"));
    QVERIFY(ios::unreadOutputAt("Certificate", false).empty());
}

QTEST_GUILESS_MAIN(TextLinesTest)
#include "textlinestest.moc"
