// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/ios/zoneclock.h"

namespace releve::ios {

/// One block of `show crypto pki trustpoints`, with the two empty lines behind it: CA subject, CA serial, whether a
/// certificate is configured, self-signed and key label, URL. What the record does not have is left out.
[[nodiscard]] std::string renderTrustpoint(const TrustpointRecord& trustpoint);

/// One block of `show crypto pki trustpoints status`, with the empty line behind it.
[[nodiscard]] std::string renderTrustpointStatus(const TrustpointRecord& trustpoint, const ZoneClock& clock);

} // namespace releve::ios
