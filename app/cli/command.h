// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCommandLineParser>
#include <QStringList>

#include <optional>
#include <span>

#include "app/cli/output.h"
#include "app/cli/streams.h"
#include "pki/base/result.h"

namespace releve::cli {

enum ExitCode
{
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    Precondition = 3,   ///< refused before anything was done
    OutcomeUnknown = 4, ///< or still open
};

/// One option as data: the parser, the help and the tests read it. Texts are marked with
/// QT_TRANSLATE_NOOP("Cli", …).
struct Option
{
    const char* name;
    const char* value; ///< what follows it; null = nothing
    const char* description;
};

/// One call of a command: what was typed, and where to answer.
struct Invocation
{
    const QCommandLineParser& parser;
    QStringList arguments; ///< without the command's own name
    bool json = false;
    bool quiet = false;
    Streams& streams;
    int wrongUsage = WrongUsage; ///< as Command has it

    [[nodiscard]] bool isSet(const char* option) const { return parser.isSet(QLatin1String(option)); }
    /// The same, for an option that not every command has.
    [[nodiscard]] bool says(const char* option) const
    {
        return parser.optionNames().contains(QLatin1String(option));
    }
    [[nodiscard]] QString value(const char* option) const { return parser.value(QLatin1String(option)); }
    [[nodiscard]] QStringList values(const char* option) const
    {
        return parser.values(QLatin1String(option));
    }

    /// One line on standard error.
    void complain(const QString& sentence) const;
    /// The same, unless --quiet was said.
    void note(const QString& sentence) const;
    /// Complains, points to the help and returns `wrongUsage`.
    int refuse(const QString& sentence) const;
    /// Hands over what was written. Failed when it was not taken, with a complaint unless its reader has simply gone.
    int finish(Output& out) const;
};

/// An error as a person reads it: what its code means, and the detail that says where.
[[nodiscard]] QString reasonText(const Error& error);

/// One command as data. To add one, define it in a file of its own and list it in commands.cpp.
struct Command
{
    const char* name;
    const char* arguments; ///< as the help shows them: `FILE... | -`
    const char* description;
    std::span<const Option> options;
    int (*execute)(const Invocation& invocation);
    int wrongUsage = WrongUsage; ///< exit code of a call that is none; monitoring has codes of its own
};

/// Those that every command takes.
[[nodiscard]] std::span<const Option> globalOptions();
/// In the order the help lists them.
[[nodiscard]] std::span<const Command* const> commands();

/// Runs one command line, the program's name left out, and returns its exit code. Needs a QCoreApplication.
[[nodiscard]] int run(const QStringList& arguments, Streams& streams);

} // namespace releve::cli
