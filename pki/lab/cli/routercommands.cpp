// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/routercommands.h"

#include <array>

#include "pki/lab/cli/globalcommands.h"
#include "pki/lab/cli/pkicommands.h"
#include "pki/lab/cli/serveroperations.h"
#include "pki/lab/cli/showcommands.h"

namespace releve::lab::cli {

const CommandSet& routerCommands()
{
    static const CommandSet commands{
        std::array{globalCommands(), sshKeyCommands(), verbatimCommands(), trustpointCommands(),
                   serverCommands(), serverOperations(), serverRequests(), serverTrim(), keyCommands(),
                   enrollmentCommands(), transferCommands(), execCommands(), showCommands()}};
    return commands;
}

} // namespace releve::lab::cli
