// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/zoneclock.h"

#include <cstdio>

#include "pki/ios/printedtime.h"

namespace releve::ios {
namespace {

using namespace std::chrono;

/// The local day and time of a change in a year.
Instant localTime(const SummerChange& change, int y)
{
    if (change.week == 0)
        return Instant{sys_days{std::chrono::year{change.year} / month{change.month} / day{change.day}}} +
               change.timeOfDay;
    const year_month of{std::chrono::year{y}, month{change.month}};
    const weekday on{change.weekday};
    const sys_days date =
        change.week == SummerChange::lastWeek ? sys_days{of / on[last]} : sys_days{of / on[change.week]};
    return Instant{date} + change.timeOfDay;
}

/// `13:14:16` and, with `milliseconds`, `.123`.
std::string timeOfDayText(Instant local, bool milliseconds)
{
    const hh_mm_ss time{local - floor<days>(local)};
    char buffer[48];
    const int length =
        std::snprintf(buffer, sizeof buffer, milliseconds ? "%02d:%02d:%02d.%03d" : "%02d:%02d:%02d",
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return {buffer, static_cast<std::size_t>(length)};
}

/// `Oct 9 2015`
std::string dayText(Instant local)
{
    const year_month_day date{floor<days>(local)};
    return std::string(monthNames.at(unsigned{date.month()} - 1)) + ' ' +
           std::to_string(unsigned{date.day()}) + ' ' + std::to_string(int{date.year()});
}

std::string_view weekdayText(Instant local)
{
    return weekdayNames.at(weekday{floor<days>(local)}.c_encoding());
}

} // namespace

ZoneClock::ZoneClock(ZoneConfig zone) : m_zone(std::move(zone))
{
    if (m_zone.name.empty())
        m_zone.name = "UTC";
}

std::optional<ZoneClock::Summer> ZoneClock::summer(int year) const
{
    if (m_zone.summerName.empty())
        return std::nullopt;
    const bool said = m_zone.summerBegins.month != 0 && m_zone.summerEnds.month != 0;
    const SummerChange& begins = said ? m_zone.summerBegins : defaultBegin;
    const SummerChange& ends = said ? m_zone.summerEnds : defaultEnd;
    return Summer{localTime(begins, year) - m_zone.offset, localTime(ends, year) - m_zone.summerOffset};
}

int ZoneClock::year(Instant instant) const
{
    return int{year_month_day{floor<days>(instant + m_zone.offset)}.year()};
}

bool ZoneClock::isSummer(Instant instant) const
{
    const auto summer = this->summer(year(instant));
    if (!summer)
        return false;
    if (summer->begins <= summer->ends)
        return summer->begins <= instant && instant < summer->ends;
    return instant < summer->ends || summer->begins <= instant;
}

std::chrono::minutes ZoneClock::offset(Instant instant) const
{
    return isSummer(instant) ? m_zone.summerOffset : m_zone.offset;
}

const std::string& ZoneClock::name(Instant instant) const
{
    return isSummer(instant) ? m_zone.summerName : m_zone.name;
}

std::string ZoneClock::date(Instant instant) const
{
    const Instant local = instant + offset(instant);
    return timeOfDayText(local, false) + ' ' + name(instant) + ' ' + dayText(local);
}

PrintedTime ZoneClock::printed(Instant instant) const
{
    return {date(instant), floor<seconds>(instant)};
}

std::string ZoneClock::clock(Instant instant, ClockAuthority authority) const
{
    const Instant local = instant + offset(instant);
    std::string text = authority == ClockAuthority::NotAuthoritative ? "*" : "";
    text.append(timeOfDayText(local, true)).append(1, ' ').append(name(instant)).append(1, ' ');
    return text.append(weekdayText(local)).append(1, ' ').append(dayText(local));
}

std::string ZoneClock::logTime(Instant instant, ClockAuthority authority) const
{
    const Instant local = instant + offset(instant);
    const year_month_day date{floor<days>(local)};
    const unsigned day{date.day()};
    std::string text = authority == ClockAuthority::NotAuthoritative ? "*" : "";
    text.append(monthNames.at(unsigned{date.month()} - 1)).append(day < 10 ? "  " : " ");
    return text.append(std::to_string(day)).append(1, ' ').append(timeOfDayText(local, true));
}

std::string ZoneClock::changeText(Instant change, bool toSummer) const
{
    const Instant local = change + (toSummer ? m_zone.offset : m_zone.summerOffset);
    std::string text = timeOfDayText(local, false) + ' ' + (toSummer ? m_zone.name : m_zone.summerName);
    return text.append(1, ' ').append(weekdayText(local)).append(1, ' ').append(dayText(local));
}

std::string dateText(const PrintedTime& time, const ZoneClock& clock)
{
    if (!time.text.empty() || !time.instant)
        return time.text;
    return clock.date(*time.instant);
}

} // namespace releve::ios
