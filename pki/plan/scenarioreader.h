// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/base/result.h"
#include "pki/base/text.h"
#include "pki/plan/scenario.h"

namespace releve::plan {

/// Largest scenario file, in bytes.
inline constexpr std::size_t maximumScenarioSize = std::size_t{64} << 20;
/// Most clients of one scenario.
inline constexpr std::uint32_t maximumScenarioClients = 1'000'000;

/// Reads a scenario (PRODUCT "Simulation scenarios and events"). Fails with TooLarge, with BadEncoding when the bytes
/// are no JSON (the detail names file, line and column), or with BadArgument when they say something that cannot be
/// simulated (the detail names file and place: `FILE: clients[0].config: line 2: …`).
[[nodiscard]] Result<Scenario> readScenario(ByteView bytes, const std::string& fileName);

} // namespace releve::plan
