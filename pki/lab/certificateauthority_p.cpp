// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/certificateauthority_p.h"

#include "pki/lab/issuance.h"
#include "pki/x509/crltemplate.h"

namespace releve::lab {

using lifecycle::AnswerKind;
using lifecycle::Operation;
using lifecycle::Purpose;
using lifecycle::ServerEventKind;
using lifecycle::ServerStep;
using scep::Decision;

CertificateAuthority::Private::Private(std::unique_ptr<ServerKeeper> keeper_, Options options_,
                                       const Clock& clock_)
    : options(std::move(options_)), clock(clock_), keeper(std::move(keeper_)), m_since(now())
{}

Status CertificateAuthority::Private::begin()
{
    {
        const std::lock_guard lock(mutex);
        tellLocked(keeper->opening(), m_since);
        if (!keeper->server().current) {
            const auto taken = takeLocked({.kind = ServerEventKind::NoShut}, m_since);
            if (!taken)
                return taken.error();
            if (const auto* refusal = find<lifecycle::RefuseServerAct>(*taken))
                return refused(refusal->reason);
        }
    }
    catchUp();
    return std::monostate{};
}

/// Whole seconds, as certificates and the lifecycle have them (ROLLOVER_SPEC 14.1).
Instant CertificateAuthority::Private::now() const
{
    return std::chrono::floor<std::chrono::seconds>(clock.now());
}

Result<ServerStep> CertificateAuthority::Private::takeLocked(const lifecycle::ServerEvent& event, Instant at,
                                                             const x509::PrivateKey* spare)
{
    const bool wasEnabled = keeper->server().enabled();
    auto taken = keeper->take(event, at, spare);
    if (!wasEnabled && keeper->server().enabled())
        m_since = at;
    if (taken)
        tellLocked(*taken, at);
    else
        lost(taken.error());
    return taken;
}

void CertificateAuthority::Private::tellLocked(const ServerStep& taken, Instant at) const
{
    if (options.stepped)
        options.stepped(at, taken);
}

void CertificateAuthority::Private::lost(const Error& error) const
{
    if (options.trouble)
        options.trouble(error.detail);
}

void CertificateAuthority::Private::catchUp()
{
    const Instant present = now();
    {
        const std::lock_guard lock(mutex);
        if (keeper->server().nextDue() > present)
            return;
    }
    const std::lock_guard turn(m_turn);
    std::optional<x509::PrivateKey> spare;
    std::unique_lock lock(mutex);
    while (const auto due = keeper->server().due(present)) {
        const bool shadow = *due == ServerEventKind::ShadowGenerationDue;
        if (shadow && !spare) { // takes long, and requests go on meanwhile
            lock.unlock();
            auto made = x509::PrivateKey::generateRsa(options.keyBits);
            lock.lock();
            if (!made)
                return lost(made.error());
            spare = std::move(*made);
            continue;
        }
        const auto& server = keeper->server();
        // Told with the instant it was due, however late we are; what was due before it was enabled happens then.
        const Instant at = std::max(shadow ? server.shadowGenerationDue : server.certExpireDue, m_since);
        if (!takeLocked({.kind = *due}, at, spare ? &*spare : nullptr))
            return;
        spare.reset();
    }
}

void CertificateAuthority::Private::tend()
{
    {
        const std::lock_guard lock(mutex);
        if (const auto checked = keeper->checkStorage(now()); !checked)
            lost(checked.error());
        if (keeper->isStorageLost()) {
            if (const auto restored = keeper->restoreStorage(now()); !restored)
                return;
            m_since = now();
            if (options.trouble)
                options.trouble({});
        }
    }
    // Not under the lock: a disk may take long, and nobody has to wait for it.
    if (const auto synced = keeper->sync(); !synced)
        lost(synced.error());
}

lifecycle::Message CertificateAuthority::Private::messageLocked(const scep::Enrollment& enrollment,
                                                                lifecycle::Requester requester, Bytes asked)
{
    lifecycle::Message message{.operation = Operation::PkcsReq,
                               .purpose = !enrollment.renewal                         ? Purpose::Enroll
                                          : enrollment.slot == scep::CaSlot::Rollover ? Purpose::Shadow
                                                                                      : Purpose::Renew,
                               .recipient = serialOf(enrollment.ca.serial()),
                               .key = requester + 1, // one key a transaction
                               .signer = {},
                               .mark = keeper->mark(requester, enrollment, std::move(asked))};
    if (enrollment.renewal) {
        const lifecycle::Serial serial = serialOf(enrollment.signer.serial());
        const auto& known = keeper->state().certificates;
        const auto certificate = known.find(serial);
        message.signer =
            lifecycle::CertificateFacts{serial, certificate == known.end() ? 0 : certificate->second.issuer,
                                        0, enrollment.signer.notBefore().value_or(Instant()),
                                        enrollment.signer.notAfter().value_or(Instant())};
    }
    return message;
}

Decision CertificateAuthority::Private::enroll(const scep::Enrollment& enrollment)
{
    catchUp();
    auto asked = enrollment.request.withoutChallengePassword();
    if (!asked)
        return Decision::unavailable();
    lifecycle::Requester requester = 0;
    std::optional<lifecycle::Answer> answer;
    {
        const std::lock_guard lock(mutex);
        if (!keeper->server().answers())
            return Decision::unavailable();
        const Instant at = now();
        requester = keeper->numberOf(enrollment.transactionId, enrollment.signer.publicKey(), at);
        const auto taken = takeLocked({.kind = ServerEventKind::Receive,
                                       .requester = requester,
                                       .message = messageLocked(enrollment, requester, std::move(*asked))},
                                      at);
        const auto* sent = taken ? find<lifecycle::SendAnswer>(*taken) : nullptr;
        if (!sent)
            return Decision::unavailable();
        if (sent->answer.kind == AnswerKind::Failure &&
            !keeper->server().holds(serialOf(enrollment.ca.serial())))
            return Decision::rejected(scep::FailInfo::BadCertId); // rule 14.18
        answer = authorizedLocked(sent->answer, enrollment, requester, at);
    }
    return decide(*answer, requester, &enrollment.request);
}

lifecycle::Answer CertificateAuthority::Private::authorizedLocked(const lifecycle::Answer& answer,
                                                                  const scep::Enrollment& enrollment,
                                                                  lifecycle::Requester requester, Instant at)
{
    const bool decided = answer.kind != AnswerKind::Pending && answer.kind != AnswerKind::Granted;
    if (decided || enrollment.renewal || keeper->state().passwordDigest.empty() ||
        !keeper->isPassword(enrollment.request.challengePassword(), at))
        return answer;
    if (!keeper->setPassword({}, {}, at)) // once: written down before anybody has the certificate
        return answer;
    const lifecycle::Request* request = keeper->server().requests.peek(requester);
    if (answer.kind == AnswerKind::Pending && request &&
        takeLocked({.kind = ServerEventKind::Grant, .request = request->id}, at))
        return {AnswerKind::Granted, keeper->server().requests.peek(requester)->certificate, 0};
    return answer;
}

Decision CertificateAuthority::Private::poll(const scep::Poll& poll)
{
    catchUp();
    lifecycle::Requester requester = 0;
    std::optional<lifecycle::Answer> answer;
    {
        const std::lock_guard lock(mutex);
        const auto known = keeper->find(poll.transactionId, poll.signer.publicKey());
        if (!known)
            return Decision::rejected(scep::FailInfo::BadCertId);
        requester = *known;
        lifecycle::ServerEvent event{.kind = ServerEventKind::Receive, .requester = requester};
        event.message.operation = Operation::CertPoll;
        const auto taken = takeLocked(event, now());
        const auto* sent = taken ? find<lifecycle::SendAnswer>(*taken) : nullptr;
        if (!sent)
            return Decision::unavailable();
        answer = sent->answer;
    }
    return decide(*answer, requester, nullptr);
}

Decision CertificateAuthority::Private::decide(const lifecycle::Answer& answer,
                                               lifecycle::Requester requester, const x509::Request* request)
{
    if (answer.kind == AnswerKind::Pending)
        return Decision::pending();
    if (answer.kind != AnswerKind::Granted)
        return Decision::rejected();
    auto certificate = certificateOf(answer.certificate, requester, request);
    return certificate ? Decision::granted(std::move(*certificate)) : Decision::unavailable();
}

Result<x509::Certificate>
CertificateAuthority::Private::certificateOf(const lifecycle::CertificateFacts& facts,
                                             lifecycle::Requester requester, const x509::Request* request)
{
    std::promise<Result<x509::Certificate>> promise;
    Bytes asked;
    std::optional<x509::Identity> ca;
    lifecycle::CertificateServerConfig config;
    {
        std::unique_lock lock(mutex);
        const ServerState& state = keeper->state();
        if (const auto known = state.certificates.find(facts.serial); known != state.certificates.end()) {
            const Bytes der = known->second.der;
            lock.unlock();
            return x509::Certificate::fromDer(der);
        }
        if (const auto running = m_beingSigned.find(facts.serial); running != m_beingSigned.end()) {
            const Signing signing = running->second;
            lock.unlock();
            return signing.get();
        }
        m_beingSigned.emplace(facts.serial, promise.get_future().share());
        ca = keeper->ca(facts.issuerSerial);
        config = state.server.config;
        if (!request && requester < state.clients.size() && state.clients[requester])
            asked = state.clients[requester]->asked;
    }
    auto made = sign(facts, config, ca, asked, request);
    {
        const std::lock_guard lock(mutex);
        if (made) {
            if (auto kept = keeper->keep(facts, *made, requester); !kept) {
                lost(kept.error());
                made = kept.error();
            } else if (options.issued) {
                options.issued(*made);
            }
        }
        m_beingSigned.erase(facts.serial);
    }
    promise.set_value(made);
    return made;
}

Result<x509::Certificate> CertificateAuthority::Private::sign(
    const lifecycle::CertificateFacts& facts, const lifecycle::CertificateServerConfig& config,
    const std::optional<x509::Identity>& ca, const Bytes& asked, const x509::Request* request) const
{
    if (!ca)
        return Error{ErrorCode::NotFound, "the CA has gone meanwhile"};
    if (request)
        return signIdentity(facts, config, *request, *ca);
    const auto stored = x509::Request::fromDer(asked);
    return stored ? signIdentity(facts, config, *stored, *ca) : stored.error();
}

std::optional<x509::Crl> CertificateAuthority::Private::crl()
{
    catchUp();
    x509::CrlTemplate list;
    std::optional<x509::Identity> issuer;
    {
        const std::lock_guard lock(mutex);
        const Instant present = now();
        const lifecycle::CertificateServer& server = keeper->server();
        if (server.crlUpdateDue <= present &&
            !takeLocked({.kind = ServerEventKind::CrlUpdateDue},
                        lifecycle::lastCrlUpdate(server.crlUpdateDue, server.config.crlLifetime, present)))
            return std::nullopt;
        const ServerState& state = keeper->state();
        if (m_crl && m_crlNumber == state.crlNumber)
            return m_crl;
        list = {state.crlThisUpdate, state.crlNextUpdate, {}, state.crlNumber, digestOf(server.config)};
        for (const auto& [serial, at] : state.revokedAt) {
            const auto certificate = state.certificates.find(serial);
            if (certificate != state.certificates.end() && certificate->second.issuer == state.crlIssuer)
                list.revoked.push_back({serialText(serial), at});
        }
        issuer = keeper->ca(state.crlIssuer);
    }
    auto made =
        issuer ? x509::signCrl(list, *issuer) : Result<x509::Crl>(Error{ErrorCode::NotFound, "no CA"});
    if (!made)
        return std::nullopt;
    const std::lock_guard lock(mutex);
    if (*list.number >= m_crlNumber) {
        m_crl = *made;
        m_crlNumber = *list.number;
    }
    return std::move(*made);
}

} // namespace releve::lab
