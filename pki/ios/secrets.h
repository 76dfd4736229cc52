// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// The one place that keeps secrets out of what is stored, logged or shown (ARCHITECTURE section 5).
namespace releve::ios {

/// `line` with everything after a password, secret, key or community word replaced by `***`, and the password
/// of an URL too. It masks too much rather than too little.
[[nodiscard]] std::string withoutSecrets(std::string_view line);

/// An URL as typed, without the password in `scheme://user:password@host`.
[[nodiscard]] std::string urlWithoutPassword(std::string_view url);

/// What a Problem keeps of a line: trimmed, valid UTF-8, without secrets, cut to a line's worth.
[[nodiscard]] std::string problemText(std::string_view line);

} // namespace releve::ios
