// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

/// Prompts, and the commands typed at them.
namespace releve::ios {

enum class CommandKind
{
    None,
    Certificates,
    Timers,
    Server,
    Requests,
    Trustpoints,
    Keys,
    Clock,
    Configuration,
    Mixed,   ///< `show tech-support`: many outputs with headings of their own
    NotRead, ///< a `show` command Relève does not read
    Dialogue ///< anything that is no `show` command
};

struct Command
{
    CommandKind kind = CommandKind::None;
    std::string_view server; ///< the certificate server named in it; empty when none is
    bool isPki = false;      ///< `show crypto …`
};

/// What a typed line asks for, its words abbreviated as IOS takes them, after `do` too.
[[nodiscard]] Command commandOf(std::string_view typed);

struct Prompt
{
    std::string_view host;
    std::string_view typed; ///< trimmed; may be empty
    std::string_view mode;  ///< `config-if` of `R1(config-if)#`; empty in exec mode
    char mark = '#';        ///< `#` or `>`
};

/// `R1#show clock`, `R1(config)#do sh run`, `R1>`, with or without a time stamp in front.
[[nodiscard]] std::optional<Prompt> promptOf(std::string_view line);

} // namespace releve::ios
