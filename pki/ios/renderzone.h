// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/ios/records.h"

namespace releve::ios {

/// `clock timezone …` and `clock summer-time …` as a running-config has them; empty for UTC without summer time, which
/// is IOS's default. A summer shift other than an hour prints its rule even where that is the default, because only
/// behind a rule can it stand.
[[nodiscard]] std::string renderZone(const ZoneConfig& zone);

} // namespace releve::ios
