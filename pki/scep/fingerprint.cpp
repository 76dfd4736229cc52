// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/fingerprint.h"

#include "pki/base/text.h"
#include "pki/scep/algorithms.h"

namespace releve::scep {

Result<Fingerprint> Fingerprint::parse(std::string_view typed)
{
    using x509::Digest;
    if (const std::size_t equals = typed.rfind('='); equals != std::string_view::npos)
        typed.remove_prefix(equals + 1);
    const auto bytes = fromHex(trimmed(typed));
    if (!bytes)
        return Error{ErrorCode::BadArgument, "a fingerprint that is not hex"};
    for (const auto& [size, digest] :
         {std::pair{16U, Digest::Md5}, std::pair{20U, Digest::Sha1}, std::pair{32U, Digest::Sha256},
          std::pair{48U, Digest::Sha384}, std::pair{64U, Digest::Sha512}}) {
        if (bytes->size() == size)
            return Fingerprint{digest, toHex(*bytes)};
    }
    return Error{ErrorCode::BadArgument,
                 "a fingerprint of " + std::to_string(bytes->size()) + " bytes, which no digest has"};
}

Status Fingerprint::check(const x509::Certificate& certificate) const
{
    if (matches(certificate))
        return std::monostate{};
    return Error{ErrorCode::WrongFingerprint, std::string(nameOf(digest)) + " " + hex + " expected, " +
                                                  certificate.fingerprint(digest) + " received"};
}

} // namespace releve::scep
