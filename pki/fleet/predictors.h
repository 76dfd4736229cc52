// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pki/fleet/prediction.h"
#include "pki/fleet/snapshot.h"
#include "pki/lifecycle/certificatefacts.h"

/// The parts of predict(). Only prediction.cpp and its parts include this.
namespace releve::fleet {

namespace timername {
inline constexpr std::string_view renew = "RENEW";
inline constexpr std::string_view shadow = "SHADOW";
inline constexpr std::string_view poll = "POLL";
inline constexpr std::string_view connectRetry = "CONNECT RETRY";
inline constexpr std::string_view csShadowCertGeneration = "CS SHADOW CERT GENERATION";
inline constexpr std::string_view csCertExpire = "CS CERT EXPIRE";
inline constexpr std::string_view csCrlUpdate = "CS CRL UPDATE";
inline constexpr std::string_view identityAlert = "ID";
inline constexpr std::string_view caAlert = "CA";
inline constexpr std::string_view serverAlert = "CS";
} // namespace timername

/// Empty when a date is not known.
[[nodiscard]] std::optional<lifecycle::CertificateFacts> factsOf(const HeldCertificatePtr& held);

/// The certificate a server signs with: a subordinate's stands where a router has its identity.
[[nodiscard]] const HeldCertificatePtr& signingCertificate(const Trustpoint& own);

/// RENEW, SHADOW or the activation of a client's trustpoint.
///
/// @param now the device's, at the reading
[[nodiscard]] std::vector<Prediction> predictRenewal(const Trustpoint& trustpoint,
                                                     std::optional<Instant> now);

/// The CS timers of a certificate server.
///
/// @param own its local trustpoint; null when there is none
[[nodiscard]] std::vector<Prediction> predictServer(const Server& server, const Trustpoint* own,
                                                    std::optional<Instant> now);

/// The next expiry alert of one certificate; empty where IOS keeps none.
[[nodiscard]] std::optional<Prediction> predictAlert(std::string_view name, const Trustpoint& owner,
                                                     const HeldCertificatePtr& held,
                                                     const HeldCertificatePtr& rollover,
                                                     std::optional<Instant> now);

} // namespace releve::fleet
