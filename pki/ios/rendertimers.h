// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "pki/ios/records.h"

namespace releve::ios {

/// Which sections `show crypto pki timers` has (ROLLOVER_SPEC 4.1).
enum class TimerLayout
{
    Xe,      ///< five sections, those without a timer left out
    OldTrain ///< `PKI Timers`, with TRUSTPOOL among them, and `CS Timers`; nothing of the others
};

/// `show crypto pki timers`, or with `detail` the one that prints the due dates in UTC. The rows of a section are sorted
/// by the time that remains; equal ones keep the order of `timers`. A negative rest prints as zero (ours: such a timer
/// is about to fire). A timer without a due date has none in its `detail` row.
[[nodiscard]] std::string renderTimers(std::span<const TimerRecord> timers, TimerLayout layout, bool detail);

/// The value of a row, right-justified in 16 columns or as wide as it is: ` 3d 7:05:24.003`.
[[nodiscard]] std::string timerValue(Duration remaining);

} // namespace releve::ios
