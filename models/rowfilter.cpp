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
    // Before the proxy's own: it may compare rows at once.
    const auto forget = [this] {
        m_ranks.column = -1;
        m_tiePlaces.clear();
        m_haystacks.clear();
    };
    forget();
    if (model) {
        connect(model, &QAbstractItemModel::rowsInserted, this, forget);
        connect(model, &QAbstractItemModel::rowsRemoved, this, forget);
        connect(model, &QAbstractItemModel::dataChanged, this, forget);
        connect(model, &QAbstractItemModel::layoutChanged, this, forget);
        connect(model, &QAbstractItemModel::modelReset, this, forget);
    }
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
    const auto index = [&] { return sourceModel()->index(row, 0, parent); };
    if (m_chip != Chip::All && !(index().data(ChipsRole).toInt() & static_cast<int>(m_chip)))
        return false;
    if (!m_devices.isEmpty() && !m_devices.contains(index().data(DeviceIdRole).toString()))
        return false;
    if (m_words.isEmpty())
        return true;
    if (m_haystacks.empty())
        collectHaystacks();
    const QString& haystack = m_haystacks[static_cast<std::size_t>(row)];
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return haystack.contains(word); });
}

/// Once for all keystrokes until the rows change.
void RowFilter::collectHaystacks() const
{
    const int rows = sourceModel()->rowCount();
    m_haystacks.reserve(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row)
        m_haystacks.push_back(sourceModel()->index(row, 0).data(HaystackRole).toString());
}

namespace {

struct SortKey
{
    bool isKnown = false;
    qint64 number = 0; ///< of a column of texts, its first characters: most comparisons end there
    QString text;
    int row = 0;
};

/// The places of rows in an order, by row.
template<class Keys, class IsBefore>
std::vector<int> placesOf(Keys& keys, IsBefore isBefore)
{
    std::sort(keys.begin(), keys.end(), isBefore);
    std::vector<int> places(keys.size());
    for (std::size_t place = 0; place < keys.size(); ++place)
        places[static_cast<std::size_t>(keys[place].row)] = static_cast<int>(place);
    return places;
}

/// How many characters all texts begin with alike.
qsizetype commonLength(const std::vector<SortKey>& keys)
{
    qsizetype length = keys.empty() ? 0 : keys.front().text.size();
    for (const SortKey& key : keys) {
        const auto end = std::mismatch(key.text.begin(), key.text.end(), keys.front().text.begin(),
                                       keys.front().text.begin() + length);
        length = end.first - key.text.begin();
    }
    return length;
}

/// Four UTF-16 units as a number of the same order.
qint64 firstCharacters(QStringView text)
{
    quint64 number = 0;
    for (qsizetype i = 0; i < 4; ++i)
        number = number << 16 | (i < text.size() ? text[i].unicode() : 0U);
    return static_cast<qint64>(number >> 1); // to keep the sign out of it; the whole text decides then
}

std::vector<SortKey> keysOf(const QAbstractItemModel& model, int column, int role)
{
    std::vector<SortKey> keys(static_cast<std::size_t>(model.rowCount()));
    for (int row = 0; row < static_cast<int>(keys.size()); ++row) {
        SortKey& key = keys[static_cast<std::size_t>(row)];
        const QVariant value = model.index(row, column).data(role);
        key.row = row;
        key.isKnown = value.isValid();
        if (value.typeId() == QMetaType::QString)
            key.text = value.toString();
        else
            key.number = value.toLongLong();
    }
    const qsizetype alike = commonLength(keys);
    for (SortKey& key : keys) {
        if (!key.text.isEmpty())
            key.number = firstCharacters(QStringView(key.text).mid(alike));
    }
    return keys;
}

} // namespace

void RowFilter::rank(int column) const
{
    if (m_tiePlaces.empty()) {
        auto keys = keysOf(*sourceModel(), 0, OrderRole);
        m_tiePlaces = placesOf(keys, [](const SortKey& a, const SortKey& b) {
            if (a.number != b.number)
                return a.number < b.number;
            const int order = a.text.compare(b.text);
            return order != 0 ? order < 0 : a.row < b.row;
        });
    }
    const bool isUpward = sortOrder() == Qt::AscendingOrder;
    auto keys = keysOf(*sourceModel(), column, sortRole());
    m_ranks.column = column;
    m_ranks.order = sortOrder();
    m_ranks.places = placesOf(keys, [&](const SortKey& a, const SortKey& b) {
        if (a.isKnown != b.isKnown)
            return a.isKnown;
        if (a.number != b.number)
            return (a.number < b.number) == isUpward;
        if (const int order = a.text.compare(b.text); order != 0)
            return (order < 0) == isUpward;
        return m_tiePlaces[static_cast<std::size_t>(a.row)] < m_tiePlaces[static_cast<std::size_t>(b.row)];
    });
}

bool RowFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (m_ranks.column != left.column() || m_ranks.order != sortOrder())
        rank(left.column());
    const int a = m_ranks.places[static_cast<std::size_t>(left.row())];
    const int b = m_ranks.places[static_cast<std::size_t>(right.row())];
    return sortOrder() == Qt::AscendingOrder ? a < b : a > b; // the proxy turns the answer round downward
}

} // namespace releve::models
