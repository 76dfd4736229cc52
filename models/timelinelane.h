// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "models/chainmodel.h"

namespace releve::models {

/// A certificate on the time axis, or the time one is expected to fill.
struct TimelineBar
{
    ChainModel::Card card = ChainModel::Ca; ///< Ca or Identity
    bool rollover = false;
    bool awaited = false;
    Instant from, to;

    bool operator==(const TimelineBar&) const = default;
};

/// All that a trustpoint has on the time axis. A value, made when it is drawn.
struct TimelineLane
{
    QString device, trustpoint;
    fleet::Tone tone = fleet::Tone::Unknown;
    std::vector<TimelineBar> bars; ///< by start
    std::vector<ChainModel::Mark> marks;
    std::optional<Instant> now; ///< the device's present

    /// What is drawn, in words: for tooltips and for who does not see it.
    [[nodiscard]] QString description() const;
};

/// @param steady Clock::steady()
[[nodiscard]] TimelineLane timelineLaneOf(const fleet::Trustpoint& trustpoint,
                                          const fleet::Snapshot& snapshot, Duration steady);

/// The instants of a trustpoint's certificates, earliest and latest; empty when none is known. Cheap.
[[nodiscard]] std::optional<std::pair<Instant, Instant>> timelineRangeOf(const fleet::Trustpoint& trustpoint);

/// The timers of a trustpoint, by due instant.
[[nodiscard]] std::vector<ChainModel::Mark> timelineMarksOf(const fleet::Trustpoint& trustpoint,
                                                            const fleet::Snapshot& snapshot);

} // namespace releve::models
