// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "pki/ios/zoneclock.h"

namespace releve::ios {

/// `show crypto pki server`: one server. What the record does not have is left out, except the fingerprint of a server
/// that never had a certificate, which IOS prints as `-Not found-` (from memory: [R]).
[[nodiscard]] std::string renderServer(const ServerRecord& server, const ZoneClock& clock);

/// `show crypto pki server NAME requests`: the three lists, each with its head though it be empty, rows in the order
/// given, an empty line behind each list (ROLLOVER_SPEC 5.5).
[[nodiscard]] std::string renderRequests(std::span<const RequestRecord> requests);

/// The words behind `Database Level:`.
[[nodiscard]] std::string_view databaseLevelText(lifecycle::DatabaseLevel level);

/// `90 days`, `1 days 2 hours 30 minutes`: hours and minutes only where one of them is not nought (inferred: no capture
/// has them [I]).
[[nodiscard]] std::string overlapText(const lifecycle::DaysHoursMinutes& overlap);

} // namespace releve::ios
