// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/devices.h"

#include <QUuid>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "pki/base/secretsource.h"
#include "pki/store/database.h"
#include "pki/store/transcripts.h"

namespace releve::store {

namespace {

Status checkSource(const char* what, const std::string& text)
{
    if (text.empty())
        return std::monostate{};
    const auto source = SecretSource::parse(text);
    // The text is not repeated: somebody may have typed the secret itself.
    if (!source)
        return Error{ErrorCode::BadArgument, std::string(what) + " is not the source of a secret"};
    if (source->kind == SecretSource::Kind::Descriptor)
        return Error{ErrorCode::BadArgument,
                     std::string(what) + ": a file descriptor serves one command only and is not kept"};
    return std::monostate{};
}

Status check(const DeviceRecord& record)
{
    if (trimmed(record.device.name).empty())
        return Error{ErrorCode::BadArgument, "a device without a name"};
    if (auto checked = checkSource("the password's", record.passwordSource); !checked)
        return checked;
    return checkSource("the enable password's", record.enableSource);
}

void normalise(std::vector<std::string>& tags)
{
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
}

void bindFields(Query& query, const DeviceRecord& record)
{
    query.bind(record.device.name)
        .bind(record.device.site)
        .bind(record.host)
        .bind(std::int64_t{record.port})
        .bind(record.user)
        .bind(record.passwordSource)
        .bind(record.enableSource)
        .bind(record.identityFile)
        .bind(record.useAgent)
        .bind(record.hostKey)
        .bind(record.legacySsh)
        .bind(record.scepUrl)
        .bind(record.device.id);
}

DeviceRecord recordOf(const Query& row)
{
    DeviceRecord record;
    record.device = {row.text(0), row.text(1), row.text(2)};
    record.host = row.text(3);
    record.port = static_cast<std::uint16_t>(row.integer(4));
    record.user = row.text(5);
    record.passwordSource = row.text(6);
    record.enableSource = row.text(7);
    record.identityFile = row.text(8);
    record.useAgent = row.flag(9);
    record.hostKey = row.text(10);
    record.legacySsh = row.flag(11);
    record.scepUrl = row.text(12);
    return record;
}

} // namespace

Result<DeviceRecord> Devices::add(DeviceRecord record)
{
    if (auto checked = check(record); !checked)
        return checked.error();
    normalise(record.tags);
    if (record.device.id.empty())
        record.device.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const auto added = m_database.write([&]() -> Status {
        Query query(m_database,
                    "INSERT INTO device (name, site, host, port, login, password_source, enable_source,"
                    " identity_file, use_agent, host_key, legacy_ssh, scep_url, id)"
                    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
        bindFields(query, record);
        if (auto done = query.run(); !done)
            return done;
        return insertLists(record);
    });
    if (!added)
        return added.error();
    return record;
}

Status Devices::change(DeviceRecord record)
{
    if (auto checked = check(record); !checked)
        return checked;
    normalise(record.tags);
    return m_database.write([&]() -> Status {
        Query query(
            m_database,
            "UPDATE device SET name = ?, site = ?, host = ?, port = ?, login = ?, password_source = ?,"
            " enable_source = ?, identity_file = ?, use_agent = ?, host_key = ?, legacy_ssh = ?, scep_url = ?"
            " WHERE id = ?");
        bindFields(query, record);
        if (auto done = query.run(); !done)
            return done;
        if (query.changed() == 0)
            return Error{ErrorCode::NotFound, "device " + record.device.id};
        for (const char* sql :
             {"DELETE FROM device_tag WHERE device = ?", "DELETE FROM device_jump WHERE device = ?"}) {
            Query clear(m_database, sql);
            if (auto done = clear.bind(record.device.id).run(); !done)
                return done;
        }
        return insertLists(record);
    });
}

Status Devices::insertLists(const DeviceRecord& record)
{
    Query tag(m_database, "INSERT INTO device_tag (device, tag) VALUES (?,?)");
    for (const std::string& name : record.tags) {
        if (auto done = tag.bind(record.device.id).bind(name).run(); !done)
            return done;
    }
    Query jump(
        m_database,
        "INSERT INTO device_jump (device, position, login, host, port, host_key) VALUES (?,?,?,?,?,?)");
    std::int64_t position = 0;
    for (const JumpHost& hop : record.jumps) {
        jump.bind(record.device.id).bind(position++).bind(hop.user).bind(hop.host);
        if (auto done = jump.bind(std::int64_t{hop.port}).bind(hop.hostKey).run(); !done)
            return done;
    }
    return std::monostate{};
}

Status Devices::remove(const std::string& id)
{
    return m_database.write([&]() -> Status {
        Query query(m_database, "DELETE FROM device WHERE id = ?");
        if (auto done = query.bind(id).run(); !done)
            return done;
        if (query.changed() == 0)
            return Error{ErrorCode::NotFound, "device " + id};
        return dropUnusedTranscripts(m_database);
    });
}

Result<std::vector<DeviceRecord>> Devices::all()
{
    return select("? = ''", "");
}

Result<std::optional<DeviceRecord>> Devices::find(const std::string& id)
{
    auto found = select("id = ?", id);
    if (!found)
        return found.error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::optional<DeviceRecord>> Devices::findByName(const std::string& name)
{
    auto found = select("name = ?", name);
    if (!found)
        return found.error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::vector<DeviceRecord>> Devices::select(const char* condition, const std::string& value)
{
    std::vector<DeviceRecord> records;
    const std::string where = std::string(" WHERE ") + condition;
    const std::string ofThem = " WHERE device IN (SELECT id FROM device" + where + ") ORDER BY device, ";
    const auto done = m_database.read([&]() -> Status {
        Query query(m_database, ("SELECT id, name, site, host, port, login, password_source, enable_source,"
                                 " identity_file, use_agent, host_key, legacy_ssh, scep_url FROM device" +
                                 where + " ORDER BY name")
                                    .c_str());
        query.bind(value);
        std::unordered_map<std::string, std::size_t> places;
        while (query.next()) {
            records.push_back(recordOf(query));
            places.emplace(records.back().device.id, records.size() - 1);
        }
        if (auto status = query.status(); !status)
            return status;
        Query tags(m_database, ("SELECT device, tag FROM device_tag" + ofThem + "tag").c_str());
        tags.bind(value);
        while (tags.next())
            records[places.at(tags.text(0))].tags.push_back(tags.text(1));
        if (auto status = tags.status(); !status)
            return status;
        Query jumps(
            m_database,
            ("SELECT device, login, host, port, host_key FROM device_jump" + ofThem + "position").c_str());
        jumps.bind(value);
        while (jumps.next())
            records[places.at(jumps.text(0))].jumps.push_back(
                {jumps.text(1), jumps.text(2), static_cast<std::uint16_t>(jumps.integer(3)), jumps.text(4)});
        return jumps.status();
    });
    if (!done)
        return done.error();
    return records;
}

} // namespace releve::store
