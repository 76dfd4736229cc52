// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/recordjson.h"

#include <span>

#include "app/cli/words.h"

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

template<class Table, class Record>
void putRecord(JsonWriter& json, const Table& fields, const Record& record, const RecordFrame& frame)
{
    json.beginObject();
    if (frame.device) {
        json.key("device");
        json.string(frame.device->name);
        json.key("as_of");
        put(json, frame.asOf);
    }
    for (const auto& field : fields) {
        json.key(field.key);
        field.write(json, record);
    }
    if (frame.origin) {
        json.key("source");
        cli::put(json, *frame.origin);
    }
    json.endObject();
}

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
    entry.configured ? cli::put(json, entry.configured->*member) : json.null();
}

void putRetry(JsonWriter& json, const TrustpointEntry& entry)
{
    if (!entry.configured) {
        json.null();
        return;
    }
    json.beginObject(Layout::Line);
    json.key("count");
    cli::put(json, entry.configured->retryCount);
    json.key("period_min");
    json.number(entry.configured->retryPeriod.count());
    json.endObject();
}

template<auto member>
void listed(JsonWriter& json, const TimerEntry& entry)
{
    cli::put(json, entry.listed->*member);
}

} // namespace

void putCertificate(JsonWriter& json, ios::CertificateRecord record, const RecordFrame& frame)
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
    };
    record.completeFromBytes();
    putRecord(json, fields, record, frame);
}

void putServer(JsonWriter& json, const ios::ServerRecord& record, const RecordFrame& frame)
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
    };
    putRecord(json, fields, record, frame);
}

void putTrustpoint(JsonWriter& json, const TrustpointEntry& entry, const RecordFrame& frame)
{
    using Entry = TrustpointEntry;
    using Record = ios::TrustpointRecord;
    using Config = lifecycle::TrustpointConfig;
    static constexpr Field<Entry> fields[] = {
        {"name",
         [](JsonWriter& j, const Entry& e) { j.string(e.shown ? e.shown->name : e.configured->name); }},
        {"ca_subject", shownName<&Record::caSubject>},
        {"keys_generated", shown<&Record::keysGenerated>},
        {"ca_authenticated", shown<&Record::caAuthenticated>},
        {"last_enrollment_status", shown<&Record::lastEnrollmentStatus>},
        {"enrollment_url",
         [](JsonWriter& j, const Entry& e) {
             const bool isShown = e.shown && (!e.configured || !e.shown->enrollmentUrl.empty());
             cli::put(j, isShown ? e.shown->enrollmentUrl : e.configured->enrollmentUrl.value_or(""));
         }},
        {"auto_enroll", configured<&Config::autoEnroll>},
        {"retry", putRetry},
        {"rsa_keypair", configured<&Config::rsaKeypair>},
        {"revocation_check",
         [](JsonWriter& j, const Entry& e) {
             cli::put(j, e.configured ? e.configured->revocationCheck : std::vector<std::string>());
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
        {"state",
         [](JsonWriter& j, const Entry& e) {
             cli::put(j, e.assessment ? wordFor(e.assessment->state) : std::string_view());
         }},
        {"attention",
         [](JsonWriter& j, const Entry& e) {
             cli::put(j, e.assessment ? wordFor(e.assessment->overlay) : std::string_view());
         }},
    };
    const std::size_t assessed = entry.assessment ? 0 : 2;
    putRecord(json, std::span(fields).first(std::size(fields) - assessed), entry, frame);
}

void putKey(JsonWriter& json, const ios::KeyRecord& record, const RecordFrame& frame)
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
    };
    putRecord(json, fields, record, frame);
}

void putRequest(JsonWriter& json, const ios::RequestRecord& record, const RecordFrame& frame)
{
    using Record = ios::RequestRecord;
    static constexpr Field<Record> fields[] = {
        {"id", plain<&Record::id>},
        {"list", [](JsonWriter& j, const Record& r) { j.string(wordFor(r.list)); }},
        {"state", plain<&Record::state>},
        {"fingerprint", plain<&Record::fingerprint>},
        {"subject", plain<&Record::subject>},
        {"server", plain<&Record::server>},
    };
    putRecord(json, fields, record, frame);
}

void putTimer(JsonWriter& json, const TimerEntry& entry, const RecordFrame& frame)
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
    };
    putRecord(json, fields, entry, frame);
}

void putPrediction(JsonWriter& json, const fleet::Prediction& prediction, const RecordFrame& frame)
{
    using fleet::Prediction;
    static constexpr Field<Prediction> fields[] = {
        {"section", [](JsonWriter& j, const Prediction& p) { j.string(wordFor(p.section)); }},
        {"name", plain<&Prediction::name>},
        {"owner", plain<&Prediction::owner>},
        {"predicted", plain<&Prediction::due>},
        {"formula", [](JsonWriter& j, const Prediction& p) { j.string(wordFor(p.formula)); }},
        {"why_not", [](JsonWriter& j, const Prediction& p) { put(j, wordFor(p.why)); }},
        {"uncertainty_ms", plain<&Prediction::uncertainty>},
        {"missing", // the list was read, and it is not there
         [](JsonWriter& j, const Prediction& p) { j.boolean(p.report == fleet::Report::Missing); }},
    };
    putRecord(json, fields, prediction, frame);
}

} // namespace releve::cli
