// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Configuration lines that the lab keeps and does nothing about, as a running configuration has them: blocks indented
/// by one blank.
namespace releve::lab::cli {

/// A line at the top. `no X` takes X and its block away; without one it stands itself. What stands already stays where
/// it is.
void applyVerbatim(std::vector<std::string>& lines, std::string_view line);

/// A line of the block that `header` opens, which is made when there is none.
void applyVerbatimIn(std::vector<std::string>& lines, std::string_view header, std::string_view line);

/// A line of a block whose keywords say one thing each: it takes the place of an earlier one, and `no X` or `default X`
/// takes X away and leaves nothing. A block without lines goes.
void replaceVerbatimIn(std::vector<std::string>& lines, std::string_view header, std::string_view line);
/// The lines of that block, indented as they stand; empty when there is none.
[[nodiscard]] std::vector<std::string> verbatimBlock(const std::vector<std::string>& lines,
                                                     std::string_view header);
void eraseVerbatimBlock(std::vector<std::string>& lines, std::string_view header);

[[nodiscard]] bool hasVerbatim(const std::vector<std::string>& lines, std::string_view line);
/// Of a block whose header begins with `header`.
[[nodiscard]] bool hasVerbatimIn(const std::vector<std::string>& lines, std::string_view header,
                                 std::string_view line);

} // namespace releve::lab::cli
