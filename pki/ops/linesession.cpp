// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/linesession.h"

#include <QRandomGenerator>

#include <utility>

#include "pki/ios/secrets.h"

namespace releve::ops {

std::optional<SecretBytes> copyOf(const std::optional<SecretBytes>& secret)
{
    return secret ? std::optional(SecretBytes(secret->view())) : std::nullopt;
}

namespace {

net::SshHop copyOfHop(const net::SshHop& hop)
{
    net::SshHop copy{hop.host, hop.port};
    copy.credentials = {hop.credentials.user, copyOf(hop.credentials.password), hop.credentials.key,
                        hop.credentials.agent};
    copy.hostKey = hop.hostKey;
    copy.oldAlgorithms = hop.oldAlgorithms;
    return copy;
}

} // namespace

LineTarget LineTarget::copy() const
{
    LineTarget result{{}, {login.user, copyOf(login.password), copyOf(login.enable)}, group};
    for (const net::SshHop& hop : hops)
        result.hops.push_back(copyOfHop(hop));
    return result;
}

LineSession::LineSession(const Clock& clock, LineTarget target, net::SshTimes times,
                         net::SshRetry::Policy retry, LineEvents events, Pool pool)
    : m_clock(clock)
    , m_target(std::move(target))
    , m_times(times)
    , m_retry(retry)
    , m_events(std::move(events))
    , m_pool(std::move(pool))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { m_pool.wantsTurn(); });
}

LineSession::~LineSession() = default;

void LineSession::connectNow()
{
    if (m_isOver)
        return;
    if (m_events.connecting)
        m_events.connecting();
    LineTarget target = m_target.copy();
    RouterLine::Events events;
    if (m_events.asksForHostKey)
        events.asksForHostKey = [this](const net::SshKeyQuestion& question) {
            m_events.asksForHostKey(question);
            m_events = {};
            over({ErrorCode::Cancelled, "a host key to be looked at"});
        };
    events.opened = [this](const std::vector<net::SshReport>& reports) { m_reports = reports; };
    events.happened = [this](const ios::DialogueEvent& event) { happened(event); };
    events.failed = [this](const Error& error) { failed(error); };
    m_line = std::make_unique<RouterLine>(m_clock, std::move(target.hops), std::move(target.login), m_times,
                                          std::move(events));
}

void LineSession::happened(const ios::DialogueEvent& event)
{
    if (m_isOver)
        return;
    if (const auto* ready = std::get_if<ios::DialogueReady>(&event)) {
        m_isReady = true;
        m_retry.succeeded();
        if (m_events.ready)
            m_events.ready({*ready, m_reports});
    } else if (const auto* outcome = std::get_if<ios::CommandOutcome>(&event)) {
        if (m_script) {
            if (!std::exchange(m_isAnswered, true))
                m_answeredAt = m_clock.steady();
            m_script->take(*outcome);
            nextCommand();
        }
    } else if (const auto* stop = std::get_if<ios::DialogueStop>(&event)) {
        Error error = stop->error();
        if (stop->reason == ios::StopReason::ConnectionLost && m_line && m_line->lost())
            error.detail += ": " + m_line->lost()->detail;
        if (m_script) {
            m_script->stop(*stop);
            scriptOver(error);
        } else if (m_isReady) {
            over(error);
        } else {
            failed(error);
        }
    }
}

/// Before the router was ready.
void LineSession::failed(const Error& error)
{
    if (m_isOver)
        return;
    const auto again = m_retry.failed(error.code, QRandomGenerator::global()->generateDouble());
    if (!again) {
        over(error);
        return;
    }
    m_pool.needsNoTurn();
    m_again.start(*again);
}

void LineSession::run(std::unique_ptr<Script> script, bool keepsRecord)
{
    if (m_isOver || !m_isReady || m_script) {
        if (m_events.ran)
            m_events.ran({std::move(script), Error{ErrorCode::ConnectionLost, "the line is not open"}});
        return;
    }
    m_script = std::move(script);
    m_keepsRecord = keepsRecord;
    m_begunAt = m_answeredAt = m_clock.steady();
    m_isAnswered = false;
    m_script->begin({m_line->dialogue().host(), m_line->dialogue().isPrivileged(), false, std::string()});
    nextCommand();
}

void LineSession::nextCommand()
{
    auto plan = m_script->next();
    if (!plan) {
        scriptOver(std::nullopt);
        return;
    }
    if (m_events.typing)
        m_events.typing(ios::withoutSecrets(plan->line));
    if (const auto typed = m_line->run(*std::move(plan)); !typed) {
        m_script->stop({ios::StopReason::NotTypable, {}, {}, {}, false});
        scriptOver(typed.error());
    }
}

void LineSession::scriptOver(std::optional<Error> error)
{
    ScriptEnd end{std::move(m_script), error, {}, m_begunAt, m_answeredAt};
    if (m_keepsRecord && m_line)
        end.record = m_line->dialogue().record();
    if (!error)
        m_pool.needsNoTurn(); // a line that is kept open keeps nobody waiting
    if (m_events.ran)
        m_events.ran(std::move(end));
    if (error) {
        m_events = {};
        over(*error);
    }
}

void LineSession::cancel()
{
    if (m_script && m_line)
        m_line->cancel();
    else
        over({ErrorCode::Cancelled, "given up"});
}

void LineSession::over(const Error& error)
{
    if (std::exchange(m_isOver, true))
        return;
    m_again.stop();
    if (const auto told = std::exchange(m_events, {}).failed)
        told(error);
    m_pool.isOver();
}

} // namespace releve::ops
