// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pki/base/result.h"

namespace releve::store {

/// What goes with a code, by name: never a sentence, never a secret. Valid UTF-8.
using Parameters = std::map<std::string, std::string>;

/// A JSON object of strings, always the same for the same parameters.
[[nodiscard]] std::string toJson(const Parameters& parameters);
/// The reverse. Damaged when the text is anything else.
[[nodiscard]] Result<Parameters> parametersOf(std::string_view json);

} // namespace releve::store
