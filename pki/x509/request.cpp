// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/request.h"

#include <openssl/x509.h>

#include "pki/base/secretbytes.h"
#include "pki/x509/opensslsupport.h"
#include "pki/x509/pem.h"

namespace releve::x509 {

struct Request::Data
{
    SecretBytes der;
    Name subject;
    PublicKey publicKey;
    std::string signatureAlgorithm;
    bool signatureValid = false;
    bool challengePassword = false;
};

Request::Request(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

Result<Request> Request::fromDer(ByteView der)
{
    const ErrorQueueDrain drain;
    if (const auto checked = checkOneElement(der, "a request"); !checked)
        return checked.error();
    const unsigned char* at = der.data();
    const Handle<X509_REQ, X509_REQ_free> request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
    if (!request)
        return opensslError(ErrorCode::BadEncoding, "a request");

    auto data = std::make_shared<Data>();
    data->der = SecretBytes(der);
    data->subject = nameOf(X509_REQ_get_subject_name(request.get()));
    data->publicKey = publicKeyOf(X509_REQ_get_X509_PUBKEY(request.get()));
    const X509_ALGOR* algorithm = nullptr;
    X509_REQ_get0_signature(request.get(), nullptr, &algorithm);
    data->signatureAlgorithm = algorithmName(algorithm);
    EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
    data->signatureValid = key && X509_REQ_verify(request.get(), key) == 1;
    data->challengePassword = X509_REQ_get_attr_by_NID(request.get(), NID_pkcs9_challengePassword, -1) >= 0;
    return Request(std::move(data));
}

Result<Request> Request::fromPem(std::string_view pem)
{
    const auto der = decodeFirstPem(pem, {"CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"});
    return der ? fromDer(*der) : der.error();
}

const Name& Request::subject() const
{
    return m_data->subject;
}

const PublicKey& Request::publicKey() const
{
    return m_data->publicKey;
}

const std::string& Request::signatureAlgorithm() const
{
    return m_data->signatureAlgorithm;
}

std::string Request::fingerprint(Digest digest) const
{
    return digestHex(digest, m_data->der.view());
}

bool Request::isSignatureValid() const
{
    return m_data->signatureValid;
}

bool Request::hasChallengePassword() const
{
    return m_data->challengePassword;
}

} // namespace releve::x509
