// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/labconfig.h"

#include "pki/base/text.h"
#include "pki/ios/readconfiguration.h"
#include "pki/x509/name.h"

namespace releve::lab {

namespace {

using lifecycle::ServerMode;

Error refused(const std::string& why)
{
    return {ErrorCode::BadArgument, why};
}

Status check(const lifecycle::CertificateServerConfig& server)
{
    const std::string name = "certificate server '" + escaped(server.name) + "': ";
    switch (server.mode) {
    case ServerMode::Root:
        break;
    case ServerMode::SubordinateCa:
        return refused(name + "'mode sub-cs' is not emulated, only root CAs are");
    case ServerMode::Ra:
    case ServerMode::RaTransparent:
        return refused(name + "'mode ra' is not emulated, only root CAs are");
    }
    if (server.shutdown)
        return refused(name + "it is shut down: take the 'shutdown' line out");
    if (server.caLifetime.duration() < std::chrono::minutes(1))
        return refused(name + "'lifetime ca-certificate' is zero");
    if (server.certificateLifetime.duration() < std::chrono::minutes(1))
        return refused(name + "'lifetime certificate' is zero");
    const auto issuer = x509::Name::fromIos(server.effectiveIssuerName());
    const auto der = issuer ? issuer->toDer() : Result<Bytes>(issuer.error());
    if (!der)
        return refused(name + "'issuer-name' is no name: " + der.error().detail);
    return std::monostate{};
}

} // namespace

Result<LabConfig> readLabConfig(std::string_view text)
{
    const auto configuration = ios::readConfiguration(text);
    if (!configuration)
        return configuration.error();
    if (configuration->servers.empty())
        return refused("there is no 'crypto pki server NAME' in it");
    if (configuration->servers.size() > 1)
        return refused("there are " + std::to_string(configuration->servers.size()) +
                       " certificate servers in it, and only one can run");
    LabConfig result{configuration->servers.front().config, 2048};
    if (const auto checked = check(result.server); !checked)
        return checked.error();
    for (const auto& trustpoint : configuration->trustpoints) {
        if (trustpoint.config.name == result.server.name && trustpoint.config.rsaKeypairBits)
            result.keyBits = *trustpoint.config.rsaKeypairBits;
    }
    return result;
}

} // namespace releve::lab
