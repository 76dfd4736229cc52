// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/base/result.h"
#include "pki/x509/certificate.h"

namespace releve::scep {

/// The digest of a certificate as a person has it from elsewhere: read out, pasted, printed by a router.
struct Fingerprint
{
    x509::Digest digest = x509::Digest::Sha256;
    std::string hex; ///< upper-case, without separators

    /// MD5, SHA-1, SHA-256, SHA-384 or SHA-512, told apart by their length; blanks, colons and dots between the
    /// digits, any case; what stands before a `=` is passed over (`SHA1 Fingerprint=AB:CD…`). BadArgument.
    [[nodiscard]] static Result<Fingerprint> parse(std::string_view typed);
    [[nodiscard]] bool matches(const x509::Certificate& certificate) const
    {
        return certificate.fingerprint(digest) == hex;
    }
    /// WrongFingerprint, naming both, unless it is that certificate's.
    [[nodiscard]] Status check(const x509::Certificate& certificate) const;

    bool operator==(const Fingerprint&) const = default;
};

} // namespace releve::scep
