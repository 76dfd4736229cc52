// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinepainter.h"

#include <QPainterPath>

#include <utility>

#include "models/texts.h"
#include "ui/icons.h"
#include "ui/timeaxis.h"

namespace releve::ui {

namespace {

constexpr int margin = 12;
constexpr int lanePadding = 6;
constexpr int barGap = 2;
constexpr int minimumBarWidth = 3;
constexpr int markSize = 4;

QColor fillOf(const models::TimelineBar& bar, const BarColors& colors)
{
    if (bar.card == models::ChainModel::Ca)
        return bar.rollover ? colors.caRollover : colors.ca;
    return bar.rollover ? colors.identityRollover : colors.identity;
}

QColor textOf(const models::TimelineBar& bar, const BarColors& colors)
{
    if (bar.card == models::ChainModel::Ca)
        return bar.rollover ? colors.caRolloverText : colors.caText;
    return bar.rollover ? colors.identityRolloverText : colors.identityText;
}

} // namespace

TimelinePainter::TimelinePainter(QPainter& painter, const QPalette& palette, Place place,
                                 std::pair<int, int> axis)
    : m_painter(painter)
    , m_palette(palette)
    , m_place(std::move(place))
    , m_axis(axis)
    , m_colors(barColors(isDark(palette)))
{}

int TimelinePainter::laneHeight(const QFontMetrics& metrics)
{
    return 2 * (metrics.height() + barGap) + 2 * lanePadding;
}

QRect TimelinePainter::barRect(const QRect& lane, const models::TimelineBar& bar) const
{
    const int height = m_painter.fontMetrics().height();
    const int top = lane.top() + lanePadding + (bar.card == models::ChainModel::Ca ? 0 : height + barGap);
    const int left = qMax(m_place(bar.from), m_axis.first - margin);
    const int right = qMin(m_place(bar.to), m_axis.second + margin);
    return {left, top, qMax(minimumBarWidth, right - left), height};
}

void TimelinePainter::lane(const QRect& rect, const models::TimelineLane& lane, bool current) const
{
    if (current) {
        QColor background = m_palette.color(QPalette::Highlight);
        background.setAlpha(40);
        m_painter.fillRect(rect, background);
    }
    m_painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), lineColor(m_palette));
    label(rect, lane);
    m_painter.save();
    m_painter.setClipRect(QRect(m_axis.first, rect.top(), m_axis.second - m_axis.first, rect.height()),
                          Qt::IntersectClip);
    for (const models::TimelineBar& each : lane.bars)
        bar(rect, each, lane.now);
    marks(rect, lane);
    if (lane.now)
        m_painter.fillRect(QRect(m_place(*lane.now) - 1, rect.top(), 2, rect.height()), m_colors.now);
    m_painter.restore();
}

void TimelinePainter::label(const QRect& rect, const models::TimelineLane& lane) const
{
    const QFontMetrics metrics = m_painter.fontMetrics();
    const int icon = metrics.ascent();
    m_painter.drawPixmap(
        rect.left() + margin, rect.top() + lanePadding + 2,
        tonePixmap(lane.tone, icon, m_painter.device()->devicePixelRatioF(), isDark(m_palette)));
    const int left = rect.left() + margin + icon + 6;
    const int width = m_axis.first - left - 8;
    const auto line = [&](int row, const QString& text, const QColor& color) {
        m_painter.setPen(color);
        m_painter.drawText(QRect(left, rect.top() + lanePadding + row * (metrics.height() + barGap), width,
                                 metrics.height()),
                           Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           metrics.elidedText(text, Qt::ElideRight, width));
    };
    line(0, lane.device, m_palette.color(QPalette::Text));
    line(1, lane.trustpoint, quietText(m_palette));
}

void TimelinePainter::bar(const QRect& lane, const models::TimelineBar& bar, std::optional<Instant> now) const
{
    const QRect rect = barRect(lane, bar);
    if (rect.right() < m_axis.first || rect.left() > m_axis.second)
        return;
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (bar.awaited) {
        const QColor edge = bar.card == models::ChainModel::Ca ? m_colors.ca : m_colors.identity;
        m_painter.setPen(QPen(isDark(m_palette) ? edge.lighter(150) : edge, 1.2, Qt::DashLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    } else {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(fillOf(bar, m_colors));
        m_painter.drawRoundedRect(rect, 3, 3);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    barText(rect, bar, now);
}

/// Its end, where that is in sight, beside the now line, and fits.
void TimelinePainter::barText(const QRect& rect, const models::TimelineBar& bar,
                              std::optional<Instant> now) const
{
    constexpr int padding = 5;
    const QString end = models::dateText(bar.to, QLocale());
    const int width = m_painter.fontMetrics().horizontalAdvance(end);
    const int first = qMax(rect.left(), m_axis.first) + padding;
    int right = rect.right() - padding;
    if (now && m_place(*now) > right - width - padding && m_place(*now) < right + padding)
        right = m_place(*now) - padding;
    if (m_place(bar.to) > m_axis.second || right - width < first)
        return;
    m_painter.setPen(bar.awaited ? quietText(m_palette) : textOf(bar, m_colors));
    m_painter.drawText(QRect(right - width, rect.top(), width + 1, rect.height()),
                       Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, end);
}

void TimelinePainter::marks(const QRect& lane, const models::TimelineLane& content) const
{
    const int height = m_painter.fontMetrics().height();
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const models::ChainModel::Mark& mark : content.marks) {
        const int top =
            lane.top() + lanePadding + (mark.card == models::ChainModel::Ca ? 0 : height + barGap);
        const int x = m_place(mark.due);
        QPainterPath triangle;
        triangle.addPolygon(
            QPolygonF({QPointF(x - markSize, top - barGap), QPointF(x + markSize, top - barGap),
                       QPointF(x, top + 2 * markSize - barGap)}));
        m_painter.fillPath(triangle, m_colors.mark);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelinePainter::axis(int top, int height, int bottom, Instant from, Instant to,
                           const QLocale& locale) const
{
    const QFontMetrics metrics = m_painter.fontMetrics();
    const int cell = metrics.horizontalAdvance(QStringLiteral("MMM 0000")) + 2 * margin;
    const int maximum = qMax(1, (m_axis.second - m_axis.first) / cell);
    for (const AxisTick& tick : axisTicks(from, to, maximum, locale)) {
        const int x = m_place(tick.at);
        if (x < m_axis.first)
            continue;
        m_painter.fillRect(QRect(x, top + height - 4, 1, bottom - top - height + 4), m_colors.grid);
        m_painter.setPen(quietText(m_palette));
        if (x + 3 + metrics.horizontalAdvance(tick.text) <= m_axis.second)
            m_painter.drawText(QPoint(x + 3, top + (height + metrics.ascent()) / 2 - 2), tick.text);
    }
}

} // namespace releve::ui
