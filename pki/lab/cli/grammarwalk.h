// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/lab/cli/grammar.h"

namespace releve::lab::cli {

/// Goes through a line word by word, with every syntax that still fits.
class Grammar::Walk
{
public:
    Walk(const Grammar& grammar, unsigned privilege);

    /// Takes the next word of `line`, which stands at `at`; moves `at` behind it. Anything but Good ends the walk.
    [[nodiscard]] Match::Status step(std::string_view line, std::size_t& at);
    /// After Invalid: the first character that fits nowhere.
    [[nodiscard]] std::size_t wrongCharacter() const { return m_wrong; }
    /// The first word was a keyword in full.
    [[nodiscard]] bool exactFirst() const { return m_exactFirst; }

    /// The command that may end here; null when none may. The first of the table, if several.
    [[nodiscard]] const Syntax* ending() const;
    /// One that may end here and have a filter behind it.
    [[nodiscard]] bool endsFiltered() const;
    /// One that may have a filter, here or later.
    [[nodiscard]] bool mayBeFiltered() const;

    /// Every way on, without those taken already that can be taken but once.
    [[nodiscard]] std::vector<const SyntaxEdge*> ways() const;
    /// No value may stand here, only keywords, or nothing.
    [[nodiscard]] bool wantsKeyword() const;
    /// What the value or keyword of this edge would be; false when `word` is none.
    [[nodiscard]] static bool fits(const SyntaxEdge& edge, std::string_view word);

    [[nodiscard]] std::vector<Invocation::Token>& tokens() { return m_tokens; }
    /// The tokens as `?` shows them.
    [[nodiscard]] const std::vector<std::string>& path() const { return m_path; }

private:
    struct Choice
    {
        TokenKind kind = TokenKind::Keyword;
        std::string_view keyword; ///< in full
        Match::Status status = Match::Status::Invalid;
        bool exact = false;
    };

    [[nodiscard]] bool isOpen(const SyntaxEdge& edge) const;
    [[nodiscard]] Choice choose(std::string_view word) const;
    void advance(const Choice& choice, std::string_view word, std::size_t at);

    std::vector<Thread> m_threads;
    std::vector<Invocation::Token> m_tokens;
    std::vector<std::string> m_path;
    std::size_t m_wrong = 0;
    bool m_exactFirst = false;
};

} // namespace releve::lab::cli
