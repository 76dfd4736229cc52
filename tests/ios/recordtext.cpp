// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ios/recordtext.h"

#include "pki/base/text.h"

namespace releve::test {
namespace {

class Writer
{
public:
    Writer& add(const char* label, const std::string& value)
    {
        m_text.append(label).append(": ").append(QByteArray::fromStdString(value)).append('\n');
        return *this;
    }
    Writer& add(const char* label, bool value) { return add(label, std::string(value ? "yes" : "no")); }
    Writer& add(const char* label, const std::optional<bool>& value)
    {
        return value ? add(label, *value) : add(label, std::string("-"));
    }
    Writer& add(const char* label, long long value) { return add(label, std::to_string(value)); }
    Writer& add(const char* label, const std::optional<Instant>& value)
    {
        return add(label, value ? std::to_string(value->time_since_epoch().count()) : std::string("-"));
    }
    Writer& add(const char* label, const ios::PrintedTime& value)
    {
        return add(label, value.text).add(label, value.instant);
    }
    Writer& add(const char* label, const std::optional<ios::PrintedTime>& value)
    {
        return value ? add(label, *value) : add(label, std::string("-"));
    }
    Writer& add(const char* label, const ios::PrintedName& name)
    {
        for (const auto& attribute : name)
            add(label, (attribute.joined ? "+" : "") + attribute.type + '=' + attribute.value);
        return *this;
    }
    Writer& add(const char* label, const std::vector<std::string>& values)
    {
        for (const auto& value : values)
            add(label, value);
        return *this;
    }
    [[nodiscard]] QByteArray text() const { return m_text; }

private:
    QByteArray m_text;
};

} // namespace

QByteArray textOf(const ios::CertificateRecord& r)
{
    return Writer()
        .add("form", static_cast<long long>(r.form))
        .add("kind", static_cast<long long>(r.kind))
        .add("rollover", r.rollover)
        .add("status", r.status)
        .add("serial", r.serial)
        .add("usage", r.usage)
        .add("issuer", r.issuer)
        .add("subject", r.subject)
        .add("display name", r.subjectDisplayName)
        .add("subject serial number", r.subjectSerialNumber)
        .add("subject address", r.subjectIpAddress)
        .add("not before", r.notBefore)
        .add("not after", r.notAfter)
        .add("renew date", r.renewDate)
        .add("install time", r.installTime)
        .add("trustpoint", r.trustpoints)
        .add("storage", r.storage)
        .add("CRL point", r.crlDistributionPoints)
        .add("key algorithm", r.keyAlgorithm)
        .add("key bits", static_cast<long long>(r.keyBits))
        .add("signature algorithm", r.signatureAlgorithm)
        .add("key usage", r.keyUsage)
        .add("MD5", r.md5)
        .add("SHA1", r.sha1)
        .add("SHA256", r.sha256)
        .add("subject key", r.subjectKeyId)
        .add("authority key", r.authorityKeyId)
        .add("key label", r.keyLabel)
        .add("bytes", r.certificate ? toHex(r.certificate->der()) : std::string())
        .text();
}

QByteArray textOf(const ios::TimerRecord& r)
{
    return Writer()
        .add("section", static_cast<long long>(r.section))
        .add("name", r.name)
        .add("target", r.target)
        .add("remaining", static_cast<long long>(r.remaining.count()))
        .add("due", r.due)
        .text();
}

QByteArray textOf(const ios::ServerRecord& r)
{
    Writer writer;
    writer.add("name", r.name)
        .add("enabled", r.enabled)
        .add("status", r.status)
        .add("state", r.state)
        .add("issuer", r.issuer)
        .add("CA fingerprint", r.caFingerprint)
        .add("RA fingerprint", r.raFingerprint)
        .add("RA mode", r.raMode)
        .add("locked", r.locked)
        .add("granting mode", r.grantingMode)
        .add("last serial", r.lastSerial)
        .add("CA expires", r.caExpires)
        .add("next CRL", r.crlNextUpdate)
        .add("database level", r.databaseLevel)
        .add("storage", r.storage)
        .add("other storage", r.otherStorage)
        .add("auto-rollover timer", r.autoRolloverTimer);
    if (r.autoRollover)
        writer.add("overlap", static_cast<long long>(r.autoRollover->duration().count()));
    if (r.rollover)
        writer.add("rollover", r.rollover->status)
            .add("rollover fingerprint", r.rollover->fingerprint)
            .add("rollover expires", r.rollover->expires);
    return writer.text();
}

QByteArray textOf(const ios::TrustpointRecord& r)
{
    return Writer()
        .add("name", r.name)
        .add("CA subject", r.caSubject)
        .add("CA serial", r.caSerial)
        .add("CA MD5", r.caFingerprintMd5)
        .add("CA SHA1", r.caFingerprintSha1)
        .add("subject", r.identitySubject)
        .add("MD5", r.identityFingerprintMd5)
        .add("SHA1", r.identityFingerprintSha1)
        .add("certificate configured", r.certificateConfigured)
        .add("keys generated", r.keysGenerated)
        .add("keys generated", r.keysGeneratedText)
        .add("CA authenticated", r.caAuthenticated)
        .add("requests", r.certificateRequests)
        .add("requests", r.certificateRequestsText)
        .add("last status", r.lastEnrollmentStatus)
        .add("next attempt", r.nextEnrollment)
        .add("URL", r.enrollmentUrl)
        .add("key label", r.keyLabel)
        .add("self-signed", r.selfSigned)
        .text();
}

QByteArray textOf(const ios::KeyRecord& r)
{
    return Writer()
        .add("name", r.name)
        .add("type", r.type)
        .add("usage", r.usage)
        .add("storage", r.storage)
        .add("exportable", r.exportable)
        .add("temporary", r.temporary)
        .add("generated", r.generated)
        .add("key", r.publicKey ? toHex(r.publicKey->spki) : std::string())
        .text();
}

QByteArray textOf(const ios::RequestRecord& r)
{
    return Writer()
        .add("server", r.server)
        .add("list", static_cast<long long>(r.list))
        .add("id", r.id)
        .add("state", r.state)
        .add("fingerprint", r.fingerprint)
        .add("subject", r.subject)
        .text();
}

QByteArray textOf(const ios::ClockRecord& r)
{
    return Writer()
        .add("time", r.time)
        .add("source", r.timeSource)
        .add("authority", static_cast<long long>(r.authority))
        .text();
}

} // namespace releve::test
