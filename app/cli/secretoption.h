// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

#include "app/cli/command.h"
#include "pki/base/secretbytes.h"

namespace releve::cli {

/// Reads the secret whose source an option names; stays empty when the option was not said. Done, or the exit code, after a
/// complaint.
[[nodiscard]] int readSecretOption(const Invocation& invocation, const char* option, const QString& question,
                                   std::optional<SecretBytes>& secret);

} // namespace releve::cli
