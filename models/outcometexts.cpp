// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/outcometexts.h"

#include <array>
#include <optional>

#include "models/filled.h"
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

using ops::ResultCode;

struct Sentences
{
    ResultCode code;
    const char* result;
    const char* next; ///< null: nothing
};

constexpr std::array<Sentences, static_cast<std::size_t>(ResultCode::Count)> sentences{{
    {ResultCode::Proved, QT_TRANSLATE_NOOP("models", "Done, and read back from the router."), nullptr},
    {ResultCode::NotSaved,
     QT_TRANSLATE_NOOP("models", "Done, but the configuration is not saved: a reload would lose it."),
     QT_TRANSLATE_NOOP("models", "Save the configuration when nobody’s changes stand in the way.")},
    {ResultCode::PendingAtCa,
     QT_TRANSLATE_NOOP("models", "The request of {target} waits at the CA to be granted."),
     QT_TRANSLATE_NOOP("models", "Grant it on the certificate server; the router asks again by itself, at "
                                 "{poll} next. Then refresh.")},
    {ResultCode::ShadowWaits,
     QT_TRANSLATE_NOOP("models", "The request of {target} for the shadow certificate waits at the CA to be "
                                 "granted."),
     QT_TRANSLATE_NOOP("models", "Grant it on the certificate server; the router asks again by itself, at "
                                 "{poll} next. Then refresh.")},
    {ResultCode::Blocked,
     QT_TRANSLATE_NOOP("models", "Refused before anything was sent: a precondition is not met."),
     QT_TRANSLATE_NOOP("models", "The preconditions marked as blocking say what is to be put right first.")},
    {ResultCode::StateChanged,
     QT_TRANSLATE_NOOP("models", "Refused before anything was sent: the router is no longer as it was "
                                 "previewed."),
     QT_TRANSLATE_NOOP("models", "Look at the new preview, then decide again.")},
    {ResultCode::CommandRefused,
     QT_TRANSLATE_NOOP("models", "The router does not take the command “{line}”: {text}"),
     QT_TRANSLATE_NOOP("models", "Check the user’s rights on the router, and whether its release knows the "
                                 "command.")},
    {ResultCode::RouterSaysNo, QT_TRANSLATE_NOOP("models", "The router took “{line}” and failed: {text}"),
     QT_TRANSLATE_NOOP("models", "The router’s own words say why. Its log may say more (“show logging”).")},
    {ResultCode::DiskFull, QT_TRANSLATE_NOOP("models", "The router has no room left to store it: {text}"),
     QT_TRANSLATE_NOOP("models", "Make room on the router’s file system, then try again.")},
    {ResultCode::RouterRetries,
     QT_TRANSLATE_NOOP("models", "The router got no answer from its CA and asks again by itself, at {retry} "
                                 "next."),
     QT_TRANSLATE_NOOP("models",
                       "Check that the router reaches the CA (routing, VRF, source interface), then "
                       "refresh.")},
    {ResultCode::AnswerNotTaken,
     QT_TRANSLATE_NOOP("models", "The CA answers this computer, but the router took nothing of it, and asks "
                                 "again at {retry}."),
     QT_TRANSLATE_NOOP("models", "Check the way from the router to the CA, and the router’s log; then "
                                 "refresh.")},
    {ResultCode::RequestRejected, QT_TRANSLATE_NOOP("models", "The CA rejected the request of {target}."),
     QT_TRANSLATE_NOOP("models", "Find out why from whoever runs the CA; the router does not ask again by "
                                 "itself.")},
    {ResultCode::NothingChanged,
     QT_TRANSLATE_NOOP("models", "The router said nothing against it, and yet nothing has changed."),
     QT_TRANSLATE_NOOP("models", "Look at the router’s log (“show logging”), then try again.")},
    {ResultCode::OldCertificate,
     QT_TRANSLATE_NOOP("models", "The router was given the certificate it already had (serial {serial})."),
     QT_TRANSLATE_NOOP("models", "Ask whoever runs the CA why it gave no new one.")},
    {ResultCode::OtherCertificate,
     QT_TRANSLATE_NOOP("models",
                       "It is not the certificate it should be: {fingerprint}, expected {expected}."),
     QT_TRANSLATE_NOOP("models", "Do not rely on it before whoever runs the CA has explained it.")},
    {ResultCode::KeyDiffers,
     QT_TRANSLATE_NOOP("models", "The certificate with serial number {serial} is not of the router’s key "
                                 "{key}."),
     QT_TRANSLATE_NOOP("models", "The router cannot use it. Enroll it anew.")},
    {ResultCode::PartlyDone, QT_TRANSLATE_NOOP("models", "Done for the requests {done}, not for {left}."),
     QT_TRANSLATE_NOOP("models", "Refresh, then decide about the rest again.")},
    {ResultCode::CaDisagrees,
     QT_TRANSLATE_NOOP("models", "The router shows the certificate {router}, and the CA gives {ca}."),
     QT_TRANSLATE_NOOP("models", "Refresh in a moment; if they still differ, something stands between this "
                                 "computer and the CA.")},
    {ResultCode::NotRead,
     QT_TRANSLATE_NOOP("models", "It was sent, but what would prove it could not be read."),
     QT_TRANSLATE_NOOP("models", "Refresh the device: that settles how it ended.")},
    {ResultCode::LinkLost,
     QT_TRANSLATE_NOOP("models", "The connection was lost before the answer to “{line}” came."),
     QT_TRANSLATE_NOOP("models", "Refresh the device: that settles how it ended.")},
    {ResultCode::QuestionUnknown,
     QT_TRANSLATE_NOOP("models", "The router asked what nobody expected, and got no answer: {question}"),
     QT_TRANSLATE_NOOP("models", "Look at the question, and answer it on the router itself if need be.")},
    {ResultCode::Interrupted, QT_TRANSLATE_NOOP("models", "It was interrupted."),
     QT_TRANSLATE_NOOP("models", "Refresh the device: that settles how it ended.")},
}};

constexpr bool areInOrder()
{
    for (std::size_t i = 0; i < sentences.size(); ++i)
        if (sentences.at(i).code != static_cast<ResultCode>(i))
            return false;
    return true;
}
static_assert(areInOrder());

std::optional<ops::RouterFailure> failureIn(const ops::Parameters& parameters)
{
    const auto found = parameters.find("failure");
    for (int i = 0; i < static_cast<int>(ops::RouterFailure::Count); ++i) {
        const auto failure = static_cast<ops::RouterFailure>(i);
        if (found != parameters.end() && found->second == wordOf(failure))
            return failure;
    }
    return std::nullopt;
}

} // namespace

QString intentStateText(store::IntentState state)
{
    switch (state) {
    case store::IntentState::Waiting:
        return Tr::tr("waiting", "a change of a router");
    case store::IntentState::Running:
        return Tr::tr("running", "a change of a router");
    case store::IntentState::Done:
        return Tr::tr("done", "a change of a router");
    case store::IntentState::Failed:
        return Tr::tr("failed", "a change of a router");
    case store::IntentState::Refused:
        return Tr::tr("refused", "a change of a router");
    case store::IntentState::Cancelled:
        return Tr::tr("cancelled", "a change of a router");
    case store::IntentState::Unknown:
        break;
    }
    return Tr::tr("outcome unknown", "a change of a router");
}

QString resultText(ResultCode code, const ops::Parameters& parameters)
{
    return filled(Tr::tr(sentences.at(static_cast<std::size_t>(code)).result), parameters);
}

QString resultText(const std::string& code, const ops::Parameters& parameters)
{
    const auto known = ops::resultCodeOf(code);
    return known ? resultText(*known, parameters) : shownText(code);
}

QString nextStepText(ResultCode code, const ops::Parameters& parameters)
{
    if (code == ResultCode::RouterSaysNo) {
        if (const auto failure = failureIn(parameters); failure && failure != ops::RouterFailure::Other)
            return routerFailureText(*failure);
    }
    const char* const next = sentences.at(static_cast<std::size_t>(code)).next;
    return next ? filled(Tr::tr(next), parameters) : QString();
}

QString routerFailureText(ops::RouterFailure failure)
{
    switch (failure) {
    case ops::RouterFailure::CaSilent:
        return Tr::tr(
            "The router got nothing from its CA. Check the enrollment URL and the way from the router "
            "to the CA (routing, VRF, source interface).");
    case ops::RouterFailure::CaAlreadyHeld:
        return Tr::tr("The router already holds a CA certificate for it. Remove that one first.");
    case ops::RouterFailure::NotAuthenticated:
        return Tr::tr("The trustpoint has to be authenticated first.");
    case ops::RouterFailure::FingerprintMismatch:
        return Tr::tr("The CA’s certificate does not have the fingerprint in the trustpoint’s configuration. "
                      "Ask whoever runs the CA.");
    case ops::RouterFailure::NoTrustpoint:
        return Tr::tr("The router has no such trustpoint. Refresh it.");
    case ops::RouterFailure::NoServer:
        return Tr::tr("The router has no such certificate server. Refresh it.");
    case ops::RouterFailure::ClockNotSet:
        return Tr::tr("The router’s clock is not set. Bring NTP up first.");
    case ops::RouterFailure::DiskFull:
        return Tr::tr("The router has no room left. Make room on its file system.");
    case ops::RouterFailure::NotSaved:
        return Tr::tr("The router did not save its configuration. Look at its file systems (“dir nvram:”).");
    case ops::RouterFailure::Other:
    case ops::RouterFailure::Count:
        break;
    }
    return Tr::tr("The router’s own words say why. Its log may say more (“show logging”).");
}

} // namespace releve::models
