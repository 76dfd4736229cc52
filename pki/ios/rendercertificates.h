// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "pki/ios/zoneclock.h"

namespace releve::ios {

/// How much of a certificate is printed.
enum class CertificateDetail
{
    Brief,  ///< `show crypto pki certificates`
    Verbose ///< `show crypto pki certificates verbose`
};

/// One block of `show crypto pki certificates [verbose]`, from its heading to its last field. What the record does not
/// have is left out.
[[nodiscard]] std::string renderCertificate(const CertificateRecord& certificate, CertificateDetail detail,
                                            const ZoneClock& clock);

/// All of them, an empty line between two.
[[nodiscard]] std::string renderCertificates(std::span<const CertificateRecord> certificates,
                                             CertificateDetail detail, const ZoneClock& clock);

/// The block of a request that waits for its answer: subject, usage and trustpoint of the record, whose status is
/// `Pending`, and the digests of the request. Layout from memory: [R].
[[nodiscard]] std::string renderPendingRequest(const CertificateRecord& request, std::string_view md5,
                                               std::string_view sha1);

/// `MD5 with RSA Encryption` of OpenSSL's `md5WithRSAEncryption`; any other name as it is.
[[nodiscard]] std::string signatureText(std::string_view algorithm);

} // namespace releve::ios
