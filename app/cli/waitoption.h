// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <optional>

#include "app/cli/tr.h"

namespace releve::cli {

/// What --wait says; nothing when it is no number of seconds up to a week.
[[nodiscard]] inline std::optional<std::chrono::seconds> waitFrom(const QString& text)
{
    constexpr std::chrono::seconds longest = std::chrono::hours{24 * 7};
    bool isNumber = false;
    const std::chrono::seconds wait(text.toInt(&isNumber));
    return isNumber && wait >= wait.zero() && wait <= longest ? std::optional(wait) : std::nullopt;
}

[[nodiscard]] inline QString notAWait(const QString& text)
{
    return Tr::tr("“%1” is no number of seconds up to a week.").arg(text);
}

} // namespace releve::cli
