// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/jsonwriter.h"
#include "pki/ops/outcome.h"
#include "pki/ops/plan.h"

namespace releve::cli {

/// The object of a plan: codes and parameters, the same in every language, never a secret.
void putPlan(JsonWriter& json, const ops::Plan& plan);
/// The object of how it ended: `state`, `code`, `parameters`, `operation` of the journal, and what the router said to each line.
void putOutcome(JsonWriter& json, const ops::Verdict& verdict, const ops::ChangeReport& report,
                std::int64_t operation);

} // namespace releve::cli
