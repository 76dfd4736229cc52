// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/base/clock.h"

/// Plausible fleets of any size, for measurements: nothing here is a vector to test a parser against.
namespace releve::tests {

/// What each device was asked for.
enum class Capture
{
    Listings, ///< certificates, timers and trustpoints: the text of a round over the fleet
    Whole     ///< keys and running configuration too, so every certificate stands there a second time in hex
};

/// The console log of `trustpoints` spokes, one trustpoint each, as if every one of them had just been asked. Their
/// certificates are real ones, each with its own serial number, of one CA and over one key pair; the hex chains of a
/// whole capture hold them.
///
/// @param now what every device's clock says
[[nodiscard]] std::string fleetLog(std::size_t trustpoints, Instant now, Capture capture = Capture::Whole);

} // namespace releve::tests
