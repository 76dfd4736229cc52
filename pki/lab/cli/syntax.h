// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pki/lab/cli/commandtable.h"

namespace releve::lab::cli {

enum class TokenKind : std::uint8_t
{
    Keyword,
    Number, ///< `<low-high>`
    Address,
    Time,
    Month,
    Word, ///< `WORD`, `URL`
    Line  ///< all that is left
};

/// One way on from a place in a command's syntax.
struct SyntaxEdge
{
    TokenKind kind = TokenKind::Keyword;
    bool once = false; ///< a keyword in a repeated bracket
    std::string text;  ///< the keyword, or what `?` shows for the value
    std::uint64_t low = 0, high = 0;
    std::uint16_t to = 0;
};

/// A command's syntax, compiled: places, and the ways from one to the next.
class Syntax
{
public:
    /// A mistake in a table is a mistake of ours: it ends the program with the syntax on standard error.
    Syntax(const CommandEntry& entry, std::span<const RangeEntry> ranges);

    [[nodiscard]] const CommandEntry& entry() const { return *m_entry; }
    [[nodiscard]] std::uint16_t start() const { return m_start; }
    /// Whether the command may end at this place.
    [[nodiscard]] bool accepts(std::uint16_t place) const { return m_places[place].accepts; }
    /// Every way on, through optional parts too.
    [[nodiscard]] const std::vector<SyntaxEdge>& edges(std::uint16_t place) const
    {
        return m_places[place].edges;
    }

private:
    friend class SyntaxCompiler;

    struct Place
    {
        std::vector<SyntaxEdge> edges;
        std::vector<std::uint16_t> skips; ///< places that are this one as well
        bool accepts = false;
    };

    void resolveSkips(std::uint16_t end);

    const CommandEntry* m_entry;
    std::vector<Place> m_places;
    std::uint16_t m_start = 0;
};

} // namespace releve::lab::cli
