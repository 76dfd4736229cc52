// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/trustpointdriver.h"

#include <utility>

#include "pki/lab/router/exchange_p.h"
#include "pki/lab/router/router.h"
#include "pki/lab/surroundings.h"
#include "pki/net/scepurl.h"

// What a trustpoint is, and the turns it takes. What it says to CAs is in trustpointexchange.cpp.
namespace releve::lab {

using lifecycle::KeyId;
using lifecycle::LogEntry;
using lifecycle::LogEvent;
using lifecycle::Slot;
using lifecycle::TrustpointEvent;
using lifecycle::TrustpointEventKind;

/// One step being carried out. The lab's clock stands still meanwhile.
struct TrustpointDriver::Turn
{
    Instant at;
    HoldPtr hold;
    std::vector<lifecycle::TrustpointAction> actions;
    std::size_t next = 0;
    std::vector<LogEntry> entries;
    std::optional<lifecycle::Message> message;
    std::optional<lifecycle::TrustpointRefusal> refusal;
    std::unique_ptr<Exchange> answered{}; ///< with it its hold of the clock
    bool isCarriedOut = false;            ///< and not yet written down
    std::uint64_t exchange = 0;           ///< number of the one it begins
};

TrustpointDriver::TrustpointDriver(Router& router, Surroundings& surroundings, std::string name)
    : m_router(router), m_surroundings(surroundings), m_name(std::move(name))
{}

TrustpointDriver::~TrustpointDriver() = default;

const TrustpointEntry& TrustpointDriver::entry() const
{
    return *m_router.running().trustpoint(m_name);
}

const lifecycle::TrustpointConfig& TrustpointDriver::config() const
{
    return entry().config;
}

const x509::Request* TrustpointDriver::pendingRequest() const
{
    return m_enrollment ? &m_enrollment->request : nullptr;
}

std::string TrustpointDriver::keyLabel() const
{
    return config().rsaKeypair.value_or(m_router.defaultKeyLabel());
}

std::string TrustpointDriver::scepUrlText() const
{
    const auto& typed = config().enrollmentUrl;
    const auto url = typed ? net::scepUrl(*typed) : Result<QUrl>(Error{ErrorCode::NotFound, {}});
    return url ? url->toString().toStdString() : std::string();
}

Instant TrustpointDriver::nextDue() const
{
    return m_turn ? lifecycle::never : m_machine.nextDue();
}

void TrustpointDriver::fall(Instant at)
{
    if (const auto due = m_machine.due(at))
        takeAt({.kind = *due}, at);
}

void TrustpointDriver::reconfigured()
{
    if (!m_machine.enrollment.inFlight && !m_machine.nextCa.inFlight)
        m_machine.policy = lifecycle::policyOf(config());
    const bool authoritative = m_router.isClockAuthoritative();
    if (authoritative != m_machine.clockAuthoritative)
        take({.kind =
                  authoritative ? TrustpointEventKind::ClockAuthoritative : TrustpointEventKind::ClockLost});
    take({.kind = TrustpointEventKind::Configured});
}

void TrustpointDriver::reload(const SavedTrustpoint& saved)
{
    m_enrollmentExchange.reset();
    m_nextCaExchange.reset();
    m_enrollment.reset();
    m_held = saved.held;
    m_activeKey = saved.activeKey;
    m_shadowKey = saved.shadowKey;
    m_lastStatus = EnrollmentStatus::None;
    TrustpointEvent event{.kind = TrustpointEventKind::Reload};
    event.startup = &saved.holdings;
    take(event);
}

void TrustpointDriver::take(const TrustpointEvent& event)
{
    takeAt(event, std::chrono::floor<std::chrono::seconds>(m_router.now()));
}

void TrustpointDriver::takeAt(const TrustpointEvent& event, Instant at, std::unique_ptr<Exchange> answered)
{
    if (m_turn) {
        m_waiting.push_back({event, at, std::move(answered)});
        return;
    }
    if (!m_machine.enrollment.inFlight && !m_machine.nextCa.inFlight)
        m_machine.policy = lifecycle::policyOf(config());
    const lifecycle::TrustpointStep taken = lifecycle::step(m_machine, event, at);
    if (event.kind == TrustpointEventKind::CancelEnroll || event.kind == TrustpointEventKind::RemoveChain)
        abandonTransaction();
    if (event.kind == TrustpointEventKind::RemoveChain)
        m_held = {}; // a self-signed one, too
    m_turn = std::make_unique<Turn>(Turn{at, m_surroundings.hold(), {}, 0, {}, {}, {}, std::move(answered)});
    m_turn->actions.assign(taken.actions.begin(), taken.actions.end());
    proceed();
}

/// Nobody waits for the answer any more, nor is there a request to be shown.
void TrustpointDriver::abandonTransaction()
{
    m_enrollmentExchange.reset();
    m_enrollment.reset();
    if (m_lastStatus == EnrollmentStatus::Pending)
        m_lastStatus = EnrollmentStatus::None;
}

void TrustpointDriver::proceed()
{
    while (m_turn->next < m_turn->actions.size()) {
        if (!carryOut(m_turn->actions[m_turn->next++]))
            return;
    }
    endTurn();
}

namespace {

/// What an event makes of the last enrollment; nothing when it is about something else.
std::optional<EnrollmentStatus> statusAfter(LogEvent event)
{
    switch (event) {
    case LogEvent::Pending:
        return EnrollmentStatus::Pending;
    case LogEvent::Granted:
        return EnrollmentStatus::Granted;
    case LogEvent::Rejected:
        return EnrollmentStatus::Rejected;
    case LogEvent::TransportFailure:
        return EnrollmentStatus::Failed;
    default:
        return std::nullopt;
    }
}

std::optional<x509::Certificate>& certificateIn(HeldCertificates& held, Slot slot)
{
    switch (slot) {
    case Slot::Ca:
        return held.ca;
    case Slot::RolloverCa:
        return held.rolloverCa;
    case Slot::Identity:
        return held.identity;
    case Slot::RolloverIdentity:
        break;
    }
    return held.rolloverIdentity;
}

} // namespace

/// False when it goes on later, by proceed().
bool TrustpointDriver::carryOut(const lifecycle::TrustpointAction& action)
{
    if (const auto* entry = std::get_if<LogEntry>(&action)) {
        m_turn->entries.push_back(*entry);
        m_lastStatus = statusAfter(entry->event).value_or(m_lastStatus);
    } else if (const auto* sent = std::get_if<lifecycle::SendMessage>(&action)) {
        m_turn->message = sent->message;
    } else if (const auto* refused = std::get_if<lifecycle::RefuseTrustpointAct>(&action)) {
        m_turn->refusal = refused->reason;
    } else if (const auto* install = std::get_if<lifecycle::Install>(&action)) {
        certificateIn(m_held, install->slot) = std::exchange(m_arrived, std::nullopt);
        if (install->slot == Slot::Identity)
            keyIsActive(install->certificate.keyId);
    } else if (const auto* discard = std::get_if<lifecycle::Discard>(&action)) {
        certificateIn(m_held, discard->slot).reset();
    } else if (const auto* swap = std::get_if<lifecycle::ActivateRollover>(&action)) {
        m_held.ca = std::exchange(m_held.rolloverCa, std::nullopt);
        if (swap->identity) {
            m_held.identity = std::exchange(m_held.rolloverIdentity, std::nullopt);
            keyIsActive(m_machine.holdings.identity->keyId);
        }
    } else if (const auto* generate = std::get_if<lifecycle::GenerateKey>(&action)) {
        return generateKey(*generate);
    }
    return true;
}

/// A first key that is there already, made by `crypto key generate`, is used as it is.
bool TrustpointDriver::generateKey(const lifecycle::GenerateKey& generate)
{
    (generate.rollover ? m_shadowKey : m_activeKey) = generate.key;
    const std::string label = labelOf(generate.key);
    if (!generate.rollover && m_router.keys().find(label))
        return true;
    makeKey(label,
            [this](const Status&) { proceed(); }); // without a key the exchange fails, and is tried again
    return false;
}

void TrustpointDriver::makeKey(const std::string& label, std::function<void(Status)> then)
{
    const unsigned bits = config().rsaKeypairBits.value_or(defaultModulusBits);
    m_router.debugTransaction("CRYPTO_PKI: key '" + label +
                              "' does not exist; generated automatically"); // inferred: 5.2 row 5
    m_surroundings.jobs.run(
        this, m_surroundings.hold(), [bits] { return x509::PrivateKey::generateRsa(bits); },
        [this, label, then](const Result<x509::PrivateKey>& made) {
            if (!made)
                return then(made.error());
            m_router.addKey(label, *made, false);
            then(std::monostate{});
        });
}

/// The key of the certificate that is in use from now on; the shadow key takes over when it is that one.
void TrustpointDriver::keyIsActive(KeyId key)
{
    if (key == m_activeKey || key != m_shadowKey)
        return;
    m_router.promoteShadowKey(keyLabel());
    m_activeKey = std::exchange(m_shadowKey, 0);
}

std::string TrustpointDriver::labelOf(KeyId key) const
{
    const std::string label = keyLabel();
    return key != 0 && key == m_shadowKey ? Keyring::shadowOf(label) : label;
}

void TrustpointDriver::endTurn()
{
    m_turn->isCarriedOut = true;
    if (m_turn->message)
        m_turn->exchange = prepareExchange(*m_turn->message);
    m_router.keepBefore(this, [this] { finishTurn(); });
}

bool TrustpointDriver::isAtRest() const
{
    return !m_turn || m_turn->isCarriedOut;
}

/// It is written down: others may see it.
void TrustpointDriver::finishTurn()
{
    const std::unique_ptr<Turn> turn = std::move(m_turn);
    if (turn->message) {
        if (const auto& begun = slotOf(*turn->message); begun && begun->number == turn->exchange)
            beginExchange(*begun);
    }
    for (const LogEntry& entry : turn->entries) {
        m_surroundings.log.write(m_router.clock().toLab(turn->at), m_router.name(), entry);
        tell(entry);
    }
    settle(turn->refusal);
    if (!m_waiting.empty() && !m_turn) {
        Waiting waiting = std::move(m_waiting.front());
        m_waiting.pop_front();
        takeAt(waiting.event, waiting.at, std::move(waiting.answered));
    }
}

/// Whoever waits for what an operator has started.
void TrustpointDriver::settle(const std::optional<lifecycle::TrustpointRefusal>& refusal)
{
    Status status = std::monostate{};
    if (refusal) {
        const bool clock = *refusal == lifecycle::TrustpointRefusal::ClockNotAuthoritative;
        status = Error{ErrorCode::BadArgument,
                       clock ? "the clock is not authoritative" : "it has a CA certificate already"};
    }
    if (m_authenticated && (refusal || !m_enrollmentExchange || m_held.ca)) {
        const Status outcome = refusal || m_held.ca ? status : Status(m_trouble);
        std::exchange(m_authenticated, nullptr)(outcome);
    }
    if (m_requested)
        std::exchange(m_requested, nullptr)(status);
}

void TrustpointDriver::tellUnsaved()
{
    if (m_router.hasUnsavedChanges())
        m_router.say(
            R"(%PKI-4-NOAUTOSAVE: Configuration was modified. Issue "write memory" to save new certificate)");
}

/// What a router's log says of it.
void TrustpointDriver::tell(const LogEntry& entry)
{
    switch (entry.event) {
    case LogEvent::RequestSent:
        if (entry.operation == lifecycle::Operation::PkcsReq && m_enrollment) {
            const auto print = [&](std::string_view digest, x509::Digest kind) {
                m_router.say("CRYPTO_PKI:  Certificate Request Fingerprint " + std::string(digest) + ": " +
                             grouped(m_enrollment->request.fingerprint(kind)));
            };
            print("MD5", x509::Digest::Md5);
            print("SHA1", x509::Digest::Sha1);
        }
        break;
    case LogEvent::Pending:
        m_router.debugTransaction("CRYPTO_PKI: status = 102: certificate request pending");
        break;
    case LogEvent::Granted:
        m_router.say("%PKI-6-CERTRET: Certificate received from Certificate Authority");
        break;
    case LogEvent::Rejected:
        // recalled: ROLLOVER_SPEC 12 [R]
        m_router.say(
            "%PKI-6-CERTREJECT: Certificate enrollment request was rejected by Certificate Authority");
        break;
    case LogEvent::TransportFailure:
        m_router.say("%PKI-3-SOCKETSEND: Failed to send out message to CA server.");
        break;
    case LogEvent::RolloverActivated:
        m_router.debugTransaction("CRYPTO_PKI: shadow certificates are now active for trustpoint " +
                                  m_name); // ours
        [[fallthrough]];
    case LogEvent::Enrolled:
    case LogEvent::Renewed:
    case LogEvent::ShadowComplete:
        tellUnsaved();
        break;
    case LogEvent::TimerFired:
        // Ours: the seed shows such a line of the server only.
        m_router.debugTransaction("CRYPTO_PKI: " + std::string(lifecycle::nameOf(entry.timer)) +
                                  " timer fired for trustpoint " + m_name);
        break;
    default:
        break;
    }
}

} // namespace releve::lab
