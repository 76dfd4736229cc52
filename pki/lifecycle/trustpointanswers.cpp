// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/trustpointturn.h"

#include <algorithm>
#include <utility>

// What a trustpoint sends, and what it makes of the answers.
namespace releve::lifecycle {

namespace {

using C = TrustpointState;

} // namespace

/// Rows 1, 3 and 4.
void TrustpointTurn::caCertificate(const CertificateFacts& ca)
{
    endSeries(m_tp.enrollment);
    m_tp.holdings.ca = ca;
    m_tp.caEnds = rolloverActivationAt(ca);
    act(Install{Slot::Ca, ca});
    log(LogEvent::Authenticated, ca);
    took(TrustpointRow::Row1, C::C1);
    if (!m_tp.policy.autoEnroll && m_tp.caps.getNextCaCert) {
        armNextCa(shadowWithoutAutoEnrollAt(ca));
        took(TrustpointRow::Row3, C::C1);
    }
    if (std::exchange(m_tp.enrollNext, false)) {
        took(TrustpointRow::Row4, C::C2);
        begin(Purpose::Enroll);
    }
}

/// Row 14.
void TrustpointTurn::nextCaCertificate(const Answer& answer)
{
    if (answer.signer != m_tp.holdings.ca->serial) // rule 14.17
        return transportFailed(Operation::GetNextCaCert, FailureReason::BadSignature);
    endSeries(trackOf(Operation::GetNextCaCert));
    auto& held = m_tp.holdings;
    // A rollover identity is of no use without the CA that signed it.
    if (held.rolloverIdentity && held.rolloverIdentity->issuerSerial != answer.certificate.serial)
        discard(Slot::RolloverIdentity, held.rolloverIdentity);
    held.rolloverCa = answer.certificate;
    act(Install{Slot::RolloverCa, answer.certificate});
    log(LogEvent::NextCaFetched, answer.certificate);
    if (!m_tp.policy.autoEnroll) // rule 14.30
        return tookBeside(TrustpointRow::Row14, C::C6, nextCaState());
    took(TrustpointRow::Row14, C::C7);
    took(TrustpointRow::Row16, C::C7); // rule 14.29: in the same instant
    begin(Purpose::Shadow);
}

/// Rows 5, 9 and 17.
void TrustpointTurn::granted(const CertificateFacts& identity)
{
    endSeries(m_tp.enrollment);
    log(LogEvent::Granted, identity);
    if (m_tp.purpose == Purpose::Shadow) {
        m_tp.holdings.rolloverIdentity = identity;
        act(Install{Slot::RolloverIdentity, identity});
        log(LogEvent::ShadowComplete, identity);
        return took(TrustpointRow::Row17, C::C8);
    }
    m_tp.holdings.identity = identity;
    m_tp.holdings.installed = m_now;
    m_tp.identityEnds = identity.notAfter;
    act(Install{Slot::Identity, identity});
    const bool renewed = m_tp.purpose == Purpose::Renew;
    log(renewed ? LogEvent::Renewed : LogEvent::Enrolled, identity);
    took(renewed ? TrustpointRow::Row9 : TrustpointRow::Row5, restingState());
    armRenewal(renewAt(identity, m_now, m_tp.policy.percent));
}

/// Rows 6, 10 and 18.
void TrustpointTurn::pending()
{
    log(LogEvent::Pending);
    const bool polling = m_tp.enrollment.timer == Timer::Poll && m_tp.enrollment.seriesStart != never;
    if (!polling)
        endSeries(m_tp.enrollment); // a CONNECT RETRY has got through
    const TrustpointRow row = m_tp.state == C::C2   ? TrustpointRow::Row6
                              : m_tp.state == C::C5 ? TrustpointRow::Row10
                                                    : TrustpointRow::Row18;
    took(row, m_tp.state);
    repeatLater(m_tp.enrollment, Timer::Poll);
}

/// Rows 7, 11 and 18; rule 14.28.
void TrustpointTurn::failure()
{
    log(LogEvent::Rejected);
    log(LogEvent::Stopped);
    drop(m_tp.enrollment);
    const TrustpointRow row = m_tp.state == C::C2   ? TrustpointRow::Row7
                              : m_tp.state == C::C5 ? TrustpointRow::Row11
                                                    : TrustpointRow::Row18;
    took(row, C::C9);
}

/// Rows 12, 15 and 18.
void TrustpointTurn::transportFailed(Operation operation, FailureReason reason)
{
    act(LogEntry{.event = LogEvent::TransportFailure, .operation = operation, .reason = reason});
    Track& track = trackOf(operation);
    if (&track == &m_tp.nextCa)
        tookBeside(TrustpointRow::Row15, C::C6, C::C6);
    else
        took(m_tp.state == C::C6   ? TrustpointRow::Row15
             : m_tp.state == C::C7 ? TrustpointRow::Row18
                                   : TrustpointRow::Row12,
             m_tp.state);
    repeatLater(track, operation == Operation::CertPoll ? Timer::Poll : Timer::ConnectRetry); // rule 14.24
}

/// A new transaction, with a new key where it needs one.
void TrustpointTurn::begin(Purpose purpose)
{
    Holdings& held = m_tp.holdings;
    m_tp.purpose = purpose;
    const bool renewal = purpose != Purpose::Enroll;
    if (held.lastKey == 0 || (renewal && m_tp.policy.regenerate)) {
        m_tp.requestKey = ++held.lastKey;
        act(GenerateKey{m_tp.requestKey, renewal});
    } else {
        m_tp.requestKey = held.identity ? held.identity->keyId : held.lastKey;
    }
    sendRequest();
}

void TrustpointTurn::sendRequest()
{
    act(LogEntry{.event = LogEvent::RequestSent, .purpose = m_tp.purpose});
    send(m_tp.enrollment, Operation::PkcsReq);
}

void TrustpointTurn::getCaCert()
{
    send(m_tp.enrollment, Operation::GetCaCert);
}

void TrustpointTurn::getNextCaCert(Track& track)
{
    send(track, Operation::GetNextCaCert);
}

void TrustpointTurn::send(Track& track, Operation operation)
{
    const Holdings& held = m_tp.holdings;
    Message message;
    message.operation = operation;
    if (operation == Operation::PkcsReq || operation == Operation::CertPoll) {
        message.purpose = m_tp.purpose;
        message.recipient = (m_tp.purpose == Purpose::Shadow ? held.rolloverCa : held.ca)->serial; // row 16
        message.key = m_tp.requestKey;
        if (m_tp.purpose != Purpose::Enroll && m_tp.caps.renewal) // rows 4 and 8
            message.signer = held.identity;
    }
    if (&track == &m_tp.enrollment && operation != Operation::CertPoll)
        m_tp.doing = operation;
    track.inFlight = true;
    act(SendMessage{message});
}

/// Rules 14.24 to 14.26: POLL counts from the request, CONNECT RETRY from the first failure.
void TrustpointTurn::repeatLater(Track& track, Timer timer)
{
    if (track.seriesStart == never)
        track.seriesStart = m_now;
    if (m_tp.policy.retryCount != 0 && track.fired >= m_tp.policy.retryCount)
        return exhausted(track);
    // A POLL survives the identity, a retry does not (rule 14.27).
    const bool over = timer == Timer::ConnectRetry && &track == &m_tp.enrollment && m_tp.holdings.identity &&
                      !m_tp.hasValidIdentity() && m_tp.purpose != Purpose::Enroll;
    if (over)
        return drop(track);
    arm(track, timer, nextRetryAfter(m_now, track.seriesStart, m_tp.policy.retryPeriod));
}

/// Row 12a; rules 14.26 and 14.30.
void TrustpointTurn::exhausted(Track& track)
{
    drop(track);
    if (&track == &m_tp.nextCa) {
        tookBeside(TrustpointRow::Row12a, C::C6, nextCaState());
        return armNextCa(shadowAgainWithoutAutoEnrollAt(*m_tp.holdings.ca, m_now));
    }
    if (!m_tp.hasValidIdentity()) {
        log(LogEvent::Stopped);
        return took(TrustpointRow::GivenUp, C::C9);
    }
    const CertificateFacts& identity = *m_tp.holdings.identity;
    const bool shadow = endsWithItsCa(identity, *m_tp.holdings.ca);
    took(TrustpointRow::Row12a, shadow || !m_tp.policy.autoEnroll ? C::C4 : C::C3);
    if (!m_tp.policy.autoEnroll)
        return;
    if (shadow)
        arm(track, Timer::Shadow, shadowAgainAt(identity, m_now, m_tp.policy.percent));
    else
        arm(track, Timer::Renew, renewAgainAt(identity, m_now, m_tp.policy.percent));
}

/// Rule 14.23: RENEW or SHADOW, by the ends of identity and CA.
void TrustpointTurn::armRenewal(Instant renewDue)
{
    const CertificateFacts& identity = *m_tp.holdings.identity;
    if (!m_tp.policy.autoEnroll || identity.notAfter < m_now)
        return;
    if (!endsWithItsCa(identity, *m_tp.holdings.ca))
        arm(m_tp.enrollment, Timer::Renew, renewDue);
    else if (m_tp.caps.getNextCaCert)
        arm(m_tp.enrollment, Timer::Shadow, shadowAt(identity, m_tp.policy.percent));
}

void TrustpointTurn::armNextCa(Instant due)
{
    if (m_tp.caps.getNextCaCert)
        arm(m_tp.nextCa, Timer::Shadow, due);
}

void TrustpointTurn::arm(Track& track, Timer timer, Instant due)
{
    track.timer = timer;
    track.due = std::max(due, m_now); // rule 14.5
    track.untold = true;
}

/// Ends whatever the track was at: timer, series, exchange.
void TrustpointTurn::drop(Track& track)
{
    track = {};
}

void TrustpointTurn::endSeries(Track& track)
{
    track.seriesStart = never;
    track.fired = 0;
}

void TrustpointTurn::discard(Slot slot, std::optional<CertificateFacts>& certificate)
{
    if (!certificate)
        return;
    certificate.reset();
    act(Discard{slot});
}

/// Where the trustpoint is while it waits for nothing but its timers.
TrustpointState TrustpointTurn::restingState() const
{
    const Holdings& held = m_tp.holdings;
    if (!held.ca)
        return C::C0;
    if (!m_tp.hasValidIdentity())
        return m_tp.caEnds == never || (held.identity && m_tp.policy.autoEnroll) ? C::CX : C::C1;
    if (held.rolloverIdentity)
        return C::C8;
    return m_tp.policy.autoEnroll && !endsWithItsCa(*held.identity, *held.ca) ? C::C3 : C::C4;
}

/// Rule 14.35: timer-armed last, once nothing is in flight.
void TrustpointTurn::tellArmedTimers()
{
    for (Track* track : {&m_tp.nextCa, &m_tp.enrollment}) {
        if (std::exchange(track->untold, false))
            act(LogEntry{.event = LogEvent::TimerArmed, .timer = track->timer, .due = track->due});
    }
}

void TrustpointTurn::fired(Track& track)
{
    act(LogEntry{.event = LogEvent::TimerFired, .timer = track.timer});
    track.due = never;
    if (track.timer == Timer::Poll || track.timer == Timer::ConnectRetry)
        ++track.fired;
}

} // namespace releve::lifecycle
