// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "pki/ios/commandplan.h"
#include "pki/ops/plan.h"

/// The sentences of what is about to be done to a router. As texts.h has it.
namespace releve::models {

/// The act as its button has it, without dots: `Renew now`.
[[nodiscard]] QString actText(ops::ActKind kind);
/// What is asked for, with its target: `Renew the certificate of trustpoint ROOT-CA`.
[[nodiscard]] QString actText(const ops::Act& act);

[[nodiscard]] QString standingText(ops::Standing standing);
/// How it is met; or what stands against it, and what to do about that.
[[nodiscard]] QString preconditionText(const ops::Precondition& precondition);
[[nodiscard]] QString consequenceText(const ops::Consequence& consequence);
/// Why the configuration is saved, or not.
[[nodiscard]] QString saveChoiceText(ops::SaveChoice choice);
/// What a line is there for.
[[nodiscard]] QString lineRoleText(ops::LineRole role);
/// What is typed when the router asks: never a secret.
[[nodiscard]] QString answerText(const ios::PlannedAnswer& answer);

} // namespace releve::models
