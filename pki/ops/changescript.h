// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/ops/plan.h"
#include "pki/ops/script.h"

namespace releve::ops {

/// How IOS says that a command it took has failed. `Count` stays last.
enum class RouterFailure
{
    CaSilent,            ///< `% Error in receiving Certificate Authority certificate`
    CaAlreadyHeld,       ///< `% Please delete your existing CA certificate first.`
    NotAuthenticated,    ///< `% You must authenticate the Certificate Authority before`
    FingerprintMismatch, ///< with the trustpoint's `fingerprint` line
    NoTrustpoint,
    NoServer,
    ClockNotSet,
    DiskFull,
    NotSaved, ///< `write memory` without `[OK]`
    Other,    ///< `% …` that is none of these
    Count
};
[[nodiscard]] std::string_view wordOf(RouterFailure failure);

/// What failed, and the line that says so.
struct FailureText
{
    RouterFailure failure = RouterFailure::Other;
    std::string text;
};
/// What the whole output of a command says.
///
/// @param strict as PlannedLine::strict
[[nodiscard]] std::optional<FailureText> failureIn(std::string_view output, bool strict);

/// What came of one line.
struct LineReport
{
    LineRole role = LineRole::Change;
    std::string line;   ///< as planned
    std::string output; ///< as printed
    ios::Refusal refusal = ios::Refusal::None;
    std::optional<FailureText> failure = {};

    [[nodiscard]] bool went() const { return refusal == ios::Refusal::None && !failure; }
};

/// What came of a plan's lines, as the router tells it: proof is verdictOf()'s.
struct ChangeReport
{
    std::vector<LineReport> lines;              ///< those that were answered, in order
    std::optional<ios::DialogueStop> stop = {}; ///< it came no further
    bool changeSent = false;                    ///< a Change, Fallback or Save was typed
    bool finished = false;                      ///< no line is left

    /// The first that did not go, of those that change something; null when there is none. A change that its fallback
    /// stood in for is none.
    [[nodiscard]] const LineReport* failed() const;
    /// The router says that `write memory` worked.
    [[nodiscard]] bool saidSaved() const;
    /// Null when it was not typed or not answered.
    [[nodiscard]] const LineReport* find(LineRole role) const;
};

/// Types the lines of a plan: stops at the first that does not go, takes exec's form where configuration mode does not know a
/// command, and leaves configuration mode whatever comes.
class ChangeScript final : public Script
{
public:
    /// Takes copies of what it types.
    explicit ChangeScript(const Plan& plan);

    void begin(const ios::DialogueReady&) override {}
    [[nodiscard]] std::optional<ios::CommandPlan> next() override;
    void take(const ios::CommandOutcome& outcome) override;
    void stop(const ios::DialogueStop& stop) override;

    [[nodiscard]] const ChangeReport& report() const { return m_report; }

private:
    [[nodiscard]] bool isWanted(const PlannedLine& line) const;

    std::vector<PlannedLine> m_lines;
    std::size_t m_next = 0;
    std::size_t m_running = 0;
    std::string m_mode;           ///< the router is in
    bool m_sentBefore = false;    ///< ChangeReport::changeSent before the line that runs
    bool m_failed = false;        ///< nothing but leaving configuration mode remains
    bool m_needsFallback = false; ///< the change is not known in configuration mode
    ChangeReport m_report;
};

} // namespace releve::ops
