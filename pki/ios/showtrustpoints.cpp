// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/showtrustpoints.h"

#include <algorithm>
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/printedtime.h"

namespace releve::ios {
namespace {

enum class Field
{
    Subject,
    Serial,
    Md5,
    Sha1,
    Status,
    Next,
    State,
    Url
};
constexpr std::array<Label<Field>, 10> labels{{{"Subject Name", Field::Subject},
                                               {"Serial Number (hex)", Field::Serial},
                                               {"Serial Number", Field::Serial},
                                               {"Fingerprint MD5", Field::Md5},
                                               {"Fingerprint SHA1", Field::Sha1},
                                               {"Last enrollment status", Field::Status},
                                               {"Next enrollment attempt", Field::Next},
                                               {"State", Field::State},
                                               {"SCEP URL", Field::Url},
                                               {"Enrollment URL", Field::Url}}};

} // namespace

bool ShowTrustpoints::begin(const TextLine& line)
{
    std::string_view text = trimmed(line.text);
    if (!consume(text, "Trustpoint ") || !text.ends_with(':') || text.size() < 2 ||
        text.find(' ') != std::string_view::npos)
        return false;
    finish();
    m_record = {};
    m_record.name = toUtf8(text.substr(0, text.size() - 1));
    m_part = Part::Ca;
    m_inName = m_dateFollows = false;
    m_last = nullptr;
    m_open = true;
    m_headLine = line.number;
    return true;
}

bool ShowTrustpoints::feed(const TextLine& line)
{
    const std::string_view text = trimmed(line.text);
    if (m_dateFollows && parsePrintedDate(text)) {
        m_record.nextEnrollment = m_builder.date(text, line);
        m_dateFollows = false;
        return true;
    }
    if (m_inName && looksLikeAttribute(text)) {
        if (line.mayContinue)
            return false; // the rest of a wrapped name only looks like an attribute
        takeAttributes(text);
        return true;
    }
    if (feedState(text) || feedSentence(text)) {
        m_inName = false;
        return true;
    }
    if (const auto field = labelled(text); field && feedLabelled(field->label, field->value, line))
        return true;
    if (!m_inName || !m_last || !line.isIndented())
        return false;
    continueName(name(), text);
    m_last = &name().back().value;
    return true;
}

bool ShowTrustpoints::feedLabelled(std::string_view label, std::string_view value, const TextLine& line)
{
    const auto known = findLabel(labels, label);
    if (!known)
        return false;
    m_inName = false;
    m_last = nullptr;
    const bool ca = m_part == Part::Ca;
    switch (*known) {
    case Field::Subject:
        m_inName = true;
        if (looksLikeAttribute(value))
            takeAttributes(value);
        break;
    case Field::Serial:
        if (ca)
            m_record.caSerial = serialDigits(value);
        break;
    case Field::Md5:
        (ca ? m_record.caFingerprintMd5 : m_record.identityFingerprintMd5) = hexDigits(value);
        break;
    case Field::Sha1:
        (ca ? m_record.caFingerprintSha1 : m_record.identityFingerprintSha1) = hexDigits(value);
        break;
    case Field::Status:
        takeText(m_record.lastEnrollmentStatus, value);
        break;
    case Field::Next:
        m_record.nextEnrollment = m_builder.date(value, line);
        m_dateFollows = value.empty();
        break;
    case Field::State:
        break;
    case Field::Url:
        takeText(m_record.enrollmentUrl, value);
        break;
    }
    return true;
}

bool ShowTrustpoints::feedSentence(std::string_view text)
{
    if (consume(text, "Using key label ")) { // which may end with any sign
        takeText(m_record.keyLabel, text);
        return true;
    }
    if (text.ends_with(':'))
        text.remove_suffix(1);
    if (text.ends_with('.'))
        text.remove_suffix(1);
    if (text == "Issuing CA certificate configured" || text == "Issuing CA certificate not configured") {
        m_part = Part::Ca;
        if (text.ends_with("not configured"))
            m_record.caAuthenticated = false;
        return true;
    }
    // `Router General Purpose certificate configured:`, `Router Signature certificate not configured.` …
    if (text.starts_with("Router ") && text.ends_with("certificate configured")) {
        m_part = Part::Identity;
        return true;
    }
    if (text.starts_with("Router ") && text.ends_with("certificate not configured"))
        return true;
    if (text == "Certificate configured" || text == "Certificate not configured") {
        m_record.certificateConfigured = text == "Certificate configured";
        return true;
    }
    if (startsWithIgnoringCase(text, "Persistent self-signed certificate trust point")) {
        m_record.selfSigned = true;
        return true;
    }
    return false;
}

/// `Keys generated ............. Yes (General Purpose, non-exportable)`
bool ShowTrustpoints::feedState(std::string_view text)
{
    const std::size_t dots = text.find(" ..");
    if (dots == std::string_view::npos)
        return false;
    const std::string_view label = trimmed(text.substr(0, dots));
    const std::string_view value =
        trimmed(text.substr(std::min(text.find_first_not_of(" .", dots), text.size())));
    const bool yes = value.starts_with("Yes");
    if (label == "Keys generated") {
        m_record.keysGenerated = yes;
        takeText(m_record.keysGeneratedText, value);
    } else if (label == "Issuing CA authenticated") {
        m_record.caAuthenticated = yes;
        m_last = nullptr;
    } else if (label == "Certificate request(s)") {
        m_record.certificateRequests = yes;
        takeText(m_record.certificateRequestsText, value);
    } else {
        return false;
    }
    return true;
}

void ShowTrustpoints::takeText(std::string& field, std::string_view value)
{
    field = toUtf8(value);
    m_last = &field;
}

void ShowTrustpoints::takeAttributes(std::string_view text)
{
    addAttributes(name(), text);
    m_last = name().empty() ? nullptr : &name().back().value;
}

void ShowTrustpoints::wrapped(std::string_view rest)
{
    if (m_last)
        *m_last += toUtf8(rest);
}

void ShowTrustpoints::finish()
{
    if (!std::exchange(m_open, false))
        return;
    m_last = nullptr;
    m_record.origin = m_builder.origin(m_headLine);
    m_builder.out().trustpoints.push_back(std::move(m_record));
}

} // namespace releve::ios
