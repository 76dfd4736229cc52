// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/screen.h"

#include <algorithm>
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/textlines.h"

namespace releve::ios {
namespace {

std::string asSeen(std::string_view raw)
{
    TextLine line;
    return TextLines(raw).next(line) ? std::string(line.text) : std::string();
}

} // namespace

void Screen::append(std::string_view bytes)
{
    m_raw.append(bytes.substr(0, longestLine - std::min(longestLine, m_raw.size())));
}

std::optional<std::string> Screen::takeLine(std::string_view& bytes)
{
    const std::size_t end = bytes.find('\n');
    append(bytes.substr(0, end));
    if (end == std::string_view::npos) {
        bytes = {};
        return std::nullopt;
    }
    bytes.remove_prefix(end + 1);
    return asSeen(std::exchange(m_raw, {}));
}

std::string Screen::current() const
{
    return asSeen(m_raw);
}

bool Screen::isPaging() const
{
    const std::string_view raw = trimmedRight(m_raw);
    return (raw.ends_with("--More--") || raw.ends_with("<--- More --->")) && current().empty();
}

} // namespace releve::ios
