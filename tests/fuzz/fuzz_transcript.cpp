// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "pki/base/text.h"
#include "pki/ios/transcript.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;

namespace {

/// Whether every record stands in a line the text has.
template<class Record>
void checkOrigins(const std::vector<Record>& records, std::uint32_t lines)
{
    for (const Record& record : records)
        require(record.origin.context && record.origin.line >= 1 && record.origin.line <= lines &&
                record.origin.source() == 7);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = textOf({data, size});
    const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1);
    const ios::Transcript transcript = ios::parseTranscript(text, 7);
    checkOrigins(transcript.certificates, lines);
    checkOrigins(transcript.timers, lines);
    checkOrigins(transcript.servers, lines);
    checkOrigins(transcript.trustpoints, lines);
    checkOrigins(transcript.keys, lines);
    checkOrigins(transcript.requests, lines);
    checkOrigins(transcript.clocks, lines);
    checkOrigins(transcript.configurations, lines);
    checkOrigins(transcript.problems, lines);
    std::set<std::string> zones;
    for (const auto& problem : transcript.problems) {
        require(problem.lines >= 1 && problem.lines <= 2 * lines && problem.text.size() < 256);
        require(problem.code != ios::ProblemCode::ZoneUnknown || zones.insert(problem.text).second);
    }
    for (const auto& timer : transcript.timers)
        require(!timer.name.empty() && timer.remaining >= Duration::zero());
    return 0;
}
