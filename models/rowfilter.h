// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <QSet>
#include <QSortFilterProxyModel>
#include <QStringList>

#include "pki/fleet/displaystate.h"

namespace releve::models {

/// What a chip above a table selects. A row answers to any number of them (ChipsRole).
enum class Chip
{
    All = 0,
    NeedsAttention = 1, ///< anything lies over its state
    InProgress = 2,     ///< pending, renewing, taking shadow
    RolloverDue = 4,    ///< a rollover is under way or scheduled, and not ready
    ShadowReady = 8,
    Unreachable = 16 ///< its CA does not answer
};

/// Filters and sorts a table of this folder: by text (every word typed must be found), by a chip, by device.
/// Sorted by SortRole, equals by OrderRole; rows without a value last, whichever the direction. One sort a
/// batch of changes.
// Thread: GUI.
class RowFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit RowFilter(QObject* parent = nullptr);

    void setSourceModel(QAbstractItemModel* model) override;

    /// The caller debounces.
    void setText(const QString& text);
    void setChip(Chip chip);
    [[nodiscard]] Chip chip() const { return m_chip; }
    /// Only rows of these devices; empty = all.
    void setDevices(const QSet<QString>& deviceIds);
    [[nodiscard]] bool isFiltering() const;

    /// Rows of the source that answer to a chip, whatever the text.
    [[nodiscard]] int count(Chip chip) const;
    /// `4,031`, or `12 of 4,031` while filtering.
    [[nodiscard]] QString countText() const;
    [[nodiscard]] static QString chipText(Chip chip);

Q_SIGNALS:
    /// Counts may be others now.
    void countsChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void sortLater();
    void rank(int column) const;
    void collectHaystacks() const;

    /// What each row of the source is sorted by, worked out once for a sort instead of at each comparison.
    struct Ranks
    {
        int column = -1; ///< -1 = to be worked out
        Qt::SortOrder order = Qt::AscendingOrder;
        std::vector<int> places; ///< by source row
    };
    mutable Ranks m_ranks;
    mutable std::vector<int> m_tiePlaces; ///< by source row, of OrderRole; empty = to be worked out

    mutable std::vector<QString> m_haystacks; ///< by source row; empty = to be asked for

    QStringList m_words;
    Chip m_chip = Chip::All;
    QSet<QString> m_devices;
    bool m_sortPending = false;
};

} // namespace releve::models
