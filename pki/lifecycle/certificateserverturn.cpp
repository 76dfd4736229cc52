// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/certificateserverturn.h"

#include <algorithm>
#include <utility>

namespace releve::lifecycle {

namespace {

using S = ServerState;
using E = ServerEventKind;

enum class Decision
{
    Grant,
    Keep,
    Reject
};

/// ROLLOVER_SPEC 5.4 as rule 14.19 reads it for a router's requests.
Decision decide(const CertificateServerConfig& config, bool signedByOurIdentity)
{
    const GrantMode& mode = config.grant;
    if (mode.none)
        return Decision::Reject;
    if (mode.automatic)
        return Decision::Grant;
    const bool ownTrustpoint =
        std::find(mode.trustpoints.begin(), mode.trustpoints.end(), config.name) != mode.trustpoints.end();
    return ownTrustpoint && signedByOurIdentity ? Decision::Grant : Decision::Keep;
}

} // namespace

void ServerTurn::take(const ServerEvent& event)
{
    m_from = runningState();
    switch (event.kind) {
    case E::NoShut:
        return noShut();
    case E::Shut:
        return shut();
    case E::Remove:
        return remove();
    case E::HttpOff:
    case E::HttpOn:
        return setCheck(m_server.httpOn, event.kind == E::HttpOn);
    case E::ClockLost:
    case E::ClockAuthoritative:
        return setCheck(m_server.clockAuthoritative, event.kind == E::ClockAuthoritative);
    case E::StorageLost:
    case E::StorageBack:
        return setCheck(m_server.storageAvailable, event.kind == E::StorageBack);
    case E::ShadowGenerationDue:
    case E::CertExpireDue:
        if (m_server.due(m_now) == event.kind) // a driver's timer may be late, and its event out of date
            event.kind == E::CertExpireDue ? certExpire() : shadowGeneration();
        return;
    case E::CrlUpdateDue:
        if (m_server.enabled())
            crl(event);
        return;
    case E::Receive:
        return receive(event.requester, event.message);
    default:
        return operate(event);
    }
}

/// What an operator types.
void ServerTurn::operate(const ServerEvent& event)
{
    if (!m_server.enabled()) { // rule 14.10
        refuse(ServerRefusal::NotEnabled);
        return took(ServerRow::Refused, m_from);
    }
    switch (event.kind) {
    case E::Rollover:
        return rollover();
    case E::RolloverCancel:
        return cancelRollover();
    case E::Revoke:
    case E::Unrevoke:
        return crl(event);
    default:
        return database(event);
    }
}

ServerState ServerTurn::runningState() const
{
    if (m_server.enabled())
        return m_server.rollover ? S::S4 : S::S3;
    return m_server.configured && m_server.shut && !m_server.dead ? S::S1 : m_server.state();
}

void ServerTurn::noShut()
{
    if (!m_server.configured || !m_server.shut)
        return;
    if (m_server.dead) { // rule 14.16
        refuse(ServerRefusal::NotEnabled);
        took(ServerRow::Refused, m_from);
        return;
    }
    if (!m_server.clockAuthoritative) { // row 2
        refuse(ServerRefusal::ClockNotAuthoritative);
        took(ServerRow::Row2, S::S1);
        return;
    }
    m_server.shut = false;
    if (m_server.current) {
        took(ServerRow::NoShutAgain, runningState());
        return;
    }
    const CertificateFacts ca =
        makeCa(caValidity(m_now, m_server.config.caLifetime.duration()), false); // row 1
    m_server.current = ca;
    issueCrl();
    log(LogEvent::CaCreated, ca);
    armCaTimers();
    took(ServerRow::Row1, S::S3);
}

void ServerTurn::shut()
{
    if (!m_server.configured || m_server.shut)
        return;
    m_server.shut = true;
    took(ServerRow::Shut, runningState());
}

void ServerTurn::remove()
{
    if (!m_server.configured)
        return;
    CertificateServer removed;
    removed.configured = false;
    removed.config.name = m_server.config.name;
    m_server = std::move(removed);
    act(DeleteServer{});
    took(ServerRow::Row17, S::S0);
}

/// Rows 3 and 4.
void ServerTurn::setCheck(bool& check, bool passes)
{
    if (!m_server.configured || check == passes)
        return;
    m_from = m_server.state();
    check = passes;
    const S next = m_server.state();
    if (passes ? m_from == S::S5 : next == S::S5)
        took(passes ? ServerRow::Row4 : ServerRow::Row3, next);
}

void ServerTurn::shadowGeneration()
{
    logFired(Timer::CsShadowCertGeneration);
    makeRollover(ServerRow::Row5);
}

/// Rows 5 and 6.
void ServerTurn::makeRollover(ServerRow row)
{
    const Duration lifetime = m_server.config.caLifetime.duration();
    const CertificateFacts ca = makeCa(rolloverCaValidity(*m_server.current, lifetime), true); // rule 14.13
    m_server.rollover = ca;
    m_server.shadowGenerationDue = never; // rule 14.15
    log(LogEvent::CsShadowGeneration, ca);
    took(row, S::S4);
}

void ServerTurn::rollover()
{
    if (!m_server.rollover) {
        makeRollover(ServerRow::Row6);
        return;
    }
    refuse(ServerRefusal::RolloverAvailable); // row 7
    took(ServerRow::Row7, S::S4);
}

void ServerTurn::cancelRollover()
{
    if (!m_server.rollover) { // row 9
        refuse(ServerRefusal::NoRollover);
        took(ServerRow::Row9, S::S3);
        return;
    }
    // row 8; the generation timer stays away for this CA (rule 14.15)
    const CertificateFacts cancelled = *m_server.rollover;
    m_server.requests.removeAddressedTo(cancelled.serial);
    m_server.rollover.reset();
    act(DeleteRolloverCa{});
    log(LogEvent::RolloverCancelled, cancelled);
    took(ServerRow::Row8, S::S3);
}

void ServerTurn::certExpire()
{
    logFired(Timer::CsCertExpire);
    m_server.requests.clear(); // rule 14.16
    m_server.certExpireDue = never;
    if (!m_server.rollover) { // row 11
        m_server.dead = true;
        m_server.shadowGenerationDue = never;
        m_server.crlUpdateDue = never;
        log(LogEvent::CaExpired, *m_server.current);
        took(ServerRow::Row11, S::S5);
        return;
    }
    m_server.current = m_server.rollover; // row 10
    m_server.rollover.reset();
    act(ActivateRolloverCa{});
    issueCrl();
    log(LogEvent::CaActivated, *m_server.current);
    armCaTimers();
    took(ServerRow::Row10, S::S3);
}

/// Row 16.
void ServerTurn::crl(const ServerEvent& event)
{
    if (event.kind == E::Revoke)
        m_server.revoked.push_back(event.serial);
    else if (event.kind == E::Unrevoke)
        std::erase(m_server.revoked, event.serial);
    issueCrl();
    took(ServerRow::Row16, m_from);
}

void ServerTurn::database(const ServerEvent& event)
{
    const Duration lifetime = m_server.config.requestLifetime;
    if (event.kind == E::GrantAll || event.kind == E::RejectAll) { // rule 14.20: pending ones only
        for (Request* request : m_server.requests.all(lifetime, m_now)) {
            if (request->state != RequestState::Pending)
                continue;
            if (event.kind == E::GrantAll)
                grant(*request);
            else
                request->state = RequestState::Rejected;
        }
    } else if (Request* request = m_server.requests.findById(event.request, lifetime, m_now);
               !request || (event.kind != E::RemoveRequest && request->state != RequestState::Pending)) {
        refuse(ServerRefusal::NoSuchRequest);
    } else if (event.kind == E::RemoveRequest) {
        m_server.requests.remove(*request);
    } else if (event.kind == E::Grant) {
        grant(*request);
    } else {
        request->state = RequestState::Rejected;
    }
    took(ServerRow::Database, m_from);
}

void ServerTurn::receive(Requester requester, const Message& message)
{
    if (!m_server.answers()) {
        m_from = m_server.state();
        took(ServerRow::Silent, m_from);
        return;
    }
    switch (message.operation) {
    case Operation::GetCaCert: // rule 14.17
        answer({AnswerKind::CaCertificate, *m_server.current, 0});
        took(ServerRow::GetCaCert, m_from);
        break;
    case Operation::GetNextCaCert:
        if (m_server.rollover) { // row 15
            answer({AnswerKind::NextCaCertificate, *m_server.rollover, m_server.current->serial});
            took(ServerRow::Row15, m_from);
        } else { // row 14
            answer({AnswerKind::NoNextCa, {}, 0});
            took(ServerRow::Row14, m_from);
        }
        break;
    case Operation::PkcsReq:
        pkcsReq(requester, message);
        break;
    case Operation::CertPoll:
        poll(requester);
        break;
    }
}

/// Rows 12 and 13.
void ServerTurn::pkcsReq(Requester requester, const Message& message)
{
    if (!m_server.holds(message.recipient)) { // rule 14.18
        answer({AnswerKind::Failure, {}, 0});
        took(ServerRow::UnknownRecipient, m_from);
        return;
    }
    const ServerRow row = message.recipient == m_server.current->serial ? ServerRow::Row12 : ServerRow::Row13;
    const Duration lifetime = m_server.config.requestLifetime;
    if (const Request* same = m_server.requests.findReplayed(requester, message, lifetime, m_now)) {
        answerRequest(*same);
        took(row, m_from);
        return;
    }
    Request& request = m_server.requests.replace(requester, message, m_now);
    switch (decide(m_server.config, signedByOurIdentity(message))) {
    case Decision::Grant:
        grant(request);
        break;
    case Decision::Keep:
        break;
    case Decision::Reject:
        request.state = RequestState::Rejected;
        break;
    }
    answerRequest(request);
    took(row, m_from);
}

void ServerTurn::poll(Requester requester)
{
    const Request* request = m_server.requests.find(requester, m_server.config.requestLifetime, m_now);
    if (request)
        answerRequest(*request);
    else
        answer({AnswerKind::Failure, {}, 0}); // rule 14.20: purged or deleted
    took(ServerRow::Poll, m_from);
}

CertificateFacts ServerTurn::makeCa(Validity validity, bool rollover)
{
    const Serial serial = m_server.nextSerial++;
    const CertificateFacts ca{serial, serial, m_server.nextKey++, validity.notBefore, validity.notAfter};
    act(GenerateCaKey{ca.keyId, rollover});
    act(SignCa{ca, rollover});
    return ca;
}

/// Signed by the key the request is addressed to, dated per ROLLOVER_SPEC 3 from this moment.
void ServerTurn::grant(Request& request)
{
    const bool byCurrent = request.recipient == m_server.current->serial;
    const CertificateFacts& ca = byCurrent ? *m_server.current : *m_server.rollover;
    const Duration lifetime = m_server.config.certificateLifetime.duration();
    const Validity validity =
        byCurrent ? identityValidity(m_now, lifetime, ca) : rolloverIdentityValidity(lifetime, ca);
    request.state = RequestState::Granted;
    request.granted = m_now;
    request.certificate = {m_server.nextSerial++, ca.serial, request.key, validity.notBefore,
                           validity.notAfter};
}

/// A renewal or a rollover request, not a first enrollment.
bool ServerTurn::signedByOurIdentity(const Message& message) const
{
    return message.signer && m_server.holds(message.signer->issuerSerial) && message.signer->validAt(m_now);
}

void ServerTurn::reconfigure(const CertificateServerConfig& config)
{
    const bool otherOverlap = !(config.autoRollover == m_server.config.autoRollover);
    m_server.config = config;
    if (!otherOverlap || !m_server.current || m_server.rollover || m_server.dead)
        return;
    m_server.shadowGenerationDue = never;
    armShadowGeneration();
}

void ServerTurn::armShadowGeneration()
{
    if (const auto& overlap = m_server.config.autoRollover) {
        arm(Timer::CsShadowCertGeneration, m_server.shadowGenerationDue,
            csShadowCertGenerationAt(*m_server.current, overlap->duration())); // rule 14.14
    }
}

void ServerTurn::armCaTimers()
{
    armShadowGeneration();
    arm(Timer::CsCertExpire, m_server.certExpireDue, csCertExpireAt(*m_server.current));
}

void ServerTurn::arm(Timer timer, Instant& field, Instant due)
{
    field = std::max(due, m_now); // rule 14.5
    act(LogEntry{.event = LogEvent::TimerArmed, .timer = timer, .due = field});
}

void ServerTurn::issueCrl()
{
    m_server.crlUpdateDue = csCrlUpdateAt(m_now, m_server.config.crlLifetime);
    act(IssueCrl{m_server.current->serial, m_now, m_server.crlUpdateDue});
}

void ServerTurn::answerRequest(const Request& request)
{
    switch (request.state) {
    case RequestState::Pending:
        return answer({AnswerKind::Pending, {}, 0});
    case RequestState::Granted:
        return answer({AnswerKind::Granted, request.certificate, 0});
    case RequestState::Rejected:
        return answer({AnswerKind::Failure, {}, 0});
    }
}

} // namespace releve::lifecycle
