// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "pki/ops/plan.h"

namespace releve::cli {

/// Whether a plan that was shown may run: what stands against it, then what the options `yes` and `strand` say, then what the
/// person answers; who loses something types the name of what is to change. Done, or the exit code, after a complaint.
[[nodiscard]] int consent(const Invocation& invocation, const ops::Plan& plan);

} // namespace releve::cli
