// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "pki/ops/outcome.h"
#include "pki/ops/plan.h"

namespace releve::cli {

/// What is about to be done, as a person reads it before saying yes: what stands against it, whom it leaves behind, exactly
/// what will be typed and answered, and what comes of it.
[[nodiscard]] QString previewText(const ops::Plan& plan, bool colours);
/// How it ended, and what to do now.
[[nodiscard]] QString outcomeText(const ops::Verdict& verdict, bool colours);

} // namespace releve::cli
