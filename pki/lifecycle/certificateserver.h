// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <variant>
#include <vector>

#include "pki/lifecycle/certificateserverconfig.h"
#include "pki/lifecycle/inlinelist.h"
#include "pki/lifecycle/logentry.h"
#include "pki/lifecycle/requestdatabase.h"
#include "pki/lifecycle/schedule.h"
#include "pki/lifecycle/transition.h"

namespace releve::lifecycle {

/// ROLLOVER_SPEC 5.1.
enum class ServerState : std::uint8_t
{
    S0, ///< unconfigured
    S1, ///< shut
    S2, ///< enabling; passes within one step
    S3, ///< enabled, no rollover
    S4, ///< enabled, rollover available
    S5  ///< check failed, or the CA is dead
};

enum class ServerEventKind : std::uint8_t
{
    NoShut,
    Shut,
    Remove, ///< `no crypto pki server NAME`
    HttpOff,
    HttpOn,
    ClockLost,
    ClockAuthoritative,
    StorageLost,
    StorageBack,
    ShadowGenerationDue,
    CertExpireDue,
    CrlUpdateDue,
    Rollover,
    RolloverCancel,
    GrantAll,
    RejectAll,
    Grant,
    Reject,
    RemoveRequest,
    Revoke,
    Unrevoke,
    Receive
};

struct ServerEvent
{
    ServerEventKind kind;
    RequestId request = 0;   ///< Grant, Reject, RemoveRequest
    Serial serial = 0;       ///< Revoke, Unrevoke
    Requester requester = 0; ///< Receive
    Message message{};       ///< Receive
};

/// The rows of ROLLOVER_SPEC 5.2, then what other sections and rules add.
enum class ServerRow : std::uint8_t
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
    Row13,
    Row14,
    Row15,
    Row16,
    Row17,
    Shut,             ///< 5.1
    NoShutAgain,      ///< 5.1
    GetCaCert,        ///< 7.2
    Database,         ///< 5.5: grant, reject, remove
    Poll,             ///< 14.20
    Refused,          ///< 14.10: an act on a server that is not enabled
    Silent,           ///< 14.13, 14.16: a message to a server that answers nothing
    UnknownRecipient, ///< 14.18
    Count
};

[[nodiscard]] const std::array<TableRow<ServerState, ServerEventKind>,
                               static_cast<std::size_t>(ServerRow::Count)>&
serverTable();

// What the driver has to do, in this order.

struct GenerateCaKey
{
    KeyId key;
    bool rollover; ///< `NAME#`
};
/// Self-sign the CA certificate. With `rollover`: keep it beside the current one and export the archive.
struct SignCa
{
    CertificateFacts certificate;
    bool rollover;
};
/// Rollover key and certificate become the server's own; the old ones go.
struct ActivateRolloverCa
{};
struct DeleteRolloverCa
{};
struct DeleteServer
{};
struct IssueCrl
{
    Serial issuer;
    Instant thisUpdate;
    Instant nextUpdate;
};
/// Reply to the message just received. A granted certificate is to be signed as its facts say.
struct SendAnswer
{
    Answer answer;
};
/// `grant`, `reject`, `rollover` … that IOS would answer with an error.
enum class ServerRefusal : std::uint8_t
{
    ClockNotAuthoritative,
    NotEnabled,
    RolloverAvailable,
    NoRollover,
    NoSuchRequest
};
struct RefuseServerAct
{
    ServerRefusal reason;
};

using ServerAction = std::variant<LogEntry, GenerateCaKey, SignCa, ActivateRolloverCa, DeleteRolloverCa,
                                  DeleteServer, IssueCrl, SendAnswer, RefuseServerAct>;

struct ServerStep
{
    InlineList<ServerAction, 8> actions;
    InlineList<Transition<ServerRow, ServerState>, 1> rows;
};

/// `crypto pki server`: a value. Configured and shut until a NoShut; change `config` only while shut.
struct CertificateServer
{
    CertificateServerConfig config;
    bool configured = true;
    bool shut = true;
    bool dead = false; ///< expired without rollover (ROLLOVER_SPEC 14.16)
    bool httpOn = true;
    bool clockAuthoritative = true;
    bool storageAvailable = true;

    std::optional<CertificateFacts> current;
    std::optional<CertificateFacts> rollover;
    Serial nextSerial = 1; ///< one counter for everything it signs (ROLLOVER_SPEC 14.9)
    KeyId nextKey = 1;
    RequestDatabase requests;
    std::vector<Serial> revoked;

    // Due dates; `never` when not armed.
    Instant shadowGenerationDue = never;
    Instant certExpireDue = never;
    Instant crlUpdateDue = never;

    /// The state IOS shows.
    [[nodiscard]] ServerState state() const;
    /// The CA is made, the clock is right and the CA lives: timers run and acts are taken, HTTP or not.
    [[nodiscard]] bool enabled() const;
    /// Whether a message is answered at all.
    [[nodiscard]] bool answers() const { return enabled() && httpOn; }
    /// Whether `ca` is its current or its rollover CA.
    [[nodiscard]] bool holds(Serial ca) const;
    /// When it has something to do by itself; CS CRL UPDATE and ER EXPIRE do not count, they are computed
    /// when asked for (ARCHITECTURE 1).
    [[nodiscard]] Instant nextDue() const;
    /// The first of what is due by `now`, in the order of ROLLOVER_SPEC 14.4 and 14.13.
    [[nodiscard]] std::optional<ServerEventKind> due(Instant now) const;
};

/// What the certificate server does about `event`. Answers and log entries are among the actions, in the
/// order of ROLLOVER_SPEC 14.35. Never fails: an act that IOS refuses is a RefuseServerAct and changes
/// nothing, and a timer that is not due is passed over.
[[nodiscard]] ServerStep step(CertificateServer& server, const ServerEvent& event, Instant now);

/// What `shut`, other lines and `no shut` do to a server that has its CA: the CA stays as it is, and CS SHADOW CERT
/// GENERATION follows another overlap unless there is a rollover CA already.
[[nodiscard]] ServerStep reconfigure(CertificateServer& server, const CertificateServerConfig& config,
                                     Instant now);

} // namespace releve::lifecycle
