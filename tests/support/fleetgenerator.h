// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/base/clock.h"

/// Plausible fleets of any size, for measurements: nothing here is a vector to test a parser against.
namespace releve::tests {

/// The console log of `trustpoints` spokes, one trustpoint each, as if every one of them had just been asked for its
/// clock, certificates, timers, trustpoints, keys and configuration. Their certificates are real ones, each with its
/// own serial number, of one CA and over one key pair; the hex chains hold them.
///
/// @param now what every device's clock says
[[nodiscard]] std::string fleetLog(std::size_t trustpoints, Instant now);

} // namespace releve::tests
