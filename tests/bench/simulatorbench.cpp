// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// Ten years of 10,000 routers, and the time of one event from 100 to 100,000 of them: medians of three.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "pki/base/text.h"
#include "pki/plan/jsonlines.h"
#include "pki/plan/scenarioreader.h"

namespace {

using namespace releve;

plan::Scenario scenarioOf(unsigned clients)
{
    const std::string text =
        R"({"start":"2015-10-09T12:14:16Z","until":"2025-10-09T12:14:16Z","servers":[{"name":"ROOTCA","config":)"
        R"("crypto pki server ROOTCA\n lifetime ca-certificate 730\n lifetime certificate 365\n grant auto\n auto-rollover 90\n"}],)"
        R"("clients":[{"name":"spoke","server":"ROOTCA","config":"crypto pki trustpoint Root-CA\n auto-enroll 80\n","count":)" +
        std::to_string(clients) + "}]}";
    auto scenario = plan::readScenario(bytesOf(text), "bench");
    if (!scenario) {
        std::fprintf(stderr, "simulator_bench: %s\n", scenario.error().detail.c_str());
        std::exit(1);
    }
    return *std::move(scenario);
}

struct Run
{
    double seconds;
    std::uint64_t events;
};

/// @param lines write every event too, to nowhere
Run medianOf(unsigned clients, bool lines)
{
    const plan::Scenario scenario = scenarioOf(clients);
    std::array<Run, 3> runs{};
    for (Run& run : runs) {
        const auto start = std::chrono::steady_clock::now();
        std::size_t written = 0;
        plan::JsonLineWriter writer([&written](std::string_view text) { written += text.size(); });
        run.events = plan::simulate(scenario, lines ? &writer : nullptr).events;
        run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.seconds < b.seconds; });
    return runs[1];
}

} // namespace

int main()
{
    std::printf("simulator, one core, ten years\n");
    std::printf("  10,000 clients, summary    %8.2f s    target 1\n", medianOf(10'000, false).seconds);
    std::printf("  10,000 clients, all events %8.2f s    target 3\n", medianOf(10'000, true).seconds);
    for (const unsigned clients : {100U, 1'000U, 10'000U, 100'000U}) {
        const Run run = medianOf(clients, false);
        std::printf("  one event, %7u clients %8.0f ns   target flat\n", clients,
                    run.seconds * 1e9 / static_cast<double>(run.events));
    }
    return 0;
}
