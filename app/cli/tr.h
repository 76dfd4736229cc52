// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace releve::cli {

/// The translation context of the command line.
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace releve::cli
