// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "tests/cli/clirun.h"

using namespace releve::cli;
using namespace releve::cli::test;

namespace {

/// The manual page as it is read, without its markup's escapes.
QString manual()
{
    QFile file(QStringLiteral(RELEVE_SOURCE_DIR "/docs/man/releve-cli.1"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no manual page");
    return QString::fromUtf8(file.readAll()).replace(QStringLiteral("\\-"), QStringLiteral("-"));
}

/// All options there are, dashes included.
QSet<QString> options()
{
    QSet<QString> names;
    const auto add = [&](std::span<const Option> some) {
        for (const Option& option : some)
            names.insert(QStringLiteral("--") + QLatin1String(option.name));
    };
    add(globalOptions());
    for (const Command* command : commands())
        add(command->options);
    return names;
}

QSet<QString> optionsIn(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("--[a-z][a-z-]*"));
    QSet<QString> names;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        names.insert(it.next().captured());
    return names;
}

QString listed(const QSet<QString>& names)
{
    return QStringList(names.begin(), names.end()).join(u' ');
}

/// Of a manual page, a section.
QString section(const QString& text, const char* title)
{
    const auto begin = text.indexOf(QStringLiteral(".SH ") + QLatin1String(title));
    return text.mid(begin, text.indexOf(QStringLiteral("\n.SH "), begin + 1) - begin);
}

} // namespace

/// What is written about the commands, and what completes them, is what the commands are.
class ManualTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theManualHasEveryOption()
    {
        const QSet<QString> missing = options() - optionsIn(manual());
        QVERIFY2(missing.isEmpty(), qPrintable(listed(missing)));
    }

    void theManualInventsNoOption()
    {
        const QSet<QString> invented = optionsIn(manual()) - options();
        QVERIFY2(invented.isEmpty(), qPrintable(listed(invented)));
    }

    void theManualHasEveryCommand()
    {
        const QString text = section(manual(), "COMMANDS");
        for (const Command* command : commands()) {
            const QRegularExpression word(
                QStringLiteral("(?<![a-z-])%1(?![a-z-])").arg(QLatin1String(command->name)));
            QVERIFY2(word.match(text).hasMatch(), command->name);
        }
    }

    void theCompletionHasEveryCommandAndOption()
    {
        const Run run({QStringLiteral("completion"), QStringLiteral("bash")});
        QCOMPARE(run.code, int(Done));
        const QString script = QString::fromUtf8(run.out);
        QCOMPARE(optionsIn(script), options());
        for (const Command* command : commands())
            QVERIFY2(
                script.contains(QStringLiteral("\n        %1) options='").arg(QLatin1String(command->name))),
                command->name);
    }
};

QTEST_GUILESS_MAIN(ManualTest)
#include "manualtest.moc"
