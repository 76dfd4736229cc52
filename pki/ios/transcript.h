// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/ios/records.h"

namespace releve::ios {

/// Longest line read; the rest of a longer one is passed over with a problem.
inline constexpr std::size_t maximumLineLength = 16 * 1024;

/// Reads one text: a command's output, a configuration, a console log or a `show tech` mixing them, with or
/// without prompts, pager remains, syslog lines in between, wrapped or unindented lines, LF or CRLF.
///
/// Finds each block by its content and, where there are prompts, by the command. Never fails: what it does
/// not understand is in Transcript::problems with its line. Time is linear in the length of the text.
/// Thread-safe.
///
/// @param source index put into every record's context
/// @param stretches into how many the text may be cut to be read side by side; 0 = as many as are worth it. What is
///        read does not depend on it.
[[nodiscard]] Transcript parseTranscript(std::string_view text, std::size_t source = 0,
                                         std::size_t stretches = 0);

} // namespace releve::ios
