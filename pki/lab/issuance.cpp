// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/issuance.h"

#include <array>

#include "pki/base/text.h"

namespace releve::lab {

std::string serialText(lifecycle::Serial serial)
{
    Bytes bytes;
    do
        bytes.insert(bytes.begin(), static_cast<std::uint8_t>(serial));
    while ((serial >>= 8) != 0);
    return toHex(bytes);
}

lifecycle::Serial serialOf(std::string_view text)
{
    while (text.starts_with('0'))
        text.remove_prefix(1);
    if (text.size() > 16)
        return 0;
    lifecycle::Serial serial = 0;
    for (const char c : text) {
        const int digit = hexValue(c);
        if (digit < 0)
            return 0;
        serial = serial << 4 | static_cast<unsigned>(digit);
    }
    return serial;
}

x509::Digest digestOf(const lifecycle::CertificateServerConfig& config)
{
    struct Word
    {
        std::string_view text;
        x509::Digest digest;
    };
    static constexpr std::array words{Word{"md5", x509::Digest::Md5}, Word{"sha1", x509::Digest::Sha1},
                                      Word{"sha384", x509::Digest::Sha384},
                                      Word{"sha512", x509::Digest::Sha512}};
    for (const Word& word : words) {
        if (config.hash == word.text)
            return word.digest;
    }
    return x509::Digest::Sha256;
}

Result<x509::Certificate> signCa(const lifecycle::CertificateFacts& facts,
                                 const lifecycle::CertificateServerConfig& config, const x509::Name& subject,
                                 const x509::PrivateKey& key)
{
    return x509::selfSign(
        {serialText(facts.serial),
         facts.notBefore,
         facts.notAfter,
         {x509::BasicConstraints{true}, x509::KeyUsage{{"digitalSignature", "keyCertSign", "cRLSign"}, true},
          x509::AuthorityKeyId{}, x509::SubjectKeyId{}},
         digestOf(config)},
        subject, key);
}

Result<x509::Certificate> signIdentity(const lifecycle::CertificateFacts& facts,
                                       const lifecycle::CertificateServerConfig& config,
                                       const x509::Request& request, const x509::Identity& ca)
{
    std::vector<x509::Extension> extensions;
    if (config.cdpUrl)
        extensions.emplace_back(x509::CrlDistributionPoint{*config.cdpUrl});
    extensions.emplace_back(x509::KeyUsage{{"digitalSignature", "keyEncipherment"}, false});
    extensions.emplace_back(x509::AuthorityKeyId{});
    extensions.emplace_back(x509::SubjectKeyId{});
    extensions.emplace_back(x509::RequestedSubjectAltNames{});
    return x509::signCertificate(
        {serialText(facts.serial), facts.notBefore, facts.notAfter, std::move(extensions), digestOf(config)},
        request, ca);
}

} // namespace releve::lab
