// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "pki/base/text.h"
#include "pki/ios/printedtime.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/pkicommands.h"
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/cli/showsystem.h"

namespace releve::lab::cli {
namespace {

// ---- clock

/// The instant that the router's wall clock calls so.
std::optional<Instant> instantOf(const ios::ZoneClock& zone, std::string_view date)
{
    const auto asUtc = ios::parsePrintedTime(date);
    if (!asUtc || !asUtc->instant)
        return std::nullopt;
    const Instant winter = *asUtc->instant - zone.offset(*asUtc->instant);
    return *asUtc->instant - zone.offset(winter);
}

void setClock(Session& session, const Invocation& invocation)
{
    const bool dayFirst = isDigit(invocation.value(1).front());
    const std::string_view day = invocation.value(dayFirst ? 1 : 2);
    std::string month(invocation.value(dayFirst ? 2 : 1).substr(0, 3));
    month = toUpper(month.front()) + lowered(month.substr(1));
    Router& router = session.router();
    const ios::ZoneClock zone = zoneOf(router);
    const auto instant = instantOf(zone, std::string(invocation.value(0)) + " UTC " + month + " " +
                                             std::string(day) + " " + std::string(invocation.value(3)));
    if (!instant) // no such day
        return session.refuseValue(invocation, dayFirst ? 1 : 2);
    const auto text = [&](Instant at) {
        return zone.clock(std::chrono::floor<std::chrono::seconds>(at), ios::ClockAuthority::Authoritative);
    };
    const auto withoutMilliseconds = [](std::string date) { return date.erase(date.find('.'), 4); };
    const std::string before = withoutMilliseconds(text(router.now()));
    router.setClock(*instant);
    router.say("%SYS-6-CLOCKUPDATE: System clock has been updated from " + before + " to " +
               withoutMilliseconds(text(*instant)) + ", configured from console by " +
               session.options().user + ".");
}

// ---- Configuration files

void save(Session& session)
{
    session.print("Building configuration...\n");
    if (session.router().hasFault(Fault::SaysOkDoesNothing))
        return session.print("[OK]\n");
    if (const auto saved = session.router().save(); !saved)
        return session.print("%Error opening nvram:/startup-config (" + escaped(saved.error().detail) +
                             ")\n");
    session.print("[OK]\n");
}

void write(Session& session, const Invocation&)
{
    save(session);
}

void writeTerminal(Session& session, const Invocation&)
{
    session.runInstead("show running-config");
}

void copyRunning(Session& session, const Invocation&)
{
    session.ask("Destination filename [startup-config]? ", Echo::On,
                [](Session& again, std::string_view typed) {
                    const std::string_view name = trimmed(typed);
                    if (!name.empty() && name != "startup-config") // ours
                        return again.print("%Error copying: only startup-config can be written\n");
                    save(again);
                });
}

void eraseStartup(Session& session, const Invocation&)
{
    session.confirm("Erasing the nvram filesystem will remove all configuration files! Continue? [confirm]",
                    [](Session& again, bool yes) {
                        if (!yes)
                            return;
                        if (const auto erased = again.router().eraseStartup(); !erased)
                            return tellError(again, erased.error());
                        again.print("[OK]\nErase of nvram: complete\n");
                        again.router().say("%SYS-7-NV_BLOCK_INIT: Initialized the geometry of nvram");
                    });
}

void confirmReload(Session& session)
{
    session.confirm("Proceed with reload? [confirm]", [](Session& again, bool yes) {
        if (!yes)
            return;
        Router& router = again.router();
        again.logOut();
        // From the event loop: it throws out whoever is logged in, this session first.
        QMetaObject::invokeMethod(
            &router, [&router] { router.reload(); }, Qt::QueuedConnection);
    });
}

void reload(Session& session, const Invocation&)
{
    if (!session.router().hasUnsavedChanges())
        return confirmReload(session);
    session.print("\n");
    session.askYesNo("System configuration has been modified. Save? [yes/no]: ",
                     [](Session& again, bool yes) {
                         if (yes)
                             save(again);
                         confirmReload(again);
                     });
}

// ---- ping

/// Of the lab's network, which answers at once (ours).
void ping(Session& session, const Invocation& invocation)
{
    const std::string address(invocation.value());
    const bool reached = session.router().reaches(address);
    session.print("Type escape sequence to abort.\nSending 5, 100-byte ICMP Echos to " + address +
                  ", timeout is 2 seconds:\n" + (reached ? "!!!!!" : ".....") + "\nSuccess rate is " +
                  (reached ? "100 percent (5/5), round-trip min/avg/max = 1/1/1 ms\n" : "0 percent (0/5)\n"));
}

// ---- debug

struct DebugKeyword
{
    std::string_view word;
    bool DebugFlags::*flag;
};
constexpr std::array debugKeywords{
    DebugKeyword{"messages", &DebugFlags::messages},
    DebugKeyword{"transactions", &DebugFlags::transactions},
    DebugKeyword{"server", &DebugFlags::server},
    DebugKeyword{"validation", &DebugFlags::validation},
    DebugKeyword{"callbacks", &DebugFlags::callbacks},
    DebugKeyword{"api", &DebugFlags::api},
};

/// `Crypto PKI Trans debugging is on`, in the words of `show debugging`.
std::string debugWords(Router& router, bool DebugFlags::*flag)
{
    const DebugFlags present = std::exchange(router.debugging(), DebugFlags());
    router.debugging().*flag = true;
    const std::string text = debuggingText(router);
    router.debugging() = present;
    const std::string_view row = trimmed(std::string_view(text).substr(text.find('\n') + 1));
    return std::string(row);
}

void debug(Session& session, const Invocation& invocation)
{
    Router& router = session.router();
    const bool on = !invocation.negated() && !invocation.has("undebug");
    if (invocation.has("all")) {
        router.debugging() = {};
        return session.print("All possible debugging has been turned off\n");
    }
    for (const DebugKeyword& keyword : debugKeywords) {
        if (!invocation.has(keyword.word))
            continue;
        router.debugging().*keyword.flag = on;
        std::string words = debugWords(router, keyword.flag);
        if (!on)
            words.replace(words.size() - 2, 2, "off");
        session.print(words + "\n");
    }
}

constexpr std::array commands{
    CommandEntry{"clock set hh:mm:ss {<1-31> MONTH | MONTH <1-31>} <1993-2035>", Mode::Exec, setClock},
    CommandEntry{"write [memory]", Mode::Exec, write},
    CommandEntry{"write terminal", Mode::Exec, writeTerminal},
    CommandEntry{"write erase", Mode::Exec, eraseStartup},
    CommandEntry{"erase {startup-config | nvram:}", Mode::Exec, eraseStartup},
    CommandEntry{"copy running-config startup-config", Mode::Exec, copyRunning},
    CommandEntry{"reload", Mode::Exec, reload},
    CommandEntry{"ping [ip] A.B.C.D", Mode::Exec, ping, 1},
    CommandEntry{
        "{debug | undebug | no debug} crypto {pki | ca} {messages | transactions | server | validation | "
        "callbacks | api}",
        Mode::Exec, debug},
    CommandEntry{"{undebug | no debug} all", Mode::Exec, debug},
};

constexpr std::array help{
    HelpEntry{"api", "PKI API"},
    HelpEntry{"callbacks", "PKI callbacks"},
    HelpEntry{"clock", "Manage the system clock", Mode::Exec},
    HelpEntry{"clock set", "Set the time and date"},
    HelpEntry{"copy", "Copy from one file to another"},
    HelpEntry{"copy running-config", "Copy from current system configuration"},
    HelpEntry{"debug", "Debugging functions (see also 'undebug')"},
    HelpEntry{"erase", "Erase a filesystem"},
    HelpEntry{"hh:mm:ss", "Current Time"},
    HelpEntry{"messages", "PKI Input/Output Messages"},
    HelpEntry{"ping", "Send echo messages"},
    HelpEntry{"ping ip", "IP echo"},
    HelpEntry{"ping A.B.C.D", "Ping destination address"},
    HelpEntry{"reload", "Halt and perform a cold restart"},
    HelpEntry{"startup-config", "Copy to startup configuration"},
    HelpEntry{"debug crypto pki server", "PKI Certificate Server"},
    HelpEntry{"transactions", "PKI Transactions"},
    HelpEntry{"undebug", "Disable debugging functions (see also 'debug')"},
    HelpEntry{"undebug all", "Enable all debugging"},
    HelpEntry{"validation", "PKI Validation Path"},
    HelpEntry{"write", "Write running configuration to memory, network, or terminal"},
    HelpEntry{"write erase", "Erase NV memory"},
    HelpEntry{"write terminal", "Write to terminal"},
    HelpEntry{"write memory", "Write to NV memory"},
    HelpEntry{"set hh:mm:ss <1-31>", "Day of the month"},
    HelpEntry{"set hh:mm:ss MONTH", "Month of the year"},
};

} // namespace

CommandTable execCommands()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
