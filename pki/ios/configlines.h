// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "pki/ios/records.h"
#include "pki/lifecycle/certificateserverconfig.h"
#include "pki/lifecycle/trustpointconfig.h"

/// The lines below `crypto pki server NAME` and `crypto pki trustpoint NAME`, and those of the clock.
namespace releve::ios {

enum class LineResult
{
    Kept,          ///< the configuration has it now
    NotKept,       ///< a line of this block that says nothing we keep
    NotUnderstood, ///< begins like a line of this block, but goes on in an unknown way
    OutOfRange,    ///< a number IOS would not have taken; the old value stays
    OtherKeyword   ///< does not begin like a line of this block
};

/// Applies one line, trimmed, as it is printed or typed: `KEYWORD …`, `no KEYWORD …` or `default KEYWORD …`. The one
/// parser of these lines, for what routers print and for what is typed into the lab's. Unless the result is Kept the
/// configuration is as it was. A keyword may be cut to four letters or more. Secrets in the line are never kept: see
/// passwordIn(). `shutdown` only notes what the line says; who owns a server acts on it. Thread-safe.
[[nodiscard]] LineResult readServerLine(lifecycle::CertificateServerConfig& config, std::string_view line);
[[nodiscard]] LineResult readTrustpointLine(lifecycle::TrustpointConfig& config, std::string_view line);

/// What follows `clock timezone`: `NAME HOURS [MINUTES]`.
[[nodiscard]] LineResult readTimezone(std::optional<ZoneConfig>& zone, std::chrono::minutes summerShift,
                                      std::string_view rest);
/// What follows `clock summer-time`: `NAME recurring|date [… eight words …] [MINUTES]`. The shift is kept apart
/// because either line may come first.
[[nodiscard]] LineResult readSummerTime(std::optional<ZoneConfig>& zone, std::chrono::minutes& summerShift,
                                        std::string_view rest);

} // namespace releve::ios
