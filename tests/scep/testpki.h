// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/base/clock.h"
#include "pki/scep/identity.h"
#include "pki/x509/crl.h"
#include "pki/x509/request.h"

/// A small PKI for the tests of SCEP, made afresh with OpenSSL each time.
namespace testpki {

using releve::Bytes;
using releve::ByteView;
using releve::Instant;
using releve::scep::Identity;

/// The instant the tests live in.
inline const Instant now = *releve::makeInstant(2017, 7, 10, 12, 14, 16);
inline constexpr auto day = std::chrono::hours(24);

/// One of a few RSA-1024 keys, the same for the same number.
[[nodiscard]] releve::x509::PrivateKey key(unsigned number);
/// A P-256 key.
[[nodiscard]] releve::x509::PrivateKey ecKey();

struct Validity
{
    Instant from = now - day;
    Instant to = now + 365 * day;
};

/// `name` is `O=Example/CN=x`.
[[nodiscard]] Identity selfSigned(std::string_view name, const releve::x509::PrivateKey& key, long serial,
                                  bool isCa, Validity validity = {});
/// A request; no challenge password when that is empty.
[[nodiscard]] releve::x509::Request request(std::string_view name, const releve::x509::PrivateKey& key,
                                            std::string_view challenge = {});
/// The same, signed with another key than it asks for: nobody holds the private half.
[[nodiscard]] releve::x509::Request forgedRequest(std::string_view name, const releve::x509::PrivateKey& key,
                                                  const releve::x509::PrivateKey& signedWith);
[[nodiscard]] releve::x509::Certificate issue(const Identity& ca, const releve::x509::Request& request,
                                              long serial, Validity validity = {});
[[nodiscard]] releve::x509::Crl crl(const Identity& ca, const std::vector<long>& revoked);

/// The same message as BouncyCastle writes it: indefinite lengths, the content in pieces of 1000 bytes.
[[nodiscard]] Bytes asBer(ByteView der);

/// A SignedData without its content, as jscep leaves it out.
[[nodiscard]] Bytes withoutContent(ByteView der);

[[nodiscard]] Bytes toBytes(ByteView view);

} // namespace testpki
