// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/interfacename.h"

#include <algorithm>
#include <array>

#include "pki/base/text.h"

namespace releve::lab::cli {

std::optional<std::string> interfaceName(std::string_view typed)
{
    // In IOS's order of preference where an abbreviation could be several: `t1` is a tunnel.
    constexpr std::array<std::string_view, 12> kinds{"Ethernet",
                                                     "FastEthernet",
                                                     "GigabitEthernet",
                                                     "TenGigabitEthernet",
                                                     "Loopback",
                                                     "Tunnel",
                                                     "Vlan",
                                                     "Serial",
                                                     "Port-channel",
                                                     "Dialer",
                                                     "BVI",
                                                     "Virtual-Template"};
    const auto digits = static_cast<std::size_t>(
        std::find_if(typed.begin(), typed.end(), [](char c) { return isDigit(c); }) - typed.begin());
    const std::string_view kind = typed.substr(0, digits);
    const std::string_view number = typed.substr(digits);
    const bool isNumber =
        !number.empty() && number.find_first_not_of("0123456789/.:") == std::string_view::npos;
    if (kind.empty() || !isNumber || number.size() > 16)
        return std::nullopt;
    for (const std::string_view known : kinds) {
        if (startsWithIgnoringCase(known, kind))
            return std::string(known).append(number);
    }
    return std::nullopt;
}

} // namespace releve::lab::cli
