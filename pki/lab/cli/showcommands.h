// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/lab/cli/commandtable.h"

namespace releve::lab::cli {

/// Every `show` command, and `dir`.
[[nodiscard]] CommandTable showCommands();

} // namespace releve::lab::cli
