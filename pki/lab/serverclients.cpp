// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/serverkeeper.h"

#include <algorithm>

#include "pki/scep/nonce.h"

// Who asks a certificate server, and by what it knows them.
namespace releve::lab {

using lifecycle::Requester;

namespace {

std::string keyNameOf(const x509::PublicKey& key)
{
    return x509::digestHex(x509::Digest::Sha256, key.spki);
}

} // namespace

Requester ServerKeeper::numberOf(const std::string& transactionId, const x509::PublicKey& signer, Instant now)
{
    if (const auto known = find(transactionId, signer))
        return *known;
    if (m_free.empty() && m_state.clients.size() >= m_sweepAt)
        sweep(now);
    Requester requester = 0;
    if (m_free.empty()) {
        requester = static_cast<Requester>(m_state.clients.size());
    } else {
        requester = m_free.back();
        m_free.pop_back();
    }
    Client client;
    client.transactionId = transactionId;
    client.signerKey = keyNameOf(signer);
    m_state.place(requester, std::move(client));
    return requester;
}

std::optional<Requester> ServerKeeper::find(const std::string& transactionId,
                                            const x509::PublicKey& signer) const
{
    const auto known = m_state.numbers.find(ServerState::nameOf(transactionId, keyNameOf(signer)));
    return known == m_state.numbers.end() ? std::nullopt : std::optional(known->second);
}

lifecycle::RequestMark ServerKeeper::mark(Requester requester, const scep::Enrollment& enrollment,
                                          Bytes asked)
{
    Client& client = *m_state.clients[requester];
    const std::string name = x509::digestHex(x509::Digest::Sha256, bytesOf(enrollment.replayKey));
    if (client.replayKey == name && client.request.mark != 0)
        return client.request.mark;
    client.replayKey = name;
    client.asked = std::move(asked);
    client.fingerprintMd5 = x509::digestHex(x509::Digest::Md5, enrollment.request.der());
    client.subject = enrollment.request.subject().toIos();
    return ++m_state.lastMark;
}

void ServerKeeper::forget(Requester requester)
{
    auto& client = m_state.clients[requester];
    if (client)
        m_state.numbers.erase(ServerState::nameOf(client->transactionId, client->signerKey));
    client.reset();
    m_free.push_back(requester);
}

/// Frees the numbers of requests that nothing refers to any more, so that memory follows what is alive.
void ServerKeeper::sweep(Instant now)
{
    const Duration lifetime = m_state.server.config.requestLifetime;
    for (Requester requester = 0; requester < m_state.clients.size(); ++requester) {
        const auto& client = m_state.clients[requester];
        if (!client)
            continue;
        const Instant last = std::max(client->request.created, client->request.granted);
        if (client->request.id == 0 || lifecycle::erExpireAt(last, lifetime) <= now)
            forget(requester);
    }
    m_sweepAt = std::max<std::size_t>(1024, 2 * (m_state.clients.size() - m_free.size()));
}

Status ServerKeeper::setPassword(const SecretBytes& password, Instant ends, Instant now)
{
    m_state.passwordDigest =
        password.empty() ? std::string() : x509::digestHex(x509::Digest::Sha256, password.view());
    m_state.passwordEnds = ends;
    RecordWriter record;
    m_state.writePassword(record);
    return append(record, now);
}

bool ServerKeeper::isPassword(const SecretBytes& password, Instant now) const
{
    if (m_state.passwordDigest.empty() || now >= m_state.passwordEnds)
        return false;
    const std::string digest = x509::digestHex(x509::Digest::Sha256, password.view());
    return scep::isSameSecret(bytesOf(digest), bytesOf(m_state.passwordDigest));
}

} // namespace releve::lab
