// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/scep/identity.h"

namespace releve::scep {

inline constexpr std::string_view caType = "application/x-x509-ca-cert";
inline constexpr std::string_view caAndRaType = "application/x-x509-ca-ra-cert";
inline constexpr std::string_view nextCaType = "application/x-x509-next-ca-cert";
inline constexpr std::string_view pkiMessageType = "application/x-pki-message";
inline constexpr std::string_view textType = "text/plain";

/// A Content-Type header names that type, in any case and with any parameters (SCEP_INTEROP rule 19).
[[nodiscard]] bool isMediaType(std::string_view header, std::string_view type);

/// Whom a client talks to.
struct CaChoice
{
    x509::Certificate ca;         ///< the one to pin and to verify issued certificates with
    x509::Certificate encryption; ///< requests are sealed for it: an RA's, or the CA
    x509::Certificate signature;  ///< signs answers: an RA's, or the CA
};

/// More in an answer to GetCACert are refused: each is compared with each.
inline constexpr std::size_t mostCaCertificates = 16;

/// The body of an answer to GetCACert: one certificate, or certs-only; its Content-Type does not matter. In the
/// order of the body, which means nothing. BadEncoding, Truncated, TooLarge; NotFound when there is none.
[[nodiscard]] Result<std::vector<x509::Certificate>> readCaCertificates(ByteView body);

/// Which of them is what (SCEP_INTEROP rule 20). Of a chain the CA is the lowest; of two CAs that know nothing of
/// each other, as the current and the rollover one, that valid at `now`. An RA counts only when the CA has issued
/// its certificate. Nothing here is trusted yet. NotFound when none is a CA.
[[nodiscard]] Result<CaChoice> chooseCa(std::span<const x509::Certificate> certificates, Instant now);

/// Valid at `now`, give or take `skew`; both ends belong to it.
[[nodiscard]] bool isInDate(const x509::Certificate& certificate, Instant now, Duration skew = Duration(0));

} // namespace releve::scep
