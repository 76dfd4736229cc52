// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/timermodel.h"

#include "models/fleetstore.h"
#include "models/naturalorder.h"
#include "models/roles.h"
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

const fleet::Trustpoint* trustpointNamed(const fleet::Snapshot& snapshot, const std::string& name)
{
    const auto it = std::lower_bound(
        snapshot.trustpoints.begin(), snapshot.trustpoints.end(), name,
        [](const fleet::Trustpoint& known, const std::string& key) { return known.name < key; });
    return it != snapshot.trustpoints.end() && it->name == name ? &*it : nullptr;
}

QString keyOf(const fleet::Snapshot& snapshot, const fleet::Timer& timer)
{
    return toQString(snapshot.device.id) + u'\n' + toQString(timer.key);
}

TimerRow rowOfTimer(const fleet::Timer& timer, const fleet::Snapshot& snapshot)
{
    TimerRow row;
    row.key = keyOf(snapshot, timer);
    row.deviceId = toQString(snapshot.device.id);
    row.device = toQString(snapshot.device.name);
    row.owner = toQString(timer.owner);
    row.target = toQString(timer.target);
    if (const fleet::Trustpoint* owner = trustpointNamed(snapshot, timer.owner)) {
        row.trustpoint = row.owner;
        row.tone = fleet::toneOf(owner->assessment);
    }
    row.name = timer.name;
    row.section = timer.section;
    row.fromCertificate = timer.fromCertificate;
    row.countdown = Countdown::of(timer, snapshot.clock);
    row.ownerOrder = naturalKey(row.owner.isEmpty() ? row.target : row.owner);
    row.nameOrder = naturalKey(row.countdown.name);
    row.order = naturalKey(row.device) + u'\n' + row.ownerOrder + u'\n' + row.nameOrder;
    row.haystack = folded(row.device + u'\n' + row.owner + u'\n' + row.target + u'\n' + row.countdown.name);
    return row;
}

} // namespace

TimerModel::TimerModel(const FleetStore& store, QObject* parent)
    : RowTable<TimerRow>(parent), m_clock(store.clock())
{
    connect(&store, &FleetStore::changed, this, &TimerModel::apply);
    apply(store.everything());
}

void TimerModel::apply(const fleet::Changes& changes)
{
    follow(
        changes,
        [](const fleet::Snapshot& snapshot) {
            std::vector<TimerRow> rows;
            for (const auto& timer : snapshot.timers)
                rows.push_back(rowOfTimer(timer, snapshot));
            return rows;
        },
        [](const fleet::Snapshot& snapshot) {
            std::vector<QString> keys;
            for (const auto& timer : snapshot.timers)
                keys.push_back(keyOf(snapshot, timer));
            return keys;
        });
}

void TimerModel::retranslate()
{
    announceTexts({Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

QModelIndex TimerModel::next() const
{
    const Duration steady = m_clock.steady();
    int soonest = -1;
    Duration shortest = Duration::max();
    for (int row = 0; row < rowCount(); ++row) {
        const Countdown& countdown = at(row).countdown;
        if (!countdown.isLive(steady))
            continue;
        const Duration left = *countdown.due - *countdown.clock.nowAt(steady);
        if (left >= Duration::zero() && left < shortest) {
            shortest = left;
            soonest = row;
        }
    }
    return soonest < 0 ? QModelIndex() : index(soonest, 0);
}

int TimerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant TimerModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const TimerRow& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case SortRole:
        return sortValue(row, index.column());
    case OrderRole:
        return row.order;
    case HaystackRole:
        return row.haystack;
    case ToneRole:
        return static_cast<int>(row.tone);
    case KindRole:
        return static_cast<int>(row.section);
    case DeviceIdRole:
        return row.deviceId;
    case TrustpointRole:
        return row.trustpoint.isEmpty() ? QVariant() : row.trustpoint;
    default:
        return row.countdown.data(role, m_clock.steady());
    }
}

QVariant TimerModel::text(const TimerRow& row, int column) const
{
    switch (column) {
    case Name:
        return row.countdown.name;
    case Owner:
        if (row.owner.isEmpty())
            return row.target.isEmpty() ? dash() : row.target;
        return row.owner;
    case Device:
        return row.device;
    case Due:
        return row.countdown.due ? dateTimeText(*row.countdown.due, QLocale()) : dash();
    case Remaining:
        return row.countdown.text(m_clock.steady(), QLocale());
    case Source:
        return timerSourceText(row.section, row.fromCertificate);
    default:
        return {};
    }
}

QVariant TimerModel::toolTip(const TimerRow& row, int column) const
{
    switch (column) {
    case Name: {
        const QString explanation = timerExplanation(row.name, row.section);
        return explanation.isEmpty() ? QVariant() : explanation;
    }
    case Due:
    case Remaining:
        return row.countdown.due ? QVariant(utcText(*row.countdown.due)) : QVariant();
    default:
        return {};
    }
}

QVariant TimerModel::sortValue(const TimerRow& row, int column) const
{
    switch (column) {
    case Name:
        return row.nameOrder;
    case Owner:
        return row.ownerOrder;
    case Device:
        return row.order;
    case Due:
    case Remaining:
        return row.countdown.data(DueRole, {});
    case Source:
        return static_cast<int>(row.section) * 2 + (row.fromCertificate ? 1 : 0);
    default:
        return {};
    }
}

QVariant TimerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return Tr::tr("Timer");
    case Owner:
        return Tr::tr("Owner", "of a timer");
    case Device:
        return Tr::tr("Device");
    case Due:
        return Tr::tr("Due", "date and time of a timer");
    case Remaining:
        return Tr::tr("Remaining", "time until a timer fires");
    case Source:
        return Tr::tr("Source", "what tells a timer");
    default:
        return {};
    }
}

} // namespace releve::models
