// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/scep/algorithms.h"
#include "pki/scep/cacertificates.h"
#include "pki/scep/capabilities.h"

namespace releve::scep {

/// How a client speaks to a CA this time.
struct Terms
{
    Algorithms algorithms;
    bool post = false;    ///< else GET
    bool renewal = false; ///< the CA says it knows RenewalReq

    bool operator==(const Terms&) const = default;
};

/// What a client keeps of one CA, for its owner to store: whom it trusts, and what it will not be talked out of. A
/// value.
struct CaProfile
{
    std::optional<x509::Certificate> pinned; ///< the active CA, once its fingerprint has been compared
    bool legacy = false;                     ///< MD5 and single DES may be used: old IOS, scepserver
    /// Nothing weaker is sent, whatever the CA offers, nor read unless it is legacy. Only people change it.
    Algorithms floor{Digest::Sha1, Cipher::Des3};
    Capabilities bestSeen;

    [[nodiscard]] Policy policy() const { return {legacy}; }

    /// What of bestSeen is no longer offered: a downgrade, when not empty. GetNextCACert is not counted, which
    /// the drafts of SCEP have come and go with the rollover certificate.
    [[nodiscard]] std::vector<Capability> lostIn(const Capabilities& offered) const;

    /// What to use with a CA that offers this. `chosen`, by a person, is taken in place of the best of both.
    /// Downgraded when something is lost and that has not been acknowledged, or when `chosen` is below the floor;
    /// WeakAlgorithm when it is MD5 or single DES and the CA is not legacy.
    [[nodiscard]] Result<Terms> agree(const Capabilities& offered, bool downgradeAcknowledged = false,
                                      const std::optional<Algorithms>& chosen = std::nullopt) const;

    /// Downgraded when one of them is below the floor; never with a legacy CA, whose answers are what they are.
    [[nodiscard]] Status checkFloor(Digest digest, std::optional<Cipher> cipher) const;

    /// Whom to talk to when GetCACert gives these: the pinned CA and its RAs, all of them in date.
    /// WrongFingerprint, naming both, when the CA is another; BadAnswer when one is not in date; BadArgument
    /// when none is pinned; NotFound.
    [[nodiscard]] Result<CaChoice> recognise(std::span<const x509::Certificate> certificates,
                                             Instant now) const;
};

} // namespace releve::scep
