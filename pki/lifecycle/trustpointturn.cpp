// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/trustpointturn.h"

#include <utility>

// What configuration, operator and clock make a trustpoint do.
namespace releve::lifecycle {

namespace {

using C = TrustpointState;
using E = TrustpointEventKind;

/// Waits for its next POLL or CONNECT RETRY.
bool isRetrying(const Track& track)
{
    return track.armed() && (track.timer == Timer::Poll || track.timer == Timer::ConnectRetry);
}

} // namespace

void TrustpointTurn::take(const TrustpointEvent& event)
{
    dispatch(event);
    if (!m_tp.enrollment.inFlight && !m_tp.nextCa.inFlight)
        tellArmedTimers();
}

void TrustpointTurn::dispatch(const TrustpointEvent& event)
{
    if (event.kind <= E::ClockAuthoritative)
        obey(event);
    else if (event.kind > E::IdentityEnds)
        hear(event);
    else if (m_tp.due(m_now) == event.kind) // a driver's timer may be late, and its event out of date
        fall(event.kind);
}

void TrustpointTurn::obey(const TrustpointEvent& event)
{
    switch (event.kind) {
    case E::Configured:
        if (m_tp.state == C::C0 && m_tp.policy.autoEnroll)
            took(TrustpointRow::Row2, C::C0); // nothing is sent before authentication
        return;
    case E::Authenticate:
        return authenticate();
    case E::Enroll:
        return enroll();
    case E::CancelEnroll:
        return cancelEnroll();
    case E::RemoveChain:
        return removeChain();
    case E::Reload:
        return reload(*event.startup);
    default:
        return setClock(event.kind == E::ClockAuthoritative);
    }
}

void TrustpointTurn::fall(E due)
{
    switch (due) {
    case E::CaEnds:
        return caEnds();
    case E::RenewDue:
        fired(m_tp.enrollment);
        took(TrustpointRow::Row8, C::C5);
        return begin(Purpose::Renew);
    case E::ShadowDue:
        fired(m_tp.enrollment);
        took(TrustpointRow::Row13, C::C6);
        return getNextCaCert(m_tp.enrollment);
    case E::PollDue:
        return pollDue();
    case E::ConnectRetryDue:
        return retryDue();
    case E::NextCaShadowDue:
        fired(m_tp.nextCa);
        tookBeside(TrustpointRow::Row13, nextCaState(), C::C6);
        return getNextCaCert(m_tp.nextCa);
    case E::NextCaRetryDue:
        fired(m_tp.nextCa);
        return getNextCaCert(m_tp.nextCa);
    default:
        return identityEnds();
    }
}

void TrustpointTurn::hear(const TrustpointEvent& event)
{
    constexpr EnumSet<E> aboutNextCa{E::NextCaCertificate, E::NoNextCa};
    const Operation operation = event.kind == E::TransportFailed   ? event.operation
                                : event.kind == E::CaCertificate   ? Operation::GetCaCert
                                : aboutNextCa.contains(event.kind) ? Operation::GetNextCaCert
                                                                   : Operation::PkcsReq;
    if (!awaits(operation))
        return;
    switch (event.kind) {
    case E::CaCertificate:
        return caCertificate(event.answer.certificate);
    case E::NextCaCertificate:
        return nextCaCertificate(event.answer);
    case E::NoNextCa:
        return transportFailed(operation, FailureReason::NoRollover); // rule 14.17
    case E::Granted:
        return granted(event.answer.certificate);
    case E::Pending:
        return pending();
    case E::Failure:
        return failure();
    default:
        return transportFailed(operation, FailureReason::Unreachable);
    }
}

/// Whether an answer to `operation` is waited for; a poll waits for the answer to its PKCSReq.
bool TrustpointTurn::awaits(Operation operation)
{
    Track& track = trackOf(operation);
    const Operation asked = operation == Operation::CertPoll ? Operation::PkcsReq : operation;
    if (!track.inFlight || (&track == &m_tp.enrollment && m_tp.doing != asked))
        return false;
    track.inFlight = false;
    return true;
}

void TrustpointTurn::authenticate()
{
    if (!m_tp.clockAuthoritative)
        return act(RefuseTrustpointAct{TrustpointRefusal::ClockNotAuthoritative});
    if (m_tp.holdings.ca) // 6.3: the chain has to go first
        return act(RefuseTrustpointAct{TrustpointRefusal::AlreadyAuthenticated});
    drop(m_tp.enrollment);
    m_tp.state = C::C0;                       // whatever stopped it before
    m_tp.enrollNext = m_tp.policy.autoEnroll; // row 4
    getCaCert();
}

/// Rule 14.11. What needs a clean start had its chain removed before.
void TrustpointTurn::enroll()
{
    if (!m_tp.clockAuthoritative)
        return act(RefuseTrustpointAct{TrustpointRefusal::ClockNotAuthoritative});
    drop(m_tp.enrollment);   // the running transaction and its retries
    if (!m_tp.holdings.ca) { // rule 14.21
        m_tp.state = C::C0;
        m_tp.enrollNext = true;
        getCaCert();
    } else if (!m_tp.hasValidIdentity()) {
        took(TrustpointRow::Row4, C::C2);
        begin(Purpose::Enroll);
    } else if (m_tp.holdings.rolloverCa) {
        took(TrustpointRow::ManualRenewal, C::C7);
        begin(Purpose::Shadow);
    } else {
        took(TrustpointRow::ManualRenewal, C::C5);
        begin(Purpose::Renew);
    }
}

void TrustpointTurn::cancelEnroll()
{
    drop(m_tp.enrollment);
    took(TrustpointRow::CancelEnroll, restingState());
}

/// The keys stay.
void TrustpointTurn::removeChain()
{
    const KeyId lastKey = m_tp.holdings.lastKey;
    discard(Slot::RolloverIdentity, m_tp.holdings.rolloverIdentity);
    discard(Slot::Identity, m_tp.holdings.identity);
    discard(Slot::RolloverCa, m_tp.holdings.rolloverCa);
    discard(Slot::Ca, m_tp.holdings.ca);
    m_tp.holdings = {};
    m_tp.holdings.lastKey = lastKey;
    m_tp.caEnds = never;
    m_tp.identityEnds = never;
    drop(m_tp.enrollment);
    drop(m_tp.nextCa);
    took(TrustpointRow::RemoveChain, C::C0);
}

/// Row 21: what was not saved is lost, and with it the transaction. inferred: timers follow from what is held
/// as they would have, ROLLOVER_SPEC 13.7 [I]
void TrustpointTurn::reload(const Holdings& startup)
{
    m_tp.holdings = startup;
    drop(m_tp.enrollment);
    drop(m_tp.nextCa);
    m_tp.caEnds = startup.ca ? startup.ca->notAfter : never;
    const bool valid = startup.identity && startup.identity->notAfter >= m_now;
    m_tp.identityEnds = valid ? startup.identity->notAfter : never;
    took(TrustpointRow::Row21, restingState());
    if (!m_tp.holdings.ca)
        return;
    if (!m_tp.policy.autoEnroll && !m_tp.holdings.rolloverCa)
        armNextCa(shadowWithoutAutoEnrollAt(*m_tp.holdings.ca));
    if (m_tp.state == C::C1 && m_tp.policy.autoEnroll && m_tp.clockAuthoritative && m_now < m_tp.caEnds) {
        took(TrustpointRow::Row4, C::C2);
        begin(Purpose::Enroll);
    } else if (valid && !m_tp.holdings.rolloverIdentity) {
        armRenewal(renewAt(*m_tp.holdings.identity, startup.installed, m_tp.policy.percent));
    }
}

/// Row 22 and the clock gate of section 2: due dates stay, nothing fires.
void TrustpointTurn::setClock(bool authoritative)
{
    if (m_tp.clockAuthoritative == authoritative)
        return;
    m_tp.clockAuthoritative = authoritative;
    took(authoritative ? TrustpointRow::ClockAuthoritative : TrustpointRow::Row22, m_tp.state);
}

/// Rule 14.25: the failed step itself is repeated.
void TrustpointTurn::retryDue()
{
    fired(m_tp.enrollment);
    switch (m_tp.doing) {
    case Operation::GetCaCert:
        return getCaCert();
    case Operation::GetNextCaCert:
        return getNextCaCert(m_tp.enrollment);
    default:
        return sendRequest();
    }
}

void TrustpointTurn::pollDue()
{
    fired(m_tp.enrollment);
    act(LogEntry{.event = LogEvent::RequestSent, .operation = Operation::CertPoll, .purpose = m_tp.purpose});
    send(m_tp.enrollment, Operation::CertPoll);
}

/// Rule 14.31.
void TrustpointTurn::caEnds()
{
    const bool waiting = isRetrying(m_tp.enrollment) || isRetrying(m_tp.nextCa);
    drop(m_tp.enrollment);
    drop(m_tp.nextCa);
    m_tp.caEnds = never;
    if (m_tp.holdings.rolloverCa && m_tp.holdings.rolloverIdentity)
        return swapAll();
    if (m_tp.holdings.rolloverCa && !m_tp.policy.autoEnroll)
        swapCaAlone();
    else
        expire();
    if (waiting && !m_tp.hasValidIdentity())
        log(LogEvent::Stopped);
}

/// Row 19: CA, identity and key together.
void TrustpointTurn::swapAll()
{
    Holdings& held = m_tp.holdings;
    held.installed = held.ca->notAfter; // T is e_a
    held.ca = std::exchange(held.rolloverCa, std::nullopt);
    held.identity = std::exchange(held.rolloverIdentity, std::nullopt);
    m_tp.caEnds = rolloverActivationAt(*held.ca);
    m_tp.identityEnds = held.identity->notAfter;
    act(ActivateRollover{true});
    act(LogEntry{.event = LogEvent::RolloverActivated, .certificate = held.identity, .ca = held.ca->serial});
    took(TrustpointRow::Row19, restingState());
    if (!m_tp.policy.autoEnroll)
        armNextCa(shadowWithoutAutoEnrollAt(*held.ca));
    armRenewal(
        renewAt(*held.identity, held.installed, m_tp.policy.percent, RenewBase::NotBefore)); // rule 14.22
}

/// Row 19a: the expired identity goes when its own end is told.
void TrustpointTurn::swapCaAlone()
{
    Holdings& held = m_tp.holdings;
    const C from = nextCaState();
    held.ca = std::exchange(held.rolloverCa, std::nullopt);
    m_tp.caEnds = rolloverActivationAt(*held.ca);
    act(ActivateRollover{false});
    act(LogEntry{.event = LogEvent::RolloverActivated, .ca = held.ca->serial});
    tookBeside(TrustpointRow::Row19a, from, C::C1);
    m_tp.state = C::C1;
    armNextCa(shadowWithoutAutoEnrollAt(*held.ca));
}

/// Row 20.
void TrustpointTurn::expire()
{
    discard(Slot::RolloverCa, m_tp.holdings.rolloverCa);
    took(TrustpointRow::Row20, C::CX);
}

/// Rules 14.27 and 14.33: only a POLL goes on.
void TrustpointTurn::identityEnds()
{
    log(LogEvent::IdentityExpired, m_tp.holdings.identity);
    m_tp.identityEnds = never;
    if (m_tp.holdings.ca && m_tp.holdings.identity->issuerSerial != m_tp.holdings.ca->serial)
        discard(Slot::Identity, m_tp.holdings.identity); // row 19a
    const bool polling = isRetrying(m_tp.enrollment) && m_tp.enrollment.timer == Timer::Poll;
    if (!polling)
        drop(m_tp.enrollment);
    const bool mayGoOn = !m_tp.policy.autoEnroll && m_tp.caEnds != never;
    took(TrustpointRow::IdentityEnds, polling ? m_tp.state : mayGoOn ? C::C1 : C::CX);
}

} // namespace releve::lifecycle
