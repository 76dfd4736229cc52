// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

struct x509_st;

/// The certificate extensions we show. Only certificate.cpp includes this.
namespace releve::x509 {

/// What the extensions of a certificate say; a field whose extension is absent or damaged is empty.
struct Extensions
{
    std::string subjectKeyId, authorityKeyId;
    bool isCa = false;
    std::vector<std::string> keyUsage, extendedKeyUsage, subjectAltNames, crlDistributionPoints;
};

[[nodiscard]] Extensions extensionsOf(const x509_st* certificate);

} // namespace releve::x509
