// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/simulator.h"

#include <array>

#include "pki/plan/simulation.h"

namespace releve::plan {

std::string_view nameOf(StrandedWhy why)
{
    constexpr std::array<std::string_view, 8> names{"rollover-cancelled", "ca-expired", "clock",
                                                    "rejected",           "pending",    "unreachable",
                                                    "no-rollover",        "expired"};
    return names[static_cast<std::size_t>(why)];
}

Summary simulate(const Scenario& scenario, LogSink* sink)
{
    return Simulation(scenario, sink).run();
}

} // namespace releve::plan
