// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/rendertext.h"

#include <algorithm>

namespace releve::ios {
namespace {

constexpr std::size_t bytesOfAGroup = 4;
constexpr std::size_t groupsOfALine = 8;

} // namespace

void addLine(std::string& text, std::size_t indent, std::string_view label, std::string_view value)
{
    text.append(indent, ' ').append(label).append(escaped(value)).append(1, '\n');
}

void addName(std::string& text, std::size_t indent, const PrintedName& name)
{
    for (std::size_t i = 0; i < name.size(); ++i) {
        const NameAttribute& attribute = name[i];
        if (attribute.joined && i != 0)
            text.append(1, '+');
        else
            text.append(i == 0 ? "" : "\n").append(indent, ' ');
        if (!attribute.type.empty())
            text.append(escaped(attribute.type)).append(1, '=');
        const std::string safe = escaped(attribute.value);
        std::string_view value = safe;
        for (auto comma = value.find(", "); comma != std::string_view::npos; comma = value.find(", ")) {
            text.append(value.substr(0, comma)).append(1, '\n').append(indent, ' ');
            value.remove_prefix(comma + 1); // the blank stays in front of the rest
        }
        text.append(value);
    }
    if (!name.empty())
        text.append(1, '\n');
}

void addHexDump(std::string& text, std::size_t indent, ByteView bytes)
{
    for (std::size_t at = 0; at < bytes.size(); at += bytesOfAGroup) {
        const ByteView group = bytes.subspan(at, std::min(bytesOfAGroup, bytes.size() - at));
        const bool newLine = at % (bytesOfAGroup * groupsOfALine) == 0 && bytes.size() - at > bytesOfAGroup;
        if (at == 0 || newLine)
            text.append(at == 0 ? "" : " \n").append(indent, ' ');
        else
            text.append(1, ' ');
        text.append(toHex(group));
    }
    if (!bytes.empty())
        text.append(1, '\n');
}

std::string padded(std::string_view text, std::size_t width)
{
    std::string cell(text);
    cell.resize(std::max(cell.size(), width), ' ');
    return cell;
}

} // namespace releve::ios
