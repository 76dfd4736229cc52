// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/request.h"

#include <algorithm>

#include <openssl/x509.h>

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
    bool hasChallengePassword = false;
    SecretBytes challengePassword;
};

namespace {

/// The bytes of an attribute's first value, when that is a string.
SecretBytes stringOf(X509_ATTRIBUTE* attribute)
{
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, 0);
    switch (value ? ASN1_TYPE_get(value) : V_ASN1_UNDEF) {
    case V_ASN1_PRINTABLESTRING:
    case V_ASN1_UTF8STRING:
    case V_ASN1_IA5STRING:
    case V_ASN1_T61STRING:
    case V_ASN1_BMPSTRING:
    case V_ASN1_UNIVERSALSTRING: {
        const ASN1_STRING* string = value->value.asn1_string;
        return SecretBytes(
            ByteView(ASN1_STRING_get0_data(string), static_cast<std::size_t>(ASN1_STRING_length(string))));
    }
    default:
        return {};
    }
}

} // namespace

void freeRequest(X509_REQ* request)
{
    X509_REQ_free(request);
}

RequestHandle requestFields(ByteView der)
{
    const unsigned char* at = der.data();
    // d2i_X509_REQ() would make a key, whatever context it is given.
    return RequestHandle(reinterpret_cast<X509_REQ*>(ASN1_item_d2i_ex(
        nullptr, &at, static_cast<long>(der.size()), ASN1_ITEM_rptr(X509_REQ), fieldsOnly(), nullptr)));
}

Request::Request(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

Result<Request> Request::fromDer(ByteView der)
{
    const ErrorQueueDrain drain;
    if (const auto checked = checkOneElement(der, "a request"); !checked)
        return checked.error();
    const RequestHandle request = requestFields(der);
    if (!request)
        return opensslError(ErrorCode::BadEncoding, "a request");

    auto data = std::make_shared<Data>();
    data->der = SecretBytes(der);
    data->subject = nameOf(X509_REQ_get_subject_name(request.get()));
    data->publicKey = publicKeyOf(X509_REQ_get_X509_PUBKEY(request.get()));
    const X509_ALGOR* algorithm = nullptr;
    X509_REQ_get0_signature(request.get(), nullptr, &algorithm);
    data->signatureAlgorithm = algorithmName(algorithm);
    const KeyHandle key = keyOf(data->publicKey);
    data->signatureValid = key && X509_REQ_verify_ex(request.get(), key.get(), nullptr, nullptr) == 1;
    const int challenge = X509_REQ_get_attr_by_NID(request.get(), NID_pkcs9_challengePassword, -1);
    if (challenge >= 0) {
        data->hasChallengePassword = true;
        data->challengePassword = stringOf(X509_REQ_get_attr(request.get(), challenge));
    }
    return Request(std::move(data));
}

Result<Request> Request::fromPem(std::string_view pem)
{
    const auto der = decodeFirstPem(pem, {"CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"});
    return der ? fromDer(*der) : der.error();
}

ByteView Request::der() const
{
    return m_data->der.view();
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
    return m_data->hasChallengePassword;
}

Result<Bytes> Request::withoutChallengePassword() const
{
    const ErrorQueueDrain drain;
    if (!hasChallengePassword())
        return Bytes(der().begin(), der().end());
    const RequestHandle request = requestFields(der());
    for (int at = 0;
         request && (at = X509_REQ_get_attr_by_NID(request.get(), NID_pkcs9_challengePassword, -1)) >= 0;)
        X509_ATTRIBUTE_free(X509_REQ_delete_attr(request.get(), at));
    if (!request ||
        i2d_re_X509_REQ_tbs(request.get(), nullptr) <= 0) // else the bytes read would be written again
        return opensslError(ErrorCode::CryptoFailure, "a request");
    Bytes result(static_cast<std::size_t>(std::max(0, i2d_X509_REQ(request.get(), nullptr))));
    unsigned char* at = result.data();
    if (result.empty() || i2d_X509_REQ(request.get(), &at) <= 0)
        return opensslError(ErrorCode::CryptoFailure, "a request");
    return result;
}

SecretBytes Request::challengePassword() const
{
    return SecretBytes(m_data->challengePassword.view());
}

} // namespace releve::x509
