// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/base/result.h"

namespace releve {

/// The word that stands for it in JSON and in the store, the same in every language: `host-key-changed`.
[[nodiscard]] std::string_view wordOf(ErrorCode code);

} // namespace releve
