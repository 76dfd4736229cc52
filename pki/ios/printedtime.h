// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "pki/ios/records.h"

/// Dates as IOS prints them (`13:14:16 CET Oct 8 2017`, `*13:19:58.946 CET Fri Oct 9 2015`).
namespace releve::ios {

/// The parts of a printed date. Its zone is a name, not an offset: IOS prints the zone, or the summer zone, of
/// that date.
struct PrintedDate
{
    int year = 0;
    unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0;
    std::string_view zone;
    char mark = 0; ///< `*` = not authoritative, `.` = authoritative but not synchronised now, 0 = neither
};

/// Reads `[*.]hh:mm:ss[.mmm] ZONE [Www] Mon dd yyyy`. Empty when the text is anything else.
[[nodiscard]] std::optional<PrintedDate> parsePrintedDate(std::string_view text);

/// Minutes east of UTC of a zone name that has one meaning in the logs we know (UTC, GMT, CET, CEST, EET, EEST,
/// MSK, PDT …), whatever its case. IST, BST, EST and their like have several and give nothing.
[[nodiscard]] std::optional<std::chrono::minutes> zoneOffset(std::string_view name);

/// The instant of a printed date: by the device's own zones when its log has them (they win), else by name.
[[nodiscard]] std::optional<Instant> instantOf(const PrintedDate& date,
                                               const ZoneConfig* deviceZone = nullptr);

/// Reads a date; the text is kept whatever happens. Empty when the text is no date at all.
[[nodiscard]] std::optional<PrintedTime> parsePrintedTime(std::string_view text,
                                                          const ZoneConfig* deviceZone = nullptr);

/// Months and days of the week as IOS prints them and lets one type them.
inline constexpr std::array<std::string_view, 12> monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::array<std::string_view, 7> weekdayNames{"Sun", "Mon", "Tue", "Wed",
                                                              "Thu", "Fri", "Sat"};

/// Position of a three-letter name, in any case, counted from 1; 0 when it is none of them.
[[nodiscard]] unsigned monthNumber(std::string_view word);
[[nodiscard]] unsigned weekdayNumber(std::string_view word);

} // namespace releve::ios
