// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/ios/zoneclock.h"

namespace releve::ios {

/// One key of `show crypto key mypubkey`, its public half in hex.
/// @param redundancy what newer releases add behind the line that tells whether the key can be exported
[[nodiscard]] std::string renderKey(const KeyRecord& key, const ZoneClock& clock, bool redundancy = false);

} // namespace releve::ios
