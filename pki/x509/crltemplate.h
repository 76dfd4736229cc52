// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/x509/crl.h"
#include "pki/x509/identity.h"

namespace releve::x509 {

/// What a CRL says.
struct CrlTemplate
{
    Instant thisUpdate;
    std::optional<Instant> nextUpdate;
    std::vector<RevokedCertificate> revoked; ///< without a date of its own: at thisUpdate
    std::optional<std::uint64_t> number;     ///< the CRL number of RFC 5280 5.2.3
    Digest digest = Digest::Sha256;
};

/// Version 2, with the issuer's key identifier when it has a CRL number. BadArgument when a serial number is none;
/// CryptoFailure.
[[nodiscard]] Result<Crl> signCrl(const CrlTemplate& crl, const Identity& issuer);

} // namespace releve::x509
