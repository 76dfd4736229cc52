// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include "pki/base/text.h"
#include "pki/lab/cli/grammar.h"
#include "pki/lab/cli/grammarwalk.h"

namespace releve::lab::cli {
namespace {

/// What stands above the list that `?` prints alone.
std::string_view headingOf(Mode mode)
{
    switch (mode) {
    case Mode::Exec:
        return "Exec commands:\n";
    case Mode::Configure:
        return "Configure commands:\n";
    case Mode::Trustpoint:
        return "CA TrustPoint configuration commands:\n"; // from memory
    case Mode::Server:
        return "CA Server configuration commands:\n"; // from memory
    case Mode::Interface:
        return "Interface configuration commands:\n";
    case Mode::Line:
        return "Line configuration commands:\n";
    default:
        return {};
    }
}

/// `show  shutdown`: as many words a row as there is room for.
std::string inColumns(const std::set<std::string>& words, std::size_t width)
{
    std::size_t column = 0;
    for (const std::string& word : words)
        column = std::max(column, word.size() + 2);
    const std::size_t perRow =
        std::max<std::size_t>(1, (width == 0 ? 80 : width) / std::max<std::size_t>(column, 1));
    std::string text;
    std::size_t inRow = 0;
    for (const std::string& word : words) {
        text.append(word);
        if (++inRow < perRow && word != *words.rbegin())
            text.append(column - word.size(), ' ');
        else
            text.append("\n");
        inRow %= perRow;
    }
    return text;
}

struct Row
{
    std::string token;
    std::string_view help;
};

std::string inRows(const std::vector<Row>& rows)
{
    std::size_t column = 0;
    for (const Row& row : rows)
        column = std::max(column, row.token.size() + 2);
    std::string text;
    for (const Row& row : rows) {
        text.append("  ").append(row.token);
        if (!row.help.empty())
            text.append(column - row.token.size(), ' ').append(row.help);
        text.append("\n");
    }
    return text;
}

} // namespace

/// The longest way to the token that has a text.
std::string_view Grammar::helpFor(std::span<const std::string> path, std::string_view token) const
{
    std::string_view found;
    std::string key(token);
    for (std::size_t used = 0; true; ++used) {
        const auto entry =
            std::lower_bound(m_help.begin(), m_help.end(), key,
                             [](const HelpEntry& a, const std::string& b) { return a.path < b; });
        if (entry != m_help.end() && entry->path == key)
            found = entry->text;
        if (used == path.size())
            return found;
        key.insert(0, path[path.size() - 1 - used] + ' ');
    }
}

Grammar::Help Grammar::help(std::string_view line, unsigned privilege, std::size_t width) const
{
    const auto blank = line.find_last_of(" \t");
    const std::size_t start = blank == std::string_view::npos ? 0 : blank + 1;
    const std::string_view word = line.substr(start);
    Walk walk(*this, privilege);
    for (std::size_t at = 0; true;) {
        at = std::min(line.find_first_not_of(" \t", at), line.size());
        if (at >= start)
            break;
        if (walk.endsFiltered() && line[at] == '|') {
            std::vector<Row> rows;
            for (const FilterName& name : filterNames())
                rows.push_back({std::string(name.name), name.help});
            return {Match::Status::Good, inRows(rows)};
        }
        const Match::Status status = walk.step(line, at);
        if (status != Match::Status::Good)
            return {status, {}};
    }
    std::set<std::string> keywords, all;
    for (const SyntaxEdge* edge : walk.ways()) {
        if (!word.empty() && !Walk::fits(*edge, word))
            continue;
        all.insert(edge->text);
        if (edge->kind == TokenKind::Keyword)
            keywords.insert(edge->text);
    }
    if (!word.empty() && !keywords.empty())
        return {Match::Status::Good, inColumns(keywords, width)};
    std::vector<Row> rows;
    for (const std::string& token : all)
        rows.push_back({token, helpFor(walk.path(), token)});
    if (word.empty() && walk.endsFiltered())
        rows.push_back({"|", "Output modifiers"});
    std::string text = inRows(rows);
    if (word.empty() && walk.ending())
        text.append("  <cr>\n");
    if (text.empty())
        return {Match::Status::Invalid, {}};
    if (word.empty() && walk.path().empty())
        text.insert(0, headingOf(m_mode));
    return {Match::Status::Good, std::move(text)};
}

} // namespace releve::lab::cli
