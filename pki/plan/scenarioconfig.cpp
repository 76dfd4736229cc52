// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/scenarioconfig.h"

#include <chrono>
#include <memory>
#include <string>

#include "pki/base/text.h"
#include "pki/ios/runningconfig.h"

namespace releve::plan {

namespace {

using lifecycle::CertificateServerConfig;
using lifecycle::ServerMode;
using lifecycle::TrustpointConfig;

Error badLine(std::uint32_t number, const std::string& why, std::string_view line)
{
    return {ErrorCode::BadArgument, "line " + std::to_string(number) + ": " + why + ": " + escaped(line)};
}

Result<ios::ConfigurationRecord> readConfiguration(std::string_view lines)
{
    ios::Transcript transcript;
    ios::RunningConfigParser parser(std::make_shared<ios::Context>(), transcript);
    for (std::uint32_t number = 1; !lines.empty(); ++number) {
        const std::size_t length = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, length);
        if (!parser.feed(line, number))
            return badLine(number, "not a configuration line", line);
        lines.remove_prefix(std::min(length + 1, lines.size()));
    }
    parser.finish();
    if (!transcript.problems.empty()) {
        const ios::Problem& problem = transcript.problems.front();
        const bool range = problem.code == ios::ProblemCode::NumberOutOfRange;
        return badLine(problem.origin.line, range ? "out of range" : "not understood", problem.text);
    }
    if (transcript.configurations.empty())
        return ios::ConfigurationRecord{};
    return std::move(transcript.configurations.front());
}

} // namespace

Result<CertificateServerConfig> readServerConfig(std::string_view lines)
{
    const auto configuration = readConfiguration(lines);
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
    const auto configuration = readConfiguration(lines);
    if (!configuration)
        return configuration.error();
    if (configuration->trustpoints.size() != 1)
        return Error{ErrorCode::BadArgument, "needs exactly one 'crypto pki trustpoint NAME'"};
    return configuration->trustpoints.front().config;
}

} // namespace releve::plan
