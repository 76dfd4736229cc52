// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "pki/ios/runningconfig.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;

namespace {

void check(const ios::Transcript& transcript, std::uint32_t lines)
{
    for (const auto& problem : transcript.problems)
        require(problem.origin.line >= 1 && problem.origin.line <= lines && problem.text.size() < 200);
    for (const auto& record : transcript.certificates) {
        require(!record.serial.empty() && record.trustpoints.size() == 1);
        require(!record.certificate || !record.md5.empty());
    }
    for (const auto& configuration : transcript.configurations) {
        for (const auto& server : configuration.servers)
            require(lifecycle::CertificateServerConfig::lifetimeDays.contains(server.config.caLifetime.days));
        for (const auto& trustpoint : configuration.trustpoints)
            require(!trustpoint.config.name.empty());
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view text = textOf({data, size});
    ios::Transcript out;
    ios::CertificateDecoder decoder;
    std::optional<ios::RunningConfigParser> parser;
    std::uint32_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (!parser && ios::RunningConfigParser::opens(line))
            parser.emplace(std::make_shared<ios::Context>(), out, decoder);
        if (!parser || parser->feed(line, number) || number % 2 == 0) // half of the refused lines end it
            continue;
        parser->finish();
        parser.reset();
    }
    if (parser)
        parser->finish();
    check(out, number);
    return 0;
}
