// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/lab/router/routerconfig.h"
#include "pki/lab/statearchive.h"

// The fields of a configuration as a router's state has them.

namespace releve::lifecycle {

template<class Archive>
void fields(Archive& archive, DaysHoursMinutes& length)
{
    archive(length.days)(length.hours)(length.minutes);
}

template<class Archive>
void fields(Archive& archive, GrantMode& grant)
{
    archive(grant.automatic)(grant.none)(grant.raAutomatic)(grant.rolloverCaCertificate);
    archive(grant.rolloverRaCertificate)(grant.trustpoints);
}

template<class Archive>
void fields(Archive& archive, CertificateServerConfig& config)
{
    archive(config.name)(config.issuerName)(config.caLifetime)(config.certificateLifetime);
    archive(config.crlLifetime)(config.requestLifetime)(config.autoRollover)(config.grant)(config.hash);
    archive(config.databaseLevel)(config.databaseUrls)(config.archive)(config.cdpUrl)(config.mode);
    archive(config.shutdown);
}

template<class Archive>
void fields(Archive& archive, AutoEnroll& autoEnroll)
{
    archive(autoEnroll.percent)(autoEnroll.regenerate);
}

template<class Archive>
void fields(Archive& archive, TrustpointConfig& config)
{
    archive(config.name)(config.enrollment)(config.enrollmentUrl)(config.enrollmentProfile);
    archive(config.enrollmentModeRa)(config.autoEnroll)(config.retryPeriod)(config.retryCount);
    archive(config.subjectName)(config.serialNumber)(config.ipAddress)(config.ipAddressValue);
    archive(config.fqdn)(config.fqdnValue)(config.hasPassword)(config.fingerprint)(config.rsaKeypair);
    archive(config.rsaKeypairBits)(config.revocationCheck)(config.hash);
}

} // namespace releve::lifecycle

namespace releve::ios {

template<class Archive>
void fields(Archive& archive, SummerChange& change)
{
    archive(change.month)(change.week)(change.weekday)(change.day)(change.year)(change.timeOfDay);
}

template<class Archive>
void fields(Archive& archive, ZoneConfig& zone)
{
    archive(zone.name)(zone.offset)(zone.summerName)(zone.summerOffset);
    archive(zone.summerBegins)(zone.summerEnds);
}

} // namespace releve::ios

namespace releve::lab {

template<class Archive>
void fields(Archive& archive, ConfigSecret& secret)
{
    archive(secret.value)(secret.type7);
}

template<class Archive>
void fields(Archive& archive, InterfaceConfig& interface)
{
    archive(interface.name)(interface.address)(interface.mask)(interface.shutdown)(interface.lines);
}

template<class Archive>
void fields(Archive& archive, TrustpointEntry& entry)
{
    archive(entry.config)(entry.challenge);
}

template<class Archive>
void fields(Archive& archive, ServerEntry& entry)
{
    archive(entry.config)(entry.archivePassword);
}

template<class Archive>
void fields(Archive& archive, UserEntry& user)
{
    archive(user.name)(user.privilege)(user.password);
}

template<class Archive>
void fields(Archive& archive, SshUserEntry& entry)
{
    archive(entry.user)(entry.md5)(entry.comment);
}

template<class Archive>
void fields(Archive& archive, RouterConfig& config)
{
    archive(config.hostname)(config.domainName)(config.zone)(config.httpServer)(config.httpPort);
    archive(config.calendarValid)(config.ntpServers)(config.enable)(config.users)(config.sshKeys);
    archive(config.server)(config.trustpoints)(config.interfaces)(config.otherLines);
}

} // namespace releve::lab
