// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QLocale>

#include "app/cli/command.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/fleetjson.h"
#include "app/cli/inspecttable.h"
#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "models/fleetstore.h"
#include "models/roles.h"
#include "models/rowfilter.h"
#include "models/texts.h"
#include "models/timermodel.h"
#include "models/trustpointmodel.h"

namespace releve::cli {

namespace {

using namespace releve::models;

constexpr Option options[] = {
    {"device", "NAME", QT_TRANSLATE_NOOP("Cli", "Of this device only; may be repeated")},
};

/// What is left of a timer: counting when the device was just read, else as it was then; when that was is asOfText()'s to say.
QString remainingOf(const QModelIndex& index)
{
    const QVariant due = index.data(DueRole);
    const QVariant asOf = index.data(AsOfRole);
    if (index.data(LiveRole).toBool() || !due.isValid() || !asOf.isValid())
        return index.data().toString();
    return remainingText(Duration(due.toLongLong() - asOf.toLongLong()), QLocale());
}

/// When a device was read that is not live any more.
QString asOfText(const QModelIndex& index)
{
    const QVariant asOf = index.data(AsOfRole);
    return index.data(LiveRole).toBool() || !asOf.isValid()
               ? QString()
               : dateMinuteText(Instant(Duration(asOf.toLongLong())), QLocale());
}

/// `RENEW 73 d 02:14:16`; of a device that was read a while ago `RENEW 27 Jul 2016`.
QString nextTimerOf(const QModelIndex& index)
{
    const QVariant due = index.data(DueRole);
    if (index.data(LiveRole).toBool() || !due.isValid())
        return index.data().toString();
    return timerText(index.data(TimerNameRole).toString(),
                     dateText(Instant(Duration(due.toLongLong())), QLocale()));
}

struct Column
{
    int column;
    QString (*text)(const QModelIndex& index) = [](const QModelIndex& index) {
        return index.data().toString();
    };
    bool isTinted = false;
    const char* heading = nullptr; ///< instead of the model's
};

/// A model of the window's as a table: the same rows, words and colours.
TextTable tableOf(QAbstractItemModel& model, int sortColumn, std::initializer_list<Column> columns)
{
    RowFilter sorted;
    sorted.setSourceModel(&model);
    sorted.sort(sortColumn);
    QStringList headings;
    for (const Column& column : columns)
        headings.append(column.heading ? Tr::tr(column.heading)
                                       : sorted.headerData(column.column, Qt::Horizontal).toString());
    TextTable table(headings);
    for (int row = 0; row < sorted.rowCount(); ++row) {
        Row cells;
        for (const Column& column : columns) {
            const QModelIndex index = sorted.index(row, column.column);
            const QVariant tone = index.data(ToneRole);
            cells.emplace_back(column.text(index), column.isTinted && tone.isValid()
                                                       ? emphasisOf(static_cast<fleet::Tone>(tone.toInt()))
                                                       : Emphasis::None);
        }
        table.add(std::move(cells));
    }
    return table;
}

QString seenOf(const QModelIndex& index)
{
    const QVariant asOf = index.data(AsOfRole);
    return asOf.isValid() ? dateMinuteText(Instant(Duration(asOf.toLongLong())), QLocale()) : dash();
}

TextTable trustpointTable(const FleetStore& store)
{
    TrustpointModel model(store);
    using C = TrustpointModel;
    const auto plain = [](const QModelIndex& index) { return index.data().toString(); };
    return tableOf(model, C::State,
                   {{C::Device},
                    {C::Trustpoint},
                    {C::State, plain, true},
                    {C::CertificateServer},
                    {C::IdentityEnd},
                    {C::CaEnd},
                    {C::Rollover},
                    {C::NextTimer, nextTimerOf},
                    {C::Seen, seenOf}});
}

TextTable timerTable(const FleetStore& store)
{
    TimerModel model(store);
    using C = TimerModel;
    const auto plain = [](const QModelIndex& index) { return index.data().toString(); };
    return tableOf(model, C::Due,
                   {{C::Device},
                    {C::Name},
                    {C::Owner},
                    {C::Due},
                    {C::Remaining, remainingOf},
                    {C::Predicted},
                    {C::Drift, plain, true},
                    {C::Remaining, asOfText, false, QT_TRANSLATE_NOOP("Cli", "As of")}});
}

TextTable requestTable(Snapshots snapshots)
{
    TextTable table(QStringList(Tr::tr("Device")) + requestHeadings());
    for (const fleet::SnapshotPtr& snapshot : snapshots) {
        for (const auto& fact : snapshot->facts.requests) {
            Row row = requestRow(fact->value);
            row.insert(row.begin(), toQString(snapshot->device.name));
            table.add(std::move(row));
        }
    }
    return table;
}

struct List
{
    void (*json)(JsonWriter& json, Snapshots snapshots);
    /// False when there is nothing to print.
    bool (*text)(Snapshots snapshots, const Clock& clock, Output& out, const Streams& streams);
    const char* nothing; ///< said then
};

bool write(const TextTable& table, Output& out, const Streams& streams)
{
    out.write(table.toText(0, streams.colours, streams.listWidth()).toStdString());
    return !table.isEmpty();
}

/// A table of one of the window's models.
template<TextTable (*table)(const FleetStore&)>
bool writeModel(Snapshots snapshots, const Clock& clock, Output& out, const Streams& streams)
{
    FleetStore store(clock);
    store.take({snapshots.begin(), snapshots.end()});
    return write(table(store), out, streams);
}

bool writeChains(Snapshots snapshots, const Clock&, Output& out, const Streams& streams)
{
    for (const fleet::SnapshotPtr& snapshot : snapshots)
        writeDeviceChains(*snapshot, out, streams.colours);
    return !snapshots.empty();
}

bool writeRequests(Snapshots snapshots, const Clock&, Output& out, const Streams& streams)
{
    return write(requestTable(snapshots), out, streams);
}

int print(const Invocation& invocation, const List& list)
{
    if (!invocation.arguments.isEmpty())
        return invocation.refuse(Tr::tr("“%1” is too much here; a device is named with --device.")
                                     .arg(invocation.arguments.front()));
    const auto access = FleetAccess::open(invocation);
    const auto snapshots = access ? access->snapshots() : std::nullopt;
    if (!snapshots)
        return Failed;
    Output out(invocation.streams.out);
    if (invocation.json) {
        JsonWriter json(out);
        json.beginObject();
        json.key("schema");
        json.number(1);
        list.json(json, *snapshots);
        json.endObject();
        return invocation.finish(out);
    }
    if (!list.text(*snapshots, access->clock(), out, invocation.streams))
        invocation.note(Tr::tr(list.nothing));
    return invocation.finish(out);
}

constexpr List trustpointList{
    putFleetTrustpoints, writeModel<trustpointTable>,
    QT_TRANSLATE_NOOP("Cli", "No trustpoint is known. Refresh a device, or import what it has printed.")};
constexpr List chainList{
    putFleetCertificates, writeChains,
    QT_TRANSLATE_NOOP("Cli", "No certificate is known. Refresh a device, or import what it has printed.")};
constexpr List timerList{
    putFleetTimers, writeModel<timerTable>,
    QT_TRANSLATE_NOOP("Cli", "No timer is known. Refresh a device, or import what it has printed.")};
constexpr List requestList{
    putFleetRequests, writeRequests,
    QT_TRANSLATE_NOOP("Cli", "No certificate server holds a request, as far as it was read.")};

template<const List& list>
int execute(const Invocation& invocation)
{
    return print(invocation, list);
}

} // namespace

extern const Command trustpointsCommand, chainsCommand, timersCommand, requestsCommand;
const Command trustpointsCommand = {
    "trustpoints", "",
    QT_TRANSLATE_NOOP("Cli", "List the trustpoints of the devices as they were last read, the worst first"),
    options, execute<trustpointList>};
const Command chainsCommand = {
    "chains", "",
    QT_TRANSLATE_NOOP("Cli",
                      "Show the certificates of the devices, the active ones beside those that take over"),
    options, execute<chainList>};
const Command timersCommand = {
    "timers", "",
    QT_TRANSLATE_NOOP("Cli", "List the timers of the devices, the next first, and what is predicted of them"),
    options, execute<timerList>};
const Command requestsCommand = {
    "requests", "", QT_TRANSLATE_NOOP("Cli", "List the enrollment requests that certificate servers hold"),
    options, execute<requestList>};

} // namespace releve::cli
