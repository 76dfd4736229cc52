// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// What the lines of a configuration look like, whatever they say.
namespace releve::ios {

/// How many blanks and tabs stand in front.
[[nodiscard]] std::size_t indentOf(std::string_view line);

/// `line` without what the pager left in front of it and without the carriage return.
[[nodiscard]] std::string_view withoutRemains(std::string_view line);

/// `body` without its comment: IOS takes `! …` behind a command as one, and lab notes are full of them.
[[nodiscard]] std::string_view withoutComment(std::string_view body);

/// Words that begin a line at the top of a configuration and never one of the blocks we read. Where indentation
/// is lost only they tell that a block is over.
[[nodiscard]] bool isTopLevelWord(std::string_view word);

/// The first blank-separated word.
[[nodiscard]] std::string_view firstWord(std::string_view line);

/// A first word that no configuration has: `R1#`, `spoke-1(config)#crypto`, `R1>`.
[[nodiscard]] bool looksLikePrompt(std::string_view word);

} // namespace releve::ios
