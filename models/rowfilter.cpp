// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/rowfilter.h"

#include <algorithm>

#include <QLocale>

#include "models/naturalorder.h"
#include "models/roles.h"
#include "models/tr.h"

namespace releve::models {

RowFilter::RowFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(false);
    setSortRole(SortRole);
}

void RowFilter::setSourceModel(QAbstractItemModel* model)
{
    if (sourceModel())
        disconnect(sourceModel(), nullptr, this, nullptr);
    QSortFilterProxyModel::setSourceModel(model);
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsInserted, this, &RowFilter::sortLater);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RowFilter::sortLater);
    connect(model, &QAbstractItemModel::dataChanged, this, &RowFilter::sortLater);
    connect(model, &QAbstractItemModel::modelReset, this, &RowFilter::sortLater);
}

/// Once, when the batch of changes is over, however many signals it took.
void RowFilter::sortLater()
{
    if (m_sortPending)
        return;
    m_sortPending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_sortPending = false;
            invalidateFilter();
            if (sortColumn() >= 0)
                sort(sortColumn(), sortOrder());
            Q_EMIT countsChanged();
        },
        Qt::QueuedConnection);
}

void RowFilter::setText(const QString& text)
{
    QStringList words = folded(text).split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = std::move(words);
    invalidateFilter();
    Q_EMIT countsChanged();
}

void RowFilter::setChip(Chip chip)
{
    if (chip == m_chip)
        return;
    m_chip = chip;
    invalidateFilter();
    Q_EMIT countsChanged();
}

void RowFilter::setDevices(const QSet<QString>& deviceIds)
{
    if (deviceIds == m_devices)
        return;
    m_devices = deviceIds;
    invalidateFilter();
    Q_EMIT countsChanged();
}

bool RowFilter::isFiltering() const
{
    return !m_words.isEmpty() || m_chip != Chip::All || !m_devices.isEmpty();
}

int RowFilter::count(Chip chip) const
{
    if (!sourceModel())
        return 0;
    const int rows = sourceModel()->rowCount();
    if (chip == Chip::All)
        return rows;
    int count = 0;
    for (int row = 0; row < rows; ++row) {
        if (sourceModel()->index(row, 0).data(ChipsRole).toInt() & static_cast<int>(chip))
            ++count;
    }
    return count;
}

QString RowFilter::countText() const
{
    const QLocale locale;
    QString all = locale.toString(count(Chip::All));
    if (!isFiltering())
        return all;
    return Tr::tr("%1 of %2", "rows shown, all rows").arg(locale.toString(rowCount()), all);
}

QString RowFilter::chipText(Chip chip)
{
    switch (chip) {
    case Chip::NeedsAttention:
        return Tr::tr("Needs attention");
    case Chip::InProgress:
        return Tr::tr("In progress");
    case Chip::RolloverDue:
        return Tr::tr("Rollover due");
    case Chip::ShadowReady:
        return Tr::tr("Shadow ready");
    case Chip::Unreachable:
        return Tr::tr("Unreachable");
    case Chip::All:
        break;
    }
    return Tr::tr("All", "rows");
}

bool RowFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!isFiltering())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_chip != Chip::All && !(index.data(ChipsRole).toInt() & static_cast<int>(m_chip)))
        return false;
    if (!m_devices.isEmpty() && !m_devices.contains(index.data(DeviceIdRole).toString()))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString haystack = index.data(HaystackRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return haystack.contains(word); });
}

bool RowFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    const auto isUpward = sortOrder() == Qt::AscendingOrder;
    if (a.isValid() != b.isValid())
        return a.isValid() == isUpward; // the proxy turns the answer round when sorting downward
    if (a.typeId() == QMetaType::QString) {
        if (const int order = a.toString().compare(b.toString()); order != 0)
            return order < 0;
    } else if (a.isValid() && a.toLongLong() != b.toLongLong()) {
        return a.toLongLong() < b.toLongLong();
    }
    const int order = left.data(OrderRole).toString().compare(right.data(OrderRole).toString());
    return isUpward ? order < 0 : order > 0;
}

} // namespace releve::models
