// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/serverkeeper.h"

#include <algorithm>
#include <utility>

#include "pki/lab/issuance.h"
#include "pki/lab/settings.h"

namespace releve::lab {

using lifecycle::KeyId;
using lifecycle::Requester;
using lifecycle::Serial;
using lifecycle::ServerEvent;
using lifecycle::ServerEventKind;
using lifecycle::ServerStep;

namespace {

bool mayMakeCa(ServerEventKind kind)
{
    return kind == ServerEventKind::NoShut || kind == ServerEventKind::ShadowGenerationDue ||
           kind == ServerEventKind::Rollover;
}

} // namespace

Result<std::unique_ptr<ServerKeeper>> ServerKeeper::open(std::unique_ptr<StateFolder> folder,
                                                         const lifecycle::CertificateServerConfig& config,
                                                         unsigned keyBits, Instant now,
                                                         std::function<Instant()> present)
{
    std::unique_ptr<ServerKeeper> keeper(new ServerKeeper(std::move(folder), keyBits, std::move(present)));
    auto journal = Journal::open(keeper->m_folder->journal(),
                                 [&](ByteView record) { return keeper->m_state.apply(record); });
    if (!journal)
        return journal.error();
    keeper->m_journal = std::move(*journal);
    if (const auto taken = keeper->takeUp(config, now); !taken)
        return taken.error();
    return keeper;
}

Result<std::optional<Instant>> ServerKeeper::lastWritten(const StateFolder& folder)
{
    std::optional<Instant> last;
    const auto journal = Journal::open(folder.journal(), [&last](ByteView record) {
        last = std::max(last, ServerState::instantOf(record));
        return Status(std::monostate{});
    });
    if (!journal)
        return journal.error();
    return last;
}

Status ServerKeeper::takeUp(const lifecycle::CertificateServerConfig& config, Instant now)
{
    if (m_journal->cutOff() > 0)
        m_notes.push_back("the last " + std::to_string(m_journal->cutOff()) +
                          " bytes of the journal were cut short by a kill, and are dropped");
    lifecycle::CertificateServer& server = m_state.server;
    const std::string settings = settingsOf(config);
    if (!server.current) { // nothing there yet, or killed before the CA was made
        server.config = config;
        m_state.settings = settings;
        return std::monostate{};
    }
    if (server.config.name != config.name)
        return Error{ErrorCode::BadArgument,
                     "the state is that of certificate server '" + escaped(server.config.name) +
                         "', the configuration that of '" + escaped(config.name) + "'"};
    for (std::string& difference : differencesOf(m_state.settings, settings))
        m_notes.push_back(std::move(difference));
    m_opening = lifecycle::reconfigure(server, config, now);
    m_state.settings = settings;
    if (auto read = readKeys(); !read)
        return read;
    dropUnsigned();
    return compact();
}

Status ServerKeeper::readKeys()
{
    for (const auto& facts : {m_state.server.current, m_state.server.rollover}) {
        if (!facts)
            continue;
        auto key = m_folder->readKey(facts->keyId);
        if (!key)
            return key.error();
        const auto signedOne = m_state.certificates.find(facts->serial);
        auto certificate = signedOne == m_state.certificates.end()
                               ? Result<x509::Certificate>(Error{ErrorCode::NotFound, "the CA's certificate"})
                               : x509::Certificate::fromDer(signedOne->second.der);
        if (!certificate)
            return certificate.error();
        if (!(certificate->publicKey() == key->publicKey()))
            return Error{ErrorCode::BadArgument, "the key on the disk is not that of the CA's certificate"};
        m_keys.emplace(facts->keyId, std::move(*key));
        m_cas.emplace(facts->serial, std::move(*certificate));
    }
    return std::monostate{};
}

/// A kill between grant and signature: nobody has the certificate, and who asked asks again.
void ServerKeeper::dropUnsigned()
{
    for (Requester requester = 0; requester < m_state.clients.size(); ++requester) {
        auto& client = m_state.clients[requester];
        if (client && client->request.id != 0 && client->request.state == lifecycle::RequestState::Granted &&
            client->asked.empty() && !m_state.certificates.contains(client->request.certificate.serial)) {
            client->request.id = 0;
            m_state.server.requests.restore(client->request);
        }
        if (!client || client->request.id == 0)
            forget(requester);
    }
}

/// The journal tells the state's history; from time to time it is cut down to the state.
Status ServerKeeper::compact()
{
    constexpr qint64 worthwhile = 1024 * 1024;
    const std::vector<Bytes> records = m_state.snapshot();
    qint64 size = 0;
    for (const Bytes& record : records)
        size += static_cast<qint64>(record.size());
    if (m_journal->size() > worthwhile && m_journal->size() > 2 * size)
        return m_journal->replace(records);
    RecordWriter record;
    m_state.writeSettings(record);
    m_state.writeServer(record);
    return m_journal->append(record.record());
}

Result<ServerStep> ServerKeeper::take(const ServerEvent& event, Instant at, const x509::PrivateKey* spare)
{
    std::optional<lifecycle::CertificateServer> before;
    if (mayMakeCa(event.kind))
        before = m_state.server;
    const ServerStep taken = lifecycle::step(m_state.server, event, at);
    RecordWriter record;
    if (const auto done = carryOut(taken, spare, record); !done) {
        if (before)
            m_state.server = std::move(*before);
        loseStorage(at); // or whoever comes next would make another key at once
        return done.error();
    }
    if (before && !before->current)
        m_state.writeSettings(record);
    writeChanges(event, record);
    if (const auto appended = append(record, at); !appended)
        return appended.error();
    dropOldKeys();
    return taken;
}

Result<ServerStep> ServerKeeper::reconfigure(const lifecycle::CertificateServerConfig& config, Instant at)
{
    const lifecycle::CertificateServer before = m_state.server;
    const std::string settings = std::exchange(m_state.settings, settingsOf(config));
    const ServerStep taken = lifecycle::reconfigure(m_state.server, config, at);
    RecordWriter record;
    m_state.writeSettings(record);
    m_state.writeServer(record);
    if (const auto appended = append(record, at); !appended) {
        m_state.server = before;
        m_state.settings = settings;
        return appended.error();
    }
    return taken;
}

Status ServerKeeper::carryOut(const ServerStep& taken, const x509::PrivateKey* spare, RecordWriter& record)
{
    for (const auto& action : taken.actions) {
        if (const auto* ca = std::get_if<lifecycle::SignCa>(&action)) {
            if (auto made = makeCa(ca->certificate, spare, record); !made)
                return made;
        } else if (const auto* crl = std::get_if<lifecycle::IssueCrl>(&action)) {
            m_state.crlIssuer = crl->issuer;
            m_state.crlThisUpdate = crl->thisUpdate;
            m_state.crlNextUpdate = crl->nextUpdate;
            ++m_state.crlNumber;
        }
    }
    return std::monostate{};
}

Status ServerKeeper::makeCa(const lifecycle::CertificateFacts& facts, const x509::PrivateKey* spare,
                            RecordWriter& record)
{
    const auto& config = m_state.server.config;
    auto key = spare ? Result<x509::PrivateKey>(*spare) : x509::PrivateKey::generateRsa(m_keyBits);
    if (!key)
        return key.error();
    // A rollover CA has the name of the CA it follows, whatever `issuer-name` says by now.
    const auto subject = m_cas.empty() ? x509::Name::fromIos(config.effectiveIssuerName())
                                       : Result<x509::Name>(m_cas.begin()->second.subject());
    if (!subject)
        return subject.error();
    auto certificate = signCa(facts, config, *subject, *key);
    if (!certificate)
        return certificate.error();
    if (auto written = m_folder->writeKey(facts.keyId, *key); !written)
        return written;
    const ByteView der = certificate->der();
    m_state.certificates.insert_or_assign(facts.serial,
                                          SignedCertificate{facts.serial, Bytes(der.begin(), der.end())});
    m_state.writeCertificate(record, facts.serial);
    m_keys.insert_or_assign(facts.keyId, std::move(*key));
    m_cas.insert_or_assign(facts.serial, std::move(*certificate));
    return std::monostate{};
}

void ServerKeeper::writeChanges(const ServerEvent& event, RecordWriter& record)
{
    RecordWriter own;
    m_state.writeServer(own);
    if (own.record() != m_written) {
        m_written = own.record();
        m_state.writeServer(record);
    }
    if (event.kind == ServerEventKind::Receive)
        return writeIfChanged(event.requester, record);
    for (Requester requester = 0; requester < m_state.clients.size(); ++requester)
        writeIfChanged(requester, record);
}

void ServerKeeper::writeIfChanged(Requester requester, RecordWriter& record)
{
    if (requester >= m_state.clients.size() || !m_state.clients[requester])
        return;
    lifecycle::Request& known = m_state.clients[requester]->request;
    const lifecycle::Request* now = m_state.server.requests.peek(requester);
    if (now ? known == *now : known.id == 0) {
        if (!now)
            forget(requester);
        return;
    }
    if (now)
        known = *now;
    else
        known.id = 0;
    m_state.writeClient(record, requester);
    if (!now)
        forget(requester);
}

Status ServerKeeper::append(const RecordWriter& record, Instant now)
{
    if (record.record().empty())
        return std::monostate{};
    m_state.written = m_present();
    RecordWriter dated;
    m_state.writeInstant(dated);
    auto appended = m_journal->append(dated.append(record).record());
    m_changed = true;
    if (!appended) {
        m_written.clear();
        loseStorage(now);
    }
    return appended;
}

void ServerKeeper::loseStorage(Instant now)
{
    (void)lifecycle::step(m_state.server, {.kind = ServerEventKind::StorageLost}, now);
}

/// Keys and certificates of CAs that are neither current nor rollover any more.
void ServerKeeper::dropOldKeys()
{
    std::erase_if(m_cas, [this](const auto& ca) { return !m_state.server.holds(ca.first); });
    std::erase_if(m_keys, [this](const auto& key) {
        const auto isOf = [&](const auto& ca) { return ca && ca->keyId == key.first; };
        const bool held = isOf(m_state.server.current) || isOf(m_state.server.rollover);
        if (!held)
            m_folder->removeKey(key.first);
        return !held;
    });
}

Status ServerKeeper::keep(const lifecycle::CertificateFacts& facts, const x509::Certificate& certificate,
                          std::optional<Requester> requester)
{
    const ByteView der = certificate.der();
    m_state.certificates.insert_or_assign(
        facts.serial, SignedCertificate{facts.issuerSerial, Bytes(der.begin(), der.end())});
    RecordWriter record;
    m_state.writeCertificate(record, facts.serial);
    if (auto kept = append(record, facts.notBefore); !kept) {
        m_state.certificates.erase(facts.serial);
        return kept;
    }
    if (requester && *requester < m_state.clients.size()) {
        auto& client = m_state.clients[*requester];
        if (client && client->request.certificate.serial == facts.serial)
            Bytes().swap(client->asked);
    }
    return std::monostate{};
}

Status ServerKeeper::revoke(Serial serial, Instant at)
{
    if (!m_state.certificates.contains(serial))
        return Error{ErrorCode::NotFound, "no certificate " + serialText(serial)};
    if (!m_state.revokedAt.emplace(serial, at).second)
        return std::monostate{};
    RecordWriter record;
    m_state.writeRevoked(record, serial);
    if (auto appended = append(record, at); !appended)
        return appended;
    const auto taken = take({.kind = ServerEventKind::Revoke, .serial = serial}, at);
    return taken ? Status(std::monostate{}) : taken.error();
}

Status ServerKeeper::unrevoke(Serial serial, Instant at)
{
    if (m_state.revokedAt.erase(serial) == 0)
        return Error{ErrorCode::NotFound, "certificate " + serialText(serial) + " is not revoked"};
    RecordWriter record;
    ServerState::writeUnrevoked(record, serial);
    if (auto appended = append(record, at); !appended)
        return appended;
    const auto taken = take({.kind = ServerEventKind::Unrevoke, .serial = serial}, at);
    return taken ? Status(std::monostate{}) : taken.error();
}

std::optional<x509::Identity> ServerKeeper::ca(Serial serial) const
{
    const auto certificate = m_cas.find(serial);
    if (certificate == m_cas.end())
        return std::nullopt;
    const auto& current = m_state.server.current;
    const auto& facts = current && current->serial == serial ? current : m_state.server.rollover;
    return x509::Identity{certificate->second, m_keys.at(facts->keyId)};
}

std::optional<scep::Holdings> ServerKeeper::holdings() const
{
    const lifecycle::CertificateServer& server = m_state.server;
    if (!server.answers())
        return std::nullopt;
    scep::Holdings result{*ca(server.current->serial), {}, {}};
    if (server.rollover)
        result.rollover = ca(server.rollover->serial);
    return result;
}

Status ServerKeeper::checkStorage(Instant now)
{
    if (isStorageLost() || m_journal->isThere())
        return std::monostate{};
    loseStorage(now);
    return Error{ErrorCode::IoFailure, m_folder->journal().toStdString() + ": removed by somebody"};
}

Status ServerKeeper::restoreStorage(Instant now)
{
    for (const auto& [id, key] : m_keys) {
        if (auto written = m_folder->writeKey(id, key); !written)
            return written;
    }
    if (auto replaced = m_journal->replace(m_state.snapshot()); !replaced)
        return replaced;
    (void)lifecycle::step(m_state.server, {.kind = ServerEventKind::StorageBack}, now);
    return std::monostate{};
}

Status ServerKeeper::sync()
{
    return m_changed.exchange(false) ? m_journal->sync() : Status(std::monostate{});
}

} // namespace releve::lab
