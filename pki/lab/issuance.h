// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/base/result.h"
#include "pki/lifecycle/certificatefacts.h"
#include "pki/lifecycle/certificateserverconfig.h"
#include "pki/x509/certificatetemplate.h"

/// From the lifecycle's facts to certificates as IOS makes them (ROLLOVER_SPEC 3).
namespace releve::lab {

/// As IOS prints serial numbers: at least two hex digits, an even number.
[[nodiscard]] std::string serialText(lifecycle::Serial serial);
/// The reverse; 0 for a number that is none of ours.
[[nodiscard]] lifecycle::Serial serialOf(std::string_view text);

/// What `hash` says. Without that line SHA-256, which is ours: IOS 15 signs with MD5 then, and today's clients would
/// not take its certificates.
[[nodiscard]] x509::Digest digestOf(const lifecycle::CertificateServerConfig& config);

/// basicConstraints, keyUsage, authorityKeyIdentifier, subjectKeyIdentifier: in this order, the first two critical.
[[nodiscard]] Result<x509::Certificate> signCa(const lifecycle::CertificateFacts& facts,
                                               const lifecycle::CertificateServerConfig& config,
                                               const x509::Name& subject, const x509::PrivateKey& key);
/// cRLDistributionPoints where `cdp-url` is set, keyUsage, authorityKeyIdentifier, subjectKeyIdentifier; then, which
/// is ours, the subjectAltName that was asked for.
[[nodiscard]] Result<x509::Certificate> signIdentity(const lifecycle::CertificateFacts& facts,
                                                     const lifecycle::CertificateServerConfig& config,
                                                     const x509::Request& request, const x509::Identity& ca);

} // namespace releve::lab
