// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/rendertimers.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "pki/ios/rendertext.h"

namespace releve::ios {
namespace {

struct Section
{
    TimerSection section;
    std::string_view head;
    bool old; ///< old trains have it
};
constexpr std::array sections{Section{TimerSection::Pki, "PKI Timers", true},
                              Section{TimerSection::ExpiryAlert, "Expiry Alert Timers", false},
                              Section{TimerSection::Crl, "CRL Timers", false},
                              Section{TimerSection::Trustpool, "Trustpool Timers", false},
                              Section{TimerSection::Cs, "CS Timers", true}};

constexpr std::string_view updateRow = "CRL UPDATE";

TimerSection sectionOf(const TimerRecord& timer, TimerLayout layout)
{
    if (layout == TimerLayout::OldTrain && timer.section == TimerSection::Trustpool)
        return TimerSection::Pki;
    return timer.section;
}

/// What stands behind the value: `RENEW tp`, `CA(tp)`, `CRL UPDATE *dn`.
std::string rowName(const TimerRecord& timer)
{
    if (timer.target.empty())
        return timer.name;
    if (timer.section == TimerSection::ExpiryAlert)
        return timer.name + '(' + timer.target + ')';
    return timer.name + (timer.name == updateRow ? " *" : " ") + timer.target;
}

void addRow(std::string& text, const TimerRecord& timer, bool detail, std::string_view name)
{
    text.append(1, '|').append(timerValue(timer.remaining)).append("  ");
    if (detail && timer.due)
        text.append(1, '(').append(toIso8601(*timer.due)).append(") ");
    text.append(escaped(name)).append(1, '\n');
}

} // namespace

std::string timerValue(Duration remaining)
{
    using namespace std::chrono;
    constexpr std::size_t columns = 16;
    const Duration rest = std::max(remaining, Duration::zero());
    const auto day = floor<days>(rest);
    const hh_mm_ss time{rest - day};
    const auto d = static_cast<long long>(day.count());
    const auto h = static_cast<int>(time.hours().count());
    const auto m = static_cast<int>(time.minutes().count());
    const auto s = static_cast<int>(time.seconds().count());
    const auto ms = static_cast<int>(time.subseconds().count());
    std::array<char, 64> buffer{};
    int length = 0;
    if (d != 0)
        length = std::snprintf(buffer.data(), buffer.size(), "%lldd%2d:%02d:%02d.%03d", d, h, m, s, ms);
    else if (h != 0)
        length = std::snprintf(buffer.data(), buffer.size(), "%d:%02d:%02d.%03d", h, m, s, ms);
    else if (m != 0)
        length = std::snprintf(buffer.data(), buffer.size(), "%d:%02d.%03d", m, s, ms);
    else
        length = std::snprintf(buffer.data(), buffer.size(), "%d.%03d", s, ms);
    const std::string_view value(buffer.data(), static_cast<std::size_t>(length));
    return std::string(columns - std::min(columns, value.size()), ' ').append(value);
}

std::string renderTimers(std::span<const TimerRecord> timers, TimerLayout layout, bool detail)
{
    std::string text;
    for (const Section& section : sections) {
        if (layout == TimerLayout::OldTrain && !section.old)
            continue;
        std::vector<const TimerRecord*> rows;
        for (const TimerRecord& timer : timers)
            if (sectionOf(timer, layout) == section.section)
                rows.push_back(&timer);
        if (rows.empty())
            continue;
        std::stable_sort(rows.begin(), rows.end(), [](const TimerRecord* a, const TimerRecord* b) {
            return a->remaining < b->remaining;
        });
        addLine(text, 0, section.head);
        addRow(text, *rows.front(), detail, {});
        for (const TimerRecord* row : rows) {
            text.append("  ");
            addRow(text, *row, detail, rowName(*row));
        }
    }
    return text;
}

} // namespace releve::ios
