// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/textlines.h"

#include <algorithm>

#include "pki/base/text.h"
#include "pki/ios/transcript.h"

namespace releve::ios {
namespace {

constexpr char escape = '\x1b';

/// Cuts the escape sequence at the front of `text` off and gives its final character (`K` of `ESC [ K`).
char takeEscape(std::string_view& text)
{
    text.remove_prefix(1);
    if (text.empty())
        return 0;
    const char kind = text.front();
    text.remove_prefix(1);
    if (kind != '[' && kind != ']')
        return 0;
    const auto ends = [kind](char c) {
        return kind == '[' ? c >= '@' && c <= '~' : c == '\a' || c == escape;
    };
    const auto* const end = std::find_if(text.begin(), text.end(), ends);
    const char last = end == text.end() ? 0 : *end;
    text.remove_prefix(std::min<std::size_t>(static_cast<std::size_t>(end - text.begin()) + 1, text.size()));
    return kind == '[' ? last : 0;
}

/// Cuts a pager's question off the front; false when there is none.
bool consumePager(std::string_view& text)
{
    std::string_view rest = trimmedLeft(text);
    if (rest.empty() || (rest.front() != '-' && rest.front() != '<'))
        return false;
    bool found = false;
    while (consume(rest, "--More--") || consume(rest, "<--- More --->")) {
        found = true;
        rest = trimmedLeft(rest);
    }
    if (found)
        text = rest;
    return found;
}

} // namespace

TextLines::TextLines(std::string_view text, std::uint32_t linesBefore) : m_text(text), m_number(linesBefore)
{
    for (const std::string_view mark : {std::string_view("\xef\xbb\xbf"), std::string_view("\xff\xfe")})
        if (m_text.starts_with(mark)) {
            m_position = mark.size();
            break;
        }
}

bool TextLines::next(TextLine& line)
{
    while (m_position < m_text.size()) {
        const std::size_t begin = m_position;
        const std::size_t end = std::min(m_text.find('\n', begin), m_text.size());
        m_position = end + 1;
        std::string_view raw = m_text.substr(begin, end - begin);
        while (!raw.empty() && raw.back() == '\r')
            raw.remove_suffix(1);
        line.number = ++m_number;
        line.cut = raw.size() > maximumLineLength;
        raw = raw.substr(0, maximumLineLength);
        if (hasControls(begin, begin + raw.size()))
            raw = asSeen(raw);
        line.width = raw.size();
        const bool paged = consumePager(raw);
        line.text = trimmedRight(raw);
        if (!paged || !line.text.empty())
            return true;
    }
    return false;
}

bool TextLines::hasControls(std::size_t begin, std::size_t end)
{
    bool found = false;
    for (std::size_t i = 0; i < controls.size(); ++i) {
        if (m_nextControl[i] < begin || m_nextControl[i] == 0)
            m_nextControl[i] = std::min(m_text.find(controls[i], begin), m_text.size());
        found = found || m_nextControl[i] < end;
    }
    return found;
}

std::string_view TextLines::asSeen(std::string_view raw)
{
    m_screen.clear();
    std::size_t column = 0;
    while (!raw.empty()) {
        const char c = raw.front();
        if (c == escape) {
            if (takeEscape(raw) == 'K')
                m_screen.resize(std::min(column, m_screen.size()));
            continue;
        }
        raw.remove_prefix(1);
        if (c == '\b') {
            column -= column > 0 ? 1 : 0;
        } else if (c == '\r') {
            column = 0;
        } else if (c != '\0' && c != '\a') {
            if (column < m_screen.size())
                m_screen[column] = c;
            else
                m_screen += c;
            ++column;
        }
    }
    return m_screen;
}

} // namespace releve::ios
