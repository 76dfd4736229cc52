// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "pki/base/clock.h"

namespace releve::lifecycle {

/// A serial number of a certificate server, which counts from 1. 0 = no certificate.
using Serial = std::uint64_t;
/// A key pair, numbered by its owner. 0 = none.
using KeyId = std::uint32_t;

/// All that the lifecycle knows of a certificate, so that a simulation of millions of events does no
/// cryptography. A CA certificate names itself as issuer.
struct CertificateFacts
{
    Serial serial = 0;
    Serial issuerSerial = 0;
    KeyId keyId = 0; ///< the subject's key
    Instant notBefore{};
    Instant notAfter{};

    bool operator==(const CertificateFacts&) const = default;

    /// Both ends belong to the validity (RFC 5280 4.1.2.5; ROLLOVER_SPEC 14.4).
    [[nodiscard]] constexpr bool validAt(Instant now) const { return notBefore <= now && now <= notAfter; }
};

} // namespace releve::lifecycle
