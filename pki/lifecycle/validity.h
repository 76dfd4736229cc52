// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "pki/lifecycle/certificatefacts.h"

/// From when to when a certificate server's certificates hold: ROLLOVER_SPEC 3.
namespace releve::lifecycle {

struct Validity
{
    Instant notBefore;
    Instant notAfter;

    bool operator==(const Validity&) const = default;
};

/// A root CA made at `now`.
[[nodiscard]] constexpr Validity caValidity(Instant now, Duration caLifetime)
{
    return {now, now + caLifetime};
}

/// A rollover CA begins where the current one ends, however late it is made (ROLLOVER_SPEC 14.13).
[[nodiscard]] constexpr Validity rolloverCaValidity(const CertificateFacts& current, Duration caLifetime)
{
    return {current.notAfter, current.notAfter + caLifetime};
}

/// An identity granted at `now`; it never outlives the CA that signs it.
[[nodiscard]] constexpr Validity identityValidity(Instant now, Duration lifetime, const CertificateFacts& ca)
{
    return {now, std::min(now + lifetime, ca.notAfter)};
}

/// An identity signed by the rollover CA begins with that CA.
[[nodiscard]] constexpr Validity rolloverIdentityValidity(Duration lifetime,
                                                          const CertificateFacts& rolloverCa)
{
    return identityValidity(rolloverCa.notBefore, lifetime, rolloverCa);
}

} // namespace releve::lifecycle
