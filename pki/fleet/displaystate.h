// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "pki/base/clock.h"
#include "pki/ios/records.h"

namespace releve::fleet {

/// The trustpoint states of ROLLOVER_SPEC 6.1, as far as what a device prints tells them apart.
enum class TrustpointState
{
    Configured,      ///< C0
    Authenticated,   ///< C1
    Pending,         ///< C2
    Enrolled,        ///< C3, C4
    Renewing,        ///< C5
    TakingShadow,    ///< C6, C7
    ShadowReady,     ///< C8
    StoppedRejected, ///< C9
    Expired,         ///< CX
    Unknown          ///< never read
};

/// What is shown over the state, worst first; None when the state stands for itself.
enum class Overlay
{
    Expired,
    Stopped,
    ClockNotSet,
    ExpiresSoon,
    CaUnreachable,
    NotSaved,
    None
};

/// How a state is drawn: each has an icon of its own shape, a word and a tint.
enum class Tone
{
    Good,
    Attention,
    Failed,
    InProgress,
    Unknown
};

/// A trustpoint's state and what is shown over it.
struct Assessment
{
    TrustpointState state = TrustpointState::Unknown;
    Overlay overlay = Overlay::None;
    int daysLeft = 0; ///< whole days to the identity's end, for Overlay::ExpiresSoon

    bool operator==(const Assessment&) const = default;
};

/// An identity with no more than this left is shown as expiring.
inline constexpr std::chrono::days expiresSoonDays{7};

/// What the decision needs, and nothing else: the table of PRODUCT.md is tested on this.
struct AssessmentInput
{
    bool read = false; ///< anything of the device was read
    ios::ClockAuthority clock = ios::ClockAuthority::Unknown;
    std::optional<Instant> now; ///< the device's
    bool configured = false;
    bool hasCa = false, hasIdentity = false;
    bool hasRolloverCa = false, hasRolloverIdentity = false, hasRolloverKey = false;
    std::optional<Instant> identityStart, identityEnd, caEnd;
    std::optional<Instant> renewAt; ///< when renewal is due, as the device says
    bool pending = false;           ///< a request waits for its grant
    bool polling = false;           ///< a POLL timer runs
    bool retrying = false;          ///< a CONNECT RETRY timer runs
    bool rejected = false;          ///< the last enrollment status says so
    bool autoEnrolls = false;
    bool unsaved = false;      ///< a key or certificate of it is in memory only
    bool isServersOwn = false; ///< the local trustpoint of a certificate server: it has no identity
};

/// The state of a trustpoint. Pure.
[[nodiscard]] Assessment assess(const AssessmentInput& input);

/// How an assessment is drawn.
[[nodiscard]] Tone toneOf(const Assessment& assessment);
/// The higher, the worse: what a parent shows of its children.
[[nodiscard]] int severityOf(Tone tone);

/// The certificate server states of ROLLOVER_SPEC 5.1, as `show crypto pki server` tells them.
enum class ServerState
{
    Unknown,
    Disabled,          ///< S1
    Enabled,           ///< S3
    RolloverAvailable, ///< S4
    CheckFailed        ///< S5
};

[[nodiscard]] ServerState stateOf(const ios::ServerRecord& record);
[[nodiscard]] Tone toneOf(ServerState state);

} // namespace releve::fleet
