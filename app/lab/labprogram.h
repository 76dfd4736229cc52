// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/lab/options.h"

namespace releve::labprogram {

/// Runs until it is asked to stop; returns the exit code. Needs the application object, in whose thread it runs.
[[nodiscard]] int run(const Options& options);

} // namespace releve::labprogram
