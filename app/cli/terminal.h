// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdio>
#include <optional>

#include "pki/base/process.h"
#include "pki/base/secretbytes.h"

/// What differs from system to system about the terminal.
namespace releve::cli {

[[nodiscard]] bool isTerminal(std::FILE* file);
/// 0 when it is none.
[[nodiscard]] int terminalColumns(std::FILE* file);
/// Asks on the terminal, not on standard output, and shows nothing of what is typed.
[[nodiscard]] std::optional<SecretBytes> askSecretOnTerminal(const QString& question);
/// The same, and what is typed is shown.
[[nodiscard]] std::optional<QString> askOnTerminal(const QString& question);
using releve::prepareProcess;

} // namespace releve::cli
