// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/scenarioconfig.h"

#include <chrono>

#include "pki/ios/readconfiguration.h"

namespace releve::plan {

namespace {

using lifecycle::CertificateServerConfig;
using lifecycle::ServerMode;
using lifecycle::TrustpointConfig;

} // namespace

Result<CertificateServerConfig> readServerConfig(std::string_view lines)
{
    const auto configuration = ios::readConfiguration(lines);
    if (!configuration)
        return configuration.error();
    if (configuration->servers.size() != 1)
        return Error{ErrorCode::BadArgument, "needs exactly one 'crypto pki server NAME'"};
    const CertificateServerConfig& config = configuration->servers.front().config;
    if (config.mode != ServerMode::Root)
        return Error{ErrorCode::BadArgument, "only root certificate servers are simulated"};
    if (config.caLifetime.duration() < std::chrono::minutes{1})
        return Error{ErrorCode::BadArgument, "lifetime ca-certificate is zero"};
    return config;
}

Result<TrustpointConfig> readTrustpointConfig(std::string_view lines)
{
    const auto configuration = ios::readConfiguration(lines);
    if (!configuration)
        return configuration.error();
    if (configuration->trustpoints.size() != 1)
        return Error{ErrorCode::BadArgument, "needs exactly one 'crypto pki trustpoint NAME'"};
    return configuration->trustpoints.front().config;
}

} // namespace releve::plan
