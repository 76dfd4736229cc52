// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "clisupport.h"

#include "pki/lab/cli/terminal.h"

using namespace clisupport;

namespace {

/// What a terminal of one row would show: backspaces and all.
QByteArray seen(const QByteArray& out)
{
    QByteArray row;
    qsizetype cursor = 0;
    for (const char c : out) {
        if (c == '\b') {
            --cursor;
        } else if (c == '\r') {
            cursor = 0;
        } else if (c == '\n') {
            row.clear();
        } else if (c != '\a') {
            if (cursor == row.size())
                row.append(c);
            else
                row[cursor] = c;
            ++cursor;
        }
        if (cursor < 0)
            return "left of the first column";
    }
    while (row.endsWith(' '))
        row.chop(1);
    return row;
}

class Screen
{
public:
    Screen() { terminal.startReading("R1#", Echo::On, &history); }

    Terminal::Event type(std::string_view text)
    {
        Terminal::Event last = Terminal::Event::None;
        for (const char c : text) {
            const Terminal::Event event = terminal.feed(c);
            if (event != Terminal::Event::None)
                last = event;
        }
        return last;
    }
    QByteArray taken() { return bytes(terminal.takeOutput()); }

    Terminal terminal;
    History history;
};

} // namespace

class TerminalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineEnds_data();
    void lineEnds();
    void edits_data();
    void edits();
    void history();
    void silence();
    void longLinesScroll();
    void tooLongLinesAreCut();
    void garbage();
    void pages();
    void pageKeys_data();
    void pageKeys();
    void wrappedRowsCount();
    void messages();
    void messagesWhilePaging();
};

void TerminalTest::lineEnds_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("lines");
    QTest::newRow("return") << QByteArray("a\rb\r") << 2;
    QTest::newRow("line feed") << QByteArray("a\nb\n") << 2;
    QTest::newRow("both") << QByteArray("a\r\nb\r\n") << 2;
    QTest::newRow("telnet") << QByteArray("a\r\0b\r\0", 6) << 2;
    QTest::newRow("blank lines") << QByteArray("\r\r\n\n") << 3;
    QTest::newRow("after a stray escape") << QByteArray("a\x1b\rb\x1b[1\r") << 2;
}

void TerminalTest::lineEnds()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, lines);
    Screen screen;
    int found = 0;
    for (const char c : typed) {
        if (screen.terminal.feed(c) == Terminal::Event::Line) {
            ++found;
            screen.terminal.startReading("R1#", Echo::On, &screen.history);
        }
    }
    QCOMPARE(found, lines);
}

void TerminalTest::edits_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const char* typed, const char* line) {
        QTest::newRow(name) << QByteArray(typed) << QByteArray(line);
    };
    row("plain", "show clock", "show clock");
    row("backspace", "shx\bow", "show");
    row("delete key", "shx\x7fow", "show");
    row("backspace on nothing", "\b\b\bshow", "show");
    row("backspace inside", "shxow\x02\x02\b", "show");
    row("home and end", "how\x01s\x05!", "show!");
    row("left and right", "sow\x02\x02h\x06\x06\x06!", "show!");
    row("arrows", "sow\x1b[D\x1b[Dh\x1b[C\x1bOC!", "show!");
    row("home and end keys", "how\x1b[1~s\x1b[4~!\x1b[H>\x1b[F<", ">show!<");
    row("delete under", "xshow\x01\x04", "show");
    row("delete key under", "xshow\x01\x1b[3~", "show");
    row("delete at the end", "show\x04", "show");
    row("to the end", "show clock\x01\x06\x06\x06\x06\x0b", "show");
    row("all", "show clock\x15 end", " end");
    row("all, the other key",
        "show clock\x18"
        "end",
        "end");
    row("word",
        "show clock\x17"
        "timers",
        "show timers");
    row("word with blanks", "show clock   \x17", "show ");
    row("word ahead",
        "show clock\x01\x1b"
        "d",
        " clock");
    row("by words",
        "show crypto pki\x1b"
        "b\x1b"
        "bx\x1b"
        "fy",
        "show xcryptoy pki");
    row("back again", "show clock\x17\x19", "show clock");
    row("transposed", "shwo\x14", "show");
    row("transposed in front", "hsow\x01\x06\x14", "show");
    row("transposed alone", "s\x14", "s");
    row("quoted", "a\x16?b\x1bQ?c", "a?b?c");
    row("paste marks", "\x1b[200~show\x1b[201~", "show");
    row("unknown sequences", "\x1b[15~s\x1b[?25lho\x1bZw\x1b[1;5C", "show");
    row("eight bits", "s\xc3\xa9how", "show");
    row("control characters", "s\x07\x1d\x1fhow", "show");
}

void TerminalTest::edits()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, line);
    Screen screen;
    screen.type(typed.toStdString());
    QByteArray shown = "R1#" + line;
    while (shown.endsWith(' '))
        shown.chop(1);
    QCOMPARE(seen(screen.taken()), shown); // what one sees is what will be taken
    QCOMPARE(screen.type("\r"), Terminal::Event::Line);
    QCOMPARE(bytes(screen.terminal.line()), line);
}

void TerminalTest::history()
{
    Screen screen;
    for (int line = 0; line < 30; ++line)
        screen.history.add("line " + std::to_string(line));
    screen.history.add("line 29");
    screen.history.add("   ");
    screen.type("\x10");
    QCOMPARE(seen(screen.taken()), QByteArray("R1#line 29"));
    screen.type("\x1b[A\x1b[A\x1b[B");
    screen.type(" x\r");
    QCOMPARE(bytes(screen.terminal.line()), QByteArray("line 28 x"));
    screen.terminal.startReading("R1#", Echo::On, &screen.history);
    for (int up = 0; up < 50; ++up)
        screen.type("\x10");
    screen.type("\r");
    QCOMPARE(bytes(screen.terminal.line()), QByteArray("line 10")); // twenty are kept
    screen.terminal.startReading("R1#", Echo::On, &screen.history);
    screen.type("\x10\x0e\x0e\r");
    QCOMPARE(bytes(screen.terminal.line()), QByteArray());
}

void TerminalTest::silence()
{
    Terminal terminal;
    terminal.startReading("Password: ", Echo::Off, nullptr);
    QCOMPARE(bytes(terminal.takeOutput()), QByteArray("Password: "));
    Terminal::Event event = Terminal::Event::None;
    for (const char c : std::string_view("secrex\bt?\t\x01!\x05\r"))
        event = terminal.feed(c);
    QCOMPARE(event, Terminal::Event::Line);
    QCOMPARE(bytes(terminal.takeOutput()), QByteArray("\r\n"));
    QCOMPARE(bytes(terminal.line()), QByteArray("!secret?"));
}

void TerminalTest::longLinesScroll()
{
    Screen screen;
    QByteArray line;
    for (int c = 0; c < 300; ++c)
        line.append(static_cast<char>('a' + c % 26));
    screen.type(line.toStdString());
    const QByteArray row = seen(screen.taken());
    QVERIFY(row.size() < 80); // never to the last column, where terminals wrap
    QVERIFY(row.startsWith("R1#$"));
    QVERIFY(row.endsWith(line.right(60)));
    screen.type("\x01");
    screen.type("\x05\b\b");
    screen.type("\r");
    QCOMPARE(bytes(screen.terminal.line()), line.chopped(2));

    screen.terminal.settings().width = 0; // no limit, nothing hidden
    screen.taken();
    screen.terminal.startReading("R1#", Echo::On, &screen.history);
    screen.type(line.toStdString());
    QCOMPARE(screen.taken(), "R1#" + line);
}

void TerminalTest::tooLongLinesAreCut()
{
    Screen screen;
    screen.terminal.settings().width = 0;
    screen.terminal.startReading("", Echo::On, &screen.history);
    screen.taken();
    const std::string line(10'000, 'x');
    screen.type(line);
    QCOMPARE(screen.taken(), QByteArray(LineEditor::maxLength, 'x') + '\a'); // one bell
    screen.type("\b\by\r");
    QCOMPARE(bytes(screen.terminal.line()), QByteArray(LineEditor::maxLength - 2, 'x') + 'y');
}

void TerminalTest::garbage()
{
    Screen screen;
    quint32 state = 1;
    std::size_t most = 0;
    for (int count = 0; count < 2'000'000; ++count) {
        state = state * 1664525U + 1013904223U;
        const Terminal::Event event = screen.terminal.feed(static_cast<char>(state >> 24U));
        if (!screen.terminal.accepts())
            screen.terminal.startReading("R1#", Echo::On, &screen.history);
        else if (event == Terminal::Event::Line)
            QFAIL("a line, and it still reads");
        most = std::max(most, screen.terminal.line().size());
        if (count % 1024 == 0)
            QVERIFY(screen.taken().size() < 1'000'000);
    }
    QVERIFY(most <= LineEditor::maxLength);
}

void TerminalTest::pages()
{
    Terminal terminal;
    std::string text;
    for (int line = 1; line <= 60; ++line)
        text += std::to_string(line) + '\n';
    terminal.write(text);
    QVERIFY(terminal.isPaging());
    QByteArray expected;
    for (int line = 1; line <= 23; ++line)
        expected += QByteArray::number(line) + "\r\n";
    QCOMPARE(bytes(terminal.takeOutput()), expected + " --More-- ");
    QCOMPARE(terminal.feed(' '), Terminal::Event::Paged);
    QVERIFY(terminal.isPaging());
    const QByteArray wiped = "\b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b";
    expected = wiped;
    for (int line = 24; line <= 46; ++line)
        expected += QByteArray::number(line) + "\r\n";
    QCOMPARE(bytes(terminal.takeOutput()), expected + " --More-- ");
    static_cast<void>(terminal.feed('\r'));
    QCOMPARE(bytes(terminal.takeOutput()), wiped + "47\r\n --More-- ");
    static_cast<void>(terminal.feed(' '));
    QVERIFY(!terminal.isPaging());
    QVERIFY(terminal.takeOutput().ends_with("60\r\n"));

    Terminal exact; // just a page: nothing more to show, so nothing asked
    exact.write("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n");
    QVERIFY(!exact.isPaging());
    exact.write("24");
    QVERIFY(exact.isPaging());

    Terminal endless;
    endless.settings().length = 0;
    endless.write(text + text + text);
    QVERIFY(!endless.isPaging());
}

void TerminalTest::pageKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("q") << QByteArray("q");
    QTest::newRow("Q") << QByteArray("Q");
    QTest::newRow("break") << QByteArray("\x03");
    QTest::newRow("help") << QByteArray("?");
    QTest::newRow("arrow") << QByteArray("\x1b[A");
}

void TerminalTest::pageKeys()
{
    QFETCH(QByteArray, key);
    Terminal terminal;
    for (int line = 0; line < 100; ++line)
        terminal.write("line\n");
    QVERIFY(terminal.isPaging());
    for (const char c : key)
        static_cast<void>(terminal.feed(c));
    QVERIFY(!terminal.isPaging());
    static_cast<void>(terminal.takeOutput());
    terminal.write("the rest of it\n");
    QCOMPARE(bytes(terminal.takeOutput()), QByteArray());
    terminal.endOutput();
    terminal.write("the next command's\n");
    QCOMPARE(bytes(terminal.takeOutput()), QByteArray("the next command's\r\n"));
}

void TerminalTest::wrappedRowsCount()
{
    Terminal terminal;
    terminal.settings().width = 10;
    terminal.settings().length = 5;
    terminal.write(std::string(10, 'x') + '\n'); // one row
    terminal.write(std::string(11, 'x') + '\n'); // two
    terminal.write("x\n");
    QVERIFY(!terminal.isPaging());
    terminal.write("x\n");
    QVERIFY(terminal.isPaging());
}

void TerminalTest::messages()
{
    Screen screen;
    screen.type("sh cl");
    screen.taken();
    screen.terminal.asynchronous("*Oct  9 13:14:16.000: %SYS-5-CONFIG_I: Configured from console");
    screen.terminal.asynchronous("*Oct  9 13:14:17.000: %PKI-6-CERTRET: received");
    QCOMPARE(screen.taken(), QByteArray("\r\n*Oct  9 13:14:16.000: %SYS-5-CONFIG_I: Configured from console"
                                        "\r\n*Oct  9 13:14:17.000: %PKI-6-CERTRET: received"));
    screen.type("ock\r"); // typing goes on where the cursor is
    QCOMPARE(screen.taken(), QByteArray("ock\r\n"));
    QCOMPARE(bytes(screen.terminal.line()), QByteArray("sh clock"));
    screen.terminal.write("13:14:18\n");
    QCOMPARE(screen.taken(), QByteArray("13:14:18\r\n"));
    screen.terminal.asynchronous("a message while a command runs");
    screen.terminal.write("more of the command\n");
    QCOMPARE(screen.taken(), QByteArray("a message while a command runs\r\nmore of the command\r\n"));

    screen.terminal.settings().synchronous = true;
    screen.terminal.startReading("R1#", Echo::On, &screen.history);
    screen.type("show clock\x01\x06");
    screen.taken();
    screen.terminal.asynchronous("message");
    QCOMPARE(screen.taken(), QByteArray("\r\nmessage\r\nR1#show clock\b\b\b\b\b\b\b\b\b"));
}

void TerminalTest::messagesWhilePaging()
{
    Terminal terminal;
    terminal.settings().length = 2;
    terminal.write("1\n2\n");
    QVERIFY(terminal.isPaging());
    static_cast<void>(terminal.takeOutput());
    for (int message = 0; message < 1000; ++message)
        terminal.asynchronous("message " + std::to_string(message));
    QCOMPARE(bytes(terminal.takeOutput()), QByteArray());
    static_cast<void>(terminal.feed(' '));
    const QByteArray out = bytes(terminal.takeOutput());
    QVERIFY(out.contains("2\r\nmessage 936\r\nmessage 937\r\n")); // the last 64
    QVERIFY(out.endsWith("message 999"));
}

QTEST_GUILESS_MAIN(TerminalTest)
#include "terminaltest.moc"
