// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

namespace releve::cli {

extern const Command auditCommand;
extern const Command authenticateCommand;
extern const Command chainsCommand;
extern const Command checkCommand;
extern const Command completionCommand;
extern const Command deviceCommand;
extern const Command enrollCommand;
extern const Command exportCommand;
extern const Command grantCommand;
extern const Command importCommand;
extern const Command inspectCommand;
extern const Command rejectCommand;
extern const Command renewCommand;
extern const Command requestsCommand;
extern const Command revokeCommand;
extern const Command rolloverCancelCommand;
extern const Command rolloverCommand;
extern const Command saveCommand;
extern const Command scepCommand;
extern const Command simulateCommand;
extern const Command timersCommand;
extern const Command trustpointsCommand;

std::span<const Command* const> commands()
{
    static constexpr const Command* all[] = {
        &inspectCommand,  &deviceCommand,    &importCommand,         &trustpointsCommand,  &chainsCommand,
        &timersCommand,   &requestsCommand,  &checkCommand,          &authenticateCommand, &enrollCommand,
        &renewCommand,    &rolloverCommand,  &rolloverCancelCommand, &grantCommand,        &rejectCommand,
        &revokeCommand,   &saveCommand,      &auditCommand,          &exportCommand,       &scepCommand,
        &simulateCommand, &completionCommand};
    return all;
}

} // namespace releve::cli
