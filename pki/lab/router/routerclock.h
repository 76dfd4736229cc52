// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

#include "pki/lab/labclock.h"

namespace releve::lab {

/// What a router's own clock shows: the lab's time, and how far `clock set` has put it off. Thread-safe as long as
/// nobody sets it meanwhile; the lab's thread does.
class RouterClock final : public Clock
{
public:
    explicit RouterClock(const LabClock& lab) : m_lab(lab) {}

    [[nodiscard]] Instant now() const override { return m_lab.now() + m_skew.load(); }
    [[nodiscard]] Duration steady() const override { return m_lab.steady(); }

    [[nodiscard]] Duration skew() const { return m_skew.load(); }
    void setSkew(Duration skew) { m_skew.store(skew); }
    /// When the lab's clock shows what this one calls `instant`; `Instant::max()` stays what it is.
    [[nodiscard]] Instant toLab(Instant instant) const
    {
        return instant == Instant::max() ? instant : instant - m_skew.load();
    }

private:
    const LabClock& m_lab;
    std::atomic<Duration> m_skew{Duration(0)};
};

} // namespace releve::lab
