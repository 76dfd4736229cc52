// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>

#include <algorithm>

#include "pki/lab/diskfile.h"
#include "pki/lab/router/configstate.h"
#include "pki/lab/router/exchange_p.h"
#include "pki/lab/router/router.h"
#include "pki/lab/router/router_p.h"
#include "pki/lab/statearchive.h"
#include "pki/lab/surroundings.h"

// What of a router outlives a kill: written whole whenever something has come to rest, and before anybody is told.

namespace releve::lifecycle {

template<class Archive>
void fields(Archive& archive, CertificateFacts& facts)
{
    archive(facts.serial)(facts.issuerSerial)(facts.keyId)(facts.notBefore)(facts.notAfter);
}

template<class Archive>
void fields(Archive& archive, Holdings& holdings)
{
    archive(holdings.ca)(holdings.rolloverCa)(holdings.identity)(holdings.rolloverIdentity);
    archive(holdings.installed)(holdings.lastKey);
}

template<class Archive>
void fields(Archive& archive, Track& track)
{
    archive(track.timer)(track.inFlight)(track.untold)(track.fired)(track.due)(track.seriesStart);
}

template<class Archive>
void fields(Archive& archive, Message& message)
{
    archive(message.operation)(message.purpose)(message.recipient)(message.key)(message.signer)(message.mark);
}

/// All but what the configuration says.
template<class Archive>
void fields(Archive& archive, Trustpoint& trustpoint)
{
    archive(trustpoint.caps.getNextCaCert)(trustpoint.caps.renewal)(trustpoint.holdings)(trustpoint.state);
    archive(trustpoint.clockAuthoritative)(trustpoint.enrollment)(trustpoint.nextCa)(trustpoint.doing);
    archive(trustpoint.purpose)(trustpoint.requestKey)(trustpoint.enrollNext)(trustpoint.caEnds);
    archive(trustpoint.identityEnds);
}

} // namespace releve::lifecycle

namespace releve::lab {

namespace {

/// The first field of the file: another form of it gets another number.
constexpr std::uint64_t version = 1;

struct KeptKey
{
    std::optional<x509::PrivateKey> key;
    Instant generated{};
    bool exportable = false;
    bool saved = false;
};
using KeptKeys = std::map<std::string, KeptKey>;

template<class Archive>
void fields(Archive& archive, KeptKey& key)
{
    archive(key.key)(key.generated)(key.exportable)(key.saved);
}

KeptKeys keptOf(const Keyring& keys)
{
    KeptKeys kept;
    for (const auto& [label, key] : keys.all())
        kept.emplace(label, KeptKey{key.key, key.generated, key.exportable, key.saved});
    return kept;
}

Keyring keyringOf(const KeptKeys& kept)
{
    Keyring keys;
    for (const auto& [label, key] : kept) {
        if (key.key)
            keys.put(label, {*key.key, key.generated, key.exportable, key.saved});
    }
    return keys;
}

/// A net::Enrollment, whose keys are those of the router.
struct KeptEnrollment
{
    std::optional<x509::Request> request;
    std::optional<x509::Certificate> signer;
    std::optional<x509::PrivateKey> signerKey;
    std::string transactionId;
    std::optional<x509::Certificate> ca, encryption, signature;
};

template<class Archive>
void fields(Archive& archive, KeptEnrollment& kept)
{
    archive(kept.request)(kept.signer)(kept.signerKey)(kept.transactionId);
    archive(kept.ca)(kept.encryption)(kept.signature);
}

KeptEnrollment keptOf(const net::Enrollment& enrollment)
{
    KeptEnrollment kept{enrollment.request,
                        enrollment.signer.certificate,
                        enrollment.signer.key,
                        enrollment.transactionId,
                        {},
                        {},
                        {}};
    if (const auto& recipient = enrollment.recipient) {
        kept.ca = recipient->ca;
        kept.encryption = recipient->encryption;
        kept.signature = recipient->signature;
    }
    return kept;
}

std::optional<net::Enrollment> enrollmentOf(const std::optional<KeptEnrollment>& kept)
{
    if (!kept || !kept->request || !kept->signer || !kept->signerKey)
        return std::nullopt;
    net::Enrollment enrollment{*kept->request, {*kept->signer, *kept->signerKey}, kept->transactionId};
    if (kept->ca && kept->encryption && kept->signature)
        enrollment.recipient = scep::CaChoice{*kept->ca, *kept->encryption, *kept->signature};
    return enrollment;
}

} // namespace

template<class Archive>
void fields(Archive& archive, HeldCertificates& held)
{
    archive(held.ca)(held.rolloverCa)(held.identity)(held.rolloverIdentity);
}

template<class Archive>
void fields(Archive& archive, SavedTrustpoint& saved)
{
    archive(saved.holdings)(saved.held)(saved.activeKey)(saved.shadowKey);
}

template<class Archive>
void fields(Archive& archive, EnrollmentAnswers& answers)
{
    archive(answers.challenge)(answers.serialNumber)(answers.ipAddress);
}

// ---- Trustpoint

template<class Archive>
void TrustpointDriver::exchangeState(Archive& archive)
{
    archive(m_machine)(m_held)(m_lastStatus)(m_activeKey)(m_shadowKey)(m_answers)(m_asked)(m_crl);
}

void TrustpointDriver::writeState(RecordWriter& record)
{
    StateSaver saver(record);
    exchangeState(saver);
    std::optional<KeptEnrollment> enrollment;
    if (m_enrollment)
        enrollment = keptOf(*m_enrollment);
    const auto messageOf = [](const std::unique_ptr<Exchange>& exchange) {
        return exchange ? std::optional(exchange->message) : std::nullopt;
    };
    saver(enrollment)(messageOf(m_enrollmentExchange))(messageOf(m_nextCaExchange));
}

bool TrustpointDriver::readState(RecordReader& record)
{
    StateLoader loader(record);
    exchangeState(loader);
    std::optional<KeptEnrollment> enrollment;
    std::optional<lifecycle::Message> asking, askingNextCa;
    loader(enrollment)(asking)(askingNextCa);
    if (!loader.ok())
        return false;
    m_enrollment = enrollmentOf(enrollment);
    m_resumed = {std::move(asking), std::move(askingNextCa)};
    return true;
}

void TrustpointDriver::resume()
{
    for (auto& message : m_resumed) {
        if (message)
            exchange(*message, true);
        message.reset();
    }
}

// ---- Router

QString Router::stateFile() const
{
    return m_folder + QStringLiteral("/state");
}

void Router::keep()
{
    const auto isBusy = [](const auto& driver) { return driver->isInTurn(); };
    if (!m_surroundings.keeps || std::any_of(m_trustpoints.begin(), m_trustpoints.end(), isBusy))
        return; // it ends its turn soon
    RecordWriter record;
    StateSaver saver(record);
    saver(version)(m_surroundings.clock.now())(m_clock.skew())(m_clockAuthoritative);
    saver(m_running)(keptOf(m_keys))(m_server && m_server->hasBegun());
    saver(m_startup != nullptr);
    if (m_startup)
        saver(m_startup->config)(m_startup->trustpoints)(keptOf(m_startup->keys));
    saver(std::uint64_t{m_trustpoints.size()});
    for (const auto& driver : m_trustpoints) {
        saver(driver->name());
        driver->writeState(record);
    }
    if (const auto written = writeOwnerOnly(stateFile(), record.record(), Durability::Kill); !written)
        complain(written.error().detail);
}

Result<std::optional<Instant>> Router::restore()
{
    QFile file(stateFile());
    if (!file.exists())
        return std::optional<Instant>();
    if (!file.open(QIODevice::ReadOnly))
        return fileError(ErrorCode::AccessDenied, file);
    const QByteArray bytes = file.readAll();
    RecordReader record(
        {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    StateLoader loader(record);
    const Error damaged{ErrorCode::BadEncoding,
                        file.fileName().toStdString() + ": damaged, or of another version"};
    std::uint64_t found = 0;
    Instant lab;
    Duration skew{};
    RouterConfig running, startup;
    KeptKeys keys, startupKeys;
    bool hasBegun = false, hasStartup = false;
    std::map<std::string, SavedTrustpoint, std::less<>> saved;
    loader(found);
    if (found != version)
        return damaged;
    loader(lab)(skew)(m_clockAuthoritative)(running)(keys)(hasBegun)(hasStartup);
    if (hasStartup)
        loader(startup)(saved)(startupKeys);
    if (!loader.ok())
        return damaged;
    m_clock.setSkew(skew);
    m_keys = keyringOf(keys);
    if (const auto configured = configure(std::move(running)); !configured)
        return configured.error();
    if (hasStartup)
        m_startup =
            std::make_unique<Startup>(Startup{std::move(startup), std::move(saved), keyringOf(startupKeys)});
    std::uint64_t trustpoints = 0;
    loader(trustpoints);
    for (; trustpoints > 0 && loader.ok(); --trustpoints) {
        std::string name;
        loader(name);
        TrustpointDriver* driver = driverOf(name);
        if (!driver || !driver->readState(record))
            return damaged;
    }
    if (!loader.ok())
        return damaged;
    if (hasBegun && m_server)
        m_server->restore();
    return std::optional(lab);
}

} // namespace releve::lab
