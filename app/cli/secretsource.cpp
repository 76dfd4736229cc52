// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/secretsource.h"

namespace releve::cli {

std::optional<SecretSource> SecretSource::parse(const QString& text)
{
    const auto source = releve::SecretSource::parse(text.toStdString());
    if (source &&
        source->kind == Kind::Keychain) // the commands that read their secrets at once have none open
        return std::nullopt;
    return source ? std::optional(SecretSource{*source}) : std::nullopt;
}

} // namespace releve::cli
