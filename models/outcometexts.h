// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

#include "pki/ops/outcome.h"
#include "pki/store/operations.h"

/// The sentences of how a change ended. As texts.h has it.
namespace releve::models {

/// One word: done, failed, unknown …
[[nodiscard]] QString intentStateText(store::IntentState state);
/// What came of it, in one sentence.
[[nodiscard]] QString resultText(ops::ResultCode code, const ops::Parameters& parameters);
/// The same, for a code as journal and audit log keep it; the code itself when this version does not know it.
[[nodiscard]] QString resultText(const std::string& code, const ops::Parameters& parameters);
/// What to do now; empty when there is nothing to do.
[[nodiscard]] QString nextStepText(ops::ResultCode code, const ops::Parameters& parameters);
/// How the router says that it failed.
[[nodiscard]] QString routerFailureText(ops::RouterFailure failure);

} // namespace releve::models
