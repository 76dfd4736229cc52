// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "pki/ops/workertypes.h"

/// The words for what is being done to routers just now. As texts.h has it.
namespace releve::models {

[[nodiscard]] QString stageText(ops::Stage stage);
/// The same, with the line that is typed.
[[nodiscard]] QString progressText(const ops::Progress& progress);
/// What a secret is asked for: `Password of spoke-1: `.
[[nodiscard]] QString secretQuestionText(const ops::SecretQuestion& question);

} // namespace releve::models
