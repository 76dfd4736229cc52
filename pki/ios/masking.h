// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/ios/secrets.h"

namespace releve::ios {

/// A line as it was printed or typed, with its prompt or without, fit to be kept. Follows a private key from line to line.
[[nodiscard]] std::string maskedLine(std::string_view line, SecretMask& secrets);

/// A console log or configuration fit to be kept: as it was seen on the screen, line for line, with every password,
/// secret, key, community, URL's password and private key replaced by `***`. What parseTranscript() reads of it is what it
/// reads of the original. It masks too much rather than too little, names and labels that the parser reads excepted.
/// Time is linear in the length of the text.
///
/// @param secrets has been told of those that are masked wherever they stand
[[nodiscard]] std::string maskedTranscript(std::string_view text, SecretMask& secrets);

} // namespace releve::ios
