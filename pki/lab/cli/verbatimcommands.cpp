// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/globalcommands.h"
#include "pki/lab/cli/verbatimlines.h"

namespace releve::lab::cli {
namespace {

void keepLine(Session& session, const Invocation& invocation)
{
    changeConfig(session, [&](RouterConfig& config) { applyVerbatim(config.otherLines, invocation.text()); });
}

/// A line that opens a block; what the prompt says then is the block's label.
template<const char* label>
void openBlock(Session& session, const Invocation& invocation)
{
    const std::string header = invocation.text();
    keepLine(session, invocation);
    if (!invocation.negated())
        session.enterMode(Mode::Block, header, label);
}

void openLine(Session& session, const Invocation& invocation)
{
    const std::string header = invocation.text();
    keepLine(session, invocation);
    session.enterMode(Mode::Line, header);
}

void keepLineOfBlock(Session& session, const Invocation& invocation)
{
    const std::string header = session.subject();
    const std::string line = invocation.text();
    changeConfig(session, [&](RouterConfig& config) { applyVerbatimIn(config.otherLines, header, line); });
}

void setSynchronous(Session& session, const Invocation& invocation)
{
    keepLineOfBlock(session, invocation);
    session.terminal().settings().synchronous = !invocation.negated();
}

/// `banner motd ^C`, text, `^C`. A banner is read and not kept: the lab shows none.
void readBanner(Session& session, char end, int lines)
{
    constexpr int most = 200;
    session.ask({}, Echo::On, [end, lines](Session& again, std::string_view line) {
        if (line.find(end) == std::string_view::npos && lines < most)
            readBanner(again, end, lines + 1);
    });
}

void banner(Session& session, const Invocation& invocation)
{
    std::string_view text = invocation.value();
    if (text.empty())
        return;
    const char end =
        text.front() == '^' && text.size() > 1 ? text[1] : text.front(); // `^C` is printed for Ctrl-C
    const std::string_view behind = text.substr(text.front() == '^' && text.size() > 1 ? 2 : 1);
    if (behind.find(end) != std::string_view::npos)
        return;
    session.print("Enter TEXT message.  End with the character '" + std::string(1, end) + "'.\n");
    readBanner(session, end, 0);
}

constexpr char label[] = "config-block"; // ours, where IOS has a name of its own for each
constexpr char router[] = "config-router";
constexpr char isakmp[] = "config-isakmp";
constexpr char transform[] = "cfg-crypto-trans";
constexpr char profile[] = "ipsec-profile";
constexpr char map[] = "config-crypto-map";
constexpr char accessList[] = "config-ext-nacl";
constexpr char policyMap[] = "config-pmap";
constexpr char classMap[] = "config-cmap";
constexpr char routeMap[] = "config-route-map";
constexpr char keyChain[] = "config-keychain";
constexpr char applet[] = "config-applet";
constexpr char vrf[] = "config-vrf";
constexpr char pool[] = "dhcp-config";

constexpr std::array commands{
    CommandEntry{
        "[no] {aaa | access-list | alias | boot | boot-start-marker | boot-end-marker | call-home | card | "
        "cts | "
        "diagnostic | dot11 | ipv6 | license | lldp | logging | memory | memory-size | mmi | "
        "multilink | parser | platform | process | redundancy | rmon | scheduler | "
        "security | service | snmp-server | spanning-tree | subscriber | tftp-server | track | transceiver | "
        "version | vlan | voice-card | vtp} [LINE]",
        Mode::Configure, keepLine},
    CommandEntry{"[no] ip {arp | bgp-community | cef | classless | dns | domain-lookup | domain lookup | "
                 "domain retry | domain timeout | finger | flow-cache | flow-export | forward-protocol | ftp "
                 "| gratuitous-arps | host | "
                 "http authentication | http access-class | http client | http secure-server | http "
                 "timeout-policy | icmp | identd | "
                 "multicast-routing | name-server | nat | nbar | prefix-list | route | routing | scp | sla | "
                 "source-route | ssh | "
                 "subnet-zero | tacacs | tcp | tftp | virtual-reassembly} [LINE]",
                 Mode::Configure, keepLine},
    CommandEntry{
        "[no] ntp {authenticate | authentication-key | logging | master | peer | source | trusted-key | "
        "update-calendar} [LINE]",
        Mode::Configure, keepLine},
    CommandEntry{"[no] crypto {isakmp {aggressive-mode | enable | identity | invalid-spi-recovery | "
                 "keepalive | key | nat} | ipsec "
                 "{df-bit | fragmentation | nat-transparency | security-association} | engine | ikev2 {dpd | "
                 "limit | nat}} [LINE]",
                 Mode::Configure, keepLine},
    CommandEntry{"[no] login {block-for | delay | on-failure | on-success | quiet-mode} [LINE]",
                 Mode::Configure, keepLine},
    CommandEntry{"[no] privilege {configure | exec | interface | router} LINE", Mode::Configure, keepLine},
    CommandEntry{"[no] router LINE", Mode::Configure, openBlock<router>},
    CommandEntry{"[no] crypto isakmp policy LINE", Mode::Configure, openBlock<isakmp>},
    CommandEntry{"[no] crypto isakmp profile LINE", Mode::Configure, openBlock<label>},
    CommandEntry{"[no] crypto ipsec transform-set LINE", Mode::Configure, openBlock<transform>},
    CommandEntry{"[no] crypto ipsec profile LINE", Mode::Configure, openBlock<profile>},
    CommandEntry{
        "[no] crypto {keyring | ikev2 {authorization | keyring | policy | profile | proposal} | gdoi} LINE",
        Mode::Configure, openBlock<label>},
    CommandEntry{"[no] crypto map LINE", Mode::Configure, openBlock<map>},
    CommandEntry{"[no] crypto pki {certificate map | profile} LINE", Mode::Configure, openBlock<label>},
    CommandEntry{"[no] ip access-list LINE", Mode::Configure, openBlock<accessList>},
    CommandEntry{"[no] ip dhcp pool LINE", Mode::Configure, openBlock<pool>},
    CommandEntry{"[no] ip dhcp {excluded-address | snooping | relay} LINE", Mode::Configure, keepLine},
    CommandEntry{"[no] ip vrf LINE", Mode::Configure, openBlock<vrf>},
    CommandEntry{"[no] vrf definition LINE", Mode::Configure, openBlock<vrf>},
    CommandEntry{"[no] class-map LINE", Mode::Configure, openBlock<classMap>},
    CommandEntry{"[no] policy-map LINE", Mode::Configure, openBlock<policyMap>},
    CommandEntry{"[no] route-map LINE", Mode::Configure, openBlock<routeMap>},
    CommandEntry{"[no] key chain LINE", Mode::Configure, openBlock<keyChain>},
    CommandEntry{"[no] event manager applet LINE", Mode::Configure, openBlock<applet>},
    CommandEntry{"[no] event manager {environment | history | policy | session} LINE", Mode::Configure,
                 keepLine},
    CommandEntry{"[no] {archive | control-plane}", Mode::Configure, openBlock<label>},
    CommandEntry{"banner {exec | incoming | login | motd} LINE", Mode::Configure, banner},
    CommandEntry{"no banner [LINE]", Mode::Configure, keepLine},
    CommandEntry{"line {aux | console | tty | vty | <0-530>} [LINE]", Mode::Configure, openLine},
    CommandEntry{"[no] logging synchronous [LINE]", Mode::Line, setSynchronous},
    CommandEntry{"LINE", Mode::Line, keepLineOfBlock},
    // What begins with a word of global configuration, too.
    CommandEntry{"version <1-2>", Mode::Block, keepLineOfBlock}, // of RIP
    CommandEntry{"[no] aaa authorization {user | group} LINE", Mode::Block, keepLineOfBlock},
    CommandEntry{"LINE", Mode::Block, keepLineOfBlock},
};

constexpr std::array help{
    HelpEntry{"aaa", "Authentication, Authorization and Accounting.", Mode::Configure},
    HelpEntry{"access-list", "Add an access list entry", Mode::Configure},
    HelpEntry{"alias", "Create command alias", Mode::Configure},
    HelpEntry{"archive", "Archive the configuration", Mode::Configure},
    HelpEntry{"arp", "Set arp type (arpa, probe, snap) or timeout"},
    HelpEntry{"boot", "Modify system boot parameters", Mode::Configure},
    HelpEntry{"boot-end-marker", "Configuration boot end marker", Mode::Configure},
    HelpEntry{"boot-start-marker", "Configuration boot start marker", Mode::Configure},
    HelpEntry{"call-home", "Enter call-home configuration mode", Mode::Configure},
    HelpEntry{"card", "Specify the card type", Mode::Configure},
    HelpEntry{"class-map", "Configure QoS Class Map", Mode::Configure},
    HelpEntry{"control-plane", "Configure control plane services", Mode::Configure},
    HelpEntry{"cts", "Cisco Trusted Security commands", Mode::Configure},
    HelpEntry{"diagnostic", "Configure diagnostic information", Mode::Configure},
    HelpEntry{"dot11", "IEEE 802.11 config commands", Mode::Configure},
    HelpEntry{"event", "Event related configuration commands", Mode::Configure},
    HelpEntry{"ipv6", "Global IPv6 configuration commands", Mode::Configure},
    HelpEntry{"key", "Key management", Mode::Configure},
    HelpEntry{"license", "Configure license features", Mode::Configure},
    HelpEntry{"lldp", "Global LLDP configuration subcommands", Mode::Configure},
    HelpEntry{"login", "Enable secure login checking", Mode::Configure},
    HelpEntry{"memory", "Configure memory management", Mode::Configure},
    HelpEntry{"memory-size", "Adjust memory size by percentage", Mode::Configure},
    HelpEntry{"mmi", "MMI client commands", Mode::Configure},
    HelpEntry{"multilink", "PPP multilink global configuration", Mode::Configure},
    HelpEntry{"parser", "Configure parser", Mode::Configure},
    HelpEntry{"platform", "Platform specific configuration", Mode::Configure},
    HelpEntry{"policy-map", "Configure QoS Policy Map", Mode::Configure},
    HelpEntry{"process", "Configure process", Mode::Configure},
    HelpEntry{"redundancy", "Enter redundancy mode", Mode::Configure},
    HelpEntry{"rmon", "Remote Monitoring", Mode::Configure},
    HelpEntry{"route-map", "Create route-map or enter route-map command mode", Mode::Configure},
    HelpEntry{"router", "Enable a routing process", Mode::Configure},
    HelpEntry{"scheduler", "Scheduler parameters", Mode::Configure},
    HelpEntry{"security", "Infra Security CLIs", Mode::Configure},
    HelpEntry{"snmp-server", "Modify SNMP engine parameters", Mode::Configure},
    HelpEntry{"spanning-tree", "Spanning Tree Subsystem", Mode::Configure},
    HelpEntry{"subscriber", "Subscriber configuration", Mode::Configure},
    HelpEntry{"tftp-server", "Provide TFTP service for netload requests", Mode::Configure},
    HelpEntry{"track", "Object tracking configuration commands", Mode::Configure},
    HelpEntry{"transceiver", "Transceiver configuration", Mode::Configure},
    HelpEntry{"version", "Version of the configuration"},
    HelpEntry{"vlan", "Vlan commands", Mode::Configure},
    HelpEntry{"voice-card", "Configure a specific voice-card", Mode::Configure},
    HelpEntry{"vrf", "VRF commands", Mode::Configure},
    HelpEntry{"vtp", "Configure global VTP state", Mode::Configure},
    HelpEntry{"ipv6", "IPv6 interface subcommands", Mode::Interface},
    HelpEntry{"banner", "Define a login banner"},
    HelpEntry{"line", "Configure a terminal line"},
    HelpEntry{"logging", "Modify message logging facilities"},
    HelpEntry{"logging synchronous", "Synchronized message output"},
    HelpEntry{"service", "Modify use of network based services"},
};

} // namespace

CommandTable verbatimCommands()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
