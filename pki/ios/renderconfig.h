// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pki/ios/records.h"

/// Blocks of a running-config from the values they are read into, as IOS prints them: one blank before a line, only what
/// is not the default, in IOS's order (that of the captures; where none has a line, ours). The `!` between blocks is
/// the caller's. Pure functions, thread-safe.
namespace releve::ios {

/// What stands in place of a password that the caller does not give.
inline constexpr std::string_view hiddenPassword = "***";

/// `crypto pki server NAME` and its lines.
/// @param archivePassword what stands behind `database archive FORMAT password `: `7 01100F17…`. The configuration does
///        not hold it.
/// @param archiveDeclined `no database archive` stands there when no archive is configured, as it does once a server
///        was enabled
[[nodiscard]] std::string renderServerConfig(const lifecycle::CertificateServerConfig& config,
                                             std::string_view archivePassword = hiddenPassword,
                                             bool archiveDeclined = false);

/// `crypto pki trustpoint NAME` and its lines. `revocation-check crl` is printed though it is the default: IOS does.
/// @param password what stands behind `password `: `7 …`, or the text itself. The configuration does not hold it.
[[nodiscard]] std::string renderTrustpointConfig(const lifecycle::TrustpointConfig& config,
                                                 std::string_view password = hiddenPassword);

/// `crypto pki certificate chain NAME` and its entries, identities before CAs and rollover certificates before the
/// active ones (ROLLOVER_SPEC 9); entries that are alike keep their order. An entry prints its file where it has one
/// (`nvram:CA#1CA.cer`), else its bytes; without either only its label, as `show running-config brief` has it.
[[nodiscard]] std::string renderChain(std::string_view name, std::span<const CertificateRecord> entries);

/// `ip http server` or `no ip http server`, and `ip http port N` where it is not 80.
[[nodiscard]] std::string renderHttpServer(bool enabled, unsigned port);

} // namespace releve::ios
