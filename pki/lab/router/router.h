// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <bitset>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pki/lab/fault.h"
#include "pki/lab/filestore.h"
#include "pki/lab/jobs.h"
#include "pki/lab/router/httpfront.h"
#include "pki/lab/router/keyring.h"
#include "pki/lab/router/monitor.h"
#include "pki/lab/router/routerclock.h"
#include "pki/lab/router/routerconfig.h"
#include "pki/lab/router/serverdriver.h"
#include "pki/lab/router/trustpointdriver.h"

namespace releve::lab {

struct Surroundings;

/// `platform` of a fleet file.
enum class Platform : std::uint8_t
{
    Ios,
    IosXe
};

/// A virtual IOS router: configuration, keys, a certificate server, trustpoints, files; what they do over time is
/// pki/lifecycle's. Lives in the lab's thread. Acts that take time end in a callback, called from the event loop and
/// not after the router is gone.
class Router final : public QObject
{
    Q_OBJECT

public:
    struct Identity
    {
        std::string name; ///< in the fleet, the log and the control lines; the first host name too
        Platform platform = Platform::Ios;
    };

    using Done = std::function<void(Status)>;

    /// @param folder for its state and its files; made when there is none
    /// @param stores where the files of the lab's file stores are
    Router(Identity identity, Surroundings& surroundings, const QString& folder, const QString& stores);
    ~Router() override;

    [[nodiscard]] const std::string& name() const { return m_identity.name; }
    [[nodiscard]] Platform platform() const { return m_identity.platform; }
    [[nodiscard]] const QString& folder() const { return m_folder; }
    /// Of the chassis, decimal: what `serial-number` puts into a subject name. Made from the name, which is ours.
    [[nodiscard]] std::string serialNumber() const;
    /// Host and domain name.
    [[nodiscard]] std::string fullName() const;
    /// `ip-address`: an address stands for itself, an interface for its own; empty when it has none.
    [[nodiscard]] std::string addressOf(const std::string& interfaceOrAddress) const;

    /// Whether it reaches that address: what `ping` tells.
    [[nodiscard]] bool reaches(const std::string& address) const;

    // ---- Clock (ROLLOVER_SPEC 2)

    [[nodiscard]] const RouterClock& clock() const { return m_clock; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    [[nodiscard]] bool isClockAuthoritative() const { return m_clockAuthoritative; }
    /// `clock set`: the router's clock shows this from now on, and is authoritative.
    void setClock(Instant now);
    /// NTP lost or found again.
    void setClockAuthoritative(bool authoritative);

    // ---- Configuration

    [[nodiscard]] const RouterConfig& running() const { return m_running; }
    /// What `write memory` saved last; null when there is none.
    [[nodiscard]] const RouterConfig* startup() const;
    /// Makes this the running configuration, and does what differs from the present one: HTTP server on or off, clock
    /// calendar-valid, trustpoints made, changed and removed with all they hold, a certificate server's lines while it
    /// is shut, the server removed. Enabling and disabling the server is not done here: enableServer(), shutServer().
    /// BadArgument, and nothing changed, when IOS would refuse it.
    [[nodiscard]] Status configure(RouterConfig config);
    /// Running differs from startup: certificates and keys count.
    [[nodiscard]] bool hasUnsavedChanges() const;
    /// `write memory`. IoFailure when nvram: cannot be written; what was saved before stays then.
    [[nodiscard]] Status save();
    /// `write erase`. The same.
    [[nodiscard]] Status eraseStartup();
    /// When the running configuration was changed and saved last, as its head tells. Not kept over a restart of the lab.
    [[nodiscard]] std::optional<Instant> changedAt() const { return m_changedAt; }
    [[nodiscard]] std::optional<Instant> savedAt() const { return m_savedAt; }
    /// Somebody has left configuration mode, which IOS takes for a change. [R]
    void noteChange() { m_changedAt = now(); }
    /// What made the configuration what it is was no change of anybody's.
    void noteNoChange() { m_changedAt.reset(); }
    /// Starts again from what was saved; all sessions end (Monitor and the owner's hook). Not before it returns.
    void reload();

    // ---- Keys

    [[nodiscard]] const Keyring& keys() const { return m_keys; }
    /// The label of keys made without one: the fully qualified host name.
    [[nodiscard]] std::string defaultKeyLabel() const { return fullName(); }
    void addKey(const std::string& label, x509::PrivateKey key, bool exportable);
    /// `LABEL#` becomes LABEL. Not written down: what it belongs to has to be, at the same time.
    void promoteShadowKey(const std::string& label);
    /// In a thread of its own. BadArgument for a length out of range.
    void generateKey(const std::string& label, unsigned bits, bool exportable, Done done);
    /// False when there is no such key.
    bool removeKey(std::string_view label);

    // ---- Trustpoints

    /// Null when there is none of that name that enrolls (that of a certificate server's own CA has no driver).
    [[nodiscard]] const TrustpointDriver* trustpoint(std::string_view name) const;
    [[nodiscard]] const std::vector<std::unique_ptr<TrustpointDriver>>& trustpoints() const
    {
        return m_trustpoints;
    }

    /// First half of `crypto pki authenticate`: GetCACert. Unreachable and what net::ScepClient says.
    void fetchCa(std::string_view trustpoint, std::function<void(Result<net::CaCandidate>)> done);
    /// Second half: a person has accepted `ca`, which fetchCa() gave. Ends when the certificate is held and capabilities have
    /// been asked for. BadArgument when it has one already.
    void acceptCa(std::string_view trustpoint, const x509::Certificate& ca, Done done);
    /// `enrollment terminal`: a person has pasted it and accepted the fingerprint. BadArgument when it is no CA's.
    [[nodiscard]] Status acceptPastedCa(std::string_view trustpoint, const x509::Certificate& ca);
    /// `crypto pki enroll`. Ends when the request has been handed over or refused; what becomes of it is told to the
    /// monitors.
    void enroll(std::string_view trustpoint, EnrollmentAnswers answers, Done done);
    /// `no crypto pki enroll`.
    void cancelEnrollment(std::string_view trustpoint);
    /// `no crypto pki certificate chain`.
    void removeChain(std::string_view trustpoint);
    /// `crypto pki crl request`.
    void requestCrl(std::string_view trustpoint, Done done);
    /// `enrollment terminal`: the request to be shown; the key is made when there is none.
    void makeRequest(std::string_view trustpoint, EnrollmentAnswers answers,
                     std::function<void(Result<x509::Request>)> done);
    /// `enrollment selfsigned`: a new certificate, and a key when there is none; a router has but one such certificate, so
    /// that the trustpoint of an earlier one goes. BadArgument.
    void signItself(std::string_view trustpoint, EnrollmentAnswers answers, Done done);
    /// `crypto pki import TP certificate`: what answers makeRequest(). BadArgument when it does not.
    [[nodiscard]] Status importCertificate(std::string_view trustpoint, const x509::Certificate& certificate);
    /// `crypto pki import TP pkcs12`: the trustpoint is made when there is none. WrongPassphrase and what readPkcs12() says.
    [[nodiscard]] Status importPkcs12(std::string_view trustpoint, ByteView bundle,
                                      const SecretBytes& passphrase);
    /// `crypto pki export TP pkcs12`. NotFound, BadArgument when the key is not exportable.
    [[nodiscard]] Result<Bytes> exportPkcs12(std::string_view trustpoint,
                                             const SecretBytes& passphrase) const;

    // ---- Certificate server

    /// Null when none is configured.
    [[nodiscard]] const ServerDriver* server() const { return m_server.get(); }
    /// `no shutdown`. Ends when it is enabled, its CA made the first time. BadArgument when IOS refuses.
    void enableServer(SecretBytes passphrase, Done done);
    /// `shutdown`. Ends when it is shut and its configuration can be changed.
    void shutServer(Done done);
    /// What an operator types: Grant, GrantAll, Reject, RejectAll, RemoveRequest, Rollover, RolloverCancel, Revoke,
    /// Unrevoke. BadArgument when IOS refuses it.
    void operateServer(const lifecycle::ServerEvent& event, Done done);
    /// `password generate`; see CertificateAuthority.
    void generatePassword(std::chrono::minutes validity, std::function<void(Result<std::string>)> done);
    /// `request pkcs10`; see CertificateAuthority::bring().
    void bringRequest(const x509::Request& request, scep::CaSlot slot, const std::string& as,
                      std::function<void(Result<StoredRequest>)> done);

    // ---- Files, messages

    /// The HTTP server runs: configured, and not out of order.
    [[nodiscard]] bool isHttpOn() const { return m_running.httpServer && !hasFault(Fault::HttpOff); }
    [[nodiscard]] HttpFront& http() { return m_http; }
    /// Where its HTTP server really listens; 0 when it never did.
    [[nodiscard]] std::uint16_t httpPort() const { return m_http.port(); }
    /// Faults and lies begin and end. What SSH and the command line have to do about theirs, they see in hasFault().
    void setFault(Fault fault, bool on);
    [[nodiscard]] bool hasFault(Fault fault) const { return m_faults.test(static_cast<std::size_t>(fault)); }
    [[nodiscard]] FileStore& files() { return m_files; }
    [[nodiscard]] const FileStore& files() const { return m_files; }
    [[nodiscard]] DebugFlags& debugging() { return m_debugging; }
    [[nodiscard]] const DebugFlags& debugging() const { return m_debugging; }
    void addMonitor(Monitor* monitor) { m_monitors.push_back(monitor); }
    void removeMonitor(Monitor* monitor) { std::erase(m_monitors, monitor); }
    /// A syslog message, to the buffer and all monitors.
    void say(std::string text);
    /// Debug messages, which are told while their flag is on.
    void debugTransaction(std::string text);
    /// @param at by the router's clock
    void debugServer(Instant at, const std::string& text);
    /// Trouble of the lab itself, for whoever runs it.
    void complain(const std::string& text) { Q_EMIT troubled(QString::fromStdString(text)); }

    // ---- For the lab

    /// The length of a CA's key: `rsakeypair` of the trustpoint that has the server's name, or of its key when there is
    /// one; else 2048, which is ours: IOS 15 makes keys of 1024 bits, and today's clients refuse them.
    [[nodiscard]] unsigned caKeyBits() const;
    /// When its server, or one of its trustpoints, has something to do by itself, by the lab's clock.
    [[nodiscard]] Instant serverDue() const;
    [[nodiscard]] Instant trustpointsDue() const;
    /// Does the first thing of the server, or of the trustpoints, that is due.
    void serverFalls();
    void trustpointsFall();
    /// To be called about every second.
    void tend();
    /// From now on, and now, what has to outlive a kill is written down. To be called once the router is whole, restored
    /// or configured: half of it would be taken for all of it after a kill. IoFailure.
    [[nodiscard]] Status beginKeeping();
    /// Writes it down, once something has changed that nobody is told of.
    void keep() { keepBefore(nullptr, {}); }
    /// Writes it down and then calls `then`, which tells others: at once, or, while it cannot be written, when that
    /// is over and `context` still there. The lab's clock stands still until then.
    void keepBefore(QObject* context, std::function<void()> then);
    /// Takes up what was written, and says at which instant of the lab that was; empty when there is nothing. What was
    /// being asked of a CA is asked again by resume(), and the lab's clock stands still until then. BadEncoding when it is
    /// damaged, BadArgument when it is another router's, AccessDenied.
    [[nodiscard]] Result<std::optional<Instant>> restore();
    /// Of a server that needsResume(): makes it what it was when that was written, before resume().
    void resumeServer(Done done);
    /// Goes on with what was under way then, once all routers are restored.
    void resume();
    /// From any thread: calls that in the lab's thread, as long as there is a server then.
    void later(std::function<void(ServerDriver&)> then);
    /// `show logging`: the last ones, oldest first.
    [[nodiscard]] const std::deque<LogLine>& logBuffer() const { return m_logBuffer; }

Q_SIGNALS:
    /// Whoever is logged in is thrown out.
    void reloading();
    void faultChanged(releve::lab::Fault fault, bool on);
    void troubled(const QString& text);

private:
    friend class TrustpointDriver;
    friend class ServerDriver;

    struct Startup;

    /// Something that was not written down, and what waits for that.
    struct Unkept
    {
        HoldPtr hold;
        std::deque<std::pair<QPointer<QObject>, std::function<void()>>> waiting;
    };

    [[nodiscard]] QString stateFile() const;
    [[nodiscard]] Status writeState();
    [[nodiscard]] Status readState(ByteView state, Instant& lab);
    [[nodiscard]] Result<Instant> serverWritten() const;
    void keepAgain();
    [[nodiscard]] Status checkConfig(const RouterConfig& config) const;
    void applyNetwork();
    void applyTrustpoints(const RouterConfig& before);
    void applyServer(const RouterConfig& before);
    void removeServer(const std::string& label);
    [[nodiscard]] QString serverFolder() const { return m_folder + QStringLiteral("/server"); }
    void removeServerFolder() const;
    [[nodiscard]] Status replaceStartup(std::unique_ptr<Startup> startup);
    void log(LogLine line);
    [[nodiscard]] TrustpointDriver* driverOf(std::string_view trustpoint) const;
    /// Tells `done` from the event loop when there is no such trustpoint.
    template<class Callback, class Act>
    void withDriver(std::string_view trustpoint, const Callback& done, Act act)
    {
        if (TrustpointDriver* driver = driverOf(trustpoint))
            return act(*driver);
        tellLater(this, done, Error{ErrorCode::NotFound, "no trustpoint " + std::string(trustpoint)});
    }

    Identity m_identity;
    Surroundings& m_surroundings;
    QString m_folder;
    RouterClock m_clock;
    bool m_clockAuthoritative = true;
    std::bitset<static_cast<std::size_t>(Fault::Count)> m_faults;
    RouterConfig m_running;
    std::unique_ptr<Startup> m_startup;
    std::optional<Instant> m_changedAt, m_savedAt;
    Keyring m_keys;
    FileStore m_files;
    HttpFront m_http;
    std::unique_ptr<ServerDriver> m_server;
    std::vector<std::unique_ptr<TrustpointDriver>> m_trustpoints;
    DebugFlags m_debugging;
    std::vector<Monitor*> m_monitors;
    std::deque<LogLine> m_logBuffer;
    bool m_isKeeping = false;
    std::optional<Unkept> m_unkept;
};

} // namespace releve::lab
