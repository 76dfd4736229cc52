// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/ios/zoneclock.h"

namespace releve::ios {

/// The record of a clock read now, its text made in that zone.
[[nodiscard]] ClockRecord clockRecord(Instant now, const ZoneClock& zone, ClockAuthority authority,
                                      std::string timeSource);

/// `show clock`: one line.
[[nodiscard]] std::string renderClock(const ClockRecord& clock, const ZoneClock& zone);

/// `show clock detail`: the source of the time, and summer time of the clock's own year where the zone has it. Without
/// a source `No time source`.
[[nodiscard]] std::string renderClockDetail(const ClockRecord& clock, const ZoneClock& zone);

/// The two lines and the empty one that `terminal exec prompt timestamp` puts before the output of a command. The load
/// is always nought: a lab's router has none worth telling (ours).
[[nodiscard]] std::string renderPromptTimestamp(const ClockRecord& clock, const ZoneClock& zone);

} // namespace releve::ios
