// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/dialogue.h"

#include <algorithm>
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/keystrokes.h"
#include "pki/ios/logtext.h"
#include "pki/ios/prompt.h"

namespace releve::ios {
namespace {

constexpr std::string_view enter = "\r";
/// IOS cuts longer names off in the prompts of configuration modes. [R]
constexpr std::size_t shortestCutHost = 14;

bool isSameHost(std::string_view host, const Prompt& prompt)
{
    if (host == prompt.host)
        return true;
    return !prompt.mode.empty() && prompt.host.size() >= shortestCutHost && host.starts_with(prompt.host);
}

bool contains(std::string_view text, std::string_view part)
{
    return lowered(text).find(lowered(part)) != std::string::npos;
}

/// `keys` and the Return.
SecretBytes withReturn(const SecretBytes& keys)
{
    Bytes all;
    all.reserve(keys.size() + enter.size());
    all.insert(all.end(), keys.view().begin(), keys.view().end());
    all.push_back(static_cast<std::uint8_t>(enter.front()));
    SecretBytes result{ByteView(all)};
    std::fill_n(static_cast<volatile std::uint8_t*>(all.data()), all.size(), std::uint8_t{0});
    return result;
}

Status checkPlan(const CommandPlan& plan)
{
    if (trimmed(plan.line).empty())
        return Error{ErrorCode::BadArgument, "an empty command"};
    if (const auto typed = keystrokes(plan.line); !typed)
        return typed.error();
    for (const PlannedAnswer& answer : plan.answers)
        if (const auto typed = keystrokes(textOf(answer.answer.view())); !typed)
            return typed.error();
    return std::monostate{};
}

} // namespace

Dialogue::Dialogue(Login login, Timing timing, Limits limits)
    : m_login(std::move(login)), m_timing(timing), m_limits(limits), m_record(limits.record)
{
    for (const auto* secret : {&m_login.password, &m_login.enable})
        if (*secret)
            m_record.keepQuiet(**secret);
}

void Dialogue::type(SecretBytes keys)
{
    m_outgoing.push_back(std::move(keys));
    m_finder.typed();
}

std::optional<SecretBytes> Dialogue::takeOutgoing()
{
    if (m_outgoing.empty())
        return std::nullopt;
    SecretBytes first = std::move(m_outgoing.front());
    m_outgoing.pop_front();
    return first;
}

std::optional<DialogueEvent> Dialogue::takeEvent()
{
    if (m_events.empty())
        return std::nullopt;
    DialogueEvent first = std::move(m_events.front());
    m_events.pop_front();
    return first;
}

Status Dialogue::run(CommandPlan plan, Duration now)
{
    if (!isReady())
        return Error{ErrorCode::BadArgument, "the router is not at a prompt"};
    if (plan.mode && *plan.mode != m_mode)
        return Error{ErrorCode::BadArgument, "a command for mode «" + escaped(*plan.mode) +
                                                 "», but the router is in «" + escaped(m_mode) + "»"};
    if (auto checked = checkPlan(plan); !checked)
        return checked;
    begin(Step::Command, std::move(plan), now);
    return std::monostate{};
}

void Dialogue::begin(Step step, CommandPlan plan, Duration now)
{
    m_phase = Phase::Busy;
    m_step = step;
    m_plan = std::move(plan);
    m_nextAnswer = m_answered = m_received = 0;
    m_lastQuestion.clear();
    m_before.clear();
    m_output.clear();
    m_echo = Echo(m_prompt, m_plan.line);
    m_begun = m_lastByte = m_firstFresh = now;
    m_looked = Looked::Long;
    for (const PlannedAnswer& answer : m_plan.answers)
        if (answer.secret)
            m_record.keepQuiet(answer.answer);
    if (m_plan.line.empty())
        return;
    m_record.sent(m_plan.line, now);
    type(withReturn(keystrokes(m_plan.line).value()));
}

void Dialogue::receive(std::string_view bytes, Duration now)
{
    if (isOver() || bytes.empty())
        return;
    if (m_looked != Looked::No)
        m_firstFresh = now;
    m_looked = Looked::No;
    m_lastByte = now;
    m_received += bytes.size();
    while (auto line = m_screen.takeLine(bytes))
        lineEnded(*line, now);
    if (m_phase == Phase::Busy && m_received > m_limits.received)
        stop(StopReason::TooMuch, {}, now);
}

void Dialogue::lineEnded(std::string_view line, Duration now)
{
    m_record.line(line, now, std::exchange(m_behindSecret, false) && line != m_lastQuestion);
    m_finder.ended(line);
    if (m_phase != Phase::Busy)
        return;
    const bool isLog = isLogMessage(line);
    if (!isLog && m_echo.take(line))
        return;
    if (!m_echo.isWhole())
        m_before.append(line).append(1, '\n');
    else if (line != m_prompt) // one that log messages have pushed up
        m_output.append(line).append(1, '\n');
}

Duration Dialogue::deadline() const
{
    return std::min(m_lastByte + m_plan.silence, m_begun + m_plan.total);
}

std::optional<Duration> Dialogue::due() const
{
    if (m_phase != Phase::Busy)
        return std::nullopt;
    Duration look = deadline();
    if (m_looked == Looked::No)
        look = std::min(m_lastByte + m_timing.settle, m_firstFresh + m_timing.restless);
    else if (m_looked == Looked::Settled)
        look = m_lastByte + m_timing.question;
    return std::min(look, deadline());
}

void Dialogue::advance(Duration now)
{
    // Each look may lead to typing, after which there is nothing to look at until something is received.
    while (m_phase == Phase::Busy && m_looked != Looked::Long && *due() <= now && now < deadline())
        look(now);
    if (m_phase != Phase::Busy || now < deadline())
        return;
    if (m_looked != Looked::Long)
        look(now); // it may have come to its end unnoticed
    if (m_phase == Phase::Busy && now >= deadline())
        stop(now >= m_begun + m_plan.total ? StopReason::TooSlow : StopReason::Silent, m_screen.current(),
             now);
}

void Dialogue::closed(Duration now)
{
    if (m_phase == Phase::Busy && m_looked != Looked::Long)
        look(now);
    if (m_phase == Phase::Busy && m_step == Step::Command && m_plan.endsSession) {
        m_phase = Phase::Over;
        m_events.emplace_back(
            CommandOutcome{std::move(m_output), std::move(m_before), Refusal::None, m_mode, m_answered});
        return;
    }
    stop(StopReason::ConnectionLost, m_screen.current(), now);
}

void Dialogue::cancel(Duration now)
{
    stop(StopReason::Cancelled, {}, now);
}

void Dialogue::look(Duration now)
{
    const Duration quiet = now - m_lastByte;
    const bool isSettled = quiet >= m_timing.settle;
    m_looked = quiet >= m_timing.question ? Looked::Long : isSettled ? Looked::Settled : Looked::No;
    m_firstFresh = now;
    if (m_screen.isPaging()) {
        m_paging = true;
        m_looked = Looked::Long;
        m_outgoing.emplace_back(std::string_view(" ")); // what follows is printed over it
        return;
    }
    const auto waiting = m_finder.find(m_screen.current());
    if (waiting && !takePrompt(*waiting, quiet, now))
        lookAtQuestion(*waiting, quiet, now);
}

bool Dialogue::takePrompt(const WaitingLine& waiting, Duration quiet, Duration now)
{
    const auto prompt = promptOf(waiting.text);
    if (!prompt || !prompt->typed.empty())
        return false;
    const bool renames = m_step == Step::Login || startsWithIgnoringCase(trimmed(m_plan.line), "hostname ") ||
                         (m_step == Step::Length && !m_echo.isWhole());
    if (!renames && !isSameHost(m_host, *prompt)) {
        if (quiet >= m_timing.question && !waiting.interrupted)
            stop(StopReason::UnknownPrompt, waiting.text, now);
        return true;
    }
    if (!m_echo.isWhole() && quiet < m_timing.question)
        return true;
    if (renames)
        m_host = prompt->host;
    m_prompt = waiting.text;
    m_mode = prompt->mode;
    m_privileged = prompt->mark == '#';
    finish(now);
    return true;
}

PlannedAnswer* Dialogue::planned(std::string_view question)
{
    for (std::size_t i = m_nextAnswer; i < m_plan.answers.size(); ++i) {
        if (contains(question, m_plan.answers[i].question)) {
            m_nextAnswer = i + 1;
            return &m_plan.answers[i];
        }
        if (!m_plan.answers[i].optional)
            break;
    }
    return nullptr;
}

bool Dialogue::hasPrinted(std::string_view hex) const
{
    std::string digits;
    std::copy_if(m_output.begin(), m_output.end(), std::back_inserter(digits),
                 [](char c) { return !isSpace(c); });
    return contains(digits, hex);
}

void Dialogue::lookAtQuestion(const WaitingLine& waiting, Duration quiet, Duration now)
{
    const std::string_view text = waiting.text;
    const bool isPlain = isPlainQuestion(text);
    if (waiting.interrupted ? !isPlain : !mayBeQuestion(text)) {
        if (m_step == Step::Login && contains(text, "press return") && !std::exchange(m_pressedReturn, true))
            pressReturn(now);
        return;
    }
    const bool isLong = quiet >= m_timing.question;
    // The router may only have printed the line anew, its answer on the way.
    if (text == m_lastQuestion && !isLong)
        return;
    if (PlannedAnswer* found = planned(text)) {
        if (found->printedBefore.empty() || hasPrinted(found->printedBefore))
            answer(*found, text, now);
        else
            stop(StopReason::NotPrinted, text, now);
    } else if (isLong) {
        const bool again = text == m_lastQuestion;
        stop(refusedOr(again ? StopReason::AskedAgain : StopReason::UnknownQuestion), text, now);
    }
}

/// A login that goes on asking does not believe us.
StopReason Dialogue::refusedOr(StopReason reason) const
{
    if (m_answered > 0 && m_step == Step::Login)
        return StopReason::LoginRefused;
    if (m_answered > 0 && m_step == Step::Enable)
        return StopReason::EnableRefused;
    return reason;
}

void Dialogue::answer(const PlannedAnswer& answer, std::string_view question, Duration now)
{
    // Of a plan they were looked at before; of a login nobody has, because the line may never ask.
    const auto keys = keystrokes(textOf(answer.answer.view()));
    if (!keys)
        return stop(StopReason::NotTypable, question, now);
    ++m_answered;
    m_lastQuestion = question;
    if (answer.secret)
        m_record.sentSecret(now);
    else
        m_record.sent(textOf(answer.answer.view()), now);
    m_behindSecret = answer.secret;
    m_looked = Looked::Long;
    type(withReturn(*keys));
}

void Dialogue::pressReturn(Duration now)
{
    m_record.sent({}, now);
    m_looked = Looked::Long;
    type(SecretBytes(enter));
}

} // namespace releve::ios
