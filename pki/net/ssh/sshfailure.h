// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pki/base/result.h"

/// What went wrong with an SSH connection: host, port and stage named. Knows no libssh but its texts (0.10).
namespace releve::net {

enum class SshStage
{
    Resolving,
    Connecting,
    Greeting, ///< before the server has said what it speaks
    KeyExchange,
    HostKey,
    Login,
    Opening, ///< of the shell, command or way to the next hop
    Session,
};

/// `R1 port 22, while logging in: …`
[[nodiscard]] Error sshError(ErrorCode code, SshStage stage, std::string_view place, std::string_view detail);

/// What libssh's error means. `heard`: bytes the server has sent; `oldAllowed`: SshHop::oldAlgorithms.
[[nodiscard]] Error meaningOf(std::string_view libsshError, SshStage stage, std::string_view place,
                              std::uint64_t heard, bool oldAllowed);

} // namespace releve::net
