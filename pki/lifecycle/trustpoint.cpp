// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/trustpoint.h"

#include <algorithm>

#include "pki/lifecycle/certificateserver.h"
#include "pki/lifecycle/trustpointturn.h"

namespace releve::lifecycle {

namespace {

using E = TrustpointEventKind;

} // namespace

TrustpointEvent TrustpointEvent::answered(const Answer& answer)
{
    constexpr std::array kinds{E::CaCertificate, E::NextCaCertificate, E::NoNextCa,
                               E::Granted,       E::Pending,           E::Failure};
    return {.kind = kinds[static_cast<std::size_t>(answer.kind)], .answer = answer};
}

EnrollmentPolicy policyOf(const TrustpointConfig& config)
{
    EnrollmentPolicy policy;
    if (config.autoEnroll) {
        policy.autoEnroll = true;
        policy.regenerate = config.autoEnroll->regenerate;
        policy.percent = config.autoEnroll->percent;
    }
    policy.retryCount = config.retryCount.value_or(0);
    policy.retryPeriod = config.retryPeriod;
    return policy;
}

Instant Trustpoint::nextDue() const
{
    if (!clockAuthoritative) // rule 14.33: the identity ends whatever the clock
        return identityEnds;
    return std::min({caEnds, enrollment.due, nextCa.due, identityEnds});
}

std::optional<TrustpointEventKind> Trustpoint::due(Instant now) const
{
    if (enrollment.inFlight || nextCa.inFlight)
        return std::nullopt;
    if (clockAuthoritative) {
        if (caEnds <= now)
            return E::CaEnds;
        if (enrollment.due <= now) {
            constexpr std::array kinds{E::RenewDue, E::ShadowDue, E::PollDue, E::ConnectRetryDue};
            return kinds[static_cast<std::size_t>(enrollment.timer)];
        }
        if (nextCa.due <= now)
            return nextCa.timer == Timer::Shadow ? E::NextCaShadowDue : E::NextCaRetryDue;
    }
    if (identityEnds <= now)
        return E::IdentityEnds;
    return std::nullopt;
}

bool needsCleanStart(const Trustpoint& trustpoint, const CertificateServer& server)
{
    const Holdings& held = trustpoint.holdings;
    return !trustpoint.hasValidIdentity() || !held.ca || !server.holds(held.ca->serial) ||
           (held.rolloverCa && !server.holds(held.rolloverCa->serial));
}

TrustpointStep step(Trustpoint& trustpoint, const TrustpointEvent& event, Instant now)
{
    TrustpointStep result;
    TrustpointTurn(trustpoint, now, result).take(event);
    return result;
}

} // namespace releve::lifecycle
