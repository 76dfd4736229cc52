// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include <QtGlobal>

namespace releve {

/// How often a random test repeats: `usual`, or `full` when RELEVE_LONG is set (ctest -L long does).
inline std::size_t repetitions(std::size_t usual, std::size_t full)
{
    return qEnvironmentVariableIsSet("RELEVE_LONG") ? full : usual;
}

} // namespace releve
