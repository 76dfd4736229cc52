// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/text.h"
#include "pki/ios/configtext.h"
#include "pki/lab/cli/session.h"

/// A typed line becomes a command, or IOS's words about why not.
namespace releve::lab::cli {
namespace {

/// `do show clock`: where the command begins; 0 when there is no `do`.
std::size_t behindDo(std::string_view line)
{
    std::string_view rest = line;
    if (!equalsIgnoringCase(takeWord(rest), "do"))
        return 0;
    const std::string_view command = trimmedLeft(rest);
    return command.empty() ? 0 : static_cast<std::size_t>(command.data() - line.data());
}

bool isOneWord(std::string_view line)
{
    std::string_view rest = line;
    return !takeWord(rest).empty() && trimmed(rest).empty();
}

} // namespace

void Session::execute(std::string_view line)
{
    m_typed = trimmed(line);
    if (m_typed.empty() || m_typed.front() == '!')
        return;
    if (m_mode == Mode::Exec)
        return executeExec(line, 0);
    const std::size_t command = behindDo(line);
    if (command > 0)
        return executeExec(line.substr(command), command);
    m_offset = 0;
    executeConfiguration(line);
}

void Session::executeExec(std::string_view line, std::size_t offset)
{
    m_offset = offset;
    Match match = m_commands.grammar(Mode::Exec).match(line, m_options.privilege);
    if (match.status == Match::Status::Good)
        return run(std::move(match));
    if (match.status == Match::Status::Invalid && match.words == 0 && isOneWord(line) && offset == 0 &&
        !m_options.command) {
        const std::string word(trimmed(line));
        if (m_host.looksUpNames())
            print("Translating \"" + word + "\"...domain server (255.255.255.255)\n");
        else
            print("Translating \"" + word + "\"\n\nTranslating \"" + word + "\"\n");
        return print("% Unknown command or computer name, or unable to find computer address\n");
    }
    report(match, line, offset);
}

void Session::executeConfiguration(std::string_view line)
{
    Match match = m_commands.grammar(m_mode).match(line, m_options.privilege);
    if (m_mode == Mode::Configure) {
        if (match.status == Match::Status::Good)
            return run(std::move(match));
        return report(match, line, 0);
    }
    Match global = m_commands.grammar(Mode::Configure).match(line, m_options.privilege);
    const bool good = match.status == Match::Status::Good;
    bool leaves = !good;
    if (good && global.status == Match::Status::Good && ios::indentOf(line) == 0) {
        // A block's line that is kept whatever it says, or an abbreviation, gives way to a global keyword in full.
        const bool kept = match.invocation.tokens.front().kind == TokenKind::Line;
        leaves = kept || (global.exactFirst && !match.exactFirst);
    }
    if (leaves && global.status == Match::Status::Good) {
        enterMode(Mode::Configure);
        return run(std::move(global));
    }
    if (good)
        return run(std::move(match));
    report(global.words > match.words ? global : match, line, 0);
}

void Session::run(Match&& match)
{
    if (m_timestamps && match.invocation.entry->mode == Mode::Exec)
        print(m_host.execTimestamp());
    if (!match.invocation.filters.empty())
        m_filter.emplace(std::move(match.invocation.filters));
    match.invocation.entry->run(*this, match.invocation);
}

void Session::report(const Match& match, std::string_view line, std::size_t offset)
{
    if (m_options.command) // IOS runs it as it would a line's autocommand: from memory
        return print("Line has invalid autocommand \"" + *m_options.command + "\"\n");
    switch (match.status) {
    case Match::Status::Incomplete:
        return print("% Incomplete command.\n\n");
    case Match::Status::Ambiguous:
        return print("% Ambiguous command:  \"" + std::string(trimmed(line)) + "\"\n");
    case Match::Status::BadPattern:
        return print("% Failed to compile regular expression.\n"); // inferred: no capture of it
    case Match::Status::Good:
    case Match::Status::Invalid:
        break;
    }
    pointAt(offset + match.position);
}

void Session::pointAt(std::size_t position)
{
    print(std::string(m_promptWidth + position, ' ') + "^\n");
    print("% Invalid input detected at '^' marker.\n\n");
}

void Session::refuseValue(const Invocation& invocation, std::size_t index)
{
    pointAt(m_offset + invocation.valueAt(index));
}

void Session::runInstead(std::string_view execCommand)
{
    Match match = m_commands.grammar(Mode::Exec).match(execCommand, m_options.privilege);
    if (match.status == Match::Status::Good)
        run(std::move(match));
}

void Session::help()
{
    const std::string line = m_terminal.line();
    m_terminal.pauseReading("?");
    m_resume = true;
    const std::size_t command = m_mode == Mode::Exec ? 0 : behindDo(line);
    const std::string_view text = std::string_view(line).substr(command);
    const std::size_t width = m_terminal.settings().width;
    const auto helpIn = [&](Mode mode) {
        return m_commands.grammar(mode).help(text, m_options.privilege, width);
    };
    Grammar::Help found = helpIn(command > 0 ? Mode::Exec : m_mode);
    if (found.status == Match::Status::Invalid && command == 0 && m_mode != Mode::Exec)
        found = helpIn(Mode::Configure);
    if (found.status == Match::Status::Good)
        m_terminal.write(found.text + "\n");
    else if (found.status == Match::Status::Ambiguous)
        m_terminal.write("% Ambiguous command:  \"" + std::string(trimmed(text)) + "\"\n");
    else
        m_terminal.write("% Unrecognized command\n");
}

void Session::complete()
{
    const std::string line = m_terminal.line();
    m_terminal.pauseReading({});
    m_resume = true;
    const std::size_t command = m_mode == Mode::Exec ? 0 : behindDo(line);
    const std::string_view text = std::string_view(line).substr(command);
    auto whole = m_commands.grammar(command > 0 ? Mode::Exec : m_mode).completed(text, m_options.privilege);
    if (!whole && command == 0 && m_mode != Mode::Exec)
        whole = m_commands.grammar(Mode::Configure).completed(text, m_options.privilege);
    if (whole)
        m_terminal.replaceLine(line.substr(0, command) + *whole);
}

} // namespace releve::lab::cli
