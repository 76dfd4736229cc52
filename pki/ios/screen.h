// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace releve::ios {

/// What a router prints, as lines on a screen: what backspaces, carriage returns, erasures and `--More--` leave of it, as
/// TextLines sees it. Keeps one line, and no more than longestLine of it.
class Screen
{
public:
    static constexpr std::size_t longestLine = std::size_t{32} << 10;

    /// The next line that has ended, cut off the front of `bytes`; without one all of `bytes` is taken and stands where the
    /// cursor is.
    [[nodiscard]] std::optional<std::string> takeLine(std::string_view& bytes);
    /// The line the cursor stands in, without blanks at its end.
    [[nodiscard]] std::string current() const;
    /// The pager waits for a key.
    [[nodiscard]] bool isPaging() const;

private:
    void append(std::string_view bytes);

    std::string m_raw;
};

} // namespace releve::ios
