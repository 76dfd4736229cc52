// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "pki/ios/linetable.h"
#include "pki/ios/secrets.h"

namespace releve::ios {
namespace {

using lifecycle::DatabaseLevel;
using lifecycle::DaysHoursMinutes;
using lifecycle::Range;
using lifecycle::ServerMode;
using Config = lifecycle::CertificateServerConfig;

/// `D [H [M]]`
LineResult readDuration(DaysHoursMinutes& out, const Range<unsigned>& days, std::string_view rest)
{
    DaysHoursMinutes value;
    LineResult result = readNumber(takeWord(rest), days, value.days);
    if (result == LineResult::Kept && !trimmed(rest).empty())
        result = readNumber(takeWord(rest), Config::hours, value.hours);
    if (result == LineResult::Kept && !trimmed(rest).empty())
        result = readNumber(takeWord(rest), Config::minutes, value.minutes);
    if (!trimmed(rest).empty() && result == LineResult::Kept)
        return LineResult::NotUnderstood;
    if (result == LineResult::Kept)
        out = value;
    return result;
}

/// `H [M]`
LineResult readCrlLifetime(Config& config, std::string_view rest)
{
    unsigned hours = 0;
    unsigned minutes = 0;
    LineResult result = readNumber(takeWord(rest), Config::crlHours, hours);
    if (result == LineResult::Kept && !trimmed(rest).empty())
        result = readNumber(takeWord(rest), Config::minutes, minutes);
    if (result == LineResult::Kept)
        config.crlLifetime = std::chrono::hours{hours} + std::chrono::minutes{minutes};
    return result;
}

LineResult readLifetime(Config& config, std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    if (equalsIgnoringCase(what, "crl"))
        return readCrlLifetime(config, rest);
    if (abbreviates(what, "ca-certificate"))
        return readDuration(config.caLifetime, Config::lifetimeDays, rest);
    if (abbreviates(what, "certificate"))
        return readDuration(config.certificateLifetime, Config::lifetimeDays, rest);
    if (!abbreviates(what, "enrollment-request"))
        return LineResult::NotUnderstood;
    unsigned hours = 0;
    const LineResult result = readNumber(takeWord(rest), Config::requestHours, hours);
    if (result == LineResult::Kept)
        config.requestLifetime = std::chrono::hours{hours};
    return result;
}

LineResult resetLifetime(Config& config, std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    if (equalsIgnoringCase(what, "crl"))
        config.crlLifetime = Config::defaultCrlLifetime;
    else if (abbreviates(what, "ca-certificate"))
        config.caLifetime = Config::defaultCaLifetime;
    else if (abbreviates(what, "certificate"))
        config.certificateLifetime = Config::defaultCertificateLifetime;
    else if (abbreviates(what, "enrollment-request"))
        config.requestLifetime = Config::defaultRequestLifetime;
    else
        return LineResult::NotUnderstood;
    return LineResult::Kept;
}

LineResult readAutoRollover(Config& config, std::string_view rest)
{
    DaysHoursMinutes overlap = Config::defaultOverlap;
    const LineResult result =
        rest.empty() ? LineResult::Kept : readDuration(overlap, Config::overlapDays, rest);
    if (result == LineResult::Kept)
        config.autoRollover = overlap;
    return result;
}

/// One of the three modes that exclude each other: the last one typed counts (inferred: ROLLOVER_SPEC 5.4 [I]).
void setMode(lifecycle::GrantMode& grant, bool lifecycle::GrantMode::*mode)
{
    grant.automatic = grant.none = grant.raAutomatic = false;
    grant.*mode = true;
}

/// `tp-list A B …`, in place of those there were: at most five (ROLLOVER_SPEC 5.4).
LineResult readTrustpointList(lifecycle::GrantMode& grant, std::string_view rest)
{
    constexpr std::size_t most = 5;
    std::vector<std::string> trustpoints;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest))
        trustpoints.push_back(toUtf8(word));
    if (trustpoints.empty() || trustpoints.size() > most)
        return LineResult::NotUnderstood;
    grant.trustpoints = std::move(trustpoints);
    return LineResult::Kept;
}

/// What follows `grant auto`.
LineResult readGrantAuto(lifecycle::GrantMode& grant, std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    rest = trimmed(rest);
    if (what.empty())
        setMode(grant, &lifecycle::GrantMode::automatic);
    else if (equalsIgnoringCase(what, "rollover") && abbreviates(rest, "ca-cert"))
        grant.rolloverCaCertificate = true;
    else if (equalsIgnoringCase(what, "rollover") && abbreviates(rest, "ra-cert"))
        grant.rolloverRaCertificate = true;
    else if (abbreviates(what, "trustpoint") && !rest.empty())
        grant.trustpoints.push_back(toUtf8(takeWord(rest)));
    else if (equalsIgnoringCase(what, "tp-list"))
        return readTrustpointList(grant, rest);
    else
        return LineResult::NotUnderstood;
    return LineResult::Kept;
}

LineResult readGrant(Config& config, std::string_view rest)
{
    const std::string_view how = takeWord(rest);
    if (equalsIgnoringCase(how, "auto"))
        return readGrantAuto(config.grant, rest);
    if (equalsIgnoringCase(how, "none"))
        setMode(config.grant, &lifecycle::GrantMode::none);
    else if (equalsIgnoringCase(how, "ra-auto"))
        setMode(config.grant, &lifecycle::GrantMode::raAutomatic);
    else
        return LineResult::NotUnderstood;
    return LineResult::Kept;
}

/// What follows `no grant auto`.
LineResult resetGrantAuto(lifecycle::GrantMode& grant, std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    rest = trimmed(rest);
    if (what.empty())
        grant.automatic = false;
    else if (equalsIgnoringCase(what, "rollover") && abbreviates(rest, "ca-cert"))
        grant.rolloverCaCertificate = false;
    else if (equalsIgnoringCase(what, "rollover") && abbreviates(rest, "ra-cert"))
        grant.rolloverRaCertificate = false;
    else if (abbreviates(what, "trustpoint") && !rest.empty())
        std::erase(grant.trustpoints, toUtf8(rest));
    else if (equalsIgnoringCase(what, "tp-list"))
        grant.trustpoints.clear();
    else
        return LineResult::NotUnderstood;
    return LineResult::Kept;
}

/// `no grant …`; all of them when nothing follows.
LineResult resetGrant(Config& config, std::string_view rest)
{
    const std::string_view how = takeWord(rest);
    if (equalsIgnoringCase(how, "auto"))
        return resetGrantAuto(config.grant, rest);
    if (how.empty())
        config.grant = {};
    else if (equalsIgnoringCase(how, "none"))
        config.grant.none = false;
    else if (equalsIgnoringCase(how, "ra-auto"))
        config.grant.raAutomatic = false;
    else
        return LineResult::NotUnderstood;
    return LineResult::Kept;
}

LineResult readDatabaseLevel(Config& config, std::string_view level)
{
    if (abbreviates(level, "minimum"))
        config.databaseLevel = DatabaseLevel::Minimum;
    else if (abbreviates(level, "names"))
        config.databaseLevel = DatabaseLevel::Names;
    else if (abbreviates(level, "complete"))
        config.databaseLevel = DatabaseLevel::Complete;
    else
        return LineResult::NotUnderstood;
    return LineResult::Kept;
}

/// `[crl|p12|…] [publish] URL`; a user name and a password may follow and are left out.
std::string databaseUrl(std::string_view rest)
{
    std::string url;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        if (abbreviates(word, "username") || abbreviates(word, "password"))
            break;
        url.append(url.empty() ? "" : " ").append(toUtf8(urlWithoutPassword(word)));
    }
    return url;
}

/// What such a URL is for: the words before it. There is one of each kind.
std::string_view kindOf(std::string_view databaseUrl)
{
    const auto blank = databaseUrl.rfind(' ');
    return blank == std::string_view::npos ? std::string_view() : databaseUrl.substr(0, blank);
}

LineResult readDatabase(Config& config, std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    rest = trimmed(rest);
    if (abbreviates(what, "level"))
        return readDatabaseLevel(config, rest);
    if (equalsIgnoringCase(what, "url")) {
        std::string url = databaseUrl(rest);
        if (url.empty())
            return LineResult::NotUnderstood;
        std::erase_if(config.databaseUrls,
                      [&](const std::string& other) { return kindOf(other) == kindOf(url); });
        config.databaseUrls.push_back(std::move(url));
        return LineResult::Kept;
    }
    if (abbreviates(what, "archive")) {
        const std::string_view format = takeWord(rest); // the password behind it is not kept
        if (!equalsIgnoringCase(format, "pkcs12") && !equalsIgnoringCase(format, "pem"))
            return LineResult::NotUnderstood;
        config.archive = lowered(format);
        return LineResult::Kept;
    }
    return abbreviates(what, "username") ? LineResult::NotKept : LineResult::NotUnderstood;
}

LineResult resetDatabase(Config& config, std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    if (abbreviates(what, "archive")) {
        config.archive.reset();
    } else if (abbreviates(what, "level")) {
        config.databaseLevel = DatabaseLevel::Minimum;
    } else if (equalsIgnoringCase(what, "url")) {
        const std::string url = databaseUrl(rest);
        std::erase_if(config.databaseUrls,
                      [&](const std::string& other) { return url.empty() || other == url; });
    } else {
        return abbreviates(what, "username") ? LineResult::NotKept : LineResult::NotUnderstood;
    }
    return LineResult::Kept;
}

LineResult readMode(Config& config, std::string_view rest)
{
    const std::string_view mode = takeWord(rest);
    rest = trimmed(rest);
    if (equalsIgnoringCase(mode, "sub-cs"))
        config.mode = ServerMode::SubordinateCa;
    else if (equalsIgnoringCase(mode, "ra") && rest.empty())
        config.mode = ServerMode::Ra;
    else if (equalsIgnoringCase(mode, "ra") && abbreviates(rest, "transparent"))
        config.mode = ServerMode::RaTransparent;
    else
        return LineResult::NotUnderstood;
    return LineResult::Kept;
}

LineResult readIssuerName(Config& config, std::string_view rest)
{
    if (rest.empty())
        return LineResult::NotUnderstood;
    config.issuerName = toUtf8(rest);
    return LineResult::Kept;
}

LineResult readCdpUrl(Config& config, std::string_view rest)
{
    if (rest.empty())
        return LineResult::NotUnderstood;
    config.cdpUrl = toUtf8(urlWithoutPassword(rest));
    return LineResult::Kept;
}

constexpr std::array keywords{
    LineKeyword<Config>{"issuer-name", readIssuerName,
                        [](Config& config, std::string_view) {
                            config.issuerName.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"lifetime", readLifetime, resetLifetime},
    LineKeyword<Config>{"auto-rollover", readAutoRollover,
                        [](Config& config, std::string_view) {
                            config.autoRollover.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"grant", readGrant, resetGrant},
    LineKeyword<Config>{"hash",
                        [](Config& config, std::string_view rest) { return readHash(config.hash, rest); },
                        [](Config& config, std::string_view) {
                            config.hash.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"database", readDatabase, resetDatabase},
    LineKeyword<Config>{"cdp-url", readCdpUrl,
                        [](Config& config, std::string_view) {
                            config.cdpUrl.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"mode", readMode,
                        [](Config& config, std::string_view) {
                            config.mode = ServerMode::Root;
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"shutdown",
                        [](Config& config, std::string_view) {
                            config.shutdown = true;
                            return LineResult::Kept;
                        },
                        [](Config& config, std::string_view) {
                            config.shutdown = false;
                            return LineResult::Kept;
                        },
                        [](Config& config, std::string_view) { // a new server is shut [I]
                            config.shutdown = true;
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"serial-number"},
    LineKeyword<Config>{"eku"},
    LineKeyword<Config>{"redundancy"},
    LineKeyword<Config>{"description"},
    LineKeyword<Config>{"exit"},
};

} // namespace

LineResult readServerLine(Config& config, std::string_view line)
{
    return readLine<Config>(keywords, config, line);
}

} // namespace releve::ios
