// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"

/// The one way of a value to a router's command line (ARCHITECTURE section 5).
namespace releve::ios {

/// The longest line IOS takes, without its end. [R]
inline constexpr std::size_t longestTypedLine = 254;

/// The keys that type `value`, without the Return: as it stands, but `?` behind Ctrl-V, or IOS would show its help.
/// BadArgument for anything that is not printable ASCII: a terminal line takes seven bits unless told otherwise, so that
/// the second byte of a `Ã` would be a Ctrl-C. TooLarge over longestTypedLine. Errors do not quote the value.
[[nodiscard]] Result<SecretBytes> keystrokes(std::string_view value);

/// Whether `name` can be a word of a command, as the names of trustpoints, servers and keys are: BadArgument when it is
/// empty, has a blank, a quote, `?`, `|` or `;` in it, begins a comment or is longer than 63 characters; and what
/// keystrokes() says.
[[nodiscard]] Status checkWord(std::string_view name);

} // namespace releve::ios
