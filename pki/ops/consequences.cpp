// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "pki/base/text.h"
#include "pki/ops/certificatematch.h"
#include "pki/ops/lookup.h"
#include "pki/ops/planparts.h"

namespace releve::ops {
namespace {

using Consequences = std::vector<Consequence>;

void add(Consequences& into, ConsequenceCode code, Parameters parameters = {})
{
    into.push_back({code, std::move(parameters)});
}

/// Whether a server lets a request of that kind wait. Nothing: what was read of it does not tell.
std::optional<bool> grantsByHand(const fleet::Server& server)
{
    if (server.config) {
        const lifecycle::GrantMode& grant = server.config->value.grant;
        return !grant.automatic && !grant.none;
    }
    if (server.status && !server.status->value.grantingMode.empty())
        return startsWithIgnoringCase(server.status->value.grantingMode, "manual");
    return std::nullopt;
}

/// The certificate server of the fleet whose CA certificate that is.
void addGranting(Consequences& into, const fleet::HeldCertificatePtr& ca, const Grounds& grounds)
{
    if (!ca)
        return;
    const CertificateId wanted = CertificateId::of(*ca);
    for (const fleet::SnapshotPtr& other : grounds.everybody) {
        for (const fleet::Server& server : other->servers) {
            CertificateId its;
            its.md5 = caFingerprintOf(*other, server.name);
            if (isSame(its, wanted) == true && grantsByHand(server) == true)
                add(into, ConsequenceCode::MayWaitForGrant,
                    {{"server", server.name}, {"device", other->device.name}});
        }
    }
}

void addEnrollment(Consequences& into, const Plan& plan, const Grounds& grounds)
{
    const fleet::Trustpoint* const trustpoint = grounds.snapshot->findTrustpoint(plan.act.target);
    const Parameters name{{"trustpoint", toUtf8(plan.act.target)}};
    if (!trustpoint)
        return;
    if (hasPendingRequest(*grounds.snapshot, *trustpoint))
        add(into, ConsequenceCode::PendingRequestDropped, name);
    const fleet::HeldCertificatePtr identity = identityOf(*trustpoint);
    if (asksForShadow(plan.act, *grounds.snapshot)) {
        add(into, ConsequenceCode::ShadowIdentityRequested, name);
    } else if (identity) {
        add(into, ConsequenceCode::IdentityReplacedAtOnce,
            {{"trustpoint", trustpoint->name}, {"serial", identity->record.serial}});
    } else {
        add(into, ConsequenceCode::IdentityIssued, name);
    }
    const bool regenerates =
        trustpoint->autoEnrolls() && trustpoint->config->value.autoEnroll->regenerate && identity;
    if (regenerates && !asksForShadow(plan.act, *grounds.snapshot))
        add(into, ConsequenceCode::KeyReplaced,
            {{"trustpoint", trustpoint->name},
             {"key", trustpoint->key ? trustpoint->key->value.name : std::string()}});
    addGranting(into, trustpoint->ca, grounds);
}

void addRollover(Consequences& into, const Plan& plan, const Grounds& grounds)
{
    const fleet::Trustpoint* const own = grounds.snapshot->findTrustpoint(plan.act.target);
    const auto end = own && own->ca ? own->ca->notAfter() : std::nullopt;
    add(into, ConsequenceCode::ShadowCaMade,
        {{"server", toUtf8(plan.act.target)}, {"starts", end ? toIso8601(*end) : std::string()}});
}

void addCancel(Consequences& into, const Plan& plan, const Grounds& grounds)
{
    const std::string server = toUtf8(plan.act.target);
    add(into, ConsequenceCode::ShadowCaDeleted,
        {{"server", server}, {"fingerprint", shadowFingerprintOf(*grounds.snapshot, plan.act.target)}});
    if (plan.holders && !plan.holders->holders.empty())
        add(into, ConsequenceCode::HoldersStranded,
            {{"count", std::to_string(plan.holders->holders.size())}});
    if (plan.holders && !plan.holders->notKnown.empty())
        add(into, ConsequenceCode::HoldersNotKnown,
            {{"count", std::to_string(plan.holders->notKnown.size())}});
    add(into, ConsequenceCode::TimerNotRearmed, {{"server", server}});
}

void addRequests(Consequences& into, const Plan& plan, const Grounds& grounds)
{
    std::string ids;
    for (const std::string& id : requestIdsOf(plan.act, *grounds.snapshot))
        ids.append(ids.empty() ? "" : " ").append(id);
    const bool grants = plan.act.kind == ActKind::Grant;
    add(into, grants ? ConsequenceCode::RequestsGranted : ConsequenceCode::RequestsRejected,
        {{"server", toUtf8(plan.act.target)}, {"ids", toUtf8(ids)}});
    if (!grants)
        add(into, ConsequenceCode::ClientsStop);
}

/// Who of the fleet holds the certificate: by its number, and the CA that is beside it.
void addRevocation(Consequences& into, const Plan& plan, const Grounds& grounds)
{
    const std::string serial = plan.act.ids.empty() ? std::string() : plainSerial(plan.act.ids.front());
    add(into, ConsequenceCode::CertificateRevoked, {{"server", toUtf8(plan.act.target)}, {"serial", serial}});
    CertificateId ca;
    ca.md5 = caFingerprintOf(*grounds.snapshot, plan.act.target);
    for (const fleet::SnapshotPtr& other : grounds.everybody) {
        for (const fleet::Trustpoint& trustpoint : other->trustpoints) {
            const auto identity = identityOf(trustpoint);
            if (identity && trustpoint.ca && plainSerial(identity->record.serial) == serial &&
                isSame(CertificateId::of(*trustpoint.ca), ca) == true)
                add(into, ConsequenceCode::HolderLosesCertificate,
                    {{"device", other->device.name}, {"trustpoint", trustpoint.name}, {"serial", serial}});
        }
    }
}

} // namespace

std::vector<Consequence> consequencesOf(const Plan& plan, const Grounds& grounds)
{
    Consequences result;
    switch (plan.act.kind) {
    case ActKind::Authenticate:
        add(result, ConsequenceCode::CaTrusted,
            {{"trustpoint", toUtf8(plan.act.target)},
             {"fingerprint", toUtf8(expectedFingerprint(plan.act, *grounds.snapshot))}});
        break;
    case ActKind::Enroll:
    case ActKind::Renew:
        addEnrollment(result, plan, grounds);
        break;
    case ActKind::Rollover:
        addRollover(result, plan, grounds);
        break;
    case ActKind::RolloverCancel:
        addCancel(result, plan, grounds);
        break;
    case ActKind::Grant:
    case ActKind::Reject:
        addRequests(result, plan, grounds);
        break;
    case ActKind::Revoke:
        addRevocation(result, plan, grounds);
        break;
    case ActKind::Save:
    case ActKind::Count:
        break;
    }
    if (plan.save == SaveChoice::Saves)
        add(result, ConsequenceCode::ConfigurationWritten);
    else if (plan.save != SaveChoice::NotNeeded)
        add(result, ConsequenceCode::LostAtReload, {{"why", std::string(wordOf(plan.save))}});
    return result;
}

} // namespace releve::ops
