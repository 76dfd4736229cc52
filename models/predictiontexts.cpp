// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

using fleet::Formula;
using fleet::NotPredicted;

/// The formula with its inputs: what anyone can compute again.
QString formulaText(const fleet::Prediction& prediction)
{
    const auto instant = [](const std::optional<Instant>& known) { return known ? utcText(*known) : dash(); };
    const QString from = instant(prediction.from);
    const QString to = instant(prediction.to);
    switch (prediction.formula) {
    case Formula::Renew:
        return Tr::tr("RENEW: %1 % of the way from the installation (%2) to the identity's end (%3).")
            .arg(QString::number(prediction.percent), from, to);
    case Formula::Shadow:
        return Tr::tr(
                   "SHADOW, because the identity ends with its CA: %1 % of the way from the identity's start "
                   "(%2) to that end (%3).")
            .arg(QString::number(prediction.percent), from, to);
    case Formula::ShadowWithoutAutoEnroll:
        return Tr::tr("SHADOW without auto-enroll: %1 % of the way from the CA's start (%2) to its end (%3).")
            .arg(QString::number(prediction.percent), from, to);
    case Formula::RolloverActivation:
        return Tr::tr("Activation of the rollover: the end of the CA (%1).").arg(to);
    case Formula::CsShadowCertGeneration:
        return Tr::tr("CS SHADOW CERT GENERATION: the overlap (%1) before the end of the CA (%2).")
            .arg(remainingText(prediction.length, QLocale()), to);
    case Formula::CsCertExpire:
        return Tr::tr("CS CERT EXPIRE: the end of the CA (%1).").arg(to);
    case Formula::CsCrlUpdate:
        return Tr::tr("CS CRL UPDATE: the next update that the last CRL names (%1).").arg(to);
    case Formula::ExpiryAlert:
        return Tr::tr(
                   "Expiry alert: 60 days before the certificate's end (%1), then weekly, then daily in the "
                   "last week.")
            .arg(to);
    case Formula::Count:
        break;
    }
    return {};
}

} // namespace

QString notPredictedText(NotPredicted why)
{
    switch (why) {
    case NotPredicted::ClockNotSet:
        return Tr::tr("The router's clock is not set: no timer of its PKI runs.");
    case NotPredicted::ConfigurationNotRead:
        return Tr::tr("The configuration was not read.");
    case NotPredicted::NoAutoEnroll:
        return Tr::tr("The trustpoint has no auto-enroll.");
    case NotPredicted::NoEnrollmentUrl:
        return Tr::tr("The trustpoint has no URL to ask a CA at.");
    case NotPredicted::NoIdentity:
        return Tr::tr("There is no identity certificate to renew.");
    case NotPredicted::NoCa:
        return Tr::tr("The CA certificate is not known.");
    case NotPredicted::DatesUnknown:
        return Tr::tr("A certificate's dates are not known.");
    case NotPredicted::UnderWay:
        return Tr::tr("It has fired already: the router polls or retries in its place.");
    case NotPredicted::Stopped:
        return Tr::tr("The CA rejected the last request: the trustpoint has stopped.");
    case NotPredicted::Ended:
        return Tr::tr("The certificate is past its end.");
    case NotPredicted::ServerOff:
        return Tr::tr("The certificate server is not enabled.");
    case NotPredicted::NoAutoRollover:
        return Tr::tr("The certificate server has no auto-rollover.");
    case NotPredicted::NoFormula:
        return Tr::tr("A subordinate certificate server rolls over when its own CA does.");
    case NotPredicted::RolloverReady:
        return Tr::tr("The rollover certificate exists already.");
    case NotPredicted::CrlUnknown:
        return Tr::tr("When the last CRL was made is not known.");
    case NotPredicted::ReadingUnknown:
        return Tr::tr("The log does not tell the device's clock.");
    case NotPredicted::AlertsSilent:
        return Tr::tr("No further alert: a successor is ready, or the last alert is past.");
    case NotPredicted::No:
    case NotPredicted::Count:
        break;
    }
    return {};
}

QString predictionText(const fleet::Prediction& prediction)
{
    if (!prediction.due)
        return Tr::tr("Nothing is predicted. %1", "a sentence that says why")
            .arg(notPredictedText(prediction.why));
    QString text = utcText(*prediction.due) + u'\n' + formulaText(prediction);
    if (prediction.uncertainty > Duration::zero())
        text +=
            u'\n' + Tr::tr("When the certificate was installed is not known; its start stands in. It may be "
                           "due up to %1 later.")
                        .arg(remainingText(prediction.uncertainty, QLocale()));
    return text;
}

QString driftText(Duration drift, const QLocale& locale)
{
    const Duration length = drift < Duration::zero() ? -drift : drift;
    if (length <= fleet::onTimeDrift)
        return Tr::tr("on time", "a timer, as predicted");
    const bool isWholeDays = length % std::chrono::days{1} == Duration::zero();
    const QString text =
        isWholeDays ? Tr::tr("%1 d", "whole days").arg(locale.toString(qint64{length / std::chrono::days{1}}))
                    : remainingText(length, locale);
    return (drift < Duration::zero() ? QChar(u'\u2212') : QChar(u'+')) + text;
}

} // namespace releve::models
