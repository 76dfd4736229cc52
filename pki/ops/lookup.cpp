// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/lookup.h"

#include <algorithm>

#include "pki/base/text.h"

namespace releve::ops {
namespace {

fleet::HeldCertificatePtr issued(const fleet::HeldCertificatePtr& held)
{
    if (!held || held->record.serial.empty() || equalsIgnoringCase(held->record.status, "pending"))
        return nullptr;
    return held;
}

std::string md5Of(const fleet::HeldCertificatePtr& held)
{
    return held ? held->record.md5 : std::string();
}

bool isOf(const std::string& listed, std::string_view server)
{
    return listed.empty() || listed == server; // a router has but one certificate server
}

} // namespace

const fleet::Server* findServer(const fleet::Snapshot& snapshot, std::string_view name)
{
    const auto found = std::find_if(snapshot.servers.begin(), snapshot.servers.end(),
                                    [name](const fleet::Server& server) { return server.name == name; });
    return found == snapshot.servers.end() ? nullptr : &*found;
}

fleet::HeldCertificatePtr identityOf(const fleet::Trustpoint& trustpoint)
{
    return issued(trustpoint.identity);
}

fleet::HeldCertificatePtr rolloverIdentityOf(const fleet::Trustpoint& trustpoint)
{
    return issued(trustpoint.rolloverIdentity);
}

const fleet::Timer* findTimer(const fleet::Snapshot& snapshot, std::string_view name, std::string_view owner)
{
    const auto found =
        std::find_if(snapshot.timers.begin(), snapshot.timers.end(),
                     [&](const fleet::Timer& timer) { return timer.name == name && timer.owner == owner; });
    return found == snapshot.timers.end() ? nullptr : &*found;
}

bool hasPendingRequest(const fleet::Snapshot& snapshot, const fleet::Trustpoint& trustpoint)
{
    const bool saysSo =
        trustpoint.status && startsWithIgnoringCase(trustpoint.status->value.lastEnrollmentStatus, "pending");
    const auto& listed = trustpoint.identity;
    return saysSo || (listed && equalsIgnoringCase(listed->record.status, "pending")) ||
           findTimer(snapshot, "POLL", trustpoint.name);
}

std::vector<const ios::RequestRecord*> requestsOf(const fleet::Snapshot& snapshot, std::string_view server)
{
    std::vector<const ios::RequestRecord*> result;
    for (const auto& request : snapshot.facts.requests) {
        if (isOf(request->value.server, server))
            result.push_back(&request->value);
    }
    return result;
}

bool areRequestsRead(const fleet::Snapshot& snapshot, std::string_view server)
{
    const auto& read = snapshot.facts.requestsRead;
    return std::any_of(read.begin(), read.end(),
                       [server](const std::string& listed) { return isOf(listed, server); });
}

bool isPending(const ios::RequestRecord& request)
{
    return equalsIgnoringCase(request.state, "pending");
}

std::string caFingerprintOf(const fleet::Snapshot& snapshot, std::string_view server)
{
    const fleet::Server* const found = findServer(snapshot, server);
    if (found && found->status && !found->status->value.caFingerprint.empty())
        return found->status->value.caFingerprint;
    const fleet::Trustpoint* const own = snapshot.findTrustpoint(server);
    return own ? md5Of(own->ca) : std::string();
}

std::string shadowFingerprintOf(const fleet::Snapshot& snapshot, std::string_view server)
{
    const fleet::Server* const found = findServer(snapshot, server);
    if (found && found->status && found->status->value.rollover)
        return found->status->value.rollover->fingerprint;
    const fleet::Trustpoint* const own = snapshot.findTrustpoint(server);
    return own && !(found && found->status) ? md5Of(own->rolloverCa) : std::string();
}

bool hasShadow(const fleet::Snapshot& snapshot, const fleet::Server& server)
{
    if (server.state == fleet::ServerState::RolloverAvailable)
        return true;
    if (server.status) // it was asked
        return server.status->value.rollover.has_value();
    const fleet::Trustpoint* const own = snapshot.findTrustpoint(server.name);
    return own && own->rolloverCa;
}

} // namespace releve::ops
