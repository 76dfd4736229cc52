// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "pki/base/result.h"
#include "pki/x509/certificatetemplate.h"

struct X509_req_st;
struct X509_crl_st;
struct x509_st;

/// Writes the extensions of what we sign. Only the template .cpp files include this.
namespace releve::x509 {

/// Adds extensions to a certificate whose key is set.
///
/// @param issuerKeyId upper-case hex
/// @param request may be null
[[nodiscard]] Status writeExtensions(x509_st* certificate, std::span<const Extension> extensions,
                                     const std::string& issuerKeyId, const X509_req_st* request);

/// Asks for a subjectAltName in an extensionRequest.
[[nodiscard]] Status requestSubjectAltNames(X509_req_st* request, std::span<const std::string> names);

[[nodiscard]] Status writeAuthorityKeyId(X509_crl_st* crl, const std::string& issuerKeyId);

/// SHA-1 of a key's bits, upper-case hex (RFC 5280 4.2.1.2, method 1).
[[nodiscard]] std::string keyIdOf(const PublicKey& key);
/// As its certificate states it, else of its key.
[[nodiscard]] std::string keyIdOf(const Identity& issuer);

} // namespace releve::x509
