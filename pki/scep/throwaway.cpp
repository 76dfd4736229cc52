// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "pki/scep/nonce.h"
#include "pki/scep/transaction.h"
#include "pki/x509/certificatetemplate.h"

namespace releve::scep {

Result<Identity> throwAwayIdentity(const x509::Request& request, const x509::PrivateKey& key, Instant now)
{
    using std::chrono::hours;
    auto serial = freshNonce();
    if (!serial)
        return serial.error();
    serial->front() &= 0x7F; // not negative
    auto certificate = x509::selfSign(
        {toHex(*serial), now - hours(24), now + hours(24 * 7), {}, Digest::Sha256}, request, key);
    if (!certificate)
        return certificate.error();
    return Identity{std::move(*certificate), key};
}

} // namespace releve::scep
