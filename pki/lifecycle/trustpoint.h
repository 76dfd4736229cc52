// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <variant>

#include "pki/lifecycle/inlinelist.h"
#include "pki/lifecycle/logentry.h"
#include "pki/lifecycle/schedule.h"
#include "pki/lifecycle/transition.h"
#include "pki/lifecycle/trustpointconfig.h"

namespace releve::lifecycle {

struct CertificateServer;

/// ROLLOVER_SPEC 6.1.
enum class TrustpointState : std::uint8_t
{
    C0, ///< configured
    C1, ///< authenticated
    C2, ///< enrolling
    C3, ///< enrolled, RENEW armed (the identity ends before its CA)
    C4, ///< enrolled, SHADOW armed (it ends with its CA, or there is no auto-enroll)
    C5, ///< renewing
    C6, ///< shadow: fetching the next CA
    C7, ///< shadow: rollover CA held, requesting the rollover identity
    C8, ///< shadow complete, waiting for the CA's end
    C9, ///< stopped, manual action needed
    CX  ///< expired
};

enum class TrustpointEventKind : std::uint8_t
{
    // from the configuration and the operator
    Configured,   ///< the trustpoint's lines are there
    Authenticate, ///< `crypto pki authenticate`, the fingerprint accepted
    Enroll,       ///< `crypto pki enroll`; authenticates first where need be
    CancelEnroll, ///< `no crypto pki enroll`
    RemoveChain,  ///< `no crypto pki certificate chain`
    Reload,       ///< the device starts again with what was saved
    ClockLost,
    ClockAuthoritative,
    // what is due; passed over when it is not
    CaEnds,
    RenewDue,
    ShadowDue,
    PollDue,
    ConnectRetryDue,
    NextCaShadowDue, ///< the SHADOW that runs beside the enrollment without auto-enroll (ROLLOVER_SPEC 14.30)
    NextCaRetryDue,  ///< and its CONNECT RETRY
    IdentityEnds,
    // what comes back
    CaCertificate,
    NextCaCertificate,
    NoNextCa,
    Granted,
    Pending,
    Failure,
    TransportFailed
};

/// What a trustpoint keeps. `write memory` is a copy of it.
struct Holdings
{
    std::optional<CertificateFacts> ca;
    std::optional<CertificateFacts> rolloverCa;
    std::optional<CertificateFacts> identity; ///< stays when it has expired, until replaced
    std::optional<CertificateFacts> rolloverIdentity;
    Instant installed{}; ///< T of the identity
    KeyId lastKey = 0;   ///< the number of keys generated so far

    bool operator==(const Holdings&) const = default;
};

struct TrustpointEvent
{
    TrustpointEventKind kind;
    Operation operation = Operation::PkcsReq; ///< TransportFailed: of what
    Answer answer{};                          ///< the answers
    const Holdings* startup = nullptr;        ///< Reload: what was saved

    [[nodiscard]] static TrustpointEvent answered(const Answer& answer);
    [[nodiscard]] static TrustpointEvent transportFailed(Operation operation)
    {
        return {.kind = TrustpointEventKind::TransportFailed, .operation = operation};
    }
};

/// The rows of ROLLOVER_SPEC 6.2, then what other sections and rules add.
enum class TrustpointRow : std::uint8_t
{
    Row1,
    Row2,
    Row3,
    Row4,
    Row5,
    Row6,
    Row7,
    Row8,
    Row9,
    Row10,
    Row11,
    Row12,
    Row12a,
    Row13,
    Row14,
    Row15,
    Row16,
    Row17,
    Row18,
    Row19,
    Row19a,
    Row20,
    Row21,
    Row22,
    ManualRenewal,      ///< 6.3
    CancelEnroll,       ///< 6.3
    RemoveChain,        ///< 6.3, 14.11
    ClockAuthoritative, ///< 2
    GivenUp,            ///< 14.26: retries exhausted and no identity to renew
    IdentityEnds,       ///< 14.33
    Count
};

[[nodiscard]] const std::array<TableRow<TrustpointState, TrustpointEventKind>,
                               static_cast<std::size_t>(TrustpointRow::Count)>&
trustpointTable();

// What the driver has to do, in this order.

/// Send it and come back with an answer or a transport failure. Until then nothing of this trustpoint is due.
struct SendMessage
{
    Message message;
};
struct GenerateKey
{
    KeyId key;
    bool rollover; ///< `L#`, beside the active key
};
enum class Slot : std::uint8_t
{
    Ca,
    RolloverCa,
    Identity,
    RolloverIdentity
};
struct Install
{
    Slot slot;
    CertificateFacts certificate;
};
struct Discard
{
    Slot slot;
};
/// The rollover certificates become the active ones, the key with them; the old ones go. All or nothing.
struct ActivateRollover
{
    bool identity; ///< false: the CA alone (ROLLOVER_SPEC 6.2 row 19a)
};
enum class TrustpointRefusal : std::uint8_t
{
    ClockNotAuthoritative,
    AlreadyAuthenticated
};
struct RefuseTrustpointAct
{
    TrustpointRefusal reason;
};

using TrustpointAction =
    std::variant<LogEntry, SendMessage, GenerateKey, Install, Discard, ActivateRollover, RefuseTrustpointAct>;

struct TrustpointStep
{
    InlineList<TrustpointAction, 12> actions;
    InlineList<Transition<TrustpointRow, TrustpointState>, 3> rows;
};

/// The few lines of a TrustpointConfig that decide when something happens.
struct EnrollmentPolicy
{
    bool autoEnroll = false;
    bool regenerate = false;
    unsigned percent = TrustpointConfig::defaultAutoEnrollPercent;
    unsigned retryCount = 0; ///< 0 = no limit (ROLLOVER_SPEC 14.26)
    std::chrono::minutes retryPeriod = TrustpointConfig::defaultRetryPeriod;

    bool operator==(const EnrollmentPolicy&) const = default;
};
[[nodiscard]] EnrollmentPolicy policyOf(const TrustpointConfig& config);

/// A line of work with the CA: at most one timer, at most one exchange in flight, at most one series of
/// retries.
struct Track
{
    Timer timer = Timer::Renew;
    bool inFlight = false;
    bool untold = false; ///< armed, and not yet in the log
    unsigned fired = 0;  ///< POLL or CONNECT RETRY firings of this series
    Instant due = never;
    Instant seriesStart = never; ///< never = no series

    [[nodiscard]] bool armed() const { return due != never; }
};

/// `crypto pki trustpoint`: a value. Starts unauthenticated. Change `policy` and `caps` only while nothing is
/// in flight.
struct Trustpoint
{
    EnrollmentPolicy policy;
    struct
    {
        bool getNextCaCert = true; ///< always so with IOS (ROLLOVER_SPEC 14.21)
        bool renewal = true;
    } caps;

    Holdings holdings;
    TrustpointState state = TrustpointState::C0;
    bool clockAuthoritative = true;

    Track enrollment; ///< RENEW, SHADOW, POLL, CONNECT RETRY: each replaces the other
    Track
        nextCa; ///< without auto-enroll: fetches the rollover CA beside the enrollment (ROLLOVER_SPEC 14.30)

    // What the enrollment is about.
    Operation doing = Operation::GetCaCert; ///< what a CONNECT RETRY repeats
    Purpose purpose = Purpose::Enroll;      ///< of the request
    KeyId requestKey = 0;
    bool enrollNext = false; ///< enroll once authenticated

    Instant caEnds = never;       ///< `never` once done with
    Instant identityEnds = never; ///< `never` without a valid identity

    [[nodiscard]] bool hasValidIdentity() const { return identityEnds != never; }
    /// When it has something to do by itself.
    [[nodiscard]] Instant nextDue() const;
    /// The first of what is due by `now`, in the order of ROLLOVER_SPEC 14.4; empty while an exchange is in
    /// flight.
    [[nodiscard]] std::optional<TrustpointEventKind> due(Instant now) const;
};

/// What the trustpoint does about `event`, log entries among the actions in the order of ROLLOVER_SPEC 14.35.
/// Never fails: an act that IOS refuses is a RefuseTrustpointAct and changes nothing. An answer that nothing
/// waits for and a timer that is not due are passed over.
[[nodiscard]] TrustpointStep step(Trustpoint& trustpoint, const TrustpointEvent& event, Instant now);

/// Whether the operator has to remove the chain before enrolling (ROLLOVER_SPEC 14.11).
[[nodiscard]] bool needsCleanStart(const Trustpoint& trustpoint, const CertificateServer& server);

} // namespace releve::lifecycle
