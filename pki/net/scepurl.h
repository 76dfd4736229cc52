// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>

#include <string_view>

#include "pki/base/result.h"

namespace releve::net {

/// The URL of a CA as it is typed into `enrollment url`, made complete (ROLLOVER_SPEC 7.1):
///
/// * no path, or `/`: IOS's own, `/cgi-bin/pkiclient.exe`;
/// * a path whose last part is `cgi-bin`: `/pkiclient.exe` behind it, as IOS has it;
/// * any other path, `/scep` or `/certsrv/mscep/mscep.dll`, stands as it is.
///
/// `http` and `https`, names, IPv4 addresses and IPv6 addresses in brackets, with a port or without. BadArgument for
/// everything else: another scheme, a user name or a password, a query, a fragment.
[[nodiscard]] Result<QUrl> scepUrl(std::string_view typed);

} // namespace releve::net
