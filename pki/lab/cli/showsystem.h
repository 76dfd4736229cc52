// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/lab/router/monitor.h"

namespace releve::lab {
class Router;
}

/// What `show` says of the router itself. All of it in the lab's thread.
namespace releve::lab::cli {

/// `show version`: short, and ours. Its first line begins as IOS's does, for tools that look there; it says that this is
/// a lab.
[[nodiscard]] std::string versionText(const Router& router);

/// `show ip http server status`, its first lines.
[[nodiscard]] std::string httpStatusText(const Router& router);

/// `show ip interface brief`.
[[nodiscard]] std::string interfacesText(const Router& router);

/// `show debugging`; empty when nothing is debugged. The words of each flag are those `debug` answers with (from memory:
/// [R]).
[[nodiscard]] std::string debuggingText(const Router& router);

/// A message as it stands in the log and on terminals, without its line end: `*Oct  9 13:14:16.123: %PKI-6-…`.
[[nodiscard]] std::string logLineText(const Router& router, const LogLine& line);

/// `show logging`: the buffer, oldest first.
[[nodiscard]] std::string loggingText(const Router& router);

/// `dir nvram:`, `dir flash:`: what lies there; of nvram: the saved configuration too.
[[nodiscard]] std::string directoryText(const Router& router, std::string_view url);

} // namespace releve::lab::cli
