// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/logtext.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

/// `%FACILITY-SUB-n-MNEMONIC` at the front.
bool isMnemonic(std::string_view text)
{
    if (!text.starts_with('%'))
        return false;
    bool severity = false;
    for (std::size_t i = 1; i < text.size() && i < 80; ++i) {
        const char c = text[i];
        if (c == ':' || c == ' ')
            return severity;
        if (c == '-' && i + 2 < text.size() && isDigit(text[i + 1]) && text[i + 2] == '-')
            severity = true;
        else if (!(c >= 'A' && c <= 'Z') && !isDigit(c) && c != '_' && c != '-')
            return false;
    }
    return severity;
}

/// Cuts `13:14:16.510` off the front; false when it is not there.
bool consumeTime(std::string_view& text)
{
    constexpr std::string_view shape = "dd:dd:dd";
    if (text.size() < shape.size())
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? !isDigit(text[i]) : text[i] != ':')
            return false;
    text.remove_prefix(shape.size());
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        while (!text.empty() && isDigit(text.front()))
            text.remove_prefix(1);
    }
    return true;
}

bool isMonth(std::string_view text)
{
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::find(months.begin(), months.end(), text) != months.end();
}

/// `Mar  1 [2017] 00:00:12.345 [CET]: `
bool hasLogDate(std::string_view text)
{
    if (text.size() < 16 || !isMonth(text.substr(0, 3)) || text[3] != ' ')
        return false;
    text.remove_prefix(3);
    for (int numbers = 0; numbers < 2; ++numbers) {
        text = trimmedLeft(text);
        if (consumeTime(text))
            return text.substr(0, 16).find(':') != std::string_view::npos;
        const std::string_view word = takeWord(text);
        if (word.size() > 4 || !parseUnsigned(word))
            return false;
    }
    text = trimmedLeft(text);
    return consumeTime(text) && text.substr(0, 16).find(':') != std::string_view::npos;
}

/// `2025/06/09 18:37:29.127271342 {iosrp_R0-0}`, as the unified trace decoder writes.
bool isTrace(std::string_view text)
{
    return text.size() > 20 && text[4] == '/' && text[7] == '/' && text[10] == ' ' && text.find('{') < 40;
}

bool beginsWithNumber(std::string_view text)
{
    if (isTrace(text))
        return true;
    std::string_view uptime = text; // 00:00:12: %LINK-3-UPDOWN …
    if (consumeTime(uptime))
        return uptime.starts_with(": ");
    const std::size_t colon = text.substr(0, 24).find(": ");
    if (colon == std::string_view::npos)
        return false;
    text.remove_prefix(colon + 2); // a sequence number, or an uptime like 1w2d
    text = trimmedLeft(text);
    if (text.starts_with('*') || text.starts_with('.'))
        text.remove_prefix(1);
    return isMnemonic(text) || hasLogDate(text);
}

} // namespace

bool isLogMessage(std::string_view line)
{
    if (line.empty())
        return false;
    switch (line.front()) {
    case '%':
        return isMnemonic(line);
    case '*':
    case '.':
        return hasLogDate(line.substr(1)) || isMnemonic(line.substr(1));
    default:
        break;
    }
    if (isDigit(line.front()))
        return beginsWithNumber(line);
    return line.front() >= 'A' && line.front() <= 'S' && hasLogDate(line);
}

bool isFence(std::string_view trimmedLine)
{
    return trimmedLine.starts_with("```") || trimmedLine.starts_with("~~~");
}

std::string_view sectionTitle(std::string_view line)
{
    if (!line.starts_with("---") || !line.ends_with("---"))
        return {};
    const std::size_t first = line.find_first_not_of('-');
    if (first == std::string_view::npos)
        return {};
    return trimmed(line.substr(first, line.find_last_not_of('-') + 1 - first));
}

std::string_view unreadOutputAt(std::string_view line, bool isLog)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> heads{
        {{"CRL Issuer Name:", "show crypto pki crls"},
         {"CRL download for trustpoints", "show crypto pki crls download"},
         {"Certificate Revocation List:", "show crypto pki server crl"},
         {"SUDI Issuer-CN", "show platform sudi pki"},
         {"'Cisco Manufacturing CA III' certificate :", "show platform sudi pki"},
         {"Number of lines which match regexp", "Number of lines which match regexp"},
         {"Logging display requested on", "show logging process"},
         {"Syslog logging:", "show logging"},
         {"Cisco IOS Software", "show version"},
         {"Cisco IOS XE Software", "show version"}}};
    if (isLog)
        return line.substr(0, 40).find(": Trustpoint- ") == std::string_view::npos
                   ? std::string_view()
                   : "show monitor event-trace crypto pki";
    constexpr std::string_view firstLetters = "CSNL'";
    if (line.empty() || firstLetters.find(line.front()) == std::string_view::npos)
        return {};
    for (const auto& [head, command] : heads)
        if (line.starts_with(head))
            return command;
    return {};
}

} // namespace releve::ios
