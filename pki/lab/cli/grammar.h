// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pki/lab/cli/outputfilter.h"
#include "pki/lab/cli/syntax.h"

namespace releve::lab::cli {

/// A command as understood.
struct Invocation
{
    struct Token
    {
        TokenKind kind = TokenKind::Keyword;
        std::string text;   ///< a keyword in full, a value as typed
        std::size_t at = 0; ///< where it stands in the line
    };

    const CommandEntry* entry = nullptr;
    std::vector<Token> tokens;
    std::vector<OutputFilter::Stage> filters;

    /// The keyword was typed.
    [[nodiscard]] bool has(std::string_view keyword) const;
    /// It begins with `no` or `default`.
    [[nodiscard]] bool negated() const;
    /// The value right behind the keyword; empty when there is none.
    [[nodiscard]] std::string_view after(std::string_view keyword) const;
    /// The n-th value, from 0; empty when there are fewer.
    [[nodiscard]] std::string_view value(std::size_t index = 0) const;
    /// Where the n-th value stands in the line.
    [[nodiscard]] std::size_t valueAt(std::size_t index = 0) const;
    /// Keywords in full and values, blank-separated, from the n-th token on.
    [[nodiscard]] std::string text(std::size_t from = 0) const;
};

struct Match
{
    enum class Status
    {
        Good,
        Incomplete,
        Ambiguous,
        Invalid,   ///< from `position` on
        BadPattern ///< behind `|`
    };

    Status status = Status::Invalid;
    std::size_t position = 0; ///< of the first wrong character
    std::size_t words = 0;    ///< understood before that
    bool exactFirst = false;  ///< the first word is a keyword in full
    Invocation invocation;    ///< Good
};

/// The commands of one mode, matched as IOS does: a keyword may be cut short as long as it is one; a keyword in full
/// wins over longer ones, keywords over values. Immutable; shared by all sessions.
class Grammar
{
public:
    Grammar() = default;
    Grammar(Mode mode, std::span<const CommandTable> tables);

    [[nodiscard]] Match match(std::string_view line, unsigned privilege) const;

    struct Help
    {
        Match::Status status = Match::Status::Good;
        std::string text; ///< rows, each with its `\n`
    };

    /// What `?` prints behind `line`: whole words in columns when it ends in one, else what may follow with its help.
    [[nodiscard]] Help help(std::string_view line, unsigned privilege, std::size_t width) const;

    /// `line` with its last word completed and a blank behind it; empty when it cannot be.
    [[nodiscard]] std::optional<std::string> completed(std::string_view line, unsigned privilege) const;

private:
    struct Thread
    {
        const Syntax* syntax;
        std::uint16_t place;
    };
    class Walk;

    [[nodiscard]] std::string_view helpFor(std::span<const std::string> path, std::string_view token) const;

    Mode m_mode = Mode::Exec;
    std::vector<Syntax> m_syntaxes;
    const CommandEntry* m_catchAll = nullptr; ///< the one whose syntax is `LINE`
    std::vector<HelpEntry> m_help;            ///< sorted by path
};

} // namespace releve::lab::cli
