// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/scenario.h"

namespace releve::plan {

std::string ScenarioClients::memberName(std::uint32_t member) const
{
    if (count == 1)
        return name;
    const std::size_t width = std::to_string(count).size();
    const std::string number = std::to_string(member + 1);
    return name + '-' + std::string(width - number.size(), '0') + number;
}

} // namespace releve::plan
