// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pki/ops/script.h"

namespace releve::ops {

/// How much of a router is read.
enum class RefreshKind
{
    Full,
    Light, ///< clock, timers and certificate server
};

/// A command that the router would not carry out, in no form we know: what it would have told is not known, which is not the
/// same as absent.
struct RefusedCommand
{
    std::string command; ///< the form we would rather have had answered
    ios::Refusal why = ios::Refusal::None;
};

/// What a router said.
struct RouterReading
{
    std::string host; ///< as its prompt has it
    bool privileged = false;
    /// As if it had been typed at a terminal, for fleet::KeptSource::ofDialogue and ios::parseTranscript: `host#command`, then
    /// what it printed. Commands that were refused are not in it. Secrets are not masked yet.
    std::string text;
    std::vector<RefusedCommand> refused;
    bool finished = false; ///< every command was answered

    /// Nothing of what was to be read is missing.
    [[nodiscard]] bool isWhole() const { return finished && refused.empty(); }
    /// Whether a command that begins so was refused.
    [[nodiscard]] bool lacks(std::string_view command) const;
};

/// Reads a router: `show` commands only, which change nothing. Where a release does not know a form, an older one is tried. Of
/// the running configuration it asks for the PKI, HTTP, clock and host name lines, never for the whole.
class RefreshScript final : public Script
{
public:
    explicit RefreshScript(RefreshKind kind);

    void begin(const ios::DialogueReady& ready) override;
    [[nodiscard]] std::optional<ios::CommandPlan> next() override;
    void take(const ios::CommandOutcome& outcome) override;
    void stop(const ios::DialogueStop&) override {}

    [[nodiscard]] const RouterReading& reading() const { return m_reading; }

private:
    /// One thing to be read, in the forms it is asked for, the best first.
    struct Question
    {
        std::vector<std::string> forms;
        bool tellsServers = false; ///< each certificate server named in the answer is asked for its requests
    };

    void askForRequests(const std::string& output);

    std::vector<Question> m_questions;
    std::vector<std::string> m_servers; ///< asked for already
    std::size_t m_question = 0;
    std::size_t m_form = 0;
    ios::Refusal m_firstRefusal = ios::Refusal::None;
    RouterReading m_reading;
};

} // namespace releve::ops
