// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace releve::cli {

/// One line of RFC 4180 with its end. A cell that a spreadsheet would take for a formula (`= + - @`, a tab, a line's end at its
/// beginning) has an apostrophe before it, which makes a text of it. Control characters are written out.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& cells);

/// A text inside iCalendar (RFC 5545 3.3.11), on one line.
[[nodiscard]] std::string icsText(std::string_view text);
/// A content line with its end, in pieces of 75 bytes at most (RFC 5545 3.1), never inside a character.
[[nodiscard]] std::string icsLine(std::string_view line);

} // namespace releve::cli
