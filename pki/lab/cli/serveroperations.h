// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pki/lab/cli/commandtable.h"
#include "pki/lifecycle/certificateserver.h"

/// What an operator does with a certificate server, beside its configuration.
namespace releve::lab::cli {

void tellNoServer(Session& session, std::string_view name);
/// False, with words on the terminal, when the router's server has another name or there is none.
[[nodiscard]] bool isServer(Session& session, std::string_view name);

/// `no shutdown`, with its dialogue the first time (ROLLOVER_SPEC 8.3).
void startServer(Session& session);
/// `shutdown`.
void stopServer(Session& session);

/// Does it, prints `said` and calls `then`; prints why not when IOS would refuse it. A router that lies only prints.
void operateServer(Session& session, const lifecycle::ServerEvent& event, std::string said = {},
                   std::function<void(Session&)> then = {});

/// `crypto pki server NAME {revoke | rollover | start | …}`.
[[nodiscard]] CommandTable serverOperations();

/// `crypto pki server NAME {grant | reject | remove | request pkcs10}`.
[[nodiscard]] CommandTable serverRequests();

/// `crypto pki server NAME trim`.
[[nodiscard]] CommandTable serverTrim();

} // namespace releve::lab::cli
