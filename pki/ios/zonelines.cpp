// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/text.h"
#include "pki/ios/configlines.h"
#include "pki/ios/linetable.h"
#include "pki/ios/printedtime.h"
#include "pki/ios/records.h"

namespace releve::ios {
namespace {

/// A number of up to two digits within a range.
std::optional<unsigned> numberIn(std::string_view word, unsigned low, unsigned high)
{
    const auto value = word.size() <= 2 ? parseUnsigned(word) : std::nullopt;
    return value && *value >= low && *value <= high ? std::optional(static_cast<unsigned>(*value))
                                                    : std::nullopt;
}

/// `hh:mm`
bool readTimeOfDay(std::string_view word, SummerChange& change)
{
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos)
        return false;
    const auto hour = numberIn(word.substr(0, colon), 0, 23);
    const auto minute = numberIn(word.substr(colon + 1), 0, 59);
    if (!hour || !minute)
        return false;
    change.timeOfDay = std::chrono::hours{*hour} + std::chrono::minutes{*minute};
    return true;
}

/// `1`–`4`, `first`, `last` …
unsigned weekNumber(std::string_view word)
{
    if (abbreviates(word, "first"))
        return 1;
    if (abbreviates(word, "last") || word == "5")
        return SummerChange::lastWeek;
    return numberIn(word, 1, 4).value_or(0);
}

/// `WEEK WEEKDAY MONTH hh:mm`
bool readRecurring(std::string_view& rest, SummerChange& change)
{
    change.week = weekNumber(takeWord(rest));
    const unsigned weekday = weekdayNumber(takeWord(rest).substr(0, 3));
    change.weekday = weekday == 0 ? 0 : weekday - 1;
    change.month = monthNumber(takeWord(rest).substr(0, 3));
    return change.week != 0 && weekday != 0 && change.month != 0 && readTimeOfDay(takeWord(rest), change);
}

/// `MONTH DAY YEAR hh:mm`, the first two in either order
bool readDate(std::string_view& rest, SummerChange& change)
{
    std::string_view monthWord = takeWord(rest);
    std::string_view dayWord = takeWord(rest);
    if (!monthWord.empty() && isDigit(monthWord.front()))
        std::swap(monthWord, dayWord);
    const auto day = numberIn(dayWord, 1, 31);
    const std::string_view yearWord = takeWord(rest);
    const auto year = yearWord.size() == 4 ? parseUnsigned(yearWord) : std::nullopt;
    change.month = monthNumber(monthWord.substr(0, 3));
    if (change.month == 0 || !day || !year || !readTimeOfDay(takeWord(rest), change))
        return false;
    change.day = *day;
    change.year = static_cast<int>(*year);
    return makeInstant(change.year, change.month, change.day, 0, 0, 0).has_value();
}

} // namespace

LineResult readTimezone(std::optional<ZoneConfig>& zone, std::chrono::minutes summerShift,
                        std::string_view rest)
{
    constexpr lifecycle::Range<unsigned> hourRange{0, 23};
    constexpr lifecycle::Range<unsigned> minuteRange{0, 59};
    const std::string_view name = takeWord(rest);
    std::string_view hourWord = takeWord(rest);
    std::string_view minuteWord = takeWord(rest);
    const bool west = consume(hourWord, "-");
    (void)consume(minuteWord, "-"); // some releases print the sign again
    const auto hours = parseUnsigned(hourWord);
    const auto minutes = minuteWord.empty() ? std::optional<std::uint64_t>(0) : parseUnsigned(minuteWord);
    if (!hours || !minutes)
        return LineResult::NotUnderstood;
    if (*hours > hourRange.high || *minutes > minuteRange.high)
        return LineResult::OutOfRange;
    const std::chrono::minutes offset{static_cast<int>(*hours * 60 + *minutes)};
    if (!zone)
        zone.emplace();
    zone->name = toUtf8(name);
    zone->offset = west ? -offset : offset;
    if (!zone->summerName.empty())
        zone->summerOffset = zone->offset + summerShift;
    return LineResult::Kept;
}

LineResult readSummerTime(std::optional<ZoneConfig>& zone, std::chrono::minutes& summerShift,
                          std::string_view rest)
{
    constexpr std::chrono::minutes defaultShift{60};
    constexpr std::uint64_t longestShift = 1440;
    const std::string_view name = takeWord(rest);
    const std::string_view kind = takeWord(rest);
    const bool byDate = equalsIgnoringCase(kind, "date");
    if (name.empty() || (!byDate && !abbreviates(kind, "recurring")))
        return LineResult::NotUnderstood;
    SummerChange begins;
    SummerChange ends;
    bool understood = true;
    if (!trimmed(rest).empty() || byDate) {
        const auto read = byDate ? readDate : readRecurring;
        understood = read(rest, begins) && read(rest, ends);
    }
    const std::string_view shiftWord = takeWord(rest);
    const auto shift = parseUnsigned(shiftWord);
    summerShift =
        shift && *shift <= longestShift ? std::chrono::minutes{static_cast<int>(*shift)} : defaultShift;
    understood = understood && (shiftWord.empty() || shift) && trimmed(rest).empty();
    if (!zone)
        zone = ZoneConfig{"UTC", {}, {}, {}, {}, {}}; // what IOS keeps without `clock timezone`
    zone->summerName = toUtf8(name);
    zone->summerOffset = zone->offset + summerShift;
    // Where the rule is damaged the name still says its offset.
    zone->summerBegins = understood ? begins : SummerChange{};
    zone->summerEnds = understood ? ends : SummerChange{};
    if (!understood)
        return LineResult::NotUnderstood;
    return shift && *shift > longestShift ? LineResult::OutOfRange : LineResult::Kept;
}

} // namespace releve::ios
