// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/nextca.h"

#include <algorithm>

#include "pki/scep/certsonly.h"
#include "pki/scep/signedmessage.h"

namespace releve::scep {

using x509::Certificate;

Result<NextCa> NextCa::read(ByteView ber, const Certificate& current, Policy policy)
{
    const auto message = SignedMessage::read(ber);
    if (!message)
        return message.error();
    if (const auto signer = message->verify({&current, 1}); !signer)
        return signer.error();
    // The CA signs answers to requests with the same key; those without content could carry any certificate.
    if (!message->attributes().messageType.empty())
        return Error{ErrorCode::BadSignature, "a CertRep in place of the next CA certificate"};
    if (const auto allowed = checkAllowed(policy, *message->digest(), "an answer"); !allowed)
        return allowed.error();
    NextCa result;
    result.covered = !message->content().empty();
    if (result.covered) {
        auto inside = CertsOnly::read(message->content());
        if (!inside)
            return inside.error();
        result.certificates = std::move(inside->certificates);
    } else {
        result.certificates = message->certificates();
    }
    std::erase(result.certificates, current);
    std::stable_partition(result.certificates.begin(), result.certificates.end(),
                          [](const Certificate& certificate) { return certificate.isCa(); });
    if (result.certificates.empty() || !result.certificates.front().isCa())
        return Error{ErrorCode::NotFound, "an answer without a next CA certificate"};
    return result;
}

Result<Bytes> writeNextCa(const Identity& current, std::span<const Certificate> next, Digest digest,
                          Instant now)
{
    const CertsOnly inside{{next.begin(), next.end()}, {}};
    std::vector<Certificate> beside{current.certificate};
    beside.insert(beside.end(), next.begin(), next.end());
    return sign({}, inside.toDer(), current, beside, digest, now);
}

} // namespace releve::scep
