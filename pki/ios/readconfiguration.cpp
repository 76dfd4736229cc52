// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/readconfiguration.h"

#include <algorithm>
#include <memory>
#include <string>

#include "pki/base/text.h"
#include "pki/ios/runningconfig.h"

namespace releve::ios {

namespace {

Error badLine(std::uint32_t number, const std::string& why, std::string_view line)
{
    return {ErrorCode::BadArgument, "line " + std::to_string(number) + ": " + why + ": " + escaped(line)};
}

} // namespace

Result<ConfigurationRecord> readConfiguration(std::string_view lines)
{
    Transcript transcript;
    CertificateDecoder decoder;
    RunningConfigParser parser(std::make_shared<Context>(), transcript, decoder);
    for (std::uint32_t number = 1; !lines.empty(); ++number) {
        const std::size_t length = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, length);
        if (!parser.feed(line, number))
            return badLine(number, "not a configuration line", line);
        lines.remove_prefix(std::min(length + 1, lines.size()));
    }
    parser.finish();
    if (!transcript.problems.empty()) {
        const Problem& problem = transcript.problems.front();
        const bool range = problem.code == ProblemCode::NumberOutOfRange;
        return badLine(problem.origin.line, range ? "out of range" : "not understood", problem.text);
    }
    if (transcript.configurations.empty())
        return ConfigurationRecord{};
    return std::move(transcript.configurations.front());
}

} // namespace releve::ios
