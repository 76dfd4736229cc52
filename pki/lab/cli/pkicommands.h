// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/lab/cli/commandtable.h"

namespace releve::lab::cli {

/// `crypto pki trustpoint` and the lines below it.
[[nodiscard]] CommandTable trustpointCommands();

/// `crypto pki server`, the lines below it, and what an operator does with it.
[[nodiscard]] CommandTable serverCommands();

/// `crypto key`.
[[nodiscard]] CommandTable keyCommands();

/// `crypto pki authenticate`, `enroll` and what undoes them.
[[nodiscard]] CommandTable enrollmentCommands();

/// `crypto pki import` and `export`.
[[nodiscard]] CommandTable transferCommands();

/// `clock set`, `write`, `reload`, `debug`.
[[nodiscard]] CommandTable execCommands();

} // namespace releve::lab::cli
