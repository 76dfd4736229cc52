// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/verbatimlines.h"

#include <algorithm>
#include <array>

#include "pki/base/text.h"

namespace releve::lab::cli {
namespace {

using Lines = std::vector<std::string>;

/// So many that no configuration has them; more are dropped.
constexpr std::size_t maxLines = 5000;

/// `line` is `text`, or `text` and more words.
bool beginsWith(std::string_view line, std::string_view text)
{
    return line.substr(0, text.size()) == text && (line.size() == text.size() || line[text.size()] == ' ');
}

Lines::iterator endOfBlock(Lines& lines, Lines::iterator header)
{
    return std::find_if(header + 1, lines.end(),
                        [](const std::string& line) { return line.empty() || line.front() != ' '; });
}

/// In `from` to `to`: what `text`, with this much indentation, changes there.
void apply(Lines& lines, Lines::iterator from, Lines::iterator to, std::string_view text,
           std::string_view indent)
{
    std::string_view positive = text;
    const bool negated = consume(positive, "no ");
    const std::string own = std::string(indent).append(text);
    const std::string opposite = std::string(indent).append(negated ? "" : "no ").append(positive);
    bool removed = false;
    for (auto at = from; at != to;) {
        const bool goes = negated ? beginsWith(*at, opposite) : *at == opposite;
        if (!goes) {
            ++at;
            continue;
        }
        const auto end = indent.empty() ? endOfBlock(lines, at) : at + 1;
        to -= end - at;
        at = lines.erase(at, end);
        removed = true;
    }
    if ((negated && removed) || std::find(from, to, own) != to || lines.size() >= maxLines)
        return;
    lines.insert(to, own);
}

/// What of a line tells what it is about: `crl cache none` and `crl query …` are two things, `usage ike` is one; of
/// `match` each line is its own.
std::string_view subjectOf(std::string_view line)
{
    constexpr std::array<std::string_view, 5> twoWords{"crl", "ocsp", "authorization", "enrollment", "eku"};
    std::string_view rest = line;
    const std::string_view first = takeWord(rest);
    if (first == "match")
        return line;
    if (std::find(twoWords.begin(), twoWords.end(), first) != twoWords.end())
        (void)takeWord(rest);
    return line.substr(0, line.size() - rest.size());
}

} // namespace

void applyVerbatim(std::vector<std::string>& lines, std::string_view line)
{
    apply(lines, lines.begin(), lines.end(), line, "");
}

void applyVerbatimIn(std::vector<std::string>& lines, std::string_view header, std::string_view line)
{
    applyVerbatim(lines, header);
    const auto block = std::find(lines.begin(), lines.end(), header);
    if (block != lines.end())
        apply(lines, block + 1, endOfBlock(lines, block), line, " ");
}

void replaceVerbatimIn(std::vector<std::string>& lines, std::string_view header, std::string_view line)
{
    std::string_view about = line;
    const bool negated = consume(about, "no ") || consume(about, "default ");
    if (!negated)
        about = subjectOf(line);
    if (!negated && lines.size() >= maxLines)
        return;
    auto block = verbatimBlock(lines, header);
    std::erase_if(block, [about](const std::string& present) { return beginsWith(trimmed(present), about); });
    if (!negated)
        block.push_back(std::string(" ").append(line));
    eraseVerbatimBlock(lines, header);
    if (block.empty())
        return;
    lines.emplace_back(header);
    lines.insert(lines.end(), block.begin(), block.end());
}

std::vector<std::string> verbatimBlock(const std::vector<std::string>& lines, std::string_view header)
{
    std::vector<std::string> block;
    auto at = std::find(lines.begin(), lines.end(), header);
    if (at == lines.end())
        return block;
    for (++at; at != lines.end() && at->starts_with(' '); ++at)
        block.push_back(*at);
    return block;
}

void eraseVerbatimBlock(std::vector<std::string>& lines, std::string_view header)
{
    const auto at = std::find(lines.begin(), lines.end(), header);
    if (at != lines.end())
        lines.erase(at, endOfBlock(lines, at));
}

bool hasVerbatim(const std::vector<std::string>& lines, std::string_view line)
{
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

bool hasVerbatimIn(const std::vector<std::string>& lines, std::string_view header, std::string_view line)
{
    bool inside = false;
    for (const std::string& present : lines) {
        if (present.empty() || present.front() != ' ')
            inside = beginsWith(present, header);
        else if (inside && trimmed(present) == line)
            return true;
    }
    return false;
}

} // namespace releve::lab::cli
