// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/base/text.h"
#include "pki/x509/certificate.h"
#include "pki/x509/name.h"

namespace releve::x509 {

/// A PKCS#10 certification request: an immutable value, cheap to copy, safe to share between threads. A
/// challenge password may stand among its bytes, so they are wiped when the last copy goes.
class Request
{
public:
    /// Reads one DER request and nothing after it. BadEncoding, Truncated.
    [[nodiscard]] static Result<Request> fromDer(ByteView der);
    /// Reads the first PEM request of a text. BadEncoding, NotFound.
    [[nodiscard]] static Result<Request> fromPem(std::string_view pem);

    /// For sealing into a SCEP message only: never stored, logged or shown.
    [[nodiscard]] ByteView der() const;
    [[nodiscard]] const Name& subject() const;
    [[nodiscard]] const PublicKey& publicKey() const;
    /// OpenSSL's long name, as Certificate has it.
    [[nodiscard]] const std::string& signatureAlgorithm() const;
    /// Of the whole request.
    [[nodiscard]] std::string fingerprint(Digest digest) const;
    /// The signature verifies with the request's own key: whoever made it holds the private half.
    [[nodiscard]] bool isSignatureValid() const;
    /// A challenge password is there.
    [[nodiscard]] bool hasChallengePassword() const;
    /// As the request has it, in whatever alphabet; empty when there is none. To be compared, never shown.
    [[nodiscard]] SecretBytes challengePassword() const;
    /// The same without its challenge password, to be stored until it is granted. When it had one its signature does
    /// not verify any more. CryptoFailure.
    [[nodiscard]] Result<Bytes> withoutChallengePassword() const;

private:
    struct Data;
    explicit Request(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

} // namespace releve::x509
