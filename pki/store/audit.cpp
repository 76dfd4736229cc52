// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/audit.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <utility>

#include "pki/lifecycle/jsonlog.h"
#include "pki/store/database.h"
#include "pki/store/transcripts.h"
#include "pki/x509/certificate.h"

namespace releve::store {

namespace {

std::string hmacHex(const SecretBytes& key, std::string_view text)
{
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    const ByteView bytes = bytesOf(text);
    HMAC(EVP_sha256(), key.view().data(), static_cast<int>(key.size()), bytes.data(), bytes.size(),
         mac.data(), &size);
    return toHex(ByteView(mac).first(size));
}

void appendMember(std::string& json, std::string_view name, std::string_view value)
{
    json.append(json.size() > 1 ? ",\"" : "\"").append(name).append("\":");
    lifecycle::appendJsonString(json, value);
}

AuditEvent cleaned(AuditEvent event)
{
    for (auto member : {&AuditEvent::who, &AuditEvent::device, &AuditEvent::event})
        event.*member = toUtf8(event.*member);
    return event;
}

/// Where the chain ends, as the head says.
struct Head
{
    std::int64_t sequence = 0;
    std::string hash;
    std::string seal;

    [[nodiscard]] std::string sealed() const { return "head " + std::to_string(sequence) + ' ' + hash; }

    static Result<Head> of(Database& database)
    {
        Head head;
        Query query(database, "SELECT sequence, hash, seal FROM audit_head");
        if (query.next())
            head = {query.integer(0), query.text(1), query.text(2)};
        if (const auto status = query.status(); !status)
            return status.error();
        return head;
    }
};

/// The number of the next entry: never one that is there, whatever somebody has done to the head.
Result<std::int64_t> nextSequence(Database& database, const Head& head)
{
    std::int64_t last = 0;
    Query query(database, "SELECT MAX(sequence) FROM audit");
    if (query.next())
        last = query.integer(0);
    if (const auto status = query.status(); !status)
        return status.error();
    return std::max(head.sequence, last) + 1;
}

Result<AuditEntry> entryOf(const Query& row)
{
    AuditEntry entry;
    auto parameters = parametersOf(row.text(6));
    if (!parameters)
        return parameters.error();
    entry.sequence = row.integer(0);
    entry.at = row.instant(1);
    entry.event = {row.text(2),
                   row.text(3),
                   row.isNull(4) ? std::nullopt : std::optional(row.integer(4)),
                   row.text(5),
                   *std::move(parameters),
                   row.text(7)};
    entry.keyId = row.text(8);
    entry.previous = row.text(9);
    entry.hash = row.text(10);
    return entry;
}

constexpr const char* selectEntries =
    "SELECT sequence, at, who, device, operation, event, parameters, transcript,"
    " key_id, previous, hash FROM audit ORDER BY sequence";

} // namespace

std::string AuditEntry::hashed() const
{
    std::string json = "{\"sequence\":" + std::to_string(sequence) + ",\"at\":";
    lifecycle::appendJson(json, at);
    appendMember(json, "who", event.who);
    appendMember(json, "device", event.device);
    json.append(",\"operation\":").append(event.operation ? std::to_string(*event.operation) : "null");
    appendMember(json, "event", event.event);
    json.append(",\"parameters\":").append(toJson(event.parameters));
    appendMember(json, "transcript", event.transcript);
    appendMember(json, "key", keyId);
    appendMember(json, "previous", previous);
    return json.append("}");
}

std::string AuditEntry::toJsonLine() const
{
    std::string json = hashed();
    json.pop_back();
    appendMember(json, "hash", hash);
    return json.append("}");
}

void Audit::setKey(SecretBytes key)
{
    constexpr std::size_t idLength = 16;
    m_key = std::move(key);
    m_keyId = m_key.empty() ? std::string() : hmacHex(m_key, "key").substr(0, idLength);
}

std::string Audit::hashOf(std::string_view text, bool keyed) const
{
    return keyed ? hmacHex(m_key, text) : x509::digestHex(x509::Digest::Sha256, bytesOf(text));
}

Result<AuditEntry> Audit::append(const AuditEvent& event)
{
    AuditEntry entry;
    const auto done = m_database.write([&]() -> Status {
        auto appended = appendWithin(event);
        if (!appended)
            return appended.error();
        entry = *std::move(appended);
        return std::monostate{};
    });
    if (!done)
        return done.error();
    return entry;
}

Result<AuditEntry> Audit::appendWithin(const AuditEvent& event)
{
    // From the head, not from the last entry: where the end was cut off the gap stays to be seen.
    const auto head = Head::of(m_database);
    if (!head)
        return head.error();
    const auto sequence = nextSequence(m_database, *head);
    if (!sequence)
        return sequence.error();
    AuditEntry entry;
    entry.sequence = *sequence;
    entry.at = std::chrono::floor<std::chrono::seconds>(m_clock.now());
    entry.event = cleaned(event);
    entry.keyId = m_keyId;
    entry.previous = head->hash;
    entry.hash = hashOf(entry.hashed(), !m_keyId.empty());
    Query insert(m_database,
                 "INSERT INTO audit (sequence, at, who, device, operation, event, parameters, transcript,"
                 " key_id, previous, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    insert.bind(entry.sequence).bind(entry.at).bind(entry.event.who).bind(entry.event.device);
    insert.bind(entry.event.operation).bind(entry.event.event).bind(toJson(entry.event.parameters));
    insert.bind(entry.event.transcript).bind(entry.keyId).bind(entry.previous).bind(entry.hash);
    if (const auto done = insert.run(); !done)
        return done.error();
    const Head next{entry.sequence, entry.hash, {}};
    Query update(m_database,
                 "INSERT INTO audit_head (id, sequence, hash, seal) VALUES (1,?,?,?) ON CONFLICT (id)"
                 " DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal");
    update.bind(next.sequence)
        .bind(next.hash)
        .bind(m_keyId.empty() ? std::string() : hmacHex(m_key, next.sealed()));
    if (const auto done = update.run(); !done)
        return done.error();
    return entry;
}

Status Audit::read(const std::function<bool(const AuditEntry&)>& visit)
{
    Query query(m_database, selectEntries);
    while (query.next()) {
        const auto entry = entryOf(query);
        if (!entry)
            return entry.error();
        if (!visit(*entry))
            return std::monostate{};
    }
    return query.status();
}

Result<std::string> Audit::transcript(const std::string& sha256)
{
    Query query(m_database, "SELECT deflated FROM transcript WHERE sha256 = ?");
    query.bind(sha256);
    if (query.next())
        return transcriptOf(query.blob(0), sha256);
    const auto status = query.status();
    return status ? Error{ErrorCode::NotFound, "transcript " + sha256} : status.error();
}

Result<AuditReport> Audit::verify(std::string_view head)
{
    AuditReport report;
    AuditEntry last;
    bool headFound = head.empty();
    const auto flawed = [&report](AuditFlaw flaw, std::int64_t at) {
        report.flaw = flaw;
        report.firstBad = at;
    };
    const auto check = [&](const AuditEntry& entry) {
        ++report.entries;
        const bool isKeyed = !entry.keyId.empty();
        const bool canCheck = !isKeyed || entry.keyId == m_keyId;
        if (entry.sequence != last.sequence + 1)
            flawed(AuditFlaw::Missing, last.sequence + 1);
        else if (canCheck && hashOf(entry.hashed(), isKeyed) != entry.hash)
            flawed(AuditFlaw::Altered, entry.sequence);
        else if (entry.previous != last.hash)
            flawed(AuditFlaw::Unlinked, entry.sequence);
        else if (!entry.event.transcript.empty() && !transcript(entry.event.transcript))
            flawed(AuditFlaw::TranscriptAltered, entry.sequence);
        if (report.flaw != AuditFlaw::None)
            return false;
        report.otherKey += canCheck ? 0 : 1;
        if (isKeyed && canCheck)
            report.keyedUpTo = entry.sequence;
        if (!isKeyed && report.plainAfterKeyed == 0 && !last.keyId.empty())
            report.plainAfterKeyed = entry.sequence;
        headFound = headFound || equalsIgnoringCase(entry.hash, head);
        last = entry;
        return true;
    };
    const auto done = m_database.read([&]() -> Status {
        if (auto status = read(check); !status)
            return status;
        return report.flaw == AuditFlaw::None ? verifyHead(report, last) : Status(std::monostate{});
    });
    if (!done && done.error().code == ErrorCode::Damaged) // of an entry that is none any more
        flawed(AuditFlaw::Altered, last.sequence + 1);
    else if (!done)
        return done.error();
    if (report.flaw == AuditFlaw::None && !headFound)
        flawed(AuditFlaw::HeadNotFound, 0);
    report.head = last.hash;
    return report;
}

Status Audit::verifyHead(AuditReport& report, const AuditEntry& last)
{
    const auto head = Head::of(m_database);
    if (!head)
        return head.error();
    // A head that names another end, or none, or bears no seal where the last entry has one of ours.
    const bool isSealed =
        m_keyId.empty() || last.keyId != m_keyId || head->seal == hmacHex(m_key, head->sealed());
    if (head->sequence != last.sequence || head->hash != last.hash || !isSealed) {
        report.flaw = AuditFlaw::CutOff;
        report.firstBad = last.sequence + 1;
    }
    return std::monostate{};
}

} // namespace releve::store
