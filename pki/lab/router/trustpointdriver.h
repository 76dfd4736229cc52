// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "pki/base/secretbytes.h"
#include "pki/lab/jobs.h"
#include "pki/lab/recordcodec.h"
#include "pki/lab/router/routerclock.h"
#include "pki/lab/router/routerconfig.h"
#include "pki/lifecycle/trustpoint.h"
#include "pki/net/scepclient.h"

namespace releve::lab {

class Router;
struct Surroundings;

/// What a person answered in the enrollment dialogue, where the configuration did not say it (ROLLOVER_SPEC 8.2).
struct EnrollmentAnswers
{
    std::shared_ptr<const SecretBytes> challenge; ///< null when Return was pressed
    bool serialNumber = false;                    ///< include the router's serial number in the subject name
    std::optional<std::string> ipAddress;         ///< include this address
};

/// The certificates a trustpoint holds.
struct HeldCertificates
{
    std::optional<x509::Certificate> ca;
    std::optional<x509::Certificate> rolloverCa;
    std::optional<x509::Certificate> identity;
    std::optional<x509::Certificate> rolloverIdentity;

    bool operator==(const HeldCertificates&) const = default;
};

/// What `write memory` keeps of a trustpoint.
struct SavedTrustpoint
{
    lifecycle::Holdings holdings;
    HeldCertificates held;
    lifecycle::KeyId activeKey = 0;
    lifecycle::KeyId shadowKey = 0;

    bool operator==(const SavedTrustpoint&) const = default;
};

/// How the last enrollment went, as `show crypto pki trustpoints status` has it.
enum class EnrollmentStatus : std::uint8_t
{
    None,
    Pending,
    Granted,
    Rejected,
    Failed ///< no answer that could be used
};

/// One trustpoint that enrolls: carries out what lifecycle::step() decides, with real keys, certificates and SCEP. Lives
/// in the lab's thread; the lab's clock stands still while it makes a key or talks to a CA.
class TrustpointDriver final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Status)>;

    /// IOS makes keys of this length when nobody says another.
    static constexpr unsigned defaultModulusBits = 1024;

    TrustpointDriver(Router& router, Surroundings& surroundings, std::string name);
    ~TrustpointDriver() override;

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const lifecycle::TrustpointConfig& config() const;
    [[nodiscard]] const lifecycle::Trustpoint& machine() const { return m_machine; }
    [[nodiscard]] const HeldCertificates& held() const { return m_held; }
    /// Its identity is one that it has signed itself (`enrollment selfsigned`).
    [[nodiscard]] bool isSelfSigned() const;
    /// What `crypto pki crl request` got last.
    [[nodiscard]] const std::optional<x509::Crl>& crl() const { return m_crl; }
    [[nodiscard]] EnrollmentStatus lastStatus() const { return m_lastStatus; }
    /// The request that waits for its answer; null when none does.
    [[nodiscard]] const x509::Request* pendingRequest() const;
    /// The label of its key pair, that of the configuration or the router's default.
    [[nodiscard]] std::string keyLabel() const;
    /// `enrollment url` made complete, as `show crypto pki trustpoints` prints it; empty without one.
    [[nodiscard]] std::string scepUrlText() const;
    /// The subject name its requests have: subject-name, and serialNumber and unstructuredName as IOS adds them.
    [[nodiscard]] Result<x509::Name> subject(const EnrollmentAnswers& answers) const;

    /// When it has something to do by itself, by the router's clock; `never` when it has not.
    [[nodiscard]] Instant nextDue() const;
    /// Does the first of what is due at `at`.
    void fall(Instant at);

    // What an operator does; see Router.

    void fetchCa(std::function<void(Result<net::CaCandidate>)> done);
    void acceptCa(const x509::Certificate& accepted, Done done);
    void enroll(EnrollmentAnswers answers, Done done);
    void take(const lifecycle::TrustpointEvent& event);
    /// A certificate that a person has pasted is there: takes the answer that it is to the machine, as if it had come
    /// over SCEP.
    void takePasted(const lifecycle::TrustpointEvent& event, const x509::Certificate& certificate);
    /// A certificate of its own key, signed with it, becomes its identity, of which the machine knows nothing. BadArgument,
    /// CryptoFailure.
    [[nodiscard]] Status signItself(const EnrollmentAnswers& answers, const x509::PrivateKey& key);
    /// GetCRL, signed with the identity; kept as crl().
    void requestCrl(Done done);
    [[nodiscard]] SavedTrustpoint saved() const
    {
        return {m_machine.holdings, m_held, m_activeKey, m_shadowKey};
    }
    /// `reload`: what is held is what was saved.
    void reload(const SavedTrustpoint& saved);
    /// The configuration of the trustpoint, or the clock, is another now.
    void reconfigured();

    /// A request of its key as it would be sent; the key has to be there. CryptoFailure, NotFound, BadArgument.
    [[nodiscard]] Result<x509::Request> makeRequest(const EnrollmentAnswers& answers,
                                                    const x509::PrivateKey& key) const;

    // What outlives a kill; see Router::keepBefore().

    /// As it is when it has come to rest: while a step is being carried out, as it was before. Empty before the first.
    [[nodiscard]] const Bytes& state();
    [[nodiscard]] bool readState(ByteView state);
    /// Asks again what was being asked when the lab was killed, to the byte.
    void resume();

private:
    struct Turn;
    struct Exchange;
    /// Something that came while a step was being carried out.
    struct Waiting
    {
        lifecycle::TrustpointEvent event;
        Instant at;
        std::unique_ptr<Exchange> answered; ///< what it answers
    };

    template<class Archive>
    void exchangeState(Archive& archive);

    [[nodiscard]] const TrustpointEntry& entry() const;

    void takeAt(const lifecycle::TrustpointEvent& event, Instant at,
                std::unique_ptr<Exchange> answered = nullptr);
    void abandonTransaction();
    void proceed();
    bool carryOut(const lifecycle::TrustpointAction& action);
    bool generateKey(const lifecycle::GenerateKey& generate);
    void makeKey(const std::string& label, std::function<void(Status)> then);
    void keyIsActive(lifecycle::KeyId key);
    [[nodiscard]] std::string labelOf(lifecycle::KeyId key) const;
    void endTurn();
    void finishTurn();
    [[nodiscard]] bool isAtRest() const;
    void tell(const lifecycle::LogEntry& entry);
    void tellUnsaved();
    void settle(const std::optional<lifecycle::TrustpointRefusal>& refusal);

    [[nodiscard]] std::unique_ptr<Exchange>& slotOf(const lifecycle::Message& message);
    [[nodiscard]] std::optional<lifecycle::Message> asked(bool nextCa) const;
    std::uint64_t prepareExchange(const lifecycle::Message& message);
    void beginExchange(Exchange& exchange);
    void getCaCert(Exchange& exchange);
    void askCapabilities(Exchange& exchange);
    void getNextCaCert(Exchange& exchange);
    void makeAndSend(Exchange& exchange, const x509::PrivateKey& key);
    void sendRequest(Exchange& exchange);
    void withKey(Exchange& exchange);
    [[nodiscard]] Result<net::Enrollment> makeEnrollment(const lifecycle::Message& message,
                                                         const x509::PrivateKey& key) const;
    [[nodiscard]] lifecycle::TrustpointEvent heard(const Exchange& exchange,
                                                   const Result<net::EnrollmentOutcome>& outcome);
    [[nodiscard]] lifecycle::TrustpointEvent granted(const Exchange& exchange,
                                                     const x509::Certificate& certificate);
    [[nodiscard]] lifecycle::TrustpointEvent failed(const Exchange& exchange, const Error& error);
    void answered(Exchange& exchange, const lifecycle::TrustpointEvent& event);
    [[nodiscard]] Result<net::ScepServer> scepServer() const;
    [[nodiscard]] const x509::Certificate* caOf(lifecycle::Serial serial) const;

    Router& m_router;
    Surroundings& m_surroundings;
    std::string m_name;
    lifecycle::Trustpoint m_machine;
    HeldCertificates m_held;
    EnrollmentStatus m_lastStatus = EnrollmentStatus::None;
    lifecycle::KeyId m_activeKey = 0; ///< of the label; 0 = none yet
    lifecycle::KeyId m_shadowKey = 0; ///< of `label#`; 0 = none
    EnrollmentAnswers m_answers;
    std::optional<net::Enrollment> m_enrollment; ///< asked for, and not answered for good
    lifecycle::Message m_asked;                  ///< what m_enrollment was made for
    std::optional<scep::CaChoice> m_choice;      ///< whom to address beside the CA, where it has an RA
    std::optional<x509::Certificate> m_arrived;  ///< what the next Install installs
    std::optional<x509::Certificate> m_accepted; ///< by a person, of GetCACert
    Error m_trouble{ErrorCode::Unreachable, {}}; ///< the last one, for whoever waits
    Done m_authenticated, m_requested;           ///< an operator waits for these

    std::unique_ptr<Turn> m_turn; ///< under way
    std::deque<Waiting> m_waiting;
    Bytes m_stateAtRest;
    std::unique_ptr<Exchange> m_enrollmentExchange;
    std::unique_ptr<Exchange> m_nextCaExchange; ///< beside the enrollment (ROLLOVER_SPEC 14.30)
    std::unique_ptr<net::ScepClient> m_fetch;   ///< of fetchCa() and requestCrl()
    std::optional<x509::Crl> m_crl;
};

} // namespace releve::lab
