// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/dialoguerecord.h"

#include "pki/base/text.h"
#include "pki/ios/masking.h"

namespace releve::ios {

void DialogueRecord::add(DialogueEntry::From from, std::string_view text, Duration now)
{
    if (m_full || text.empty())
        return;
    constexpr std::size_t entrySize = 64; // so that many small ones end too
    m_size += text.size() + entrySize;
    if (m_size > m_limit) {
        m_full = true;
        m_entries.push_back({from, now, "[more was said than is kept]\n"});
    } else if (!m_entries.empty() && m_entries.back().from == from) {
        m_entries.back().text.append(text);
    } else {
        m_entries.push_back({from, now, std::string(text)});
    }
}

void DialogueRecord::line(std::string_view line, Duration now, bool behindSecret)
{
    if (m_full)
        return;
    const std::string text = behindSecret && !line.empty() ? std::string(secretMark) : toUtf8(masked(line));
    add(DialogueEntry::From::Router, text + '\n', now);
}

void DialogueRecord::part(std::string_view part, Duration now)
{
    if (!m_full)
        add(DialogueEntry::From::Router, toUtf8(masked(part)), now);
}

void DialogueRecord::sent(std::string_view text, Duration now)
{
    m_mask.endText();
    add(DialogueEntry::From::Us, toUtf8(masked(text)) + '\n', now);
}

void DialogueRecord::sentSecret(Duration now)
{
    add(DialogueEntry::From::Us, std::string(secretMark) + '\n', now);
}

std::string DialogueRecord::masked(std::string_view line)
{
    return maskedLine(line, m_mask);
}

} // namespace releve::ios
