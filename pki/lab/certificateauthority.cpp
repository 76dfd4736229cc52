// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/certificateauthority.h"

#include <algorithm>

#include "pki/lab/certificateauthority_p.h"
#include "pki/lab/issuance.h"
#include "pki/scep/nonce.h"

namespace releve::lab {

CertificateAuthority::CertificateAuthority(std::unique_ptr<Private> data) : d(std::move(data)) {}

CertificateAuthority::~CertificateAuthority() = default;

Result<std::unique_ptr<CertificateAuthority>>
CertificateAuthority::start(std::unique_ptr<StateFolder> folder,
                            const lifecycle::CertificateServerConfig& config, Options options,
                            const Clock& clock)
{
    const Instant now = std::chrono::floor<std::chrono::seconds>(clock.now());
    auto present = options.present ? options.present : [&clock] { return clock.now(); };
    auto keeper = ServerKeeper::open(std::move(folder), config, options.keyBits, now, std::move(present));
    if (!keeper)
        return keeper.error();
    auto data = std::make_unique<Private>(std::move(*keeper), std::move(options), clock);
    if (const auto begun = data->begin(); !begun)
        return begun.error();
    return std::unique_ptr<CertificateAuthority>(new CertificateAuthority(std::move(data)));
}

const std::vector<std::string>& CertificateAuthority::notes() const
{
    return d->keeper->notes();
}

x509::Certificate CertificateAuthority::caCertificate() const
{
    const std::lock_guard lock(d->mutex);
    return d->keeper->ca(d->keeper->server().current->serial)->certificate;
}

std::optional<x509::Identity> CertificateAuthority::ca(scep::CaSlot slot) const
{
    const std::lock_guard lock(d->mutex);
    const lifecycle::CertificateServer& server = d->keeper->server();
    const auto& facts = slot == scep::CaSlot::Current ? server.current : server.rollover;
    return facts ? d->keeper->ca(facts->serial) : std::nullopt;
}

lifecycle::CertificateServer CertificateAuthority::server() const
{
    const std::lock_guard lock(d->mutex);
    return d->keeper->server();
}

Instant CertificateAuthority::nextDue() const
{
    const std::lock_guard lock(d->mutex);
    return d->keeper->server().nextDue();
}

void CertificateAuthority::catchUp()
{
    d->catchUp();
}

void CertificateAuthority::tend()
{
    d->tend();
}

Status CertificateAuthority::operate(const lifecycle::ServerEvent& event)
{
    return d->operate(event);
}

Status CertificateAuthority::reconfigure(const lifecycle::CertificateServerConfig& config)
{
    return d->reconfigure(config);
}

Result<std::string> CertificateAuthority::generatePassword(std::chrono::minutes validity)
{
    return d->generatePassword(validity);
}

Result<StoredRequest> CertificateAuthority::bring(const x509::Request& request, scep::CaSlot slot,
                                                  const std::string& as)
{
    return d->bring(request, slot, as);
}

std::vector<StoredRequest> CertificateAuthority::requests() const
{
    std::vector<StoredRequest> result;
    const std::lock_guard lock(d->mutex);
    const lifecycle::CertificateServer& server = d->keeper->server();
    for (const auto& client : d->keeper->state().clients) {
        if (client &&
            lifecycle::RequestDatabase::isStored(client->request, server.config.requestLifetime, d->now()))
            result.push_back(d->storedLocked(*client));
    }
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return result;
}

std::vector<x509::Certificate> CertificateAuthority::issuedToOthers() const
{
    std::vector<x509::Certificate> result;
    const std::lock_guard lock(d->mutex);
    for (const auto& [serial, known] : d->keeper->state().certificates) {
        auto certificate = serial == known.issuer ? Result<x509::Certificate>(Error{ErrorCode::NotFound, {}})
                                                  : x509::Certificate::fromDer(known.der);
        if (certificate)
            result.push_back(std::move(*certificate));
    }
    return result;
}

Instant CertificateAuthority::now() const
{
    return d->now();
}

std::optional<scep::Holdings> CertificateAuthority::holdings() const
{
    d->catchUp();
    const std::lock_guard lock(d->mutex);
    return d->keeper->holdings();
}

bool CertificateAuthority::acceptsChallenge(const SecretBytes& challenge)
{
    const SecretBytes& demanded = d->options.challenge;
    if (demanded.empty() || scep::isSameSecret(challenge.view(), demanded.view()))
        return true;
    const std::lock_guard lock(d->mutex);
    return d->keeper->isPassword(challenge, d->now());
}

bool CertificateAuthority::isRevoked(const x509::Certificate& certificate, scep::CaSlot) const
{
    const lifecycle::Serial serial = serialOf(certificate.serial());
    const std::lock_guard lock(d->mutex);
    const ServerState& state = d->keeper->state();
    const auto known = state.certificates.find(serial);
    // Signed with our key and not known: then it cannot be told.
    return known == state.certificates.end() || state.revokedAt.contains(serial) ||
           !std::equal(known->second.der.begin(), known->second.der.end(), certificate.der().begin(),
                       certificate.der().end());
}

scep::Decision CertificateAuthority::enroll(const scep::Enrollment& enrollment)
{
    return d->enroll(enrollment);
}

scep::Decision CertificateAuthority::poll(const scep::Poll& poll)
{
    return d->poll(poll);
}

std::optional<x509::Certificate> CertificateAuthority::issued(const std::string& serial,
                                                              scep::CaSlot issuer) const
{
    Bytes der;
    {
        const std::lock_guard lock(d->mutex);
        const ServerState& state = d->keeper->state();
        const auto& ca = issuer == scep::CaSlot::Current ? state.server.current : state.server.rollover;
        const auto known = state.certificates.find(serialOf(serial));
        if (!ca || known == state.certificates.end() || known->second.issuer != ca->serial)
            return std::nullopt;
        der = known->second.der;
    }
    auto certificate = x509::Certificate::fromDer(der);
    return certificate ? std::optional(std::move(*certificate)) : std::nullopt;
}

std::optional<x509::Crl> CertificateAuthority::crl(scep::CaSlot issuer) const
{
    // A rollover CA signs its first CRL when it is activated (ROLLOVER_SPEC 5.2 row 10).
    return issuer == scep::CaSlot::Current ? d->crl() : std::nullopt;
}

} // namespace releve::lab
