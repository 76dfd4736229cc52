// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/grammarwalk.h"

#include <algorithm>
#include <array>

#include "pki/base/text.h"

namespace releve::lab::cli {
namespace {

/// One to three digits under 256, four times.
bool isAddress(std::string_view word)
{
    for (int part = 0; part < 4; ++part) {
        const auto dot = word.find('.');
        const std::string_view digits = word.substr(0, dot);
        const auto value = parseUnsigned(digits);
        if (!value || *value > 255 || digits.size() > 3)
            return false;
        if ((dot == std::string_view::npos) != (part == 3))
            return false;
        word.remove_prefix(part == 3 ? word.size() : dot + 1);
    }
    return true;
}

bool isTime(std::string_view word)
{
    const auto two = [word](std::size_t at, unsigned below) {
        const auto value = parseUnsigned(word.substr(at, 2));
        return value && *value < below;
    };
    return word.size() == 8 && word[2] == ':' && word[5] == ':' && two(0, 24) && two(3, 60) && two(6, 60);
}

bool isMonth(std::string_view word)
{
    constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
    return word.size() >= 3 && std::any_of(months.begin(), months.end(), [word](std::string_view month) {
               return startsWithIgnoringCase(month, word);
           });
}

/// The order in which values are tried: the most particular first.
constexpr std::array valueKinds{TokenKind::Time,  TokenKind::Address, TokenKind::Number,
                                TokenKind::Month, TokenKind::Word,    TokenKind::Line};

std::size_t commonPrefix(std::string_view a, std::string_view b)
{
    std::size_t size = 0;
    while (size < a.size() && size < b.size() && toLower(a[size]) == toLower(b[size]))
        ++size;
    return size;
}

} // namespace

Grammar::Walk::Walk(const Grammar& grammar, unsigned privilege)
{
    for (const Syntax& syntax : grammar.m_syntaxes) {
        if (grammar.m_mode != Mode::Exec || syntax.entry().privilege <= privilege)
            m_threads.push_back({&syntax, syntax.start()});
    }
}

bool Grammar::Walk::fits(const SyntaxEdge& edge, std::string_view word)
{
    switch (edge.kind) {
    case TokenKind::Keyword:
        return startsWithIgnoringCase(edge.text, word);
    case TokenKind::Number: {
        const auto value = parseUnsigned(word);
        return value && *value >= edge.low && *value <= edge.high;
    }
    case TokenKind::Address:
        return isAddress(word);
    case TokenKind::Time:
        return isTime(word);
    case TokenKind::Month:
        return isMonth(word);
    case TokenKind::Word:
    case TokenKind::Line:
        break;
    }
    return !word.empty();
}

bool Grammar::Walk::isOpen(const SyntaxEdge& edge) const
{
    return !edge.once ||
           std::none_of(m_tokens.begin(), m_tokens.end(), [&edge](const Invocation::Token& token) {
               return token.kind == TokenKind::Keyword && token.text == edge.text;
           });
}

std::vector<const SyntaxEdge*> Grammar::Walk::ways() const
{
    std::vector<const SyntaxEdge*> ways;
    for (const Thread& thread : m_threads) {
        for (const SyntaxEdge& edge : thread.syntax->edges(thread.place)) {
            if (isOpen(edge))
                ways.push_back(&edge);
        }
    }
    return ways;
}

bool Grammar::Walk::wantsKeyword() const
{
    const auto open = ways();
    return std::all_of(open.begin(), open.end(),
                       [](const SyntaxEdge* edge) { return edge->kind == TokenKind::Keyword; });
}

Grammar::Walk::Choice Grammar::Walk::choose(std::string_view word) const
{
    Choice choice;
    bool several = false;
    std::array<bool, valueKinds.size()> values{};
    for (const Thread& thread : m_threads) {
        for (const SyntaxEdge& edge : thread.syntax->edges(thread.place)) {
            if (edge.kind != TokenKind::Keyword) {
                const auto kind =
                    std::find(valueKinds.begin(), valueKinds.end(), edge.kind) - valueKinds.begin();
                bool& value = values[static_cast<std::size_t>(kind)];
                value = value || fits(edge, word);
                continue;
            }
            if (choice.exact || !startsWithIgnoringCase(edge.text, word) || !isOpen(edge))
                continue;
            several = several || (!choice.keyword.empty() && choice.keyword != edge.text);
            choice.keyword = edge.text;
            choice.exact = edge.text.size() == word.size();
        }
    }
    if (choice.exact || (!choice.keyword.empty() && !several)) {
        choice.status = Match::Status::Good;
        return choice;
    }
    for (std::size_t kind = 0; kind < valueKinds.size(); ++kind) {
        if (values[kind]) {
            choice.kind = valueKinds[kind];
            choice.status = Match::Status::Good;
            return choice;
        }
    }
    choice.status = several ? Match::Status::Ambiguous : Match::Status::Invalid;
    return choice;
}

void Grammar::Walk::advance(const Choice& choice, std::string_view word, std::size_t at)
{
    std::vector<Thread> next;
    std::string shown;
    for (const Thread& thread : m_threads) {
        for (const SyntaxEdge& edge : thread.syntax->edges(thread.place)) {
            if (edge.kind != choice.kind || !isOpen(edge))
                continue;
            if (edge.kind == TokenKind::Keyword ? edge.text != choice.keyword : !fits(edge, word))
                continue;
            shown = edge.text;
            if (next.empty() || next.back().syntax != thread.syntax || next.back().place != edge.to)
                next.push_back({thread.syntax, edge.to});
        }
    }
    m_threads = std::move(next);
    m_path.push_back(std::move(shown));
    m_tokens.push_back(
        {choice.kind, std::string(choice.kind == TokenKind::Keyword ? choice.keyword : word), at});
}

Match::Status Grammar::Walk::step(std::string_view line, std::size_t& at)
{
    std::string_view word = line.substr(at, line.find_first_of(" \t", at) - at);
    const Choice choice = choose(word);
    if (choice.status != Match::Status::Good) {
        std::size_t right = 0;
        for (const SyntaxEdge* edge : ways())
            right = std::max(right, edge->kind == TokenKind::Keyword ? commonPrefix(edge->text, word) : 0);
        m_wrong = at + right;
        return choice.status;
    }
    if (m_tokens.empty())
        m_exactFirst = choice.exact;
    if (choice.kind == TokenKind::Line)
        word = trimmedRight(line.substr(at));
    advance(choice, word, at);
    at += word.size();
    return Match::Status::Good;
}

const Syntax* Grammar::Walk::ending() const
{
    for (const Thread& thread : m_threads) {
        if (thread.syntax->accepts(thread.place))
            return thread.syntax;
    }
    return nullptr;
}

bool Grammar::Walk::endsFiltered() const
{
    const Syntax* const syntax = ending();
    return syntax && syntax->entry().filters;
}

bool Grammar::Walk::mayBeFiltered() const
{
    return std::any_of(m_threads.begin(), m_threads.end(),
                       [](const Thread& thread) { return thread.syntax->entry().filters; });
}

} // namespace releve::lab::cli
