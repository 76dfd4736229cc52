// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/base/text.h"
#include "pki/x509/certificate.h"
#include "pki/x509/name.h"

namespace releve::x509 {

/// One entry of a CRL.
struct RevokedCertificate
{
    std::string serial; ///< as Certificate::serial() has it
    std::optional<Instant> revokedAt;

    bool operator==(const RevokedCertificate&) const = default;
};

/// A certificate revocation list: an immutable value, cheap to copy, safe to share between threads.
class Crl
{
public:
    /// Reads one DER CRL and nothing after it. BadEncoding, Truncated.
    [[nodiscard]] static Result<Crl> fromDer(ByteView der);
    /// Reads the first PEM CRL of a text. BadEncoding, NotFound.
    [[nodiscard]] static Result<Crl> fromPem(std::string_view pem);

    [[nodiscard]] ByteView der() const;
    [[nodiscard]] const Name& issuer() const;
    /// Empty when the CRL's own date is not a date; nextUpdate also when it has none.
    [[nodiscard]] std::optional<Instant> thisUpdate() const;
    [[nodiscard]] std::optional<Instant> nextUpdate() const;
    /// OpenSSL's long name, as Certificate has it.
    [[nodiscard]] const std::string& signatureAlgorithm() const;
    /// By serial number, as text.
    [[nodiscard]] const std::vector<RevokedCertificate>& revoked() const;
    /// The entry of a serial number; null when it is not revoked. Valid as long as a copy of this CRL.
    [[nodiscard]] const RevokedCertificate* find(std::string_view serial) const;
    /// The signature verifies with that certificate's key. Says nothing of dates or constraints.
    [[nodiscard]] bool isSignedBy(const Certificate& issuer) const;

private:
    struct Data;
    explicit Crl(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

} // namespace releve::x509
