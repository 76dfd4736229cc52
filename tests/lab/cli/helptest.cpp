// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/lab/cli/routercommands.h"

using namespace releve::lab::cli;

namespace {

struct Row
{
    QString token, text;
};

/// The rows of a `?`, without headings and `<cr>`.
QList<Row> rowsOf(const Grammar& grammar, const QString& line)
{
    QList<Row> rows;
    const auto help = grammar.help(line.toStdString(), 15, 80);
    for (const QString& row : QString::fromStdString(help.text).split(QLatin1Char('\n'))) {
        if (!row.startsWith(QStringLiteral("  ")))
            continue;
        const QString token = row.mid(2).section(QLatin1Char(' '), 0, 0);
        if (token != QStringLiteral("<cr>") && token != QStringLiteral("|"))
            rows << Row{token, row.mid(2 + token.size()).trimmed()};
    }
    return rows;
}

/// Everything below `line` that `?` has no text for.
void collect(const Grammar& grammar, const QString& line, QStringList& without, int depth = 0)
{
    constexpr int deepest = 8; // what may be repeated
    for (const Row& row : rowsOf(grammar, line)) {
        const bool isKeyword = row.token.front().isLower();
        if (isKeyword && row.text.isEmpty())
            without << line + row.token;
        const QString word = isKeyword                             ? row.token
                             : row.token == QStringLiteral("WORD") ? QStringLiteral("Zebra")
                             : row.token == QStringLiteral("URL")  ? QStringLiteral("flash:zebra")
                             : row.token.startsWith(QLatin1Char('<'))
                                 ? row.token.mid(1).section(QLatin1Char('-'), 0, 0)
                                 : QString();
        if (!word.isEmpty() && depth < deepest)
            collect(grammar, line + word + QLatin1Char(' '), without, depth + 1);
    }
}

} // namespace

/// `?` knows every keyword of the PKI commands.
class HelpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyword_data();
    void everyKeyword();
    void firstWords_data();
    void firstWords();
    void theModesOwn();
};

void HelpTest::everyKeyword_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, Mode mode, const char* line) {
        QTest::newRow(name) << static_cast<int>(mode) << QString::fromLatin1(line);
    };
    row("exec: crypto", Mode::Exec, "crypto ");
    row("exec: show", Mode::Exec, "show ");
    row("exec: terminal", Mode::Exec, "terminal ");
    row("exec: debug", Mode::Exec, "debug ");
    row("configuration: crypto pki", Mode::Configure, "crypto pki ");
    row("configuration: crypto key", Mode::Configure, "crypto key ");
    row("configuration: no crypto pki", Mode::Configure, "no crypto pki ");
    row("ca-trustpoint", Mode::Trustpoint, "");
    row("cs-server", Mode::Server, "");
    row("config-cert-chain", Mode::CertificateChain, "");
}

void HelpTest::everyKeyword()
{
    QFETCH(int, mode);
    QFETCH(QString, line);
    QStringList without;
    collect(routerCommands().grammar(static_cast<Mode>(mode)), line, without);
    without.removeDuplicates();
    QVERIFY2(without.isEmpty(), qPrintable(without.join(QStringLiteral("; "))));
}

void HelpTest::firstWords_data()
{
    QTest::addColumn<int>("mode");
    for (int mode = 0; mode < static_cast<int>(Mode::Block); ++mode)
        QTest::addRow("mode %d", mode) << mode;
}

void HelpTest::firstWords()
{
    QFETCH(int, mode);
    QStringList without;
    for (const Row& row : rowsOf(routerCommands().grammar(static_cast<Mode>(mode)), QString())) {
        if (row.text.isEmpty())
            without << row.token;
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(QStringLiteral("; "))));
}

/// The same word may be another thing in another mode.
void HelpTest::theModesOwn()
{
    const auto textOf = [](Mode mode, const char* line, const char* token) {
        for (const Row& row : rowsOf(routerCommands().grammar(mode), QString::fromLatin1(line))) {
            if (row.token == QLatin1String(token))
                return row.text;
        }
        return QString();
    };
    QCOMPARE(textOf(Mode::Interface, "", "shutdown"), QStringLiteral("Shutdown the selected interface"));
    QCOMPARE(textOf(Mode::Server, "", "shutdown"), QStringLiteral("Shutdown the Certificate Server"));
    QCOMPARE(textOf(Mode::Exec, "show crypto pki ", "server"), QStringLiteral("Show Certificate Server"));
    QCOMPARE(textOf(Mode::Configure, "crypto pki ", "server"),
             QStringLiteral("Enable IOS Certificate server"));
    QCOMPARE(textOf(Mode::Exec, "debug crypto pki ", "server"), QStringLiteral("PKI Certificate Server"));
    QCOMPARE(textOf(Mode::Exec, "crypto pki server Zebra ", "grant"),
             QStringLiteral("Grant enrollment requests"));
    QCOMPARE(textOf(Mode::Server, "", "grant"), QStringLiteral("Certificate granting options"));
}

QTEST_GUILESS_MAIN(HelpTest)
#include "helptest.moc"
