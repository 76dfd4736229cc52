// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/algorithms.h"

#include <string>

namespace releve::scep {

std::string_view nameOf(Digest digest)
{
    switch (digest) {
    case Digest::Md5:
        return "MD5";
    case Digest::Sha1:
        return "SHA-1";
    case Digest::Sha256:
        return "SHA-256";
    case Digest::Sha384:
        return "SHA-384";
    case Digest::Sha512:
        return "SHA-512";
    }
    return {};
}

std::string_view nameOf(Cipher cipher)
{
    switch (cipher) {
    case Cipher::Des:
        return "DES-CBC";
    case Cipher::Des3:
        return "DES-EDE3-CBC";
    case Cipher::Aes128:
        return "AES-128-CBC";
    case Cipher::Aes192:
        return "AES-192-CBC";
    case Cipher::Aes256:
        return "AES-256-CBC";
    }
    return {};
}

Status checkAllowed(Policy policy, Digest digest, std::string_view what)
{
    if (policy.allows(digest))
        return std::monostate{};
    return Error{ErrorCode::WeakAlgorithm,
                 std::string(what).append(" signed with MD5: legacy is not switched on for this CA")};
}

Status checkAllowed(Policy policy, Cipher cipher, std::string_view what)
{
    if (policy.allows(cipher))
        return std::monostate{};
    return Error{ErrorCode::WeakAlgorithm,
                 std::string(what).append(
                     " encrypted with DES-CBC (single DES): legacy is not switched on for this CA")};
}

} // namespace releve::scep
