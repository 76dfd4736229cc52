// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

struct x509_st;

/// The certificate extensions we show. Only the .cpp files of this folder include this.
namespace releve::x509 {

/// RFC 5280 section 4.2.1.3, bit 0 first.
inline constexpr std::array<std::string_view, 9> keyUsageWords{
    "digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement",
    "keyCertSign",      "cRLSign",        "encipherOnly",    "decipherOnly"};

/// What the extensions of a certificate say; a field whose extension is absent or damaged is empty.
struct Extensions
{
    std::string subjectKeyId, authorityKeyId;
    bool isCa = false;
    std::vector<std::string> keyUsage, extendedKeyUsage, subjectAltNames, crlDistributionPoints;
};

[[nodiscard]] Extensions extensionsOf(const x509_st* certificate);

} // namespace releve::x509
