// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "clisupport.h"

#include <QElapsedTimer>

#include "pki/lab/cli/outputfilter.h"

using namespace clisupport;

class OutputFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noPattern_data();
    void noPattern();
    void occurs_data();
    void occurs();
    void hostilePatternsAreLinear();
    void refused_data();
    void refused();
    void filters_data();
    void filters();
    void longLinesAreCut();
};

void OutputFilterTest::noPattern_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "(", ")", "a)", "(a", "*", "+a", "a|*", "[", "[a", "[]", "[z-a]", "\\"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("long") << QByteArray(255, 'a');
    QTest::newRow("deep") << QByteArray(33, '(') + 'a' + QByteArray(33, ')');
}

void OutputFilterTest::noPattern()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Pattern::compile(text.toStdString()));
}

void OutputFilterTest::occurs_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("occurs");
    const auto row = [](const char* pattern, const char* line, bool occurs) {
        QTest::addRow("%s in %s", pattern, line) << QByteArray(pattern) << QByteArray(line) << occurs;
    };
    row("a", "", false);
    row("b", "abc", true);
    row("B", "abc", false);
    row("^b", "abc", false);
    row("^a", "abc", true);
    row("c$", "abc", true);
    row("b$", "abc", false);
    row("^$", "", true);
    row("^$", "a", false);
    row("a.c", "abc", true);
    row("a.c", "ac", false);
    row("ab*c", "ac", true);
    row("ab+c", "ac", false);
    row("ab+c", "abbbc", true);
    row("ab?c", "abbc", false);
    row("(ab)+c", "ababc", true);
    row("^(ab)+c", "abac", false);
    row("x|y|z", "  y", true);
    row("x|y|z", "w", false);
    row("(a|)b", "b", true);
    row("[a-c]x", "bx", true);
    row("[^a-c]x", "bx", false);
    row("[]]", "]", true);
    row("[a-]", "-", true);
    row("1\\.1", "1.1", true);
    row("1\\.1", "1x1", false);
    row("_10_", "permit 10", true);
    row("_10_", "10,20", true);
    row("_10_", "permit 110", false);
    row("CONFIG_I", "%SYS-5-CONFIG_I: Configured from console by admin", true);
    row("CONFIG_I", "CONFIGxI", false);
    row("CONFIG_I$", "CONFIG I", true); // a delimiter still
    row("_a_b_", "(a,b)", true);
    row("^_$", "_", true);
    row("\\_x", "_x", true);
    row("\\_x", " x", false);
    row("^ *serial-number", "  serial-number", true);
    row("a**", "", true);
    row("(a*)*b", "aaaac", false);
}

void OutputFilterTest::occurs()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, line);
    QFETCH(bool, occurs);
    const auto compiled = Pattern::compile(pattern.toStdString());
    QVERIFY(compiled);
    QCOMPARE(compiled->occursIn(line.toStdString()), occurs);
}

void OutputFilterTest::hostilePatternsAreLinear()
{
    QElapsedTimer timer;
    timer.start();
    std::string nested = "a";
    for (int depth = 0; depth < 30; ++depth)
        nested = "(" + nested + "*)*"; // a backtracking matcher would never end
    const auto pattern = Pattern::compile(nested + "b");
    QVERIFY(pattern);
    QVERIFY(!pattern->occursIn(std::string(100'000, 'a')));
    QVERIFY2(timer.elapsed() < 20'000, "time in proportion to text times pattern");
}

void OutputFilterTest::refused_data()
{
    using Status = FilterText::Status;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::size_t>("position");
    const auto row = [](const char* text, Status status, std::size_t position) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(status) << position;
    };
    row("", Status::Incomplete, 0);
    row("  ", Status::Incomplete, 2);
    row("include", Status::Incomplete, 0);
    row(" inc ", Status::Incomplete, 1);
    row("redirect flash:x", Status::Invalid, 0);
    row("  redirect flash:x", Status::Invalid, 2);
    row("include [", Status::BadPattern, 0);
    row("include a | include (", Status::BadPattern, 12);
}

void OutputFilterTest::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    QFETCH(std::size_t, position);
    const std::string kept = text.toStdString();
    const FilterText read = readFilters(kept);
    QCOMPARE(static_cast<int>(read.status), status);
    QCOMPARE(read.position, position);
}

void OutputFilterTest::filters_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<QByteArray>("through");
    const auto row = [](const char* filters, const char* through) {
        QTest::newRow(filters) << QByteArray(filters) << QByteArray(through);
    };
    row("include name", "hostname R1\n subject-name CN=x\n");
    row("inc host|end", "hostname R1\nend\n");
    row("e  R1|crypto|url|name|deep", "end\n");
    row("begin trustpoint B", "crypto pki trustpoint B\n subject-name CN=x\nend\n");
    row("section trustpoint", "crypto pki trustpoint A\n enrollment url http://a\n  deeper\n"
                              "crypto pki trustpoint B\n subject-name CN=x\n");
    row("section url", " enrollment url http://a\n  deeper\n");
    row("section include trustpoint B", "crypto pki trustpoint B\n subject-name CN=x\n");
    row("section exclude crypto", "hostname R1\nend\n");
    row("count crypto", "Number of lines which match regexp = 2\n");
    row("include crypto | exclude A", "crypto pki trustpoint B\n");
    row("include crypto | count B", "Number of lines which match regexp = 1\n");
    row("include crypto|x | y", "crypto pki trustpoint A\ncrypto pki trustpoint B\n"); // or `x `, or ` y`
}

void OutputFilterTest::filters()
{
    QFETCH(QByteArray, filters);
    QFETCH(QByteArray, through);
    const std::string text = filters.toStdString();
    FilterText read = readFilters(text);
    QCOMPARE(read.status, FilterText::Status::Good);
    OutputFilter filter(std::move(read.stages));
    const std::string_view config =
        "hostname R1\ncrypto pki trustpoint A\n enrollment url http://a\n  deeper\n"
        "crypto pki trustpoint B\n subject-name CN=x\nend";
    std::string out;
    for (const char c : config) // in pieces, and the last line without its end
        filter.feed(std::string_view(&c, 1), out);
    filter.finish(out);
    QCOMPARE(bytes(out), through);
}

void OutputFilterTest::longLinesAreCut()
{
    const std::string text = "exclude b";
    OutputFilter filter(readFilters(text).stages);
    std::string out;
    for (int piece = 0; piece < 100; ++piece)
        filter.feed(std::string(1000, 'a'), out);
    QVERIFY(out.size() > 90'000); // not all kept until a line end comes
    filter.finish(out);
    QCOMPARE(std::count(out.begin(), out.end(), 'a'), 100'000);
}

QTEST_GUILESS_MAIN(OutputFilterTest)
#include "outputfiltertest.moc"
