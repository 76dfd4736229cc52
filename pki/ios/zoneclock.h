// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/ios/records.h"

namespace releve::ios {

/// A device's wall clock: instants as IOS prints them in the zone of its configuration, each in the summer or winter
/// time of its own date (ROLLOVER_SPEC 2). A value; thread-safe. Every date that the renderers print comes from here.
class ZoneClock
{
public:
    /// Summer time where the configuration does not say when it is: second Sunday of March to first of November.
    static constexpr SummerChange defaultBegin{3, 2, 0, 0, 0, std::chrono::hours{2}};
    static constexpr SummerChange defaultEnd{11, 1, 0, 0, 0, std::chrono::hours{2}};

    /// UTC, what IOS has without `clock timezone`.
    ZoneClock() : ZoneClock(ZoneConfig{"UTC", {}, {}, {}, {}, {}}) {}
    /// A zone without a name is UTC. Where `summerName` is set and the changes are not said, summer time is that of the
    /// United States since 2007, in every year (ours: IOS knows no older rule either).
    explicit ZoneClock(ZoneConfig zone);

    [[nodiscard]] const ZoneConfig& zone() const { return m_zone; }

    [[nodiscard]] bool isSummer(Instant instant) const;
    /// East of UTC.
    [[nodiscard]] std::chrono::minutes offset(Instant instant) const;
    [[nodiscard]] const std::string& name(Instant instant) const;

    /// `13:14:16 CET Oct 9 2015`; parts of a second are cut off.
    [[nodiscard]] std::string date(Instant instant) const;
    /// The date with its instant, whole seconds: what reading it back gives where the zone is known.
    [[nodiscard]] PrintedTime printed(Instant instant) const;
    /// As `show clock` prints it: `*13:14:16.123 UTC Fri Oct 9 2015`, `*` where the clock is not authoritative.
    [[nodiscard]] std::string clock(Instant instant, ClockAuthority authority) const;
    /// As `service timestamps … datetime msec localtime` begins a message: `*Oct  9 13:14:16.123`.
    [[nodiscard]] std::string logTime(Instant instant, ClockAuthority authority) const;
    /// As `show clock detail` tells a change: on the clock in force until then (`02:00:00 CET Sun Mar 26 2017`).
    [[nodiscard]] std::string changeText(Instant change, bool toSummer) const;

    /// Summer time of a year, or of the one year of `summer-time … date` whatever `year` says. South of the equator it
    /// ends before it begins. Empty without summer time.
    struct Summer
    {
        Instant begins;
        Instant ends;
    };
    [[nodiscard]] std::optional<Summer> summer(int year) const;
    /// The year it is there, by its winter time.
    [[nodiscard]] int year(Instant instant) const;

private:
    ZoneConfig m_zone;
};

/// The text of a date as a record holds it, else its instant as that clock prints it; empty when it has neither.
[[nodiscard]] std::string dateText(const PrintedTime& time, const ZoneClock& clock);

} // namespace releve::ios
