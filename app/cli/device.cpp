// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/cli/command.h"
#include "app/cli/devicerecord.h"
#include "app/cli/deviceverbs.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/fleetjson.h"
#include "app/cli/inspecttable.h"
#include "app/cli/jsonfields.h"
#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

using models::toQString;
using store::DeviceRecord;

/// Those named, or all; nothing, with a complaint, when one of them is not there.
std::optional<std::vector<DeviceRecord>> recordsOf(const Invocation& invocation, FleetAccess& access,
                                                   const QStringList& names)
{
    std::vector<DeviceRecord> records;
    for (const QString& name : names) {
        auto record = access.device(name);
        if (!record)
            return std::nullopt;
        records.push_back(*std::move(record));
    }
    if (!names.isEmpty())
        return records;
    auto all = access.store().devices().all();
    if (!all) {
        invocation.complain(reasonText(all.error()));
        return std::nullopt;
    }
    return *std::move(all);
}

/// Null when it was never read.
Result<std::optional<store::ReadingEntry>> lastReading(FleetAccess& access, const DeviceRecord& record)
{
    const auto history = access.store().snapshots().history(record.device.id);
    if (!history)
        return history.error();
    return history->empty() ? std::optional<store::ReadingEntry>() : history->back();
}

int list(const Invocation& invocation, const QStringList& names)
{
    const auto access = FleetAccess::open(invocation);
    const auto records = access ? recordsOf(invocation, *access, names) : std::nullopt;
    if (!records)
        return Failed;
    Output out(invocation.streams.out);
    JsonWriter json(out);
    TextTable table({Tr::tr("Device"), Tr::tr("Site"), Tr::tr("Address"), Tr::tr("Tags"), Tr::tr("Host key"),
                     Tr::tr("Last read")});
    if (invocation.json) {
        json.beginObject();
        json.key("schema");
        json.number(1);
        json.key("devices");
        json.beginArray();
    }
    for (const DeviceRecord& record : *records) {
        const auto last = lastReading(*access, record);
        if (!last) {
            invocation.complain(reasonText(last.error()));
            return Failed;
        }
        const auto readAt = *last ? std::optional((*last)->takenAt) : std::nullopt;
        if (invocation.json) {
            json.beginObject();
            putDevice(json, record);
            json.key("last_read");
            put(json, readAt);
            json.endObject();
            continue;
        }
        QStringList tags;
        for (const std::string& tag : record.tags)
            tags.append(toQString(tag));
        table.add({toQString(record.device.name), toQString(record.device.site), addressText(record),
                   tags.join(QStringLiteral(", ")),
                   record.host.empty()
                       ? QString()
                       : (record.hostKey.empty() ? Tr::tr("not accepted yet") : Tr::tr("accepted")),
                   readAt ? models::utcText(*readAt) : Tr::tr("never")});
    }
    if (invocation.json) {
        json.endArray();
        json.endObject();
    } else if (table.isEmpty()) {
        invocation.note(Tr::tr("No device is known yet: “releve-cli device add NAME --host HOST …”."));
    } else {
        out.write(table.toText(0, invocation.streams.colours, invocation.streams.listWidth()).toStdString());
    }
    return invocation.finish(out);
}

TextTable detailsOf(const DeviceRecord& record, bool withName)
{
    TextTable table;
    const auto add = [&table](const QString& label, const QString& value) {
        if (!value.isEmpty())
            table.add({{label, Emphasis::Heading}, value});
    };
    if (withName)
        add(Tr::tr("Device"), toQString(record.device.name));
    add(Tr::tr("Site"), toQString(record.device.site));
    add(Tr::tr("Address"), addressText(record));
    add(Tr::tr("Password from"), toQString(record.passwordSource));
    add(Tr::tr("Enable password from"), toQString(record.enableSource));
    add(Tr::tr("Identity file"), toQString(record.identityFile));
    add(Tr::tr("SSH agent"), record.useAgent ? Tr::tr("yes") : QString());
    add(Tr::tr("Host key"), toQString(record.hostKey));
    add(Tr::tr("SCEP URL"), toQString(record.scepUrl));
    add(Tr::tr("Old SSH algorithms"), record.legacySsh ? Tr::tr("allowed") : QString());
    for (const store::JumpHost& jump : record.jumps)
        add(Tr::tr("By way of"), toQString(jump.user + '@' + jump.host + ':' + std::to_string(jump.port)));
    QStringList tags;
    for (const std::string& tag : record.tags)
        tags.append(toQString(tag));
    add(Tr::tr("Tags"), tags.join(QStringLiteral(", ")));
    return table;
}

void writeDeviceJson(const DeviceRecord& record, const fleet::SnapshotPtr& snapshot, Output& out)
{
    const Snapshots one(&snapshot, snapshot ? 1 : 0);
    JsonWriter json(out);
    beginDeviceJson(json, record);
    putFleetServers(json, one);
    putFleetTrustpoints(json, one);
    putFleetCertificates(json, one);
    putFleetTimers(json, one);
    putFleetKeys(json, one);
    putFleetRequests(json, one);
    json.endObject();
}

int show(const Invocation& invocation, const QStringList& names)
{
    if (names.size() != 1)
        return invocation.refuse(Tr::tr("One device is shown at a time: “device show NAME”."));
    const auto access = FleetAccess::open(invocation);
    const auto record = access ? access->device(names.front()) : std::nullopt;
    if (!record)
        return Failed;
    const auto snapshot = access->store().snapshots().at(record->device.id);
    if (!snapshot) {
        invocation.complain(reasonText(snapshot.error()));
        return Failed;
    }
    Output out(invocation.streams.out);
    if (invocation.json) {
        writeDeviceJson(*record, *snapshot, out);
        return invocation.finish(out);
    }
    const bool colours = invocation.streams.colours;
    if (*snapshot) { // which begins with the name
        writeDevice(**snapshot, out, colours);
        const QString title = Tr::tr("How it is reached");
        out.write((colours ? painted(title, Emphasis::Heading) : title).toStdString() + '\n');
        out.write(detailsOf(*record, false).toText(2, colours).toStdString());
        return invocation.finish(out);
    }
    out.write(detailsOf(*record, true).toText(0, colours).toStdString());
    invocation.note(Tr::tr("%1 has not been read yet.").arg(names.front()));
    return invocation.finish(out);
}

struct Verb
{
    const char* name;
    int (*run)(const Invocation& invocation, const QStringList& names);
};
constexpr Verb verbs[] = {{"add", addDevice},
                          {"list", list},
                          {"show", show},
                          {"remove", removeDevices},
                          {"refresh", refreshDevices}};

int device(const Invocation& invocation)
{
    const QString word = invocation.arguments.value(0);
    const auto* const verb = std::find_if(std::begin(verbs), std::end(verbs), [&word](const Verb& each) {
        return word == QLatin1String(each.name);
    });
    if (verb == std::end(verbs))
        return invocation.refuse(
            word.isEmpty()
                ? Tr::tr("What is to be done? “device add”, “list”, “show”, “remove” or “refresh”.")
                : Tr::tr("“device” cannot “%1”: add, list, show, remove or refresh.").arg(word));
    return verb->run(invocation, invocation.arguments.mid(1));
}

std::vector<Option> allOptions()
{
    std::vector<Option> all(deviceOptions().begin(), deviceOptions().end());
    all.push_back({"yes", nullptr,
                   QT_TRANSLATE_NOOP("Cli", "remove: agree beforehand. add: ask nothing; a host key that "
                                            "nobody has seen is not accepted")});
    all.push_back(unlockOption);
    return all;
}

const std::vector<Option> options = allOptions();

} // namespace

extern const Command deviceCommand;
const Command deviceCommand = {
    "device", "add NAME | list | show NAME | remove NAME... | refresh [NAME...]",
    QT_TRANSLATE_NOOP("Cli",
                      "Keep the list of devices: how each is reached, and what was read of it; read them "
                      "over SSH"),
    options, device};

} // namespace releve::cli
