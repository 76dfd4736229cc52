// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/text.h"
#include "pki/ios/configlines.h"
#include "pki/ios/records.h"

namespace releve::ios {

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
    constexpr std::size_t wordsOfTheRule = 8;
    constexpr std::chrono::minutes defaultShift{60};
    constexpr std::uint64_t longestShift = 1440;
    const std::string_view name = takeWord(rest);
    (void)takeWord(rest); // recurring, date
    for (std::size_t i = 0; i < wordsOfTheRule; ++i)
        (void)takeWord(rest);
    const auto shift = parseUnsigned(takeWord(rest));
    summerShift =
        shift && *shift <= longestShift ? std::chrono::minutes{static_cast<int>(*shift)} : defaultShift;
    if (!zone)
        zone = ZoneConfig{"UTC", {}, {}, {}}; // what IOS keeps without `clock timezone`
    zone->summerName = toUtf8(name);
    zone->summerOffset = zone->offset + summerShift;
    return LineResult::Kept;
}

} // namespace releve::ios
