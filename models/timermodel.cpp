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

QString keyOf(const fleet::Snapshot& snapshot, const fleet::Timer& timer)
{
    return toQString(snapshot.device.id) + u'\n' + toQString(timer.key);
}

/// Unlike that of any timer listed: a timer's key never begins with a line feed.
QString keyOf(const fleet::Snapshot& snapshot, const fleet::Prediction& prediction)
{
    return toQString(snapshot.device.id) + QStringLiteral("\n\n") + toQString(std::string(prediction.name)) +
           u'\n' + toQString(prediction.owner);
}

/// Calls for each timer of a device, then for each prediction that stands alone.
template<class Function>
void forEachTimer(const fleet::Snapshot& snapshot, Function function)
{
    for (const auto& timer : snapshot.timers)
        function(timer);
    for (const auto& prediction : snapshot.predictions) {
        if (fleet::standsAlone(prediction))
            function(prediction);
    }
}

TimerRow rowOfTimer(const fleet::Timer& timer, const fleet::Snapshot& snapshot, const DeviceTexts& device,
                    SharedTexts& texts)
{
    TimerRow row;
    row.key = keyOf(snapshot, timer);
    row.deviceId = device.id;
    row.device = device.name;
    row.owner = texts.of(timer.owner);
    row.target = texts.of(timer.target);
    if (const fleet::Trustpoint* owner = snapshot.findTrustpoint(timer.owner)) {
        row.trustpoint = row.owner;
        row.tone = fleet::toneOf(owner->assessment);
    }
    row.name = timer.name;
    row.section = timer.section;
    row.fromCertificate = timer.fromCertificate;
    row.countdown = Countdown::of(timer, snapshot.clock);
    row.countdown.name = texts.of(timer.name);
    row.predicted = timer.predicted;
    if (timer.drift) {
        row.comparison = TimerRow::Comparison::Drift;
        row.drift = *timer.drift;
    } else if (timer.unexpected) {
        row.comparison = TimerRow::Comparison::Unexpected;
    }
    return row;
}

TimerRow rowOfTimer(const fleet::Prediction& prediction, const fleet::Snapshot& snapshot,
                    const DeviceTexts& device, SharedTexts& texts)
{
    fleet::Timer unlisted;
    unlisted.section = prediction.section;
    unlisted.name = prediction.name;
    unlisted.owner = prediction.owner;
    TimerRow row = rowOfTimer(unlisted, snapshot, device, texts);
    row.key = keyOf(snapshot, prediction);
    row.predicted = prediction.due;
    row.comparison = prediction.report == fleet::Report::Missing ? TimerRow::Comparison::Missing
                                                                 : TimerRow::Comparison::Predicted;
    return row;
}

const QString& ownerOrTarget(const TimerRow& row)
{
    return row.owner.isEmpty() ? row.target : row.owner;
}

QString orderOf(const TimerRow& row)
{
    return naturalKey(row.device) + u'\n' + naturalKey(ownerOrTarget(row)) + u'\n' +
           naturalKey(row.countdown.name);
}

bool isListed(const TimerRow& row)
{
    return row.comparison != TimerRow::Comparison::Missing &&
           row.comparison != TimerRow::Comparison::Predicted;
}

/// Alerts only warn: whether they run as predicted alarms nobody.
QVariant toneOfComparison(const TimerRow& row)
{
    const bool isAlert = row.section == ios::TimerSection::ExpiryAlert;
    switch (row.comparison) {
    case TimerRow::Comparison::Drift:
        return static_cast<int>(fleet::toneOfDrift(row.drift));
    case TimerRow::Comparison::Unexpected:
    case TimerRow::Comparison::Missing:
        return static_cast<int>(isAlert ? fleet::Tone::Unknown : fleet::Tone::Attention);
    case TimerRow::Comparison::None:
    case TimerRow::Comparison::Predicted:
        break;
    }
    return {};
}

QString comparisonText(const TimerRow& row)
{
    switch (row.comparison) {
    case TimerRow::Comparison::Drift:
        return driftText(row.drift, QLocale());
    case TimerRow::Comparison::Unexpected:
        return Tr::tr("not expected", "a timer that the router lists");
    case TimerRow::Comparison::Missing:
        return Tr::tr("not listed", "a timer that should run");
    case TimerRow::Comparison::None:
    case TimerRow::Comparison::Predicted:
        break;
    }
    return dash();
}

} // namespace

TimerModel::TimerModel(const FleetStore& store, QObject* parent)
    : RowTable<TimerRow>(parent), m_store(store), m_clock(store.clock())
{
    connect(&store, &FleetStore::changed, this, &TimerModel::apply);
    apply(store.everything());
}

void TimerModel::apply(const fleet::Changes& changes)
{
    m_nextIsKnown = false;
    SharedTexts texts;
    follow(
        changes,
        [&texts](const fleet::Snapshot& snapshot) {
            std::vector<TimerRow> rows;
            const DeviceTexts device(snapshot);
            forEachTimer(snapshot, [&](const auto& timer) {
                rows.push_back(rowOfTimer(timer, snapshot, device, texts));
            });
            return rows;
        },
        [](const fleet::Snapshot& snapshot) {
            std::vector<QString> keys;
            forEachTimer(snapshot, [&](const auto& timer) { keys.push_back(keyOf(snapshot, timer)); });
            return keys;
        });
}

void TimerModel::retranslate()
{
    announceTexts({Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

/// Until a timer that counts down now fires; empty for one that does not, or that fired.
std::optional<Duration> TimerModel::timeLeft(const TimerRow& row) const
{
    const Duration steady = m_clock.steady();
    if (!row.countdown.isLive(steady))
        return std::nullopt;
    const Duration left = *row.countdown.due - *row.countdown.clock.nowAt(steady);
    return left >= Duration::zero() ? std::optional(left) : std::nullopt;
}

void TimerModel::findNext() const
{
    int soonest = -1;
    std::optional<Duration> shortest;
    for (int row = 0; row < rowCount(); ++row) {
        if (!fleet::isLifecycleTimer(at(row).name))
            continue;
        const auto left = timeLeft(at(row));
        if (left && (!shortest || *left < *shortest)) {
            shortest = left;
            soonest = row;
        }
    }
    m_next = soonest < 0 ? QModelIndex() : index(soonest, 0);
    m_nextIsKnown = true;
}

QModelIndex TimerModel::next() const
{
    if (!m_nextIsKnown || (m_next.isValid() && !timeLeft(at(m_next.row()))))
        findNext();
    return m_next;
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
        return orderOf(row);
    case HaystackRole:
        return folded(row.device + u'\n' + row.owner + u'\n' + row.target + u'\n' + row.countdown.name);
    case ToneRole:
        return index.column() == Drift ? toneOfComparison(row) : QVariant(static_cast<int>(row.tone));
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
        return ownerOrTarget(row).isEmpty() ? dash() : ownerOrTarget(row);
    case Device:
        return row.device;
    case Due:
        return row.countdown.due ? dateTimeText(*row.countdown.due, QLocale()) : dash();
    case Remaining:
        return isListed(row) ? row.countdown.text(m_clock.steady(), QLocale()) : dash();
    case Predicted:
        return row.predicted ? dateTimeText(*row.predicted, QLocale()) : dash();
    case Drift:
        return comparisonText(row);
    case Source:
        return isListed(row) ? timerSourceText(row.section, row.fromCertificate)
                             : Tr::tr("Prediction", "source of a timer");
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
    case Predicted:
    case Drift:
        return predictionToolTip(row);
    default:
        return {};
    }
}

QString TimerModel::predictionToolTip(const TimerRow& row) const
{
    const auto snapshot = m_store.find(row.deviceId);
    if (!snapshot)
        return {};
    const fleet::Prediction* prediction = nullptr;
    for (const auto& timer : snapshot->timers) {
        if (timer.prediction >= 0 && keyOf(*snapshot, timer) == row.key)
            prediction = &snapshot->predictions[static_cast<std::size_t>(timer.prediction)];
    }
    for (const auto& alone : snapshot->predictions) {
        if (!isListed(row) && keyOf(*snapshot, alone) == row.key)
            prediction = &alone;
    }
    if (prediction)
        return predictionText(*prediction);
    if (row.comparison == TimerRow::Comparison::Unexpected)
        return Tr::tr(
            "By its certificates and configuration the trustpoint should run the other of RENEW and "
            "SHADOW.");
    return fleet::isPredictable(row.name)
               ? Tr::tr("Too little is known of its owner to predict this timer.")
               : Tr::tr("No certificate or configuration tells when this timer is due.");
}

QVariant TimerModel::sortValue(const TimerRow& row, int column) const
{
    switch (column) {
    case Name:
        return naturalKey(row.countdown.name);
    case Owner:
        return naturalKey(ownerOrTarget(row));
    case Device:
        return orderOf(row);
    case Due:
    case Remaining:
        return row.countdown.data(DueRole, {});
    case Predicted:
        return row.predicted ? QVariant(toMilliseconds(*row.predicted)) : QVariant();
    case Drift:
        return row.comparison == TimerRow::Comparison::Drift ? QVariant(qint64{row.drift.count()})
                                                             : QVariant();
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
    case Predicted:
        return Tr::tr("Predicted", "date and time of a timer");
    case Drift:
        return Tr::tr("Drift", "of a timer against its prediction");
    case Source:
        return Tr::tr("Source", "what tells a timer");
    default:
        return {};
    }
}

} // namespace releve::models
