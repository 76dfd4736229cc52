// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

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

} // namespace releve::net
