// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pki/ops/certificatematch.h"
#include "pki/ops/plan.h"

namespace releve::ops {

/// What has to be known of an act, and of the state before it, to tell later whether it has come about. Only pki/ops
/// includes it.
struct Baseline
{
    ActKind kind = ActKind::Save;
    std::string target;
    std::vector<std::string> ids; ///< Grant, Reject: those meant by `all`, too; Revoke: the serial number
    std::string expected;         ///< Authenticate: MD5, SHA-1 or SHA-256 of the CA certificate
    CertificateId identity;       ///< nothing in it: there was none
    CertificateId rolloverIdentity;
    std::string enrollmentStatus; ///< as printed
    std::string ca;               ///< of a server: MD5
    std::string shadow;           ///< the same of its rollover CA
    std::string lastSerial;
    bool wantsShadow = false; ///< the request is for the rollover identity
    bool saves = false;       ///< `write memory` followed

    [[nodiscard]] static Baseline of(const Plan& plan, const fleet::Snapshot& before);
    [[nodiscard]] static std::optional<Baseline> from(const Parameters& memory);
    [[nodiscard]] Parameters toParameters() const;
};

} // namespace releve::ops
