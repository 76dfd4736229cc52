// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/secretbytes.h"

namespace releve::ops {

/// What an administrator may ask of a router. Every one of them changes it. `Count` stays last.
enum class ActKind
{
    Authenticate,
    Enroll,
    Renew,
    Rollover,
    RolloverCancel,
    Grant,
    Reject,
    Revoke,
    Save,
    Count
};

/// The word of journal, audit log and command line: `rollover-cancel`.
[[nodiscard]] std::string_view wordOf(ActKind kind);
[[nodiscard]] std::optional<ActKind> actKindOf(std::string_view word);

/// The target is a trustpoint: authenticate, enroll, renew.
[[nodiscard]] bool isTrustpointAct(ActKind kind);
/// The target is a certificate server: rollover, rollover-cancel, grant, reject, revoke.
[[nodiscard]] bool isServerAct(ActKind kind);

/// Whether `write memory` is to follow.
enum class SaveWish
{
    WhenClean, ///< when it saves nothing of somebody else's
    Always,
    Never,
};

/// One of them, on one router. A value.
struct Act
{
    ActKind kind = ActKind::Save;
    std::string target; ///< trustpoint or server; empty for Save
    std::vector<std::string>
        ids;                 ///< Grant, Reject: request numbers, empty = all; Revoke: one serial number, hex
    std::string fingerprint; ///< Authenticate: MD5, SHA-1 or SHA-256 of the CA certificate, hex
    std::optional<SecretBytes> challenge; ///< Enroll, Renew: for `Password:`; nothing = Return
    SaveWish save = SaveWish::WhenClean;

    /// SecretBytes has no copy of its own: this is one.
    [[nodiscard]] Act copy() const;
};

} // namespace releve::ops
