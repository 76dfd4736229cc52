// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/logentry.h"

#include <array>
#include <cstddef>

namespace releve::lifecycle {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(LogEvent::Count)> eventNames{
    "ca-created",
    "authenticated",
    "enrolled",
    "timer-armed",
    "timer-fired",
    "cs-shadow-generation",
    "rollover-cancelled",
    "next-ca-fetched",
    "request-sent",
    "pending",
    "granted",
    "rejected",
    "transport-failure",
    "renewed",
    "shadow-complete",
    "rollover-activated",
    "ca-activated",
    "ca-expired",
    "identity-expired",
    "stopped"};

constexpr std::array<std::string_view, static_cast<std::size_t>(Timer::Count)> timerNames{
    "RENEW", "SHADOW", "POLL", "CONNECT RETRY", "CS SHADOW CERT GENERATION", "CS CERT EXPIRE"};

constexpr std::array<std::string_view, 3> purposeNames{"enroll", "renew", "shadow"};
constexpr std::array<std::string_view, 4> operationNames{"GetCACert", "GetNextCACert", "PKCSReq", "CertPoll"};
constexpr std::array<std::string_view, 3> reasonNames{"unreachable", "no-rollover", "bad-signature"};

} // namespace

std::string_view nameOf(LogEvent event)
{
    return eventNames[static_cast<std::size_t>(event)];
}

std::string_view nameOf(Timer timer)
{
    return timerNames[static_cast<std::size_t>(timer)];
}

std::string_view nameOf(Purpose purpose)
{
    return purposeNames[static_cast<std::size_t>(purpose)];
}

std::string_view nameOf(Operation operation)
{
    return operationNames[static_cast<std::size_t>(operation)];
}

std::string_view nameOf(FailureReason reason)
{
    return reasonNames[static_cast<std::size_t>(reason)];
}

} // namespace releve::lifecycle
