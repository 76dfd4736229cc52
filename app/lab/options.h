// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <cstdint>
#include <optional>
#include <variant>

#include "pki/base/secretsource.h"

namespace releve::labprogram {

/// What the command line asks for.
struct Options
{
    QString config;
    QString state; ///< empty: nothing is kept
    std::uint16_t httpPort = 0;
    std::optional<SecretSource> challenge;
    bool legacy = true;
    bool strictCaps = false;
};

/// Instead of running: a text to print, and the exit code.
struct Message
{
    QString text;
    int exitCode = 0;
};

/// @param arguments without the program's name
[[nodiscard]] std::variant<Options, Message> parseOptions(const QStringList& arguments);

} // namespace releve::labprogram
