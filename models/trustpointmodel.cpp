// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/trustpointmodel.h"

#include "models/fleetstore.h"
#include "models/naturalorder.h"
#include "models/roles.h"
#include "models/rowfilter.h"
#include "models/texts.h"
#include "models/tr.h"
#include "pki/base/text.h"

namespace releve::models {

namespace {

/// The name a person knows a CA by: its common name, else all of its name.
QString commonNameOf(const ios::PrintedName& name)
{
    for (const auto& attribute : name) {
        if (equalsIgnoringCase(attribute.type, "cn"))
            return shownText(attribute.value);
    }
    return nameText(name);
}

QString caNameOf(const fleet::Trustpoint& trustpoint)
{
    if (trustpoint.ca && !trustpoint.ca->record.subject.empty())
        return commonNameOf(trustpoint.ca->record.subject);
    if (trustpoint.identity && !trustpoint.identity->record.issuer.empty())
        return commonNameOf(trustpoint.identity->record.issuer);
    return trustpoint.status ? commonNameOf(trustpoint.status->value.caSubject) : QString();
}

std::optional<Instant> endOf(const fleet::HeldCertificatePtr& held)
{
    return held ? held->notAfter() : std::nullopt;
}

bool announcesRollover(const fleet::Timer& timer)
{
    return timer.name == "SHADOW" || timer.name == "CS SHADOW CERT GENERATION";
}

void fillRollover(TrustpointRow& row, const fleet::Trustpoint& trustpoint, const fleet::Snapshot& snapshot)
{
    if (trustpoint.rolloverCa)
        row.rolloverSerial = toQString(trustpoint.rolloverCa->record.serial);
    if (row.assessment.state == fleet::TrustpointState::ShadowReady) {
        row.rollover = RolloverReadiness::Ready;
        return;
    }
    if (trustpoint.rolloverCa) {
        row.rollover = RolloverReadiness::CaOnly;
        return;
    }
    for (const auto& timer : snapshot.timers) {
        if (timer.owner == trustpoint.name && announcesRollover(timer)) {
            row.rollover = RolloverReadiness::Expected;
            row.rolloverFrom = timer.due;
            return;
        }
    }
    // An identity that ends with its CA cannot be renewed beneath it: only a rollover can follow.
    if (row.identityEnd && row.caEnd && *row.identityEnd == *row.caEnd &&
        row.assessment.state != fleet::TrustpointState::Unknown)
        row.rollover = RolloverReadiness::Missing;
}

template<class Function>
void forEachHeld(const fleet::Trustpoint& trustpoint, Function function)
{
    for (const auto* held :
         {&trustpoint.ca, &trustpoint.identity, &trustpoint.rolloverCa, &trustpoint.rolloverIdentity}) {
        if (*held)
            function((*held)->record);
    }
}

TrustpointRow rowOfTrustpoint(const fleet::Trustpoint& trustpoint, const fleet::Snapshot& snapshot,
                              const DeviceTexts& device, SharedTexts& texts)
{
    TrustpointRow row;
    row.deviceId = device.id;
    row.device = device.name;
    row.trustpoint = texts.of(trustpoint.name);
    row.key = TrustpointModel::keyOf(row.deviceId, row.trustpoint);
    row.ca = texts.of(caNameOf(trustpoint).toStdString());
    forEachHeld(trustpoint, [&row](const ios::CertificateRecord& record) {
        row.found = row.found * 31 + std::hash<std::string>()(record.serial);
        for (const auto& attribute : record.subject)
            row.found = row.found * 31 + std::hash<std::string>()(attribute.value);
    });
    row.assessment = trustpoint.assessment;
    row.identityEnd = endOf(trustpoint.identity);
    row.caEnd = endOf(trustpoint.ca);
    row.belongsToServer = trustpoint.belongsToServer;
    fillRollover(row, trustpoint, snapshot);
    row.next.clock = snapshot.clock;
    if (trustpoint.nextTimer >= 0)
        row.next =
            Countdown::of(snapshot.timers[static_cast<std::size_t>(trustpoint.nextTimer)], snapshot.clock);
    return row;
}

QString orderOf(const TrustpointRow& row)
{
    return naturalKey(row.device) + u'\n' + naturalKey(row.trustpoint);
}

QString dateOrDash(const std::optional<Instant>& instant)
{
    return instant ? dateText(*instant, QLocale()) : dash();
}

QString rolloverText(const TrustpointRow& row)
{
    switch (row.rollover) {
    case RolloverReadiness::Expected:
        return row.rolloverFrom ? Tr::tr("From %1", "a date").arg(dateText(*row.rolloverFrom, QLocale()))
                                : Tr::tr("Scheduled", "a rollover");
    case RolloverReadiness::CaOnly:
        return Tr::tr("CA only, serial %1").arg(serialText(row.rolloverSerial.toStdString()));
    case RolloverReadiness::Ready:
        return Tr::tr("Ready, serial %1").arg(serialText(row.rolloverSerial.toStdString()));
    case RolloverReadiness::Missing:
        return Tr::tr("Missing", "a rollover");
    case RolloverReadiness::None:
        break;
    }
    return dash();
}

/// Worst first when sorted upward.
int stateOrder(const fleet::Assessment& assessment)
{
    const int tone = fleet::severityOf(fleet::toneOf(assessment));
    return -tone * 10000 + static_cast<int>(assessment.overlay) * 100 + static_cast<int>(assessment.state);
}

/// Soonest need first: ready is the least of worries.
int rolloverOrder(RolloverReadiness rollover)
{
    switch (rollover) {
    case RolloverReadiness::Missing:
        return 0;
    case RolloverReadiness::CaOnly:
        return 1;
    case RolloverReadiness::Expected:
        return 2;
    case RolloverReadiness::Ready:
        return 3;
    case RolloverReadiness::None:
        break;
    }
    return 4;
}

int chipsOf(const TrustpointRow& row)
{
    int chips = 0;
    const auto add = [&chips](bool applies, Chip chip) { chips |= applies ? static_cast<int>(chip) : 0; };
    add(row.assessment.overlay != fleet::Overlay::None, Chip::NeedsAttention);
    add(fleet::toneOf(fleet::Assessment{row.assessment.state, fleet::Overlay::None, 0}) ==
            fleet::Tone::InProgress,
        Chip::InProgress);
    add(row.rollover == RolloverReadiness::Expected || row.rollover == RolloverReadiness::CaOnly ||
            row.rollover == RolloverReadiness::Missing,
        Chip::RolloverDue);
    add(row.rollover == RolloverReadiness::Ready, Chip::ShadowReady);
    add(row.assessment.overlay == fleet::Overlay::CaUnreachable, Chip::Unreachable);
    return chips;
}

QVariant millisecondsOf(const std::optional<Instant>& instant)
{
    return instant ? QVariant(toMilliseconds(*instant)) : QVariant();
}

QVariant sortValue(const TrustpointRow& row, int column)
{
    switch (column) {
    case TrustpointModel::State:
        return stateOrder(row.assessment);
    case TrustpointModel::Device:
        return orderOf(row);
    case TrustpointModel::Trustpoint:
        return naturalKey(row.trustpoint);
    case TrustpointModel::CertificateServer:
        return naturalKey(row.ca);
    case TrustpointModel::IdentityEnd:
        return millisecondsOf(row.identityEnd);
    case TrustpointModel::CaEnd:
        return millisecondsOf(row.caEnd);
    case TrustpointModel::Rollover:
        return rolloverOrder(row.rollover);
    case TrustpointModel::NextTimer:
        return row.next.name.isEmpty() ? QVariant() : millisecondsOf(row.next.due);
    case TrustpointModel::Seen:
        return millisecondsOf(row.next.clock.deviceInstant);
    default:
        return {};
    }
}

} // namespace

TrustpointModel::TrustpointModel(const FleetStore& store, QObject* parent)
    : RowTable<TrustpointRow>(parent), m_store(store), m_clock(store.clock())
{
    connect(&store, &FleetStore::changed, this, &TrustpointModel::apply);
    apply(store.everything());
}

QString TrustpointModel::keyOf(const QString& deviceId, const QString& trustpoint)
{
    return deviceId + u'\n' + trustpoint;
}

QModelIndex TrustpointModel::find(const QString& deviceId, const QString& trustpoint) const
{
    const int row = rowOf(keyOf(deviceId, trustpoint));
    return row < 0 ? QModelIndex() : index(row, 0);
}

void TrustpointModel::apply(const fleet::Changes& changes)
{
    SharedTexts texts;
    follow(
        changes,
        [&texts](const fleet::Snapshot& snapshot) {
            std::vector<TrustpointRow> rows;
            const DeviceTexts device(snapshot);
            for (const auto& trustpoint : snapshot.trustpoints)
                rows.push_back(rowOfTrustpoint(trustpoint, snapshot, device, texts));
            return rows;
        },
        [](const fleet::Snapshot& snapshot) {
            std::vector<QString> keys;
            for (const auto& trustpoint : snapshot.trustpoints)
                keys.push_back(keyOf(toQString(snapshot.device.id), toQString(trustpoint.name)));
            return keys;
        });
}

void TrustpointModel::retranslate()
{
    announceTexts({Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

int TrustpointModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant TrustpointModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const TrustpointRow& row = at(index.row());
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
        return haystack(row);
    case ToneRole:
        return static_cast<int>(fleet::toneOf(row.assessment));
    case StateRole:
        return static_cast<int>(row.assessment.state);
    case OverlayRole:
        return static_cast<int>(row.assessment.overlay);
    case KindRole:
        return static_cast<int>(row.rollover);
    case DeviceIdRole:
        return row.deviceId;
    case TrustpointRole:
        return row.trustpoint;
    case ChipsRole:
        return chipsOf(row);
    default:
        return row.next.data(role, m_clock.steady());
    }
}

QVariant TrustpointModel::text(const TrustpointRow& row, int column) const
{
    switch (column) {
    case State:
        return stateText(row.assessment);
    case Device:
        return row.device;
    case Trustpoint:
        return row.trustpoint;
    case CertificateServer:
        return row.ca.isEmpty() ? dash() : row.ca;
    case IdentityEnd:
        return dateOrDash(row.identityEnd);
    case CaEnd:
        return dateOrDash(row.caEnd);
    case Rollover:
        return rolloverText(row);
    case NextTimer: {
        const QString left = row.next.text(m_clock.steady(), QLocale());
        return row.next.name.isEmpty() ? left : timerText(row.next.name, left);
    }
    case Seen:
        return row.next.clock.deviceInstant ? dateTimeText(*row.next.clock.deviceInstant, QLocale()) : dash();
    default:
        return {};
    }
}

QString TrustpointModel::haystack(const TrustpointRow& row) const
{
    QString text = row.device + u'\n' + row.trustpoint + u'\n' + row.ca;
    const auto snapshot = m_store.find(row.deviceId);
    const auto* trustpoint = snapshot ? snapshot->findTrustpoint(row.trustpoint.toStdString()) : nullptr;
    if (trustpoint) {
        forEachHeld(*trustpoint, [&text](const ios::CertificateRecord& record) {
            text += u'\n' + toQString(record.serial) + u'\n' + toQString(ios::toText(record.subject));
        });
    }
    return folded(text);
}

QVariant TrustpointModel::toolTip(const TrustpointRow& row, int column) const
{
    const auto utc = [](const std::optional<Instant>& instant) {
        return instant ? QVariant(utcText(*instant)) : QVariant();
    };
    switch (column) {
    case State:
        return stateExplanation(row.assessment);
    case IdentityEnd:
        return utc(row.identityEnd);
    case CaEnd:
        return utc(row.caEnd);
    case Rollover:
        return utc(row.rolloverFrom);
    case NextTimer:
        return row.next.name.isEmpty() ? QVariant() : utc(row.next.due);
    case Seen:
        return utc(row.next.clock.deviceInstant);
    default:
        return {};
    }
}

QVariant TrustpointModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return Tr::tr("State");
    case Device:
        return Tr::tr("Device");
    case Trustpoint:
        return Tr::tr("Trustpoint");
    case CertificateServer:
        return Tr::tr("Certificate server");
    case IdentityEnd:
        return Tr::tr("Identity ends");
    case CaEnd:
        return Tr::tr("CA ends");
    case Rollover:
        return Tr::tr("Rollover");
    case NextTimer:
        return Tr::tr("Next timer");
    case Seen:
        return Tr::tr("Seen", "when the device was last read");
    default:
        return {};
    }
}

} // namespace releve::models
