// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"

/// Passwords of configuration lines. The records and values of a configuration never hold them: only who carries a
/// configuration out asks here.
namespace releve::ios {

/// The highest salt IOS makes.
inline constexpr unsigned highestType7Salt = 15;

/// The text behind `password 7`: a decimal salt of two digits, then the password in hex, each byte exclusive-or'ed with
/// a key that all IOS devices share. It hides a password from a glance, no more. BadEncoding for anything that is none,
/// Truncated when nothing or half a byte follows the salt, TooLarge over 1,024 characters. Thread-safe.
[[nodiscard]] Result<SecretBytes> decodeType7(std::string_view text);

/// The reverse, upper-case as IOS prints it. BadArgument for an empty password or a salt over highestType7Salt.
[[nodiscard]] Result<std::string> encodeType7(ByteView password, unsigned salt);

struct ConfigPassword
{
    SecretBytes value;  ///< in the clear
    bool type7 = false; ///< it stood there as `7 …`
};

/// The password of a line that has one: what follows its word `password` or `secret`, `7 …` decoded, else as it stands,
/// blanks inside included. NotFound when the line has none, Truncated when it ends behind that word or behind `0` or
/// `7`, UnsupportedFormat for the types of real encryption and hashes (4, 5, 6, 8, 9), and what decodeType7() says.
/// Thread-safe.
[[nodiscard]] Result<ConfigPassword> passwordIn(std::string_view line);

} // namespace releve::ios
