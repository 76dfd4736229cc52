// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QLocale>

#include "app/cli/command.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/fleetjson.h"
#include "app/cli/inspecttable.h"
#include "app/cli/storewatch.h"
#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "models/fleetstore.h"
#include "models/requestmodel.h"
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
    {"watch", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Go on, and show what is read of the devices as it comes, until Ctrl-C")},
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

/// The instant of a role, as `inspect` prints it.
template<int role>
QString utcOf(const QModelIndex& index)
{
    const QVariant at = index.data(role);
    return at.isValid() ? utcText(Instant(Duration(at.toLongLong()))) : QString();
}

/// When a device was read, by its own clock, to the minute: `2017-07-15 12:00Z`.
QString seenOf(const QModelIndex& index)
{
    const QVariant at = index.data(AsOfRole);
    if (!at.isValid())
        return dash();
    QString text = toQString(toIso8601(Instant(Duration(at.toLongLong()))));
    return text.replace(u'T', u' ').remove(text.size() - 4, 3);
}

/// The same of a device that is not live any more; nothing of one that is.
QString asOfText(const QModelIndex& index)
{
    return index.data(LiveRole).toBool() || !index.data(AsOfRole).isValid() ? QString() : seenOf(index);
}

/// When a timer is due; of one that is not listed, when it should be.
QString dueOf(const QModelIndex& index)
{
    const QModelIndex predicted = index.siblingAtColumn(TimerModel::Predicted);
    return index.data(DueRole).isValid() ? utcOf<DueRole>(index) : utcOf<SortRole>(predicted);
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

TextTable trustpointTable(const FleetStore& store)
{
    TrustpointModel model(store);
    using C = TrustpointModel;
    const auto plain = [](const QModelIndex& index) { return index.data().toString(); };
    return tableOf(model, C::State,
                   {{C::Device},
                    {C::Trustpoint},
                    {C::State, plain, true},
                    {C::CertificateServer, plain, false, QT_TRANSLATE_NOOP("Cli", "CA")},
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
                    {C::Due, dueOf},
                    {C::Remaining, remainingOf},
                    {C::Drift, plain, true},
                    {C::Remaining, asOfText, false, QT_TRANSLATE_NOOP("Cli", "As of")}});
}

TextTable requestTable(const FleetStore& store)
{
    RequestModel model(store);
    using C = RequestModel;
    const auto plain = [](const QModelIndex& index) { return index.data().toString(); };
    return tableOf(model, C::State,
                   {{C::Device},
                    {C::Server},
                    {C::Id},
                    {C::State, plain, true},
                    {C::List},
                    {C::Subject},
                    {C::Fingerprint}});
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
    bool any = false;
    for (const fleet::SnapshotPtr& snapshot : snapshots) {
        if (snapshot->facts.certificates.empty())
            continue;
        any = true;
        writeDeviceChains(*snapshot, out, streams.colours);
    }
    return any;
}

void writeJson(const List& list, Snapshots snapshots, Output& out)
{
    JsonWriter json(out);
    json.beginObject();
    json.key("schema");
    json.number(1);
    list.json(json, snapshots);
    json.endObject();
}

/// Prints it once. Failed when it was not taken.
int print(const Invocation& invocation, const List& list, Snapshots snapshots, const Clock& clock)
{
    Output out(invocation.streams.out);
    if (invocation.json)
        writeJson(list, snapshots, out);
    else if (!list.text(snapshots, clock, out, invocation.streams))
        invocation.note(Tr::tr(list.nothing));
    return invocation.finish(out);
}

/// Prints it again and again: in the place of what was there on a terminal, else one after the other.
int watch(const Invocation& invocation, const List& list, FleetAccess& access)
{
    const bool isTerminal = invocation.streams.columns > 0 && !invocation.json;
    std::optional<std::vector<fleet::SnapshotPtr>> snapshots;
    const bool ended = drawWhile(StoreWatch(storePath(invocation)), isTerminal, [&](bool hasChanged) {
        if (hasChanged)
            snapshots = access.snapshots();
        if (!snapshots)
            return false;
        if (isTerminal)
            invocation.streams.out.write("\x1b[H\x1b[J");
        return print(invocation, list, *snapshots, access.clock()) == Done;
    });
    return ended ? Done : Failed;
}

int run(const Invocation& invocation, const List& list)
{
    if (!invocation.arguments.isEmpty())
        return invocation.refuse(Tr::tr("“%1” is too much here; a device is named with --device.")
                                     .arg(invocation.arguments.front()));
    const auto access = FleetAccess::open(invocation);
    if (!access)
        return Failed;
    if (invocation.isSet("watch"))
        return watch(invocation, list, *access);
    const auto snapshots = access->snapshots();
    return snapshots ? print(invocation, list, *snapshots, access->clock()) : Failed;
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
    putFleetRequests, writeModel<requestTable>,
    QT_TRANSLATE_NOOP("Cli", "No certificate server holds a request, as far as it was read.")};

template<const List& list>
int execute(const Invocation& invocation)
{
    return run(invocation, list);
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
