// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/changescript.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/logtext.h"
#include "pki/ios/textlines.h"
#include "pki/ops/words.h"

namespace releve::ops {
namespace {

constexpr Words<RouterFailure> words{"ca-silent",         "ca-already-held",
                                     "not-authenticated", "fingerprint-mismatch",
                                     "no-trustpoint",     "no-server",
                                     "clock-not-set",     "disk-full",
                                     "not-saved",         "other"};

struct Form
{
    std::string_view text; ///< stands anywhere in the line, in any case
    RouterFailure failure;
};

/// What captures, genielibs (ROLLOVER_SPEC 8) and memory [R] have. The first that fits counts.
constexpr std::array<Form, 17> forms{{
    {"Error in receiving Certificate Authority certificate", RouterFailure::CaSilent},
    {"Failed to authenticate the Certificate Authority", RouterFailure::CaSilent},
    {"Please delete your existing CA certificate first", RouterFailure::CaAlreadyHeld},
    {"You must authenticate the Certificate Authority", RouterFailure::NotAuthenticated},
    {"is not authenticated", RouterFailure::NotAuthenticated},
    {"fingerprints did not match", RouterFailure::FingerprintMismatch},
    {"trustpoint is not known", RouterFailure::NoTrustpoint},
    {"Certificate server is not configured", RouterFailure::NoServer},
    {"Time has not been set", RouterFailure::ClockNotSet},
    {"no space left", RouterFailure::DiskFull}, // `%Error opening nvram:… (No space left on device)`
    {"not enough space", RouterFailure::DiskFull},
    {"not enough memory", RouterFailure::DiskFull},
    {"NV memory", RouterFailure::DiskFull}, // `NV memory … too small for configuration`
    {"file system full", RouterFailure::DiskFull},
    {"% Error", RouterFailure::Other},
    {"%Error", RouterFailure::Other},
    {"Error: ", RouterFailure::Other},
}};

/// Lines with a `%` that tell of success (ROLLOVER_SPEC 5.2 row 16, captures).
constexpr std::array<std::string_view, 5> good{"% Certificate ", "% Granted certificate",
                                               "% Writing out the granted", "% Generating ", "% Exporting "};

bool contains(std::string_view line, std::string_view text)
{
    const auto found = std::search(line.begin(), line.end(), text.begin(), text.end(),
                                   [](char a, char b) { return toLower(a) == toLower(b); });
    return found != line.end();
}

/// `% Certificate server CA is not configured.`, `% Trustpoint X does not exist.` (inferred: no capture of them)
std::optional<RouterFailure> missing(std::string_view line)
{
    if (!contains(line, "is not configured") && !contains(line, "does not exist"))
        return std::nullopt;
    if (contains(line, "certificate server"))
        return RouterFailure::NoServer;
    if (contains(line, "trustpoint"))
        return RouterFailure::NoTrustpoint;
    return std::nullopt;
}

std::optional<RouterFailure> failureOf(std::string_view line, bool strict)
{
    if (const auto absent = missing(line))
        return absent;
    for (const Form& form : forms) {
        if (contains(line, form.text))
            return form.failure;
    }
    const bool isGood = std::any_of(good.begin(), good.end(),
                                    [line](std::string_view text) { return line.starts_with(text); });
    if (strict && line.starts_with('%') && !isGood)
        return RouterFailure::Other;
    return std::nullopt;
}

ios::CommandPlan copyOf(const ios::CommandPlan& plan)
{
    ios::CommandPlan copy{plan.line, {}, plan.mode, plan.silence, plan.total, plan.endsSession};
    for (const ios::PlannedAnswer& answer : plan.answers)
        copy.answers.push_back({answer.question, SecretBytes(answer.answer.view()), answer.secret,
                                answer.optional, answer.printedBefore});
    return copy;
}

bool isChange(LineRole role)
{
    return role == LineRole::Change || role == LineRole::Fallback || role == LineRole::Save;
}

} // namespace

std::string_view wordOf(RouterFailure failure)
{
    return wordIn(words, failure);
}

std::optional<FailureText> failureIn(std::string_view output, bool strict)
{
    ios::TextLines lines(output);
    for (ios::TextLine line; lines.next(line);) {
        const std::string_view text = trimmed(line.text);
        if (text.empty() || ios::isLogMessage(text))
            continue;
        if (const auto failure = failureOf(text, strict))
            return FailureText{*failure, std::string(text)};
    }
    return std::nullopt;
}

const LineReport* ChangeReport::failed() const
{
    const bool fellBack = find(LineRole::Fallback) != nullptr;
    for (const LineReport& line : lines) {
        const bool stoodInFor = fellBack && line.role == LineRole::Change;
        if (!line.went() && !stoodInFor && line.role != LineRole::Check && line.role != LineRole::Save &&
            line.role != LineRole::Leave)
            return &line;
    }
    return nullptr;
}

bool ChangeReport::saidSaved() const
{
    const LineReport* const save = find(LineRole::Save);
    return save && save->went();
}

const LineReport* ChangeReport::find(LineRole role) const
{
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [role](const LineReport& line) { return line.role == role; });
    return found == lines.end() ? nullptr : &*found;
}

ChangeScript::ChangeScript(const Plan& plan)
{
    for (const PlannedLine& line : plan.lines)
        m_lines.push_back({line.role, copyOf(line.command), line.strict});
}

bool ChangeScript::isWanted(const PlannedLine& line) const
{
    switch (line.role) {
    case LineRole::Leave:
        return !m_mode.empty();
    case LineRole::Fallback:
        return m_needsFallback && !m_failed;
    default:
        return !m_failed && !m_needsFallback;
    }
}

std::optional<ios::CommandPlan> ChangeScript::next()
{
    while (m_next < m_lines.size() && !isWanted(m_lines[m_next]))
        ++m_next;
    if (m_next == m_lines.size()) {
        m_report.finished = true;
        return std::nullopt;
    }
    m_running = m_next++;
    const PlannedLine& line = m_lines[m_running];
    m_sentBefore = m_report.changeSent;
    m_report.changeSent = m_report.changeSent || isChange(line.role);
    return copyOf(line.command);
}

void ChangeScript::take(const ios::CommandOutcome& outcome)
{
    const PlannedLine& line = m_lines[m_running];
    m_mode = outcome.mode;
    m_sentBefore = m_report.changeSent;
    LineReport report{line.role, line.command.line, outcome.output, outcome.refusal};
    if (outcome.refusal == ios::Refusal::None)
        report.failure = failureIn(outcome.output, line.strict);
    if (line.role == LineRole::Save && report.went() && outcome.output.find("[OK]") == std::string::npos)
        report.failure = FailureText{RouterFailure::NotSaved, std::string(trimmed(outcome.output))};
    if (line.role == LineRole::Enter && report.went() && m_mode.empty()) // locked by somebody else
        report.failure = FailureText{RouterFailure::Other, std::string(trimmed(outcome.output))};
    // Only what this mode does not know is tried in the other: what privilege or AAA refuse is refused.
    const bool hasFallback = std::any_of(m_lines.begin(), m_lines.end(), [](const PlannedLine& other) {
        return other.role == LineRole::Fallback;
    });
    if (line.role == LineRole::Change && hasFallback && outcome.refusal == ios::Refusal::Invalid)
        m_needsFallback = true;
    else if (line.role == LineRole::Fallback)
        m_needsFallback = false;
    if (!report.went() && !m_needsFallback && line.role != LineRole::Check)
        m_failed = true;
    m_report.lines.push_back(std::move(report));
}

void ChangeScript::stop(const ios::DialogueStop& stop)
{
    if (!stop.wasSent) // it stopped between two lines
        m_report.changeSent = m_sentBefore;
    m_report.stop = stop;
}

} // namespace releve::ops
