// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

namespace releve::cli {

extern const Command inspectCommand;
extern const Command scepCommand;
extern const Command simulateCommand;

std::span<const Command* const> commands()
{
    static constexpr const Command* all[] = {&inspectCommand, &scepCommand, &simulateCommand};
    return all;
}

} // namespace releve::cli
