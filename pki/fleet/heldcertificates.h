// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/fleet/snapshot.h"

/// How a device's certificates are told apart and joined. Only devicefacts.cpp includes this.
namespace releve::fleet {

/// Joins the records that are one certificate, in time linear in their number.
[[nodiscard]] std::vector<HeldCertificatePtr>
collectCertificates(std::vector<ios::CertificateRecord> records);

/// The certificates of a device after a newer reading of some or all of its trustpoints.
///
/// @param former those no longer listed, in and out: what they told serves when they come back
[[nodiscard]] std::vector<HeldCertificatePtr> updateCertificates(std::vector<HeldCertificatePtr> known,
                                                                 std::vector<HeldCertificatePtr>& former,
                                                                 const DeviceFacts& newer);

/// The words of a command without `do`, `verbose` and what follows a pipe.
[[nodiscard]] std::size_t significantWords(std::string_view command);

void removeDuplicates(std::vector<std::string>& names);

[[nodiscard]] std::optional<Instant> later(std::optional<Instant> a, std::optional<Instant> b);

} // namespace releve::fleet
