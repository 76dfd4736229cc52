// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/x509/name.h"
#include "pki/x509/privatekey.h"
#include "pki/x509/request.h"

namespace releve::x509 {

/// What a PKCS#10 request asks for.
struct RequestTemplate
{
    Name subject;
    SecretBytes challengePassword;            ///< UTF-8; none when empty
    std::vector<std::string> subjectAltNames; ///< `DNS:…`, as Certificate::subjectAltNames() has them
    Digest digest = Digest::Sha256;
};

/// Signed with the key to be certified. BadArgument when it says what cannot be encoded; CryptoFailure.
[[nodiscard]] Result<Request> signRequest(const RequestTemplate& request, const PrivateKey& key);

} // namespace releve::x509
