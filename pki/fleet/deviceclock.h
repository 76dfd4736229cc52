// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "pki/base/clock.h"
#include "pki/ios/records.h"

namespace releve::fleet {

/// How long a capture counts as live: after that its countdowns stop and read "as of". Ours.
inline constexpr Duration liveCaptureAge = std::chrono::hours{1};

/// A device's own clock, read once and carried forward. "Now" belongs to the device: remaining times, "as of"
/// and expiry all use it, never the workstation's.
struct DeviceClock
{
    std::optional<Instant> deviceInstant; ///< what the device's clock read; empty when no log tells it
    Duration steadyInstant{0};            ///< Clock::steady() at that moment, as far as we can tell
    double rate = 1.0;                    ///< device seconds a second of ours: 1 but for lab devices
    ios::ClockAuthority authority = ios::ClockAuthority::Unknown;
    std::string timeSource;  ///< `NTP` …; empty when unknown
    bool live = false;       ///< the reading was recent enough to count on from
    Duration uncertainty{0}; ///< how far the reading may lie from the truth

    bool operator==(const DeviceClock&) const = default;

    /// A clock read from a capture. Live when the capture is younger than liveCaptureAge by the workstation's
    /// clock, which serves to tell the age of the capture and never corrects what the device said.
    [[nodiscard]] static DeviceClock fromReading(Instant deviceInstant, const Clock& clock);

    /// The device's present, for countdowns: carried forward while live and younger than liveCaptureAge, else
    /// frozen at the reading. Empty when there is none.
    [[nodiscard]] std::optional<Instant> nowAt(Duration steady) const;
    /// Countdowns do not move: the reading is old.
    [[nodiscard]] bool isFrozenAt(Duration steady) const;
};

} // namespace releve::fleet
