// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/texts.h"

#include <QDateTime>
#include <QTimeZone>

#include "models/tr.h"
#include "pki/base/text.h"

namespace releve::models {

QString toQString(const std::string& text)
{
    return QString::fromStdString(text);
}

QString shownText(const std::string& text)
{
    const QString raw = toQString(text);
    QString shown;
    shown.reserve(raw.size());
    for (const QChar c : raw) {
        const auto category = c.category();
        if (category != QChar::Other_Control && category != QChar::Other_Format)
            shown += c;
        else if (c.unicode() < 0x100)
            shown += u"\\x" + QString::number(c.unicode(), 16).toUpper().rightJustified(2, u'0');
        else
            shown += u"\\u" + QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0');
    }
    return shown;
}

qint64 toMilliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}

QString dash()
{
    return QStringLiteral("—");
}

// --- states ---

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

// --- errors and problems ---

QString errorText(const Error& error)
{
    switch (error.code) {
    case ErrorCode::BadEncoding:
        return Tr::tr("The content is damaged: it is not the encoding it should be.");
    case ErrorCode::UnsupportedFormat:
        return Tr::tr("This is none of the formats that can be read here.");
    case ErrorCode::Truncated:
        return Tr::tr("The content ends in the middle.");
    case ErrorCode::TooLarge:
        return Tr::tr("This is larger than what can be read here.");
    case ErrorCode::WrongPassphrase:
        return Tr::tr("The passphrase does not open it.");
    case ErrorCode::PassphraseNeeded:
        return Tr::tr("It is protected and needs a passphrase.");
    case ErrorCode::BadArgument:
        return Tr::tr("A value is not in the range allowed.");
    case ErrorCode::BadSignature:
        return Tr::tr("A signature does not verify.");
    case ErrorCode::NotFound:
        return Tr::tr("It does not exist.");
    case ErrorCode::AccessDenied:
        return Tr::tr("Access to it was denied.");
    case ErrorCode::IoFailure:
        return Tr::tr("Reading or writing it failed half-way.");
    case ErrorCode::CryptoFailure:
        return Tr::tr("The cryptographic library refused the operation.");
    case ErrorCode::Count:
        break;
    }
    return Tr::tr("Something unexpected went wrong.");
}

namespace {

QString problemSentence(ios::ProblemCode code)
{
    switch (code) {
    case ios::ProblemCode::CommandNotRead:
        return Tr::tr("Output of a command that is not read here");
    case ios::ProblemCode::TextNotRecognised:
        return Tr::tr("Text that belongs to nothing known");
    case ios::ProblemCode::LineNotUnderstood:
        return Tr::tr("Line not understood");
    case ios::ProblemCode::DateNotUnderstood:
        return Tr::tr("Date not understood");
    case ios::ProblemCode::ZoneUnknown:
        return Tr::tr("Time zone of this date not known: its instant is left open");
    case ios::ProblemCode::NumberOutOfRange:
        return Tr::tr("Number out of range");
    case ios::ProblemCode::HexNotUnderstood:
        return Tr::tr("Damaged hexadecimal data");
    case ios::ProblemCode::CertificateNotRead:
        return Tr::tr("Certificate not readable");
    case ios::ProblemCode::KeyNotRead:
        return Tr::tr("Public key not readable");
    case ios::ProblemCode::PemNotUnderstood:
        return Tr::tr("Damaged PEM block");
    case ios::ProblemCode::PrivateKeyIgnored:
        return Tr::tr("A private key stood here; it was neither read nor kept");
    case ios::ProblemCode::BlockCutShort:
        return Tr::tr("Block cut short");
    case ios::ProblemCode::LineTooLong:
        return Tr::tr("Line too long: the rest of it was passed over");
    case ios::ProblemCode::SerialDisagrees:
        return Tr::tr("The label of this certificate is not its serial number");
    case ios::ProblemCode::FileNotRead:
        return Tr::tr("None of the formats that can be read here");
    case ios::ProblemCode::Count:
        break;
    }
    return Tr::tr("Something not understood");
}

} // namespace

QString problemText(const ios::Problem& problem)
{
    QString sentence = problemSentence(problem.code);
    if (problem.lines > 1)
        sentence =
            Tr::tr("%1 (%n line(s))", "a problem, the lines it stands for", static_cast<int>(problem.lines))
                .arg(sentence);
    if (problem.text.empty())
        return sentence;
    return Tr::tr("%1: %2", "a problem, the text it is about").arg(sentence, shownText(problem.text));
}

// --- what things are and where they come from ---

QString certificateKindText(ios::CertificateKind kind, bool rollover)
{
    switch (kind) {
    case ios::CertificateKind::Identity:
        return rollover ? Tr::tr("Identity certificate (rollover)") : Tr::tr("Identity certificate");
    case ios::CertificateKind::Ca:
        return rollover ? Tr::tr("CA certificate (rollover)") : Tr::tr("CA certificate");
    case ios::CertificateKind::SubordinateCa:
        return rollover ? Tr::tr("Subordinate CA certificate (rollover)")
                        : Tr::tr("Subordinate CA certificate");
    case ios::CertificateKind::RaSignature:
        return rollover ? Tr::tr("RA signature certificate (rollover)") : Tr::tr("RA signature certificate");
    case ios::CertificateKind::RaEncryption:
        return rollover ? Tr::tr("RA encryption certificate (rollover)")
                        : Tr::tr("RA encryption certificate");
    case ios::CertificateKind::Ra:
        return rollover ? Tr::tr("RA certificate (rollover)") : Tr::tr("RA certificate");
    case ios::CertificateKind::SelfSigned:
        break;
    }
    return Tr::tr("Self-signed certificate");
}

QString certificateFormText(ios::CertificateForm form)
{
    switch (form) {
    case ios::CertificateForm::Show:
        return Tr::tr("Certificate listing");
    case ios::CertificateForm::Chain:
        return Tr::tr("Certificate chain of the configuration");
    case ios::CertificateForm::Pem:
        return Tr::tr("PEM block");
    case ios::CertificateForm::File:
        break;
    }
    return Tr::tr("Certificate file");
}

QString sourceText(fleet::FactSource source)
{
    switch (source) {
    case fleet::FactSource::Command:
        return Tr::tr("Command output");
    case fleet::FactSource::Configuration:
        return Tr::tr("Configuration");
    case fleet::FactSource::File:
        break;
    }
    return Tr::tr("Certificate file");
}

QString sourceFormatText(fleet::SourceFormat format)
{
    switch (format) {
    case fleet::SourceFormat::Text:
        return Tr::tr("Router text");
    case fleet::SourceFormat::Der:
        return Tr::tr("DER certificate");
    case fleet::SourceFormat::Pkcs7:
        return Tr::tr("PKCS#7 certificates");
    case fleet::SourceFormat::Pkcs12:
        return Tr::tr("PKCS#12 archive");
    case fleet::SourceFormat::Unknown:
        break;
    }
    return Tr::tr("Unknown format");
}

QString clockAuthorityText(ios::ClockAuthority authority)
{
    switch (authority) {
    case ios::ClockAuthority::Authoritative:
        return Tr::tr("Authoritative clock");
    case ios::ClockAuthority::NotAuthoritative:
        return Tr::tr("Clock not authoritative");
    case ios::ClockAuthority::Unknown:
        break;
    }
    return Tr::tr("Clock not read");
}

QString timerSectionText(ios::TimerSection section)
{
    switch (section) {
    case ios::TimerSection::Pki:
        return Tr::tr("PKI timers");
    case ios::TimerSection::ExpiryAlert:
        return Tr::tr("Expiry alert timers");
    case ios::TimerSection::Crl:
        return Tr::tr("CRL timers");
    case ios::TimerSection::Trustpool:
        return Tr::tr("Trustpool timers");
    case ios::TimerSection::Cs:
        break;
    }
    return Tr::tr("Certificate server timers");
}

QString timerSourceText(ios::TimerSection section, bool fromCertificate)
{
    return fromCertificate ? Tr::tr("Renew date of the certificate") : timerSectionText(section);
}

QString timerExplanation(const std::string& name, ios::TimerSection section)
{
    if (section == ios::TimerSection::ExpiryAlert)
        return Tr::tr("The router logs a warning that a certificate is about to expire.");
    if (section == ios::TimerSection::Crl)
        return Tr::tr("The cached CRL is past its date and is fetched again.");
    if (section == ios::TimerSection::Trustpool)
        return Tr::tr("The trustpool is fetched again.");
    if (name == "RENEW")
        return Tr::tr("The router asks its CA for a new identity certificate.");
    if (name == "SHADOW")
        return Tr::tr("The router fetches the rollover CA certificate and asks for its own beneath it.");
    if (name == "POLL")
        return Tr::tr("The router asks whether its pending request has been granted.");
    if (name == "CONNECT RETRY")
        return Tr::tr("The CA did not answer; the router tries again.");
    if (name == "CS SHADOW CERT GENERATION")
        return Tr::tr("The certificate server makes its rollover key and certificate.");
    if (name == "CS CERT EXPIRE")
        return Tr::tr("The CA certificate ends; the rollover certificate takes its place.");
    if (name == "CS CRL UPDATE")
        return Tr::tr("The certificate server issues its next CRL.");
    if (name == "SESSION CLEANUP")
        return Tr::tr("The router clears away finished PKI sessions.");
    return {};
}

QString weaknessText(x509::Weakness weakness)
{
    switch (weakness) {
    case x509::Weakness::ShortKey:
        return Tr::tr("Key too short by today's measure");
    case x509::Weakness::Md5Signature:
        return Tr::tr("Signed with MD5, which can be forged");
    case x509::Weakness::Sha1Signature:
        break;
    }
    return Tr::tr("Signed with SHA-1, no longer accepted by many peers");
}

// --- numbers, dates, names ---

namespace {

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

QString lengthText(std::chrono::seconds length, const QLocale& locale)
{
    const qint64 total = length.count();
    const qint64 days = total / 86400;
    const qint64 hours = total % 86400 / 3600;
    const qint64 minutes = total % 3600 / 60;
    const qint64 seconds = total % 60;
    if (total < 60)
        return Tr::tr("%1 s", "seconds").arg(seconds);
    const QString minutesAndSeconds = twoDigits(minutes) + u':' + twoDigits(seconds);
    if (days == 0)
        return QString::number(hours) + u':' + minutesAndSeconds;
    return Tr::tr("%1 d %2", "days, hours:minutes:seconds")
        .arg(locale.toString(days), QString(twoDigits(hours) + u':' + minutesAndSeconds));
}

QDateTime utcDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(instant), Qt::UTC);
}

} // namespace

QString remainingText(Duration remaining, const QLocale& locale)
{
    const bool isPast = remaining < Duration::zero();
    // Not std::chrono::abs: the most negative length has no opposite.
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(remaining);
    const QString text = lengthText(isPast ? -whole : whole, locale);
    return isPast ? Tr::tr("%1 ago", "a length of time").arg(text) : text;
}

QString dateText(Instant instant, const QLocale& locale)
{
    return locale.toString(utcDateTime(instant).toLocalTime().date(), QStringLiteral("d MMM yyyy"));
}

QString dateTimeText(Instant instant, const QLocale& locale)
{
    return locale.toString(utcDateTime(instant).toLocalTime(), QStringLiteral("d MMM yyyy HH:mm:ss"));
}

QString utcText(Instant instant)
{
    return Tr::tr("%1 UTC", "date and time")
        .arg(utcDateTime(instant).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

QString fingerprintText(const std::string& hex)
{
    return toQString(grouped(hex));
}

QString serialText(const std::string& serial)
{
    return serial.empty() ? dash() : toQString(serial);
}

QString keyText(const std::string& algorithm, unsigned bits)
{
    QString name = toQString(algorithm);
    if (equalsIgnoringCase(algorithm, "rsa") || equalsIgnoringCase(algorithm, "rsaEncryption"))
        name = QStringLiteral("RSA");
    else if (equalsIgnoringCase(algorithm, "ec") || equalsIgnoringCase(algorithm, "id-ecPublicKey"))
        name = QStringLiteral("EC");
    if (bits == 0)
        return name;
    return name.isEmpty() ? Tr::tr("%n bit(s)", "key size", static_cast<int>(bits))
                          : QString(name + u' ' + QString::number(bits));
}

QString nameText(const ios::PrintedName& name)
{
    QString text;
    for (const auto& attribute : name) {
        if (!text.isEmpty())
            text += attribute.joined ? QStringLiteral(" + ") : QStringLiteral(", ");
        text += shownText(attribute.type) + u'=' + shownText(attribute.value);
    }
    return text;
}

QString timerText(const QString& name, const QString& remaining)
{
    return Tr::tr("%1 %2", "a timer's name, its remaining time").arg(name, remaining);
}

QString printedTimeText(const ios::PrintedTime& time)
{
    if (!time.instant)
        return Tr::tr("%1 (time zone not known)", "a date as printed").arg(shownText(time.text));
    const QString utc = utcText(*time.instant);
    return time.text.empty()
               ? utc
               : Tr::tr("%1, printed as %2", "a date in UTC, as printed").arg(utc, shownText(time.text));
}

QString cellText(const QString& title, const QString& text)
{
    return Tr::tr("%1: %2", "a column's title, a cell's text").arg(title, text);
}

QString sourceLineText(const QString& name, std::uint32_t line)
{
    return Tr::tr("%1, line %2", "a file's name, a line's number").arg(name).arg(line);
}

} // namespace releve::models
