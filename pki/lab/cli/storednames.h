// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/x509/certificate.h"

namespace releve::lab {
class Router;
}

namespace releve::lab::cli {

/// Whether `write memory` has saved a certificate of the router. One of its certificate server when its key was saved, as
/// in the seed, where the CA's is and the rollover CA's is not. One of a trustpoint only when nothing at all waits to be
/// saved (ours: a router does not tell of them one by one), which may say too little and never too much.
[[nodiscard]] bool isStored(const Router& router, const x509::Certificate& certificate, bool ofServer);

/// Where IOS keeps a saved certificate: `nvram:RootCA#1CA.cer`, from the common name of its issuer and its serial number
/// (inferred: NOTES 2 [I]). Blanks and colons, which no file has, are left out, and names are cut to twelve characters.
[[nodiscard]] std::string storedName(const x509::Certificate& certificate, bool ca);

} // namespace releve::lab::cli
