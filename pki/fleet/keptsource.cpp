// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/keptsource.h"

#include <utility>

#include "pki/fleet/sourcetext.h"
#include "pki/ios/masking.h"
#include "pki/x509/container.h"

namespace releve::fleet {

Result<KeptSource> KeptSource::of(const std::string& name, ByteView content, const SecretBytes& passphrase)
{
    KeptSource kept;
    kept.m_source = {name, SourceFormat::Unknown, content.size()};
    if (content.size() <= maximumSourceSize && x509::derKindOf(content) == x509::DerKind::None) {
        if (const auto text = SourceText::of(content)) {
            kept.m_source.format = SourceFormat::Text;
            ios::SecretMask secrets;
            kept.m_text = ios::maskedTranscript(text->view(), secrets);
        }
        return kept;
    }
    Reading reading;
    if (const auto read = reading.add(name, content, passphrase); !read)
        return read.error();
    kept.m_source = reading.sources.front();
    for (ios::CertificateRecord& record : reading.records.certificates) {
        if (record.certificate)
            kept.m_certificates.push_back(*std::move(record.certificate));
    }
    return kept;
}

KeptSource KeptSource::ofDialogue(const std::string& name, std::string_view text, ios::SecretMask& secrets)
{
    KeptSource kept;
    kept.m_source = {name, SourceFormat::Text, text.size()};
    kept.m_text = ios::maskedTranscript(text, secrets);
    return kept;
}

KeptSource KeptSource::restored(Source source, std::string text, std::vector<x509::Certificate> certificates)
{
    KeptSource kept;
    kept.m_source = std::move(source);
    kept.m_text = std::move(text);
    kept.m_certificates = std::move(certificates);
    return kept;
}

void KeptSource::addTo(Reading& reading) const
{
    Bytes content(m_text.begin(), m_text.end());
    for (const x509::Certificate& certificate : m_certificates)
        content.insert(content.end(), certificate.der().begin(), certificate.der().end());
    if (content.empty())
        return;
    // It can be no PKCS#12, so there is no passphrase to miss, and it is no larger than what was read before.
    if (reading.add(m_source.name, content)) {
        reading.sources.back() = m_source;
    }
}

} // namespace releve::fleet
