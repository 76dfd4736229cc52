// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/store/database.h"

/// The layout of a store's file, and how it came about. Only pki/store includes it.
namespace releve::store {

/// The number of migrations there are: what a file brought up to date says of itself.
[[nodiscard]] int currentVersion();

/// What the file says of itself; 0 = an empty one. UnsupportedFormat when it is another program's.
[[nodiscard]] Result<int> versionOf(Database& database);

/// BadArgument unless the fleet that a file is for is the one wanted: `real` or `lab`.
[[nodiscard]] Status checkFleet(const Database& database, std::string_view found, std::string_view wanted);

/// Looks at an existing file without changing a byte of it: Damaged, UnsupportedFormat, NewerVersion, and what checkFleet()
/// says.
[[nodiscard]] Status inspectFile(const QString& path, std::string_view fleet);

/// Brings a file up to date: all of it or nothing. Before a file that holds something is changed, a copy of it is made
/// beside it and read back; the copy stays. Does nothing to a file that is up to date.
///
/// @return the copy's path; empty when none was made
[[nodiscard]] Result<QString> migrate(Database& database);

} // namespace releve::store
