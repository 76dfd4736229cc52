// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/lab/cli/pattern.h"

namespace releve::lab::cli {

enum class FilterKind
{
    Begin,
    Count,
    Exclude,
    Include,
    Section,
    SectionExclude
};

/// `| include REGEX` and its like: whole lines of a command's output go through it. Several in a row are IOS XE's.
class OutputFilter
{
public:
    struct Stage
    {
        FilterKind kind = FilterKind::Include;
        Pattern pattern;
    };

    explicit OutputFilter(std::vector<Stage> stages);

    /// Text of a command; appends to `out` what gets through, in whole lines.
    void feed(std::string_view text, std::string& out);
    /// The output is over: a last line without its end, and what `count` counted.
    void finish(std::string& out);

private:
    struct Progress
    {
        bool begun = false;                ///< Begin: it has matched
        std::size_t count = 0;             ///< Count
        std::optional<std::size_t> indent; ///< Section: of the line that opened it
    };

    void line(std::string_view line, std::size_t from, std::string& out);
    [[nodiscard]] static bool passes(const Stage& stage, Progress& progress, std::string_view line);

    std::vector<Stage> m_stages;
    std::vector<Progress> m_progress;
    std::string m_partial;
};

/// What stands behind the first `|` of a command.
struct FilterText
{
    enum class Status
    {
        Good,
        Incomplete,
        Invalid, ///< at `position`
        Ambiguous,
        BadPattern
    };

    Status status = Status::Good;
    std::size_t position = 0;
    std::vector<OutputFilter::Stage> stages;
};

/// Reads `include REGEX [| exclude REGEX …]`. A `|` that no filter's name follows belongs to the expression.
[[nodiscard]] FilterText readFilters(std::string_view text);

struct FilterName
{
    std::string_view name;
    std::string_view help;
    FilterKind kind;
};

[[nodiscard]] const std::vector<FilterName>& filterNames();

} // namespace releve::lab::cli
