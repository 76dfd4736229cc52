// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <utility>

#include "app/cli/jsonfields.h"
#include "app/cli/words.h"
#include "pki/fleet/inventory.h"

namespace releve::cli {

namespace {

/// A timer as listed and as put together with the rest of its device.
struct TimerEntry
{
    const ios::TimerRecord* listed = nullptr;
    const fleet::Timer* timer = nullptr; ///< null when a later list replaced this one
};

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

template<auto member>
void listed(JsonWriter& json, const TimerEntry& entry)
{
    cli::put(json, entry.listed->*member);
}

/// A prediction of a timer that its device does not list.
struct PredictedEntry
{
    const fleet::Device* device = nullptr;
    const fleet::Prediction* prediction = nullptr;
};

template<auto member>
void predicted(JsonWriter& json, const PredictedEntry& entry)
{
    cli::put(json, entry.prediction->*member);
}

} // namespace

void putTimers(JsonWriter& json, const std::vector<ios::TimerRecord>& timers,
               const fleet::Inventory& inventory)
{
    using Entry = TimerEntry;
    using Record = ios::TimerRecord;
    static constexpr Field<Entry> fields[] = {
        {"section", [](JsonWriter& j, const Entry& e) { j.string(wordFor(e.listed->section)); }},
        {"name", listed<&Record::name>},
        {"target", listed<&Record::target>},
        {"remaining_ms", listed<&Record::remaining>},
        {"due", listed<&Record::due>},
        {"predicted",
         [](JsonWriter& j, const Entry& e) { put(j, e.timer ? e.timer->predicted : std::nullopt); }},
        {"drift_ms", [](JsonWriter& j, const Entry& e) { put(j, e.timer ? e.timer->drift : std::nullopt); }},
        {"source", listed<&Record::origin>},
    };
    putArray(json, "timers", fields, entriesOf(timers, inventory));
}

void putPredicted(JsonWriter& json, const fleet::Inventory& inventory)
{
    using Entry = PredictedEntry;
    using fleet::Prediction;
    std::vector<Entry> entries;
    for (const fleet::SnapshotPtr& snapshot : inventory.snapshots()) {
        for (const Prediction& prediction : snapshot->predictions) {
            if (prediction.report != fleet::Report::Listed)
                entries.push_back({&snapshot->device, &prediction});
        }
    }
    static constexpr Field<Entry> fields[] = {
        {"device", [](JsonWriter& j, const Entry& e) { put(j, e.device->name); }},
        {"section", [](JsonWriter& j, const Entry& e) { j.string(wordFor(e.prediction->section)); }},
        {"name", predicted<&Prediction::name>},
        {"owner", predicted<&Prediction::owner>},
        {"predicted", predicted<&Prediction::due>},
        {"formula", [](JsonWriter& j, const Entry& e) { j.string(wordFor(e.prediction->formula)); }},
        {"why_not", [](JsonWriter& j, const Entry& e) { put(j, wordFor(e.prediction->why)); }},
        {"uncertainty_ms", predicted<&Prediction::uncertainty>},
        {"missing", // the list was read, and it is not there
         [](JsonWriter& j, const Entry& e) { j.boolean(e.prediction->report == fleet::Report::Missing); }},
    };
    putArray(json, "predicted", fields, entries);
}

} // namespace releve::cli
