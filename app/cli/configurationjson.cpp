// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/cli/jsonfields.h"
#include "app/cli/words.h"

namespace releve::cli {

namespace {

using Layout = JsonWriter::Layout;
using lifecycle::CertificateServerConfig;
using lifecycle::SubjectOption;
using lifecycle::TrustpointConfig;

void putMinutes(JsonWriter& json, std::chrono::minutes value)
{
    const auto total = static_cast<unsigned>(std::max<std::int64_t>(value.count(), 0));
    put(json, lifecycle::DaysHoursMinutes{total / 1440, total / 60 % 24, total % 60});
}

/// The `grant …` lines, as IOS writes them.
std::vector<std::string> grantLines(const lifecycle::GrantMode& grant)
{
    const std::pair<bool, const char*> lines[] = {
        {grant.automatic, "auto"},
        {grant.none, "none"},
        {grant.raAutomatic, "ra-auto"},
        {grant.rolloverCaCertificate, "auto rollover ca-cert"},
        {grant.rolloverRaCertificate, "auto rollover ra-cert"},
    };
    std::vector<std::string> result;
    for (const auto& [stands, line] : lines) {
        if (stands)
            result.emplace_back(line);
    }
    for (const std::string& trustpoint : grant.trustpoints)
        result.push_back("auto trustpoint " + trustpoint);
    return result;
}

/// `fqdn NAME` → "NAME", `serial-number` → "include", `… none` → "none", no line → null.
void putOption(JsonWriter& json, SubjectOption option, const std::optional<std::string>& value = {})
{
    if (option == SubjectOption::Unset)
        json.null();
    else
        json.string(option == SubjectOption::Exclude ? "none" : value.value_or("include"));
}

using Server = ios::ServerConfigRecord;
using Trustpoint = ios::TrustpointConfigRecord;

template<auto member, class Record>
void config(JsonWriter& json, const Record& record)
{
    put(json, record.config.*member);
}

void putServers(JsonWriter& json, const std::vector<Server>& servers)
{
    using C = CertificateServerConfig;
    static constexpr Field<Server> fields[] = {
        {"name", config<&C::name>},
        {"issuer_name", config<&C::issuerName>},
        {"lifetime_ca_certificate", config<&C::caLifetime>},
        {"lifetime_certificate", config<&C::certificateLifetime>},
        {"lifetime_crl", [](JsonWriter& j, const Server& s) { putMinutes(j, s.config.crlLifetime); }},
        {"lifetime_enrollment_request",
         [](JsonWriter& j, const Server& s) { putMinutes(j, s.config.requestLifetime); }},
        {"auto_rollover", config<&C::autoRollover>},
        {"grant", [](JsonWriter& j, const Server& s) { put(j, grantLines(s.config.grant)); }},
        {"hash", config<&C::hash>},
        {"database_level", [](JsonWriter& j, const Server& s) { put(j, wordFor(s.config.databaseLevel)); }},
        {"database_url", config<&C::databaseUrls>},
        {"database_archive", config<&C::archive>},
        {"cdp_url", config<&C::cdpUrl>},
        {"mode", [](JsonWriter& j, const Server& s) { put(j, wordFor(s.config.mode)); }},
        {"shutdown", config<&C::shutdown>},
        {"source", plain<&Server::origin>},
    };
    putArray(json, "servers", fields, servers);
}

void putEnrollmentRetry(JsonWriter& json, const Trustpoint& trustpoint)
{
    json.beginObject(Layout::Line);
    json.key("count");
    put(json, trustpoint.config.retryCount);
    json.key("period");
    json.number(trustpoint.config.retryPeriod.count());
    json.endObject();
}

void putTrustpoints(JsonWriter& json, const std::vector<Trustpoint>& trustpoints)
{
    using C = TrustpointConfig;
    static constexpr Field<Trustpoint> fields[] = {
        {"name", config<&C::name>},
        {"enrollment", [](JsonWriter& j, const Trustpoint& t) { put(j, wordFor(t.config.enrollment)); }},
        {"enrollment_url", config<&C::enrollmentUrl>},
        {"enrollment_profile", config<&C::enrollmentProfile>},
        {"enrollment_mode_ra", config<&C::enrollmentModeRa>},
        {"enrollment_retry", putEnrollmentRetry},
        {"auto_enroll", config<&C::autoEnroll>},
        {"subject_name", config<&C::subjectName>},
        {"serial_number", [](JsonWriter& j, const Trustpoint& t) { putOption(j, t.config.serialNumber); }},
        {"ip_address",
         [](JsonWriter& j, const Trustpoint& t) {
             putOption(j, t.config.ipAddress, t.config.ipAddressValue);
         }},
        {"fqdn", [](JsonWriter& j, const Trustpoint& t) { putOption(j, t.config.fqdn, t.config.fqdnValue); }},
        {"password", config<&C::hasPassword>},
        {"fingerprint", config<&C::fingerprint>},
        {"rsakeypair", config<&C::rsaKeypair>},
        {"rsakeypair_bits", config<&C::rsaKeypairBits>},
        {"revocation_check", config<&C::revocationCheck>},
        {"hash", config<&C::hash>},
        {"source", plain<&Trustpoint::origin>},
    };
    putArray(json, "trustpoints", fields, trustpoints);
}

void putClock(JsonWriter& json, const std::optional<ios::ZoneConfig>& zone)
{
    if (!zone) {
        json.null();
        return;
    }
    json.beginObject(Layout::Line);
    json.key("timezone");
    put(json, zone->name);
    json.key("offset_min");
    json.number(zone->offset.count());
    json.key("summer_time");
    put(json, zone->summerName);
    json.key("summer_offset_min");
    zone->summerName.empty() ? json.null() : json.number(zone->summerOffset.count());
    json.endObject();
}

/// All entries of all configurations, one after the other.
template<class Entry>
std::vector<Entry> gathered(const std::vector<ios::ConfigurationRecord>& configurations,
                            std::vector<Entry> ios::ConfigurationRecord::*member)
{
    std::vector<Entry> all;
    for (const auto& configuration : configurations)
        all.insert(all.end(), (configuration.*member).begin(), (configuration.*member).end());
    return all;
}

/// What every configuration that tells it agrees on; nothing when they differ, as those of two devices do.
template<class T>
T agreed(const std::vector<ios::ConfigurationRecord>& configurations, T ios::ConfigurationRecord::*member)
{
    T known{};
    for (const auto& configuration : configurations) {
        const T& value = configuration.*member;
        if (value == T{})
            continue;
        if (known != T{} && known != value)
            return T{};
        known = value;
    }
    return known;
}

} // namespace

void putConfiguration(JsonWriter& json, const std::vector<ios::ConfigurationRecord>& configurations)
{
    using C = ios::ConfigurationRecord;
    json.key("configuration");
    json.beginObject();
    json.key("hostname");
    put(json, agreed(configurations, &C::hostname));
    json.key("domain_name");
    put(json, agreed(configurations, &C::domainName));
    putServers(json, gathered(configurations, &C::servers));
    putTrustpoints(json, gathered(configurations, &C::trustpoints));
    json.key("certificate_chains");
    put(json, gathered(configurations, &C::chains));
    json.key("clock");
    putClock(json, agreed(configurations, &C::zone));
    json.key("clock_calendar_valid");
    put(json, std::any_of(configurations.begin(), configurations.end(),
                          [](const C& c) { return c.calendarValid; }));
    json.key("http_server");
    put(json, agreed(configurations, &C::httpServer));
    json.key("http_port");
    put(json, agreed(configurations, &C::httpPort));
    json.key("ntp_servers");
    put(json, gathered(configurations, &C::ntpServers));
    json.endObject();
}

} // namespace releve::cli
