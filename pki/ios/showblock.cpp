// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/showblock.h"

#include <algorithm>
#include <iterator>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

/// Length of an attribute type at the front; `end` is behind its `=`. 0 = none.
std::size_t attributeType(std::string_view line, std::size_t& end)
{
    constexpr std::size_t longest = 64;
    std::size_t length = 0;
    while (length < line.size() && length < longest &&
           (isAlpha(line[length]) || isDigit(line[length]) || line[length] == '.'))
        ++length;
    std::size_t equals = length;
    while (equals < line.size() && line[equals] == ' ')
        ++equals;
    if (equals == line.size() || line[equals] != '=')
        return 0;
    end = equals + 1;
    return length;
}

} // namespace

std::optional<LabelledText> labelled(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return std::nullopt;
    return LabelledText{trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

bool sameWords(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i] != b[j])
            return false;
        const bool blank = a[i] == ' ';
        ++i;
        ++j;
        while (blank && i < a.size() && a[i] == ' ')
            ++i;
        while (blank && j < b.size() && b[j] == ' ')
            ++j;
    }
    return i == a.size() && j == b.size();
}

std::string hexDigits(std::string_view text)
{
    std::string digits;
    for (const char c : text)
        if (hexValue(c) >= 0)
            digits += toUpper(c);
    return digits;
}

unsigned firstNumber(std::string_view text)
{
    constexpr std::size_t longest = 7;
    const auto* const begin = std::find_if(text.begin(), text.end(), isDigit);
    const auto* const end = std::find_if_not(begin, text.end(), isDigit);
    const auto length = static_cast<std::size_t>(end - begin);
    if (length == 0 || length > longest)
        return 0;
    return static_cast<unsigned>(
        parseUnsigned(text.substr(static_cast<std::size_t>(begin - text.begin()), length)).value_or(0));
}

std::string serialDigits(std::string_view text)
{
    if (startsWithIgnoringCase(text, "0x"))
        text.remove_prefix(2);
    return uppered(toUtf8(text));
}

bool looksLikeAttribute(std::string_view line)
{
    std::size_t end = 0;
    return attributeType(line, end) != 0;
}

void addAttributes(PrintedName& name, std::string_view line)
{
    std::size_t end = 0;
    const std::size_t length = attributeType(line, end);
    PrintedName more;
    if (length != 0 && end != length + 1) // `CN = value` of old trains
        more = nameFromText(std::string(line.substr(0, length)) + '=' + toUtf8(trimmed(line.substr(end))));
    else
        more = nameFromText(toUtf8(line));
    std::move(more.begin(), more.end(), std::back_inserter(name));
}

void continueName(PrintedName& name, std::string_view line)
{
    PrintedName more = nameFromText(toUtf8(line));
    std::string& value = name.back().value;
    if (more.empty() || !more.front().type.empty()) { // no type of one of these
        value += ", " + toUtf8(line);
        return;
    }
    value += ", " + more.front().value;
    std::move(std::next(more.begin()), more.end(), std::back_inserter(name));
}

} // namespace releve::ios
