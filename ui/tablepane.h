// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QWidget>

#include <functional>

#include "models/rowfilter.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QTreeView;

namespace releve::ui {

class ChipButton;

/// A table of rows that belong to trustpoints, with chips above it; one column may count down.
class TablePane : public QWidget
{
    Q_OBJECT

public:
    struct Layout
    {
        QString name;              ///< object names begin with it
        int countdownColumn;       ///< -1 = none
        int stateColumn;           ///< drawn as a badge; -1 = none
        int sortColumn;            ///< sorted by at first
        QList<int> widths;         ///< of the columns, in average characters
        QList<models::Chip> chips; ///< All first; empty = no chips
    };

    /// @param model must outlive the pane
    TablePane(QAbstractItemModel& model, Layout layout, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] models::RowFilter* rows() const { return m_rows; }

    void setFilterText(const QString& text);
    /// What the chip "Only …" stands for; no devices = it is not offered.
    void setScope(const QSet<QString>& devices, const QString& name);
    /// Chip, scope and text back to all.
    void clearFilters();
    [[nodiscard]] bool isFiltering() const { return m_rows->isFiltering(); }

    /// Chooses the first row of a trustpoint, or of the device when `trustpoint` is empty. Nothing is
    /// emitted. No such row: nothing is chosen.
    void choose(const QString& deviceId, const QString& trustpoint);
    /// The present moved on: repaints what counts down and is in sight, nothing else.
    void tick();

    /// Where its state is kept between two runs.
    [[nodiscard]] QString stateKey() const { return m_layout.name + QStringLiteral("/header"); }
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);
    /// Cells of the current row, separated by tabs.
    [[nodiscard]] QString currentRowText() const;

Q_SIGNALS:
    /// The user chose another row.
    void chosen(const QString& deviceId, const QString& trustpoint);
    void contextMenuWanted(const QPoint& globalPosition);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildChips();
    void buildView();
    void applyScope();
    void onCurrentChanged(const QModelIndex& current);
    void refilter(const std::function<void()>& change);
    void showCounts();
    void showCountText();
    void showEmptyState();
    void retranslate();

    Layout m_layout;
    models::RowFilter* m_rows;
    QTreeView* m_view;
    QWidget* m_bar;
    QHBoxLayout* m_barLayout;
    QButtonGroup* m_chipGroup;
    QHash<int, ChipButton*> m_chips;
    ChipButton* m_only;
    QLabel* m_count;
    QLabel* m_empty;
    QSet<QString> m_scope;
    QString m_scopeName;
    QString m_text;
    QString m_chosenDevice, m_chosenTrustpoint;
    QPersistentModelIndex m_chosenRow; ///< of the source; where to look for it first
    bool m_quiet = false;              ///< changes of the current row are not the user's
};

} // namespace releve::ui
