// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/router.h"

#include <algorithm>

#include "pki/lab/surroundings.h"
#include "pki/x509/container.h"

// Certificates that come and go by hand: `enrollment terminal`, import, export, CRLs.
namespace releve::lab {

using lifecycle::AnswerKind;
using lifecycle::TrustpointEvent;
using lifecycle::TrustpointEventKind;

namespace {

Error noTrustpoint(std::string_view name)
{
    return {ErrorCode::NotFound, "no trustpoint " + std::string(name)};
}

} // namespace

Status Router::acceptPastedCa(std::string_view trustpoint, const x509::Certificate& ca)
{
    TrustpointDriver* driver = driverOf(trustpoint);
    if (!driver)
        return noTrustpoint(trustpoint);
    if (!ca.isCa() || !ca.notAfter() || !ca.notBefore())
        return Error{ErrorCode::BadArgument, "not a CA certificate"};
    if (driver->held().ca)
        return Error{ErrorCode::BadArgument, "it has a CA certificate already"};
    if (!isClockAuthoritative())
        return Error{ErrorCode::BadArgument, "the clock is not authoritative"};
    driver->takePasted(TrustpointEvent::answered({AnswerKind::CaCertificate, {}, 0}), ca);
    return std::monostate{};
}

void Router::makeRequest(std::string_view trustpoint, EnrollmentAnswers answers,
                         std::function<void(Result<x509::Request>)> done)
{
    withDriver(trustpoint, done, [&](TrustpointDriver& driver) {
        const std::string label = driver.keyLabel();
        const auto make = [this, name = driver.name(), label, answers, done](const Status& key) {
            const TrustpointDriver* known = driverOf(name);
            const RouterKey* held = m_keys.find(label);
            if (!key || !known || !held)
                return done(key ? noTrustpoint(name) : key.error());
            done(known->makeRequest(answers, held->key));
        };
        if (m_keys.find(label))
            QMetaObject::invokeMethod(
                this, [make] { make(std::monostate{}); }, Qt::QueuedConnection);
        else
            generateKey(label, driver.config().rsaKeypairBits.value_or(TrustpointDriver::defaultModulusBits),
                        false, make);
    });
}

Status Router::importCertificate(std::string_view trustpoint, const x509::Certificate& certificate)
{
    TrustpointDriver* driver = driverOf(trustpoint);
    if (!driver)
        return noTrustpoint(trustpoint);
    const RouterKey* key = m_keys.find(driver->keyLabel());
    const auto& ca = driver->held().ca;
    if (!ca || !certificate.isSignedBy(*ca))
        return Error{ErrorCode::BadArgument, "its CA is not that of the trustpoint"};
    if (!key || !(key->key.publicKey() == certificate.publicKey()))
        return Error{ErrorCode::BadArgument, "its key is not that of the trustpoint"};
    driver->takePasted(TrustpointEvent::answered({AnswerKind::Granted, {}, 0}), certificate);
    return std::monostate{};
}

Status Router::importPkcs12(std::string_view trustpoint, ByteView bundle, const SecretBytes& passphrase)
{
    auto opened = x509::openPkcs12(bundle, passphrase);
    if (!opened)
        return opened.error();
    const auto& certificates = opened->certificates;
    const auto ca = std::find_if(certificates.begin(), certificates.end(),
                                 [](const x509::Certificate& certificate) { return certificate.isCa(); });
    if (!opened->key || ca == certificates.end())
        return Error{ErrorCode::BadArgument, "PKCS#12 without a key or without a CA certificate"};
    TrustpointDriver* driver = driverOf(trustpoint);
    if (driver && driver->held().ca)
        return Error{ErrorCode::BadArgument, "it has a CA certificate already"};
    if (!driver) {
        RouterConfig config = m_running;
        TrustpointEntry entry;
        entry.config.name = std::string(trustpoint);
        entry.config.rsaKeypair = entry.config.name;
        config.trustpoints.push_back(std::move(entry));
        if (const auto configured = configure(std::move(config)); !configured)
            return configured;
        driver = driverOf(trustpoint);
    }
    if (!driver)
        return Error{ErrorCode::BadArgument, "that trustpoint is the certificate server's own"};
    addKey(driver->keyLabel(), *opened->key, false);
    if (const auto accepted = acceptPastedCa(trustpoint, *ca); !accepted)
        return accepted;
    if (!certificates.front().isCa())
        return importCertificate(trustpoint, certificates.front());
    return std::monostate{};
}

Result<Bytes> Router::exportPkcs12(std::string_view trustpoint, const SecretBytes& passphrase) const
{
    x509::KeyBundle bundle;
    std::string label(trustpoint);
    if (m_server && m_running.server->config.name == trustpoint) {
        if (const auto ca = m_server->caCertificate())
            bundle.certificates.push_back(*ca);
    } else if (const TrustpointDriver* driver = driverOf(trustpoint)) {
        label = driver->keyLabel();
        for (const auto& certificate : {driver->held().identity, driver->held().ca}) {
            if (certificate)
                bundle.certificates.push_back(*certificate);
        }
    } else {
        return noTrustpoint(trustpoint);
    }
    const RouterKey* key = m_keys.find(label);
    if (!key || bundle.certificates.empty())
        return Error{ErrorCode::NotFound, "no key pair or no certificate"};
    if (!key->exportable)
        return Error{ErrorCode::BadArgument, "the key is not exportable"};
    bundle.key = key->key;
    return x509::writePkcs12(bundle, passphrase);
}

void Router::requestCrl(std::string_view trustpoint, Done done)
{
    withDriver(trustpoint, done, [&](TrustpointDriver& driver) { driver.requestCrl(done); });
}

} // namespace releve::lab
