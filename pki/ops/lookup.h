// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/fleet/snapshot.h"

/// What acts ask of a snapshot. Only pki/ops includes it.
namespace releve::ops {

/// Null when it has none of that name.
[[nodiscard]] const fleet::Server* findServer(const fleet::Snapshot& snapshot, std::string_view name);

/// The certificate itself: what a request that waits is listed as is none. May be null.
[[nodiscard]] fleet::HeldCertificatePtr identityOf(const fleet::Trustpoint& trustpoint);
[[nodiscard]] fleet::HeldCertificatePtr rolloverIdentityOf(const fleet::Trustpoint& trustpoint);

/// A request of it waits at its CA.
[[nodiscard]] bool hasPendingRequest(const fleet::Snapshot& snapshot, const fleet::Trustpoint& trustpoint);
/// Null when no such timer runs for it.
[[nodiscard]] const fleet::Timer* findTimer(const fleet::Snapshot& snapshot, std::string_view name,
                                            std::string_view owner);

/// The requests of a server.
[[nodiscard]] std::vector<const ios::RequestRecord*> requestsOf(const fleet::Snapshot& snapshot,
                                                                std::string_view server);
/// They were listed, whether or not there are any.
[[nodiscard]] bool areRequestsRead(const fleet::Snapshot& snapshot, std::string_view server);
[[nodiscard]] bool isPending(const ios::RequestRecord& request);

/// Of the certificates of a server: MD5, as `show crypto pki server` prints it; empty when not known.
[[nodiscard]] std::string caFingerprintOf(const fleet::Snapshot& snapshot, std::string_view server);
[[nodiscard]] std::string shadowFingerprintOf(const fleet::Snapshot& snapshot, std::string_view server);
/// There is a rollover CA certificate.
[[nodiscard]] bool hasShadow(const fleet::Snapshot& snapshot, const fleet::Server& server);

} // namespace releve::ops
