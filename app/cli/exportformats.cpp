// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/exportformats.h"

#include "models/texts.h"
#include "pki/base/text.h"

namespace releve::cli {

namespace {

std::string csvCell(const std::string& text)
{
    const bool isFormula =
        !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
    std::string cell = "\"";
    if (isFormula)
        cell += '\'';
    for (const char c : models::shownText(toUtf8(text)).toStdString()) {
        cell += c;
        if (c == '"')
            cell += c;
    }
    return cell + '"';
}

bool continuesCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

} // namespace

std::string csvLine(const std::vector<std::string>& cells)
{
    std::string line;
    for (const std::string& cell : cells) {
        if (!line.empty())
            line += ',';
        line += csvCell(cell);
    }
    return line + "\r\n";
}

std::string icsText(std::string_view text)
{
    std::string result;
    for (const char c : toUtf8(text)) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\\' || c == ';' || c == ',')
            result += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            result += "\\" + escaped(std::string_view(&c, 1)); // the backslash of `\xNN` is a text's, too
        else
            result += c;
    }
    return result;
}

std::string icsLine(std::string_view line)
{
    constexpr std::size_t longest = 75;
    std::string result;
    std::size_t room = longest;
    while (line.size() > room) {
        std::size_t length = room;
        while (length > 1 && continuesCharacter(line[length]))
            --length;
        result += std::string(line.substr(0, length)) + "\r\n ";
        line.remove_prefix(length);
        room = longest - 1; // the blank counts
    }
    return result + std::string(line) + "\r\n";
}

} // namespace releve::cli
