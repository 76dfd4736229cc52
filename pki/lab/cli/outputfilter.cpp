// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/outputfilter.h"

#include <utility>

#include "pki/base/text.h"
#include "pki/ios/configtext.h"

namespace releve::lab::cli {
namespace {

/// A line longer than this is looked at, and shown, in parts.
constexpr std::size_t maxLine = 4096;

struct NameMatch
{
    const FilterName* name = nullptr;
    std::size_t candidates = 0;
};

NameMatch findName(std::string_view word)
{
    NameMatch match;
    for (const FilterName& name : filterNames()) {
        if (!word.empty() && startsWithIgnoringCase(name.name, word)) {
            match.name = &name;
            ++match.candidates;
        }
    }
    return match;
}

/// Where the next filter begins: a `|` with the name of one behind it, and something behind that.
std::size_t nextFilter(std::string_view text)
{
    for (auto bar = text.find(" |"); bar != std::string_view::npos; bar = text.find(" |", bar + 1)) {
        std::string_view rest = text.substr(bar + 2);
        const std::string_view word = takeWord(rest);
        if (findName(word).candidates == 1 && !trimmed(rest).empty())
            return bar;
    }
    return std::string_view::npos;
}

} // namespace

const std::vector<FilterName>& filterNames()
{
    static const std::vector<FilterName> names{
        {"begin", "Begin with the line that matches", FilterKind::Begin},
        {"count", "Count number of lines which match regexp", FilterKind::Count},
        {"exclude", "Exclude lines that match", FilterKind::Exclude},
        {"include", "Include lines that match", FilterKind::Include},
        {"section", "Filter a section of output", FilterKind::Section},
    };
    return names;
}

FilterText readFilters(std::string_view text)
{
    FilterText result;
    std::string_view rest = text;
    while (true) {
        const std::string_view before = trimmedLeft(rest);
        const auto at = static_cast<std::size_t>(before.data() - text.data());
        rest = before;
        const std::string_view word = takeWord(rest);
        const NameMatch match = findName(word);
        const auto fail = [&result](FilterText::Status status, std::size_t position) {
            result.status = status;
            result.position = position;
            return std::move(result);
        };
        if (word.empty())
            return fail(FilterText::Status::Incomplete, at);
        if (match.candidates > 1)
            return fail(FilterText::Status::Ambiguous, at);
        if (!match.name)
            return fail(FilterText::Status::Invalid, at);

        FilterKind kind = match.name->kind;
        std::string_view expression = trimmedLeft(rest);
        if (kind == FilterKind::Section) { // `section include X`, `section exclude X`
            std::string_view after = expression;
            const std::string_view how = takeWord(after);
            const bool exclude = equalsIgnoringCase(how, "exclude");
            if ((exclude || equalsIgnoringCase(how, "include")) && !trimmed(after).empty()) {
                kind = exclude ? FilterKind::SectionExclude : FilterKind::Section;
                expression = trimmedLeft(after);
            }
        }
        const std::size_t bar = nextFilter(expression);
        const std::string_view own = trimmedRight(expression.substr(0, bar));
        if (own.empty())
            return fail(FilterText::Status::Incomplete, at);
        auto pattern = Pattern::compile(own);
        if (!pattern)
            return fail(FilterText::Status::BadPattern, at);
        result.stages.push_back({kind, *std::move(pattern)});
        if (bar == std::string_view::npos)
            return result;
        rest = expression.substr(bar + 2);
    }
}

OutputFilter::OutputFilter(std::vector<Stage> stages)
    : m_stages(std::move(stages)), m_progress(m_stages.size())
{}

void OutputFilter::feed(std::string_view text, std::string& out)
{
    while (!text.empty()) {
        const auto end = text.find('\n');
        const bool ended = end != std::string_view::npos;
        m_partial.append(text.substr(0, end));
        text.remove_prefix(ended ? end + 1 : text.size());
        if (!ended && m_partial.size() < maxLine)
            return;
        line(m_partial, 0, out);
        m_partial.clear();
    }
}

void OutputFilter::line(std::string_view text, std::size_t from, std::string& out)
{
    for (std::size_t stage = from; stage < m_stages.size(); ++stage) {
        if (!passes(m_stages[stage], m_progress[stage], text))
            return;
    }
    out.append(text).append("\n");
}

bool OutputFilter::passes(const Stage& stage, Progress& progress, std::string_view line)
{
    switch (stage.kind) {
    case FilterKind::Include:
        return stage.pattern.occursIn(line);
    case FilterKind::Exclude:
        return !stage.pattern.occursIn(line);
    case FilterKind::Begin:
        progress.begun = progress.begun || stage.pattern.occursIn(line);
        return progress.begun;
    case FilterKind::Count:
        progress.count += stage.pattern.occursIn(line) ? 1 : 0;
        return false;
    case FilterKind::Section:
    case FilterKind::SectionExclude:
        break;
    }
    // A section is a line that matches and the deeper ones below it: the lines of a block, not the block around them.
    const std::size_t indent = ios::indentOf(line);
    if (progress.indent && indent <= *progress.indent)
        progress.indent.reset();
    if (!progress.indent && stage.pattern.occursIn(line))
        progress.indent = indent;
    return progress.indent.has_value() == (stage.kind == FilterKind::Section);
}

void OutputFilter::finish(std::string& out)
{
    if (!m_partial.empty())
        line(std::exchange(m_partial, {}), 0, out);
    for (std::size_t stage = 0; stage < m_stages.size(); ++stage) {
        if (m_stages[stage].kind == FilterKind::Count)
            line("Number of lines which match regexp = " + std::to_string(m_progress[stage].count), stage + 1,
                 out);
    }
}

} // namespace releve::lab::cli
