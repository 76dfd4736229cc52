// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/outcome.h"

#include <algorithm>
#include <utility>

#include "pki/base/text.h"
#include "pki/ops/lookup.h"
#include "pki/ops/proof.h"
#include "pki/ops/words.h"

namespace releve::ops {
namespace {

using store::IntentState;

constexpr Words<ResultCode> words{
    "proved",           "not-saved",        "pending-at-ca",   "shadow-waits",    "blocked",
    "state-changed",    "command-refused",  "router-says-no",  "disk-full",       "router-retries",
    "answer-not-taken", "request-rejected", "nothing-changed", "old-certificate", "other-certificate",
    "key-differs",      "partly-done",      "ca-disagrees",    "not-read",        "link-lost",
    "question-unknown", "interrupted"};

IntentState stateOf(ResultCode code)
{
    switch (code) {
    case ResultCode::Proved:
    case ResultCode::NotSaved:
        return IntentState::Done;
    case ResultCode::Blocked:
    case ResultCode::StateChanged:
        return IntentState::Refused;
    case ResultCode::PendingAtCa:
    case ResultCode::ShadowWaits:
    case ResultCode::RouterRetries:
    case ResultCode::AnswerNotTaken:
    case ResultCode::CaDisagrees:
    case ResultCode::NotRead:
    case ResultCode::LinkLost:
    case ResultCode::Interrupted:
        return IntentState::Unknown;
    default:
        return IntentState::Failed;
    }
}

/// It may come about without anybody doing anything.
bool mayComeAbout(ResultCode code)
{
    return code == ResultCode::PendingAtCa || code == ResultCode::ShadowWaits ||
           code == ResultCode::RouterRetries || code == ResultCode::AnswerNotTaken ||
           code == ResultCode::CaDisagrees;
}

std::string_view wordOf(ios::Refusal refusal)
{
    switch (refusal) {
    case ios::Refusal::Invalid:
        return "invalid";
    case ios::Refusal::Incomplete:
        return "incomplete";
    case ios::Refusal::Ambiguous:
        return "ambiguous";
    case ios::Refusal::Unknown:
        return "unknown";
    case ios::Refusal::Unauthorized:
        return "unauthorized";
    case ios::Refusal::None:
        break;
    }
    return {};
}

/// The line of an output that says why.
std::string sentenceIn(const std::string& output)
{
    constexpr std::size_t longest = 200;
    const auto percent = output.find('%');
    const std::string rest = percent == std::string::npos ? output : output.substr(percent);
    return toUtf8(trimmed(rest.substr(0, std::min(rest.find('\n'), longest))));
}

Verdict refusedBy(const LineReport& line)
{
    Parameters parameters{{"line", line.line}};
    if (line.refusal != ios::Refusal::None) {
        parameters["refusal"] = wordOf(line.refusal);
        parameters["text"] = sentenceIn(line.output);
        return makeVerdict(ResultCode::CommandRefused, parameters);
    }
    parameters["failure"] = wordOf(line.failure->failure);
    parameters["text"] = sentenceIn(line.failure->text);
    return makeVerdict(line.failure->failure == RouterFailure::DiskFull ? ResultCode::DiskFull
                                                                        : ResultCode::RouterSaysNo,
                       parameters);
}

/// What goes on in the router when nobody listens any more: making keys, asking a CA.
bool goesOnAlone(ActKind kind)
{
    return kind == ActKind::Enroll || kind == ActKind::Renew || kind == ActKind::Rollover;
}

/// The dialogue stopped, and so far nothing has changed; or nobody could look.
Verdict stoppedAt(const ios::DialogueStop& stop, const Baseline& before, bool changeSent, bool isRead)
{
    const Parameters parameters{{"line", toUtf8(stop.where)}, {"question", toUtf8(stop.waited)}};
    switch (stop.reason) {
    case ios::StopReason::UnknownQuestion:
    case ios::StopReason::AskedAgain:
    case ios::StopReason::NotTypable: {
        Verdict verdict = makeVerdict(ResultCode::QuestionUnknown, parameters);
        if (!isRead)
            verdict.state = IntentState::Unknown;
        return verdict;
    }
    case ios::StopReason::NotPrinted: // the question was not answered: nothing was accepted
        return makeVerdict(ResultCode::OtherCertificate,
                           {{"line", toUtf8(stop.where)}, {"expected", before.expected}});
    default:
        break;
    }
    const bool ours = stop.reason == ios::StopReason::Cancelled;
    Verdict verdict = makeVerdict(ours ? ResultCode::Interrupted : ResultCode::LinkLost, parameters);
    if (!changeSent || (isRead && !goesOnAlone(before.kind)))
        verdict.state = IntentState::Failed;
    verdict.waits = changeSent && goesOnAlone(before.kind);
    return verdict;
}

/// No proof that it came about: what the router said about it then counts.
Verdict explained(const Verdict& proof, const Baseline& before, const ChangeReport& report, bool isRead)
{
    if (const LineReport* failed = report.failed())
        return refusedBy(*failed);
    if (report.stop)
        return stoppedAt(*report.stop, before, report.changeSent, isRead);
    if (!report.finished)
        return stoppedAt({}, before, report.changeSent, isRead);
    Verdict verdict = proof;
    verdict.waits = verdict.waits || goesOnAlone(before.kind);
    return verdict;
}

/// What was proved is lost at a reload, though it should not be.
void checkKept(Verdict& verdict, const Baseline& before, const Evidence& evidence)
{
    if (!before.saves || before.kind == ActKind::Save)
        return;
    const LineReport* const save = evidence.report ? evidence.report->find(LineRole::Save) : nullptr;
    const bool saidNo = evidence.report && (!save || !save->went());
    if (!saidNo && isKept(before, evidence).value_or(true))
        return;
    verdict.code = ResultCode::NotSaved;
    if (save && save->failure) {
        verdict.parameters["failure"] = wordOf(save->failure->failure);
        verdict.parameters["text"] = sentenceIn(save->failure->text);
    }
}

Verdict withMemory(Verdict verdict, const Baseline& before)
{
    verdict.parameters.merge(before.toParameters());
    return verdict;
}

bool isUnsettled(ResultCode code)
{
    return stateOf(code) == IntentState::Unknown;
}

} // namespace

std::string_view wordOf(ResultCode code)
{
    return wordIn(words, code);
}

std::optional<ResultCode> resultCodeOf(std::string_view word)
{
    return codeIn<ResultCode>(words, word);
}

store::Outcome Verdict::outcome() const
{
    return {state, std::string(wordOf(code)), parameters};
}

Verdict makeVerdict(ResultCode code, Parameters parameters)
{
    return {stateOf(code), code, std::move(parameters), mayComeAbout(code)};
}

Parameters remembered(const Plan& plan, const fleet::Snapshot& before)
{
    return Baseline::of(plan, before).toParameters();
}

Verdict verdictOf(const Plan& plan, const fleet::Snapshot& before, const fleet::Snapshot* after,
                  const std::vector<RefusedCommand>& refused, const CaView* caAfter,
                  const ChangeReport& report)
{
    const Baseline baseline = Baseline::of(plan, before);
    if (!after)
        return withMemory(explained(makeVerdict(ResultCode::NotRead), baseline, report, false), baseline);
    const Evidence evidence{*after, refused, caAfter, &report};
    const LineReport* const save = report.find(LineRole::Save);
    if (baseline.kind == ActKind::Save && save &&
        !save->went()) // that nothing was there to be saved proves nothing
        return withMemory(refusedBy(*save), baseline);
    Verdict verdict = proofOf(baseline, evidence);
    if (verdict.code == ResultCode::Proved)
        checkKept(verdict, baseline, evidence);
    else if (verdict.code == ResultCode::NothingChanged || verdict.code == ResultCode::NotRead ||
             (verdict.code == ResultCode::NotSaved && baseline.kind == ActKind::Save))
        verdict = explained(verdict, baseline, report, verdict.code != ResultCode::NotRead);
    return withMemory(std::move(verdict), baseline);
}

Verdict blocked(const Plan& plan)
{
    std::string conditions;
    for (const Precondition& precondition : plan.preconditions) {
        if (precondition.standing == Standing::Blocks)
            conditions.append(conditions.empty() ? "" : " ").append(wordOf(precondition.condition));
    }
    return makeVerdict(ResultCode::Blocked, {{"act", std::string(wordOf(plan.act.kind))},
                                             {"target", toUtf8(plan.act.target)},
                                             {"conditions", conditions}});
}

Verdict stateChanged(const Plan& plan)
{
    return makeVerdict(ResultCode::StateChanged,
                       {{"act", std::string(wordOf(plan.act.kind))}, {"target", toUtf8(plan.act.target)}});
}

std::optional<Verdict> settled(const Parameters& memory, const fleet::Snapshot& now)
{
    const auto before = Baseline::from(memory);
    if (!before)
        return std::nullopt;
    const std::vector<RefusedCommand> none;
    const Evidence evidence{now, none};
    Verdict verdict = proofOf(*before, evidence);
    if (isUnsettled(verdict.code))
        return std::nullopt;
    if (verdict.code == ResultCode::Proved)
        checkKept(verdict, *before, evidence);
    verdict.waits = false;
    return withMemory(std::move(verdict), *before);
}

} // namespace releve::ops
