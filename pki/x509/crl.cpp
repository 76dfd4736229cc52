// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/crl.h"

#include <algorithm>

#include <openssl/x509.h>

#include "pki/x509/opensslsupport.h"
#include "pki/x509/pem.h"

namespace releve::x509 {

struct Crl::Data
{
    Bytes der;
    Name issuer;
    std::optional<Instant> thisUpdate, nextUpdate;
    std::string signatureAlgorithm;
    std::vector<RevokedCertificate> revoked;
};

namespace {

using CrlHandle = Handle<X509_CRL, X509_CRL_free>;

CrlHandle parse(ByteView der)
{
    const unsigned char* at = der.data();
    return CrlHandle(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
}

std::vector<RevokedCertificate> revokedOf(X509_CRL* crl)
{
    std::vector<RevokedCertificate> result;
    const STACK_OF(X509_REVOKED)* entries = X509_CRL_get_REVOKED(crl);
    const int count = sk_X509_REVOKED_num(entries);
    for (int i = 0; i < count; ++i) {
        const X509_REVOKED* entry = sk_X509_REVOKED_value(entries, i);
        result.push_back({hexOf(X509_REVOKED_get0_serialNumber(entry)),
                          instantOf(X509_REVOKED_get0_revocationDate(entry))});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return a.serial < b.serial; });
    return result;
}

} // namespace

Crl::Crl(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

Result<Crl> Crl::fromDer(ByteView der)
{
    const ErrorQueueDrain drain;
    if (const auto checked = checkOneElement(der, "a CRL"); !checked)
        return checked.error();
    const CrlHandle crl = parse(der);
    if (!crl)
        return opensslError(ErrorCode::BadEncoding, "a CRL");
    auto data = std::make_shared<Data>();
    data->der.assign(der.begin(), der.end());
    data->issuer = nameOf(X509_CRL_get_issuer(crl.get()));
    data->thisUpdate = instantOf(X509_CRL_get0_lastUpdate(crl.get()));
    data->nextUpdate = instantOf(X509_CRL_get0_nextUpdate(crl.get()));
    const X509_ALGOR* algorithm = nullptr;
    X509_CRL_get0_signature(crl.get(), nullptr, &algorithm);
    data->signatureAlgorithm = algorithmName(algorithm);
    data->revoked = revokedOf(crl.get());
    return Crl(std::move(data));
}

Result<Crl> Crl::fromPem(std::string_view pem)
{
    const auto der = decodeFirstPem(pem, {"X509 CRL"});
    return der ? fromDer(*der) : der.error();
}

ByteView Crl::der() const
{
    return m_data->der;
}

const Name& Crl::issuer() const
{
    return m_data->issuer;
}

std::optional<Instant> Crl::thisUpdate() const
{
    return m_data->thisUpdate;
}

std::optional<Instant> Crl::nextUpdate() const
{
    return m_data->nextUpdate;
}

const std::string& Crl::signatureAlgorithm() const
{
    return m_data->signatureAlgorithm;
}

const std::vector<RevokedCertificate>& Crl::revoked() const
{
    return m_data->revoked;
}

const RevokedCertificate* Crl::find(std::string_view serial) const
{
    const auto& all = m_data->revoked;
    const auto it =
        std::lower_bound(all.begin(), all.end(), serial,
                         [](const RevokedCertificate& a, std::string_view b) { return a.serial < b; });
    return it != all.end() && it->serial == serial ? &*it : nullptr;
}

bool Crl::isSignedBy(const Certificate& issuer) const
{
    const ErrorQueueDrain drain;
    const CrlHandle crl = parse(m_data->der);
    const auto key = keyOf(issuer.publicKey());
    return crl && key && X509_CRL_verify(crl.get(), key.get()) == 1;
}

} // namespace releve::x509
