// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inspectjson.h"

#include "app/cli/jsonfields.h"
#include "app/cli/words.h"
#include "pki/fleet/inventory.h"

namespace releve::cli {

using Layout = JsonWriter::Layout;

void put(JsonWriter& json, const ios::PrintedName& name)
{
    json.beginArray(Layout::Line);
    for (const ios::NameAttribute& attribute : name) {
        json.beginObject();
        json.key("type");
        json.string(attribute.type);
        json.key("value");
        json.string(attribute.value);
        json.endObject();
    }
    json.endArray();
}

void put(JsonWriter& json, const lifecycle::DaysHoursMinutes& value)
{
    using Value = lifecycle::DaysHoursMinutes;
    static constexpr Field<Value> fields[] = {
        {"days", plain<&Value::days>}, {"hours", plain<&Value::hours>}, {"minutes", plain<&Value::minutes>}};
    putObject(json, fields, value, Layout::Line);
}

void put(JsonWriter& json, const lifecycle::AutoEnroll& value)
{
    using Value = lifecycle::AutoEnroll;
    static constexpr Field<Value> fields[] = {{"percent", plain<&Value::percent>},
                                              {"regenerate", plain<&Value::regenerate>}};
    putObject(json, fields, value, Layout::Line);
}

void put(JsonWriter& json, const ios::Origin& origin)
{
    json.beginObject(Layout::Line);
    json.key("index");
    json.number(static_cast<std::int64_t>(origin.source()));
    json.key("line");
    origin.line > 0 ? json.number(origin.line) : json.null();
    json.endObject();
}

namespace {

struct Fingerprints
{
    std::string md5, sha1, sha256;
};

void put(JsonWriter& json, const Fingerprints& value)
{
    static constexpr Field<Fingerprints> fields[] = {{"md5", plain<&Fingerprints::md5>},
                                                     {"sha1", plain<&Fingerprints::sha1>},
                                                     {"sha256", plain<&Fingerprints::sha256>}};
    putObject(json, fields, value);
}

void putPublicKey(JsonWriter& json, std::string_view algorithm, unsigned bits)
{
    if (algorithm.empty() && bits == 0) {
        json.null();
        return;
    }
    json.beginObject(Layout::Line);
    json.key("algorithm");
    cli::put(json, algorithm);
    json.key("bits");
    bits > 0 ? json.number(bits) : json.null();
    json.endObject();
}

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

void putCertificates(JsonWriter& json, const std::vector<ios::CertificateRecord>& certificates)
{
    using Record = ios::CertificateRecord;
    static constexpr Field<Record> fields[] = {
        {"kind", [](JsonWriter& j, const Record& r) { j.string(wordFor(r.kind)); }},
        {"rollover", plain<&Record::rollover>},
        {"status", plain<&Record::status>},
        {"serial", plain<&Record::serial>},
        {"usage", plain<&Record::usage>},
        {"issuer", plain<&Record::issuer>},
        {"subject", plain<&Record::subject>},
        {"not_before", instant<&Record::notBefore>},
        {"not_before_text", printed<&Record::notBefore>},
        {"not_after", instant<&Record::notAfter>},
        {"not_after_text", printed<&Record::notAfter>},
        {"renew_date", instant<&Record::renewDate>},
        {"renew_date_text", printed<&Record::renewDate>},
        {"trustpoints", plain<&Record::trustpoints>},
        {"storage", plain<&Record::storage>},
        {"cdp", plain<&Record::crlDistributionPoints>},
        {"public_key", [](JsonWriter& j, const Record& r) { putPublicKey(j, r.keyAlgorithm, r.keyBits); }},
        {"signature_algorithm", plain<&Record::signatureAlgorithm>},
        {"fingerprints",
         [](JsonWriter& j, const Record& r) {
             put(j, Fingerprints{r.md5, r.sha1, r.sha256});
         }},
        {"subject_key_id", plain<&Record::subjectKeyId>},
        {"authority_key_id", plain<&Record::authorityKeyId>},
        {"der", [](JsonWriter& j,
                   const Record& r) { r.certificate ? j.string(toBase64(r.certificate->der())) : j.null(); }},
        {"source", plain<&Record::origin>},
    };
    json.key("certificates");
    json.beginArray();
    for (Record record : certificates) {
        record.completeFromBytes();
        putObject(json, fields, record);
    }
    json.endArray();
}

void put(JsonWriter& json, const ios::ServerRollover& rollover)
{
    using Rollover = ios::ServerRollover;
    static constexpr Field<Rollover> fields[] = {
        {"status", plain<&Rollover::status>},
        {"fingerprint", plain<&Rollover::fingerprint>},
        {"expires", instant<&Rollover::expires>},
        {"expires_text", printed<&Rollover::expires>},
    };
    putObject(json, fields, rollover);
}

void putServers(JsonWriter& json, const std::vector<ios::ServerRecord>& servers)
{
    using Record = ios::ServerRecord;
    static constexpr Field<Record> fields[] = {
        {"name", plain<&Record::name>},
        {"enabled", plain<&Record::enabled>},
        {"state", plain<&Record::state>},
        {"issuer", plain<&Record::issuer>},
        {"ca_fingerprint", plain<&Record::caFingerprint>},
        {"granting_mode", plain<&Record::grantingMode>},
        {"last_serial", plain<&Record::lastSerial>},
        {"ca_expires", instant<&Record::caExpires>},
        {"ca_expires_text", printed<&Record::caExpires>},
        {"crl_next_update", instant<&Record::crlNextUpdate>},
        {"crl_next_update_text", printed<&Record::crlNextUpdate>},
        {"database_level", plain<&Record::databaseLevel>},
        {"storage", plain<&Record::storage>},
        {"auto_rollover", plain<&Record::autoRollover>},
        {"rollover", [](JsonWriter& j, const Record& r) { r.rollover ? put(j, *r.rollover) : j.null(); }},
        {"status", plain<&Record::status>},
        {"locked", plain<&Record::locked>},
        {"ra_mode", plain<&Record::raMode>},
        {"ra_fingerprint", plain<&Record::raFingerprint>},
        {"auto_rollover_timer", instant<&Record::autoRolloverTimer>},
        {"auto_rollover_timer_text", printed<&Record::autoRolloverTimer>},
        {"other_storage", plain<&Record::otherStorage>},
        {"source", plain<&Record::origin>},
    };
    putArray(json, "servers", fields, servers);
}

/// What a show command or a configuration says of a trustpoint: the same keys, each with what it can tell.
struct TrustpointEntry
{
    const ios::TrustpointRecord* shown = nullptr;
    const ios::TrustpointConfigRecord* configured = nullptr;
};

template<auto member>
void shown(JsonWriter& json, const TrustpointEntry& entry)
{
    entry.shown ? cli::put(json, entry.shown->*member) : json.null();
}

template<auto member>
void shownName(JsonWriter& json, const TrustpointEntry& entry)
{
    cli::put(json, entry.shown ? entry.shown->*member : ios::PrintedName());
}

template<auto member>
void configured(JsonWriter& json, const TrustpointEntry& entry)
{
    entry.configured ? cli::put(json, entry.configured->config.*member) : json.null();
}

void putRetry(JsonWriter& json, const TrustpointEntry& entry)
{
    if (!entry.configured) {
        json.null();
        return;
    }
    json.beginObject(Layout::Line);
    json.key("count");
    cli::put(json, entry.configured->config.retryCount);
    json.key("period_min");
    json.number(entry.configured->config.retryPeriod.count());
    json.endObject();
}

void putTrustpoints(JsonWriter& json, const ios::Transcript& records)
{
    using Entry = TrustpointEntry;
    using Record = ios::TrustpointRecord;
    using Config = lifecycle::TrustpointConfig;
    static constexpr Field<Entry> fields[] = {
        {"name", [](JsonWriter& j,
                    const Entry& e) { j.string(e.shown ? e.shown->name : e.configured->config.name); }},
        {"ca_subject", shownName<&Record::caSubject>},
        {"keys_generated", shown<&Record::keysGenerated>},
        {"ca_authenticated", shown<&Record::caAuthenticated>},
        {"last_enrollment_status", shown<&Record::lastEnrollmentStatus>},
        {"enrollment_url",
         [](JsonWriter& j, const Entry& e) {
             cli::put(j, e.shown ? e.shown->enrollmentUrl : e.configured->config.enrollmentUrl.value_or(""));
         }},
        {"auto_enroll", configured<&Config::autoEnroll>},
        {"retry", putRetry},
        {"rsa_keypair", configured<&Config::rsaKeypair>},
        {"revocation_check",
         [](JsonWriter& j, const Entry& e) {
             cli::put(j, e.configured ? e.configured->config.revocationCheck : std::vector<std::string>());
         }},
        {"ca_serial", shown<&Record::caSerial>},
        {"ca_fingerprints",
         [](JsonWriter& j, const Entry& e) {
             put(j, e.shown ? Fingerprints{e.shown->caFingerprintMd5, e.shown->caFingerprintSha1, {}}
                            : Fingerprints{});
         }},
        {"identity_subject", shownName<&Record::identitySubject>},
        {"identity_fingerprints",
         [](JsonWriter& j, const Entry& e) {
             put(j, e.shown
                        ? Fingerprints{e.shown->identityFingerprintMd5, e.shown->identityFingerprintSha1, {}}
                        : Fingerprints{});
         }},
        {"certificate_configured", shown<&Record::certificateConfigured>},
        {"certificate_requests", shown<&Record::certificateRequests>},
        {"next_enrollment",
         [](JsonWriter& j, const Entry& e) {
             e.shown ? instant<&Record::nextEnrollment>(j, *e.shown) : j.null();
         }},
        {"next_enrollment_text",
         [](JsonWriter& j, const Entry& e) {
             e.shown ? printed<&Record::nextEnrollment>(j, *e.shown) : j.null();
         }},
        {"key_label", shown<&Record::keyLabel>},
        {"reported_by", [](JsonWriter& j, const Entry& e) { j.string(e.shown ? "show" : "configuration"); }},
        {"source", [](JsonWriter& j,
                      const Entry& e) { cli::put(j, e.shown ? e.shown->origin : e.configured->origin); }},
    };
    std::vector<Entry> entries;
    for (const auto& record : records.trustpoints)
        entries.push_back({&record, nullptr});
    for (const auto& configuration : records.configurations) {
        for (const auto& record : configuration.trustpoints)
            entries.push_back({nullptr, &record});
    }
    putArray(json, "trustpoints", fields, entries);
}

void putKeys(JsonWriter& json, const std::vector<ios::KeyRecord>& keys)
{
    using Record = ios::KeyRecord;
    static constexpr Field<Record> fields[] = {
        {"name", plain<&Record::name>},
        {"type", plain<&Record::type>},
        {"usage", plain<&Record::usage>},
        {"storage", plain<&Record::storage>},
        {"exportable", plain<&Record::exportable>},
        {"generated", instant<&Record::generated>},
        {"generated_text", printed<&Record::generated>},
        {"modulus_bits",
         [](JsonWriter& j, const Record& r) {
             r.publicKey&& r.publicKey->bits > 0 ? j.number(r.publicKey->bits) : j.null();
         }},
        {"rollover", [](JsonWriter& j, const Record& r) { j.boolean(r.isRollover()); }},
        {"saved",
         [](JsonWriter& j, const Record& r) { r.storage.empty() ? j.null() : j.boolean(!r.isUnsaved()); }},
        {"temporary", plain<&Record::temporary>},
        {"source", plain<&Record::origin>},
    };
    putArray(json, "keys", fields, keys);
}

void putRequests(JsonWriter& json, const std::vector<ios::RequestRecord>& requests)
{
    using Record = ios::RequestRecord;
    static constexpr Field<Record> fields[] = {
        {"id", plain<&Record::id>},
        {"list", [](JsonWriter& j, const Record& r) { j.string(wordFor(r.list)); }},
        {"state", plain<&Record::state>},
        {"fingerprint", plain<&Record::fingerprint>},
        {"subject", plain<&Record::subject>},
        {"server", plain<&Record::server>},
        {"source", plain<&Record::origin>},
    };
    putArray(json, "requests", fields, requests);
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
    putCertificates(json, records.certificates);
    putTimers(json, records.timers, inventory);
    putPredicted(json, inventory);
    putServers(json, records.servers);
    putTrustpoints(json, records);
    putKeys(json, records.keys);
    putRequests(json, records.requests);
    putConfiguration(json, records.configurations);
    putScep(json, messages);
    putProblems(json, records.problems);
    json.endObject();
}

} // namespace releve::cli
