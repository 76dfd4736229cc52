// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/cacertificates.h"

#include <algorithm>

#include "pki/scep/certsonly.h"

namespace releve::scep {

using x509::Certificate;

namespace {

bool isFor(const Certificate& certificate, std::string_view usage)
{
    const auto& usages = certificate.keyUsage();
    return usages.empty() || std::find(usages.begin(), usages.end(), usage) != usages.end();
}

/// By name and key, and cheaply: nobody here is trusted yet, and checking with a key of 16,384 bits costs
/// milliseconds.
bool hasIssued(const Certificate& ca, const Certificate& other)
{
    return !(other == ca) && other.issuer() == ca.subject() &&
           ca.publicKey().bits <= x509::PrivateKey::longestRsa && other.isSignedBy(ca);
}

/// Lower is better; a certificate is not its own issuer here.
int rankOf(const Certificate& ca, std::span<const Certificate> all, Instant now)
{
    bool hasRa = false;
    bool hasSubCa = false;
    for (const Certificate& other : all) {
        if (hasIssued(ca, other))
            (other.isCa() ? hasSubCa : hasRa) = true;
    }
    return (hasRa ? 0 : 4) + (hasSubCa ? 2 : 0) + (isInDate(ca, now) ? 0 : 1);
}

} // namespace

bool isMediaType(std::string_view header, std::string_view type)
{
    return equalsIgnoringCase(trimmed(header.substr(0, header.find(';'))), type);
}

Result<std::vector<Certificate>> readCaCertificates(ByteView body)
{
    if (auto certificate = Certificate::fromDer(body))
        return std::vector<Certificate>{std::move(*certificate)};
    auto list = CertsOnly::read(body);
    if (!list)
        return list.error();
    if (list->certificates.empty())
        return Error{ErrorCode::NotFound, "certs-only without a certificate"};
    if (list->certificates.size() > mostCaCertificates)
        return Error{ErrorCode::TooLarge, "more CA and RA certificates than any CA has"};
    return std::move(list->certificates);
}

Result<CaChoice> chooseCa(std::span<const Certificate> certificates, Instant now)
{
    const Certificate* ca = nullptr;
    int best = 0;
    for (const Certificate& certificate : certificates) {
        if (!certificate.isCa())
            continue;
        if (const int rank = rankOf(certificate, certificates, now); !ca || rank < best) {
            ca = &certificate;
            best = rank;
        }
    }
    if (!ca)
        return Error{ErrorCode::NotFound, "no CA certificate"};
    CaChoice choice{*ca, *ca, *ca};
    const auto raFor = [&](std::string_view usage) {
        return std::find_if(certificates.begin(), certificates.end(), [&](const Certificate& certificate) {
            return !certificate.isCa() && isFor(certificate, usage) && hasIssued(*ca, certificate);
        });
    };
    if (const auto ra = raFor("keyEncipherment"); ra != certificates.end())
        choice.encryption = *ra;
    if (const auto ra = raFor("digitalSignature"); ra != certificates.end())
        choice.signature = *ra;
    return choice;
}

bool isInDate(const Certificate& certificate, Instant now, Duration skew)
{
    const auto from = certificate.notBefore();
    const auto to = certificate.notAfter();
    return from && to && *from <= now + skew && now - skew <= *to;
}

} // namespace releve::scep
