// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace releve::lab::cli {

/// An IOS regular expression: `.` `*` `+` `?` `^` `$` `[a-z]` `[^…]` `(…)` `a|b` `\x` and `_` (a blank, comma, brace,
/// parenthesis, or either end; itself too, or `| include CONFIG_I` would find nothing). Matching takes time in
/// proportion to text × pattern whatever they are: std::regex backtracks, and recurses once a character, which
/// somebody who may type patterns could use to stop the lab.
class Pattern
{
public:
    static constexpr std::size_t maxLength = 254;

    /// Empty when it is no expression, or too long.
    [[nodiscard]] static std::optional<Pattern> compile(std::string_view text);

    /// It occurs somewhere in `line`. Case counts.
    [[nodiscard]] bool occursIn(std::string_view line) const;

private:
    friend class PatternCompiler;
    using Characters = std::bitset<256>;

    struct State
    {
        enum class Kind
        {
            Character, ///< one of `set`, then `next`
            Split,     ///< `next` and `other`, without a character
            Begin,     ///< `^`, then `next`
            End,       ///< `$`, then `next`
            Accept
        };
        Kind kind = Kind::Accept;
        std::uint16_t next = 0;
        std::uint16_t other = 0;
        std::uint16_t set = 0; ///< in m_sets
    };

    class Run;

    std::vector<State> m_states;
    std::vector<Characters> m_sets;
    std::uint16_t m_start = 0;
};

} // namespace releve::lab::cli
