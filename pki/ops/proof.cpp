// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/proof.h"

#include <algorithm>
#include <utility>

#include "pki/ops/lookup.h"

namespace releve::ops {
namespace {

/// Whether a key and certificates of a trustpoint are in memory only.
std::optional<bool> isTrustpointKept(const fleet::Trustpoint& trustpoint, bool rollover)
{
    const auto& key = rollover ? trustpoint.rolloverKey : trustpoint.key;
    if (key && key->value.isUnsaved())
        return false;
    const auto held = rollover ? trustpoint.rolloverIdentity : trustpoint.identity;
    for (const auto& certificate : {held, trustpoint.ca}) {
        if (certificate && certificate->unsaved)
            return false;
    }
    if (key && !key->value.storage.empty())
        return true;
    return std::nullopt;
}

} // namespace

bool wasRefused(const Evidence& evidence, std::string_view command)
{
    return std::any_of(
        evidence.refused.begin(), evidence.refused.end(),
        [command](const RefusedCommand& refused) { return refused.command.starts_with(command); });
}

Verdict notRead(std::string command)
{
    return makeVerdict(ResultCode::NotRead, {{"commands", std::move(command)}});
}

Verdict saveProof(const Evidence& evidence)
{
    constexpr std::string_view command = "show running-config | include";
    const auto saved = evidence.now.facts.configurationSaved;
    if (wasRefused(evidence, command) || !saved)
        return notRead(std::string(command));
    const bool lost =
        std::any_of(evidence.now.facts.keys.begin(), evidence.now.facts.keys.end(),
                    [](const auto& key) { return key->value.isUnsaved() && !key->value.temporary; });
    if (*saved && !lost)
        return makeVerdict(ResultCode::Proved);
    Verdict verdict = makeVerdict(ResultCode::NotSaved);
    verdict.state = store::IntentState::Failed;
    return verdict;
}

std::optional<bool> isKept(const Baseline& before, const Evidence& evidence)
{
    if (evidence.now.facts.configurationSaved == false &&
        !wasRefused(evidence, "show running-config | include"))
        return false;
    const fleet::Trustpoint* const trustpoint = evidence.now.findTrustpoint(before.target);
    if (!trustpoint)
        return evidence.now.facts.configurationSaved;
    if (before.kind == ActKind::RolloverCancel) // nothing is there to be lost
        return evidence.now.facts.configurationSaved;
    return isTrustpointKept(*trustpoint, before.wantsShadow || before.kind == ActKind::Rollover);
}

Verdict proofOf(const Baseline& before, const Evidence& evidence)
{
    switch (before.kind) {
    case ActKind::Authenticate:
        return authenticationProof(before, evidence);
    case ActKind::Enroll:
    case ActKind::Renew:
        return enrollmentProof(before, evidence);
    case ActKind::Rollover:
    case ActKind::RolloverCancel:
        return rolloverProof(before, evidence);
    case ActKind::Grant:
    case ActKind::Reject:
        return requestsProof(before, evidence);
    case ActKind::Revoke:
        return revocationProof(before, evidence);
    case ActKind::Save:
    case ActKind::Count:
        break;
    }
    return saveProof(evidence);
}

} // namespace releve::ops
