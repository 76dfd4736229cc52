// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/certificatematch.h"

#include <algorithm>

#include "pki/base/text.h"

namespace releve::ops {

CertificateId CertificateId::of(const fleet::HeldCertificate& held)
{
    const ios::CertificateRecord& record = held.record;
    return {plainSerial(record.serial), record.md5, record.sha1, record.subjectKeyId};
}

CertificateId CertificateId::of(const x509::Certificate& certificate)
{
    return {plainSerial(certificate.serial()), certificate.fingerprint(x509::Digest::Md5),
            certificate.fingerprint(x509::Digest::Sha1), certificate.subjectKeyId()};
}

std::optional<bool> isSame(const CertificateId& a, const CertificateId& b)
{
    if (!a.sha1.empty() && !b.sha1.empty())
        return equalsIgnoringCase(a.sha1, b.sha1);
    if (!a.md5.empty() && !b.md5.empty())
        return equalsIgnoringCase(a.md5, b.md5);
    if (!a.serial.empty() && !b.serial.empty() && a.serial != b.serial)
        return false;
    if (!a.keyId.empty() && !b.keyId.empty() && !equalsIgnoringCase(a.keyId, b.keyId))
        return false;
    if (a.serial.empty() || b.serial.empty() || a.keyId.empty() || b.keyId.empty())
        return std::nullopt;
    return true;
}

std::string plainSerial(std::string_view text)
{
    text = trimmed(text);
    if (startsWithIgnoringCase(text, "0x"))
        text.remove_prefix(2);
    if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return hexValue(c) >= 0; }))
        return {};
    while (text.size() > 1 && text.front() == '0')
        text.remove_prefix(1);
    return uppered(text);
}

} // namespace releve::ops
