// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include <QLocale>
#include <QString>
#include <QVariant>

#include "pki/fleet/deviceclock.h"
#include "pki/fleet/snapshot.h"

namespace releve::models {

/// A timer and the clock of its device: what a countdown cell needs. Nothing ticks in here; each question is
/// answered for the present it is asked with, Clock::steady().
struct Countdown
{
    fleet::DeviceClock clock;
    QString name;
    std::optional<Instant> due;
    std::optional<Instant> start;
    Duration remaining{0}; ///< as printed, for a device whose clock no log tells

    bool operator==(const Countdown&) const = default;

    [[nodiscard]] static Countdown of(const fleet::Timer& timer, const fleet::DeviceClock& clock);

    /// `73 d 02:14:16`; `as of 9 Oct 2015 13:20:00: 73 d …` when the reading is old; `Clock not set` when the
    /// device does not trust its clock: then none of its timers runs (ROLLOVER_SPEC 2).
    [[nodiscard]] QString text(Duration steady, const QLocale& locale) const;
    [[nodiscard]] bool isLive(Duration steady) const;
    /// 0 to 1; empty without a start, a due instant or a present.
    [[nodiscard]] std::optional<double> progress(Duration steady) const;
    /// DueRole, ProgressRole, AsOfRole, LiveRole and TimerNameRole; invalid for any other.
    [[nodiscard]] QVariant data(int role, Duration steady) const;
};

} // namespace releve::models
