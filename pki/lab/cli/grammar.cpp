// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/grammar.h"

#include <algorithm>
#include <iterator>

#include "pki/base/text.h"
#include "pki/lab/cli/grammarwalk.h"

namespace releve::lab::cli {

bool Invocation::has(std::string_view keyword) const
{
    return std::any_of(tokens.begin(), tokens.end(), [keyword](const Token& token) {
        return token.kind == TokenKind::Keyword && token.text == keyword;
    });
}

bool Invocation::negated() const
{
    return !tokens.empty() && (tokens.front().text == "no" || tokens.front().text == "default") &&
           tokens.front().kind == TokenKind::Keyword;
}

std::string_view Invocation::after(std::string_view keyword) const
{
    for (std::size_t index = 0; index + 1 < tokens.size(); ++index) {
        if (tokens[index].kind == TokenKind::Keyword && tokens[index].text == keyword)
            return tokens[index + 1].kind == TokenKind::Keyword ? std::string_view{} : tokens[index + 1].text;
    }
    return {};
}

std::string_view Invocation::value(std::size_t index) const
{
    for (const Token& token : tokens) {
        if (token.kind != TokenKind::Keyword && index-- == 0)
            return token.text;
    }
    return {};
}

std::size_t Invocation::valueAt(std::size_t index) const
{
    for (const Token& token : tokens) {
        if (token.kind != TokenKind::Keyword && index-- == 0)
            return token.at;
    }
    return 0;
}

std::string Invocation::text(std::size_t from) const
{
    std::string text;
    for (std::size_t index = from; index < tokens.size(); ++index)
        text.append(text.empty() ? "" : " ").append(tokens[index].text);
    return text;
}

Grammar::Grammar(Mode mode, std::span<const CommandTable> tables) : m_mode(mode)
{
    std::vector<RangeEntry> ranges;
    for (const CommandTable& table : tables) {
        ranges.insert(ranges.end(), table.ranges.begin(), table.ranges.end());
        std::copy_if(
            table.help.begin(), table.help.end(), std::back_inserter(m_help),
            [mode](const HelpEntry& entry) { return entry.mode == mode || entry.mode == Mode::Count; });
    }
    std::stable_sort(m_help.begin(), m_help.end(), [](const HelpEntry& a, const HelpEntry& b) {
        return a.path != b.path ? a.path < b.path : a.mode < b.mode; // the mode's own first
    });
    for (const CommandTable& table : tables) {
        for (const CommandEntry& entry : table.commands) {
            if (entry.mode != mode)
                continue;
            if (entry.syntax == "LINE")
                m_catchAll = &entry;
            else
                m_syntaxes.emplace_back(entry, ranges);
        }
    }
}

namespace {

Match::Status statusOf(FilterText::Status status)
{
    switch (status) {
    case FilterText::Status::Good:
        return Match::Status::Good;
    case FilterText::Status::Incomplete:
        return Match::Status::Incomplete;
    case FilterText::Status::Ambiguous:
        return Match::Status::Ambiguous;
    case FilterText::Status::BadPattern:
        return Match::Status::BadPattern;
    case FilterText::Status::Invalid:
        break;
    }
    return Match::Status::Invalid;
}

/// `sh run|inc x`: where the filter begins, when this command can have one.
std::size_t barIn(std::string_view line, std::size_t at)
{
    const auto end = std::min(line.find_first_of(" \t", at), line.size());
    const auto bar = line.find('|', at);
    return bar < end ? bar : std::string_view::npos;
}

} // namespace

Match Grammar::match(std::string_view line, unsigned privilege) const
{
    Match match;
    Walk walk(*this, privilege);
    std::string_view left = trimmedRight(line);
    for (std::size_t at = 0; true;) {
        at = std::min(left.find_first_not_of(" \t", at), left.size());
        if (at == left.size())
            break;
        const std::size_t bar = walk.mayBeFiltered() ? barIn(left, at) : std::string_view::npos;
        if (bar == at && walk.endsFiltered()) {
            FilterText filters = readFilters(left.substr(bar + 1));
            match.status = statusOf(filters.status);
            match.position = bar + 1 + filters.position;
            if (match.status != Match::Status::Good)
                return match;
            match.invocation.filters = std::move(filters.stages);
            break;
        }
        const bool cut = bar != std::string_view::npos && bar > at && match.words > 0;
        const std::string_view upToBar = left.substr(0, bar);
        match.status = walk.step(cut ? upToBar : left, at);
        match.exactFirst = walk.exactFirst();
        if (match.status != Match::Status::Good) {
            match.position = walk.wrongCharacter();
            if (m_catchAll && match.status == Match::Status::Invalid && walk.wantsKeyword()) {
                match.status = Match::Status::Good;
                match.invocation.entry = m_catchAll;
                match.invocation.tokens = {{TokenKind::Line, std::string(trimmed(line)), 0}};
            }
            return match;
        }
        ++match.words;
    }
    const Syntax* const syntax = walk.ending();
    match.status = syntax ? Match::Status::Good : Match::Status::Incomplete;
    match.position = left.size();
    match.invocation.entry = syntax ? &syntax->entry() : nullptr;
    match.invocation.tokens = std::move(walk.tokens());
    return match;
}

std::optional<std::string> Grammar::completed(std::string_view line, unsigned privilege) const
{
    const auto blank = line.find_last_of(" \t");
    const std::size_t start = blank == std::string_view::npos ? 0 : blank + 1;
    const std::string_view word = line.substr(start);
    if (word.empty())
        return std::nullopt;
    Walk walk(*this, privilege);
    for (std::size_t at = 0; true;) {
        at = std::min(line.find_first_not_of(" \t", at), line.size());
        if (at >= start)
            break;
        if (walk.step(line, at) != Match::Status::Good)
            return std::nullopt;
    }
    std::string_view found;
    for (const SyntaxEdge* edge : walk.ways()) {
        if (edge->kind != TokenKind::Keyword || !startsWithIgnoringCase(edge->text, word))
            continue;
        if (!found.empty() && found != edge->text)
            return std::nullopt;
        found = edge->text;
    }
    if (found.empty())
        return std::nullopt;
    return std::string(line.substr(0, start)).append(found).append(" ");
}

} // namespace releve::lab::cli
