// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/validitybars.h"

#include <utility>

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include "ui/plaindelegate.h"
#include "ui/theme.h"
#include "ui/timeaxis.h"

namespace releve::ui {

namespace {

constexpr int margin = 14;
constexpr int minimumBarWidth = 4;

struct BarPaint
{
    QColor fill, text;
};

BarPaint paintOf(const ValidityRow& row, const BarColors& colors)
{
    if (row.kind == ValidityRow::Kind::Ca)
        return row.rollover ? BarPaint{colors.caRollover, colors.caRolloverText}
                            : BarPaint{colors.ca, colors.caText};
    return row.rollover ? BarPaint{colors.identityRollover, colors.identityRolloverText}
                        : BarPaint{colors.identity, colors.identityText};
}

} // namespace

ValidityBars::ValidityBars(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("validityBars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setFocusPolicy(Qt::NoFocus);
}

void ValidityBars::setRows(QList<ValidityRow> rows)
{
    if (rows == m_rows)
        return;
    m_rows = std::move(rows);
    m_range = range();
    m_labelWidth = -1;
    describe();
    updateGeometry();
    update();
}

void ValidityBars::setNow(std::optional<Instant> now, const QString& label)
{
    const auto seen = [this] { return m_now ? positionOf(*m_now) : -1; };
    const int before = seen();
    const auto rangeBefore = std::exchange(m_range, std::nullopt);
    m_now = now;
    m_range = range();
    // A second moves nothing that can be seen, most of the time.
    if (label == m_nowLabel && m_range == rangeBefore && seen() == before)
        return;
    m_nowLabel = label;
    update();
}

std::optional<ValidityBars::Range> ValidityBars::range() const
{
    std::optional<Range> all;
    const auto take = [&all](std::optional<Instant> at) {
        if (!at)
            return;
        if (!all)
            all = Range{*at, *at};
        all->from = std::min(all->from, *at);
        all->to = std::max(all->to, *at);
    };
    for (const ValidityRow& row : m_rows) {
        take(row.from);
        take(row.to);
        for (const ValidityMark& mark : row.marks)
            take(mark.at);
    }
    // The present stretches the axis only where there is something to see of it.
    if (all)
        take(m_now);
    if (all && all->from == all->to)
        all->to += std::chrono::hours{1};
    return all;
}

int ValidityBars::lineHeight() const
{
    return fontMetrics().height() + 6;
}

int ValidityBars::labelWidth() const
{
    if (m_labelWidth < 0) {
        m_labelWidth = fontMetrics().averageCharWidth() * 10;
        for (const ValidityRow& row : m_rows)
            m_labelWidth = qMax(m_labelWidth, fontMetrics().horizontalAdvance(row.label));
    }
    return qMin(m_labelWidth, width() / 4) + margin;
}

int ValidityBars::rowTop(int row) const
{
    int top = margin / 2 + lineHeight();
    for (int i = 0; i < row; ++i)
        top += lineHeight() + 8 + (m_rows[i].marks.isEmpty() ? 0 : lineHeight() - 2);
    return top;
}

QSize ValidityBars::sizeHint() const
{
    return {600, rowsBottom() + lineHeight() + margin / 2};
}

QSize ValidityBars::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

int ValidityBars::positionOf(Instant instant) const
{
    if (!m_range)
        return 0;
    const int left = margin + labelWidth();
    const double share = static_cast<double>((instant - m_range->from).count()) /
                         static_cast<double>((m_range->to - m_range->from).count());
    return left + static_cast<int>(share * (width() - margin - left));
}

QRect ValidityBars::barRect(int row) const
{
    const ValidityRow& r = m_rows[row];
    if (!m_range || !r.from || !r.to)
        return {};
    const int left = positionOf(*r.from);
    const int top = rowTop(row) + (r.marks.isEmpty() ? 0 : lineHeight() - 2);
    return {left, top, qMax(minimumBarWidth, positionOf(*r.to) - left), lineHeight()};
}

void ValidityBars::paintAxis(QPainter& painter) const
{
    const BarColors colors = barColors(isDark(palette()));
    const int cell = fontMetrics().horizontalAdvance(QStringLiteral("MMM 0000")) + 2 * margin;
    const int maximum = qMax(1, (width() - 2 * margin - labelWidth()) / cell);
    for (const AxisTick& tick : axisTicks(m_range->from, m_range->to, maximum, locale())) {
        const int x = positionOf(tick.at);
        painter.fillRect(
            QRect(x, margin / 2 + lineHeight() - 4, 1, rowsBottom() - margin / 2 - lineHeight() + 4),
            colors.grid);
        painter.setPen(quietText(palette()));
        const int textWidth = fontMetrics().horizontalAdvance(tick.text);
        if (x + 2 + textWidth <= width())
            painter.drawText(QPoint(x + 3, margin / 2 + fontMetrics().ascent()), tick.text);
    }
}

void ValidityBars::paintRow(QPainter& painter, int row) const
{
    const ValidityRow& r = m_rows[row];
    const QRect bar = barRect(row);
    const int top = rowTop(row) + (r.marks.isEmpty() ? 0 : lineHeight() - 2);
    painter.setPen(r.awaited ? quietText(palette()) : palette().color(QPalette::Text));
    const QRect label(margin, top, labelWidth() - 8, lineHeight());
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(r.label, Qt::ElideRight, label.width()));
    const BarPaint paint = paintOf(r, barColors(isDark(palette())));
    QRect textRect =
        bar.isEmpty() ? QRect(margin + labelWidth(), top, width() - 2 * margin - labelWidth(), lineHeight())
                      : bar;
    painter.setRenderHint(QPainter::Antialiasing);
    if (r.awaited && !bar.isEmpty()) {
        const QColor edge = r.kind == ValidityRow::Kind::Ca ? barColors(isDark(palette())).ca
                                                            : barColors(isDark(palette())).identity;
        painter.setPen(QPen(isDark(palette()) ? edge.lighter(150) : edge, 1.2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(bar).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    } else if (!bar.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(paint.fill);
        painter.drawRoundedRect(bar, 3, 3);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(r.awaited || bar.isEmpty() ? quietText(palette()) : paint.text);
    const int needed = fontMetrics().horizontalAdvance(r.text) + 12;
    // What does not fit into its bar stands beside it, on the side that has room.
    if (!bar.isEmpty() && needed > bar.width()) {
        painter.setPen(quietText(palette()));
        const bool right = width() - margin - bar.right() >= needed;
        textRect = right ? QRect(bar.right() + 2, top, needed, lineHeight())
                         : QRect(qMax(margin + labelWidth(), bar.left() - needed), top,
                                 qMin(needed, bar.left() - margin - labelWidth()), lineHeight());
    }
    const QRect inner = textRect.adjusted(6, 0, -4, 0);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(r.text, Qt::ElideRight, inner.width()));
}

void ValidityBars::paintMarks(QPainter& painter, int row) const
{
    const ValidityRow& r = m_rows[row];
    if (r.marks.isEmpty() || !m_range)
        return;
    const QColor color = barColors(isDark(palette())).mark;
    const int base = rowTop(row) + lineHeight() - 3;
    int freeFrom = margin + labelWidth();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ValidityMark& mark : r.marks) {
        const int x = positionOf(mark.at);
        QPainterPath triangle;
        triangle.addPolygon(
            QPolygonF({QPointF(x - 5, base - 7), QPointF(x + 5, base - 7), QPointF(x, base)}));
        painter.fillPath(triangle, color);
        painter.setPen(color);
        // Left of its mark as long as it meets nothing there, else right of it.
        const int textWidth = fontMetrics().horizontalAdvance(mark.text);
        const int left = x - 9 - textWidth;
        const int at = left >= freeFrom ? left : x + 9;
        if (at >= freeFrom && at + textWidth <= width()) {
            painter.drawText(QPoint(at, base - 1), mark.text);
            freeFrom = at + textWidth + 8;
        }
        freeFrom = qMax(freeFrom, x + 9);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ValidityBars::paintNow(QPainter& painter) const
{
    if (!m_now || !m_range)
        return;
    const QColor color = barColors(isDark(palette())).now;
    const int x = positionOf(*m_now);
    const int bottom = rowsBottom();
    painter.fillRect(QRect(x - 1, margin / 2 + lineHeight() - 4, 2, bottom - margin / 2 - lineHeight() + 6),
                     color);
    painter.setPen(color);
    const int textWidth = fontMetrics().horizontalAdvance(m_nowLabel);
    const int left = qBound(margin, x - textWidth / 2, qMax(margin, width() - margin - textWidth));
    painter.drawText(QPoint(left, bottom + 4 + fontMetrics().ascent()), m_nowLabel);
}

void ValidityBars::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_range)
        paintAxis(painter);
    for (int row = 0; row < m_rows.size(); ++row)
        paintRow(painter, row);
    for (int row = 0; row < m_rows.size(); ++row)
        paintMarks(painter, row);
    paintNow(painter);
}

bool ValidityBars::event(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_labelWidth = -1;
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int row = 0; row < m_rows.size(); ++row) {
        if (help->pos().y() < rowTop(row) || help->pos().y() >= rowTop(row + 1))
            continue;
        QStringList lines{m_rows[row].label, m_rows[row].text};
        for (const ValidityMark& mark : m_rows[row].marks)
            lines.push_back(mark.text);
        lines.removeAll(QString());
        QToolTip::showText(help->globalPos(), plainToolTip(lines.join(u'\n')), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

void ValidityBars::describe()
{
    QStringList lines;
    for (const ValidityRow& row : m_rows)
        lines.push_back(row.label + QStringLiteral(": ") + row.text);
    setAccessibleDescription(lines.join(u'\n'));
}

} // namespace releve::ui
