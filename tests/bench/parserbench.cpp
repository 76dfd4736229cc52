// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// How fast text is read, on one core: the median of three.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "pki/ios/transcript.h"
#include "tests/support/fleetgenerator.h"

namespace {

using namespace releve;

/// Megabytes a second.
double speedOf(const std::string& text)
{
    std::array<double, 3> runs{};
    for (double& run : runs) {
        const auto start = std::chrono::steady_clock::now();
        const ios::Transcript transcript = ios::parseTranscript(text, 0, 1); // on one core
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (transcript.certificates.empty() && transcript.timers.empty() && transcript.problems.empty()) {
            std::fputs("parser_bench: nothing was found\n", stderr);
            std::exit(1);
        }
        run = static_cast<double>(text.size()) / 1e6 / took.count();
    }
    std::sort(runs.begin(), runs.end());
    return runs[1];
}

/// The same log without the lines that hold certificates and keys in hex: text only.
std::string withoutHex(const std::string& log)
{
    std::string text;
    text.reserve(log.size());
    for (std::size_t at = 0; at < log.size();) {
        const std::size_t end = std::min(log.find('\n', at), log.size() - 1) + 1;
        const bool hex = end - at > 10 && log[at] == ' ' && log[at + 1] == ' ' &&
                         std::all_of(log.begin() + static_cast<std::ptrdiff_t>(at),
                                     log.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
                                         return isSpace(c) || (hexValue(c) >= 0 && c == toUpper(c));
                                     });
        if (!hex)
            text.append(log, at, end - at);
        at = end;
    }
    return text;
}

} // namespace

int main()
{
    const std::string log = tests::fleetLog(8000, SystemClock().now());
    const std::string text = withoutHex(log);
    std::printf("parsing, one core\n");
    std::printf("  show text           %8.0f MB/s  target 100  (%.0f MB)\n", speedOf(text),
                static_cast<double>(text.size()) / 1e6);
    std::printf("  with chains in hex  %8.0f MB/s              (%.0f MB; each certificate is decoded)\n",
                speedOf(log), static_cast<double>(log.size()) / 1e6);
    return 0;
}
