// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "pki/fleet/reading.h"
#include "pki/fleet/snapshot.h"

/// Readings filled by hand, as if a router had printed them.
namespace releve::test {

inline Instant at(const char* iso)
{
    return fromIso8601(iso).value();
}

inline const Instant readAt = at("2017-06-10T10:00:00Z");
inline const Instant caStart = at("2015-10-09T12:14:16Z");
inline const Instant caEnd = at("2017-10-08T12:14:16Z");

inline std::string fingerprintOf(const std::string& text)
{
    std::string hex;
    for (const char c : text)
        hex += "0123456789ABCDEF"[static_cast<unsigned char>(c) % 16];
    return (hex + std::string(32, '0')).substr(0, 32);
}

/// One device's reading.
class Router
{
public:
    explicit Router(std::string host, std::optional<Instant> when = readAt)
    {
        m_context =
            std::make_shared<ios::Context>(ios::Context{0, host, "show crypto pki certificates", when});
        m_reading.sources.push_back({host + ".log", fleet::SourceFormat::Text, 1000});
        if (when)
            clock(ios::ClockAuthority::Authoritative);
    }

    Router& clock(ios::ClockAuthority authority)
    {
        m_reading.records.clocks.clear();
        m_reading.records.clocks.push_back({origin(), {"", m_context->readAt}, "NTP", authority});
        return *this;
    }

    Router& certificate(ios::CertificateKind kind, const std::string& trustpoint, const std::string& serial,
                        Instant from, Instant to, bool rollover = false,
                        const std::string& storage = "nvram:")
    {
        ios::CertificateRecord record;
        record.origin = origin();
        record.kind = kind;
        record.rollover = rollover;
        record.status = "Available";
        record.serial = serial;
        record.issuer = {{"cn", "RootCA"}, {"o", "Cisco"}};
        record.subject = kind == ios::CertificateKind::Ca ? record.issuer
                                                          : ios::PrintedName{{"hostname", m_context->device}};
        record.notBefore = ios::PrintedTime{"13:14:16 CET", from};
        record.notAfter = ios::PrintedTime{"13:14:16 CET", to};
        record.trustpoints = {trustpoint};
        record.storage = storage;
        record.keyAlgorithm = "rsaEncryption";
        record.keyBits = 1024;
        record.signatureAlgorithm = "MD5 with RSA Encryption";
        record.md5 = fingerprintOf(trustpoint + serial + m_context->device);
        m_reading.records.certificates.push_back(record);
        return *this;
    }

    /// A CA certificate and an identity beneath it.
    Router& enrolled(const std::string& trustpoint, Instant identityEnd = at("2018-05-21T10:00:00Z"),
                     Instant end = at("2019-10-08T12:14:16Z"))
    {
        return certificate(ios::CertificateKind::Ca, trustpoint, "01", caStart, end)
            .certificate(ios::CertificateKind::Identity, trustpoint, "0A", at("2017-05-21T10:00:00Z"),
                         identityEnd);
    }

    Router& rejected(const std::string& trustpoint)
    {
        ios::TrustpointRecord record;
        record.origin = origin();
        record.name = trustpoint;
        record.lastEnrollmentStatus = "Rejected";
        m_reading.records.trustpoints.push_back(record);
        return *this;
    }

    Router& timer(const std::string& name, const std::string& target, Duration remaining,
                  ios::TimerSection section = ios::TimerSection::Pki)
    {
        ios::TimerRecord record;
        record.origin = origin();
        record.section = section;
        record.name = name;
        record.target = target;
        record.remaining = remaining;
        if (m_context->readAt)
            record.due = *m_context->readAt + remaining;
        m_reading.records.timers.push_back(record);
        return *this;
    }

    /// One that the certificate server ROOTCA lists.
    Router& request(const std::string& id, const std::string& state,
                    const std::string& subject = "hostname=spoke")
    {
        m_reading.records.requests.push_back({origin(), "ROOTCA", ios::RequestList::Router, id, state,
                                              "8EF30F1B6264C558C44D58B768DAAEC6", subject});
        return *this;
    }

    Router& key(const std::string& name, const std::string& storage = "private-config")
    {
        ios::KeyRecord record;
        record.origin = origin();
        record.name = name;
        record.type = "RSA KEYS";
        record.storage = storage;
        record.exportable = false;
        m_reading.records.keys.push_back(record);
        return *this;
    }

    Router& server(const std::string& name, bool enabled = true)
    {
        ios::ServerRecord record;
        record.origin = origin();
        record.name = name;
        record.enabled = enabled;
        record.state = enabled ? "enabled" : "disabled";
        m_reading.records.servers.push_back(record);
        return *this;
    }

    Router& serverConfig(const std::string& name, std::optional<lifecycle::DaysHoursMinutes> autoRollover)
    {
        lifecycle::CertificateServerConfig config;
        config.name = name;
        config.autoRollover = autoRollover;
        configuration().servers.push_back({origin(), config});
        return *this;
    }

    Router& trustpointConfig(const std::string& name, std::optional<lifecycle::AutoEnroll> autoEnroll)
    {
        lifecycle::TrustpointConfig config;
        config.name = name;
        config.enrollment = lifecycle::EnrollmentMethod::Url;
        config.autoEnroll = autoEnroll;
        configuration().trustpoints.push_back({origin(), config});
        return *this;
    }

    Router& problem(ios::ProblemCode code, const std::string& text)
    {
        m_reading.records.problems.push_back({origin(), code, text, {}, 1});
        return *this;
    }

    [[nodiscard]] fleet::Reading reading() const { return m_reading; }
    [[nodiscard]] fleet::SnapshotPtr snapshot(const std::string& site) const
    {
        fleet::DeviceClock deviceClock;
        deviceClock.deviceInstant = m_context->readAt;
        return fleet::Snapshot::build({m_context->device, m_context->device, site}, deviceClock,
                                      fleet::DeviceFacts::from(m_reading.records));
    }

private:
    [[nodiscard]] ios::Origin origin() { return {m_context, ++m_line}; }
    ios::ConfigurationRecord& configuration()
    {
        auto& all = m_reading.records.configurations;
        if (all.empty()) {
            all.emplace_back();
            all.back().origin = origin();
        }
        return all.back();
    }

    std::shared_ptr<ios::Context> m_context;
    fleet::Reading m_reading;
    std::uint32_t m_line = 0;
};

} // namespace releve::test
