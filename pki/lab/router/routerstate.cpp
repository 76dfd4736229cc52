// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>

#include <algorithm>

#include "pki/lab/diskfile.h"
#include "pki/lab/journal.h"
#include "pki/lab/router/configstate.h"
#include "pki/lab/router/exchange_p.h"
#include "pki/lab/router/router.h"
#include "pki/lab/router/router_p.h"
#include "pki/lab/serverkeeper.h"
#include "pki/lab/statearchive.h"
#include "pki/lab/surroundings.h"

// What of a router outlives a kill: written whole whenever something has changed, and before anybody is told. A trustpoint
// that is at work stands there as it was when it last rested, and does its work again.

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
constexpr std::uint64_t version = 3;

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

/// A scep::CaChoice, which cannot be empty.
struct KeptChoice
{
    std::optional<x509::Certificate> ca, encryption, signature;
};

template<class Archive>
void fields(Archive& archive, KeptChoice& kept)
{
    archive(kept.ca)(kept.encryption)(kept.signature);
}

KeptChoice keptOf(const std::optional<scep::CaChoice>& choice)
{
    return choice ? KeptChoice{choice->ca, choice->encryption, choice->signature} : KeptChoice();
}

std::optional<scep::CaChoice> choiceOf(const KeptChoice& kept)
{
    if (!kept.ca || !kept.encryption || !kept.signature)
        return std::nullopt;
    return scep::CaChoice{*kept.ca, *kept.encryption, *kept.signature};
}

/// A net::Enrollment, whose keys are those of the router.
struct KeptEnrollment
{
    std::optional<x509::Request> request;
    std::optional<x509::Certificate> signer;
    std::optional<x509::PrivateKey> signerKey;
    std::string transactionId;
    KeptChoice recipient;
};

template<class Archive>
void fields(Archive& archive, KeptEnrollment& kept)
{
    archive(kept.request)(kept.signer)(kept.signerKey)(kept.transactionId)(kept.recipient);
}

std::optional<KeptEnrollment> keptOf(const std::optional<net::Enrollment>& enrollment)
{
    if (!enrollment)
        return std::nullopt;
    return KeptEnrollment{enrollment->request, enrollment->signer.certificate, enrollment->signer.key,
                          enrollment->transactionId, keptOf(enrollment->recipient)};
}

std::optional<net::Enrollment> enrollmentOf(const std::optional<KeptEnrollment>& kept)
{
    if (!kept || !kept->request || !kept->signer || !kept->signerKey)
        return std::nullopt;
    return net::Enrollment{
        *kept->request, {*kept->signer, *kept->signerKey}, kept->transactionId, choiceOf(kept->recipient)};
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
    archive(m_machine)(m_held)(m_lastStatus)(m_activeKey)(m_shadowKey)(m_answers)(m_asked)(m_accepted)(m_crl);
}

/// What was asked and is not answered, or its answer not taken yet.
std::optional<lifecycle::Message> TrustpointDriver::asked(bool nextCa) const
{
    const auto& slot = nextCa ? m_nextCaExchange : m_enrollmentExchange;
    const auto& track = nextCa ? m_machine.nextCa : m_machine.enrollment;
    if (!track.inFlight)
        return std::nullopt;
    if (slot)
        return slot->message;
    for (const Waiting& waiting : m_waiting) {
        if (waiting.answered)
            return waiting.answered->message;
    }
    return std::nullopt;
}

const Bytes& TrustpointDriver::state()
{
    if (!isAtRest())
        return m_stateAtRest;
    RecordWriter record;
    StateSaver saver(record);
    exchangeState(saver);
    saver(keptOf(m_choice))(keptOf(m_enrollment))(asked(false))(asked(true));
    m_stateAtRest = record.record();
    return m_stateAtRest;
}

bool TrustpointDriver::readState(ByteView state)
{
    RecordReader record(state);
    StateLoader loader(record);
    exchangeState(loader);
    KeptChoice choice;
    std::optional<KeptEnrollment> enrollment;
    std::optional<lifecycle::Message> asking, askingNextCa;
    loader(choice)(enrollment)(asking)(askingNextCa);
    if (!loader.ok() || !record.atEnd() || asking.has_value() != m_machine.enrollment.inFlight ||
        askingNextCa.has_value() != m_machine.nextCa.inFlight)
        return false;
    m_choice = choiceOf(choice);
    m_enrollment = enrollmentOf(enrollment);
    for (const auto& message : {asking, askingNextCa}) {
        if (message)
            slotOf(*message) =
                std::make_unique<Exchange>(Exchange{0, m_surroundings.hold(), *message, nullptr});
    }
    return true;
}

void TrustpointDriver::resume()
{
    for (auto* slot : {&m_enrollmentExchange, &m_nextCaExchange}) {
        if (*slot && !(*slot)->client)
            beginExchange(**slot);
    }
}

// ---- Router

QString Router::stateFile() const
{
    return m_folder + QStringLiteral("/state");
}

Status Router::beginKeeping()
{
    m_isKeeping = m_surroundings.keeps;
    return m_isKeeping ? writeState() : Status(std::monostate{});
}

void Router::keepBefore(QObject* context, std::function<void()> then)
{
    const Status written = m_isKeeping ? writeState() : Status(std::monostate{});
    if (written && !m_unkept)
        return then ? then() : void();
    if (!m_unkept) {
        complain(written.error().detail + "; the lab stands still until it can be written");
        m_unkept = Unkept{m_surroundings.hold(), {}};
    }
    if (then)
        m_unkept->waiting.emplace_back(context, std::move(then));
    if (written)
        keepAgain();
}

/// To be called from time to time: what could not be written may be written now.
void Router::keepAgain()
{
    if (!m_unkept || !writeState())
        return;
    complain(stateFile().toStdString() + ": written again");
    const Unkept unkept = *std::exchange(m_unkept, std::nullopt);
    for (const auto& [context, then] : unkept.waiting) {
        if (context)
            then();
    }
}

Status Router::writeState()
{
    RecordWriter record;
    StateSaver saver(record);
    saver(name())(m_surroundings.clock.now())(m_clock.skew());
    saver(m_clockAuthoritative || hasFault(Fault::ClockNotAuthoritative)); // faults end with the process
    saver(m_changedAt)(m_savedAt)(m_running)(keptOf(m_keys));
    saver(m_server != nullptr);
    if (m_server)
        m_server->writeState(record);
    saver(m_startup != nullptr);
    if (m_startup)
        saver(m_startup->config)(m_startup->trustpoints)(keptOf(m_startup->keys));
    saver(std::uint64_t{m_trustpoints.size()});
    for (const auto& driver : m_trustpoints) {
        saver(driver->name());
        record.bytes(driver->state());
    }
    RecordWriter file;
    file.number(version).number(crc32(record.record())).bytes(record.record());
    return writeOwnerOnly(stateFile(), file.record(), Durability::Kill);
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
    const std::uint64_t found = record.number();
    const std::uint64_t checksum = record.number();
    const ByteView state = record.bytes();
    const std::string& path = file.fileName().toStdString();
    if (record.ok() && found != version)
        return Error{ErrorCode::BadEncoding, path + ": of another version"};
    if (!record.ok() || !record.atEnd() || checksum != crc32(state))
        return Error{ErrorCode::BadEncoding, path + ": damaged"};
    Instant lab{};
    if (const auto read = readState(state, lab); !read)
        return Error{read.error().code, path + ": " + read.error().detail};
    const auto server = serverWritten();
    return server ? Result<std::optional<Instant>>(std::max(lab, *server)) : server.error();
}

/// Of what its server has done since the router was written down. A server that had not begun has left nothing, or what is
/// left of one that was removed.
Result<Instant> Router::serverWritten() const
{
    if (!m_server || !m_server->hasBegun()) {
        removeServerFolder();
        return Instant::min();
    }
    const auto folder = StateFolder::open(serverFolder());
    if (!folder)
        return folder.error();
    const auto last = ServerKeeper::lastWritten(**folder);
    return last ? Result<Instant>(last->value_or(Instant::min())) : last.error();
}

/// Of the bytes that were written, if they were written by this program.
Status Router::readState(ByteView state, Instant& lab)
{
    RecordReader record(state);
    StateLoader loader(record);
    const Error damaged{ErrorCode::BadEncoding, "damaged"};
    std::string name;
    Duration skew{};
    RouterConfig running, startup;
    KeptKeys keys, startupKeys;
    bool hasServer = false, hasStartup = false;
    std::map<std::string, SavedTrustpoint, std::less<>> saved;
    loader(name);
    if (loader.ok() && name != m_identity.name)
        return Error{ErrorCode::BadArgument, "the state of another router: '" + escaped(name) + "'"};
    std::optional<Instant> changedAt, savedAt;
    loader(lab)(skew)(m_clockAuthoritative)(changedAt)(savedAt)(running)(keys)(hasServer);
    if (!loader.ok() || hasServer != running.server.has_value())
        return damaged;
    m_clock.setSkew(skew);
    m_keys = keyringOf(keys);
    if (const auto configured = configure(std::move(running)); !configured)
        return configured;
    m_changedAt = changedAt;
    m_savedAt = savedAt;
    if (hasServer && !m_server->readState(record))
        return damaged;
    loader(hasStartup);
    if (hasStartup)
        loader(startup)(saved)(startupKeys);
    if (hasStartup && loader.ok())
        m_startup =
            std::make_unique<Startup>(Startup{std::move(startup), std::move(saved), keyringOf(startupKeys)});
    std::uint64_t trustpoints = 0;
    loader(trustpoints);
    for (; trustpoints > 0 && loader.ok(); --trustpoints) {
        std::string label;
        loader(label);
        const ByteView its = record.bytes();
        TrustpointDriver* driver = driverOf(label);
        if (!driver || (!its.empty() && !driver->readState(its)))
            return damaged;
    }
    if (!loader.ok() || !record.atEnd())
        return damaged;
    return std::monostate{};
}

/// What was under way goes on; and what ended with the process is seen to.
void Router::resume()
{
    for (const auto& driver : m_trustpoints) {
        driver->resume();
        driver->reconfigured();
    }
}

} // namespace releve::lab
