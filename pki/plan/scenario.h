// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pki/lifecycle/certificateserverconfig.h"
#include "pki/lifecycle/trustpointconfig.h"

/// What a simulation is asked: PRODUCT "Simulation scenarios and events".
namespace releve::plan {

struct ScenarioServer
{
    std::string name;
    lifecycle::CertificateServerConfig config;
};

/// One client, or `count` alike.
struct ScenarioClients
{
    std::string name;
    std::uint32_t count = 1;
    std::size_t server = 0; ///< index in Scenario::servers
    Instant enrolledAt{};   ///< never before the start
    lifecycle::TrustpointConfig config;

    /// The name of member 0 … count − 1 (ROLLOVER_SPEC 14.7).
    [[nodiscard]] std::string memberName(std::uint32_t member) const;
};

/// Whom a fault or an act concerns.
struct ScenarioTarget
{
    enum class Kind : std::uint8_t
    {
        Server,
        Group, ///< every member
        Client ///< one member
    };

    Kind kind = Kind::Server;
    std::size_t index = 0;    ///< in Scenario::servers or Scenario::clients
    std::uint32_t member = 0; ///< of a Client

    bool operator==(const ScenarioTarget&) const = default;
};

enum class FaultKind : std::uint8_t
{
    Unreachable,
    ClockNotAuthoritative,
    HttpOff ///< of a server; the same as Unreachable (ROLLOVER_SPEC 14.12)
};

/// Holds for `from` ≤ t < `to` (ROLLOVER_SPEC 14.2).
struct ScenarioFault
{
    ScenarioTarget who;
    FaultKind kind = FaultKind::Unreachable;
    Instant from{};
    Instant to{};
};

enum class ActKind : std::uint8_t
{
    Rollover,
    RolloverCancel,
    GrantAll,
    RejectAll,
    Enroll
};

struct ScenarioAct
{
    Instant at{};
    ScenarioTarget who;
    ActKind what = ActKind::Enroll;
};

/// Checked by whoever made it: instants are whole seconds, names are unique, indices are in range, a CA lives for at
/// least a minute. readScenario() sees to all of that.
struct Scenario
{
    Instant start{};
    Instant until{}; ///< inclusive
    std::vector<ScenarioServer> servers;
    std::vector<ScenarioClients> clients;
    std::vector<ScenarioFault> faults;
    std::vector<ScenarioAct> acts; ///< in file order
};

} // namespace releve::plan
