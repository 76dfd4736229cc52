// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/linetable.h"

#include <array>

namespace releve::ios {

LineResult readHash(std::optional<std::string>& hash, std::string_view rest)
{
    constexpr std::array<std::string_view, 5> names{"md5", "sha1", "sha256", "sha384", "sha512"};
    for (const std::string_view name : names) {
        if (equalsIgnoringCase(rest, name)) {
            hash = name;
            return LineResult::Kept;
        }
    }
    return LineResult::NotUnderstood;
}

} // namespace releve::ios
