// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "pki/base/result.h"
#include "pki/x509/certificate.h"
#include "pki/x509/crl.h"

namespace releve::scep {

/// A degenerate SignedData (RFC 8894 3.4): certificates and CRLs that nobody has signed as a whole.
struct CertsOnly
{
    std::vector<x509::Certificate> certificates;
    std::vector<x509::Crl> crls;

    /// Reads BER or DER; signatures, if any, are not looked at. Damaged certificates and CRLs are left out.
    /// BadEncoding, Truncated, TooLarge, UnsupportedFormat.
    [[nodiscard]] static Result<CertsOnly> read(ByteView ber);
    /// DER, certificates in this order: some clients take the first for theirs. (DER would sort them; no peer
    /// minds.)
    [[nodiscard]] Bytes toDer() const;
};

} // namespace releve::scep
