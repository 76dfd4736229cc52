// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/lineeditor.h"

#include <algorithm>

#include "pki/base/text.h"

namespace releve::lab::cli {
namespace {

constexpr std::size_t scrollStep = 10;
constexpr std::size_t fewestColumns = 20; ///< on a narrower terminal it is left to wrap

} // namespace

void History::add(std::string_view line)
{
    if (trimmed(line).empty() || (!m_lines.empty() && m_lines.back() == line))
        return;
    m_lines.emplace_back(line);
    setLimit(m_limit);
}

void History::setLimit(std::size_t limit)
{
    m_limit = limit;
    while (m_lines.size() > m_limit)
        m_lines.pop_front();
}

void LineEditor::begin(Echo echo, std::size_t columns, const History* history)
{
    m_echo = echo;
    m_columns = columns >= fewestColumns ? columns : maxLength + 1;
    m_history = history;
    m_recalled = 0;
    m_text.clear();
    m_cursor = m_first = m_shown = m_column = 0;
    m_refused = false;
}

void LineEditor::replace(std::string_view text)
{
    m_text.assign(text.substr(0, maxLength));
    m_cursor = m_text.size();
}

void LineEditor::draw(std::string& out)
{
    m_first = m_shown = m_column = 0;
    show(out);
}

void LineEditor::press(KeyPress key, std::string& out)
{
    switch (key.key) {
    case Key::Character:
    case Key::Help:
        return type(key.character, out);
    case Key::Left:
        return moveTo(m_cursor - std::min<std::size_t>(m_cursor, 1), out);
    case Key::Right:
        return moveTo(std::min(m_cursor + 1, m_text.size()), out);
    case Key::WordLeft:
        return moveTo(wordStart(), out);
    case Key::WordRight:
        return moveTo(wordEnd(), out);
    case Key::Home:
        return moveTo(0, out);
    case Key::End:
        return moveTo(m_text.size(), out);
    case Key::Up:
        return recall(true, out);
    case Key::Down:
        return recall(false, out);
    default:
        return edit(key.key, out);
    }
}

void LineEditor::edit(Key key, std::string& out)
{
    switch (key) {
    case Key::Backspace:
        return erase(m_cursor - std::min<std::size_t>(m_cursor, 1), m_cursor, out);
    case Key::Delete:
        return erase(m_cursor, std::min(m_cursor + 1, m_text.size()), out);
    case Key::EraseToEnd:
        m_erased = m_text.substr(m_cursor);
        return erase(m_cursor, m_text.size(), out);
    case Key::EraseLine:
        m_erased = m_text;
        return erase(0, m_text.size(), out);
    case Key::EraseWord:
        m_erased = m_text.substr(wordStart(), m_cursor - wordStart());
        return erase(wordStart(), m_cursor, out);
    case Key::EraseAhead:
        m_erased = m_text.substr(m_cursor, wordEnd() - m_cursor);
        return erase(m_cursor, wordEnd(), out);
    case Key::Yank:
        for (const char c : std::string(m_erased))
            type(c, out);
        return;
    case Key::Transpose:
        if (m_cursor == 0 || m_text.size() < 2)
            return;
        m_cursor = std::min(m_cursor, m_text.size() - 1) + 1;
        std::swap(m_text[m_cursor - 2], m_text[m_cursor - 1]);
        return show(out);
    default:
        return;
    }
}

void LineEditor::type(char character, std::string& out)
{
    if (m_text.size() >= maxLength) {
        if (!m_refused && m_echo == Echo::On)
            out += '\a';
        m_refused = true;
        return;
    }
    const bool atEnd = m_cursor == m_text.size();
    m_text.insert(m_cursor, 1, character);
    ++m_cursor;
    if (!atEnd || m_column + 1 >= m_columns)
        return show(out);
    ++m_column;
    m_shown = m_column;
    if (m_echo == Echo::On)
        out += character;
}

void LineEditor::moveTo(std::size_t position, std::string& out)
{
    if (position == m_cursor)
        return;
    m_cursor = position;
    show(out);
}

void LineEditor::erase(std::size_t from, std::size_t to, std::string& out)
{
    if (from == to)
        return;
    const bool last = to == m_text.size() && from + 1 == to && m_column > 1;
    m_text.erase(from, to - from);
    m_cursor = from;
    if (!last)
        return show(out);
    --m_column;
    m_shown = m_column;
    if (m_echo == Echo::On)
        out += "\b \b";
}

void LineEditor::recall(bool older, std::string& out)
{
    if (!m_history || (older ? m_recalled == m_history->lines().size() : m_recalled == 0))
        return;
    m_recalled = older ? m_recalled + 1 : m_recalled - 1;
    const auto& lines = m_history->lines();
    replace(m_recalled == 0 ? std::string_view{} : lines[lines.size() - m_recalled]);
    show(out);
}

/// Brings the terminal from what it shows to what it should.
void LineEditor::show(std::string& out)
{
    if (m_cursor <= m_first)
        m_first = m_cursor - std::min(m_cursor, scrollStep);
    if (m_cursor - m_first + 1 >= m_columns)
        m_first = m_cursor + 1 - m_columns + scrollStep;
    if (m_text.size() < m_columns && m_cursor + 1 < m_columns)
        m_first = 0;
    std::string window = m_text.substr(m_first, m_columns - 1);
    if (m_first > 0 && !window.empty())
        window.front() = '$';
    if (m_first + window.size() < m_text.size())
        window.back() = '$';
    const std::size_t column = m_cursor - m_first;
    if (m_echo == Echo::On) {
        const std::size_t wiped = m_shown - std::min(m_shown, window.size());
        out.append(m_column, '\b');
        out.append(window).append(wiped, ' ');
        out.append(window.size() + wiped - column, '\b');
    }
    m_shown = window.size();
    m_column = column;
}

std::size_t LineEditor::wordStart() const
{
    std::size_t at = m_cursor;
    while (at > 0 && m_text[at - 1] == ' ')
        --at;
    while (at > 0 && m_text[at - 1] != ' ')
        --at;
    return at;
}

std::size_t LineEditor::wordEnd() const
{
    std::size_t at = m_cursor;
    while (at < m_text.size() && m_text[at] == ' ')
        ++at;
    while (at < m_text.size() && m_text[at] != ' ')
        ++at;
    return at;
}

} // namespace releve::lab::cli
