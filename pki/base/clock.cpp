// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/clock.h"

#include <cstdio>

#include "pki/base/text.h"

namespace releve {

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

Duration SystemClock::steady() const
{
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

std::optional<Instant> makeInstant(int year, unsigned month, unsigned day, unsigned hour, unsigned minute,
                                   unsigned second, unsigned millisecond)
{
    using namespace std::chrono;
    // 60 is a leap second: IOS prints none, certificates may hold one.
    if (hour > 23 || minute > 59 || second > 60 || millisecond > 999 || year < -9999 || year > 9999)
        return std::nullopt;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok())
        return std::nullopt;
    return Instant{sys_days{date}} + hours{hour} + minutes{minute} + seconds{second} +
           milliseconds{millisecond};
}

std::string toIso8601(Instant instant)
{
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(instant - day)};
    char buffer[48];
    const int length =
        std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02dZ", int{date.year()},
                      unsigned{date.month()}, unsigned{date.day()}, static_cast<int>(time.hours().count()),
                      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return {buffer, static_cast<std::size_t>(length)};
}

std::optional<Instant> fromIso8601(std::string_view text)
{
    // 2017-10-08T12:14:16[.sss]Z
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
    if (text.size() < shape.size() + 1 || text.back() != 'Z')
        return std::nullopt;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 'd' ? !isDigit(text[i]) : text[i] != shape[i])
            return std::nullopt;
    }
    unsigned milliseconds = 0;
    std::string_view fraction = text.substr(shape.size(), text.size() - shape.size() - 1);
    if (!fraction.empty()) {
        if (fraction.front() != '.' || fraction.size() < 2 || fraction.size() > 10)
            return std::nullopt;
        unsigned weight = 100;
        for (const char c : fraction.substr(1)) {
            if (!isDigit(c))
                return std::nullopt;
            milliseconds += weight * static_cast<unsigned>(c - '0');
            weight /= 10;
        }
    }
    const auto field = [&](std::size_t at, std::size_t length) {
        return parseUnsigned(text.substr(at, length)).value_or(0);
    };
    return makeInstant(static_cast<int>(field(0, 4)), static_cast<unsigned>(field(5, 2)),
                       static_cast<unsigned>(field(8, 2)), static_cast<unsigned>(field(11, 2)),
                       static_cast<unsigned>(field(14, 2)), static_cast<unsigned>(field(17, 2)),
                       milliseconds);
}

} // namespace releve
