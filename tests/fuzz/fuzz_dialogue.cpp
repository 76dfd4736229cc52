// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "pki/base/text.h"
#include "pki/ios/dialogue.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;
using namespace releve::ios;

namespace {

constexpr std::string_view password = "Ch4llenge";
constexpr std::size_t mostKept = 4096;

/// All that came of a dialogue with a router that says `said`, a pause at each NUL.
struct Outcome
{
    std::string typed;
    std::vector<std::size_t> events;
    std::string outputs;

    bool operator==(const Outcome&) const = default;
};

CommandPlan somePlan()
{
    CommandPlan plan;
    plan.line = "crypto pki enroll VPN";
    plan.answers.push_back({"[yes/no]", SecretBytes(std::string_view("yes")), false, true});
    plan.answers.push_back({"password:", SecretBytes(password), true, true});
    return plan;
}

void collect(Dialogue& dialogue, Outcome& outcome)
{
    const bool wasOver = dialogue.isOver();
    while (const auto keys = dialogue.takeOutgoing()) {
        require(!wasOver);
        outcome.typed.append(textOf(keys->view()));
    }
    while (const auto event = dialogue.takeEvent()) {
        outcome.events.push_back(event->index());
        if (const auto* done = std::get_if<CommandOutcome>(&*event))
            outcome.outputs += done->output + '|' + done->before + '|';
    }
}

Outcome converse(std::string_view said, std::size_t piece)
{
    Dialogue::Limits limits;
    limits.record = mostKept;
    Dialogue dialogue({"admin", SecretBytes(password), SecretBytes(password)}, Dialogue::Timing(), limits);
    Outcome outcome;
    Duration now{0};
    dialogue.start(now);
    const auto wait = [&](Duration pause) {
        const Duration until = now + pause;
        for (auto due = dialogue.due(); due && *due <= until; due = dialogue.due()) {
            now = std::max(now, *due);
            dialogue.advance(now);
            collect(dialogue, outcome);
            if (dialogue.isReady())
                static_cast<void>(dialogue.run(somePlan(), now));
        }
        now = until;
    };
    while (!said.empty()) {
        const std::string_view part = said.substr(0, std::min({piece, said.find('\0'), said.size()}));
        dialogue.receive(part, now);
        said.remove_prefix(part.size());
        if (said.starts_with('\0')) {
            said.remove_prefix(1);
            wait(std::chrono::seconds(2));
        }
    }
    wait(std::chrono::hours(1));
    dialogue.closed(now);
    collect(dialogue, outcome);
    require(dialogue.isOver() && !dialogue.due());
    std::size_t kept = 0;
    for (const auto& entry : dialogue.record()) {
        kept += entry.text.size();
        require(entry.from == DialogueEntry::From::Router || entry.text.find(password) == std::string::npos);
    }
    require(kept < 2 * mostKept);
    return outcome;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view said = textOf({data, size});
    const Outcome whole = converse(said, size + 1);
    require(converse(said, 1) == whole);
    require(converse(said, 7) == whole);
    return 0;
}
