// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/lifecycle/logentry.h"
#include "pki/plan/scenario.h"

namespace releve::plan {

/// One line of the log.
struct LogRecord
{
    Instant at;
    std::string_view who; ///< valid during the call
    const lifecycle::LogEntry& entry;
};

/// Hears the log while it is made, in the order of ROLLOVER_SPEC 14.3.
class LogSink
{
public:
    LogSink() = default;
    LogSink(const LogSink&) = delete;
    LogSink& operator=(const LogSink&) = delete;
    virtual ~LogSink() = default;

    virtual void write(const LogRecord& record) = 0;
};

/// Why a client was left without a valid identity (ROLLOVER_SPEC 14.38).
enum class StrandedWhy : std::uint8_t
{
    RolloverCancelled,
    CaExpired,
    Clock,
    Rejected,
    Pending,
    Unreachable,
    NoRollover,
    Expired
};

/// `rollover-cancelled`, `ca-expired` …
[[nodiscard]] std::string_view nameOf(StrandedWhy why);

/// A client without a valid identity under a CA its server holds, from when to when (ROLLOVER_SPEC 14.37).
struct Stranded
{
    std::string who;
    Instant since{};
    std::optional<Instant> until; ///< empty when it lasts
    StrandedWhy why = StrandedWhy::Expired;

    bool operator==(const Stranded&) const = default;
};

struct ServerPeak
{
    std::string server;
    std::uint64_t requestsPerMinute = 0;

    bool operator==(const ServerPeak&) const = default;
};

/// ROLLOVER_SPEC 14.37–39.
struct Summary
{
    std::uint64_t events = 0;
    std::vector<Stranded> stranded; ///< by `since`, then `who`
    std::uint64_t renewals = 0;
    std::uint64_t shadows = 0;
    std::uint64_t retries = 0;
    std::vector<ServerPeak> peaks; ///< by server name
};

/// Plays the scenario from its start to its end. Thread-safe; takes time in proportion to what happens.
/// @param sink hears each event; may be null
[[nodiscard]] Summary simulate(const Scenario& scenario, LogSink* sink = nullptr);

} // namespace releve::plan
