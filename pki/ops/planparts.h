// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "pki/ops/plan.h"

/// The parts planOf() is put together from. Only pki/ops includes it.
namespace releve::ops {

[[nodiscard]] SaveChoice saveChoiceOf(const Act& act, const Grounds& grounds);
[[nodiscard]] std::vector<Precondition> preconditionsOf(const Act& act, const Grounds& grounds);
/// Empty when a name in it cannot be typed.
[[nodiscard]] std::vector<PlannedLine> linesOf(const Act& act, const Grounds& grounds, SaveChoice save);
[[nodiscard]] std::vector<Consequence> consequencesOf(const Plan& plan, const Grounds& grounds);

/// The configuration was saved since it was last changed; nothing when it is not known.
[[nodiscard]] std::optional<bool> isConfigurationSaved(const Grounds& grounds);
/// A rollover CA is there: a renewal asks for the rollover identity instead (ROLLOVER_SPEC 6.3 [R]).
[[nodiscard]] bool asksForShadow(const Act& act, const fleet::Snapshot& snapshot);
/// The fingerprint the CA certificate has to have: the one given, else the trustpoint's own `fingerprint` line.
[[nodiscard]] std::string expectedFingerprint(const Act& act, const fleet::Snapshot& snapshot);
/// The request numbers an act is about: those given, else all that are pending.
[[nodiscard]] std::vector<std::string> requestIdsOf(const Act& act, const fleet::Snapshot& snapshot);

} // namespace releve::ops
