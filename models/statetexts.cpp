// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/texts.h"

#include "models/tr.h"

namespace releve::models {

QString stateText(fleet::TrustpointState state)
{
    switch (state) {
    case fleet::TrustpointState::Configured:
        return Tr::tr("Configured", "trustpoint state");
    case fleet::TrustpointState::Authenticated:
        return Tr::tr("Authenticated", "trustpoint state");
    case fleet::TrustpointState::Pending:
        return Tr::tr("Pending", "trustpoint state");
    case fleet::TrustpointState::Enrolled:
        return Tr::tr("Enrolled", "trustpoint state");
    case fleet::TrustpointState::Renewing:
        return Tr::tr("Renewing", "trustpoint state");
    case fleet::TrustpointState::TakingShadow:
        return Tr::tr("Taking shadow", "trustpoint state");
    case fleet::TrustpointState::ShadowReady:
        return Tr::tr("Shadow ready", "trustpoint state");
    case fleet::TrustpointState::StoppedRejected:
        return Tr::tr("Stopped: rejected", "trustpoint state");
    case fleet::TrustpointState::Expired:
        return Tr::tr("Expired", "trustpoint state");
    case fleet::TrustpointState::Unknown:
        break;
    }
    return Tr::tr("Unknown", "trustpoint state");
}

QString overlayText(fleet::Overlay overlay, int daysLeft)
{
    switch (overlay) {
    case fleet::Overlay::Expired:
        return Tr::tr("Expired", "shown over a trustpoint's state");
    case fleet::Overlay::Stopped:
        return Tr::tr("Stopped", "shown over a trustpoint's state");
    case fleet::Overlay::ClockNotSet:
        return Tr::tr("Clock not set", "shown over a trustpoint's state");
    case fleet::Overlay::ExpiresSoon:
        return Tr::tr("Expires in %n d", "days, shown over a trustpoint's state", daysLeft);
    case fleet::Overlay::CaUnreachable:
        return Tr::tr("CA unreachable", "shown over a trustpoint's state");
    case fleet::Overlay::NotSaved:
        return Tr::tr("Not saved", "shown over a trustpoint's state");
    case fleet::Overlay::None:
        break;
    }
    return {};
}

QString stateText(const fleet::Assessment& assessment)
{
    // "Stopped: rejected" says more than the bare "Stopped" over it.
    if (assessment.overlay == fleet::Overlay::None ||
        (assessment.overlay == fleet::Overlay::Stopped &&
         assessment.state == fleet::TrustpointState::StoppedRejected))
        return stateText(assessment.state);
    return overlayText(assessment.overlay, assessment.daysLeft);
}

namespace {

QString explanationOf(fleet::TrustpointState state)
{
    switch (state) {
    case fleet::TrustpointState::Configured:
        return Tr::tr("The trustpoint is configured but holds no CA certificate. Authenticate it first.");
    case fleet::TrustpointState::Authenticated:
        return Tr::tr(
            "The CA certificate is accepted; there is no identity certificate yet. Enroll it next.");
    case fleet::TrustpointState::Pending:
        return Tr::tr("The request waits for the CA to grant it; the router polls until then.");
    case fleet::TrustpointState::Enrolled:
        return Tr::tr("The identity certificate is in use. The next timer tells what comes next.");
    case fleet::TrustpointState::Renewing:
        return Tr::tr(
            "A new identity certificate has been asked for; the present one stays in use until it comes.");
    case fleet::TrustpointState::TakingShadow:
        return Tr::tr("The router is fetching the rollover certificates that take over when the CA changes.");
    case fleet::TrustpointState::ShadowReady:
        return Tr::tr(
            "The rollover certificates are in place and take over by themselves when the CA changes.");
    case fleet::TrustpointState::StoppedRejected:
        return Tr::tr("The CA rejected the request and the router has stopped asking. Enroll again by hand.");
    case fleet::TrustpointState::Expired:
        return Tr::tr("The certificate is past its end. Enroll again.");
    case fleet::TrustpointState::Unknown:
        break;
    }
    return Tr::tr("Nothing was read that tells the state of this trustpoint.");
}

QString explanationOf(const fleet::Assessment& assessment)
{
    switch (assessment.overlay) {
    case fleet::Overlay::Expired:
        return Tr::tr("The identity or its CA certificate is past its end; peers refuse it.");
    case fleet::Overlay::Stopped:
        return Tr::tr("Nothing more happens by itself.");
    case fleet::Overlay::ClockNotSet:
        return Tr::tr(
            "The router does not trust its clock, so none of its PKI timers runs. Set the clock or NTP.");
    case fleet::Overlay::ExpiresSoon:
        return Tr::tr("The certificate ends in %n day(s) and nothing is renewing it.", nullptr,
                      assessment.daysLeft);
    case fleet::Overlay::CaUnreachable:
        return Tr::tr("The CA does not answer; the router keeps trying.");
    case fleet::Overlay::NotSaved:
        return Tr::tr("A key or certificate is in memory only and is lost at the next reload. Save the "
                      "configuration.");
    case fleet::Overlay::None:
        break;
    }
    return {};
}

} // namespace

QString stateExplanation(const fleet::Assessment& assessment)
{
    const QString over = explanationOf(assessment);
    const QString state = explanationOf(assessment.state);
    // Past its end, what the state alone would advise has been overtaken.
    if (over.isEmpty() || assessment.state == fleet::TrustpointState::Expired)
        return state;
    return over + u' ' + state;
}

QString toneText(fleet::Tone tone)
{
    switch (tone) {
    case fleet::Tone::Good:
        return Tr::tr("In order");
    case fleet::Tone::Attention:
        return Tr::tr("Needs attention");
    case fleet::Tone::Failed:
        return Tr::tr("Failed");
    case fleet::Tone::InProgress:
        return Tr::tr("In progress");
    case fleet::Tone::Unknown:
        break;
    }
    return Tr::tr("Not known");
}

QString serverStateText(fleet::ServerState state)
{
    switch (state) {
    case fleet::ServerState::Disabled:
        return Tr::tr("Disabled", "certificate server state");
    case fleet::ServerState::Enabled:
        return Tr::tr("Enabled", "certificate server state");
    case fleet::ServerState::RolloverAvailable:
        return Tr::tr("Rollover available", "certificate server state");
    case fleet::ServerState::CheckFailed:
        return Tr::tr("Check failed", "certificate server state");
    case fleet::ServerState::Unknown:
        break;
    }
    return Tr::tr("Unknown", "certificate server state");
}

QString serverStateExplanation(fleet::ServerState state)
{
    switch (state) {
    case fleet::ServerState::Disabled:
        return Tr::tr("The certificate server is off: it issues nothing and publishes no CRL.");
    case fleet::ServerState::Enabled:
        return Tr::tr("The certificate server answers; it holds no rollover certificate yet.");
    case fleet::ServerState::RolloverAvailable:
        return Tr::tr(
            "The certificate server holds a rollover certificate and hands it out to those that ask.");
    case fleet::ServerState::CheckFailed:
        return Tr::tr(
            "The certificate server's own check failed: its key, certificate or storage is not as it should "
            "be.");
    case fleet::ServerState::Unknown:
        break;
    }
    return Tr::tr("Nothing was read that tells the state of this certificate server.");
}

} // namespace releve::models
