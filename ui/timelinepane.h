// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QWidget>

#include "ui/timelineview.h"

class QLabel;
class QToolButton;

namespace releve::models {
class FleetStore;
class RowFilter;
} // namespace releve::models

namespace releve::ui {

class Actions;

/// The validities of all trustpoints on one axis: those of the trustpoint table, in its order and as it filters.
class TimelinePane : public QWidget
{
    Q_OBJECT

public:
    /// @param store, rows must outlive the pane; `rows` are trustpoints
    TimelinePane(const models::FleetStore& store, models::RowFilter& rows, const Actions& actions,
                 QWidget* parent = nullptr);

    [[nodiscard]] TimelineView* view() const { return m_view; }
    /// Nothing is emitted. No such row: nothing is chosen.
    void choose(const QString& deviceId, const QString& trustpoint);
    /// The present moved on.
    void tick();

    /// A picture of what is in sight, all lanes of it up to mostLanes; false when the file cannot be written, with
    /// `error` saying why. SVG when `path` ends so, else PNG.
    bool exportTo(const QString& path, QString& error) const;
    static constexpr int mostLanes = 500;

Q_SIGNALS:
    void chosen(const QString& deviceId, const QString& trustpoint);
    void activated();
    void contextMenuWanted(const QPoint& globalPosition);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] std::pair<fleet::SnapshotPtr, const fleet::Trustpoint*> trustpointAt(int row) const;
    [[nodiscard]] models::TimelineLane laneAt(int row) const;
    [[nodiscard]] int rowOf(const QString& deviceId, const QString& trustpoint) const;
    void followLater();
    void follow();
    void showTexts();

    const models::FleetStore& m_store;
    models::RowFilter& m_rows;
    TimelineView* m_view;
    QLabel* m_count;
    QLabel* m_empty;
    QString m_chosenDevice, m_chosenTrustpoint;
    bool m_stale = true;
    bool m_pending = false;
};

} // namespace releve::ui
