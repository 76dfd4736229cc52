// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "pki/fleet/reading.h"
#include "pki/fleet/snapshot.h"

/// Records as the parsers make them, for tests that need no text.
namespace records {

using namespace releve;

inline Instant at(std::string_view iso)
{
    return *fromIso8601(iso);
}

/// One command's output at one device.
class Output
{
public:
    Output(std::string device, std::string command, std::optional<Instant> readAt)
    {
        ios::Context context;
        context.device = std::move(device);
        context.command = std::move(command);
        context.readAt = readAt;
        m_origin = {std::make_shared<const ios::Context>(std::move(context)), 1};
    }

    [[nodiscard]] ios::CertificateRecord certificate(ios::CertificateKind kind, std::string serial,
                                                     std::string_view subject, std::string_view issuer,
                                                     std::string_view start, std::string_view end,
                                                     std::vector<std::string> trustpoints) const
    {
        ios::CertificateRecord record;
        record.origin = m_origin;
        record.kind = kind;
        record.status = "Available";
        record.serial = std::move(serial);
        record.subject = ios::nameFromText(subject);
        record.issuer = ios::nameFromText(issuer);
        record.notBefore = ios::PrintedTime{std::string(start), fromIso8601(start)};
        record.notAfter = ios::PrintedTime{std::string(end), fromIso8601(end)};
        record.trustpoints = std::move(trustpoints);
        return record;
    }

    [[nodiscard]] ios::CertificateRecord ca(std::string serial, std::string_view start, std::string_view end,
                                            std::vector<std::string> trustpoints) const
    {
        return certificate(ios::CertificateKind::Ca, std::move(serial), "cn=RootCA", "cn=RootCA", start, end,
                           std::move(trustpoints));
    }

    [[nodiscard]] ios::CertificateRecord identity(std::string serial, std::string_view start,
                                                  std::string_view end,
                                                  std::vector<std::string> trustpoints) const
    {
        return certificate(ios::CertificateKind::Identity, std::move(serial), "cn=spoke", "cn=RootCA", start,
                           end, std::move(trustpoints));
    }

    [[nodiscard]] static ios::CertificateRecord rollover(ios::CertificateRecord record)
    {
        record.rollover = true;
        return record;
    }

    [[nodiscard]] ios::TimerRecord timer(ios::TimerSection section, std::string name, std::string target,
                                         std::string_view due) const
    {
        ios::TimerRecord record;
        record.origin = m_origin;
        record.section = section;
        record.name = std::move(name);
        record.target = std::move(target);
        record.due = fromIso8601(due);
        return record;
    }

    [[nodiscard]] ios::KeyRecord key(std::string name, std::string storage) const
    {
        ios::KeyRecord record;
        record.origin = m_origin;
        record.name = std::move(name);
        record.storage = std::move(storage);
        return record;
    }

    [[nodiscard]] ios::TrustpointRecord trustpoint(std::string name, std::string enrollmentStatus) const
    {
        ios::TrustpointRecord record;
        record.origin = m_origin;
        record.name = std::move(name);
        record.lastEnrollmentStatus = std::move(enrollmentStatus);
        return record;
    }

    [[nodiscard]] ios::ServerRecord server(std::string name, bool rollover) const
    {
        ios::ServerRecord record;
        record.origin = m_origin;
        record.name = std::move(name);
        record.enabled = true;
        record.state = "enabled";
        if (rollover)
            record.rollover = ios::ServerRollover{"available for rollover", {}, {}};
        return record;
    }

    [[nodiscard]] ios::RequestRecord request(std::string server, std::string id) const
    {
        ios::RequestRecord record;
        record.origin = m_origin;
        record.server = std::move(server);
        record.id = std::move(id);
        record.state = "pending";
        return record;
    }

    [[nodiscard]] ios::ClockRecord clock(std::optional<Instant> instant, ios::ClockAuthority authority) const
    {
        ios::ClockRecord record;
        record.origin = m_origin;
        record.time = {"as printed", instant};
        record.authority = authority;
        record.timeSource = "NTP";
        return record;
    }

    [[nodiscard]] ios::ConfigurationRecord
    configuration(std::vector<lifecycle::TrustpointConfig> trustpoints,
                  std::vector<lifecycle::CertificateServerConfig> servers,
                  std::vector<std::string> chains) const
    {
        ios::ConfigurationRecord record;
        record.origin = m_origin;
        record.chains = std::move(chains);
        for (auto& config : trustpoints)
            record.trustpoints.push_back({m_origin, std::move(config)});
        for (auto& config : servers)
            record.servers.push_back({m_origin, std::move(config)});
        return record;
    }

private:
    ios::Origin m_origin;
};

inline lifecycle::TrustpointConfig trustpointConfig(std::string name, std::optional<unsigned> autoEnroll = {})
{
    lifecycle::TrustpointConfig config;
    config.name = std::move(name);
    if (autoEnroll)
        config.autoEnroll = lifecycle::AutoEnroll{*autoEnroll, false};
    return config;
}

} // namespace records
