// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/showsystem.h"

#include <array>
#include <cstdio>

#include "pki/ios/rendertext.h"
#include "pki/lab/cli/showconfiguration.h"
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {
namespace {

struct DebugWords
{
    bool DebugFlags::*flag;
    const char* text;
};
constexpr std::array debugWords{
    DebugWords{&DebugFlags::messages, "Crypto PKI Msg debugging is on"},
    DebugWords{&DebugFlags::transactions, "Crypto PKI Trans debugging is on"},
    DebugWords{&DebugFlags::server, "Crypto PKI Certificate Server debugging is on"},
    DebugWords{&DebugFlags::validation, "Crypto PKI Validation Path debugging is on"},
    DebugWords{&DebugFlags::callbacks, "Crypto PKI callbacks debugging is on"},
    DebugWords{&DebugFlags::api, "Crypto PKI API debugging is on"},
};

/// A row of `dir`: number, rights, size, name. There is no date: a lab's files have none that means anything.
std::string fileRow(std::size_t number, std::size_t size, const std::string& name)
{
    std::array<char, 80> head{};
    (void)std::snprintf(head.data(), head.size(), "%5zu  -rw-%12zu                    <no date>  ", number,
                        size);
    return head.data() + name + '\n';
}

} // namespace

std::string versionText(const Router& router)
{
    const bool xe = router.platform() == Platform::IosXe;
    std::string text =
        xe ? "Cisco IOS XE Software, Version 17.06.01 (emulated)\n"
             "Cisco IOS Software [Bengaluru], Virtual XE Software (RELEVE-LAB), Version 17.6.1\n"
           : "Cisco IOS Software, Virtual Software (RELEVE-LAB), Version 15.4(3)M (emulated)\n";
    text += "This is a virtual router of releve-lab: no Cisco software runs here.\n\n";
    text += "ROM: releve-lab\n\n";
    text += router.running().hostname + " runs on the time of the lab, now " +
            zoneOf(router).date(router.now()) + '\n';
    text += std::string("System image file is \"flash:releve-lab\"\n\n") +
            (xe ? "Virtual XE" : "Virtual IOS") + " router with no memory of its own.\n";
    text += "Processor board ID " + router.serialNumber() + '\n';
    return text + "\nConfiguration register is 0x2102\n\n";
}

std::string httpStatusText(const Router& router)
{
    std::string text = "HTTP server status: ";
    text += router.running().httpServer ? "Enabled\n" : "Disabled\n";
    text += "HTTP server port: " + std::to_string(router.running().httpPort) + '\n';
    return text + "HTTP server authentication method: enable\nHTTP secure server status: Disabled\n";
}

std::string interfacesText(const Router& router)
{
    std::string text =
        "Interface                  IP-Address      OK? Method Status                Protocol\n";
    for (const InterfaceConfig& interface : router.running().interfaces) {
        const bool has = !interface.address.empty();
        text += ios::padded(interface.name, 26) + ' ' +
                ios::padded(has ? interface.address : "unassigned", 15) + " YES " +
                (has ? "manual " : "unset  ") +
                (interface.shutdown ? "administratively down down\n" : "up                    up\n");
    }
    return text;
}

std::string debuggingText(const Router& router)
{
    std::string text;
    for (const DebugWords& words : debugWords)
        if (router.debugging().*words.flag)
            text.append(text.empty() ? "PKI:\n" : "").append("  ").append(words.text).append("\n");
    return text;
}

std::string logLineText(const Router& router, const LogLine& line)
{
    const auto authority =
        line.clockAuthoritative ? ios::ClockAuthority::Authoritative : ios::ClockAuthority::NotAuthoritative;
    return zoneOf(router).logTime(line.at, authority) + ": " + line.text;
}

std::string loggingText(const Router& router)
{
    const auto& buffer = router.logBuffer();
    std::string text =
        "Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns, xml "
        "disabled, filtering disabled)\n\n";
    text += "    Console logging: disabled\n";
    text += "    Monitor logging: level debugging, 0 messages logged, xml disabled, filtering disabled\n";
    text += "    Buffer logging:  level debugging, " + std::to_string(buffer.size()) +
            " messages logged, xml disabled, filtering disabled\n\n";
    text += "Log Buffer (8192 bytes):\n\n";
    for (const LogLine& line : buffer)
        text += logLineText(router, line) + '\n';
    return text;
}

std::string directoryText(const Router& router, std::string_view url)
{
    const std::string place(url.empty() ? "flash:" : url);
    const auto files = router.files().list(place);
    if (!files)
        return "%Error opening " + place + (place.ends_with('/') ? "" : "/") +
               " (No such file or directory)\n"; // [R]
    std::string rows;
    std::size_t number = 1;
    std::size_t used = 0;
    const auto add = [&](std::size_t size, const std::string& name) {
        rows += fileRow(number++, size, name);
        used += size;
    };
    const bool nvram = place.starts_with("nvram:");
    if (nvram && router.startup())
        add(startupConfigText(router).size(), "startup-config");
    for (const StoredFile& file : *files)
        add(file.size, file.name);
    constexpr std::size_t nvramSize = 262144;
    constexpr std::size_t flashSize = 256487424;
    const std::size_t total = std::max(nvram ? nvramSize : flashSize, used);
    std::string text = "Directory of " + place + (place.ends_with('/') ? "" : "/") + "\n\n";
    text += rows.empty() ? "No files in directory\n" : rows;
    return text + '\n' + std::to_string(total) + " bytes total (" + std::to_string(total - used) +
           " bytes free)\n";
}

} // namespace releve::lab::cli
