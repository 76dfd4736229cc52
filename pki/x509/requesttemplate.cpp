// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/requesttemplate.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pki/x509/extensionwriter.h"
#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

/// PrintableString where it can be, which old servers compare byte by byte; else UTF8String (RFC 2985 5.4.1).
bool addChallengePassword(X509_REQ* request, const SecretBytes& password)
{
    const ByteView bytes = password.view();
    return X509_REQ_add1_attr_by_NID(request, NID_pkcs9_challengePassword,
                                     isPrintable(textOf(bytes)) ? V_ASN1_PRINTABLESTRING : V_ASN1_UTF8STRING,
                                     bytes.data(), static_cast<int>(bytes.size())) == 1;
}

} // namespace

Result<Request> signRequest(const RequestTemplate& request, const PrivateKey& key)
{
    const ErrorQueueDrain drain;
    const auto subject = handleOf(request.subject);
    if (!subject)
        return subject.error();
    const Handle<X509_REQ, X509_REQ_free> made(X509_REQ_new());
    if (!made || X509_REQ_set_subject_name(made.get(), subject->get()) != 1 ||
        X509_REQ_set_pubkey(made.get(), key.handle()) != 1)
        return opensslError(ErrorCode::CryptoFailure, "a new request");
    if (!request.challengePassword.empty() && !addChallengePassword(made.get(), request.challengePassword))
        return opensslError(ErrorCode::CryptoFailure, "a challenge password");
    if (!request.subjectAltNames.empty()) {
        if (const auto asked = requestSubjectAltNames(made.get(), request.subjectAltNames); !asked)
            return asked.error();
    }
    if (X509_REQ_sign(made.get(), key.handle(), messageDigest(request.digest)) <= 0)
        return opensslError(ErrorCode::CryptoFailure, "signing a request");
    unsigned char* der = nullptr;
    const int length = i2d_X509_REQ(made.get(), &der);
    if (length <= 0)
        return opensslError(ErrorCode::CryptoFailure, "a new request");
    auto result = Request::fromDer(ByteView(der, static_cast<std::size_t>(length)));
    OPENSSL_clear_free(der, static_cast<std::size_t>(length));
    return result;
}

} // namespace releve::x509
