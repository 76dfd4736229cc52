// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/lab/certificateauthority.h"
#include "pki/lab/recordcodec.h"
#include "pki/lab/router/routerconfig.h"
#include "pki/lifecycle/certificateserver.h"

namespace releve::lab {

class Router;
struct Surroundings;

/// The certificate server of a router: its CertificateAuthority once it was enabled for the first time, and what of it
/// happens outside of SCEP. Lives in the lab's thread; the lab's clock stands still while it makes a CA.
class ServerDriver final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Status)>;

    ServerDriver(Router& router, Surroundings& surroundings);
    ~ServerDriver() override;

    /// As configured; what an enabled server runs by, because its configuration is locked then.
    [[nodiscard]] const lifecycle::CertificateServerConfig& config() const;
    /// The machine as it is now, a copy: state(), due dates, serial numbers. Before the first `no shutdown` one that is
    /// shut.
    [[nodiscard]] lifecycle::CertificateServer machine() const;
    /// `no shutdown` was typed and no `shutdown` since: the configuration is locked.
    [[nodiscard]] bool isLocked() const;
    /// Empty before the first `no shutdown`.
    [[nodiscard]] std::optional<x509::Certificate> caCertificate() const;
    [[nodiscard]] std::optional<x509::Certificate> rolloverCaCertificate() const;
    /// The request database, by number.
    [[nodiscard]] std::vector<StoredRequest> requests() const;
    [[nodiscard]] std::optional<x509::Crl> crl() const;
    /// What it has signed with either CA; empty when there is no such one.
    [[nodiscard]] std::optional<x509::Certificate> certificate(lifecycle::Serial serial) const;

    /// When it has something to do by itself, by the router's clock; `never` when it has not.
    [[nodiscard]] Instant nextDue() const;
    /// Does what is due; the clock stands still until it is done.
    void fall();

    // What an operator does and what befalls the router; see Router.

    void enable(SecretBytes passphrase, Done done);
    /// It was enabled at least once: there is a CA, or there will be at once.
    [[nodiscard]] bool hasBegun() const { return m_kept.begun; }
    /// What its journal does not tell; see Router::keepBefore(). One that had begun has to be resumed.
    void writeState(RecordWriter& record) const;
    [[nodiscard]] bool readState(RecordReader& record);
    [[nodiscard]] bool needsResume() const { return m_kept.begun && !m_authority; }
    /// Goes on as it was, shut or not.
    void resume(Done done) { begin(std::move(done)); }
    void operate(const lifecycle::ServerEvent& event, Done done);
    void generatePassword(std::chrono::minutes validity, std::function<void(Result<std::string>)> done);
    void bring(const x509::Request& request, scep::CaSlot slot, const std::string& as,
               std::function<void(Result<StoredRequest>)> done);
    /// What was configured while it was shut.
    void reconfigured();
    /// HTTP server, clock and storage of the router, as they are now.
    void checksChanged();
    /// To be called about every second: brings to the disk what was written.
    void tend();

private:
    void begin(Done done);
    void followLevel();
    void begun(Result<std::unique_ptr<CertificateAuthority>> started, const Done& done);
    void stepped(Instant at, const lifecycle::ServerStep& taken);
    void followCas();
    void archiveCas();
    void archive(const x509::Identity& ca, bool rollover);
    void issued(const x509::Certificate& certificate);
    [[nodiscard]] bool writeFile(const x509::Certificate& certificate);
    [[nodiscard]] std::string nameOf(const x509::Certificate& certificate) const;
    [[nodiscard]] std::string urlOf(const std::string& name) const;
    [[nodiscard]] bool store(const std::string& name, ByteView bytes);
    void writeMissingFiles();

    struct Kept
    {
        bool begun = false;
        std::shared_ptr<const SecretBytes> passphrase; ///< of the archive, typed at the first `no shutdown`
        unsigned archives = 0;                         ///< rollover CAs exported so far
        lifecycle::Serial lastArchived = 0;            ///< the CA that was exported last
    };
    template<class Archive, class T>
    static void exchangeState(Archive& archive, T& kept);

    Router& m_router;
    Surroundings& m_surroundings;
    std::shared_ptr<CertificateAuthority> m_authority;
    std::shared_ptr<std::atomic<bool>> m_writesFiles = std::make_shared<std::atomic<bool>>(false);
    Kept m_kept;
};

} // namespace releve::lab
