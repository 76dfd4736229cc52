// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

#include "pki/lab/cli/keydecoder.h"

namespace releve::lab::cli {

/// Lines typed before, oldest first.
class History
{
public:
    static constexpr std::size_t defaultLimit = 20;

    /// A blank line, or the same as the last one, is not kept.
    void add(std::string_view line);
    [[nodiscard]] const std::deque<std::string>& lines() const { return m_lines; }
    /// How many lines are kept; 0 = none. What is too many goes at once.
    void setLimit(std::size_t limit);
    [[nodiscard]] std::size_t limit() const { return m_limit; }

private:
    std::deque<std::string> m_lines;
    std::size_t m_limit = defaultLimit;
};

enum class Echo
{
    On,
    Off
};

/// One line being typed: keys in, what the terminal shows out. Knows no prompt but its width: a line too long for
/// the rest of the terminal is shown in part, with `$` where it goes on, as IOS does.
class LineEditor
{
public:
    /// Ours: IOS refuses more characters than its line buffer takes, which differs by release.
    static constexpr std::size_t maxLength = 510;

    /// Begins an empty line. `columns` are free to the right of the prompt; 0 is no limit. `history` may be null, and
    /// must outlive the line.
    void begin(Echo echo, std::size_t columns, const History* history);

    /// Enter, Break and the like are the caller's, and change nothing here. Appends to `out` what is to be shown.
    void press(KeyPress key, std::string& out);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::string_view textBeforeCursor() const
    {
        return std::string_view(m_text).substr(0, m_cursor);
    }
    [[nodiscard]] Echo echo() const { return m_echo; }
    /// Where in the columns right of the prompt the cursor stands.
    [[nodiscard]] std::size_t column() const { return m_column; }

    /// Makes this the line, the cursor at its end. Nothing is shown; draw() does that.
    void replace(std::string_view text);
    /// Shows the line where nothing of it stands yet: behind a prompt just printed.
    void draw(std::string& out);

private:
    void type(char character, std::string& out);
    void moveTo(std::size_t position, std::string& out);
    void erase(std::size_t from, std::size_t to, std::string& out);
    void recall(bool older, std::string& out);
    void edit(Key key, std::string& out);
    void show(std::string& out);
    [[nodiscard]] std::size_t wordStart() const;
    [[nodiscard]] std::size_t wordEnd() const;

    Echo m_echo = Echo::On;
    std::size_t m_columns = 0;
    const History* m_history = nullptr;
    std::size_t m_recalled = 0; ///< how many lines back
    std::string m_text;
    std::string m_erased; ///< what Ctrl-Y brings back
    std::size_t m_cursor = 0;
    std::size_t m_first = 0;  ///< character in the first column
    std::size_t m_shown = 0;  ///< columns in use
    std::size_t m_column = 0; ///< of the cursor
    bool m_refused = false;   ///< the bell has rung for this line
};

} // namespace releve::lab::cli
