// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/scep/algorithms.h"
#include "pki/scep/identity.h"

namespace releve::scep {

/// The answer to GetNextCACert (RFC 8894 4.7.1).
struct NextCa
{
    std::vector<x509::Certificate> certificates; ///< the new CA, then its RAs
    /// The current CA's signature covers them. False for jscep's form, where they stand outside the signed content
    /// and anybody may have put them there: then a fingerprint has to be compared, as at the first authentication.
    bool covered = false;

    /// Reads an answer that `current`, the pinned active CA, has signed: certs-only inside (RFC), or, when
    /// nothing is inside, beside (jscep). BadSignature when somebody else has signed it or it is another kind of
    /// message; NotFound when it holds no CA but `current`; WeakAlgorithm for MD5 without a legacy policy;
    /// and what SignedMessage::read says.
    [[nodiscard]] static Result<NextCa> read(ByteView ber, const x509::Certificate& current, Policy policy);
};

/// The answer in a form that serves those who read the inside and those who read the outside (SCEP_INTEROP):
/// certs-only of `next`, signed by the current CA; beside it the current CA and `next`. CryptoFailure.
[[nodiscard]] Result<Bytes> writeNextCa(const Identity& current, std::span<const x509::Certificate> next,
                                        Digest digest, Instant now);

} // namespace releve::scep
