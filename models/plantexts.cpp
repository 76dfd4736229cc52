// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/plantexts.h"

#include <algorithm>
#include <array>

#include "models/filled.h"
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

using ops::ActKind;
using ops::ConsequenceCode;

struct Sentence
{
    ConsequenceCode code;
    const char* text;
};

constexpr std::array<Sentence, static_cast<std::size_t>(ConsequenceCode::Count)> consequences{{
    {ConsequenceCode::CaTrusted,
     QT_TRANSLATE_NOOP("models", "{trustpoint} will trust the CA with the fingerprint {fingerprint}.")},
    {ConsequenceCode::IdentityIssued,
     QT_TRANSLATE_NOOP("models", "{trustpoint} will get its first certificate.")},
    {ConsequenceCode::IdentityReplacedAtOnce,
     QT_TRANSLATE_NOOP("models",
                       "The new certificate replaces the one with serial number {serial} at once.")},
    {ConsequenceCode::KeyReplaced, QT_TRANSLATE_NOOP("models", "A new key replaces {key} (“regenerate”).")},
    {ConsequenceCode::ShadowIdentityRequested,
     QT_TRANSLATE_NOOP("models", "The CA is rolling over: the request is for the shadow certificate, and the "
                                 "present certificate stays.")},
    {ConsequenceCode::PendingRequestDropped,
     QT_TRANSLATE_NOOP("models", "The request of {trustpoint} that is pending is dropped.")},
    {ConsequenceCode::MayWaitForGrant,
     QT_TRANSLATE_NOOP("models", "{server} on {device} grants by hand: the request may wait there to be "
                                 "granted.")},
    {ConsequenceCode::ShadowCaMade,
     QT_TRANSLATE_NOOP("models", "{server} makes a rollover certificate, which takes over at {starts}.")},
    {ConsequenceCode::ShadowCaDeleted,
     QT_TRANSLATE_NOOP("models", "{server} deletes its rollover certificate {fingerprint} and its key.")},
    {ConsequenceCode::HoldersStranded,
     QT_TRANSLATE_N_NOOP("models", "%n router(s) hold the rollover certificate and will trust a CA that "
                                   "never comes.")},
    {ConsequenceCode::HoldersNotKnown,
     QT_TRANSLATE_N_NOOP("models", "%n router(s) were not read since it was made and may hold it too.")},
    {ConsequenceCode::TimerNotRearmed,
     QT_TRANSLATE_NOOP("models", "{server} will not make another one by itself: the next rollover has to be "
                                 "started by hand.")},
    {ConsequenceCode::RequestsGranted,
     QT_TRANSLATE_NOOP("models", "{server} issues certificates for the requests {ids}.")},
    {ConsequenceCode::RequestsRejected, QT_TRANSLATE_NOOP("models", "{server} rejects the requests {ids}.")},
    {ConsequenceCode::ClientsStop,
     QT_TRANSLATE_NOOP("models", "A router whose request is rejected does not ask again by itself.")},
    {ConsequenceCode::CertificateRevoked,
     QT_TRANSLATE_NOOP("models", "{server} revokes serial number {serial} for good: that cannot be undone.")},
    {ConsequenceCode::HolderLosesCertificate,
     QT_TRANSLATE_NOOP("models", "{device} uses that certificate for {trustpoint}: its peers will refuse it "
                                 "once they read the new CRL.")},
    {ConsequenceCode::ConfigurationWritten,
     QT_TRANSLATE_NOOP("models", "The configuration is saved (“write memory”).")},
    {ConsequenceCode::LostAtReload,
     QT_TRANSLATE_NOOP("models", "The configuration is not saved, and a reload loses the change:")},
}};

constexpr bool areInOrder()
{
    for (std::size_t i = 0; i < consequences.size(); ++i)
        if (consequences.at(i).code != static_cast<ConsequenceCode>(i))
            return false;
    return true;
}
static_assert(areInOrder());

ops::SaveChoice saveChoiceIn(const ops::Parameters& parameters)
{
    const auto found = parameters.find("why");
    for (int i = 0; i < static_cast<int>(ops::SaveChoice::Count); ++i) {
        const auto choice = static_cast<ops::SaveChoice>(i);
        if (found != parameters.end() && found->second == wordOf(choice))
            return choice;
    }
    return ops::SaveChoice::NotKnown;
}

QString idsText(const std::vector<std::string>& ids)
{
    QStringList texts;
    std::transform(ids.begin(), ids.end(), std::back_inserter(texts), shownText);
    return texts.join(QStringLiteral(", "));
}

} // namespace

QString actText(ActKind kind)
{
    switch (kind) {
    case ActKind::Authenticate:
        return Tr::tr("Authenticate");
    case ActKind::Enroll:
        return Tr::tr("Enroll");
    case ActKind::Renew:
        return Tr::tr("Renew now");
    case ActKind::Rollover:
        return Tr::tr("Roll over");
    case ActKind::RolloverCancel:
        return Tr::tr("Cancel rollover");
    case ActKind::Grant:
        return Tr::tr("Grant");
    case ActKind::Reject:
        return Tr::tr("Reject");
    case ActKind::Revoke:
        return Tr::tr("Revoke");
    case ActKind::Save:
    case ActKind::Count:
        break;
    }
    return Tr::tr("Save configuration");
}

QString actText(const ops::Act& act)
{
    const QString target = shownText(act.target);
    const QString ids = idsText(act.ids);
    switch (act.kind) {
    case ActKind::Authenticate:
        return Tr::tr("Authenticate trustpoint %1").arg(target);
    case ActKind::Enroll:
        return Tr::tr("Enroll trustpoint %1").arg(target);
    case ActKind::Renew:
        return Tr::tr("Renew the certificate of trustpoint %1").arg(target);
    case ActKind::Rollover:
        return Tr::tr("Start the rollover of certificate server %1").arg(target);
    case ActKind::RolloverCancel:
        return Tr::tr("Cancel the rollover of certificate server %1").arg(target);
    case ActKind::Grant:
        return act.ids.empty() ? Tr::tr("Grant all pending requests of %1").arg(target)
                               : Tr::tr("Grant the requests %2 of %1").arg(target, ids);
    case ActKind::Reject:
        return act.ids.empty() ? Tr::tr("Reject all pending requests of %1").arg(target)
                               : Tr::tr("Reject the requests %2 of %1").arg(target, ids);
    case ActKind::Revoke:
        return Tr::tr("Revoke the certificate with serial number %2 of %1").arg(target, ids);
    case ActKind::Save:
    case ActKind::Count:
        break;
    }
    return Tr::tr("Save the configuration");
}

QString consequenceText(const ops::Consequence& consequence)
{
    const char* text = consequences.at(static_cast<std::size_t>(consequence.code)).text;
    const QString sentence =
        filled(Tr::tr(text, nullptr, countIn(consequence.parameters)), consequence.parameters);
    if (consequence.code != ConsequenceCode::LostAtReload)
        return sentence;
    return sentence + u' ' + saveChoiceText(saveChoiceIn(consequence.parameters));
}

QString saveChoiceText(ops::SaveChoice choice)
{
    switch (choice) {
    case ops::SaveChoice::Saves:
        return Tr::tr("it is saved, for nothing of somebody else’s would be saved with it.");
    case ops::SaveChoice::Declined:
        return Tr::tr("you asked for it not to be saved.");
    case ops::SaveChoice::UnsavedChanges:
        return Tr::tr("somebody else’s unsaved changes would be saved with it.");
    case ops::SaveChoice::NotNeeded:
        return Tr::tr("nothing of it is in the configuration.");
    case ops::SaveChoice::NotKnown:
    case ops::SaveChoice::Count:
        break;
    }
    return Tr::tr("somebody else’s unsaved changes might be saved with it.");
}

QString lineRoleText(ops::LineRole role)
{
    switch (role) {
    case ops::LineRole::Enter:
        return Tr::tr("enters configuration mode");
    case ops::LineRole::Change:
        return Tr::tr("changes the router");
    case ops::LineRole::Leave:
        return Tr::tr("leaves configuration mode");
    case ops::LineRole::Fallback:
        return Tr::tr("only where configuration mode does not know the command");
    case ops::LineRole::Check:
        return Tr::tr("shows the effect");
    case ops::LineRole::Save:
    case ops::LineRole::Count:
        break;
    }
    return Tr::tr("saves the configuration");
}

QString answerText(const ios::PlannedAnswer& answer)
{
    if (answer.answer.empty())
        return Tr::tr("Return", "the key");
    if (answer.secret)
        return Tr::tr("(hidden)", "a secret that is typed");
    const auto bytes = answer.answer.view();
    return shownText(std::string(bytes.begin(), bytes.end()));
}

} // namespace releve::models
