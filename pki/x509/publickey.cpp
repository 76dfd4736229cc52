// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pki/x509/certificate.h"
#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

std::string algorithmOf(const ASN1_OBJECT* oid)
{
    switch (OBJ_obj2nid(oid)) {
    case NID_rsaEncryption:
        return "rsa";
    case NID_rsassaPss:
        return "rsa-pss";
    case NID_X9_62_id_ecPublicKey:
        return "ec";
    case NID_ED25519:
        return "ed25519";
    case NID_ED448:
        return "ed448";
    case NID_dsa:
        return "dsa";
    default:
        return dottedOid(oid);
    }
}

} // namespace

PublicKey publicKeyOf(const X509_PUBKEY* key)
{
    PublicKey result;
    ASN1_OBJECT* oid = nullptr;
    if (X509_PUBKEY_get0_param(&oid, nullptr, nullptr, nullptr, key) == 1)
        result.algorithm = algorithmOf(oid);
    if (const EVP_PKEY* parsed = X509_PUBKEY_get0(key)) {
        const int bits = EVP_PKEY_get_bits(parsed);
        result.bits = bits > 0 ? static_cast<unsigned>(bits) : 0;
    }
    if (const int length = i2d_X509_PUBKEY(key, nullptr); length > 0) {
        result.spki.resize(static_cast<std::size_t>(length));
        unsigned char* out = result.spki.data();
        i2d_X509_PUBKEY(key, &out);
    }
    return result;
}

PublicKey publicKeyOf(EVP_PKEY* key)
{
    X509_PUBKEY* wrapped = nullptr;
    if (X509_PUBKEY_set(&wrapped, key) != 1)
        return {};
    const Handle<X509_PUBKEY, X509_PUBKEY_free> owner(wrapped);
    return publicKeyOf(wrapped);
}

void freeKey(EVP_PKEY* key)
{
    EVP_PKEY_free(key);
}

KeyHandle keyOf(const PublicKey& key)
{
    const unsigned char* at = key.spki.data();
    return KeyHandle(d2i_PUBKEY(nullptr, &at, static_cast<long>(key.spki.size())));
}

Result<PublicKey> PublicKey::fromSpki(ByteView der)
{
    const ErrorQueueDrain drain;
    if (const auto checked = checkOneElement(der, "a public key"); !checked)
        return Error{ErrorCode::BadEncoding, checked.error().detail};
    const unsigned char* at = der.data();
    const Handle<X509_PUBKEY, X509_PUBKEY_free> key(
        d2i_X509_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    if (!key)
        return opensslError(ErrorCode::BadEncoding, "a public key");
    PublicKey result = publicKeyOf(key.get());
    if (result.algorithm.empty() || (result.bits == 0 && !isDigit(result.algorithm.front())))
        return Error{ErrorCode::BadEncoding, "a damaged " + result.algorithm + " public key"};
    return result;
}

} // namespace releve::x509
