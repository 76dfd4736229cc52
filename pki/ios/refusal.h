// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace releve::ios {

/// Why IOS did not carry a command out.
enum class Refusal
{
    None,
    Invalid, ///< `% Invalid input detected at '^' marker.`: this release, or this privilege, does not have it
    Incomplete,   ///< `% Incomplete command.`
    Ambiguous,    ///< `% Ambiguous command:  "sh c"`
    Unknown,      ///< `% Unknown command or computer name, or unable to find computer address`
    Unauthorized, ///< `Command authorization failed.`, by AAA
};

/// What the whole output of a command says, its echo removed. Output that only quotes such a line, as `show logging` does,
/// is none: nothing but log messages and the `^` may stand before it.
[[nodiscard]] Refusal refusalOf(std::string_view output);

} // namespace releve::ios
