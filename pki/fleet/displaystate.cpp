// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/displaystate.h"

#include "pki/base/text.h"

namespace releve::fleet {

namespace {

TrustpointState stateWithoutIdentity(const AssessmentInput& in)
{
    if (in.rejected)
        return TrustpointState::StoppedRejected;
    if (in.pending || in.polling)
        return TrustpointState::Pending;
    if (in.isServersOwn && in.hasRolloverCa)
        return TrustpointState::ShadowReady; // ours: a server's own pair is its CA certificate and key
    if (in.hasCa)
        return TrustpointState::Authenticated;
    return TrustpointState::Configured;
}

TrustpointState stateWithIdentity(const AssessmentInput& in)
{
    if (in.rejected)
        return TrustpointState::StoppedRejected;
    if (in.hasRolloverCa && in.hasRolloverIdentity)
        return TrustpointState::ShadowReady;
    const bool busy = in.pending || in.polling || in.retrying;
    // Without auto-enroll a rollover CA alone asks for nothing more (ROLLOVER_SPEC 6.2 row 14).
    if (in.hasRolloverCa)
        return in.autoEnrolls || busy ? TrustpointState::TakingShadow : TrustpointState::Enrolled;
    if (busy) {
        // RENEW or SHADOW is told by the ends of identity and CA (ROLLOVER_SPEC 4.2).
        const bool endsWithCa = in.identityEnd && in.caEnd && *in.identityEnd == *in.caEnd;
        return endsWithCa ? TrustpointState::TakingShadow : TrustpointState::Renewing;
    }
    // `L#` is made when RENEW fires with `regenerate`, and becomes `L` at success (rows 8 and 9).
    return in.hasRolloverKey ? TrustpointState::Renewing : TrustpointState::Enrolled;
}

/// A certificate is still usable at its notAfter (ROLLOVER_SPEC 14.4).
bool isPast(const std::optional<Instant>& end, const std::optional<Instant>& now)
{
    return end && now && *now > *end;
}

Overlay overlayOf(const AssessmentInput& in, TrustpointState state, int& daysLeft)
{
    const auto& end = in.isServersOwn ? in.caEnd : in.identityEnd;
    if (state == TrustpointState::Expired || isPast(in.caEnd, in.now))
        return Overlay::Expired;
    if (state == TrustpointState::StoppedRejected)
        return Overlay::Stopped;
    if (in.clock == ios::ClockAuthority::NotAuthoritative)
        return Overlay::ClockNotSet;
    if (end && in.now) {
        daysLeft = static_cast<int>(std::chrono::floor<std::chrono::days>(*end - *in.now).count());
        // A successor that stands ready is the plan, not an alarm.
        const bool succeeded = state == TrustpointState::ShadowReady;
        const bool missedRenewal = state == TrustpointState::Enrolled && in.renewAt && *in.now > *in.renewAt;
        if (!succeeded && (daysLeft <= expiresSoonDays.count() || missedRenewal))
            return Overlay::ExpiresSoon;
    }
    if (in.retrying)
        return Overlay::CaUnreachable;
    return in.unsaved ? Overlay::NotSaved : Overlay::None;
}

} // namespace

Assessment assess(const AssessmentInput& input)
{
    Assessment result;
    if (!input.read)
        return result;
    if (input.hasIdentity)
        result.state =
            isPast(input.identityEnd, input.now) ? TrustpointState::Expired : stateWithIdentity(input);
    else
        result.state = input.isServersOwn && isPast(input.caEnd, input.now) ? TrustpointState::Expired
                                                                            : stateWithoutIdentity(input);
    result.overlay = overlayOf(input, result.state, result.daysLeft);
    return result;
}

Tone toneOf(const Assessment& assessment)
{
    switch (assessment.overlay) {
    case Overlay::Expired:
    case Overlay::Stopped:
        return Tone::Failed;
    case Overlay::ClockNotSet:
        return Tone::Unknown;
    case Overlay::ExpiresSoon:
    case Overlay::CaUnreachable:
    case Overlay::NotSaved:
        return Tone::Attention;
    case Overlay::None:
        break;
    }
    switch (assessment.state) {
    case TrustpointState::Authenticated:
    case TrustpointState::Enrolled:
    case TrustpointState::ShadowReady:
        return Tone::Good;
    case TrustpointState::Pending:
    case TrustpointState::Renewing:
    case TrustpointState::TakingShadow:
        return Tone::InProgress;
    case TrustpointState::StoppedRejected:
    case TrustpointState::Expired:
        return Tone::Failed;
    case TrustpointState::Configured:
    case TrustpointState::Unknown:
        break;
    }
    return Tone::Unknown;
}

int severityOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return 0;
    case Tone::InProgress:
        return 1;
    case Tone::Unknown:
        return 2;
    case Tone::Attention:
        return 3;
    case Tone::Failed:
        return 4;
    }
    return 0;
}

ServerState stateOf(const ios::ServerRecord& record)
{
    if (startsWithIgnoringCase(record.state, "check failed"))
        return ServerState::CheckFailed;
    if (!record.enabled)
        return ServerState::Unknown;
    if (!*record.enabled)
        return ServerState::Disabled;
    return record.rollover ? ServerState::RolloverAvailable : ServerState::Enabled;
}

Tone toneOf(ServerState state)
{
    switch (state) {
    case ServerState::Enabled:
    case ServerState::RolloverAvailable:
        return Tone::Good;
    case ServerState::CheckFailed:
        return Tone::Failed;
    case ServerState::Disabled:
        return Tone::Attention;
    case ServerState::Unknown:
        break;
    }
    return Tone::Unknown;
}

} // namespace releve::fleet
