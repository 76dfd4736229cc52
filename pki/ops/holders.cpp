// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/holders.h"

#include <algorithm>

#include "pki/base/text.h"
#include "pki/ops/certificatematch.h"
#include "pki/ops/lookup.h"

namespace releve::ops {
namespace {

/// The certificate that is to be cancelled, and when it came to be.
struct Shadow
{
    CertificateId id;
    std::optional<Instant> generatedAt;
};

/// Its certificate as listed, else the fingerprint the server shows.
std::optional<Shadow> shadowOf(const fleet::Snapshot& snapshot, std::string_view name)
{
    Shadow shadow;
    bool known = false;
    if (const fleet::Trustpoint* own = snapshot.findTrustpoint(name)) {
        if (own->rolloverCa) {
            shadow.id = CertificateId::of(*own->rolloverCa);
            known = true;
        }
        if (own->rolloverKey && own->rolloverKey->value.generated)
            shadow.generatedAt = own->rolloverKey->value.generated->instant;
    }
    if (const std::string md5 = shadowFingerprintOf(snapshot, name); !md5.empty()) {
        shadow.id.md5 = md5;
        known = true;
    }
    if (!known)
        return std::nullopt;
    return shadow;
}

bool isSignedBy(const fleet::HeldCertificate& identity, const Shadow& shadow)
{
    return !shadow.id.keyId.empty() && equalsIgnoringCase(identity.record.authorityKeyId, shadow.id.keyId);
}

enum class Group
{
    Holds,
    DoesNot,
    NotKnown,
};

/// The device's clock when its certificates were last listed; or when it said that no trustpoint of it has a CA.
std::optional<Instant> listedAt(const fleet::Snapshot& router)
{
    std::optional<Instant> latest;
    for (const auto& held : router.facts.certificates) {
        if (held->printed && held->readAt && (!latest || *held->readAt > *latest))
            latest = held->readAt;
    }
    if (latest || !router.facts.certificates.empty())
        return latest;
    for (const auto& trustpoint : router.facts.trustpointStatus) {
        if (trustpoint->value.caAuthenticated.value_or(true) || !trustpoint->readAt)
            return std::nullopt;
        latest = latest ? std::min(*latest, *trustpoint->readAt) : *trustpoint->readAt;
    }
    return latest;
}

/// Whether what was read of a router can tell: after the shadow was made, by clocks that may differ.
bool wasReadSince(const fleet::Snapshot& router, const Shadow& shadow, std::optional<Instant> readAt)
{
    return shadow.generatedAt && readAt && *readAt > *shadow.generatedAt + tolerableSkew &&
           router.facts.authority != ios::ClockAuthority::NotAuthoritative;
}

Group groupOf(const fleet::Snapshot& router, const Shadow& shadow, HolderEntry& entry)
{
    bool unsure = false;
    for (const auto& held : router.facts.certificates) {
        const auto same = isSame(CertificateId::of(*held), shadow.id);
        unsure = unsure || (!same && held->record.rollover);
        const bool signedBy = isSignedBy(*held, shadow) && same != true;
        if (same != true && !signedBy)
            continue;
        entry.hasIdentity = entry.hasIdentity || signedBy;
        for (const std::string& trustpoint : held->record.trustpoints)
            entry.trustpoints.push_back(trustpoint);
    }
    std::sort(entry.trustpoints.begin(), entry.trustpoints.end());
    entry.trustpoints.erase(std::unique(entry.trustpoints.begin(), entry.trustpoints.end()),
                            entry.trustpoints.end());
    if (!entry.trustpoints.empty() || entry.hasIdentity)
        return Group::Holds;
    return !unsure && wasReadSince(router, shadow, entry.readAt) ? Group::DoesNot : Group::NotKnown;
}

} // namespace

std::optional<Holders> holdersOf(const fleet::Snapshot& server, std::string_view name,
                                 const std::vector<fleet::SnapshotPtr>& everybody)
{
    const auto shadow = shadowOf(server, name);
    if (!shadow)
        return std::nullopt;
    Holders result;
    for (const fleet::SnapshotPtr& router : everybody) {
        if (!router || router->device.id == server.device.id)
            continue;
        HolderEntry entry{router->device.id, router->device.name, {}, false, listedAt(*router)};
        switch (groupOf(*router, *shadow, entry)) {
        case Group::Holds:
            result.holders.push_back(std::move(entry));
            break;
        case Group::DoesNot:
            result.notHolders.push_back(std::move(entry));
            break;
        case Group::NotKnown:
            result.notKnown.push_back(std::move(entry));
            break;
        }
    }
    for (auto* group : {&result.holders, &result.notHolders, &result.notKnown})
        std::sort(group->begin(), group->end(),
                  [](const HolderEntry& a, const HolderEntry& b) { return a.name < b.name; });
    return result;
}

} // namespace releve::ops
