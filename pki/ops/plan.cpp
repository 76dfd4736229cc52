// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/plan.h"

#include <algorithm>
#include <utility>

#include "pki/ops/lookup.h"
#include "pki/ops/planparts.h"

namespace releve::ops {

bool Plan::isBlocked() const
{
    return std::any_of(preconditions.begin(), preconditions.end(), [](const Precondition& precondition) {
        return precondition.standing == Standing::Blocks;
    });
}

std::optional<bool> isConfigurationSaved(const Grounds& grounds)
{
    const bool wasRefused =
        std::any_of(grounds.refused.begin(), grounds.refused.end(), [](const RefusedCommand& refused) {
            return refused.command.starts_with("show running-config | include");
        });
    return wasRefused || grounds.error ? std::nullopt : grounds.snapshot->facts.configurationSaved;
}

SaveChoice saveChoiceOf(const Act& act, const Grounds& grounds)
{
    if (act.kind == ActKind::Save || act.save == SaveWish::Always)
        return SaveChoice::Saves;
    if (act.save == SaveWish::Never)
        return SaveChoice::Declined;
    // The server writes its database by itself; nothing else changes.
    if (act.kind == ActKind::Grant || act.kind == ActKind::Reject || act.kind == ActKind::Revoke)
        return SaveChoice::NotNeeded;
    const auto saved = isConfigurationSaved(grounds);
    if (!saved)
        return SaveChoice::NotKnown;
    return *saved ? SaveChoice::Saves : SaveChoice::UnsavedChanges;
}

bool asksForShadow(const Act& act, const fleet::Snapshot& snapshot)
{
    const fleet::Trustpoint* const trustpoint = snapshot.findTrustpoint(act.target);
    return act.kind == ActKind::Renew && trustpoint && trustpoint->rolloverCa;
}

std::string expectedFingerprint(const Act& act, const fleet::Snapshot& snapshot)
{
    if (!act.fingerprint.empty())
        return act.fingerprint;
    const fleet::Trustpoint* const trustpoint = snapshot.findTrustpoint(act.target);
    return trustpoint && trustpoint->config ? trustpoint->config->value.fingerprint.value_or("")
                                            : std::string();
}

std::vector<std::string> requestIdsOf(const Act& act, const fleet::Snapshot& snapshot)
{
    if (!act.ids.empty())
        return act.ids;
    std::vector<std::string> ids;
    for (const ios::RequestRecord* request : requestsOf(snapshot, act.target)) {
        if (isPending(*request))
            ids.push_back(request->id);
    }
    return ids;
}

Plan planOf(Act act, const Grounds& grounds)
{
    Plan plan;
    plan.device = grounds.snapshot->device;
    plan.act = std::move(act);
    plan.save = saveChoiceOf(plan.act, grounds);
    plan.preconditions = preconditionsOf(plan.act, grounds);
    plan.lines = linesOf(plan.act, grounds, plan.save);
    if (plan.act.kind == ActKind::RolloverCancel)
        plan.holders = holdersOf(*grounds.snapshot, plan.act.target, grounds.everybody);
    plan.consequences = consequencesOf(plan, grounds);
    plan.digest = digestOf(plan.act, *grounds.snapshot);
    return plan;
}

} // namespace releve::ops
