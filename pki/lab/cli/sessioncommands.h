// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/lab/cli/commandtable.h"

namespace releve::lab::cli {

/// The commands that are about the session and not about the router: `enable`, `configure terminal`, `exit`,
/// `terminal …`.
[[nodiscard]] CommandTable sessionCommands();

} // namespace releve::lab::cli
