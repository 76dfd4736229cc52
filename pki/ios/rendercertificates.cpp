// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/rendercertificates.h"

#include <array>

#include "pki/ios/rendertext.h"

namespace releve::ios {
namespace {

constexpr std::size_t fieldIndent = 2;
constexpr std::size_t valueIndent = 4;

/// ROLLOVER_SPEC 9.
std::string heading(const CertificateRecord& certificate)
{
    const bool rollover = certificate.rollover;
    const auto marked = [rollover](const char* text) {
        return std::string(text) + (rollover ? " (Rollover)" : "");
    };
    const auto inBrackets = [rollover](std::string_view what) {
        return "Certificate (" + std::string(what) + (rollover ? ", Rollover)" : ")");
    };
    switch (certificate.kind) {
    case CertificateKind::Ca:
        return marked("CA Certificate");
    case CertificateKind::SubordinateCa:
        return inBrackets("subordinate CA certificate");
    case CertificateKind::Ra:
        return inBrackets("RA mode CS certificate");
    case CertificateKind::RaSignature:
        return marked("RA Signature Certificate");
    case CertificateKind::RaEncryption:
        return marked("RA KeyEncipher Certificate");
    case CertificateKind::SelfSigned:
        return marked("Router Self-Signed Certificate");
    case CertificateKind::Identity:
        break;
    }
    return marked("Certificate");
}

void addField(std::string& text, std::string_view label, const std::string& value)
{
    if (!value.empty())
        addLine(text, fieldIndent, label, value);
}

void addHex(std::string& text, std::size_t indent, std::string_view label, const std::string& hex)
{
    if (!hex.empty())
        addLine(text, indent, label, grouped(hex) + ' ');
}

void addSubject(std::string& text, const CertificateRecord& certificate)
{
    const auto addPart = [&text](std::string_view label, const std::string& value) {
        if (!value.empty())
            addLine(text, valueIndent, label, value);
    };
    addLine(text, fieldIndent, certificate.subjectDisplayName.empty() ? "Subject: " : "Subject:");
    addPart("Name: ", certificate.subjectDisplayName);
    addPart("IP Address: ", certificate.subjectIpAddress);
    addPart("Serial Number: ", certificate.subjectSerialNumber);
    addName(text, valueIndent, certificate.subject);
}

void addValidity(std::string& text, const CertificateRecord& certificate, const ZoneClock& clock)
{
    if (!certificate.notBefore && !certificate.notAfter && !certificate.renewDate)
        return;
    const auto addDate = [&](std::string_view label, const std::optional<PrintedTime>& time) {
        if (time)
            addLine(text, valueIndent, label, dateText(*time, clock));
    };
    addLine(text, fieldIndent, "Validity Date: ");
    addDate("start date: ", certificate.notBefore);
    addDate("end   date: ", certificate.notAfter);
    addDate("renew date: ", certificate.renewDate);
}

void addKeyInfo(std::string& text, const CertificateRecord& certificate)
{
    if (certificate.keyAlgorithm.empty() && certificate.keyBits == 0)
        return;
    addLine(text, fieldIndent, "Subject Key Info:");
    if (!certificate.keyAlgorithm.empty())
        addLine(text, valueIndent, "Public Key Algorithm: ", certificate.keyAlgorithm);
    if (certificate.keyBits != 0)
        addLine(text, valueIndent,
                certificate.keyAlgorithm.starts_with("ec") ? "EC Public Key: " : "RSA Public Key: ",
                '(' + std::to_string(certificate.keyBits) + " bit)");
}

/// The bits of an extension as IOS names them, from the hex that it prints (RFC 5280 section 4.2.1.3).
void addKeyUsage(std::string& text, const std::string& usage)
{
    constexpr std::array<std::string_view, 9> names{
        "Digital Signature", "Non Repudiation", "Key Encipherment", "Data Encipherment", "Key Agreement",
        "Key Cert Sign",     "CRL Signature",   "Encipher Only",    "Decipher Only"};
    if (usage.empty())
        return;
    addLine(text, valueIndent, "X509v3 Key Usage: ", usage);
    for (std::size_t bit = 0; bit < names.size(); ++bit) {
        const std::size_t digit = bit / 4;
        const int value = digit < usage.size() ? hexValue(usage[digit]) : 0;
        if (value > 0 && (static_cast<unsigned>(value) & (8U >> (bit % 4))) != 0)
            addLine(text, valueIndent + 2, names[bit]);
    }
}

void addExtensions(std::string& text, const CertificateRecord& certificate)
{
    if (certificate.keyUsage.empty() && certificate.subjectKeyId.empty() &&
        certificate.authorityKeyId.empty())
        return;
    addLine(text, fieldIndent, "X509v3 extensions:");
    addKeyUsage(text, certificate.keyUsage);
    addHex(text, valueIndent, "X509v3 Subject Key ID: ", certificate.subjectKeyId);
    // The record does not say whether the extension is there: IOS's own CAs have it together with the key identifier,
    // those of others may have neither (ours; the captures agree).
    const bool ca =
        certificate.kind == CertificateKind::Ca || certificate.kind == CertificateKind::SubordinateCa;
    if (certificate.certificate ? certificate.certificate->isCa() : ca && !certificate.subjectKeyId.empty()) {
        addLine(text, valueIndent, "X509v3 Basic Constraints:");
        addLine(text, valueIndent + 4, "CA: TRUE");
    }
    addHex(text, valueIndent, "X509v3 Authority Key ID: ", certificate.authorityKeyId);
    addLine(text, valueIndent, "Authority Info Access:");
}

void addVerboseFields(std::string& text, const CertificateRecord& certificate, const ZoneClock& clock)
{
    addKeyInfo(text, certificate);
    addField(text, "Signature Algorithm: ", signatureText(certificate.signatureAlgorithm));
    addHex(text, fieldIndent, "Fingerprint MD5: ", certificate.md5);
    addHex(text, fieldIndent, "Fingerprint SHA1: ", certificate.sha1);
    addHex(text, fieldIndent, "Fingerprint SHA2: ", certificate.sha256);
    addExtensions(text, certificate);
    if (certificate.installTime)
        addLine(text, fieldIndent, "Cert install time: ", dateText(*certificate.installTime, clock) + ' ');
}

void addTrustpoints(std::string& text, const CertificateRecord& certificate)
{
    std::string names;
    for (const std::string& name : certificate.trustpoints)
        names.append(name).append(1, ' ');
    addField(text, "Associated Trustpoints: ", names);
}

} // namespace

std::string signatureText(std::string_view algorithm)
{
    constexpr std::string_view suffix = "WithRSAEncryption";
    if (!algorithm.ends_with(suffix))
        return std::string(algorithm);
    algorithm.remove_suffix(suffix.size());
    return uppered(algorithm) + " with RSA Encryption";
}

std::string renderCertificate(const CertificateRecord& certificate, CertificateDetail detail,
                              const ZoneClock& clock)
{
    const bool verbose = detail == CertificateDetail::Verbose;
    std::string text = heading(certificate) + '\n';
    addField(text, "Status: ", certificate.status);
    if (verbose)
        addLine(text, fieldIndent, "Version: 3");
    addField(text, "Certificate Serial Number (hex): ", certificate.serial);
    addField(text, "Certificate Usage: ", certificate.usage);
    addLine(text, fieldIndent, "Issuer: ");
    addName(text, valueIndent, certificate.issuer);
    addSubject(text, certificate);
    if (!certificate.crlDistributionPoints.empty()) {
        addLine(text, fieldIndent, "CRL Distribution Points: ");
        for (const std::string& url : certificate.crlDistributionPoints)
            addLine(text, valueIndent, {}, url);
    }
    addValidity(text, certificate, clock);
    if (verbose)
        addVerboseFields(text, certificate, clock);
    addTrustpoints(text, certificate);
    addField(text, "Storage: ", certificate.storage);
    if (verbose)
        addField(text, "Key Label: ", certificate.keyLabel);
    return text;
}

std::string renderCertificates(std::span<const CertificateRecord> certificates, CertificateDetail detail,
                               const ZoneClock& clock)
{
    std::string text;
    for (const CertificateRecord& certificate : certificates)
        text.append(text.empty() ? "" : "\n").append(renderCertificate(certificate, detail, clock));
    return text;
}

std::string renderPendingRequest(const CertificateRecord& request, std::string_view md5,
                                 std::string_view sha1)
{
    constexpr std::size_t indent = 3;
    std::string text = heading(request) + '\n';
    addSubject(text, request);
    addLine(text, indent, "Status: ", request.status);
    if (!request.usage.empty())
        addLine(text, indent, "Key Usage: ", request.usage);
    addHex(text, indent, "Certificate Request Fingerprint MD5: ", std::string(md5));
    addHex(text, indent, "Certificate Request Fingerprint SHA1: ", std::string(sha1));
    for (const std::string& trustpoint : request.trustpoints)
        addLine(text, indent, "Associated Trustpoint: ", trustpoint);
    return text;
}

} // namespace releve::ios
