// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdio>
#include <optional>

#include "pki/base/secretbytes.h"

/// What differs from system to system about the terminal and the process.
namespace releve::cli {

[[nodiscard]] bool isTerminal(std::FILE* file);
/// Asks on the terminal, not on standard output, and shows nothing of what is typed.
[[nodiscard]] std::optional<SecretBytes> askOnTerminal(const QString& question);
/// No core file with a passphrase in it, a closed pipe as an error instead of a death, bytes and UTF-8 as
/// they are.
void prepareProcess();

} // namespace releve::cli
