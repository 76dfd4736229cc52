// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inspectjson.h"

#include "app/cli/recordjson.h"
#include "app/cli/words.h"
#include "pki/fleet/inventory.h"

namespace releve::cli {

namespace {

void putSources(JsonWriter& json, const std::vector<fleet::Source>& sources)
{
    using Source = fleet::Source;
    static constexpr Field<Source> fields[] = {
        {"name", plain<&Source::name>},
        {"format", [](JsonWriter& j, const Source& s) { j.string(wordFor(s.format)); }},
        {"size", [](JsonWriter& j, const Source& s) { j.number(static_cast<std::int64_t>(s.size)); }},
    };
    putArray(json, "sources", fields, sources);
}

template<class Records, class Record>
void putAll(JsonWriter& json, const char* key, const Records& records,
            void (*put)(JsonWriter&, Record, const RecordFrame&))
{
    json.key(key);
    json.beginArray();
    for (const auto& record : records)
        put(json, record, {&record.origin});
    json.endArray();
}

void putTrustpoints(JsonWriter& json, const ios::Transcript& records)
{
    json.key("trustpoints");
    json.beginArray();
    for (const auto& record : records.trustpoints)
        putTrustpoint(json, {&record}, {&record.origin});
    for (const auto& configuration : records.configurations) {
        for (const auto& record : configuration.trustpoints)
            putTrustpoint(json, {nullptr, &record.config}, {&record.origin});
    }
    json.endArray();
}

void putProblems(JsonWriter& json, const std::vector<ios::Problem>& problems)
{
    using Problem = ios::Problem;
    static constexpr Field<Problem> fields[] = {
        {"code", [](JsonWriter& j, const Problem& p) { j.string(wordFor(p.code)); }},
        {"text", plain<&Problem::text>},
        {"source",
         [](JsonWriter& j, const Problem& p) { j.number(static_cast<std::int64_t>(p.origin.source())); }},
        {"line",
         [](JsonWriter& j, const Problem& p) { p.origin.line > 0 ? j.number(p.origin.line) : j.null(); }},
        {"lines", plain<&Problem::lines>},
        {"detail", plain<&Problem::detail>},
    };
    putArray(json, "problems", fields, problems);
}

} // namespace

void writeInspectionJson(const fleet::Reading& reading, const std::vector<InspectedMessage>& messages,
                         Output& out)
{
    const ios::Transcript& records = reading.records;
    fleet::Inventory inventory;
    inventory.merge(reading, SystemClock());
    JsonWriter json(out);
    json.beginObject();
    json.key("schema");
    json.number(1);
    putSources(json, reading.sources);
    putAll(json, "certificates", records.certificates, putCertificate);
    putTimers(json, records.timers, inventory);
    putPredicted(json, inventory);
    putAll(json, "servers", records.servers, putServer);
    putTrustpoints(json, records);
    putAll(json, "keys", records.keys, putKey);
    putAll(json, "requests", records.requests, putRequest);
    putConfiguration(json, records.configurations);
    putScep(json, messages);
    putProblems(json, records.problems);
    json.endObject();
}

} // namespace releve::cli
