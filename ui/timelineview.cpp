// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timelineview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plaindelegate.h"
#include "ui/timelinepainter.h"

namespace releve::ui {

namespace {

using namespace std::chrono_literals;

constexpr int margin = 12;
constexpr int labelCharacters = 28;
constexpr double zoomStep = 1.25;
constexpr Duration shortest = std::chrono::days{2};
/// Around a range, so that its ends do not stand at the edge.
constexpr int roomShare = 40;

} // namespace

TimelineView::TimelineView(Lanes lanes, QWidget* parent)
    : QAbstractScrollArea(parent), m_lanes(std::move(lanes))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(false);
    viewport()->setCursor(Qt::ArrowCursor);
}

void TimelineView::setCount(int count)
{
    m_count = count;
    if (m_current >= count)
        m_current = -1;
    updateScrollBar();
    describeCurrent();
    viewport()->update();
}

void TimelineView::setWhole(std::optional<Range> whole)
{
    if (whole) {
        const Duration room = std::max<Duration>((whole->to - whole->from) / roomShare, 1h);
        whole->from -= room;
        whole->to += room;
    }
    const bool followed = !isZoomed() || !m_range || !whole;
    m_whole = whole;
    if (followed)
        showAll();
}

void TimelineView::setCurrent(int lane)
{
    if (lane == m_current)
        return;
    m_current = lane;
    scrollTo(lane);
    describeCurrent();
    viewport()->update();
}

void TimelineView::choose(int lane)
{
    if (lane < 0 || lane >= m_count || lane == m_current)
        return;
    setCurrent(lane);
    Q_EMIT chosen(lane);
}

void TimelineView::showAll()
{
    m_range = m_whole;
    viewport()->update();
    Q_EMIT rangeChanged();
}

void TimelineView::zoom(double factor)
{
    if (m_range)
        zoomAbout(m_range->from + (m_range->to - m_range->from) / 2, factor);
}

void TimelineView::zoomAbout(Instant centre, double factor)
{
    if (!m_range || !m_whole)
        return;
    const auto scaled = [&](Duration length) {
        return Duration(
            static_cast<Duration::rep>(std::llround(static_cast<double>(length.count()) / factor)));
    };
    Range range{centre - scaled(centre - m_range->from), centre + scaled(m_range->to - centre)};
    if (range.to - range.from < shortest)
        return;
    if (range.to - range.from >= m_whole->to - m_whole->from)
        range = *m_whole;
    setRange(range);
}

void TimelineView::moveBy(Duration by)
{
    if (m_range)
        setRange({m_range->from + by, m_range->to + by});
}

/// Kept where there is something to see.
void TimelineView::setRange(const Range& range)
{
    const Duration length = range.to - range.from;
    const Instant from = std::clamp(range.from, m_whole->from, std::max(m_whole->from, m_whole->to - length));
    const Range kept{from, from + length};
    if (kept == m_range)
        return;
    m_range = kept;
    viewport()->update();
    Q_EMIT rangeChanged();
}

int TimelineView::labelWidth(int width) const
{
    return qMin(fontMetrics().averageCharWidth() * labelCharacters, width / 3);
}

int TimelineView::axisHeight() const
{
    return fontMetrics().height() + 10;
}

int TimelineView::laneHeight() const
{
    return TimelinePainter::laneHeight(fontMetrics());
}

int TimelineView::positionOf(Instant instant) const
{
    if (!m_range)
        return 0;
    const int left = labelWidth(viewport()->width());
    const double share = static_cast<double>((instant - m_range->from).count()) /
                         static_cast<double>((m_range->to - m_range->from).count());
    return left + static_cast<int>(std::lround(share * (viewport()->width() - margin - left)));
}

int TimelineView::laneAt(int y) const
{
    const int lane = (y - axisHeight() + verticalScrollBar()->value()) / laneHeight();
    return y >= axisHeight() && lane < m_count ? lane : -1;
}

QSize TimelineView::pictureSize(int lanes) const
{
    return {viewport()->width(), axisHeight() + lanes * laneHeight() + 1};
}

void TimelineView::paint(QPainter& painter, QSize size, int first, int pixelsAbove) const
{
    painter.fillRect(QRect(QPoint(), size), palette().color(QPalette::Base));
    painter.setFont(font());
    if (!m_range)
        return;
    // Far outside of what is seen a pixel is as good as another; an int holds no century at the scale of days.
    const double left = labelWidth(size.width());
    const double width = size.width() - margin - left;
    const double length = static_cast<double>((m_range->to - m_range->from).count());
    const auto place = [&](Instant at) {
        const double x = left + static_cast<double>((at - m_range->from).count()) / length * width;
        return static_cast<int>(std::lround(std::clamp(x, -2.0 * size.width(), 3.0 * size.width())));
    };
    const TimelinePainter drawing(painter, palette(), place, {static_cast<int>(left), size.width() - margin});
    const int top = axisHeight();
    int y = top - pixelsAbove;
    const int shown = std::min(m_count - first, (size.height() - y) / laneHeight() + 1);
    drawing.axis(0, top, std::min(y + shown * laneHeight(), size.height()), m_range->from, m_range->to,
                 locale());
    painter.save();
    painter.setClipRect(QRect(0, top, size.width(), size.height() - top));
    for (int lane = first; lane < first + shown; ++lane, y += laneHeight())
        drawing.lane(QRect(0, y, size.width(), laneHeight()), m_lanes(lane), lane == m_current);
    painter.restore();
}

void TimelineView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    const int above = verticalScrollBar()->value();
    paint(painter, viewport()->size(), above / laneHeight(), above % laneHeight());
}

void TimelineView::updateScrollBar()
{
    const int room = viewport()->height() - axisHeight();
    verticalScrollBar()->setSingleStep(laneHeight());
    verticalScrollBar()->setPageStep(qMax(1, room));
    verticalScrollBar()->setRange(0, qMax(0, m_count * laneHeight() - room));
}

void TimelineView::scrollTo(int lane)
{
    if (lane < 0)
        return;
    const int room = viewport()->height() - axisHeight();
    const int top = lane * laneHeight();
    QScrollBar* bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + laneHeight() > bar->value() + room)
        bar->setValue(top + laneHeight() - room);
}

void TimelineView::describeCurrent()
{
    setAccessibleDescription(m_current >= 0 ? m_lanes(m_current).description() : QString());
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    updateScrollBar();
    QAbstractScrollArea::resizeEvent(event);
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const int page = qMax(1, (viewport()->height() - axisHeight()) / laneHeight());
    const Duration step = m_range ? (m_range->to - m_range->from) / 10 : Duration(0);
    switch (event->key()) {
    case Qt::Key_Up:
        return choose(qMax(0, m_current - 1));
    case Qt::Key_Down:
        return choose(qMin(m_count - 1, m_current + 1));
    case Qt::Key_PageUp:
        return choose(qMax(0, m_current - page));
    case Qt::Key_PageDown:
        return choose(qMin(m_count - 1, m_current + page));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(m_count - 1);
    case Qt::Key_Left:
        return moveBy(-step);
    case Qt::Key_Right:
        return moveBy(step);
    case Qt::Key_Plus:
        return zoom(zoomStep);
    case Qt::Key_Minus:
        return zoom(1 / zoomStep);
    case Qt::Key_0:
        return showAll();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

/// With Ctrl, about the instant below the pointer.
void TimelineView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier) || !m_range)
        return QAbstractScrollArea::wheelEvent(event);
    const int left = labelWidth(viewport()->width());
    const double share = (event->position().x() - left) / qMax(1, viewport()->width() - margin - left);
    const auto length = static_cast<double>((m_range->to - m_range->from).count());
    const Instant centre =
        m_range->from + Duration(static_cast<Duration::rep>(std::clamp(share, 0.0, 1.0) * length));
    const double notches = event->angleDelta().y() / 120.0;
    zoomAbout(centre, std::pow(zoomStep, notches));
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    choose(laneAt(event->position().toPoint().y()));
    m_pressedAt = event->position().toPoint();
    m_pressedRange = m_range;
    m_dragging = false;
}

/// Drags the time along.
void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressedAt || !m_pressedRange)
        return;
    const int moved = event->position().toPoint().x() - m_pressedAt->x();
    if (!m_dragging && qAbs(moved) < QApplication::startDragDistance())
        return;
    m_dragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    const int width = qMax(1, viewport()->width() - margin - labelWidth(viewport()->width()));
    const auto length = static_cast<double>((m_pressedRange->to - m_pressedRange->from).count());
    const Duration by(static_cast<Duration::rep>(length * moved / width));
    setRange({m_pressedRange->from - by, m_pressedRange->to - by});
}

void TimelineView::mouseReleaseEvent(QMouseEvent* /*event*/)
{
    m_pressedAt.reset();
    m_pressedRange.reset();
    viewport()->setCursor(Qt::ArrowCursor);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int lane = laneAt(event->position().toPoint().y()); lane >= 0)
        Q_EMIT activated(lane);
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        choose(laneAt(event->pos().y()));
    if (m_current >= 0)
        Q_EMIT contextMenuWanted(event->globalPos());
}

void TimelineView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateScrollBar();
    if (event->type() == QEvent::LanguageChange) {
        describeCurrent();
        viewport()->update();
    }
    QAbstractScrollArea::changeEvent(event);
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int lane = laneAt(help->pos().y()); lane >= 0)
        QToolTip::showText(help->globalPos(), plainToolTip(m_lanes(lane).description()), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace releve::ui
