// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/base/text.h"
#include "pki/ios/records.h"

/// What the renderers share: the pieces that IOS prints alike everywhere. All of them append to a text whose lines end
/// with LF, are pure functions and thread-safe. Values come from certificates and requests of strangers: what would
/// control a terminal is printed as `\xNN` (ours).
namespace releve::ios {

/// `indent` blanks, `label` as it is, `value`, line feed.
void addLine(std::string& text, std::size_t indent, std::string_view label, std::string_view value = {});

/// A name, one attribute a line, those of one RDN joined by `+`. IOS breaks the line at a comma inside a value too.
void addName(std::string& text, std::size_t indent, const PrintedName& name);

/// Hex in groups of eight digits, eight groups a line, a blank behind each line but the last, as IOS prints keys and
/// chain entries. A last group that would stand alone stays on the line before it.
void addHexDump(std::string& text, std::size_t indent, ByteView bytes);

/// `text` in at least `width` columns, blanks behind it.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

} // namespace releve::ios
