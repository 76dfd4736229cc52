// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/x509/identity.h"
#include "pki/x509/request.h"

namespace releve::x509 {

/// Critical, as RFC 5280 4.2.1.9 wants it.
struct BasicConstraints
{
    bool isCa = false;
};

/// In RFC 5280's words, as Certificate::keyUsage() has them.
struct KeyUsage
{
    std::vector<std::string> bits;
    bool critical = false;
};

/// OpenSSL's short names (`serverAuth`, `ipsecIKE` …) or dotted OIDs.
struct ExtendedKeyUsage
{
    std::vector<std::string> purposes;
};

/// SHA-1 of the subject's key (RFC 5280 4.2.1.2, method 1).
struct SubjectKeyId
{};

/// The issuer's subject key identifier.
struct AuthorityKeyId
{};

struct CrlDistributionPoint
{
    std::string url;
};

/// `DNS:…`, `IP:…`, `email:…`, `URI:…`, as Certificate::subjectAltNames() has them.
struct SubjectAltNames
{
    std::vector<std::string> names;
};

/// The subjectAltName the request asks for, if it does.
struct RequestedSubjectAltNames
{};

using Extension = std::variant<BasicConstraints, KeyUsage, ExtendedKeyUsage, SubjectKeyId, AuthorityKeyId,
                               CrlDistributionPoint, SubjectAltNames, RequestedSubjectAltNames>;

/// What an issuer says in a certificate, beside whose it is.
struct CertificateTemplate
{
    std::string serial; ///< as Certificate::serial() has it: upper-case hex
    Instant notBefore;
    Instant notAfter;
    std::vector<Extension> extensions; ///< in the order they are written
    Digest digest = Digest::Sha256;
};

// Each signs a certificate. BadArgument when the template says what cannot be encoded; CryptoFailure.

/// For whoever made `request`, subject and key as they stand there. Says nothing of its signature.
[[nodiscard]] Result<Certificate> signCertificate(const CertificateTemplate& certificate,
                                                  const Request& request, const Identity& issuer);
[[nodiscard]] Result<Certificate> signCertificate(const CertificateTemplate& certificate, const Name& subject,
                                                  const PublicKey& key, const Identity& issuer);
/// By its own key.
[[nodiscard]] Result<Certificate> selfSign(const CertificateTemplate& certificate, const Name& subject,
                                           const PrivateKey& key);
/// The same for the subject of a request, byte by byte. BadArgument when `key` is not the request's.
[[nodiscard]] Result<Certificate> selfSign(const CertificateTemplate& certificate, const Request& request,
                                           const PrivateKey& key);

} // namespace releve::x509
