// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/base/result.h"
#include "pki/ios/records.h"

namespace releve::ios {

/// Reads text that is a configuration and nothing else, and is strict about what it reads: BadArgument, with its number
/// and the line itself, for the first that is no configuration line or that a block we know does not have.
[[nodiscard]] Result<ConfigurationRecord> readConfiguration(std::string_view lines);

} // namespace releve::ios
