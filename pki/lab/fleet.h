// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/base/text.h"
#include "pki/lab/router/router.h"

namespace releve::lab {

/// What a router of a fleet is for; told on its ready line.
enum class FleetRole : std::uint8_t
{
    Server,
    Client,
    Both
};

/// `server`, `client`, `both`.
[[nodiscard]] std::string_view nameOf(FleetRole role);

struct FleetRouter
{
    std::string name;
    FleetRole role = FleetRole::Client;
    Platform platform = Platform::Ios;
    bool clockAuthoritative = true;
    std::string user = "admin";
    std::string password = "releve"; ///< no secret: whoever may reach loopback may play with the lab
    std::string enable;              ///< empty: users land in privileged EXEC
    bool legacySsh = false;          ///< the algorithms of old IOS only
    std::vector<std::string> addresses;
    std::string config; ///< IOS configuration lines
    /// When an operator authenticates and enrolls its trustpoints; never when empty.
    std::optional<Instant> enrolledAt;
};

/// A lab to be: PRODUCT `releve-lab`.
struct Fleet
{
    Instant start{};
    unsigned speed = 1;
    std::vector<FleetRouter> routers;
    std::vector<std::string> stores; ///< addresses of file stores
};

/// Largest fleet file, in bytes.
inline constexpr std::size_t maximumFleetSize = std::size_t{16} << 20;
inline constexpr unsigned maximumSpokes = 1000;
inline constexpr unsigned maximumSpeed = 31'536'000; ///< a year a second

/// Reads a fleet file. TooLarge, BadEncoding when it is no JSON, BadArgument when it cannot be a fleet; the detail names
/// file and place. Configurations are read when the routers are made.
[[nodiscard]] Result<Fleet> readFleet(ByteView bytes, const std::string& fileName);

/// The founding document's network, and one router for everything that can go wrong.
[[nodiscard]] Fleet demoFleet();
/// ROOTCA and that many spokes, which enroll one after the other.
/// @param seed of the order in which they do
[[nodiscard]] Fleet spokesFleet(unsigned spokes, unsigned seed);

} // namespace releve::lab
