// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <utility>

#include "app/cli/recordjson.h"
#include "pki/fleet/inventory.h"

namespace releve::cli {

namespace {

/// By the line they were read in: the snapshots hold copies of the records, in an order of their own.
std::vector<TimerEntry> entriesOf(const std::vector<ios::TimerRecord>& timers,
                                  const fleet::Inventory& inventory)
{
    const auto placeOf = [](const ios::TimerRecord& record) {
        return std::pair(record.origin.context.get(), record.origin.line);
    };
    std::map<std::pair<const ios::Context*, std::uint32_t>, const fleet::Timer*> byPlace;
    for (const fleet::SnapshotPtr& snapshot : inventory.snapshots()) {
        for (const fleet::Timer& timer : snapshot->timers) {
            if (timer.record >= 0)
                byPlace.emplace(placeOf(snapshot->facts.timers[static_cast<std::size_t>(timer.record)]),
                                &timer);
        }
    }
    std::vector<TimerEntry> entries;
    for (const ios::TimerRecord& record : timers) {
        const auto it = byPlace.find(placeOf(record));
        entries.push_back({&record, it == byPlace.end() ? nullptr : it->second});
    }
    return entries;
}

} // namespace

void putTimers(JsonWriter& json, const std::vector<ios::TimerRecord>& timers,
               const fleet::Inventory& inventory)
{
    json.key("timers");
    json.beginArray();
    for (const TimerEntry& entry : entriesOf(timers, inventory))
        putTimer(json, entry, {&entry.listed->origin});
    json.endArray();
}

void putPredicted(JsonWriter& json, const fleet::Inventory& inventory)
{
    json.key("predicted");
    json.beginArray();
    for (const fleet::SnapshotPtr& snapshot : inventory.snapshots()) {
        for (const fleet::Prediction& prediction : snapshot->predictions) {
            if (prediction.report != fleet::Report::Listed)
                putPrediction(json, prediction, {nullptr, &snapshot->device, snapshot->clock.deviceInstant});
        }
    }
    json.endArray();
}

} // namespace releve::cli
