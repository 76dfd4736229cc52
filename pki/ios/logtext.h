// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// Lines that are no output of a command.
namespace releve::ios {

/// A syslog or debug message, whatever its time stamp: `*Mar  1 00:00:12.345: %SYS-5-CONFIG_I: …`,
/// `000123: Jul 10 13:14:16.510: CRYPTO_CS: …`, `%PKI-6-CS_ENABLED: …`.
[[nodiscard]] bool isLogMessage(std::string_view line);

/// ``` or ~~~, with or without a language, as reports put around output.
[[nodiscard]] bool isFence(std::string_view trimmedLine);

/// `------------------ show version ------------------`: the text between the dashes; empty for anything
/// else.
[[nodiscard]] std::string_view sectionTitle(std::string_view line);

/// The command whose output a line begins, for output Relève knows by sight but does not read; empty for
/// anything else.
/// @param isLog what isLogMessage() says of the line
[[nodiscard]] std::string_view unreadOutputAt(std::string_view line, bool isLog);

} // namespace releve::ios
