// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pki/lifecycle/messages.h"

/// The story of a rollover, in the words that lab and simulator share (PRODUCT "Simulation scenarios and
/// events", ROLLOVER_SPEC 14.34–36).
namespace releve::lifecycle {

enum class LogEvent : std::uint8_t
{
    CaCreated,
    Authenticated,
    Enrolled,
    TimerArmed,
    TimerFired,
    CsShadowGeneration,
    RolloverCancelled,
    NextCaFetched,
    RequestSent,
    Pending,
    Granted,
    Rejected,
    TransportFailure,
    Renewed,
    ShadowComplete,
    RolloverActivated,
    CaActivated,
    CaExpired,
    IdentityExpired,
    Stopped,
    Count
};

/// The timers whose arming and firing are told; named as IOS prints them.
enum class Timer : std::uint8_t
{
    Renew,
    Shadow,
    Poll,
    ConnectRetry,
    CsShadowCertGeneration,
    CsCertExpire,
    Count
};

/// Why an exchange counts as a transport failure (ROLLOVER_SPEC 14.17).
enum class FailureReason : std::uint8_t
{
    Unreachable,
    NoRollover,  ///< GetNextCACert, and the server has none
    BadSignature ///< GetNextCACert, answered by another CA than the client's
};

/// One event. Which fields count depends on `event`; the others keep their defaults.
struct LogEntry
{
    LogEvent event = LogEvent::Stopped;
    Timer timer = Timer::Renew;                        ///< TimerArmed, TimerFired
    Operation operation = Operation::PkcsReq;          ///< RequestSent, TransportFailure
    Purpose purpose = Purpose::Enroll;                 ///< RequestSent
    FailureReason reason = FailureReason::Unreachable; ///< TransportFailure
    Instant due{};                                     ///< TimerArmed
    /// What it is about; RolloverActivated: the identity, if any.
    std::optional<CertificateFacts> certificate{};
    /// RolloverActivated: the CA that is active now.
    Serial ca = 0;

    bool operator==(const LogEntry&) const = default;
};

/// `ca-created`, `timer-armed` …
[[nodiscard]] std::string_view nameOf(LogEvent event);
/// `RENEW`, `CS SHADOW CERT GENERATION` …
[[nodiscard]] std::string_view nameOf(Timer timer);
/// `enroll`, `renew`, `shadow`.
[[nodiscard]] std::string_view nameOf(Purpose purpose);
/// `GetCACert`, `PKCSReq` …
[[nodiscard]] std::string_view nameOf(Operation operation);
/// `unreachable`, `no-rollover`, `bad-signature`.
[[nodiscard]] std::string_view nameOf(FailureReason reason);

} // namespace releve::lifecycle
