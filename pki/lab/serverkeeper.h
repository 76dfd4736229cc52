// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/lab/journal.h"
#include "pki/lab/serverstate.h"
#include "pki/lab/statefolder.h"
#include "pki/scep/authority.h"

namespace releve::lab {

/// One IOS certificate server with real keys and certificates, on a disk: carries out what the lifecycle decides, and
/// has it in the journal before it says so. No locks: its owner's.
class ServerKeeper
{
public:
    /// Takes up what the folder holds, or begins: the server's CA is made by the first `take(NoShut)`. BadArgument when
    /// the folder belongs to a server of another name, and what Journal::open() and StateFolder::readKey() say.
    [[nodiscard]] static Result<std::unique_ptr<ServerKeeper>>
    open(std::unique_ptr<StateFolder> folder, const lifecycle::CertificateServerConfig& config,
         unsigned keyBits, Instant now, std::function<Instant()> present);
    /// The latest instant, of `present`, that a folder's journal carries: nothing it tells of happened later. Empty when it
    /// carries none. What Journal::open() says.
    [[nodiscard]] static Result<std::optional<Instant>> lastWritten(const StateFolder& folder);

    [[nodiscard]] const lifecycle::CertificateServer& server() const { return m_state.server; }
    [[nodiscard]] const ServerState& state() const { return m_state; }
    /// What is worth telling about what was found, in developer's English.
    [[nodiscard]] const std::vector<std::string>& notes() const { return m_notes; }
    /// What taking up a changed configuration did, for the log.
    [[nodiscard]] const lifecycle::ServerStep& opening() const { return m_opening; }

    /// A step of the lifecycle, carried out and written down.
    ///
    /// On an error nothing may be answered, and the server waits for its storage (ServerEventKind::StorageLost) until
    /// restoreStorage() succeeds. When a CA could not be made it is as before but for that; otherwise it has gone on.
    ///
    /// @param spare a key for a CA that the step may make; without one it is made meanwhile
    [[nodiscard]] Result<lifecycle::ServerStep> take(const lifecycle::ServerEvent& event, Instant at,
                                                     const x509::PrivateKey* spare = nullptr);

    /// lifecycle::reconfigure(), written down. On an error nothing has changed.
    [[nodiscard]] Result<lifecycle::ServerStep> reconfigure(const lifecycle::CertificateServerConfig& config,
                                                            Instant at);

    /// The number of a client, new ones placed. They are forgotten again when they are left without a request.
    [[nodiscard]] lifecycle::Requester numberOf(const std::string& transactionId,
                                                const x509::PublicKey& signer, Instant now);
    /// Empty when it is not known.
    [[nodiscard]] std::optional<lifecycle::Requester> find(const std::string& transactionId,
                                                           const x509::PublicKey& signer) const;
    /// The mark of a client's request, and what is needed to sign it later.
    [[nodiscard]] lifecycle::RequestMark mark(lifecycle::Requester requester,
                                              const scep::Enrollment& enrollment, Bytes asked);

    /// Writes down a certificate that was signed.
    [[nodiscard]] Status keep(const lifecycle::CertificateFacts& facts, const x509::Certificate& certificate,
                              std::optional<lifecycle::Requester> requester);
    /// NotFound when it has signed no such one; unrevoke(): when that is not revoked.
    [[nodiscard]] Status revoke(lifecycle::Serial serial, Instant at);
    [[nodiscard]] Status unrevoke(lifecycle::Serial serial, Instant at);
    /// From now on this is the one-time password, and no other; none when it is empty.
    [[nodiscard]] Status setPassword(const SecretBytes& password, Instant ends, Instant now);
    [[nodiscard]] bool isPassword(const SecretBytes& password, Instant now) const;

    /// The CA with this serial number, current or rollover; empty when it is neither.
    [[nodiscard]] std::optional<x509::Identity> ca(lifecycle::Serial serial) const;
    /// Empty while it answers nothing.
    [[nodiscard]] std::optional<scep::Holdings> holdings() const;

    /// Loses the storage, and says so, when somebody has removed it. IoFailure. To be called from time to time.
    [[nodiscard]] Status checkStorage(Instant now);
    [[nodiscard]] bool isStorageLost() const { return !m_state.server.storageAvailable; }
    /// Writes all anew, after which the server goes on.
    [[nodiscard]] Status restoreStorage(Instant now);
    [[nodiscard]] Status sync();

private:
    ServerKeeper(std::unique_ptr<StateFolder> folder, unsigned keyBits, std::function<Instant()> present)
        : m_folder(std::move(folder)), m_keyBits(keyBits), m_present(std::move(present))
    {}

    Status takeUp(const lifecycle::CertificateServerConfig& config, Instant now);
    Status readKeys();
    void dropUnsigned();
    Status compact();
    Status carryOut(const lifecycle::ServerStep& taken, const x509::PrivateKey* spare, RecordWriter& record);
    Status makeCa(const lifecycle::CertificateFacts& facts, const x509::PrivateKey* spare,
                  RecordWriter& record);
    void writeChanges(const lifecycle::ServerEvent& event, RecordWriter& record);
    void writeIfChanged(lifecycle::Requester requester, RecordWriter& record);
    Status append(const RecordWriter& record, Instant now);
    void loseStorage(Instant now);
    void dropOldKeys();
    void forget(lifecycle::Requester requester);
    void sweep(Instant now);

    std::unique_ptr<StateFolder> m_folder;
    std::unique_ptr<Journal> m_journal;
    ServerState m_state;
    Bytes m_written; ///< the server's own part as it is on the disk
    std::map<lifecycle::KeyId, x509::PrivateKey> m_keys;
    std::map<lifecycle::Serial, x509::Certificate> m_cas;
    std::vector<lifecycle::Requester> m_free;
    std::size_t m_sweepAt = 1024;
    unsigned m_keyBits;
    std::function<Instant()> m_present;
    std::vector<std::string> m_notes;
    lifecycle::ServerStep m_opening;
    std::atomic<bool> m_changed = false; ///< something was appended since the last sync
};

} // namespace releve::lab
