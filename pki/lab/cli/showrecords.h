// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/ios/zoneclock.h"

namespace releve::lab {
class Router;
}

/// What a router holds, as the records that pki/ios prints and reads. All of it in the lab's thread.
namespace releve::lab::cli {

/// The router's wall clock, in the zone of its configuration.
[[nodiscard]] ios::ZoneClock zoneOf(const Router& router);
[[nodiscard]] ios::ClockAuthority authorityOf(const Router& router);
[[nodiscard]] ios::ClockRecord clockRecordOf(const Router& router);

/// What a trustpoint holds, or the certificate server of that name, in the order IOS prints it: identity, CA, rollover
/// certificates before the active ones (the seed). A CA that several trustpoints hold is one record with all their
/// names. Empty `trustpoint` = all of them.
[[nodiscard]] std::vector<ios::CertificateRecord> certificateRecordsOf(const Router& router,
                                                                       std::string_view trustpoint = {});

/// Every timer that runs (ROLLOVER_SPEC 4.2); none without an authoritative clock (ROLLOVER_SPEC 2). TRUSTPOOL is not
/// among them: a lab's router has no pool.
[[nodiscard]] std::vector<ios::TimerRecord> timerRecordsOf(const Router& router);

/// Empty without a certificate server.
[[nodiscard]] std::optional<ios::ServerRecord> serverRecordOf(const Router& router);
/// The request database, the newest first, all of it routers' (ours: the lab has no RA that asks).
[[nodiscard]] std::vector<ios::RequestRecord> requestRecordsOf(const Router& router);

/// `show crypto pki server NAME crl`, as captures of IOS XE 17 have it.
[[nodiscard]] std::string serverCrlText(const Router& router);
/// `show crypto pki crls`: what `crypto pki crl request` got. As a capture has it but for when that was, which no router of
/// the lab remembers.
[[nodiscard]] std::string cachedCrlsText(const Router& router);

/// What `show crypto pki trustpoints` tells of each, or `… status`. Empty `trustpoint` = all of them.
[[nodiscard]] std::vector<ios::TrustpointRecord> trustpointRecordsOf(const Router& router, bool status,
                                                                     std::string_view trustpoint = {});

/// Keys by label. Empty `label` = all of them.
[[nodiscard]] std::vector<ios::KeyRecord> keyRecordsOf(const Router& router, std::string_view label = {});

} // namespace releve::lab::cli
