// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/base/result.h"
#include "pki/x509/certificate.h"
#include "pki/x509/request.h"

namespace releve::scep {

/// What a CertPoll asks for (RFC 8894 3.3.3).
struct IssuerAndSubject
{
    x509::Name issuer, subject;

    /// BadEncoding.
    [[nodiscard]] static Result<IssuerAndSubject> read(ByteView ber);
    /// DER, for that request to that CA, names as they are encoded there. BadEncoding.
    [[nodiscard]] static Result<Bytes> write(const x509::Certificate& ca, const x509::Request& request);
};

/// What a GetCert or a GetCRL asks for (RFC 8894 3.3.4).
struct IssuerAndSerial
{
    x509::Name issuer;
    std::string serial; ///< as Certificate::serial() has it

    /// BadEncoding.
    [[nodiscard]] static Result<IssuerAndSerial> read(ByteView ber);
    /// DER, for the certificate of that number by that CA. BadArgument when `serial` is no hex, BadEncoding.
    [[nodiscard]] static Result<Bytes> write(const x509::Certificate& ca, std::string_view serial);
};

/// The subject requested is that of the certificate, serialNumber, unstructuredName and unstructuredAddress aside
/// (ROLLOVER_SPEC 7.2), which IOS writes into one and not into the other. Names that consist of nothing else have
/// to be equal.
[[nodiscard]] bool isSameSubject(const x509::Name& requested, const x509::Name& certified);

} // namespace releve::scep
