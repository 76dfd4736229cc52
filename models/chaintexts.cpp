// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/chaincards.h"
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

ios::CertificateKind kindOf(const ChainCard& card)
{
    if (card.held)
        return card.held->record.kind;
    return card.card == ChainModel::Ca ? ios::CertificateKind::Ca : ios::CertificateKind::Identity;
}

QString instantText(const std::optional<ios::PrintedTime>& time)
{
    if (!time)
        return dash();
    return time->instant ? dateTimeText(*time->instant, QLocale()) : shownText(time->text);
}

QString savedText(const ios::KeyRecord& key)
{
    if (key.storage.empty())
        return {};
    return key.isUnsaved() ? Tr::tr("not saved", "a key pair") : Tr::tr("saved", "a key pair");
}

QString keyPairText(const ChainCard& card)
{
    QStringList parts;
    if (card.keyFact)
        parts << shownText(card.keyFact->value.name);
    if (card.held)
        parts << keyText(card.held->record.keyAlgorithm, card.held->record.keyBits);
    else if (card.keyFact && card.keyFact->value.publicKey)
        parts << keyText(card.keyFact->value.publicKey->algorithm, card.keyFact->value.publicKey->bits);
    if (card.keyFact)
        parts << savedText(card.keyFact->value);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString storageText(const ChainCard& card)
{
    const bool unsaved = card.held ? card.held->unsaved : card.keyFact->value.isUnsaved();
    if (unsaved)
        return Tr::tr("memory only: lost at the next reload");
    return shownText(card.held ? card.held->record.storage : card.keyFact->value.storage);
}

QString timerPhrase(const ChainCard& card)
{
    if (!card.timerDue)
        return Tr::tr("%1 is running", "an IOS timer").arg(card.timer);
    return Tr::tr("%1 fires on %2", "an IOS timer, date and time")
        .arg(card.timer, dateTimeText(*card.timerDue, QLocale()));
}

QString whyText(const ChainCard& card)
{
    switch (card.gap) {
    case Gap::NotAuthenticated:
        return Tr::tr("The trustpoint is not authenticated");
    case Gap::NotEnrolled:
        return Tr::tr("No certificate has been asked for");
    case Gap::WaitsForGrant:
        return Tr::tr("The request waits for the CA to grant it");
    case Gap::Rejected:
        return Tr::tr("The CA rejected the request");
    case Gap::KeyMissing:
        return Tr::tr("The key list does not hold the key of this certificate");
    case Gap::TimerBrings:
        return timerPhrase(card);
    case Gap::RenewalFirst:
        return Tr::tr("The identity ends before its CA: an ordinary renewal comes first");
    case Gap::NoAutoRollover:
        return Tr::tr("auto-rollover is not configured on this server");
    case Gap::NoAutoEnroll:
        return Tr::tr("auto-enroll is not configured on this trustpoint");
    case Gap::NotScheduled:
        return Tr::tr("No timer was read that would bring it");
    case Gap::NotRead:
    case Gap::None:
        break;
    }
    return Tr::tr("Nothing was read that would show it");
}

QString timerNextText(const ChainCard& card)
{
    if (card.timer == u"CONNECT RETRY")
        return Tr::tr("The router tries the CA again");
    if (card.ofServer)
        return Tr::tr(
            "The server makes the new key and certificate; its clients fetch them by their own timers");
    if (card.card == ChainModel::Ca)
        return Tr::tr("The router fetches it with GetNextCACert");
    return Tr::tr("GetNextCACert, then a request to the rollover CA");
}

QString nextText(const ChainCard& card)
{
    switch (card.gap) {
    case Gap::NotAuthenticated:
        return Tr::tr("Authenticate the trustpoint");
    case Gap::NotEnrolled:
    case Gap::Rejected:
        return Tr::tr("Enroll the trustpoint");
    case Gap::WaitsForGrant:
        return card.timer.isEmpty() ? Tr::tr("Grant the request on the certificate server")
                                    : timerPhrase(card);
    case Gap::KeyMissing:
        return Tr::tr("Without its key the certificate is of no use: look for it, or enroll again");
    case Gap::TimerBrings:
        return timerNextText(card);
    case Gap::RenewalFirst:
        return timerPhrase(card);
    case Gap::NoAutoRollover:
        return Tr::tr("Nothing by itself: the CA certificate ends without a successor");
    case Gap::NoAutoEnroll:
        return Tr::tr("Nothing by itself: it has to be renewed by hand");
    case Gap::NotScheduled:
    case Gap::NotRead:
    case Gap::None:
        break;
    }
    return Tr::tr("Import the output of: %1", "IOS commands")
        .arg(card.gap == Gap::NotScheduled ? QStringLiteral("show crypto pki timers")
                                           : QStringLiteral("show crypto pki certificates"));
}

} // namespace

QString chainSideText(ChainModel::Side side)
{
    return side == ChainModel::Active ? Tr::tr("Active chain") : Tr::tr("Rollover chain");
}

QString chainCardTitle(const ChainCard& card)
{
    const bool rollover = card.side == ChainModel::Rollover;
    QString title = certificateKindText(kindOf(card), rollover);
    if (card.card == ChainModel::Key)
        title = rollover ? Tr::tr("Key pair (rollover)") : Tr::tr("Key pair");
    if (card.gap == Gap::None) {
        return card.held ? Tr::tr("%1 · serial %2", "a certificate's kind, its serial number")
                               .arg(title, serialText(card.held->record.serial))
                         : title;
    }
    switch (card.tone) {
    case fleet::Tone::InProgress:
        return Tr::tr("%1 · awaited", "a certificate's kind").arg(title);
    case fleet::Tone::Unknown:
        return Tr::tr("%1 · none", "a certificate's kind").arg(title);
    default:
        return Tr::tr("%1 · missing", "a certificate's kind").arg(title);
    }
}

QString chainFieldName(ChainModel::Field field)
{
    switch (field) {
    case ChainModel::Subject:
        return Tr::tr("Subject");
    case ChainModel::Validity:
        return Tr::tr("Validity");
    case ChainModel::KeyPair:
        return Tr::tr("Key");
    case ChainModel::Signature:
        return Tr::tr("Signature");
    case ChainModel::Fingerprint:
        return Tr::tr("Fingerprint");
    case ChainModel::Storage:
        return Tr::tr("Storage");
    case ChainModel::Exportable:
        return Tr::tr("Exportable");
    case ChainModel::Why:
        return Tr::tr("Why", "a certificate is missing");
    case ChainModel::Next:
        break;
    }
    return Tr::tr("Next", "what comes next");
}

QString chainFieldToolTip(const ChainCard& card, const ChainField& field)
{
    QStringList lines;
    if (field.field == ChainModel::Validity) {
        for (const auto& time : {card.held->record.notBefore, card.held->record.notAfter}) {
            if (time)
                lines << printedTimeText(*time);
        }
    }
    if (field.differs)
        lines << Tr::tr("Differs from the other chain");
    return lines.join(u'\n');
}

QString chainFieldText(const ChainCard& card, const ChainField& field)
{
    switch (field.field) {
    case ChainModel::Subject:
        return nameText(card.held->record.subject);
    case ChainModel::Validity:
        return Tr::tr("%1 → %2", "start and end of validity")
            .arg(instantText(card.held->record.notBefore), instantText(card.held->record.notAfter));
    case ChainModel::KeyPair:
        return keyPairText(card);
    case ChainModel::Fingerprint: {
        const QString kind = field.raw.size() == 32   ? QStringLiteral("MD5")
                             : field.raw.size() == 40 ? QStringLiteral("SHA-1")
                                                      : QStringLiteral("SHA-256");
        return kind + u' ' + fingerprintText(field.raw.toStdString());
    }
    case ChainModel::Storage:
        return storageText(card);
    case ChainModel::Exportable:
        return card.keyFact->value.exportable.value_or(false) ? Tr::tr("yes") : Tr::tr("no");
    case ChainModel::Why:
        return whyText(card);
    case ChainModel::Next:
        return nextText(card);
    case ChainModel::Signature:
        break;
    }
    return field.raw;
}

} // namespace releve::models
