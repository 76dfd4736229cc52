// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/terminal.h"

#include <algorithm>
#include <utility>

namespace releve::lab::cli {
namespace {

constexpr std::string_view more = " --More-- ";
/// As IOS wipes it: the blanks around the word are not touched.
constexpr std::string_view wipeMore = "\b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b";
constexpr std::size_t maxMessages = 64;

} // namespace

std::string Terminal::takeOutput()
{
    return std::exchange(m_out, {});
}

/// To the terminal as it is; only `\n` becomes `\r\n`.
void Terminal::put(std::string_view text)
{
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view row = text.substr(0, end);
        m_out.append(row);
        m_column += row.size();
        if (end == std::string_view::npos)
            return;
        m_out.append("\r\n");
        m_column = 0;
        text.remove_prefix(end + 1);
    }
}

void Terminal::freshLine()
{
    if (std::exchange(m_behindMessage, false))
        put("\n");
}

void Terminal::endRow()
{
    if (m_column > 0)
        write("\n");
}

/// Prints up to the end of the page; returns how much that was.
std::size_t Terminal::putRows(std::string_view text)
{
    const std::size_t width = m_settings.width;
    const auto wraps = [width](std::size_t columns) {
        return width == 0 || columns == 0 ? std::size_t{0} : (columns - 1) / width;
    };
    std::size_t done = 0;
    while (done < text.size()) {
        if (m_settings.length > 1 && m_rows + 1 >= m_settings.length && m_column == 0) {
            m_paging = true;
            m_out.append(more);
            return done;
        }
        const auto end = text.find('\n', done);
        const bool ended = end != std::string_view::npos;
        const std::size_t size = (ended ? end : text.size()) - done;
        m_rows += wraps(m_column + size) - wraps(m_column) + (ended ? 1 : 0);
        put(text.substr(done, size + (ended ? 1 : 0)));
        done += size + (ended ? 1 : 0);
    }
    return done;
}

void Terminal::write(std::string_view text)
{
    if (m_discarding || text.empty())
        return;
    if (m_paging) {
        m_held.append(text);
        return;
    }
    freshLine();
    const std::size_t done = putRows(text);
    m_held.assign(text.substr(done));
    m_heldFrom = 0;
}

Terminal::Event Terminal::pageKey(KeyPress key)
{
    m_out.append(wipeMore);
    m_paging = false;
    if (key.key == Key::Enter) {
        m_rows = m_settings.length > 2 ? m_settings.length - 2 : 0;
    } else if (key.key == Key::Character && key.character == ' ') {
        m_rows = 0;
    } else { // `q`, or anything else
        m_held.clear();
        m_heldFrom = m_rows = 0;
        m_discarding = true;
    }
    m_heldFrom += putRows(std::string_view(m_held).substr(m_heldFrom));
    if (m_paging)
        return Event::Paged;
    m_held.clear();
    for (const std::string& message : std::exchange(m_messages, {}))
        asynchronous(message);
    return Event::Paged;
}

void Terminal::asynchronous(std::string_view message)
{
    if (m_paging) {
        m_messages.emplace_back(message);
        if (m_messages.size() > maxMessages)
            m_messages.pop_front();
        return;
    }
    const bool typed = m_reading && m_editor.column() > 0;
    if (m_column > 0 || m_behindMessage || typed)
        put("\n");
    put(message);
    m_behindMessage = true;
    if (m_reading && m_settings.synchronous)
        resumeReading();
}

void Terminal::startReading(std::string_view prompt, Echo echo, const History* history)
{
    freshLine();
    m_rows = 0;
    m_prompt = prompt;
    m_reading = true;
    m_helps = history != nullptr;
    m_singleKey = false;
    if (m_settings.echo || !m_helps)
        put(m_prompt);
    const std::size_t width = m_settings.width;
    m_editor.begin(m_settings.echo ? echo : Echo::Off, width > m_column ? width - m_column : 0, history);
}

void Terminal::startReadingKey(std::string_view prompt)
{
    startReading(prompt, Echo::Off, nullptr);
    m_singleKey = true;
}

void Terminal::pauseReading(std::string_view shown)
{
    m_reading = false;
    m_behindMessage = false;
    m_column = 0;
    if (m_settings.echo)
        m_out.append(shown).append("\r\n");
}

void Terminal::resumeReading()
{
    freshLine();
    m_rows = 0;
    m_reading = true;
    if (!m_settings.echo)
        return;
    put(m_prompt);
    m_editor.draw(m_out);
}

void Terminal::endReading(std::string_view shown)
{
    m_line = m_editor.text();
    pauseReading(shown);
}

Terminal::Event Terminal::feed(char byte)
{
    const auto key = m_keys.feed(byte);
    if (!key)
        return Event::None;
    if (m_paging)
        return pageKey(*key);
    if (m_singleKey && key->key != Key::Break) {
        endReading({});
        m_line.assign(key->character == 0 ? 0 : 1, key->character);
        return Event::Key;
    }
    switch (key->key) {
    case Key::Enter:
        endReading({});
        return Event::Line;
    case Key::Break:
        endReading({});
        return Event::Break;
    case Key::EndMode:
        endReading("^Z");
        return Event::EndMode;
    case Key::Complete:
        if (!m_helps)
            return Event::None;
        m_line = m_editor.textBeforeCursor();
        return Event::Complete;
    case Key::Help:
        if (!m_helps || !m_settings.echo)
            break;
        m_line = m_editor.textBeforeCursor();
        return Event::Help;
    case Key::Redraw:
        if (m_settings.echo)
            put("\n");
        resumeReading();
        return Event::None;
    default:
        break;
    }
    m_editor.press(*key, m_out);
    return Event::None;
}

} // namespace releve::lab::cli
