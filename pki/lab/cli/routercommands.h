// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/lab/cli/commandset.h"

namespace releve::lab::cli {

/// Every command of a lab's router. Made at the first call; thread-safe.
[[nodiscard]] const CommandSet& routerCommands();

} // namespace releve::lab::cli
