// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace releve::models {

/// Translates the texts of this folder: one context for all of them.
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(models)
};

} // namespace releve::models
