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
#include "pki/lab/router/routerconfig.h"
#include "pki/lifecycle/trustpoint.h"
#include "pki/net/scepclient.h"

namespace releve::lab {

class Router;
class Surroundings;

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

    TrustpointDriver(Router& router, Surroundings& surroundings, std::string name);
    ~TrustpointDriver() override;

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const lifecycle::TrustpointConfig& config() const;
    [[nodiscard]] const lifecycle::Trustpoint& machine() const { return m_machine; }
    [[nodiscard]] const HeldCertificates& held() const { return m_held; }
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

private:
    friend class Router;

    struct Turn;

    void configured();
    void take(const lifecycle::TrustpointEvent& event);
    void takeAt(const lifecycle::TrustpointEvent& event, Instant at);
    void proceed();
    bool carryOut(const lifecycle::TrustpointAction& action);
    void endTurn();

    void withKey(lifecycle::KeyId id, std::function<void(const x509::PrivateKey&)> then);
    void exchange(const lifecycle::Message& message);
    void getCaCert();
    void getNextCaCert();
    void request(const lifecycle::Message& message);
    void poll();
    void answered(lifecycle::TrustpointEvent event);

    Router& m_router;
    Surroundings& m_surroundings;
    std::string m_name;
    lifecycle::Trustpoint m_machine;
    HeldCertificates m_held;
    EnrollmentStatus m_lastStatus = EnrollmentStatus::None;
};

} // namespace releve::lab
