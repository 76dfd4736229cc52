// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/labclock.h"

#include <algorithm>
#include <utility>

namespace releve::lab {

LabClock::LabClock(Instant start, const Clock& wall) : m_wall(wall), m_now(start), m_wallThen(wall.steady())
{}

/// Brings m_now up to date. The mutex is held.
void LabClock::advance() const
{
    const Duration wall = m_wall.steady();
    const Duration passed = wall - std::exchange(m_wallThen, wall);
    if (m_holds > 0 || m_speed == 0 || m_now >= m_limit)
        return;
    // A limit of Instant::max() must not overflow.
    const Duration room = m_limit - m_now;
    m_now = passed > room / m_speed ? m_limit : m_now + passed * m_speed;
}

Instant LabClock::now() const
{
    const std::lock_guard lock(m_mutex);
    advance();
    return m_now;
}

void LabClock::setSpeed(unsigned speed)
{
    const std::lock_guard lock(m_mutex);
    advance();
    m_speed = speed;
}

unsigned LabClock::speed() const
{
    const std::lock_guard lock(m_mutex);
    return m_speed;
}

void LabClock::setLimit(Instant limit)
{
    const std::lock_guard lock(m_mutex);
    advance();
    m_limit = limit;
}

void LabClock::advanceTo(Instant instant)
{
    const std::lock_guard lock(m_mutex);
    advance();
    m_now = std::max(m_now, std::min(instant, m_limit));
}

void LabClock::hold()
{
    const std::lock_guard lock(m_mutex);
    advance();
    ++m_holds;
}

void LabClock::release()
{
    const std::lock_guard lock(m_mutex);
    advance();
    if (--m_holds == 0)
        m_speed = 0;
}

bool LabClock::isHeld() const
{
    const std::lock_guard lock(m_mutex);
    return m_holds > 0;
}

std::optional<Duration> LabClock::wallUntil(Instant instant) const
{
    const std::lock_guard lock(m_mutex);
    advance();
    if (instant <= m_now)
        return Duration(0);
    if (m_holds > 0 || m_speed == 0)
        return std::nullopt;
    return (instant - m_now - Duration(1)) / m_speed + Duration(1);
}

} // namespace releve::lab
