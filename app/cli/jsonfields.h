// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/jsonwriter.h"
#include "pki/ios/records.h"

/// Records as JSON by table: one row a key, in the order printed.
namespace releve::fleet {
class Inventory;
}

namespace releve::cli {

inline void put(JsonWriter& json, const std::string& text)
{
    text.empty() ? json.null() : json.string(text);
}
inline void put(JsonWriter& json, std::string_view word)
{
    word.empty() ? json.null() : json.string(word);
}
inline void put(JsonWriter& json, bool value)
{
    json.boolean(value);
}
inline void put(JsonWriter& json, unsigned value)
{
    json.number(value);
}
inline void put(JsonWriter& json, Duration value)
{
    json.number(value.count());
}
inline void put(JsonWriter& json, Instant instant)
{
    json.string(toIso8601(instant));
}
void put(JsonWriter& json, const ios::PrintedName& name);
void put(JsonWriter& json, const lifecycle::DaysHoursMinutes& value);
void put(JsonWriter& json, const lifecycle::AutoEnroll& value);
void put(JsonWriter& json, const ios::Origin& origin);

template<class T>
void put(JsonWriter& json, const std::optional<T>& value)
{
    value ? put(json, *value) : json.null();
}

inline void put(JsonWriter& json, const std::vector<std::string>& texts)
{
    json.beginArray(JsonWriter::Layout::Line);
    for (const std::string& text : texts)
        json.string(text);
    json.endArray();
}

template<class Record>
struct Field
{
    const char* key;
    void (*write)(JsonWriter& json, const Record& record);
};

/// A member as it is.
template<auto member, class Record>
void plain(JsonWriter& json, const Record& record)
{
    put(json, record.*member);
}

/// The instant of a printed date.
template<auto member, class Record>
void instant(JsonWriter& json, const Record& record)
{
    const std::optional<ios::PrintedTime>& time = record.*member;
    put(json, time ? time->instant : std::nullopt);
}

/// What was printed for it.
template<auto member, class Record>
void printed(JsonWriter& json, const Record& record)
{
    const std::optional<ios::PrintedTime>& time = record.*member;
    put(json, time ? time->text : std::string());
}

template<class Table, class Record>
void putObject(JsonWriter& json, const Table& fields, const Record& record,
               JsonWriter::Layout layout = JsonWriter::Layout::Block)
{
    json.beginObject(layout);
    for (const auto& field : fields) {
        json.key(field.key);
        field.write(json, record);
    }
    json.endObject();
}

template<class Table, class Records>
void putArray(JsonWriter& json, const char* key, const Table& fields, const Records& records)
{
    json.key(key);
    json.beginArray();
    for (const auto& record : records)
        putObject(json, fields, record);
    json.endArray();
}

/// The `timers` array: as listed, each with what is predicted of it.
void putTimers(JsonWriter& json, const std::vector<ios::TimerRecord>& timers,
               const fleet::Inventory& inventory);
/// The `predicted` array: what should run, or would if something were known, and is not listed.
void putPredicted(JsonWriter& json, const fleet::Inventory& inventory);

/// The `configuration` object of some configurations.
void putConfiguration(JsonWriter& json, const std::vector<ios::ConfigurationRecord>& configurations);

} // namespace releve::cli
