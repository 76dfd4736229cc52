// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace releve::store {

/// The statements that lead from each version of the layout to the next one, version 0 being an empty file. What stands here
/// once has been shipped is never changed: what comes next is added.
///
/// Instants are milliseconds since 1970 UTC, words are the program's own codes, texts are UTF-8. Only BLOB and INTEGER PRIMARY
/// KEY are SQLite's own.
[[nodiscard]] std::span<const std::span<const char* const>> migrations();

} // namespace releve::store
