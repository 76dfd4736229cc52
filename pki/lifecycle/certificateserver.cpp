// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/certificateserver.h"

#include <algorithm>

#include "pki/lifecycle/certificateserverturn.h"

namespace releve::lifecycle {

namespace {

using S = ServerState;
using E = ServerEventKind;

} // namespace

ServerState CertificateServer::state() const
{
    if (!configured)
        return S::S0;
    if (dead || !httpOn || !storageAvailable || (!shut && !clockAuthoritative))
        return S::S5;
    if (shut)
        return S::S1;
    return rollover ? S::S4 : S::S3;
}

bool CertificateServer::enabled() const
{
    return configured && !shut && !dead && clockAuthoritative && storageAvailable;
}

bool CertificateServer::holds(Serial ca) const
{
    return (current && current->serial == ca) || (rollover && rollover->serial == ca);
}

Instant CertificateServer::nextDue() const
{
    return enabled() ? std::min(shadowGenerationDue, certExpireDue) : never;
}

std::optional<ServerEventKind> CertificateServer::due(Instant now) const
{
    if (!enabled())
        return std::nullopt;
    if (shadowGenerationDue <= now) // rule 14.13: generation comes first
        return E::ShadowGenerationDue;
    if (certExpireDue <= now)
        return E::CertExpireDue;
    return std::nullopt;
}

ServerStep step(CertificateServer& server, const ServerEvent& event, Instant now)
{
    ServerStep result;
    ServerTurn(server, now, result).take(event);
    return result;
}

ServerStep reconfigure(CertificateServer& server, const CertificateServerConfig& config, Instant now)
{
    ServerStep result;
    ServerTurn(server, now, result).reconfigure(config);
    return result;
}

} // namespace releve::lifecycle
