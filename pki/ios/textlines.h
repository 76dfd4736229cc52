// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace releve::ios {

/// One line of a console log as it stood on the screen.
struct TextLine
{
    std::string_view text; ///< without line end, escape sequences and pager remains; valid until the next one
    std::uint32_t number = 0; ///< counted from 1
    std::size_t width = 0;    ///< columns taken on the screen, trailing blanks included
    bool cut = false;         ///< it was longer than maximumLineLength
    bool mayContinue = false; ///< begins at the left edge below an indented line that filled the screen

    [[nodiscard]] bool isIndented() const { return text.starts_with(' ') || text.starts_with('\t'); }
};

/// Cuts a text into lines. What a terminal would have overwritten (backspaces, carriage returns, erasures) is
/// gone, a pager's `--More--` too; NULs and bells are dropped, which also makes UTF-16 logs of ASCII
/// readable. Takes no memory per line and time linear in the text.
class TextLines
{
public:
    /// @param linesBefore of the whole text, where `text` is a later stretch of one
    explicit TextLines(std::string_view text, std::uint32_t linesBefore = 0);

    /// False at the end of the text.
    [[nodiscard]] bool next(TextLine& line);

private:
    [[nodiscard]] bool hasControls(std::size_t begin, std::size_t end);
    [[nodiscard]] std::string_view asSeen(std::string_view raw);

    static constexpr std::string_view controls{"\b\r\x1b\0\a", 5};
    std::string_view m_text;
    std::size_t m_position = 0;
    std::uint32_t m_number = 0;
    std::array<std::size_t, controls.size()>
        m_nextControl{}; ///< first position not before the last one looked for
    std::string m_screen;
};

} // namespace releve::ios
