// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <cstdint>
#include <optional>
#include <variant>

#include "pki/base/clock.h"
#include "pki/base/secretsource.h"

namespace releve::labprogram {

/// What the command line asks for. Of config, fleet and spokes one at most is given.
struct Options
{
    QString config;
    QString fleet;                  ///< a file, or `demo`
    std::optional<unsigned> spokes; ///< a fleet of that many
    unsigned seed = 1;
    std::optional<unsigned> speed; ///< in place of the fleet's
    std::optional<Instant> start;  ///< in place of the fleet's
    QString state;                 ///< empty: nothing is kept
    std::uint16_t sshPort = 0;
    std::uint16_t httpPort = 0;
    QStringList peers;
    std::optional<SecretSource> challenge;
    bool legacy = true;
    bool strictCaps = false;
    bool control = false;
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
