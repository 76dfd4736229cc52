// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/serverdriver.h"

#include <utility>

#include "pki/lab/issuance.h"
#include "pki/lab/router/router.h"
#include "pki/lab/statearchive.h"
#include "pki/lab/surroundings.h"
#include "pki/x509/container.h"

namespace releve::lab {

using lifecycle::LogEvent;
using lifecycle::ServerEventKind;

namespace {

constexpr const char* enabled = "%PKI-6-CS_ENABLED: Certificate server now enabled.";

Error notBegun()
{
    return {ErrorCode::BadArgument, "the certificate server is not enabled"};
}

} // namespace

ServerDriver::ServerDriver(Router& router, Surroundings& surroundings)
    : m_router(router), m_surroundings(surroundings)
{}

ServerDriver::~ServerDriver() = default;

const lifecycle::CertificateServerConfig& ServerDriver::config() const
{
    return m_router.running().server->config;
}

lifecycle::CertificateServer ServerDriver::machine() const
{
    if (m_authority)
        return m_authority->server();
    lifecycle::CertificateServer shut;
    shut.config = config();
    shut.httpOn = m_router.isHttpOn();
    shut.clockAuthoritative = m_router.isClockAuthoritative();
    return shut;
}

bool ServerDriver::isLocked() const
{
    return m_authority && !m_authority->server().shut;
}

std::optional<x509::Certificate> ServerDriver::caCertificate() const
{
    return m_authority ? std::optional(m_authority->caCertificate()) : std::nullopt;
}

std::optional<x509::Certificate> ServerDriver::rolloverCaCertificate() const
{
    const auto ca = m_authority ? m_authority->ca(scep::CaSlot::Rollover) : std::nullopt;
    return ca ? std::optional(ca->certificate) : std::nullopt;
}

std::vector<StoredRequest> ServerDriver::requests() const
{
    return m_authority ? m_authority->requests() : std::vector<StoredRequest>();
}

std::optional<x509::Crl> ServerDriver::crl() const
{
    return m_authority ? m_authority->crl(scep::CaSlot::Current) : std::nullopt;
}

std::optional<x509::Certificate> ServerDriver::certificate(lifecycle::Serial serial) const
{
    if (!m_authority)
        return std::nullopt;
    auto found = m_authority->issued(serialText(serial), scep::CaSlot::Current);
    return found ? found : m_authority->issued(serialText(serial), scep::CaSlot::Rollover);
}

Instant ServerDriver::nextDue() const
{
    return m_authority ? m_authority->nextDue() : lifecycle::never;
}

void ServerDriver::fall()
{
    m_surroundings.jobs.run(m_surroundings.hold(), [authority = m_authority] { authority->catchUp(); });
}

void ServerDriver::tend()
{
    if (m_authority)
        m_surroundings.jobs.run(nullptr, [authority = m_authority, stir = m_surroundings.stir] {
            authority->tend();
            stir(); // it may have got its storage back, and something to do with it
        });
}

void ServerDriver::enable(SecretBytes passphrase, Done done)
{
    if (m_authority)
        return operate({.kind = ServerEventKind::NoShut}, std::move(done));
    if (m_kept.begun)
        return tellLater(this, done,
                         Error{ErrorCode::BadArgument, "the certificate server is being enabled"});
    m_kept.passphrase = std::make_shared<SecretBytes>(std::move(passphrase));
    m_kept.begun = true;
    const auto begun = [this, done = std::move(done)](const Status& status) {
        m_kept.begun = status.ok();
        m_router.keepBefore(this, [done, status] { done(status); });
    };
    m_router.keepBefore(this, [this, begun] { begin(begun); }); // or a CA would be nobody's after a kill
}

void ServerDriver::begin(Done done)
{
    auto folder = StateFolder::open(m_router.serverFolder());
    if (!folder)
        return tellLater(this, done, folder.error());
    followLevel();
    CertificateAuthority::Options options;
    if (m_surroundings.challenge)
        options.challenge = SecretBytes(m_surroundings.challenge->view());
    options.keyBits = m_router.caKeyBits();
    options.present = [clock = &m_surroundings.clock] { return clock->now(); };
    // Called in the threads that answer, which the router outlives and this does not. The log is told at once, the
    // router when it comes to it.
    options.stepped = [router = &m_router, log = &m_surroundings.log](Instant at,
                                                                      const lifecycle::ServerStep& taken) {
        bool isAnswer = true; // most steps are, and need nothing more
        for (const auto& action : taken.actions) {
            if (const auto* entry = std::get_if<lifecycle::LogEntry>(&action))
                log->write(router->clock().toLab(at), router->name(), *entry);
            isAnswer = isAnswer && std::holds_alternative<lifecycle::SendAnswer>(action);
        }
        if (!isAnswer)
            router->later([at, taken](ServerDriver& server) { server.stepped(at, taken); });
    };
    options.issued = [router = &m_router, writes = m_writesFiles](const x509::Certificate& certificate) {
        if (*writes)
            router->later([certificate](ServerDriver& server) { server.issued(certificate); });
    };
    options.trouble = [router = &m_router](std::string_view text) {
        const std::string told =
            text.empty() ? "its certificate server's files are written again" : std::string(text);
        router->later([router, told](ServerDriver&) { router->complain(told); });
    };
    m_surroundings.jobs.run(
        this, m_surroundings.hold(),
        [shared = std::make_shared<std::unique_ptr<StateFolder>>(std::move(*folder)), config = config(),
         options = std::make_shared<CertificateAuthority::Options>(std::move(options)),
         clock = &m_router.clock()] {
            return CertificateAuthority::start(std::move(*shared), config, std::move(*options), *clock);
        },
        [this, done](Result<std::unique_ptr<CertificateAuthority>> started) {
            begun(std::move(started), done);
        });
}

void ServerDriver::begun(Result<std::unique_ptr<CertificateAuthority>> started, const Done& done)
{
    if (!started)
        return done(started.error());
    m_authority = std::move(*started);
    m_router.http().serve(m_authority);
    for (const std::string& note : m_authority->notes())
        m_router.complain(note);
    m_router.m_running.server->config.shutdown =
        m_authority->server().shut; // a kill may have come in between
    checksChanged();
    followCas();
    archiveCas();
    writeMissingFiles();
    m_surroundings.stir();
    done(std::monostate{});
}

void ServerDriver::operate(const lifecycle::ServerEvent& event, Done done)
{
    if (!m_authority)
        return tellLater(this, done, notBegun());
    m_surroundings.jobs.run(
        this, m_surroundings.hold(), [authority = m_authority, event] { return authority->operate(event); },
        [this, done, kind = event.kind](const Status& status) {
            followCas();
            if (status && kind == ServerEventKind::NoShut)
                m_router.say(enabled);
            if (status && kind == ServerEventKind::Shut)
                m_router.say("%PKI-6-CS_DISABLED: Certificate server now disabled."); // recalled [R]
            done(status);
        });
}

void ServerDriver::generatePassword(std::chrono::minutes validity,
                                    std::function<void(Result<std::string>)> done)
{
    if (!m_authority)
        return tellLater(this, done, notBegun());
    m_surroundings.jobs.run(
        this, m_surroundings.hold(),
        [authority = m_authority, validity] { return authority->generatePassword(validity); }, done);
}

void ServerDriver::bring(const x509::Request& request, scep::CaSlot slot, const std::string& as,
                         std::function<void(Result<StoredRequest>)> done)
{
    if (!m_authority)
        return tellLater(this, done, notBegun());
    m_surroundings.jobs.run(
        this, m_surroundings.hold(),
        [authority = m_authority, request, slot, as] { return authority->bring(request, slot, as); }, done);
}

void ServerDriver::reconfigured()
{
    followLevel();
    if (!m_authority)
        return;
    if (const auto kept = m_authority->reconfigure(config()); !kept)
        m_router.complain(kept.error().detail);
    m_surroundings.stir();
}

void ServerDriver::followLevel()
{
    *m_writesFiles = config().databaseLevel != lifecycle::DatabaseLevel::Minimum;
}

void ServerDriver::checksChanged()
{
    if (!m_authority)
        return;
    const auto tell = [this](bool is, bool was, ServerEventKind gone, ServerEventKind back) {
        if (is != was)
            (void)m_authority->operate({.kind = is ? back : gone}); // neither is refused
    };
    const lifecycle::CertificateServer now = m_authority->server();
    tell(m_router.isHttpOn(), now.httpOn, ServerEventKind::HttpOff, ServerEventKind::HttpOn);
    tell(m_router.isClockAuthoritative(), now.clockAuthoritative, ServerEventKind::ClockLost,
         ServerEventKind::ClockAuthoritative);
    m_surroundings.stir();
}

/// What a step meant for the router: keys, files, debug lines (ROLLOVER_SPEC 5.2; the lines are the seed's).
void ServerDriver::stepped(Instant at, const lifecycle::ServerStep& taken)
{
    for (const auto& action : taken.actions) {
        const auto* entry = std::get_if<lifecycle::LogEntry>(&action);
        if (entry && entry->event == LogEvent::TimerFired &&
            entry->timer == lifecycle::Timer::CsShadowCertGeneration)
            m_router.debugServer(at, "shadow generation timer fired.");
        if (entry && entry->event == LogEvent::CsShadowGeneration) {
            m_router.debugServer(at, "key '" + Keyring::shadowOf(config().name) +
                                         "' does not exist; generated automatically");
            followCas();
            m_router.debugServer(m_router.now(), "shadow CA successfully created.");
        }
        if (entry && entry->event == LogEvent::RolloverCancelled)
            m_router.debugServer(at, "shadow CA removed."); // ours
        if (entry && entry->event == LogEvent::CaActivated)
            m_router.debugServer(at, "shadow CA is now the active CA."); // ours
        if (entry && entry->event == LogEvent::CaCreated) {
            followCas();
            m_router.say(enabled);
        }
    }
    followCas();
    archiveCas();
    m_router.keep();
    m_surroundings.stir();
}

/// The router's keys are those of the CAs: the server's label, and `#` behind it for the rollover CA.
void ServerDriver::followCas()
{
    if (!m_authority)
        return;
    const std::string label = config().name;
    const auto follow = [this](const std::string& name, const std::optional<x509::Identity>& ca) {
        const RouterKey* held = m_router.keys().find(name);
        if (ca && (!held || !(held->key.publicKey() == ca->key.publicKey())))
            m_router.addKey(name, ca->key, false);
        else if (!ca && held)
            m_router.removeKey(name);
    };
    const auto current = m_authority->ca(scep::CaSlot::Current);
    const auto rollover = m_authority->ca(scep::CaSlot::Rollover);
    const RouterKey* shadow = m_router.keys().find(Keyring::shadowOf(label));
    if (current && shadow && shadow->key.publicKey() == current->key.publicKey())
        m_router.promoteShadowKey(label);
    follow(label, current);
    follow(Keyring::shadowOf(label), rollover);
}

std::string ServerDriver::urlOf(const std::string& name) const
{
    std::string url = config().primaryStorage();
    if (!url.ends_with('/') && !url.ends_with(':'))
        url += '/';
    return url + name;
}

bool ServerDriver::store(const std::string& name, ByteView bytes)
{
    const std::string url = urlOf(name);
    if (const auto written = m_router.files().write(url, bytes); !written) {
        // Ours: what IOS prints then is not known.
        m_router.say("%PKI-3-CS_FILE_FAIL: " + escaped(written.error().detail));
        return false;
    }
    m_router.debugServer(m_router.now(), "file opened: " + url);
    return true;
}

/// Each CA once, whether it was made just now or before a kill.
void ServerDriver::archiveCas()
{
    for (const auto slot : {scep::CaSlot::Current, scep::CaSlot::Rollover}) {
        const auto ca = m_authority ? m_authority->ca(slot) : std::nullopt;
        const lifecycle::Serial serial = ca ? serialOf(ca->certificate.serial()) : 0;
        if (serial <= m_kept.lastArchived)
            continue;
        const bool rollover = m_kept.lastArchived != 0;
        if (rollover)
            m_router.debugServer(m_router.now(), "exporting shadow CA key and cert");
        m_kept.lastArchived = serial;
        archive(*ca, rollover);
    }
}

/// `NAME_0000n.p12` for a rollover CA (the seed's file), `NAME.p12` for the first one.
void ServerDriver::archive(const x509::Identity& ca, bool rollover)
{
    const auto& entry = *m_router.running().server;
    const auto& secret = entry.archivePassword.isSet() ? entry.archivePassword.value : m_kept.passphrase;
    if (!entry.config.archive && (!m_kept.passphrase || m_kept.passphrase->empty()))
        return;
    const SecretBytes passphrase(secret ? secret->view() : ByteView());
    const auto bundle = x509::writePkcs12({.key = ca.key, .certificates = {ca.certificate}}, passphrase);
    if (!bundle)
        return m_router.complain(bundle.error().detail);
    char number[8] = "";
    if (rollover)
        std::snprintf(number, sizeof number, "_%05u", ++m_kept.archives % 100000);
    (void)store(entry.config.name + number + ".p12", *bundle);
}

/// `database level complete`: all issued certificates written as <serialnum>.cer.
void ServerDriver::issued(const x509::Certificate& certificate)
{
    (void)writeFile(certificate);
}

bool ServerDriver::writeFile(const x509::Certificate& certificate)
{
    if (config().databaseLevel == lifecycle::DatabaseLevel::Complete)
        return store(nameOf(certificate), certificate.der());
    return store(nameOf(certificate),
                 bytesOf(certificate.subject().toIos() + '\n')); // ours, as the text goes
}

std::string ServerDriver::nameOf(const x509::Certificate& certificate) const
{
    const bool complete = config().databaseLevel == lifecycle::DatabaseLevel::Complete;
    return certificate.serial() + (complete ? ".cer" : ".cnm");
}

/// A certificate is in the journal before its file is written, and a kill can come in between.
void ServerDriver::writeMissingFiles()
{
    if (!*m_writesFiles)
        return;
    for (const x509::Certificate& certificate : m_authority->issuedToOthers()) {
        if (!m_router.files().read(urlOf(nameOf(certificate))) && !writeFile(certificate))
            return; // told once
    }
}

// ---- What outlives a kill

template<class Archive, class T>
void ServerDriver::exchangeState(Archive& archive, T& kept)
{
    archive(kept.begun)(kept.passphrase)(kept.archives)(kept.lastArchived);
}

void ServerDriver::writeState(RecordWriter& record) const
{
    StateSaver saver(record);
    exchangeState(saver, m_kept);
}

bool ServerDriver::readState(RecordReader& record)
{
    StateLoader loader(record);
    exchangeState(loader, m_kept);
    return loader.ok();
}

} // namespace releve::lab
