// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/base/result.h"
#include "pki/lab/fleet.h"

namespace releve::lab {

/// Makes the configuration of a fleet file that of a router, as if it were typed in configuration mode, with the fleet's
/// user, addresses and enable password. BadArgument names the first line that the command line does not take.
[[nodiscard]] Status loadConfiguration(Router& router, const FleetRouter& wanted);

/// Its configuration has a certificate server and no `shutdown` for it.
[[nodiscard]] bool startsEnabled(const FleetRouter& wanted);

/// A fleet of the one certificate server of an IOS configuration, which may be a whole running-config: what is not about
/// the server is passed over. What readLabConfig() says.
[[nodiscard]] Result<Fleet> fleetOfConfig(std::string_view text, Instant start);

} // namespace releve::lab
