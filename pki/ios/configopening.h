// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace releve::ios {

/// A line of a configuration that means something to us wherever it stands.
struct ConfigOpening
{
    enum class Kind
    {
        None,
        Header, ///< `Building configuration...`
        Hostname,
        DomainName,
        Timezone,
        SummerTime,
        CalendarValid,
        HttpServer,
        NoHttpServer,
        HttpPort,
        NtpServer,
        Server,
        Trustpoint,
        Chain
    };

    Kind kind = Kind::None;
    std::string_view argument; ///< what follows the words that make the kind, trimmed
};

/// @param line without leading blanks
[[nodiscard]] ConfigOpening configOpening(std::string_view line);

} // namespace releve::ios
