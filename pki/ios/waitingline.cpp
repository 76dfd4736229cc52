// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/waitingline.h"

#include <algorithm>
#include <array>

#include "pki/base/text.h"
#include "pki/ios/logtext.h"
#include "pki/ios/prompt.h"

namespace releve::ios {
namespace {

bool isBarePrompt(std::string_view line)
{
    const auto prompt = promptOf(line);
    return prompt && prompt->typed.empty();
}

} // namespace

void WaitingLineFinder::ended(std::string_view line)
{
    const bool wasTyped = m_typed;
    m_typed = false;
    if (wasTyped || line.empty())
        return;
    if (isLogMessage(line)) {
        m_interrupted = true;
        return;
    }
    // What follows a message may be the rest of it, when a router was waiting: it prints nothing else.
    if (m_interrupted && (line.front() == ' ' || isBarePrompt(m_last) || isPlainQuestion(m_last)) &&
        !isBarePrompt(line) && !isPlainQuestion(line))
        return;
    m_last = line;
    m_interrupted = false;
}

void WaitingLineFinder::typed()
{
    m_last.clear();
    m_interrupted = false;
    m_typed = true;
}

std::optional<WaitingLine> WaitingLineFinder::find(std::string_view current) const
{
    const std::string_view text = m_typed ? std::string_view() : current;
    if (!text.empty() && !isLogMessage(text))
        return WaitingLine{std::string(text), false};
    if (m_last.empty() || (!m_interrupted && text.empty()))
        return std::nullopt;
    return WaitingLine{m_last, true};
}

bool isPlainQuestion(std::string_view line)
{
    constexpr std::array<std::string_view, 5> choices{"[yes/no]", "[confirm]", "[y/n]", "(y/n)", "(yes/no)"};
    constexpr std::array<std::string_view, 5> names{
        "password:", "passphrase:", "passcode:", "username:", "login:"};
    const std::string text = lowered(trimmed(line));
    const bool asks = text.ends_with("]?") || text.ends_with("]:");
    std::string_view bare = text;
    while (!bare.empty() && (bare.back() == ':' || bare.back() == '?'))
        bare.remove_suffix(1);
    const auto ends = [](std::string_view whole) {
        return [whole](std::string_view part) { return whole.ends_with(part); };
    };
    return asks || std::any_of(choices.begin(), choices.end(), ends(bare)) ||
           std::any_of(names.begin(), names.end(), ends(text));
}

bool mayBeQuestion(std::string_view line)
{
    constexpr std::string_view ends = ":?]";
    const std::string_view text = trimmedRight(line);
    return !text.empty() && (ends.find(text.back()) != std::string_view::npos || isPlainQuestion(text));
}

} // namespace releve::ios
