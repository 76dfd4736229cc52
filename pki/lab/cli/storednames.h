// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/x509/certificate.h"

namespace releve::lab {
class Router;
}

namespace releve::lab::cli {

/// Whether what the router holds was saved by `write memory`. All of it or nothing (ours): a router tells of its keys one
/// by one, of its certificates not.
[[nodiscard]] bool isStored(const Router& router);

/// Where IOS keeps a saved certificate: `nvram:RootCA#1CA.cer`, from the common name of its issuer and its serial number
/// (inferred: NOTES 2 [I]). Blanks and colons, which no file has, are left out, and names are cut to twelve characters.
[[nodiscard]] std::string storedName(const x509::Certificate& certificate, bool ca);

} // namespace releve::lab::cli
