// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

#include "pki/base/clock.h"

namespace releve::ui {

/// The clock of the program, which can say for a moment that it is another day: the example's captures are
/// years old, and taken in under their own date its countdowns run as they did then.
class ExampleClock final : public Clock
{
public:
    /// @param real must outlive this
    explicit ExampleClock(const Clock& real) : m_real(real) {}

    [[nodiscard]] Instant now() const override { return m_real.now() + m_shift.load(); }
    [[nodiscard]] Duration steady() const override { return m_real.steady(); }
    [[nodiscard]] const Clock& real() const { return m_real; }

    /// While it lives, the clock reads `instant` and goes on from there.
    class Stage
    {
    public:
        Stage(ExampleClock& clock, Instant instant) : m_clock(clock)
        {
            clock.m_shift = instant - clock.m_real.now();
        }
        ~Stage() { m_clock.m_shift = Duration{0}; }
        Stage(const Stage&) = delete;
        Stage& operator=(const Stage&) = delete;

    private:
        ExampleClock& m_clock;
    };

private:
    const Clock& m_real;
    std::atomic<Duration> m_shift{Duration{0}};
};

} // namespace releve::ui
