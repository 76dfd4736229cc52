// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/text.h"
#include "pki/lab/certificateauthority_p.h"
#include "pki/scep/nonce.h"

// What an operator does with a certificate server.
namespace releve::lab {

using lifecycle::ServerEventKind;
using lifecycle::ServerRefusal;
using scep::Decision;

namespace {

/// Of a request that was brought: no client's, whose transactionID is a PrintableString and has no such sign.
constexpr std::string_view broughtMark = "#pkcs10 ";

constexpr std::string_view refusalText(ServerRefusal reason)
{
    switch (reason) {
    case ServerRefusal::ClockNotAuthoritative:
        return "the clock is not authoritative";
    case ServerRefusal::NotEnabled:
        return "the certificate server is not enabled";
    case ServerRefusal::RolloverAvailable:
        return "there is a rollover CA already";
    case ServerRefusal::NoRollover:
        return "there is no rollover CA";
    case ServerRefusal::NoSuchRequest:
        return "there is no such pending request";
    }
    return {};
}

} // namespace

Error CertificateAuthority::Private::refused(ServerRefusal reason)
{
    return {ErrorCode::BadArgument, std::string(refusalText(reason))};
}

Status CertificateAuthority::Private::operate(const lifecycle::ServerEvent& event)
{
    if (event.kind != ServerEventKind::ClockLost) // that holds from its first instant on (ROLLOVER_SPEC 14.2)
        catchUp();
    std::optional<x509::PrivateKey> spare;
    const std::lock_guard turn(m_turn);
    if (event.kind == ServerEventKind::Rollover) {
        auto made = x509::PrivateKey::generateRsa(options.keyBits);
        if (!made)
            return made.error();
        spare = std::move(*made);
    }
    {
        const std::lock_guard lock(mutex);
        const bool revokes = event.kind == ServerEventKind::Revoke;
        if (revokes || event.kind == ServerEventKind::Unrevoke) {
            if (!keeper->server().enabled())
                return refused(ServerRefusal::NotEnabled);
            return revokes ? keeper->revoke(event.serial, now()) : keeper->unrevoke(event.serial, now());
        }
        const auto taken = takeLocked(event, now(), spare ? &*spare : nullptr);
        if (!taken)
            return taken.error();
        if (const auto* refusal = find<lifecycle::RefuseServerAct>(*taken))
            return refused(refusal->reason);
    }
    if (event.kind == ServerEventKind::Grant || event.kind == ServerEventKind::GrantAll)
        signGranted();
    return std::monostate{};
}

Status CertificateAuthority::Private::reconfigure(const lifecycle::CertificateServerConfig& config)
{
    const std::lock_guard turn(m_turn);
    const std::lock_guard lock(mutex);
    const auto taken = keeper->reconfigure(config, now());
    if (!taken)
        return taken.error();
    tellLocked(*taken, now());
    return std::monostate{};
}

/// IOS signs at the act, not at the poll that collects the certificate.
void CertificateAuthority::Private::signGranted()
{
    std::vector<lifecycle::Request> granted;
    {
        const std::lock_guard lock(mutex);
        const ServerState& state = keeper->state();
        for (const auto& client : state.clients) {
            if (client && client->request.id != 0 &&
                client->request.state == lifecycle::RequestState::Granted &&
                !state.certificates.contains(client->request.certificate.serial))
                granted.push_back(client->request);
        }
    }
    for (const lifecycle::Request& request : granted) // what fails is tried again when it is asked for
        (void)certificateOf(request.certificate, request.requester, nullptr);
}

Result<std::string> CertificateAuthority::Private::generatePassword(std::chrono::minutes validity)
{
    constexpr std::size_t length = 8;
    auto random = scep::freshNonce();
    if (!random)
        return random.error();
    std::string password = toHex(ByteView(*random).first(length));
    const std::lock_guard lock(mutex);
    if (!keeper->server().enabled())
        return refused(ServerRefusal::NotEnabled);
    if (const auto set = keeper->setPassword(SecretBytes(password), now() + validity, now()); !set)
        return set.error();
    return password;
}

Result<StoredRequest> CertificateAuthority::Private::bring(const x509::Request& request, scep::CaSlot slot,
                                                           const std::string& as)
{
    if (!request.isSignatureValid())
        return Error{ErrorCode::BadArgument, "the request is not signed with its own key"};
    catchUp();
    std::optional<scep::Holdings> holdings;
    std::string transaction;
    {
        const std::lock_guard lock(mutex);
        holdings = keeper->holdings();
        transaction =
            std::string(broughtMark)
                .append(as)
                .append("\n")
                .append(std::to_string(keeper->server().requests.lastId() + 1))
                .append(".")
                .append(std::to_string(++m_brought)); // one of its own for each, whoever else is at it
    }
    if (!holdings)
        return refused(ServerRefusal::NotEnabled);
    if (slot == scep::CaSlot::Rollover && !holdings->rollover)
        return refused(ServerRefusal::NoRollover);
    const x509::Certificate& ca =
        (slot == scep::CaSlot::Rollover ? *holdings->rollover : holdings->current).certificate;
    // In the place of a client's signer stands the CA, with whose key nobody else signs.
    const Decision decision = enroll({transaction, request, ca, slot, ca, false, transaction});
    if (!decision.available)
        return Error{ErrorCode::IoFailure, "the request could not be stored"};
    const std::lock_guard lock(mutex);
    const auto requester = keeper->find(transaction, ca.publicKey());
    if (!requester)
        return Error{ErrorCode::NotFound, "the request has gone meanwhile"};
    return storedLocked(*keeper->state().clients[*requester]);
}

StoredRequest CertificateAuthority::Private::storedLocked(const Client& client) const
{
    const lifecycle::Request& request = client.request;
    StoredRequest stored{request.id,
                         request.state,
                         client.transactionId,
                         request.created,
                         request.certificate.serial,
                         client.fingerprintMd5,
                         client.subject,
                         {}};
    std::string_view brought = client.transactionId;
    if (consume(brought, broughtMark))
        stored.broughtAs = brought.substr(0, brought.find('\n'));
    return stored;
}

} // namespace releve::lab
