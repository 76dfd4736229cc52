// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "models/filled.h"
#include "models/plantexts.h"
#include "models/texts.h"
#include "models/tr.h"
#include "pki/base/errorword.h"

namespace releve::models {

namespace {

using ops::Condition;

struct Sentences
{
    Condition condition;
    const char* met;
    const char* unmet; ///< with what to do about it
    const char* unknown = nullptr;
};

constexpr std::array<Sentences, static_cast<std::size_t>(Condition::Count)> sentences{{
    {Condition::DeviceReachable, QT_TRANSLATE_NOOP("models", "The device answers."),
     QT_TRANSLATE_NOOP("models", "The device cannot be read: {error} Check its address, its login and the "
                                 "network between.")},
    {Condition::Privileged, QT_TRANSLATE_NOOP("models", "The login is privileged."),
     QT_TRANSLATE_NOOP("models", "The login is not privileged (no “#” prompt). Give the device an enable "
                                 "password or a user of privilege 15.")},
    {Condition::ReadWhole, QT_TRANSLATE_NOOP("models", "The device was read completely."),
     QT_TRANSLATE_NOOP("models", "The device refused commands, and what they show is not known: {commands}. "
                                 "Allow them for this user.")},
    {Condition::ClockAuthoritative, QT_TRANSLATE_NOOP("models", "The clock is authoritative."),
     QT_TRANSLATE_NOOP("models", "The clock is not authoritative, and PKI timers do not run. Bring NTP up "
                                 "first (“show ntp status”)."),
     QT_TRANSLATE_NOOP("models", "The device does not say whether its clock is authoritative. Look at “show "
                                 "clock detail”.")},
    {Condition::SkewSmall, QT_TRANSLATE_NOOP("models", "The clock is within a minute of this computer’s."),
     QT_TRANSLATE_NOOP(
         "models", "The clock and this computer’s are {seconds} apart. Check which of the two is right.")},
    {Condition::HttpServerOn, QT_TRANSLATE_NOOP("models", "The HTTP server is on."),
     QT_TRANSLATE_NOOP("models", "The HTTP server is off, so no client reaches {server}. Configure “ip http "
                                 "server”.")},
    {Condition::NamesTypable, QT_TRANSLATE_NOOP("models", "The name can be typed on a command line."),
     QT_TRANSLATE_NOOP("models", "The name “{name}” cannot be typed on an IOS command line.")},
    {Condition::ChallengeTypable, QT_TRANSLATE_NOOP("models", "The challenge password can be typed."),
     QT_TRANSLATE_NOOP("models", "The challenge password is empty or holds characters that cannot be typed "
                                 "on an IOS command line.")},
    {Condition::TrustpointKnown, QT_TRANSLATE_NOOP("models", "The device has a trustpoint {trustpoint}."),
     QT_TRANSLATE_NOOP("models", "The device has no trustpoint {trustpoint}, or it is that of a certificate "
                                 "server. Check the name; upper and lower case differ.")},
    {Condition::EnrollsOverScep, QT_TRANSLATE_NOOP("models", "{trustpoint} enrolls over SCEP."),
     QT_TRANSLATE_NOOP("models", "{trustpoint} has no enrollment URL, so it cannot ask a CA by itself. "
                                 "Configure “enrollment url”.")},
    {Condition::FingerprintGiven, QT_TRANSLATE_NOOP("models", "The fingerprint of the CA is given."),
     QT_TRANSLATE_NOOP("models", "The fingerprint of the CA is missing or is none. Get it from whoever runs "
                                 "the CA, not from the network.")},
    {Condition::FingerprintIsCas,
     QT_TRANSLATE_NOOP("models", "The CA’s certificate has the fingerprint given ({given})."),
     QT_TRANSLATE_NOOP("models", "The CA’s certificate has the fingerprint {ca} and not {given}. Do not go "
                                 "on before whoever runs the CA has explained it."),
     QT_TRANSLATE_NOOP("models", "The CA’s certificate could not be fetched to compare {given} with. Give "
                                 "the SHA-1 or MD5 fingerprint, which the router itself shows.")},
    {Condition::CaReachable, QT_TRANSLATE_NOOP("models", "The CA answers."),
     QT_TRANSLATE_NOOP("models", "The CA does not answer as it should: {error} Check its HTTP server and the "
                                 "enrollment URL."),
     QT_TRANSLATE_NOOP("models", "The CA was not asked: whether it answers is not known.")},
    {Condition::CaIsHeld,
     QT_TRANSLATE_NOOP("models", "The CA gives the certificate that {trustpoint} holds."),
     QT_TRANSLATE_NOOP("models", "The CA gives another certificate ({ca}) than {trustpoint} holds ({held}). "
                                 "{trustpoint} may have to be authenticated anew.")},
    {Condition::CapabilitiesKept, QT_TRANSLATE_NOOP("models", "The CA can do all it could before."),
     QT_TRANSLATE_NOOP("models", "The CA no longer lists what it did: {lost}. Somebody may be weakening the "
                                 "connection; ask whoever runs the CA.")},
    {Condition::CaNotHeld, QT_TRANSLATE_NOOP("models", "{trustpoint} holds no CA certificate yet."),
     QT_TRANSLATE_NOOP("models",
                       "{trustpoint} already holds a CA certificate (serial {serial}), and IOS "
                       "takes no second one. Remove the trustpoint’s certificates first, if it is to "
                       "be another CA.")},
    {Condition::CaHeld, QT_TRANSLATE_NOOP("models", "{trustpoint} holds its CA’s certificate."),
     QT_TRANSLATE_NOOP("models", "{trustpoint} holds no CA certificate. Authenticate it first.")},
    {Condition::CaValid, QT_TRANSLATE_NOOP("models", "The CA certificate is valid until {end}."),
     QT_TRANSLATE_NOOP("models", "The CA certificate expired at {end}. The new one has to be authenticated "
                                 "first.")},
    {Condition::IdentityNotHeld, QT_TRANSLATE_NOOP("models", "{trustpoint} has no certificate yet."),
     QT_TRANSLATE_NOOP("models", "{trustpoint} already has a certificate (serial {serial}). Renew it "
                                 "instead.")},
    {Condition::IdentityHeld, QT_TRANSLATE_NOOP("models", "{trustpoint} has a certificate to renew."),
     QT_TRANSLATE_NOOP("models", "{trustpoint} has no certificate to renew. Enroll it instead.")},
    {Condition::IdentityValid, QT_TRANSLATE_NOOP("models", "The certificate is valid until {end}."),
     QT_TRANSLATE_NOOP("models", "The certificate expired at {end}, and no CA believes a request signed with "
                                 "it. It has to be enrolled anew.")},
    {Condition::NoRequestPending, QT_TRANSLATE_NOOP("models", "No request of {trustpoint} is pending."),
     QT_TRANSLATE_NOOP("models", "A request of {trustpoint} is pending and will be dropped for the new "
                                 "one.")},
    {Condition::PasswordNotSet,
     QT_TRANSLATE_NOOP("models", "{trustpoint} has no “password” line that would answer instead of you."),
     QT_TRANSLATE_NOOP("models", "The “password” line of {trustpoint} answers instead of what is given here, "
                                 "and a one-time password may be used up.")},
    {Condition::AutoEnrollSet, QT_TRANSLATE_NOOP("models", "{trustpoint} renews itself (auto-enroll)."),
     QT_TRANSLATE_NOOP("models", "{trustpoint} has no “auto-enroll”: nothing renews it the next time.")},
    {Condition::ServerKnown, QT_TRANSLATE_NOOP("models", "The device has a certificate server {server}."),
     QT_TRANSLATE_NOOP("models", "The device has no certificate server {server}. Check the name; upper and "
                                 "lower case differ.")},
    {Condition::ServerEnabled, QT_TRANSLATE_NOOP("models", "{server} is enabled."),
     QT_TRANSLATE_NOOP("models", "{server} is not enabled (it says: {state}). Start it with “no shutdown” in "
                                 "its configuration.")},
    {Condition::ServerIsRoot, QT_TRANSLATE_NOOP("models", "{server} is a root CA."),
     QT_TRANSLATE_NOOP("models", "{server} is no root CA ({mode}): the CA above it decides about its "
                                 "rollover.")},
    {Condition::RolloverAbsent, QT_TRANSLATE_NOOP("models", "{server} has no rollover certificate yet."),
     QT_TRANSLATE_NOOP("models", "{server} already has a rollover certificate ({fingerprint}). Cancel that "
                                 "one first, if there is to be another.")},
    {Condition::RolloverPresent, QT_TRANSLATE_NOOP("models", "{server} has a rollover certificate."),
     QT_TRANSLATE_NOOP("models", "{server} has no rollover certificate: there is nothing to cancel.")},
    {Condition::RequestsKnown, QT_TRANSLATE_NOOP("models", "The requests of {server} were read."),
     QT_TRANSLATE_NOOP("models", "The requests of {server} could not be read: what will be decided about is "
                                 "not known.")},
    {Condition::RequestPresent, QT_TRANSLATE_NOOP("models", "{server} has a request {id}."),
     QT_TRANSLATE_NOOP("models", "{server} has no request {id}. List them with “requests”.")},
    {Condition::RequestPending, QT_TRANSLATE_NOOP("models", "Request {id} is pending."),
     QT_TRANSLATE_NOOP("models", "Request {id} is not pending any more (it is {state}).")},
    {Condition::AnyPending, QT_TRANSLATE_NOOP("models", "{server} has pending requests."),
     QT_TRANSLATE_NOOP("models", "{server} has no pending request: there is nothing to decide.")},
    {Condition::SerialWellFormed, QT_TRANSLATE_NOOP("models", "The serial number is well-formed."),
     QT_TRANSLATE_NOOP("models", "“{serial}” is no serial number: hexadecimal digits are expected.")},
    {Condition::SerialIssued,
     QT_TRANSLATE_NOOP("models", "{server} has issued serial number {serial} (its last is {last})."),
     QT_TRANSLATE_NOOP("models", "{server} has not issued serial number {serial} yet: its last is {last}.")},
    {Condition::SerialNotCas,
     QT_TRANSLATE_NOOP("models", "Serial number {serial} is not of a CA certificate."),
     QT_TRANSLATE_NOOP("models", "Serial number {serial} is that of {server}’s own CA certificate. Revoking "
                                 "it would end every certificate below it.")},
    {Condition::ConfigurationSaved, QT_TRANSLATE_NOOP("models", "The configuration was saved before."),
     QT_TRANSLATE_NOOP("models", "The configuration has unsaved changes of somebody’s. They will not be "
                                 "saved unless you ask for it."),
     QT_TRANSLATE_NOOP("models", "Whether the configuration has unsaved changes is not known.")},
}};

constexpr bool areInOrder()
{
    for (std::size_t i = 0; i < sentences.size(); ++i)
        if (sentences.at(i).condition != static_cast<Condition>(i))
            return false;
    return true;
}
static_assert(areInOrder());

/// What it is about was not to be found out.
bool isUnknown(const ops::Precondition& precondition)
{
    const auto says = [&](const char* name, const char* value) {
        const auto found = precondition.parameters.find(name);
        return found != precondition.parameters.end() && found->second == value;
    };
    return says("known", "no") || (precondition.condition == Condition::FingerprintIsCas && says("ca", ""));
}

/// What an error is, in the language spoken, instead of developer's English alone; seconds as a length of time.
ops::Parameters explained(ops::Parameters parameters)
{
    if (const auto seconds = parameters.find("seconds"); seconds != parameters.end()) {
        const qint64 count = QString::fromStdString(seconds->second).toLongLong();
        seconds->second =
            remainingText(std::chrono::seconds(count < 0 ? -count : count), QLocale()).toStdString();
    }
    const auto word = parameters.find("code");
    for (int i = 0; word != parameters.end() && i < static_cast<int>(ErrorCode::Count); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        if (wordOf(code) != word->second)
            continue;
        std::string& detail = parameters["error"];
        detail = errorText({code, detail}).toStdString() + (detail.empty() ? "" : " (" + detail + ")");
    }
    return parameters;
}

} // namespace

QString standingText(ops::Standing standing)
{
    switch (standing) {
    case ops::Standing::Met:
        return Tr::tr("met", "a precondition");
    case ops::Standing::Warns:
        return Tr::tr("warning", "a precondition");
    case ops::Standing::Blocks:
    case ops::Standing::Count:
        break;
    }
    return Tr::tr("blocks", "a precondition");
}

QString preconditionText(const ops::Precondition& precondition)
{
    const Sentences& entry = sentences.at(static_cast<std::size_t>(precondition.condition));
    const char* text = entry.met;
    if (precondition.standing != ops::Standing::Met)
        text = entry.unknown && isUnknown(precondition) ? entry.unknown : entry.unmet;
    return filled(Tr::tr(text), explained(precondition.parameters));
}

} // namespace releve::models
