// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/configopening.h"

#include "pki/base/text.h"

namespace releve::ios {
namespace {

using Kind = ConfigOpening::Kind;

/// The opening when exactly one word follows: `crypto pki server CA grant all` is a command, not a
/// configuration.
ConfigOpening named(Kind kind, std::string_view rest)
{
    rest = trimmed(rest);
    std::string_view after = rest;
    const std::string_view name = takeWord(after);
    if (name.empty() || !trimmed(after).empty())
        return {};
    return {kind, name};
}

ConfigOpening cryptoOpening(std::string_view rest)
{
    const std::string_view family = takeWord(rest); // `crypto ca` until IOS 12.3
    if (family != "pki" && family != "ca")
        return {};
    const std::string_view what = takeWord(rest);
    if (what == "server")
        return named(Kind::Server, rest);
    if (what == "trustpoint" || what == "identity")
        return named(Kind::Trustpoint, rest);
    if (what == "certificate" && takeWord(rest) == "chain")
        return named(Kind::Chain, rest);
    return {};
}

ConfigOpening clockOpening(std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    rest = trimmed(rest);
    if (what == "timezone" && !rest.empty())
        return {Kind::Timezone, rest};
    if (what == "summer-time" && !rest.empty())
        return {Kind::SummerTime, rest};
    if (what == "calendar-valid" && rest.empty())
        return {Kind::CalendarValid, rest};
    return {};
}

ConfigOpening ipOpening(std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    if (what == "domain-name")
        return named(Kind::DomainName, rest);
    if (what == "domain")
        return takeWord(rest) == "name" ? named(Kind::DomainName, rest) : ConfigOpening{};
    if (what != "http")
        return {};
    const std::string_view part = takeWord(rest);
    if (part == "server" && trimmed(rest).empty())
        return {Kind::HttpServer, {}};
    return part == "port" ? named(Kind::HttpPort, rest) : ConfigOpening{};
}

} // namespace

ConfigOpening configOpening(std::string_view line)
{
    if (line.empty())
        return {};
    std::string_view rest = line;
    switch (line.front()) {
    case 'c':
        if (consume(rest, "crypto "))
            return cryptoOpening(rest);
        return consume(rest, "clock ") ? clockOpening(rest) : ConfigOpening{};
    case 'h':
        return consume(rest, "hostname ") ? named(Kind::Hostname, rest) : ConfigOpening{};
    case 'i':
        return consume(rest, "ip ") ? ipOpening(rest) : ConfigOpening{};
    case 'n':
        if (consume(rest, "ntp server "))
            return {Kind::NtpServer, trimmed(rest)};
        if (consume(rest, "no ip http server") && trimmed(rest).empty())
            return {Kind::NoHttpServer, {}};
        return {};
    case 'B':
        return {line.starts_with("Building configuration") ? Kind::Header : Kind::None, {}};
    case 'C':
        return {line.starts_with("Current configuration :") ? Kind::Header : Kind::None, {}};
    default:
        return {};
    }
}

} // namespace releve::ios
