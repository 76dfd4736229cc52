// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/consent.h"

#include "app/cli/questions.h"
#include "app/cli/tr.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

/// What is gone then does not come back.
bool isDestructive(ops::ActKind kind)
{
    return kind == ops::ActKind::RolloverCancel || kind == ops::ActKind::Revoke ||
           kind == ops::ActKind::Reject;
}

/// Those who are left behind have to be counted by whoever leaves them.
int checkStranded(const Invocation& invocation, const ops::Plan& plan)
{
    const auto stranded = static_cast<int>(plan.holders ? plan.holders->stranded() : 0);
    if (invocation.says("strand")) {
        bool isNumber = false;
        const uint said = invocation.value("strand").toUInt(&isNumber);
        if (!isNumber)
            return invocation.refuse(Tr::tr("--strand takes a number of routers."));
        if (said == static_cast<uint>(stranded))
            return Done;
        invocation.complain(Tr::tr("Refused: %n router(s) hold or may hold the rollover certificate, not %1.",
                                   nullptr, stranded)
                                .arg(said));
        return Precondition;
    }
    if (stranded == 0 || !invocation.isSet("yes"))
        return Done;
    invocation.complain(
        Tr::tr("Refused: %n router(s) hold or may hold the rollover certificate. Refresh them, or say "
               "--strand %n to leave them behind.",
               nullptr, stranded));
    return Precondition;
}

} // namespace

int consent(const Invocation& invocation, const ops::Plan& plan)
{
    if (plan.isBlocked()) {
        invocation.complain(Tr::tr("Refused: a precondition is not met. Nothing was changed."));
        return Precondition;
    }
    if (const int code = checkStranded(invocation, plan); code != Done)
        return code;
    if (invocation.isSet("yes"))
        return Done;
    const QString target = models::toQString(plan.act.target);
    const bool byName = isDestructive(plan.act.kind);
    const auto answer =
        ask(invocation, byName ? Tr::tr("Type %1 to go on: ").arg(models::shownText(plan.act.target))
                               : Tr::tr("Go on? [y/N] "));
    if (!answer)
        return invocation.refuse(
            Tr::tr("Nobody can be asked here. Look at the change with --dry-run, then say --yes."));
    if (byName ? *answer == target : isYes(*answer))
        return Done;
    invocation.complain(Tr::tr("Nothing was changed."));
    return Precondition;
}

} // namespace releve::cli
