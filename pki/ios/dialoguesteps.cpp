// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/dialogue.h"

/// The steps of a Dialogue: login, enable, the pager, then the owner's commands.
namespace releve::ios {
namespace {

SecretBytes copyOf(const std::optional<SecretBytes>& secret)
{
    return secret ? SecretBytes(secret->view()) : SecretBytes();
}

CommandPlan quickPlan(std::string line, Duration time)
{
    CommandPlan plan;
    plan.line = std::move(line);
    plan.silence = time;
    plan.total = 4 * time;
    return plan;
}

} // namespace

CommandPlan Dialogue::loginPlan() const
{
    CommandPlan plan = quickPlan({}, m_timing.opening);
    if (!m_login.password)
        return plan;
    plan.answers.push_back({"username:", SecretBytes(std::string_view(m_login.user)), false, true});
    plan.answers.push_back({"password:", copyOf(m_login.password), true, true});
    return plan;
}

CommandPlan Dialogue::enablePlan() const
{
    CommandPlan plan = quickPlan("enable", m_timing.opening);
    plan.answers.push_back({"username:", SecretBytes(std::string_view(m_login.user)), false, true});
    plan.answers.push_back({"password:", copyOf(m_login.enable), true, true});
    return plan;
}

void Dialogue::start(Duration now)
{
    begin(Step::Login, loginPlan(), now);
}

/// The command has come to its prompt.
void Dialogue::finish(Duration now)
{
    if (m_step == Step::Login)
        m_greeting = std::exchange(m_output, {});
    if (m_step == Step::Enable && !m_privileged) {
        stop(StopReason::EnableRefused, trimmed(m_output), now);
        return;
    }
    if (m_step != Step::Command) {
        next(now);
        return;
    }
    m_phase = Phase::Ready;
    if (!m_echo.isWhole()) // a line that does not echo: all of it is output
        m_output = std::exchange(m_before, {}) + m_output;
    const Refusal refusal = refusalOf(m_output);
    m_events.emplace_back(CommandOutcome{std::exchange(m_output, {}), std::exchange(m_before, {}), refusal,
                                         m_mode, m_answered});
}

void Dialogue::next(Duration now)
{
    const bool refused = refusalOf(m_output) != Refusal::None;
    switch (m_step) {
    case Step::Login:
        if (!m_privileged && m_login.enable) {
            begin(Step::Enable, enablePlan(), now);
            return;
        }
        [[fallthrough]];
    case Step::Enable:
        begin(Step::Length, quickPlan("terminal length 0", m_timing.opening), now);
        return;
    case Step::Length:
        m_paging = refused;
        begin(Step::Width, quickPlan("terminal width 511", m_timing.opening), now);
        return;
    case Step::Width:
        if (refused) {
            begin(Step::Unlimited, quickPlan("terminal width 0", m_timing.opening), now);
            return;
        }
        break;
    case Step::Unlimited:
    case Step::Command:
        break;
    }
    m_phase = Phase::Ready;
    m_events.emplace_back(DialogueReady{m_host, m_privileged, m_paging, m_greeting});
}

std::string Dialogue::where()
{
    switch (m_step) {
    case Step::Login:
        return "login";
    case Step::Enable:
        return "enable";
    default:
        return m_phase == Phase::Busy ? m_record.masked(m_plan.line) : std::string();
    }
}

void Dialogue::stop(StopReason reason, std::string_view waited, Duration now)
{
    if (isOver())
        return;
    const std::string current = m_screen.current();
    if (!m_behindSecret || current == m_lastQuestion)
        m_record.part(current, now);
    const bool wasSent = m_phase == Phase::Busy && m_step == Step::Command;
    DialogueStop stopped{reason, where(), m_record.masked(waited), std::exchange(m_output, {}), wasSent};
    m_phase = Phase::Over;
    m_outgoing.clear();
    m_events.emplace_back(std::move(stopped));
}

} // namespace releve::ios
