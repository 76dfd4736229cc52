// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/globalcommands.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/configlines.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/interfacename.h"

namespace releve::lab::cli {
namespace {

// ---- Names

void setHostname(Session& session, const Invocation& invocation)
{
    std::string name(invocation.value());
    changeConfig(session, [&](RouterConfig& config) {
        config.hostname = invocation.negated() ? RouterConfig().hostname : std::move(name);
    });
}

void setDomainName(Session& session, const Invocation& invocation)
{
    changeConfig(session, [&](RouterConfig& config) {
        config.domainName = invocation.negated() ? std::string_view{} : invocation.value();
    });
}

// ---- Clock

void setTimezone(Session& session, const Invocation& invocation)
{
    std::optional<ios::ZoneConfig> zone;
    if (!invocation.negated() && ios::readTimezone(zone, {}, invocation.text(2)) != ios::LineResult::Kept)
        return session.refuseValue(invocation, 1);
    changeConfig(session, [&](RouterConfig& config) {
        if (config.zone && zone && !config.zone->summerName.empty()) { // its shift stays
            const auto shift = config.zone->summerOffset - config.zone->offset;
            ios::ZoneConfig summer = *config.zone;
            summer.name = zone->name;
            summer.offset = zone->offset;
            summer.summerOffset = zone->offset + shift;
            config.zone = summer;
            return;
        }
        config.zone = zone;
    });
}

void setSummerTime(Session& session, const Invocation& invocation)
{
    std::optional<ios::ZoneConfig> zone = session.router().running().zone;
    if (invocation.negated()) {
        if (zone)
            zone = ios::ZoneConfig{zone->name, zone->offset, {}, {}, {}, {}};
    } else {
        std::chrono::minutes shift{0};
        if (ios::readSummerTime(zone, shift, invocation.text(2)) != ios::LineResult::Kept)
            return session.refuseValue(invocation, 1);
    }
    changeConfig(session, [&](RouterConfig& config) { config.zone = zone; });
}

void setCalendarValid(Session& session, const Invocation& invocation)
{
    changeConfig(session, [&](RouterConfig& config) { config.calendarValid = !invocation.negated(); });
}

void setNtpServer(Session& session, const Invocation& invocation)
{
    const std::string server(invocation.value());
    changeConfig(session, [&](RouterConfig& config) {
        std::erase(config.ntpServers, server);
        if (!invocation.negated())
            config.ntpServers.push_back(server);
    });
}

// ---- HTTP server

void setHttpServer(Session& session, const Invocation& invocation)
{
    changeConfig(session, [&](RouterConfig& config) { config.httpServer = !invocation.negated(); });
}

void setHttpPort(Session& session, const Invocation& invocation)
{
    const auto port = parseUnsigned(invocation.value());
    changeConfig(session, [&](RouterConfig& config) {
        config.httpPort =
            invocation.negated() || !port ? RouterConfig().httpPort : static_cast<unsigned>(*port);
    });
}

// ---- Interfaces

InterfaceConfig* findInterface(RouterConfig& config, std::string_view name)
{
    const auto found =
        std::find_if(config.interfaces.begin(), config.interfaces.end(),
                     [name](const InterfaceConfig& interface) { return interface.name == name; });
    return found == config.interfaces.end() ? nullptr : &*found;
}

void enterInterface(Session& session, const Invocation& invocation)
{
    const auto name = interfaceName(std::string(invocation.value(0)).append(invocation.value(1)));
    if (!name)
        return session.refuseValue(invocation);
    if (invocation.negated()) {
        changeConfig(session, [&](RouterConfig& config) {
            std::erase_if(config.interfaces,
                          [&](const InterfaceConfig& interface) { return interface.name == *name; });
        });
        return;
    }
    // Ours: a new interface is up, so that an address of a pasted block is one.
    const bool there = changeConfig(session, [&](RouterConfig& config) {
        if (!findInterface(config, *name))
            config.interfaces.push_back({*name, {}, {}, false, {}});
    });
    if (there)
        session.enterMode(Mode::Interface, *name);
}

void changeInterface(Session& session, const std::function<void(InterfaceConfig&)>& change)
{
    changeConfig(session, [&](RouterConfig& config) {
        if (InterfaceConfig* interface = findInterface(config, session.subject()))
            change(*interface);
    });
}

void setAddress(Session& session, const Invocation& invocation)
{
    changeInterface(session, [&](InterfaceConfig& interface) {
        interface.address = invocation.negated() ? std::string_view{} : invocation.value(0);
        interface.mask = invocation.negated() ? std::string_view{} : invocation.value(1);
    });
}

void setInterfaceShutdown(Session& session, const Invocation& invocation)
{
    const bool shut = !invocation.negated();
    const std::string name = session.subject();
    bool changes = false;
    changeInterface(session, [&](InterfaceConfig& interface) {
        changes = std::exchange(interface.shutdown, shut) != shut;
    });
    if (changes)
        session.router().say("%LINK-" + std::string(shut ? "5-CHANGED" : "3-UPDOWN") + ": Interface " + name +
                             ", changed state to " + (shut ? "administratively down" : "up"));
}

void keepInterfaceLine(Session& session, const Invocation& invocation)
{
    const std::string line = invocation.text();
    changeInterface(session, [&](InterfaceConfig& interface) {
        std::string_view positive = line;
        const bool negated = consume(positive, "no ");
        const auto same = [&](const std::string& present) {
            return present == line || (negated && present.substr(0, positive.size()) == positive);
        };
        std::erase_if(interface.lines, same);
        constexpr std::size_t maxLines = 200;
        if (!negated && interface.lines.size() < maxLines)
            interface.lines.push_back(line);
    });
}

// ---- Users

void setEnable(Session& session, const Invocation& invocation)
{
    ConfigSecret secret;
    if (!invocation.negated()) {
        secret = secretIn(session, session.typedLine());
        if (!secret.isSet())
            return;
    }
    changeConfig(session, [&](RouterConfig& config) { config.enable = secret; });
}

void setUser(Session& session, const Invocation& invocation)
{
    UserEntry user;
    user.name = invocation.value();
    const bool hasPassword = invocation.has("secret") || invocation.has("password");
    if (hasPassword) {
        user.password = secretIn(session, session.typedLine());
        if (!user.password.isSet())
            return;
    }
    const auto privilege = parseUnsigned(invocation.after("privilege"));
    changeConfig(session, [&](RouterConfig& config) {
        const auto known = std::find_if(config.users.begin(), config.users.end(),
                                        [&](const UserEntry& entry) { return entry.name == user.name; });
        if (invocation.negated()) {
            if (known != config.users.end())
                config.users.erase(known);
            return;
        }
        UserEntry& entry = known == config.users.end() ? config.users.emplace_back(user) : *known;
        if (hasPassword)
            entry.password = user.password;
        if (privilege)
            entry.privilege = static_cast<unsigned>(*privilege);
    });
}

constexpr std::array commands{
    CommandEntry{"hostname WORD", Mode::Configure, setHostname},
    CommandEntry{"no hostname [LINE]", Mode::Configure, setHostname},
    CommandEntry{"ip {domain name | domain-name} WORD", Mode::Configure, setDomainName},
    CommandEntry{"no ip {domain name | domain-name} [LINE]", Mode::Configure, setDomainName},
    CommandEntry{"clock timezone WORD LINE", Mode::Configure, setTimezone},
    CommandEntry{"no clock timezone [LINE]", Mode::Configure, setTimezone},
    CommandEntry{"clock summer-time WORD LINE", Mode::Configure, setSummerTime},
    CommandEntry{"no clock summer-time [LINE]", Mode::Configure, setSummerTime},
    CommandEntry{"[no] clock calendar-valid", Mode::Configure, setCalendarValid},
    CommandEntry{"[no] ntp server WORD [LINE]", Mode::Configure, setNtpServer},
    CommandEntry{"[no] ip http server", Mode::Configure, setHttpServer},
    CommandEntry{"ip http port <1-65535>", Mode::Configure, setHttpPort},
    CommandEntry{"no ip http port [<1-65535>]", Mode::Configure, setHttpPort},
    CommandEntry{"[no] interface WORD [WORD]", Mode::Configure, enterInterface},
    CommandEntry{"ip address A.B.C.D A.B.C.D", Mode::Interface, setAddress},
    CommandEntry{"no ip address [A.B.C.D A.B.C.D]", Mode::Interface, setAddress},
    CommandEntry{"[no] shutdown", Mode::Interface, setInterfaceShutdown},
    // Lines of an interface that begin with a word of global configuration, too.
    CommandEntry{"[no] {arp | ipv6} LINE", Mode::Interface, keepInterfaceLine},
    CommandEntry{"[no] crypto map WORD", Mode::Interface, keepInterfaceLine},
    CommandEntry{"[no] ip {dhcp relay | tcp | virtual-reassembly} [LINE]", Mode::Interface,
                 keepInterfaceLine},
    CommandEntry{"[no] ip nat {inside | outside}", Mode::Interface, keepInterfaceLine},
    CommandEntry{"[no] logging event LINE", Mode::Interface, keepInterfaceLine},
    CommandEntry{"[no] ntp {broadcast | disable | multicast} [LINE]", Mode::Interface, keepInterfaceLine},
    CommandEntry{"LINE", Mode::Interface, keepInterfaceLine},
    CommandEntry{"enable {secret | password} [level <1-15>] LINE", Mode::Configure, setEnable},
    CommandEntry{"no enable {secret | password} [LINE]", Mode::Configure, setEnable},
    CommandEntry{"username WORD [privilege <0-15>] [{secret | password} LINE]", Mode::Configure, setUser},
    CommandEntry{"no username WORD [LINE]", Mode::Configure, setUser},
};

constexpr std::array help{
    HelpEntry{"clock", "Configure time-of-day clock", Mode::Configure},
    HelpEntry{"clock calendar-valid", "Calendar time is authoritative"},
    HelpEntry{"clock summer-time", "Configure summer (daylight savings) time"},
    HelpEntry{"clock timezone", "Configure time zone"},
    HelpEntry{"clock timezone WORD", "name of time zone"},
    HelpEntry{"domain", "IP DNS Resolver"},
    HelpEntry{"domain name", "Define the default domain name"},
    HelpEntry{"domain-name", "Define the default domain name"},
    HelpEntry{"enable", "Modify enable password parameters", Mode::Configure},
    HelpEntry{"enable password", "Assign the privileged level password (MAX of 25 characters)"},
    HelpEntry{"enable secret", "Assign the privileged level secret (MAX of 25 characters)"},
    HelpEntry{"hostname", "Set system's network name"},
    HelpEntry{"hostname WORD", "This system's network name"},
    HelpEntry{"http", "HTTP server configuration"},
    HelpEntry{"http port", "Set http server port"},
    HelpEntry{"http port <1-65535>", "HTTP port"},
    HelpEntry{"http server", "Enable http server"},
    HelpEntry{"interface", "Select an interface to configure"},
    HelpEntry{"ip", "Global IP configuration subcommands", Mode::Configure},
    HelpEntry{"ip", "Interface Internet Protocol config commands", Mode::Interface},
    HelpEntry{"ip address", "Set the IP address of an interface"},
    HelpEntry{"ntp", "Configure NTP"},
    HelpEntry{"ntp server", "Configure NTP server"},
    HelpEntry{"privilege", "Set user privilege level"},
    HelpEntry{"shutdown", "Shutdown the selected interface"},
    HelpEntry{"username", "Establish User Name Authentication"},
};

} // namespace

CommandTable globalCommands()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
