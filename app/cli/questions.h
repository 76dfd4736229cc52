// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

#include "app/cli/command.h"

namespace releve::cli {

/// What the person at the terminal answers; nothing when there is nobody.
[[nodiscard]] std::optional<QString> ask(const Invocation& invocation, const QString& question);
/// Whether an answer agrees, in the language spoken or in English.
[[nodiscard]] bool isYes(const QString& answer);

} // namespace releve::cli
