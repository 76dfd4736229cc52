// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/cli/deviceverbs.h"
#include "app/cli/jsonfields.h"
#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "app/cli/words.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

using ops::RefreshResult;
using Results = std::vector<RefreshResult>;

/// What was not read, and old algorithms that were needed.
QString remarksOn(const RefreshResult& result)
{
    QStringList remarks;
    if (result.error)
        remarks.append(reasonText(*result.error));
    QStringList refused;
    for (const ops::RefusedCommand& one : result.refused)
        refused.append(models::shownText(one.command));
    if (!refused.isEmpty())
        remarks.append(
            Tr::tr("It refused: %1. What they show is not known.").arg(refused.join(QStringLiteral(", "))));
    QStringList old;
    for (const net::SshReport& hop : result.hops)
        for (const std::string& algorithm : hop.old)
            old.append(models::shownText(algorithm));
    if (!old.isEmpty())
        remarks.append(Tr::tr("Old SSH algorithms: %1.").arg(old.join(QStringLiteral(", "))));
    return remarks.join(u' ');
}

void writeTable(const Invocation& invocation, const Results& results, Output& out)
{
    TextTable table({Tr::tr("Device"), Tr::tr("Result"), Tr::tr("Its clock"), Tr::tr("Remarks")});
    for (const RefreshResult& result : results) {
        const auto clock =
            result.snapshot && !result.error ? result.snapshot->clock.deviceInstant : std::nullopt;
        const Cell state = result.error ? Cell(Tr::tr("not read", "a device"), Emphasis::Failed)
                           : !result.refused.empty()
                               ? Cell(Tr::tr("read in part", "a device"), Emphasis::Attention)
                               : Cell(Tr::tr("read", "a device"), Emphasis::Good);
        table.add({models::shownText(result.device.name), state, clock ? models::utcText(*clock) : QString(),
                   remarksOn(result)});
    }
    out.write(table.toText(0, invocation.streams.colours, invocation.streams.listWidth()).toStdString());
}

void writeJson(const Results& results, Output& out)
{
    JsonWriter json(out);
    json.beginObject();
    json.key("schema");
    json.number(1);
    json.key("devices");
    json.beginArray();
    for (const RefreshResult& result : results) {
        json.beginObject(JsonWriter::Layout::Line);
        json.key("device");
        put(json, result.device.name);
        json.key("error");
        result.error ? json.string(wordFor(result.error->code)) : json.null();
        json.key("detail");
        put(json, result.error ? result.error->detail : std::string());
        json.key("as_of");
        put(json, result.snapshot ? result.snapshot->clock.deviceInstant : std::nullopt);
        std::vector<std::string> refused;
        std::transform(result.refused.begin(), result.refused.end(), std::back_inserter(refused),
                       [](const ops::RefusedCommand& one) { return one.command; });
        json.key("refused");
        put(json, refused);
        json.key("old_ssh_algorithms");
        std::vector<std::string> old;
        for (const net::SshReport& hop : result.hops)
            old.insert(old.end(), hop.old.begin(), hop.old.end());
        put(json, old);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

/// All that are reached over SSH when nobody is named.
std::optional<std::vector<std::string>> idsOf(const Invocation& invocation, WorkerSession& session,
                                              const QStringList& names)
{
    std::vector<std::string> ids;
    for (const QString& name : names) {
        const auto record = session.device(name);
        if (!record)
            return std::nullopt;
        ids.push_back(record->device.id);
    }
    if (!names.isEmpty())
        return ids;
    const auto all = session.devices();
    if (!all) {
        invocation.complain(reasonText(all.error()));
        return std::nullopt;
    }
    for (const store::DeviceRecord& record : *all) {
        if (!record.host.empty())
            ids.push_back(record.device.id);
    }
    return ids;
}

} // namespace

int refreshDevices(const Invocation& invocation, const QStringList& names)
{
    int code = Done;
    const auto session = WorkerSession::open(invocation, code);
    if (!session)
        return code;
    const auto ids = idsOf(invocation, *session, names);
    if (!ids)
        return Failed;
    if (ids->empty()) {
        invocation.note(
            Tr::tr("No device is reached over SSH yet: “releve-cli device add NAME --host HOST …”."));
        return Done;
    }
    std::size_t count = 0;
    const auto each = [&](const RefreshResult& result) {
        invocation.note(Tr::tr("%1 of %2: %3", "how many devices, of how many, a name")
                            .arg(++count)
                            .arg(ids->size())
                            .arg(models::shownText(result.device.name)));
    };
    const auto results = session->ask<Results>([&](auto done) {
        return session->worker().refresh(*ids, ops::RefreshKind::Full, each, std::move(done));
    });
    if (!results) {
        invocation.complain(reasonText(results.error()));
        return Failed;
    }
    Output out(invocation.streams.out);
    invocation.json ? writeJson(*results, out) : writeTable(invocation, *results, out);
    const int written = invocation.finish(out);
    const bool all =
        std::all_of(results->begin(), results->end(), [](const RefreshResult& one) { return !one.error; });
    return all ? written : int(Failed);
}

} // namespace releve::cli
