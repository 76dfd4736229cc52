// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>
#include <QString>

#include <functional>
#include <optional>

#include "pki/base/secretbytes.h"

namespace releve::cli {

/// Where a command reads and writes. Injected, so that tests run commands in their own process.
struct Streams
{
    QIODevice& in;
    QIODevice& out;
    QIODevice& err;
    bool colours = false; ///< the output is a terminal that wants them
    /// Asks the person at the terminal, without echo; empty when there is nobody to ask.
    std::function<std::optional<SecretBytes>(const QString& question)> askSecret;
};

} // namespace releve::cli
