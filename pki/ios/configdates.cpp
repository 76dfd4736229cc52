// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/configdates.h"

#include "pki/base/text.h"
#include "pki/ios/printedtime.h"

namespace releve::ios {
namespace {

/// Without ` by admin`.
std::string_view dateOf(std::string_view text)
{
    return trimmed(text.substr(0, text.find(" by ")));
}

/// Both in one zone, whatever it is; else both in zones of one meaning.
std::optional<bool> isNotAfter(const PrintedDate& first, const PrintedDate& second)
{
    auto a = instantOf(first);
    auto b = instantOf(second);
    if (first.zone == second.zone) {
        PrintedDate left = first;
        PrintedDate right = second;
        left.zone = right.zone = "UTC";
        a = instantOf(left);
        b = instantOf(right);
    }
    if (!a || !b)
        return std::nullopt;
    return *a <= *b;
}

} // namespace

void ConfigDates::take(std::string_view comment)
{
    consume(comment, "!");
    comment = trimmed(comment);
    if (consume(comment, "Last configuration change at "))
        m_changed = dateOf(comment);
    else if (consume(comment, "NVRAM config last updated at "))
        m_saved = dateOf(comment);
    else if (comment.starts_with("No configuration change since last restart"))
        m_unchanged = true;
}

std::optional<bool> ConfigDates::isSaved() const
{
    if (m_unchanged)
        return true;
    if (m_changed.empty())
        return std::nullopt;
    if (m_saved.empty())
        return false;
    const auto changed = parsePrintedDate(m_changed);
    const auto saved = parsePrintedDate(m_saved);
    return changed && saved ? isNotAfter(*changed, *saved) : std::nullopt;
}

} // namespace releve::ios
