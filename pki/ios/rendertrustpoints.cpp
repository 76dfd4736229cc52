// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/rendertrustpoints.h"

#include "pki/ios/rendertext.h"

namespace releve::ios {
namespace {

constexpr std::size_t indent = 4;

void addFingerprints(std::string& text, const std::string& md5, const std::string& sha1)
{
    if (!md5.empty())
        addLine(text, indent, "Fingerprint MD5: ", grouped(md5) + ' ');
    if (!sha1.empty())
        addLine(text, indent, "Fingerprint SHA1: ", grouped(sha1) + ' ');
}

/// The name stands on one line here, and one column further in.
void addSubject(std::string& text, const PrintedName& name)
{
    addLine(text, indent, "Subject Name:");
    addLine(text, indent + 1, {}, toText(name));
}

void addState(std::string& text, std::string_view label, const std::optional<bool>& state,
              const std::string& words = {})
{
    if (state)
        addLine(text, indent, label, !words.empty() ? std::string_view(words) : *state ? "Yes" : "No");
}

} // namespace

std::string renderTrustpoint(const TrustpointRecord& trustpoint)
{
    constexpr std::size_t serialIndent = 10;
    std::string text;
    addLine(text, 0, "Trustpoint ", trustpoint.name + ':');
    if (!trustpoint.caSubject.empty()) {
        addLine(text, indent, "Subject Name: ");
        addName(text, indent, trustpoint.caSubject);
    }
    if (!trustpoint.caSerial.empty())
        addLine(text, serialIndent, "Serial Number (hex): ", trustpoint.caSerial);
    if (trustpoint.selfSigned)
        addLine(text, indent, "Persistent self-signed certificate trust point");
    if (!trustpoint.keyLabel.empty())
        addLine(text, indent, "Using key label ", trustpoint.keyLabel);
    if (trustpoint.certificateConfigured)
        addLine(text, indent,
                *trustpoint.certificateConfigured ? "Certificate configured."
                                                  : "Certificate not configured.");
    if (!trustpoint.enrollmentUrl.empty())
        addLine(text, indent, "SCEP URL: ", trustpoint.enrollmentUrl);
    return text.append("\n\n");
}

std::string renderTrustpointStatus(const TrustpointRecord& trustpoint, const ZoneClock& clock)
{
    std::string text;
    addLine(text, 0, "Trustpoint ", trustpoint.name + ':');
    if (!trustpoint.caSubject.empty()) {
        addLine(text, 2, "Issuing CA certificate configured:");
        addSubject(text, trustpoint.caSubject);
        addFingerprints(text, trustpoint.caFingerprintMd5, trustpoint.caFingerprintSha1);
    } else {
        addLine(text, 2, "Issuing CA certificate not configured.");
    }
    if (!trustpoint.identitySubject.empty()) {
        addLine(text, 2, "Router General Purpose certificate configured:");
        addSubject(text, trustpoint.identitySubject);
        addFingerprints(text, trustpoint.identityFingerprintMd5, trustpoint.identityFingerprintSha1);
    }
    if (!trustpoint.lastEnrollmentStatus.empty())
        addLine(text, 2, "Last enrollment status: ", trustpoint.lastEnrollmentStatus);
    if (trustpoint.nextEnrollment) {
        addLine(text, 2, "Next enrollment attempt:");
        addLine(text, indent + 1, {}, dateText(*trustpoint.nextEnrollment, clock));
    }
    addLine(text, 2, "State:");
    addState(text, "Keys generated ............. ", trustpoint.keysGenerated, trustpoint.keysGeneratedText);
    addState(text, "Issuing CA authenticated ....... ", trustpoint.caAuthenticated);
    addState(text, "Certificate request(s) ..... ", trustpoint.certificateRequests,
             trustpoint.certificateRequestsText);
    return text.append("\n");
}

} // namespace releve::ios
