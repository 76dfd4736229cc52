// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/jsonwriter.h"

#include <string>

#include "pki/base/text.h"

namespace releve::cli {

void JsonWriter::key(std::string_view name)
{
    separate();
    quoted(name);
    m_out.write(": ");
    m_afterKey = true;
}

void JsonWriter::string(std::string_view text)
{
    separate();
    quoted(text);
}

void JsonWriter::number(std::int64_t value)
{
    separate();
    m_out.write(std::to_string(value));
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_out.write(value ? "true" : "false");
}

void JsonWriter::null()
{
    separate();
    m_out.write("null");
}

void JsonWriter::open(char opening, char closing, Layout layout)
{
    separate();
    m_out.write(std::string_view(&opening, 1));
    if (!m_levels.empty() && m_levels.back().layout == Layout::Line)
        layout = Layout::Line;
    m_levels.push_back({closing, layout});
}

void JsonWriter::close()
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (!level.empty && level.layout == Layout::Block)
        newLine();
    m_out.write(std::string_view(&level.closing, 1));
    if (m_levels.empty())
        m_out.write("\n");
}

/// What stands before the next key or value.
void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levels.empty())
        return;
    Level& level = m_levels.back();
    if (!level.empty)
        m_out.write(level.layout == Layout::Line ? ", " : ",");
    level.empty = false;
    if (level.layout == Layout::Block)
        newLine();
}

void JsonWriter::newLine()
{
    m_out.write("\n");
    m_out.write(std::string(m_levels.size() * 2, ' '));
}

void JsonWriter::quoted(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const std::string utf8 = toUtf8(text);
    std::string result = "\"";
    result.reserve(utf8.size() + 2);
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        auto byte = static_cast<unsigned char>(utf8[i]);
        // C1 controls, U+0080–U+009F, are legal JSON but no terminal should see them.
        const bool c1 = byte == 0xC2 && (static_cast<unsigned char>(utf8[i + 1]) & 0xE0) == 0x80;
        if (byte == '"' || byte == '\\') {
            result += '\\';
            result += utf8[i];
        } else if (byte < 0x20 || byte == 0x7F || c1) {
            if (c1)
                byte = static_cast<unsigned char>(utf8[++i]);
            result += "\\u00";
            result += digits[byte >> 4];
            result += digits[byte & 15];
        } else {
            result += utf8[i];
        }
    }
    m_out.write(result += '"');
}

} // namespace releve::cli
