// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/prompt.h"

#include <algorithm>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

bool abbreviates(std::string_view word, std::string_view keyword, std::size_t shortest)
{
    return word.size() >= shortest && startsWithIgnoringCase(keyword, word);
}

Command serverCommand(std::string_view rest)
{
    const std::string_view name = takeWord(rest);
    const std::string_view list = takeWord(rest);
    if (list.empty())
        return {CommandKind::Server, name, true};
    if (abbreviates(list, "requests", 3))
        return {CommandKind::Requests, name, true};
    return {CommandKind::NotRead, name, true};
}

Command showCryptoCommand(std::string_view rest)
{
    const std::string_view group = takeWord(rest);
    const std::string_view topic = takeWord(rest);
    if (abbreviates(group, "key", 1))
        return {abbreviates(topic, "mypubkey", 1) ? CommandKind::Keys : CommandKind::NotRead, {}, true};
    if (topic.empty()) // `% Incomplete command.` follows
        return {CommandKind::Dialogue, {}, true};
    if (!abbreviates(group, "pki", 2) && !equalsIgnoringCase(group, "ca"))
        return {CommandKind::NotRead, {}, true};
    if (abbreviates(topic, "server", 3))
        return serverCommand(rest);
    if (abbreviates(topic, "certificates", 3))
        return {abbreviates(takeWord(rest), "storage", 2) ? CommandKind::NotRead : CommandKind::Certificates,
                {},
                true};
    if (abbreviates(topic, "timers", 2))
        return {CommandKind::Timers, {}, true};
    if (abbreviates(topic, "trustpoints", 8)) // seven letters may be `trustpool` too
        return {CommandKind::Trustpoints, {}, true};
    return {CommandKind::NotRead, {}, true};
}

Command showCommand(std::string_view rest)
{
    const std::string_view topic = takeWord(rest);
    if (topic.empty())
        return {CommandKind::Dialogue, {}, false};
    if (abbreviates(topic, "crypto", 2))
        return showCryptoCommand(rest);
    if (abbreviates(topic, "clock", 3))
        return {CommandKind::Clock, {}, false};
    if (abbreviates(topic, "running-config", 2) || abbreviates(topic, "startup-config", 3))
        return {CommandKind::Configuration, {}, false};
    if (abbreviates(topic, "tech-support", 3))
        return {CommandKind::Mixed, {}, false};
    return {CommandKind::NotRead, {}, false};
}

/// `crypto pki server NAME info requests`, the older form of `show crypto pki server NAME requests`.
bool isInfoRequests(std::string_view rest, std::string_view& server)
{
    const std::string_view group = takeWord(rest);
    if ((!abbreviates(group, "pki", 2) && !equalsIgnoringCase(group, "ca")) ||
        !abbreviates(takeWord(rest), "server", 3))
        return false;
    server = takeWord(rest);
    return abbreviates(takeWord(rest), "info", 3) && abbreviates(takeWord(rest), "requests", 3);
}

bool isHostCharacter(char c)
{
    return isAlpha(c) || isDigit(c) || c == '-' || c == '_' || c == '.';
}

/// A time stamp some terminal programs put before each line they log: digits and punctuation, then a blank.
std::string_view withoutStamp(std::string_view line)
{
    std::string_view rest = line;
    for (int words = 0; words < 2 && !rest.empty() && (isDigit(rest.front()) || rest.front() == '[');
         ++words) {
        std::string_view after = rest;
        const std::string_view word = takeWord(after);
        const bool stamp =
            word.size() >= 5 && std::all_of(word.begin(), word.end(), [](char c) {
                return isDigit(c) || c == ':' || c == '.' || c == '-' || c == '/' || c == '[' || c == ']';
            });
        if (!stamp)
            break;
        rest = trimmedLeft(after);
    }
    return rest;
}

/// What may follow the mark of a prompt: nothing, a command, or a message that came in between.
bool mayBeTyped(std::string_view typed, char mark)
{
    if (typed.empty())
        return true;
    if (mark == '#')
        return isAlpha(typed.front()) || typed.front() == '?' || typed.front() == '*' ||
               typed.front() == '%' || typed.front() == '!';
    // A `>` stands in much else than prompts.
    const Command command = commandOf(typed);
    return (command.kind != CommandKind::Dialogue && command.kind != CommandKind::None) ||
           abbreviates(typed, "enable", 2);
}

} // namespace

Command commandOf(std::string_view typed)
{
    typed = trimmed(typed.substr(0, typed.find('|')));
    std::string_view word = takeWord(typed);
    if (equalsIgnoringCase(word, "do"))
        word = takeWord(typed);
    if (word.empty())
        return {};
    if (abbreviates(word, "show", 2))
        return showCommand(typed);
    if (abbreviates(word, "write", 2) && abbreviates(takeWord(typed), "terminal", 1))
        return {CommandKind::Configuration, {}, false};
    if (std::string_view server; abbreviates(word, "crypto", 2) && isInfoRequests(typed, server))
        return {CommandKind::Requests, server, true};
    return {CommandKind::Dialogue, {}, false};
}

std::optional<Prompt> promptOf(std::string_view line)
{
    constexpr std::size_t longestHost = 63;
    constexpr std::size_t longestMode = 32;
    std::string_view rest = withoutStamp(line);
    std::size_t length = 0;
    while (length < rest.size() && length <= longestHost && isHostCharacter(rest[length]))
        ++length;
    if (length == 0 || length > longestHost || length == rest.size() ||
        (!isAlpha(rest[0]) && !isDigit(rest[0])))
        return std::nullopt;
    const std::string_view host = rest.substr(0, length);
    rest.remove_prefix(length);
    std::string_view mode;
    if (rest.front() == '(') {
        const std::size_t end = rest.substr(0, longestMode).find(')');
        if (end == std::string_view::npos || rest.substr(0, end).find(' ') != std::string_view::npos)
            return std::nullopt;
        mode = rest.substr(1, end - 1);
        rest.remove_prefix(end + 1);
    }
    if (rest.empty() || (rest.front() != '#' && rest.front() != '>'))
        return std::nullopt;
    const char mark = rest.front();
    const std::string_view typed = trimmed(rest.substr(1));
    if (!mayBeTyped(typed, mark))
        return std::nullopt;
    return Prompt{host, typed, mode, mark};
}

} // namespace releve::ios
