// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/requestmodel.h"

#include <algorithm>
#include <array>

#include "models/fleetstore.h"
#include "models/naturalorder.h"
#include "models/roles.h"
#include "models/tr.h"

namespace releve::models {

namespace {

QString keyOf(const fleet::Snapshot& snapshot, const ios::RequestRecord& request)
{
    return toQString(snapshot.device.id) + u'\n' + toQString(request.server) + u'\n' +
           QString::number(static_cast<int>(request.list)) + u'\n' + toQString(request.id);
}

RequestRow requestRowOf(const fleet::Fact<ios::RequestRecord>& fact, const fleet::Snapshot& snapshot,
                        const DeviceTexts& device, SharedTexts& texts)
{
    const ios::RequestRecord& request = fact.value;
    RequestRow row;
    row.key = keyOf(snapshot, request);
    row.deviceId = device.id;
    row.device = device.name;
    row.server = texts.of(request.server);
    if (snapshot.findTrustpoint(request.server))
        row.trustpoint = row.server;
    row.id = toQString(request.id);
    row.subject = shownText(request.subject);
    row.fingerprint = toQString(request.fingerprint);
    row.state = request.state;
    row.list = request.list;
    row.readAt = fact.readAt;
    return row;
}

/// Those that wait for somebody first.
int rankOf(const std::string& state)
{
    static constexpr std::array<std::string_view, 4> order{"pending", "authorized", "rejected", "granted"};
    return static_cast<int>(std::find(order.begin(), order.end(), state) - order.begin());
}

fleet::Tone toneOf(const std::string& state)
{
    if (state == "pending")
        return fleet::Tone::Attention;
    if (state == "authorized")
        return fleet::Tone::InProgress;
    if (state == "rejected")
        return fleet::Tone::Failed;
    return state == "granted" ? fleet::Tone::Good : fleet::Tone::Unknown;
}

QString orderOf(const RequestRow& row)
{
    return naturalKey(row.device) + u'\n' + naturalKey(row.server) + u'\n' + naturalKey(row.id);
}

} // namespace

RequestModel::RequestModel(const FleetStore& store, QObject* parent) : RowTable<RequestRow>(parent)
{
    connect(&store, &FleetStore::changed, this, &RequestModel::apply);
    apply(store.everything());
}

void RequestModel::apply(const fleet::Changes& changes)
{
    SharedTexts texts;
    follow(
        changes,
        [&texts](const fleet::Snapshot& snapshot) {
            std::vector<RequestRow> rows;
            const DeviceTexts device(snapshot);
            for (const auto& fact : snapshot.facts.requests)
                rows.push_back(requestRowOf(*fact, snapshot, device, texts));
            return rows;
        },
        [](const fleet::Snapshot& snapshot) {
            std::vector<QString> keys;
            for (const auto& fact : snapshot.facts.requests)
                keys.push_back(keyOf(snapshot, fact->value));
            return keys;
        });
}

void RequestModel::retranslate()
{
    announceTexts({Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

int RequestModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant RequestModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const RequestRow& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == State ? QVariant(requestStateExplanation(row.state)) : QVariant();
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case SortRole:
        return sortValue(row, index.column());
    case OrderRole:
        return orderOf(row);
    case HaystackRole:
        return folded(row.device + u'\n' + row.server + u'\n' + row.subject + u'\n' + row.fingerprint +
                      u'\n' + requestStateText(row.state));
    case ToneRole:
        return static_cast<int>(toneOf(row.state));
    case KindRole:
        return static_cast<int>(row.list);
    case DeviceIdRole:
        return row.deviceId;
    case TrustpointRole:
        return row.trustpoint.isEmpty() ? QVariant() : row.trustpoint;
    case CopyRole:
        return index.column() == Fingerprint ? QVariant(row.fingerprint) : text(row, index.column());
    default:
        return {};
    }
}

QVariant RequestModel::text(const RequestRow& row, int column)
{
    switch (column) {
    case State:
        return requestStateText(row.state);
    case Id:
        return row.id;
    case Subject:
        return row.subject.isEmpty() ? dash() : row.subject;
    case Fingerprint:
        return fingerprintText(row.fingerprint.toStdString());
    case List:
        return requestListText(row.list);
    case Server:
        return row.server.isEmpty() ? dash() : row.server;
    case Device:
        return row.device;
    case Read:
        return row.readAt ? dateTimeText(*row.readAt, QLocale()) : dash();
    default:
        return {};
    }
}

QVariant RequestModel::sortValue(const RequestRow& row, int column)
{
    switch (column) {
    case State:
        return rankOf(row.state);
    case Read:
        return row.readAt ? QVariant(toMilliseconds(*row.readAt)) : QVariant();
    case Device:
        return orderOf(row);
    case List:
        return static_cast<int>(row.list);
    default:
        return naturalKey(text(row, column).toString());
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return Tr::tr("State");
    case Id:
        return Tr::tr("Request", "number of an enrollment request");
    case Subject:
        return Tr::tr("Subject");
    case Fingerprint:
        return Tr::tr("Fingerprint", "of an enrollment request");
    case List:
        return Tr::tr("From", "who sent an enrollment request: router, RA");
    case Server:
        return Tr::tr("Certificate server");
    case Device:
        return Tr::tr("Device");
    case Read:
        return Tr::tr("Read", "when the device was read, by its clock");
    default:
        return {};
    }
}

} // namespace releve::models
