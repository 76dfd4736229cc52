// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/provider.h>
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

/// The size of an RSA key from its bytes, RSAPublicKey of RFC 8017 A.1.1; 0 when they are none.
unsigned rsaBits(ByteView key)
{
    const unsigned char* at = key.data();
    long length = 0;
    int tag = 0;
    int tagClass = 0;
    if (ASN1_get_object(&at, &length, &tag, &tagClass, static_cast<long>(key.size())) != V_ASN1_CONSTRUCTED ||
        tag != V_ASN1_SEQUENCE || tagClass != V_ASN1_UNIVERSAL)
        return 0;
    using Integer = Handle<ASN1_INTEGER, ASN1_INTEGER_free>;
    const unsigned char* const end = at + length;
    const Integer modulus(d2i_ASN1_INTEGER(nullptr, &at, length));
    if (!modulus || ASN1_STRING_type(modulus.get()) != V_ASN1_INTEGER)
        return 0; // none, or a negative one
    const Integer exponent(d2i_ASN1_INTEGER(nullptr, &at, static_cast<long>(end - at)));
    if (!exponent || at != end)
        return 0;
    const Handle<BIGNUM, BN_free> number(ASN1_INTEGER_to_BN(modulus.get(), nullptr));
    return number ? static_cast<unsigned>(BN_num_bits(number.get())) : 0;
}

} // namespace

OSSL_LIB_CTX* fieldsOnly()
{
    static OSSL_LIB_CTX* const context = [] {
        OSSL_LIB_CTX* made = OSSL_LIB_CTX_new();
        if (made)
            OSSL_PROVIDER_load(made, "null"); // or the default one would load itself
        return made;
    }();
    return context;
}

PublicKey publicKeyOf(const X509_PUBKEY* key)
{
    PublicKey result;
    ASN1_OBJECT* oid = nullptr;
    const unsigned char* bytes = nullptr;
    int size = 0;
    if (X509_PUBKEY_get0_param(&oid, &bytes, &size, nullptr, key) != 1)
        return result;
    result.algorithm = algorithmOf(oid);
    if (const int length = i2d_X509_PUBKEY(key, nullptr); length > 0) {
        result.spki.resize(static_cast<std::size_t>(length));
        unsigned char* out = result.spki.data();
        i2d_X509_PUBKEY(key, &out);
    }
    if (result.algorithm == "rsa" || result.algorithm == "rsa-pss") {
        result.bits = rsaBits(ByteView(bytes, static_cast<std::size_t>(size)));
    } else if (const KeyHandle parsed = keyOf(result)) {
        const int bits = EVP_PKEY_get_bits(parsed.get());
        result.bits = bits > 0 ? static_cast<unsigned>(bits) : 0;
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
    X509_PUBKEY* into = X509_PUBKEY_new_ex(fieldsOnly(), nullptr);
    const X509_PUBKEY* read = d2i_X509_PUBKEY(&into, &at, static_cast<long>(der.size()));
    const Handle<X509_PUBKEY, X509_PUBKEY_free> key(into); // null after a failure: it has been freed
    if (!read)
        return opensslError(ErrorCode::BadEncoding, "a public key");
    PublicKey result = publicKeyOf(key.get());
    if (result.algorithm.empty() || (result.bits == 0 && !isDigit(result.algorithm.front())))
        return Error{ErrorCode::BadEncoding, "a damaged " + result.algorithm + " public key"};
    return result;
}

} // namespace releve::x509
