// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/lab/cli/commandtable.h"

namespace releve::lab::cli {

/// Global configuration that is not about PKI: names, clock, HTTP server, interfaces, users.
[[nodiscard]] CommandTable globalCommands();

/// `ip ssh pubkey-chain`.
[[nodiscard]] CommandTable sshKeyCommands();

/// Lines of pasted configurations that a lab's router keeps, verbatim, and does nothing about.
[[nodiscard]] CommandTable verbatimCommands();

} // namespace releve::lab::cli
