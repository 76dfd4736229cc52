// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "pki/lab/issuance.h"
#include "pki/lab/router/router.h"
#include "pki/lab/surroundings.h"

// `enrollment selfsigned`: certificates that a router signs itself.
namespace releve::lab {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

/// IOS ends them at the turn of a decade, IOS XE 17 after ten years; both as captures have it. What IOS does after 2030
/// is ours.
Instant endOf(Instant start, Platform platform)
{
    constexpr days tenYears{3653}; // with the three leap days of 2020 to 2030
    constexpr std::array ends{year{2020}, year{2030}};
    if (platform == Platform::Ios) {
        for (const year end : ends) {
            const Instant first = sys_days(end / 1 / 1);
            if (start < first)
                return first;
        }
    }
    return start + tenYears;
}

x509::Digest digestFor(const lifecycle::TrustpointConfig& config)
{
    if (!config.hash)
        return x509::Digest::Sha1; // as captures of IOS 15 have it
    lifecycle::CertificateServerConfig server;
    server.hash = config.hash;
    return digestOf(server);
}

} // namespace

bool TrustpointDriver::isSelfSigned() const
{
    return m_held.identity && !m_held.ca && m_held.identity->isSelfIssued();
}

/// Extensions and their order as in captures.
Status TrustpointDriver::signItself(const EnrollmentAnswers& answers, const x509::PrivateKey& key)
{
    const auto name = subject(answers);
    if (!name)
        return name.error();
    const Instant start = std::chrono::floor<std::chrono::seconds>(m_router.now());
    const lifecycle::Serial serial = isSelfSigned() ? serialOf(m_held.identity->serial()) + 1 : 1;
    auto certificate =
        x509::selfSign({serialText(serial),
                        start,
                        endOf(start, m_router.platform()),
                        {x509::BasicConstraints{true}, x509::AuthorityKeyId{}, x509::SubjectKeyId{}},
                        digestFor(config())},
                       *name, key);
    if (!certificate)
        return certificate.error();
    m_held.identity = std::move(*certificate);
    m_router.keep();
    tellUnsaved();
    return std::monostate{};
}

void Router::signItself(std::string_view trustpoint, EnrollmentAnswers answers, Done done)
{
    withDriver(trustpoint, done, [&](TrustpointDriver& driver) {
        const std::string label = driver.keyLabel();
        const auto sign = [this, name = driver.name(), label, answers, done](const Status& made) {
            TrustpointDriver* known = driverOf(name);
            const RouterKey* key = m_keys.find(label);
            if (!made || !known || !key)
                return done(made ? Error{ErrorCode::NotFound, "no trustpoint " + name} : made.error());
            const auto isEarlier = [&](const auto& other) {
                return other.get() != known && other->isSelfSigned();
            };
            const auto earlier = std::find_if(m_trustpoints.begin(), m_trustpoints.end(), isEarlier);
            if (earlier != m_trustpoints.end()) {
                RouterConfig config = m_running;
                std::erase_if(config.trustpoints, [gone = (*earlier)->name()](const TrustpointEntry& entry) {
                    return entry.config.name == gone;
                });
                if (const auto removed = configure(std::move(config)); !removed)
                    return done(removed);
            }
            done(known->signItself(answers, key->key));
        };
        if (m_keys.find(label))
            QMetaObject::invokeMethod(
                this, [sign] { sign(std::monostate{}); }, Qt::QueuedConnection);
        else
            generateKey(label, driver.config().rsaKeypairBits.value_or(TrustpointDriver::defaultModulusBits),
                        false, sign);
    });
}

} // namespace releve::lab
