// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/texts.h"

#include "models/tr.h"

namespace releve::models {

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
    case ErrorCode::WeakAlgorithm:
        return Tr::tr("It uses MD5 or single DES, and this CA is not marked as legacy.");
    case ErrorCode::Downgraded:
        return Tr::tr("The CA offers weaker cryptography than it did before, or than is allowed for it.");
    case ErrorCode::WrongFingerprint:
        return Tr::tr("The certificate does not have the fingerprint expected of it.");
    case ErrorCode::Unreachable:
        return Tr::tr("No connection could be made or kept.");
    case ErrorCode::TimedOut:
        return Tr::tr("No answer came within the time allowed.");
    case ErrorCode::Cancelled:
        return Tr::tr("It was cancelled.");
    case ErrorCode::HttpRefused:
        return Tr::tr("The server refused the HTTP request.");
    case ErrorCode::BadAnswer:
        return Tr::tr("The answer does not fit what was asked.");
    case ErrorCode::NameNotResolved:
        return Tr::tr("No address was found for that host name.");
    case ErrorCode::ConnectionRefused:
        return Tr::tr("Nothing listens on that port of the host.");
    case ErrorCode::ConnectionLost:
        return Tr::tr("The connection broke off.");
    case ErrorCode::NotSsh:
        return Tr::tr("What answers there does not speak SSH.");
    case ErrorCode::NoCommonAlgorithm:
        return Tr::tr("The device and this program agree on no SSH algorithm. Old devices need the old "
                      "algorithms, which "
                      "are switched on for each device.");
    case ErrorCode::HostKeyUnknown:
        return Tr::tr("The host key of this device has not been accepted yet.");
    case ErrorCode::HostKeyChanged:
        return Tr::tr(
            "The host key of this device has changed. Somebody may be listening: compare the fingerprints "
            "before you accept the new one.");
    case ErrorCode::LoginRefused:
        return Tr::tr("The device did not accept user name, password or key.");
    case ErrorCode::UnknownQuestion:
        return Tr::tr("The router asked something nobody expected, and nothing more was sent.");
    case ErrorCode::Damaged:
        return Tr::tr("A file of Relève is damaged. It has been left as it is.");
    case ErrorCode::NewerVersion:
        return Tr::tr("The file was made by a newer version of Relève. It has been left as it is.");
    case ErrorCode::Busy:
        return Tr::tr("Another program holds it for too long.");
    case ErrorCode::DiskFull:
        return Tr::tr("The disk is full.");
    case ErrorCode::AlreadyExists:
        return Tr::tr("It exists already.");
    case ErrorCode::AlreadyRunning:
        return Tr::tr("This device is being changed already.");
    case ErrorCode::NoKeychain:
        return Tr::tr("There is no keychain that works here.");
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
    case fleet::SourceFormat::Scep:
        return Tr::tr("SCEP message");
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

QString requestStateText(const std::string& state)
{
    if (state == "pending")
        return Tr::tr("Pending", "state of an enrollment request");
    if (state == "authorized")
        return Tr::tr("Authorized", "state of an enrollment request");
    if (state == "granted")
        return Tr::tr("Granted", "state of an enrollment request");
    if (state == "rejected")
        return Tr::tr("Rejected", "state of an enrollment request");
    return shownText(state);
}

QString requestStateExplanation(const std::string& state)
{
    if (state == "pending")
        return Tr::tr("It waits for an administrator to grant or to reject it.");
    if (state == "authorized")
        return Tr::tr("It may be granted; the certificate has not been made yet.");
    if (state == "granted")
        return Tr::tr("The certificate is made; the router collects it when it asks again.");
    if (state == "rejected")
        return Tr::tr(
            "The router is told when it asks again, and stops: it then has to be enrolled by hand.");
    return {};
}

QString requestListText(ios::RequestList list)
{
    switch (list) {
    case ios::RequestList::SubordinateCa:
        return Tr::tr("Subordinate CA", "sender of an enrollment request");
    case ios::RequestList::Ra:
        return Tr::tr("RA", "sender of an enrollment request");
    case ios::RequestList::Router:
        break;
    }
    return Tr::tr("Router", "sender of an enrollment request");
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

} // namespace releve::models
