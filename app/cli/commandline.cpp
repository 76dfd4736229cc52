// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QCommandLineParser>

#include <algorithm>

#include "app/cli/command.h"
#include "app/cli/language.h"
#include "app/cli/output.h"
#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

constexpr Option everywhere[] = {
    {"json", nullptr, QT_TRANSLATE_NOOP("Cli", "Print JSON for programs instead of a table for people")},
    {"lang", "en|fr", QT_TRANSLATE_NOOP("Cli", "Speak this language instead of the system's")},
    {"store", "PATH",
     QT_TRANSLATE_NOOP("Cli", "The file that devices and what was read of them are kept in")},
    {"quiet", nullptr, QT_TRANSLATE_NOOP("Cli", "Print no notes, only results and errors")},
    {"help", nullptr, QT_TRANSLATE_NOOP("Cli", "Show this help and stop")},
    {"version", nullptr, QT_TRANSLATE_NOOP("Cli", "Show the version and stop")},
};

void addOptions(QCommandLineParser& parser, std::span<const Option> options)
{
    for (const Option& option : options)
        parser.addOption(
            QCommandLineOption(QLatin1String(option.name), QString(), QLatin1String(option.value)));
}

void addOptions(TextTable& table, std::span<const Option> options)
{
    for (const Option& option : options) {
        QString name = QStringLiteral("--") + QLatin1String(option.name);
        if (option.value)
            name += QStringLiteral(" ") + QLatin1String(option.value);
        table.add({name, Tr::tr(option.description)});
    }
}

const Command* commandNamed(const QString& name)
{
    const auto all = commands();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Command* c) { return name == QLatin1String(c->name); });
    return found == all.end() ? nullptr : *found;
}

/// Of one command, or of all.
QString helpText(const Command* command)
{
    TextTable options;
    QString result;
    if (command) {
        const QString line = QStringLiteral("releve-cli %1 [options] %2")
                                 .arg(QLatin1String(command->name), QLatin1String(command->arguments));
        result = Tr::tr("Usage: %1").arg(line.trimmed()) + QStringLiteral("\n\n");
        result += wrapped(Tr::tr(command->description), pageWidth).join(u'\n') + u'\n';
        addOptions(options, command->options);
    } else {
        result = Tr::tr("Usage: %1").arg(QStringLiteral("releve-cli COMMAND [options]\n\n"));
        result +=
            Tr::tr("Certificates, timers and rollover of Cisco IOS routers: shows them, and changes them.") +
            QStringLiteral("\n\n") + Tr::tr("Commands:") + u'\n';
        TextTable list;
        for (const Command* each : commands())
            list.add({QStringLiteral("%1 %2").arg(QLatin1String(each->name), QLatin1String(each->arguments)),
                      Tr::tr(each->description)});
        result += list.toText(2, false);
    }
    addOptions(options, everywhere);
    result += u'\n' + Tr::tr("Options:") + u'\n' + options.toText(2, false);
    if (command && command->wrongUsage != WrongUsage) // it has exit codes of its own
        return result;
    return result + u'\n' +
           Tr::tr("Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused beforehand, 4 outcome unknown or "
                  "pending.") +
           u'\n';
}

int print(const QString& text, Streams& streams)
{
    Output out(streams.out);
    out.write(text.toStdString());
    return out.finish() ? Done : Failed;
}

/// The parser's own complaint, in our words where it has a plain one.
QString usageError(const QCommandLineParser& parser)
{
    const QStringList unknown = parser.unknownOptionNames();
    if (!unknown.isEmpty())
        return Tr::tr("There is no option “%1”.").arg(unknown.first());
    return parser.errorText();
}

/// The command and its options, parsed; what is wrong is said by the invocation, in the language asked for.
int dispatch(const QStringList& arguments, const QCommandLineParser& globals, Streams& streams)
{
    const QStringList words = globals.positionalArguments();
    const Command* command = words.isEmpty() ? nullptr : commandNamed(words.first());
    QCommandLineParser parser;
    addOptions(parser, everywhere);
    if (command)
        addOptions(parser, command->options);
    const bool understood = parser.parse(QStringList(QStringLiteral("releve-cli")) + arguments);
    const Invocation invocation{parser,
                                parser.positionalArguments().mid(1),
                                parser.isSet(QStringLiteral("json")),
                                parser.isSet(QStringLiteral("quiet")),
                                streams,
                                command ? command->wrongUsage : int(WrongUsage)};
    if (!words.isEmpty() && !command)
        return invocation.refuse(Tr::tr("There is no command “%1”.").arg(words.first()));
    if (!understood)
        return invocation.refuse(usageError(parser));
    const QString language = parser.value(QStringLiteral("lang"));
    if (parser.isSet(QStringLiteral("lang")) && !isKnownLanguage(language))
        return invocation.refuse(Tr::tr("“%1” is no language of ours: en, fr.").arg(language));
    if (parser.isSet(QStringLiteral("help")))
        return print(helpText(command), streams);
    if (parser.isSet(QStringLiteral("version")))
        return print(QStringLiteral("releve-cli " RELEVE_VERSION "\n"), streams);
    if (!command)
        return invocation.refuse(Tr::tr("A command is missing."));
    return command->execute(invocation);
}

/// What `--lang` says, wherever it stands, before anything is checked: complaints are in that language too.
QString languageOf(const QStringList& arguments)
{
    QString language = systemLanguage();
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--"))
            break;
        QString value;
        if (arguments[i] == QLatin1String("--lang"))
            value = arguments.value(i + 1);
        else if (arguments[i].startsWith(QLatin1String("--lang=")))
            value = arguments[i].mid(7);
        if (isKnownLanguage(value))
            language = value;
    }
    return language;
}

} // namespace

std::span<const Option> globalOptions()
{
    return everywhere;
}

void Invocation::complain(const QString& sentence) const
{
    Output err(streams.err);
    err.write("releve-cli: " + safe(sentence).toStdString() + "\n");
}

void Invocation::note(const QString& sentence) const
{
    if (!quiet)
        complain(sentence);
}

int Invocation::refuse(const QString& sentence) const
{
    complain(sentence);
    complain(Tr::tr("“releve-cli --help” shows what it takes."));
    return wrongUsage;
}

int Invocation::finish(Output& out) const
{
    if (out.finish())
        return Done;
    if (!out.isReaderGone())
        complain(Tr::tr("The output could not be written: %1").arg(streams.out.errorString()));
    return Failed;
}

QString reasonText(const Error& error)
{
    const QString detail = models::toQString(error.detail);
    return detail.isEmpty() ? models::errorText(error)
                            : models::errorText(error) + QStringLiteral(" (%1)").arg(detail);
}

int run(const QStringList& arguments, Streams& streams)
{
    const LanguageScope language(languageOf(arguments));
    // Only to find the command: its own options are not known yet.
    QCommandLineParser globals;
    globals.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    addOptions(globals, everywhere);
    globals.parse(QStringList(QStringLiteral("releve-cli")) + arguments);
    return dispatch(arguments, globals, streams);
}

} // namespace releve::cli
