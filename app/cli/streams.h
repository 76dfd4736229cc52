// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>
#include <QString>

#include <algorithm>
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
    /// The same, and what is typed is shown.
    std::function<std::optional<QString>(const QString& question)> ask = {};
    int columns = 0; ///< of the terminal that the output is; 0 when it is none

    /// How wide a list of many rows may be: a program that reads it wants one row a line.
    [[nodiscard]] int listWidth() const { return columns > 0 ? std::max(columns, 60) : 10'000; }
};

} // namespace releve::cli
