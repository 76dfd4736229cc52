// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/sessioncommands.h"

#include <array>
#include <string>

#include "pki/base/text.h"
#include "pki/lab/cli/session.h"

namespace releve::lab::cli {
namespace {

constexpr unsigned passwordTries = 3;

void askEnablePassword(Session& session, unsigned level, unsigned tries)
{
    session.ask("Password: ", Echo::Off, [level, tries](Session& again, std::string_view typed) {
        if (again.host().isEnableSecret(typed))
            return again.setPrivilege(level);
        if (tries > 1)
            return askEnablePassword(again, level, tries - 1);
        again.print("% Bad secrets\n\n");
    });
}

void enable(Session& session, const Invocation& invocation)
{
    const auto level = static_cast<unsigned>(parseUnsigned(invocation.value()).value_or(15));
    if (level <= session.privilege()) // IOS asks nobody who goes down
        return session.setPrivilege(level);
    if (!session.host().hasEnableSecret())
        return session.print("% No password set\n"); // what a vty answers; the console would let one in
    askEnablePassword(session, level, passwordTries);
}

void disable(Session& session, const Invocation& invocation)
{
    const auto level = static_cast<unsigned>(parseUnsigned(invocation.value()).value_or(1));
    if (level < session.privilege())
        session.setPrivilege(level);
}

void leave(Session& session, const Invocation&)
{
    session.leaveMode();
}

void logOut(Session& session, const Invocation&)
{
    session.logOut();
}

void end(Session& session, const Invocation&)
{
    session.endConfiguration();
}

void configure(Session& session, const Invocation&)
{
    if (session.mode() != Mode::Exec) // `do configure terminal`
        return;
    session.print("Enter configuration commands, one per line.  End with CNTL/Z.\n");
    session.enterMode(Mode::Configure);
}

void askHowToConfigure(Session& session, const Invocation& invocation)
{
    session.ask("Configuring from terminal, memory, or network [terminal]? ", Echo::On,
                [invocation](Session& again, std::string_view typed) {
                    if (trimmed(typed).empty() || startsWithIgnoringCase("terminal", trimmed(typed)))
                        return configure(again, invocation);
                    again.print("?Must be \"terminal\", \"memory\" or \"network\"\n");
                });
}

void setLength(Session& session, const Invocation& invocation)
{
    session.terminal().settings().length =
        static_cast<unsigned>(parseUnsigned(invocation.value()).value_or(Terminal::Settings().length));
}

void setWidth(Session& session, const Invocation& invocation)
{
    session.terminal().settings().width =
        static_cast<unsigned>(parseUnsigned(invocation.value()).value_or(Terminal::Settings().width));
}

void setMonitor(Session& session, const Invocation& invocation)
{
    session.setMonitors(!invocation.has("no"));
}

void setTimestamps(Session& session, const Invocation& invocation)
{
    session.setTimestamps(!invocation.has("no"));
}

void setHistorySize(Session& session, const Invocation& invocation)
{
    const auto size = parseUnsigned(invocation.value());
    if (size)
        return session.setHistorySize(static_cast<std::size_t>(*size));
    if (invocation.has("no") && !invocation.has("size"))
        return session.setHistorySize(0);
    if (invocation.has("no") || session.history().limit() == 0)
        session.setHistorySize(History::defaultLimit);
}

void showHistory(Session& session, const Invocation&)
{
    for (const std::string& line : session.history().lines())
        session.print("  " + line + "\n");
}

void help(Session& session, const Invocation&)
{
    session.print("Help may be requested at any point in a command by entering\n"
                  "a question mark '?'.  If nothing matches, the help list will\n"
                  "be empty and you must backup until entering a '?' shows the\n"
                  "available options.\n"
                  "Two styles of help are provided:\n"
                  "1. Full help is available when you are ready to enter a\n"
                  "   command argument (e.g. 'show ?') and describes each possible\n"
                  "   argument.\n"
                  "2. Partial help is provided when an abbreviated argument is entered\n"
                  "   and you want to know what arguments match the input\n"
                  "   (e.g. 'show pr?'.)\n\n");
}

/// Runs before any grammar does: session lines that begin with `do` go to the exec commands. Here for `?` only.
void nothing(Session&, const Invocation&) {}

constexpr std::array commands{
    CommandEntry{"enable [<0-15>]", Mode::Exec, enable, 0},
    CommandEntry{"disable [<0-15>]", Mode::Exec, disable, 0},
    CommandEntry{"exit", Mode::Exec, leave, 0},
    CommandEntry{"logout", Mode::Exec, logOut, 0},
    CommandEntry{"quit", Mode::Exec, logOut, 0},
    CommandEntry{"configure terminal", Mode::Exec, configure},
    CommandEntry{"configure", Mode::Exec, askHowToConfigure},
    CommandEntry{"terminal length <0-512>", Mode::Exec, setLength, 0},
    CommandEntry{"terminal no length", Mode::Exec, setLength, 0},
    CommandEntry{"terminal width <0-512>", Mode::Exec, setWidth, 0},
    CommandEntry{"terminal no width", Mode::Exec, setWidth, 0},
    CommandEntry{"terminal [no] monitor", Mode::Exec, setMonitor},
    CommandEntry{"terminal [no] exec prompt timestamp", Mode::Exec, setTimestamps, 0},
    CommandEntry{"terminal history [size <0-256>]", Mode::Exec, setHistorySize, 0},
    CommandEntry{"terminal no history [size]", Mode::Exec, setHistorySize, 0},
    CommandEntry{"show history", Mode::Exec, showHistory, 1, true},
    CommandEntry{"help", Mode::Exec, help, 0},
    CommandEntry{"exit", Mode::Configure, leave},
    CommandEntry{"help", Mode::Configure, help},
    CommandEntry{"end", Mode::Configure, end},
    CommandEntry{"do LINE", Mode::Configure, nothing},
    CommandEntry{"exit", Mode::Trustpoint, leave},
    CommandEntry{"exit", Mode::Server, leave},
    CommandEntry{"exit", Mode::CertificateChain, leave},
    CommandEntry{"exit", Mode::Interface, leave},
    CommandEntry{"exit", Mode::Line, leave},
    CommandEntry{"exit", Mode::SshKeyChain, leave},
    CommandEntry{"exit", Mode::SshKeyUser, leave},
    CommandEntry{"exit", Mode::Block, leave},
};

constexpr std::array helpTexts{
    HelpEntry{"configure", "Enter configuration mode"},
    HelpEntry{"configure terminal", "Configure from the terminal"},
    HelpEntry{"disable", "Turn off privileged commands"},
    HelpEntry{"do", "To run exec commands in config mode"},
    HelpEntry{"do LINE", "Exec Command"},
    HelpEntry{"enable", "Turn on privileged commands", Mode::Exec},
    HelpEntry{"enable <0-15>", "Enable level"},
    HelpEntry{"end", "Exit from configure mode"},
    HelpEntry{"exec", "Configure EXEC"},
    HelpEntry{"exec prompt", "EXEC prompt"},
    HelpEntry{"exit", "Exit from the current mode"},
    HelpEntry{"exit", "Exit from the EXEC", Mode::Exec},
    HelpEntry{"exit", "Exit from configure mode", Mode::Configure},
    HelpEntry{"exit", "Exit from certificate authority trustpoint entry mode", Mode::Trustpoint},
    HelpEntry{"exit", "Exit from Certificate Server entry mode", Mode::Server},
    HelpEntry{"exit", "Exit from interface configuration mode", Mode::Interface},
    HelpEntry{"help", "Description of the interactive help system"},
    HelpEntry{"logout", "Exit from the EXEC"},
    HelpEntry{"no", "Negate a command or set its defaults"},
    HelpEntry{"no exec", "Configure EXEC"},
    HelpEntry{"no history", "Disable the command history function"},
    HelpEntry{"no length", "Set number of lines on a screen to its default"},
    HelpEntry{"no monitor", "Do not copy debug output to the current terminal line"},
    HelpEntry{"no width", "Set width of the display terminal to its default"},
    HelpEntry{"default", "Set a command to its defaults"},
    HelpEntry{"prompt timestamp", "Print timestamps for show commands"},
    HelpEntry{"quit", "Exit from the EXEC"},
    HelpEntry{"terminal", "Set terminal line parameters"},
    HelpEntry{"show history", "Display the session command history"},
    HelpEntry{"terminal history", "Enable and control the command history function"},
    HelpEntry{"history size", "Set history buffer size"},
    HelpEntry{"size <0-256>", "Size of history buffer"},
    HelpEntry{"terminal length", "Set number of lines on a screen"},
    HelpEntry{"terminal length <0-512>", "Number of lines on screen (0 for no pausing)"},
    HelpEntry{"terminal monitor", "Copy debug output to the current terminal line"},
    HelpEntry{"terminal width", "Set width of the display terminal"},
    HelpEntry{"terminal width <0-512>", "Number of characters on a screen line"},
};

} // namespace

CommandTable sessionCommands()
{
    return {commands, helpTexts, {}};
}

} // namespace releve::lab::cli
