// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "app/cli/output.h"

namespace releve::cli {

/// Writes JSON as it comes, keys in the order given (QJsonObject sorts them), without building it in memory.
/// The text is valid UTF-8 whatever the bytes written, and holds no control character in the raw.
class JsonWriter
{
public:
    enum class Layout
    {
        Block, ///< one member a line
        Line   ///< all on one line, and all inside it too
    };

    explicit JsonWriter(Output& out) : m_out(out) {}

    void beginObject(Layout layout = Layout::Block) { open('{', '}', layout); }
    void endObject() { close(); }
    void beginArray(Layout layout = Layout::Block) { open('[', ']', layout); }
    void endArray() { close(); }
    void key(std::string_view name);

    void string(std::string_view text);
    void number(std::int64_t value);
    void boolean(bool value);
    void null();

private:
    struct Level
    {
        char closing;
        Layout layout;
        bool empty = true;
    };

    void open(char opening, char closing, Layout layout);
    void close();
    void separate();
    void newLine();
    void quoted(std::string_view text);

    Output& m_out;
    std::vector<Level> m_levels;
    bool m_afterKey = false;
};

} // namespace releve::cli
