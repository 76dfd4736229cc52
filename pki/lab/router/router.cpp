// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/router.h"

#include <QDir>
#include <QFile>

#include <algorithm>

#include "pki/lab/router/router_p.h"
#include "pki/lab/surroundings.h"

namespace releve::lab {

using lifecycle::TrustpointEventKind;

Router::Router(Identity identity, Surroundings& surroundings, const QString& folder, const QString& stores)
    : m_identity(std::move(identity))
    , m_surroundings(surroundings)
    , m_folder(folder)
    , m_clock(surroundings.clock)
    , m_files(m_identity.name, folder + QStringLiteral("/files"), stores, surroundings.network)
    , m_http(surroundings.responder)
{
    m_running.hostname = m_identity.name;
    QDir().mkpath(folder);
}

Router::~Router()
{
    m_http.stop(); // its threads call back
}

// ---- Who it is

std::string Router::serialNumber() const
{
    constexpr std::uint32_t offset = 2166136261U; // FNV-1a
    constexpr std::uint32_t prime = 16777619U;
    std::uint32_t hash = offset;
    for (const char c : m_identity.name)
        hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    return std::to_string(67108864U + hash % 1000000U);
}

std::string Router::fullName() const
{
    return m_running.domainName.empty() ? m_running.hostname
                                        : m_running.hostname + '.' + m_running.domainName;
}

std::string Router::addressOf(const std::string& interfaceOrAddress) const
{
    const auto& all = m_running.interfaces;
    const auto known = std::find_if(all.begin(), all.end(), [&](const InterfaceConfig& interface) {
        return equalsIgnoringCase(interface.name, interfaceOrAddress);
    });
    return known == all.end() ? interfaceOrAddress : known->address;
}

bool Router::reaches(const std::string& address) const
{
    return m_surroundings.network.reaches(address, name());
}

// ---- Clock

void Router::setClock(Instant now)
{
    m_clock.setSkew(now - m_surroundings.clock.now());
    setClockAuthoritative(true);
    keep();
    m_surroundings.stir();
}

void Router::setClockAuthoritative(bool authoritative)
{
    if (authoritative == m_clockAuthoritative)
        return;
    m_clockAuthoritative = authoritative;
    if (authoritative)
        say("%PKI-6-AUTHORITATIVE_CLOCK: The system clock has been set.");
    else
        say("%PKI-2-NON_AUTHORITATIVE_CLOCK: PKI functions can not be initialized until an authoritative "
            "time source, "
            "like NTP, can be obtained.");
    for (const auto& trustpoint : m_trustpoints)
        trustpoint->reconfigured();
    if (m_server)
        m_server->checksChanged();
    keep();
    m_surroundings.stir();
}

// ---- Keys

void Router::addKey(const std::string& label, x509::PrivateKey key, bool exportable)
{
    m_keys.put(label, {std::move(key), std::chrono::floor<std::chrono::seconds>(now()), exportable, false});
    say("%CRYPTO_ENGINE-5-KEY_ADDITION: A key named " + label + " has been generated or imported");
    keep();
}

void Router::promoteShadowKey(const std::string& label)
{
    m_keys.promoteShadow(label);
}

bool Router::removeKey(std::string_view label)
{
    const bool removed = m_keys.remove(label);
    if (removed)
        keep();
    return removed;
}

void Router::generateKey(const std::string& label, unsigned bits, bool exportable, Done done)
{
    m_surroundings.jobs.run(
        this, m_surroundings.hold(), [bits] { return x509::PrivateKey::generateRsa(bits); },
        [this, label, exportable, done](const Result<x509::PrivateKey>& made) {
            if (!made)
                return done(made.error());
            addKey(label, *made, exportable);
            done(std::monostate{});
        });
}

unsigned Router::caKeyBits() const
{
    constexpr unsigned ours = 2048;
    const std::string& label = m_running.server->config.name;
    const TrustpointEntry* own = m_running.trustpoint(label);
    if (own && own->config.rsaKeypairBits)
        return *own->config.rsaKeypairBits;
    const RouterKey* key = m_keys.find(label);
    return key ? key->key.publicKey().bits : ours;
}

// ---- Trustpoints

TrustpointDriver* Router::driverOf(std::string_view trustpoint) const
{
    const auto known = std::find_if(m_trustpoints.begin(), m_trustpoints.end(),
                                    [&](const auto& driver) { return driver->name() == trustpoint; });
    return known == m_trustpoints.end() ? nullptr : known->get();
}

const TrustpointDriver* Router::trustpoint(std::string_view name) const
{
    return driverOf(name);
}

void Router::fetchCa(std::string_view trustpoint, std::function<void(Result<net::CaCandidate>)> done)
{
    withDriver(trustpoint, done, [&](TrustpointDriver& driver) { driver.fetchCa(done); });
}

void Router::acceptCa(std::string_view trustpoint, const x509::Certificate& ca, Done done)
{
    withDriver(trustpoint, done, [&](TrustpointDriver& driver) { driver.acceptCa(ca, done); });
}

void Router::enroll(std::string_view trustpoint, EnrollmentAnswers answers, Done done)
{
    withDriver(trustpoint, done, [&](TrustpointDriver& driver) { driver.enroll(std::move(answers), done); });
}

void Router::cancelEnrollment(std::string_view trustpoint)
{
    if (TrustpointDriver* driver = driverOf(trustpoint))
        driver->take({.kind = TrustpointEventKind::CancelEnroll});
}

void Router::removeChain(std::string_view trustpoint)
{
    if (TrustpointDriver* driver = driverOf(trustpoint))
        driver->take({.kind = TrustpointEventKind::RemoveChain});
}

// ---- Certificate server

namespace {

/// A certificate server that is enabled has a trustpoint of its name, where its CA and its key are (ROLLOVER_SPEC 1.1).
TrustpointEntry ownTrustpoint(const std::string& label)
{
    TrustpointEntry own;
    own.config.name = label;
    own.config.rsaKeypair = label;
    return own;
}

} // namespace

void Router::enableServer(SecretBytes passphrase, Done done)
{
    if (!isClockAuthoritative() || !m_server) {
        const char* why = m_server ? "the clock is not authoritative" : "no certificate server";
        return tellLater(this, done, Error{ErrorCode::BadArgument, why});
    }
    m_running.server->config.shutdown = false;
    if (const std::string& label = m_running.server->config.name; !m_running.trustpoint(label))
        m_running.trustpoints.push_back(ownTrustpoint(label));
    m_server->enable(std::move(passphrase), std::move(done));
}

void Router::resumeServer(Done done)
{
    m_server->resume(std::move(done));
}

void Router::shutServer(Done done)
{
    if (!m_server)
        return tellLater(this, done, Error{ErrorCode::NotFound, "no certificate server"});
    m_running.server->config.shutdown = true;
    m_server->operate({.kind = lifecycle::ServerEventKind::Shut}, [this, done](const Status& status) {
        keep();
        done(status);
    });
}

void Router::operateServer(const lifecycle::ServerEvent& event, Done done)
{
    if (m_server)
        return m_server->operate(event, std::move(done));
    tellLater(this, done, Error{ErrorCode::NotFound, "no certificate server"});
}

void Router::generatePassword(std::chrono::minutes validity, std::function<void(Result<std::string>)> done)
{
    if (m_server)
        return m_server->generatePassword(validity, std::move(done));
    tellLater(this, done, Error{ErrorCode::NotFound, "no certificate server"});
}

void Router::bringRequest(const x509::Request& request, scep::CaSlot slot, const std::string& as,
                          std::function<void(Result<StoredRequest>)> done)
{
    if (m_server)
        return m_server->bring(request, slot, as, std::move(done));
    tellLater(this, done, Error{ErrorCode::NotFound, "no certificate server"});
}

void Router::later(std::function<void(ServerDriver&)> then)
{
    QMetaObject::invokeMethod(
        this,
        [this, then = std::move(then)] {
            if (m_server)
                then(*m_server);
        },
        Qt::QueuedConnection);
}

void Router::setFault(Fault fault, bool on)
{
    if (on == hasFault(fault))
        return;
    m_faults.set(static_cast<std::size_t>(fault), on);
    switch (fault) {
    case Fault::Unreachable:
        m_surroundings.network.setUnreachable(name(), on);
        applyNetwork();
        break;
    case Fault::HttpOff:
        applyNetwork();
        break;
    case Fault::ClockNotAuthoritative:
        setClockAuthoritative(!on);
        break;
    case Fault::DiskFull:
        m_files.setFull(on);
        break;
    default:
        m_http.setLie(fault, on);
    }
    Q_EMIT faultChanged(fault, on);
}

// ---- What is due

Instant Router::serverDue() const
{
    return m_server ? m_clock.toLab(m_server->nextDue()) : lifecycle::never;
}

Instant Router::trustpointsDue() const
{
    Instant due = lifecycle::never;
    for (const auto& driver : m_trustpoints)
        due = std::min(due, driver->nextDue());
    return m_clock.toLab(due);
}

void Router::serverFalls()
{
    m_server->fall();
}

void Router::trustpointsFall()
{
    const auto first =
        std::min_element(m_trustpoints.begin(), m_trustpoints.end(),
                         [](const auto& a, const auto& b) { return a->nextDue() < b->nextDue(); });
    // When it was due; but what a lost clock held up falls when that is over (ROLLOVER_SPEC 14.6).
    const Instant present = std::chrono::floor<std::chrono::seconds>(now());
    (*first)->fall(std::max((*first)->nextDue(), present));
}

void Router::tend()
{
    keepAgain();
    if (m_isKeeping && !QFile::exists(stateFile())) // removed by somebody
        keep();
    if (m_server)
        m_server->tend();
}

// ---- Messages

void Router::log(LogLine line)
{
    constexpr std::size_t kept = 500;
    m_logBuffer.push_back(std::move(line));
    if (m_logBuffer.size() > kept)
        m_logBuffer.pop_front();
    for (Monitor* monitor : m_monitors)
        monitor->heard(m_logBuffer.back());
}

void Router::say(std::string text)
{
    log({now(), m_clockAuthoritative, false, std::move(text)});
}

void Router::debugTransaction(std::string text)
{
    if (m_debugging.transactions)
        log({now(), m_clockAuthoritative, true, std::move(text)});
}

void Router::debugServer(Instant at, const std::string& text)
{
    if (m_debugging.server)
        log({at, m_clockAuthoritative, true, "CRYPTO_CS: " + text});
}

} // namespace releve::lab
