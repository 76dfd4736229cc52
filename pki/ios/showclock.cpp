// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/showclock.h"

#include "pki/base/text.h"
#include "pki/ios/printedtime.h"

namespace releve::ios {

bool ShowClock::feed(const TextLine& line)
{
    std::string_view text = trimmed(line.text);
    if (text.empty())
        return false;
    const char first = text.front();
    if (isDigit(first) || first == '*' || first == '.') {
        // 13:14:46.820: only a clock is printed with milliseconds and nothing before it.
        if (text.substr(0, 16).find('.', 1) == std::string_view::npos || !parsePrintedDate(text))
            return false;
        add(text, {}, line);
        m_detail = true;
        return true;
    }
    if (consume(text, "Time source is "))
        return feedSource(text, line);
    if (text.starts_with("No time source"))
        return feedSource(text, line);
    if (text.starts_with("Load for five secs:"))
        return true;
    return m_detail && (text.starts_with("Summer time starts ") || text.starts_with("Summer time ends "));
}

/// `NTP, 13:14:46.820 CET Mon Jul 10 2017` before an output, `NTP` in `show clock detail`.
bool ShowClock::feedSource(std::string_view source, const TextLine& line)
{
    if (const std::size_t comma = source.rfind(','); comma != std::string_view::npos) {
        const std::string_view date = trimmed(source.substr(comma + 1));
        if (parsePrintedDate(date)) {
            add(date, trimmed(source.substr(0, comma)), line);
            return true;
        }
    }
    if (!m_detail)
        return false;
    m_builder.out().clocks.back().timeSource = toUtf8(trimmed(source));
    return true;
}

void ShowClock::add(std::string_view date, std::string_view source, const TextLine& line)
{
    m_builder.noteClock();
    ClockRecord clock;
    clock.origin = m_builder.origin(line.number);
    clock.time.text = toUtf8(date);
    clock.timeSource = toUtf8(source);
    // `*` says that the device does not trust its clock, `.` that it does but lost its source just now.
    clock.authority =
        date.starts_with('*') ? ClockAuthority::NotAuthoritative : ClockAuthority::Authoritative;
    m_builder.out().clocks.push_back(std::move(clock));
}

} // namespace releve::ios
