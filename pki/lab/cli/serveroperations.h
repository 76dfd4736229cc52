// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/lab/cli/commandtable.h"

/// What an operator does with a certificate server, beside its configuration.
namespace releve::lab::cli {

void tellNoServer(Session& session, std::string_view name);

/// `no shutdown`, with its dialogue the first time (ROLLOVER_SPEC 8.3).
void startServer(Session& session);
/// `shutdown`.
void stopServer(Session& session);

/// `crypto pki server NAME {grant | reject | …}`.
[[nodiscard]] CommandTable serverOperations();

} // namespace releve::lab::cli
