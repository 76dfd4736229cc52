// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

#include "pki/base/secretsource.h"

namespace releve::cli {

/// Where a secret comes from, as a command line has it.
struct SecretSource : releve::SecretSource
{
    /// Empty when the text is none of the forms.
    [[nodiscard]] static std::optional<SecretSource> parse(const QString& text);
};

} // namespace releve::cli
