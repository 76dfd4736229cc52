// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/fleetjson.h"

#include "app/cli/recordjson.h"

namespace releve::cli {

namespace {

template<class Write>
void putEach(JsonWriter& json, const char* key, Snapshots snapshots, Write write)
{
    json.key(key);
    json.beginArray();
    for (const fleet::SnapshotPtr& snapshot : snapshots)
        write(*snapshot);
    json.endArray();
}

/// When the device said so by its own clock, else when it was last read.
RecordFrame frameOf(const fleet::Snapshot& snapshot, std::optional<Instant> readAt)
{
    return {nullptr, &snapshot.device, readAt ? readAt : snapshot.clock.deviceInstant};
}

template<class T>
void putFacts(JsonWriter& json, const fleet::Snapshot& snapshot, const std::vector<fleet::FactPtr<T>>& facts,
              void (*put)(JsonWriter&, const T&, const RecordFrame&))
{
    for (const auto& fact : facts)
        put(json, fact->value, frameOf(snapshot, fact->readAt));
}

} // namespace

void putFleetTrustpoints(JsonWriter& json, Snapshots snapshots)
{
    putEach(json, "trustpoints", snapshots, [&json](const fleet::Snapshot& snapshot) {
        for (const fleet::Trustpoint& trustpoint : snapshot.trustpoints) {
            TrustpointEntry entry{trustpoint.status ? &trustpoint.status->value : nullptr,
                                  trustpoint.config ? &trustpoint.config->value : nullptr,
                                  &trustpoint.assessment};
            lifecycle::TrustpointConfig named; // known from a certificate or a chain only
            if (!entry.shown && !entry.configured) {
                named.name = trustpoint.name;
                entry.configured = &named;
            }
            putTrustpoint(json, entry,
                          frameOf(snapshot, trustpoint.status ? trustpoint.status->readAt : std::nullopt));
        }
    });
}

void putFleetCertificates(JsonWriter& json, Snapshots snapshots)
{
    putEach(json, "certificates", snapshots, [&json](const fleet::Snapshot& snapshot) {
        for (const auto& held : snapshot.facts.certificates)
            putCertificate(json, held->record, frameOf(snapshot, held->readAt));
    });
}

void putFleetTimers(JsonWriter& json, Snapshots snapshots)
{
    putEach(json, "timers", snapshots, [&json](const fleet::Snapshot& snapshot) {
        for (const fleet::Timer& timer : snapshot.timers) {
            const ios::TimerRecord record{{},           timer.section,   timer.name,
                                          timer.target, timer.remaining, timer.due};
            putTimer(json, {&record, &timer}, frameOf(snapshot, std::nullopt));
        }
    });
    putEach(json, "predicted", snapshots, [&json](const fleet::Snapshot& snapshot) {
        for (const fleet::Prediction& prediction : snapshot.predictions) {
            if (prediction.report != fleet::Report::Listed)
                putPrediction(json, prediction, frameOf(snapshot, std::nullopt));
        }
    });
}

void putFleetServers(JsonWriter& json, Snapshots snapshots)
{
    putEach(json, "servers", snapshots, [&json](const fleet::Snapshot& snapshot) {
        putFacts(json, snapshot, snapshot.facts.serverStatus, putServer);
    });
}

void putFleetKeys(JsonWriter& json, Snapshots snapshots)
{
    putEach(json, "keys", snapshots, [&json](const fleet::Snapshot& snapshot) {
        putFacts(json, snapshot, snapshot.facts.keys, putKey);
    });
}

void putFleetRequests(JsonWriter& json, Snapshots snapshots)
{
    putEach(json, "requests", snapshots, [&json](const fleet::Snapshot& snapshot) {
        putFacts(json, snapshot, snapshot.facts.requests, putRequest);
    });
}

} // namespace releve::cli
