// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/settings.h"

#include <map>

#include "pki/base/text.h"

namespace releve::lab {

namespace {

std::string textOf(const lifecycle::DaysHoursMinutes& time)
{
    return std::to_string(time.days) + " d " + std::to_string(time.hours) + " h " +
           std::to_string(time.minutes) + " min";
}

std::string textOf(const lifecycle::GrantMode& grant)
{
    std::string text = grant.none ? "none" : grant.automatic ? "auto" : "manual";
    for (const std::string& trustpoint : grant.trustpoints)
        text += " trustpoint " + trustpoint;
    return text;
}

std::map<std::string_view, std::string_view> linesOf(std::string_view text)
{
    std::map<std::string_view, std::string_view> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t colon = std::min(line.find(": "), line.size());
        lines.emplace(line.substr(0, colon), line.substr(std::min(colon + 2, line.size())));
    }
    return lines;
}

} // namespace

std::string settingsOf(const lifecycle::CertificateServerConfig& config)
{
    std::string text;
    const auto add = [&text](std::string_view setting, const std::string& value) {
        text.append(setting).append(": ").append(escaped(value)).append(1, '\n');
    };
    add("issuer-name", config.effectiveIssuerName());
    add("lifetime ca-certificate", textOf(config.caLifetime));
    add("lifetime certificate", textOf(config.certificateLifetime));
    add("lifetime crl", std::to_string(config.crlLifetime.count()) + " min");
    add("lifetime enrollment-request", std::to_string(config.requestLifetime.count()) + " h");
    add("auto-rollover", config.autoRollover ? textOf(*config.autoRollover) : "off");
    add("grant", textOf(config.grant));
    add("hash", config.hash.value_or("not set"));
    add("cdp-url", config.cdpUrl.value_or("none"));
    return text;
}

std::vector<std::string> differencesOf(std::string_view before, std::string_view after)
{
    const auto old = linesOf(before);
    std::vector<std::string> result;
    for (const auto& [setting, value] : linesOf(after)) {
        const auto known = old.find(setting);
        if (known == old.end() || known->second == value)
            continue;
        std::string difference(setting);
        difference.append(" was '").append(known->second).append("' and is '").append(value).append(1, '\'');
        if (setting == "issuer-name" || setting == "lifetime ca-certificate")
            difference += "; the CA that exists stays as it is";
        result.push_back(std::move(difference));
    }
    return result;
}

} // namespace releve::lab
