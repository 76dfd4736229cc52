// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/configtext.h"

#include <algorithm>
#include <array>

#include "pki/base/text.h"

namespace releve::ios {

std::size_t indentOf(std::string_view line)
{
    std::size_t indent = 0;
    while (indent < line.size() && (line[indent] == ' ' || line[indent] == '\t'))
        ++indent;
    return indent;
}

std::string_view withoutRemains(std::string_view line)
{
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    const std::size_t indent = indentOf(line);
    if (indent == line.size() || (line[indent] != '-' && line[indent] != '\b' && line[indent] != '\r'))
        return line;
    std::string_view rest = line.substr(indent);
    if (consume(rest, "--More--") || rest.front() == '\b' || rest.front() == '\r') {
        // The pager wipes itself with backspaces and blanks; the line begins behind the last of them.
        const auto wiped = rest.find_last_of("\b\r");
        return wiped == std::string_view::npos ? rest : rest.substr(wiped + 1);
    }
    return line;
}

std::string_view withoutComment(std::string_view body)
{
    const auto comment = body.find(" ! ");
    return comment == std::string_view::npos ? body : trimmedRight(body.substr(0, comment));
}

bool isTopLevelWord(std::string_view word)
{
    constexpr std::array<std::string_view, 36> words{
        "aaa",       "access-list",   "alias",         "archive",    "banner",    "boot",     "call-home",
        "class-map", "control-plane", "crypto",        "enable",     "event",     "hostname", "interface",
        "ip",        "ipv6",          "key",           "license",    "line",      "logging",  "multilink",
        "ntp",       "object-group",  "platform",      "policy-map", "route-map", "router",   "scheduler",
        "service",   "snmp-server",   "spanning-tree", "track",      "username",  "version",  "vlan",
        "voice-card"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view firstWord(std::string_view line)
{
    return takeWord(line);
}

bool looksLikePrompt(std::string_view word)
{
    return word.find_first_of("#>") != std::string_view::npos;
}

} // namespace releve::ios
