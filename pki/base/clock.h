// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace releve {

/// A length of time, in milliseconds: the resolution of IOS timers.
using Duration = std::chrono::milliseconds;

/// An instant in UTC. Zones and formats are the user interface's business.
using Instant = std::chrono::sys_time<Duration>;

/// Where the present comes from. Passed in; nothing calls the system clock directly. Implementations are
/// thread-safe.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    /// The workstation's time of day. Never use it to judge a device's facts.
    [[nodiscard]] virtual Instant now() const = 0;
    /// A time that never jumps, counted from an arbitrary origin.
    [[nodiscard]] virtual Duration steady() const = 0;
};

/// The workstation's clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Duration steady() const override;
};

/// A clock that stands still until told otherwise: for tests and screenshots.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant now) : m_now(now) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] Duration steady() const override { return m_steady; }
    void advance(Duration by)
    {
        m_now += by;
        m_steady += by;
    }

private:
    Instant m_now;
    Duration m_steady{0};
};

/// The UTC instant of a proleptic Gregorian date and time of day; empty when a field is out of range.
[[nodiscard]] std::optional<Instant> makeInstant(int year, unsigned month, unsigned day, unsigned hour,
                                                 unsigned minute, unsigned second, unsigned millisecond = 0);

/// ISO 8601 in UTC, seconds resolution: `2017-10-08T12:14:16Z`.
[[nodiscard]] std::string toIso8601(Instant instant);

/// The reverse: `2017-10-08T12:14:16Z`, with optional fraction. Empty when the text is anything else.
[[nodiscard]] std::optional<Instant> fromIso8601(std::string_view text);

} // namespace releve
