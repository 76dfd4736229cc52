// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <optional>

#include "pki/base/clock.h"

namespace releve::lab {

/// The lab's time: runs as many times faster than real time as one likes, never passes the instant that is due next
/// before that has been seen to, and stands still while virtual routers talk to each other (ARCHITECTURE 1). Time that
/// it stood still is not made up for. Thread-safe.
class LabClock final : public Clock
{
public:
    /// Stands still until setSpeed(). `wall` has to outlive it; only its steady() counts.
    LabClock(Instant start, const Clock& wall);

    [[nodiscard]] Instant now() const override;
    /// Wall time.
    [[nodiscard]] Duration steady() const override { return m_wall.steady(); }

    /// Lab seconds in a second; 0 stands still.
    void setSpeed(unsigned speed);
    [[nodiscard]] unsigned speed() const;
    /// It goes no further than this.
    void setLimit(Instant limit);
    /// Ahead at once, as far as the limit; never back.
    void advanceTo(Instant instant);
    /// Stands still until release() was called as often as hold(), and setSpeed() after that: who sees what is due now
    /// has to set the limit first.
    void hold();
    void release();
    [[nodiscard]] bool isHeld() const;
    /// Wall time until the clock shows `instant`, rounded up; empty while it stands still.
    [[nodiscard]] std::optional<Duration> wallUntil(Instant instant) const;

private:
    void advance() const;

    const Clock& m_wall;
    mutable std::mutex m_mutex;
    mutable Instant m_now;
    mutable Duration m_wallThen; ///< when m_now was right
    Instant m_limit = Instant::max();
    unsigned m_speed = 0;
    unsigned m_holds = 0;
};

} // namespace releve::lab
