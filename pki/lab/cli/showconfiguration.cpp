// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/showconfiguration.h"

#include <algorithm>
#include <set>

#include "pki/ios/configpassword.h"
#include "pki/ios/renderconfig.h"
#include "pki/ios/renderzone.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/cli/verbatimlines.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {
namespace {

constexpr std::string_view separator = "!\n";

/// The entries of one trustpoint's chain, whatever other trustpoints share them.
std::vector<ios::CertificateRecord> chainOf(const Router& router, const std::string& trustpoint, bool asFiles)
{
    auto entries = certificateRecordsOf(router, trustpoint);
    if (asFiles)
        std::erase_if(entries, [](const ios::CertificateRecord& entry) { return entry.storage.empty(); });
    else
        for (ios::CertificateRecord& entry : entries)
            entry.storage.clear();
    return entries;
}

void addChains(std::string& text, const Router& router, const RouterConfig& config, ChainText chains,
               bool asFiles)
{
    for (const TrustpointEntry& entry : config.trustpoints) {
        auto entries = chainOf(router, entry.config.name, asFiles);
        if (entries.empty())
            continue;
        if (chains == ChainText::Labels)
            for (ios::CertificateRecord& record : entries)
                record.certificate.reset();
        text += ios::renderChain(entry.config.name, entries);
    }
}

/// What of a block was only kept.
void addVerbatim(std::string& text, const RouterConfig& config, const std::string& header)
{
    for (const std::string& line : verbatimBlock(config.otherLines, header))
        text += line + '\n';
}

/// The verbatim lines that stand by themselves.
void addOtherLines(std::string& text, const RouterConfig& config)
{
    std::vector<std::string> lines = config.otherLines;
    if (config.server)
        eraseVerbatimBlock(lines, serverHeader(config.server->config.name));
    for (const TrustpointEntry& trustpoint : config.trustpoints)
        eraseVerbatimBlock(lines, trustpointHeader(trustpoint.config.name));
    for (const std::string& line : lines)
        text += line + '\n';
}

void addCrypto(std::string& text, const Router& router, const RouterConfig& config)
{
    if (config.server) {
        const ServerEntry& server = *config.server;
        const bool enabledOnce = router.server() && router.server()->caCertificate();
        text += ios::renderServerConfig(server.config, passwordWords(server.archivePassword), enabledOnce);
        addVerbatim(text, config, serverHeader(server.config.name));
        text += separator;
    }
    for (const TrustpointEntry& trustpoint : config.trustpoints) {
        text += ios::renderTrustpointConfig(trustpoint.config, passwordWords(trustpoint.challenge));
        addVerbatim(text, config, trustpointHeader(trustpoint.config.name));
        text += separator;
    }
}

void addUsers(std::string& text, const RouterConfig& config)
{
    for (const UserEntry& user : config.users) {
        text += "username " + user.name + " privilege " + std::to_string(user.privilege);
        if (user.password.isSet())
            text += " password " + passwordWords(user.password);
        text += '\n';
    }
    if (!config.users.empty())
        text += separator;
}

void addSshKeys(std::string& text, const RouterConfig& config)
{
    std::set<std::string> users;
    for (const SshUserEntry& entry : config.sshKeys)
        users.insert(entry.user);
    if (!users.empty())
        text += "ip ssh pubkey-chain\n";
    for (const std::string& user : users) {
        text += "  username " + user + '\n';
        for (const SshUserEntry& entry : config.sshKeys) {
            if (entry.user == user)
                text += "   key-hash ssh-rsa " + entry.md5 +
                        (entry.comment.empty() ? "" : ' ' + entry.comment) + '\n';
        }
    }
    if (!users.empty())
        text += separator;
}

void addInterfaces(std::string& text, const RouterConfig& config)
{
    for (const InterfaceConfig& interface : config.interfaces) {
        text += "interface " + interface.name + '\n';
        text += interface.address.empty() ? " no ip address\n"
                                          : " ip address " + interface.address + ' ' + interface.mask + '\n';
        for (const std::string& line : interface.lines)
            text += ' ' + line + '\n';
        if (interface.shutdown)
            text += " shutdown\n";
        text += separator;
    }
}

void addHead(std::string& text, const Router& router, const RouterConfig& config)
{
    text += router.platform() == Platform::IosXe ? "version 17.6\n" : "version 15.4\n";
    text +=
        "service timestamps debug datetime msec localtime\nservice timestamps log datetime msec localtime\n"
        "service password-encryption\n!\n";
    text += "hostname " + config.hostname + '\n';
    text += separator;
    if (config.enable.isSet())
        text.append("enable password ").append(passwordWords(config.enable)).append("\n").append(separator);
    if (config.zone)
        text += ios::renderZone(*config.zone);
    if (config.calendarValid)
        text += "clock calendar-valid\n";
    if (!config.domainName.empty())
        text += "ip domain name " + config.domainName + '\n';
    text += separator;
}

std::string configurationText(const Router& router, const RouterConfig& config, ChainText chains,
                              bool asFiles)
{
    std::string text;
    addHead(text, router, config);
    addCrypto(text, router, config);
    addChains(text, router, config, chains, asFiles);
    text += separator;
    addUsers(text, config);
    addSshKeys(text, config);
    addInterfaces(text, config);
    text += ios::renderHttpServer(config.httpServer, config.httpPort);
    text += separator;
    addOtherLines(text, config);
    for (const std::string& server : config.ntpServers)
        text += "ntp server " + server + '\n';
    return text + "end\n";
}

/// The comments at the head, from memory: what was changed after it was saved is not saved.
std::string configurationDates(const Router& router)
{
    const ios::ZoneClock zone = zoneOf(router);
    const auto dateOf = [&zone](Instant at) {
        std::string text =
            zone.clock(std::chrono::floor<std::chrono::seconds>(at), ios::ClockAuthority::Authoritative);
        return text.erase(text.find('.'), 4);
    };
    std::string text;
    if (const auto changed = router.changedAt())
        text += "! Last configuration change at " + dateOf(*changed) + "\n";
    else if (router.startup())
        text += "! No configuration change since last restart\n";
    if (const auto saved = router.savedAt())
        text += "! NVRAM config last updated at " + dateOf(*saved) + "\n";
    return text.empty() ? text : text + std::string(separator);
}

} // namespace

std::string passwordWords(const ConfigSecret& secret)
{
    if (!secret.isSet())
        return std::string(ios::hiddenPassword);
    const ByteView clear = secret.value->view();
    unsigned salt = static_cast<unsigned>(clear.size());
    for (const std::uint8_t byte : clear)
        salt += byte;
    const auto text = ios::encodeType7(clear, salt % (ios::highestType7Salt + 1));
    return text ? "7 " + *text : std::string(ios::hiddenPassword);
}

std::string configurationText(const Router& router, const RouterConfig& config, ChainText chains)
{
    return configurationText(router, config, chains, false);
}

std::string runningConfigText(const Router& router, ChainText chains)
{
    const std::string lines = configurationText(router, router.running(), chains);
    return "Building configuration...\n\nCurrent configuration : " + std::to_string(lines.size()) +
           " bytes\n!\n" + configurationDates(router) + lines + "\n";
}

std::string startupConfigText(const Router& router)
{
    constexpr std::size_t nvramSize = 262136;
    if (!router.startup())
        return "startup-config is not present\n";
    const std::string lines = configurationText(router, *router.startup(), ChainText::Full, true);
    return "Using " + std::to_string(lines.size()) + " out of " + std::to_string(nvramSize) + " bytes\n!\n" +
           lines + "\n";
}

} // namespace releve::lab::cli
