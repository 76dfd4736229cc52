// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/keystrokes.h"

#include <algorithm>
#include <string>

namespace releve::ios {
namespace {

constexpr std::size_t longestWord = 63; // ours: no source gives IOS's limit
constexpr char literally = '\x16';      // Ctrl-V

bool isPrintable(char c)
{
    return c >= ' ' && c <= '~';
}

} // namespace

Result<SecretBytes> keystrokes(std::string_view value)
{
    if (value.size() > longestTypedLine)
        return Error{ErrorCode::TooLarge, "a line of over " + std::to_string(longestTypedLine) +
                                              " characters, which a router does not take"};
    const auto* const bad = std::find_if_not(value.begin(), value.end(), isPrintable);
    if (bad != value.end())
        return Error{ErrorCode::BadArgument,
                     "character " + std::to_string(bad - value.begin() + 1) +
                         " of a value for a router is a control character or not ASCII"};
    Bytes keys;
    keys.reserve(2 * value.size()); // it is wiped, and leaves no copy behind by growing
    for (const char c : value) {
        if (c == '?')
            keys.push_back(static_cast<std::uint8_t>(literally));
        keys.push_back(static_cast<std::uint8_t>(c));
    }
    SecretBytes result{ByteView(keys)};
    std::fill_n(static_cast<volatile std::uint8_t*>(keys.data()), keys.size(), std::uint8_t{0});
    return result;
}

Status checkWord(std::string_view name)
{
    constexpr std::string_view refused = " \"?|;";
    if (name.empty())
        return Error{ErrorCode::BadArgument, "an empty name"};
    if (name.size() > longestWord)
        return Error{ErrorCode::BadArgument, "a name of over " + std::to_string(longestWord) + " characters"};
    if (const auto typed = keystrokes(name); !typed)
        return typed.error();
    if (name.find_first_of(refused) != std::string_view::npos || name.front() == '!')
        return Error{ErrorCode::BadArgument, "a name that would be more than one word to a router"};
    return std::monostate{};
}

} // namespace releve::ios
