// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "pki/lab/cli/session.h"

/// A router that is none, with commands that show what became of a line.
namespace clisupport {

using namespace releve::lab::cli;

inline QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

class Host final : public SessionHost
{
public:
    [[nodiscard]] std::string hostName() const override { return name; }
    [[nodiscard]] bool hasEnableSecret() const override { return !secret.empty(); }
    [[nodiscard]] bool isEnableSecret(std::string_view typed) const override { return typed == secret; }
    [[nodiscard]] bool looksUpNames() const override { return lookup; }
    [[nodiscard]] std::string execTimestamp() const override
    {
        return "Load for five secs: 0%/0%; one minute: 0%; five minutes: 0%\n";
    }
    void configured(std::string_view by) override { log.emplace_back(by); }
    [[nodiscard]] releve::lab::Router* router() override { return nullptr; }

    std::string name = "R1";
    std::string secret;
    bool lookup = true;
    std::vector<std::string> log;
};

/// What the handlers below leave behind. Tests run one after the other.
struct Trace
{
    std::vector<std::string> commands;
    std::function<void()> finish;
    std::size_t lines = 100;
};

inline Trace& trace()
{
    static Trace trace;
    return trace;
}

inline void note(Session& session, const Invocation& invocation)
{
    static_cast<void>(session);
    trace().commands.push_back(invocation.text());
}

inline void showLines(Session& session, const Invocation&)
{
    for (std::size_t line = 1; line <= trace().lines; ++line)
        session.print("line " + std::to_string(line) + "\n");
}

inline void showRun(Session& session, const Invocation&)
{
    session.print("hostname R1\ninterface Ethernet0/0\n ip address 192.0.2.1 255.255.255.0\nrouter ospf 1\n"
                  " network 192.0.2.0 0.0.0.255 area 0\nend\n");
}

inline void slow(Session& session, const Invocation&)
{
    session.print("working\n");
    trace().finish = session.later([](Session& later) { later.print("done\n"); });
}

inline void askTwice(Session& session, const Invocation&)
{
    session.ask("Password: ", Echo::Off, [](Session& first, std::string_view password) {
        trace().commands.push_back("password " + std::string(password));
        first.askYesNo("% Do you accept this certificate? [yes/no]: ", [](Session& second, bool yes) {
            trace().commands.emplace_back(yes ? "yes" : "no");
            second.print("answered\n");
        });
    });
}

inline void reload(Session& session, const Invocation&)
{
    session.confirm("Proceed with reload? [confirm]",
                    [](Session&, bool yes) { trace().commands.emplace_back(yes ? "reload" : "stay"); });
}

inline void enterTrustpoint(Session& session, const Invocation& invocation)
{
    session.enterMode(Mode::Trustpoint, std::string(invocation.value()));
}

inline void enterInterface(Session& session, const Invocation& invocation)
{
    session.enterMode(Mode::Interface, std::string(invocation.value()));
}

inline const CommandSet& commands()
{
    static constexpr std::array entries{
        CommandEntry{"show clock [detail]", Mode::Exec, note, 1, true},
        CommandEntry{"show lines", Mode::Exec, showLines, 1, true},
        CommandEntry{"show running-config", Mode::Exec, showRun, 15, true},
        CommandEntry{"show crypto pki certificates [verbose] [WORD]", Mode::Exec, note, 1, true},
        CommandEntry{"show crypto pki server [WORD [requests]]", Mode::Exec, note, 1, true},
        CommandEntry{"show crypto pki trustpoints [WORD] [status]", Mode::Exec, note, 1, true},
        CommandEntry{"show crypto pki timers [detail]", Mode::Exec, note, 1, true},
        CommandEntry{"clear line <0-100>", Mode::Exec, note},
        CommandEntry{"clock set hh:mm:ss {<1-31> MONTH | MONTH <1-31>} <1993-2035>", Mode::Exec, note},
        CommandEntry{"ping A.B.C.D", Mode::Exec, note, 1},
        CommandEntry{"slow", Mode::Exec, slow, 1},
        CommandEntry{"authenticate", Mode::Exec, askTwice, 1},
        CommandEntry{"reload", Mode::Exec, reload},
        CommandEntry{"hostname WORD", Mode::Configure, note},
        CommandEntry{"crypto key generate rsa [general-keys | label WORD | modulus <bits> | exportable]*",
                     Mode::Configure, note},
        CommandEntry{"crypto pki trustpoint WORD", Mode::Configure, enterTrustpoint},
        CommandEntry{"interface WORD [WORD]", Mode::Configure, enterInterface},
        CommandEntry{"ip http server", Mode::Configure, note},
        CommandEntry{"ip route LINE", Mode::Configure, note},
        CommandEntry{"auto-enroll [<percent>] [regenerate]", Mode::Trustpoint, note},
        CommandEntry{"subject-name LINE", Mode::Trustpoint, note},
        CommandEntry{"ip-address {none | WORD}", Mode::Trustpoint, note},
        CommandEntry{"no auto-enroll [LINE]", Mode::Trustpoint, note},
        CommandEntry{"ip address A.B.C.D A.B.C.D", Mode::Interface, note},
        CommandEntry{"LINE", Mode::Interface, note},
    };
    static constexpr std::array help{
        HelpEntry{"show", "Show running system information"},
        HelpEntry{"show clock", "Display the system clock"},
        HelpEntry{"clock", "Manage the system clock"},
        HelpEntry{"show clock detail", "Display detailed information"},
        HelpEntry{"clock set hh:mm:ss", "Current Time"},
        HelpEntry{"auto-enroll <1-100>", "Percentage of lifetime"},
    };
    static constexpr std::array ranges{RangeEntry{"bits", 360, 4096}, RangeEntry{"percent", 1, 100}};
    static const std::array tables{CommandTable{entries, help, ranges}};
    static const CommandSet set(tables);
    return set;
}

/// A terminal with somebody at it.
class Typist
{
public:
    explicit Typist(Session::Options options = defaults())
        : session(host, commands(), std::move(options), [this](std::string_view out) { m_out.append(out); })
    {
        trace() = {};
    }

    static Session::Options defaults()
    {
        Session::Options options;
        options.privilege = 15;
        return options;
    }

    /// What comes of typing this.
    QByteArray type(std::string_view text)
    {
        session.receive(text);
        return taken();
    }
    QByteArray start()
    {
        session.start();
        return taken();
    }
    QByteArray taken()
    {
        const QByteArray out = bytes(m_out);
        m_out.clear();
        return out;
    }

    Host host;
    Session session;

private:
    std::string m_out;
};

inline QByteArrayList noted()
{
    QByteArrayList list;
    for (const std::string& command : trace().commands)
        list << bytes(command);
    return list;
}

} // namespace clisupport
