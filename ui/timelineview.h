// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractScrollArea>

#include <functional>
#include <optional>

#include "models/timelinelane.h"

class QPainter;

namespace releve::ui {

/// Lanes of validity bars on one time axis that can be zoomed and moved. Knows no model: a lane is asked for when it is
/// drawn, so that any number of them costs nothing.
class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    using Lanes = std::function<models::TimelineLane(int)>;
    struct Range
    {
        Instant from, to;

        bool operator==(const Range&) const = default;
    };

    /// @param lanes as long as the view lives; asked for 0 … count - 1
    explicit TimelineView(Lanes lanes, QWidget* parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    /// What all of it takes; shown until somebody zooms.
    void setWhole(std::optional<Range> whole);
    void setCurrent(int lane);
    [[nodiscard]] int current() const { return m_current; }

    /// The time in sight.
    [[nodiscard]] std::optional<Range> range() const { return m_range; }
    [[nodiscard]] bool isZoomed() const { return m_range != m_whole; }
    /// Over 1: less time, drawn larger; about the middle.
    void zoom(double factor);
    void showAll();

    /// Where an instant lies, in pixels from the left of the viewport.
    [[nodiscard]] int positionOf(Instant instant) const;
    [[nodiscard]] int laneHeight() const;
    /// Of the lanes from `first` on, as many as fit; the axis above them.
    void paint(QPainter& painter, QSize size, int first, int pixelsAbove) const;
    /// What a picture of so many lanes measures.
    [[nodiscard]] QSize pictureSize(int lanes) const;

Q_SIGNALS:
    void rangeChanged();
    /// The user chose another lane.
    void chosen(int lane);
    void activated(int lane);
    void contextMenuWanted(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    [[nodiscard]] int labelWidth(int width) const;
    [[nodiscard]] int axisHeight() const;
    [[nodiscard]] int laneAt(int y) const;
    void zoomAbout(Instant centre, double factor);
    void moveBy(Duration by);
    void setRange(const Range& range);
    void choose(int lane);
    void scrollTo(int lane);
    void describeCurrent();
    void updateScrollBar();

    Lanes m_lanes;
    int m_count = 0;
    int m_current = -1;
    std::optional<Range> m_whole, m_range;
    std::optional<QPoint> m_pressedAt;
    std::optional<Range> m_pressedRange;
    bool m_dragging = false;
};

} // namespace releve::ui
