// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pki/fleet/snapshot.h"

/// Which certificate is which, across devices and sources: never by name (ROLLOVER_SPEC 5.3).
namespace releve::ops {

/// What tells a certificate from all others, as far as it is known. Upper-case hex; empty = not known.
struct CertificateId
{
    std::string serial; ///< without leading zeros
    std::string md5, sha1;
    std::string keyId; ///< subjectKeyIdentifier

    [[nodiscard]] static CertificateId of(const fleet::HeldCertificate& held);
    [[nodiscard]] static CertificateId of(const x509::Certificate& certificate);

    /// Its shortest name for people: the fingerprint IOS prints first.
    [[nodiscard]] const std::string& fingerprint() const { return md5.empty() ? sha1 : md5; }
};

/// By fingerprint where both tell one, else by serial number and key together. Nothing: what is known of the two does not
/// tell.
[[nodiscard]] std::optional<bool> isSame(const CertificateId& a, const CertificateId& b);

/// A serial number as it is compared: upper-case, without `0x` and leading zeros. Empty when it is none.
[[nodiscard]] std::string plainSerial(std::string_view text);

} // namespace releve::ops
