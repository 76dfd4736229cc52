// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/printedtime.h"

#include "pki/base/text.h"

namespace releve::ios {
namespace {

struct Zone
{
    std::string_view name;
    int minutes;
};

// Names with one meaning only. Left out on purpose, because a device may mean either: BST (British summer,
// Bangladesh), IST (India, Ireland, Israel), EST and EDT (America, Australia), CST and CDT (America, China,
// Cuba), MST (Mountain, Malaysia), PST (Pacific, Philippines), AST, ADT, GST, SST, WST, ECT, AMT.
constexpr std::array zones{
    Zone{"UTC", 0},    Zone{"GMT", 0},    Zone{"WET", 0},    Zone{"WEST", 60},   Zone{"CET", 60},
    Zone{"CEST", 120}, Zone{"CEDT", 120}, Zone{"MET", 60},   Zone{"MEZ", 60},    Zone{"MEST", 120},
    Zone{"MESZ", 120}, Zone{"EET", 120},  Zone{"EEST", 180}, Zone{"MSK", 180},   Zone{"MSD", 240},
    Zone{"TRT", 180},  Zone{"SAMT", 240}, Zone{"YEKT", 300}, Zone{"OMST", 360},  Zone{"KRAT", 420},
    Zone{"NOVT", 420}, Zone{"IRKT", 480}, Zone{"YAKT", 540}, Zone{"VLAT", 600},  Zone{"MAGT", 660},
    Zone{"PETT", 720}, Zone{"SAST", 120}, Zone{"CAT", 120},  Zone{"EAT", 180},   Zone{"WAT", 60},
    Zone{"NPT", 345},  Zone{"ICT", 420},  Zone{"WIB", 420},  Zone{"WITA", 480},  Zone{"WIT", 540},
    Zone{"HKT", 480},  Zone{"SGT", 480},  Zone{"AWST", 480}, Zone{"JST", 540},   Zone{"KST", 540},
    Zone{"ACST", 570}, Zone{"ACDT", 630}, Zone{"AEST", 600}, Zone{"AEDT", 660},  Zone{"NZST", 720},
    Zone{"NZDT", 780}, Zone{"MDT", -360}, Zone{"PDT", -420}, Zone{"AKST", -540}, Zone{"AKDT", -480},
    Zone{"HST", -600}, Zone{"BRT", -180}, Zone{"ART", -180},
};

template<std::size_t N>
unsigned positionOf(std::string_view word, const std::array<std::string_view, N>& names)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (equalsIgnoringCase(word, names[i]))
            return static_cast<unsigned>(i + 1);
    }
    return 0;
}

/// Takes a number of `least` to `most` digits off the front.
std::optional<unsigned> takeNumber(std::string_view& text, std::size_t least, std::size_t most)
{
    unsigned value = 0;
    std::size_t digits = 0;
    while (digits < most && digits < text.size() && isDigit(text[digits]))
        value = value * 10 + static_cast<unsigned>(text[digits++] - '0');
    if (digits < least)
        return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

/// All of `word` as a number of so many digits.
std::optional<unsigned> wholeNumber(std::string_view word, std::size_t least, std::size_t most)
{
    const auto value = takeNumber(word, least, most);
    return word.empty() ? value : std::nullopt;
}

/// `hh:mm:ss[.mmm]`
bool readTimeOfDay(std::string_view word, PrintedDate& date)
{
    const auto hour = takeNumber(word, 1, 2);
    if (!hour || !consume(word, ":"))
        return false;
    const auto minute = takeNumber(word, 2, 2);
    if (!minute || !consume(word, ":"))
        return false;
    const auto second = takeNumber(word, 2, 2);
    if (!second)
        return false;
    date.hour = *hour;
    date.minute = *minute;
    date.second = *second;
    if (word.empty())
        return true;
    const auto millisecond = consume(word, ".") ? wholeNumber(word, 3, 3) : std::nullopt;
    date.millisecond = millisecond.value_or(0);
    return millisecond.has_value();
}

/// `Mon dd yyyy`, the first word already taken.
bool readDay(std::string_view monthName, std::string_view rest, PrintedDate& date)
{
    const auto day = wholeNumber(takeWord(rest), 1, 2);
    const auto year = wholeNumber(takeWord(rest), 4, 4);
    date.month = monthNumber(monthName);
    if (date.month == 0 || !day || !year || !trimmed(rest).empty())
        return false;
    date.day = *day;
    date.year = static_cast<int>(*year);
    return true;
}

std::optional<Instant> asUtc(const PrintedDate& date)
{
    return makeInstant(date.year, date.month, date.day, date.hour, date.minute, date.second,
                       date.millisecond);
}

/// What the device's own configuration says of a zone name. Empty when it does not know the name, or when it
/// gave its winter and its summer the same one.
std::optional<std::chrono::minutes> configuredOffset(const ZoneConfig& device, std::string_view name)
{
    const bool winter = equalsIgnoringCase(name, device.name);
    const bool summer = equalsIgnoringCase(name, device.summerName);
    if (winter && summer && device.offset != device.summerOffset)
        return std::nullopt;
    if (winter)
        return device.offset;
    if (summer)
        return device.summerOffset;
    return std::nullopt;
}

bool isConfigured(const ZoneConfig& device, std::string_view name)
{
    return equalsIgnoringCase(name, device.name) || equalsIgnoringCase(name, device.summerName);
}

} // namespace

unsigned monthNumber(std::string_view word)
{
    return positionOf(word, monthNames);
}

unsigned weekdayNumber(std::string_view word)
{
    return positionOf(word, weekdayNames);
}

std::optional<PrintedDate> parsePrintedDate(std::string_view text)
{
    PrintedDate date;
    text = trimmed(text);
    if (!text.empty() && (text.front() == '*' || text.front() == '.')) {
        date.mark = text.front();
        text.remove_prefix(1);
    }
    if (!readTimeOfDay(takeWord(text), date))
        return std::nullopt;
    date.zone = takeWord(text);
    std::string_view word = takeWord(text);
    if (weekdayNumber(word) != 0)
        word = takeWord(text);
    if (date.zone.empty() || !readDay(word, text, date) || !asUtc(date))
        return std::nullopt;
    return date;
}

std::optional<std::chrono::minutes> zoneOffset(std::string_view name)
{
    for (const Zone& zone : zones) {
        if (equalsIgnoringCase(zone.name, name))
            return std::chrono::minutes{zone.minutes};
    }
    return std::nullopt;
}

std::optional<Instant> instantOf(const PrintedDate& date, const ZoneConfig* deviceZone)
{
    const bool own = deviceZone != nullptr && isConfigured(*deviceZone, date.zone);
    const auto offset = own ? configuredOffset(*deviceZone, date.zone) : zoneOffset(date.zone);
    const auto utc = asUtc(date);
    if (!offset || !utc)
        return std::nullopt;
    return *utc - *offset;
}

std::optional<PrintedTime> parsePrintedTime(std::string_view text, const ZoneConfig* deviceZone)
{
    const auto date = parsePrintedDate(text);
    if (!date)
        return std::nullopt;
    return PrintedTime{std::string(trimmed(text)), instantOf(*date, deviceZone)};
}

} // namespace releve::ios
