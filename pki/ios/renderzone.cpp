// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/renderzone.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "pki/base/text.h"
#include "pki/ios/printedtime.h"
#include "pki/ios/zoneclock.h"

namespace releve::ios {
namespace {

constexpr std::chrono::minutes defaultShift{60};

std::string number(long long value)
{
    return std::to_string(value);
}

std::string changeWords(const SummerChange& change)
{
    const std::string month(monthNames.at(change.month - 1));
    std::array<char, 24> time{};
    const auto minutes = static_cast<int>(change.timeOfDay.count());
    (void)std::snprintf(time.data(), time.size(), " %d:%02d", minutes / 60, minutes % 60);
    if (change.week == 0)
        return ' ' + month + ' ' + number(change.day) + ' ' + number(change.year) + time.data();
    const std::string week = change.week == SummerChange::lastWeek ? "last" : number(change.week);
    return ' ' + week + ' ' + std::string(weekdayNames.at(change.weekday)) + ' ' + month + time.data();
}

std::string summerLine(const ZoneConfig& zone)
{
    const auto shift = zone.summerOffset - zone.offset;
    const bool said = zone.summerBegins.month != 0 && zone.summerEnds.month != 0;
    std::string line = "clock summer-time " + escaped(zone.summerName);
    line += said && zone.summerBegins.week == 0 ? " date" : " recurring";
    if (said || shift != defaultShift)
        line += changeWords(said ? zone.summerBegins : ZoneClock::defaultBegin) +
                changeWords(said ? zone.summerEnds : ZoneClock::defaultEnd);
    if (shift != defaultShift)
        line += ' ' + number(shift.count());
    return line + '\n';
}

} // namespace

std::string renderZone(const ZoneConfig& zone)
{
    std::string text;
    const auto minutes = static_cast<long long>(zone.offset.count());
    if (!zone.name.empty() && (zone.name != "UTC" || minutes != 0))
        text = "clock timezone " + escaped(zone.name) + ' ' + number(minutes / 60) + ' ' +
               number(minutes % 60) + '\n';
    if (!zone.summerName.empty())
        text += summerLine(zone);
    return text;
}

} // namespace releve::ios
