// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainter>

#include <functional>

#include "models/timelinelane.h"
#include "ui/theme.h"

namespace releve::ui {

/// Draws the lanes of a timeline, on a screen or into a file.
class TimelinePainter
{
public:
    using Place = std::function<int(Instant)>;

    /// @param place of an instant, in pixels from the left
    /// @param axis the pixels the time axis takes, from its left end to its right one
    TimelinePainter(QPainter& painter, const QPalette& palette, Place place, std::pair<int, int> axis);

    void lane(const QRect& rect, const models::TimelineLane& lane, bool current) const;
    /// Dates at the top, and a line down to `bottom` for each.
    void axis(int top, int height, int bottom, Instant from, Instant to, const QLocale& locale) const;

    [[nodiscard]] static int laneHeight(const QFontMetrics& metrics);

private:
    void label(const QRect& rect, const models::TimelineLane& lane) const;
    void bar(const QRect& lane, const models::TimelineBar& bar, std::optional<Instant> now) const;
    void barText(const QRect& rect, const models::TimelineBar& bar, std::optional<Instant> now) const;
    void marks(const QRect& lane, const models::TimelineLane& content) const;
    [[nodiscard]] QRect barRect(const QRect& lane, const models::TimelineBar& bar) const;

    QPainter& m_painter;
    const QPalette& m_palette;
    const Place m_place;
    const std::pair<int, int> m_axis;
    const BarColors m_colors;
};

} // namespace releve::ui
