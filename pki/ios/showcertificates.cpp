// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/showcertificates.h"

#include <utility>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

/// How the heading of a certificate begins that says in brackets what it is.
constexpr std::string_view bracketed = "Certificate (";

/// The kind a heading names; empty when the line is no heading.
std::optional<CertificateKind> kindOf(std::string_view heading)
{
    if (!heading.ends_with("ertificate"))
        return std::nullopt;
    static constexpr std::array<Label<CertificateKind>, 16> headings{
        {{"Certificate", CertificateKind::Identity},
         {"CA Certificate", CertificateKind::Ca},
         {"Router Certificate", CertificateKind::Identity},
         {"General Purpose Certificate", CertificateKind::Identity},
         {"Signature Certificate", CertificateKind::Identity},
         {"Encryption Certificate", CertificateKind::Identity},
         {"Sub CA Certificate", CertificateKind::SubordinateCa},
         {"Subordinate CA Certificate", CertificateKind::SubordinateCa},
         {"Certificate (subordinate CA certificate", CertificateKind::SubordinateCa},
         {"Certificate (RA mode CS certificate", CertificateKind::Ra},
         {"RA Certificate", CertificateKind::Ra},
         {"RA Signature Certificate", CertificateKind::RaSignature},
         {"RA KeyEncipher Certificate", CertificateKind::RaEncryption},
         {"Router Self-Signed Certificate", CertificateKind::SelfSigned},
         {"Persistent Self-Signed Certificate", CertificateKind::SelfSigned},
         {"Self-Signed Certificate", CertificateKind::SelfSigned}}};
    return findLabel(headings, heading);
}

/// Sub-lines of the extensions, which a log without indentation shows like any other line.
bool isExtensionValue(std::string_view text)
{
    static constexpr std::array<Label<bool>, 16> values{{{"Digital Signature", true},
                                                         {"Non Repudiation", true},
                                                         {"Key Encipherment", true},
                                                         {"Data Encipherment", true},
                                                         {"Key Agreement", true},
                                                         {"Key Cert Sign", true},
                                                         {"CRL Signature", true},
                                                         {"Encipher Only", true},
                                                         {"Decipher Only", true},
                                                         {"CA", true},
                                                         {"OtherNames", true},
                                                         {"IP Address", true},
                                                         {"Client Auth", true},
                                                         {"Server Auth", true},
                                                         {"OCSP URL", true},
                                                         {"CA ISSUERS", true}}};
    return findLabel(values, trimmedRight(text.substr(0, text.find(':')))).has_value();
}

} // namespace

const std::array<Label<ShowCertificates::Field>, 48> ShowCertificates::labels{{
    {"Status", Field::Status},
    {"Version", Field::Ignored},
    {"Certificate Serial Number (hex)", Field::Serial},
    {"Certificate Serial Number", Field::Serial},
    {"Certificate Usage", Field::Usage},
    {"Key Usage", Field::Usage},
    {"Issuer", Field::Issuer},
    {"Subject", Field::Subject},
    {"Subject Name", Field::Subject},
    {"Name", Field::DisplayName},
    {"Serial Number", Field::SubjectSerial},
    {"IP Address", Field::SubjectIp},
    {"CRL Distribution Points", Field::CrlPoints},
    {"CRL Distribution Point", Field::CrlPoints},
    {"Validity Date", Field::Ignored},
    {"start date", Field::NotBefore},
    {"end date", Field::NotAfter},
    {"renew date", Field::RenewDate},
    {"Cert install time", Field::InstallTime},
    {"Cert install time in nsec", Field::Ignored},
    {"Associated Trustpoints", Field::Trustpoints},
    {"Associated Trustpoint", Field::Trustpoints},
    {"Storage", Field::Storage},
    {"Subject Key Info", Field::Ignored},
    {"Public Key Algorithm", Field::KeyAlgorithm},
    {"RSA Public Key", Field::KeyBits},
    {"EC Public Key", Field::KeyBits},
    {"ECC Public Key", Field::KeyBits},
    {"DSA Public Key", Field::KeyBits},
    {"Signature Algorithm", Field::SignatureAlgorithm},
    {"Fingerprint MD5", Field::Md5},
    {"Fingerprint SHA1", Field::Sha1},
    {"Fingerprint SHA2", Field::Sha256},
    {"Fingerprint SHA256", Field::Sha256},
    {"Fingerprint", Field::Md5},
    {"Certificate Request Fingerprint MD5", Field::Ignored},
    {"Certificate Request Fingerprint SHA1", Field::Ignored},
    {"Certificate Request Fingerprint SHA2", Field::Ignored},
    {"X509v3 extensions", Field::Extensions},
    {"X509v3 Key Usage", Field::KeyUsage},
    {"X509v3 Subject Key ID", Field::SubjectKeyId},
    {"X509v3 Authority Key ID", Field::AuthorityKeyId},
    {"X509v3 Basic Constraints", Field::Extensions},
    {"X509v3 Subject Alternative Name", Field::Extensions},
    {"X509v3 Extended Key Usage", Field::Extensions},
    {"Authority Info Access", Field::Extensions},
    {"Key Label", Field::KeyLabel},
    {"Trustpool", Field::Trustpool},
}};

bool ShowCertificates::begin(const TextLine& line)
{
    constexpr std::string_view rolloverMark = "(Rollover)";
    std::string_view heading = trimmed(line.text);
    constexpr std::string_view rolloverInside =
        ", Rollover)"; // `Certificate (subordinate CA certificate, Rollover)`
    const bool inside = heading.ends_with(rolloverInside);
    const bool rollover = inside || heading.ends_with(rolloverMark);
    if (inside)
        heading.remove_suffix(rolloverInside.size());
    else if (rollover)
        heading = trimmedRight(heading.substr(0, heading.size() - rolloverMark.size()));
    else if (heading.starts_with(bracketed) && heading.ends_with(')'))
        heading.remove_suffix(1);
    const auto kind = kindOf(heading);
    if (!kind)
        return false;
    finish();
    m_record = {};
    m_record.kind = *kind;
    m_record.rollover = rollover;
    m_part = Part::Fields;
    m_last = nullptr;
    m_open = true;
    m_hasFields = m_trustpool = false;
    m_lines = 1;
    m_headLine = line.number;
    m_head = line.text;
    return true;
}

bool ShowCertificates::feed(const TextLine& line)
{
    const std::string_view text = trimmed(line.text);
    const bool inName = m_part == Part::Issuer || m_part == Part::Subject;
    if (inName && line.mayContinue && looksLikeAttribute(text))
        return false; // the rest of a wrapped name only looks like an attribute
    bool taken = inName && looksLikeAttribute(text);
    if (taken) {
        feedName(line, text);
    } else {
        auto field = labelled(text);
        // Some old trains print `Subject Name` without a colon.
        if (!field && sameWords(text, "Subject Name"))
            field = LabelledText{text, {}};
        const auto known = field ? findLabel(labels, field->label) : std::nullopt;
        if (known) {
            take(*known, field->value, line);
            taken = true;
        } else {
            taken = feedUnlabelled(line, text);
        }
    }
    m_hasFields = m_hasFields || taken;
    m_lines += taken ? 1 : 0;
    return taken;
}

void ShowCertificates::feedName(const TextLine& line, std::string_view text)
{
    PrintedName& attributes = name();
    if (attributes.size() >= 256) { // no name has that many
        m_builder.problem(ProblemCode::LineNotUnderstood, line);
        return;
    }
    addAttributes(attributes, text);
    m_last = attributes.empty() ? nullptr : &attributes.back().value;
}

bool ShowCertificates::feedUnlabelled(const TextLine& line, std::string_view text)
{
    const bool indented = line.isIndented();
    switch (m_part) {
    case Part::CrlPoints:
        if (text.find("://") == std::string_view::npos)
            return false;
        m_record.crlDistributionPoints.push_back(toUtf8(text));
        m_last = &m_record.crlDistributionPoints.back();
        return true;
    case Part::Issuer:
    case Part::Subject:
        if (!indented || name().empty() || !m_last)
            return false;
        continueName(name(), text);
        m_last = &name().back().value;
        return true;
    case Part::Extensions:
        return isExtensionValue(text) || text.starts_with("X509v3") || line.text.starts_with("     ");
    case Part::Fields:
        break;
    }
    return false;
}

std::string CertificateRecord::*ShowCertificates::textMember(Field field)
{
    switch (field) {
    case Field::Status:
        return &CertificateRecord::status;
    case Field::Usage:
        return &CertificateRecord::usage;
    case Field::DisplayName:
        return &CertificateRecord::subjectDisplayName;
    case Field::SubjectSerial:
        return &CertificateRecord::subjectSerialNumber;
    case Field::SubjectIp:
        return &CertificateRecord::subjectIpAddress;
    case Field::Storage:
        return &CertificateRecord::storage;
    case Field::KeyLabel:
        return &CertificateRecord::keyLabel;
    case Field::KeyAlgorithm:
        return &CertificateRecord::keyAlgorithm;
    case Field::SignatureAlgorithm:
        return &CertificateRecord::signatureAlgorithm;
    default:
        return nullptr;
    }
}

std::string CertificateRecord::*ShowCertificates::hexMember(Field field)
{
    switch (field) {
    case Field::Md5:
        return &CertificateRecord::md5;
    case Field::Sha1:
        return &CertificateRecord::sha1;
    case Field::Sha256:
        return &CertificateRecord::sha256;
    case Field::KeyUsage:
        return &CertificateRecord::keyUsage;
    case Field::SubjectKeyId:
        return &CertificateRecord::subjectKeyId;
    case Field::AuthorityKeyId:
        return &CertificateRecord::authorityKeyId;
    default:
        return nullptr;
    }
}

std::optional<PrintedTime> CertificateRecord::*ShowCertificates::dateMember(Field field)
{
    switch (field) {
    case Field::NotBefore:
        return &CertificateRecord::notBefore;
    case Field::NotAfter:
        return &CertificateRecord::notAfter;
    case Field::RenewDate:
        return &CertificateRecord::renewDate;
    case Field::InstallTime:
        return &CertificateRecord::installTime;
    default:
        return nullptr;
    }
}

ShowCertificates::Part ShowCertificates::partAfter(Field field) const
{
    switch (field) {
    case Field::Issuer:
        return Part::Issuer;
    case Field::Subject:
        return Part::Subject;
    case Field::CrlPoints:
        return Part::CrlPoints;
    case Field::Extensions:
    case Field::KeyUsage:
    case Field::SubjectKeyId:
    case Field::AuthorityKeyId:
        return Part::Extensions;
    case Field::DisplayName:
    case Field::SubjectSerial:
    case Field::SubjectIp:
        return m_part;
    default:
        return Part::Fields;
    }
}

void ShowCertificates::take(Field field, std::string_view value, const TextLine& line)
{
    m_part = partAfter(field);
    m_last = nullptr;
    if (const auto text = textMember(field)) {
        // An `IP Address` among the extensions is a subject alternative name.
        if (m_part != Part::Extensions) {
            m_record.*text = toUtf8(value);
            m_last = &(m_record.*text);
        }
        return;
    }
    if (const auto hex = hexMember(field)) {
        m_record.*hex = hexDigits(value);
        return;
    }
    if (const auto date = dateMember(field)) {
        m_record.*date = m_builder.date(value, line);
        return;
    }
    takeOther(field, value, line);
}

void ShowCertificates::takeOther(Field field, std::string_view value, const TextLine& line)
{
    switch (field) {
    case Field::Serial:
        m_record.serial = serialDigits(value);
        break;
    case Field::Issuer:
    case Field::Subject:
        if (looksLikeAttribute(value))
            feedName(line, value);
        break;
    case Field::CrlPoints:
        if (!value.empty())
            m_record.crlDistributionPoints.push_back(toUtf8(value));
        break;
    case Field::Trustpoints:
        for (std::string_view word = takeWord(value); !word.empty(); word = takeWord(value))
            if (word != "Trustpool") // the pool holds the certificate too; it is no trustpoint
                m_record.trustpoints.push_back(toUtf8(word));
        m_last = m_record.trustpoints.empty() ? nullptr : &m_record.trustpoints.back();
        break;
    case Field::KeyBits:
        m_record.keyBits = firstNumber(value);
        break;
    case Field::Trustpool:
        m_trustpool = true;
        break;
    default:
        break;
    }
}

void ShowCertificates::wrapped(std::string_view rest)
{
    if (m_last)
        *m_last += toUtf8(rest);
}

void ShowCertificates::finish()
{
    if (!std::exchange(m_open, false))
        return;
    m_last = nullptr;
    if (m_trustpool) {
        m_builder.countTrustpool(m_headLine, m_lines);
        return;
    }
    if (!m_hasFields) {
        m_builder.passedOver(ProblemCode::TextNotRecognised, m_headLine, m_head);
        return;
    }
    m_record.origin = m_builder.origin(m_headLine);
    if (m_record.trustpoints.empty() && m_record.storage.empty())
        m_builder.problem(ProblemCode::BlockCutShort, m_record.origin, m_head, "certificate");
    m_builder.out().certificates.push_back(std::move(m_record));
}

} // namespace releve::ios
