// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/net/ssh/sshlistener.h"

namespace releve::net {

/// What an SSH server agrees to, in libssh's names, best first.
struct SshAlgorithms
{
    const char* keyExchange;
    const char* hostKey;
    const char* cipher;
    const char* mac;
    const char* userKey;
};

[[nodiscard]] const SshAlgorithms& algorithmsOf(SshListener::Algorithms which);

/// What a client offers: the modern ones, and behind them those of old IOS when `old`.
[[nodiscard]] std::string offered(const char* SshAlgorithms::*kind, bool old);
/// One of those that only old devices still need.
[[nodiscard]] bool isOldAlgorithm(std::string_view name);

} // namespace releve::net
