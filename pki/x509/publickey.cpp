// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

#include "pki/x509/certificate.h"
#include "pki/x509/extensionwriter.h"
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

using Number = Handle<BIGNUM, BN_free>;

struct RsaNumbers
{
    Number modulus, exponent;
};

/// The numbers of an RSA key from its bytes, RSAPublicKey of RFC 8017 A.1.1; empty when they are none.
std::optional<RsaNumbers> rsaNumbersOf(ByteView key)
{
    const unsigned char* at = key.data();
    long length = 0;
    int tag = 0;
    int tagClass = 0;
    if (ASN1_get_object(&at, &length, &tag, &tagClass, static_cast<long>(key.size())) != V_ASN1_CONSTRUCTED ||
        tag != V_ASN1_SEQUENCE || tagClass != V_ASN1_UNIVERSAL)
        return std::nullopt;
    using Integer = Handle<ASN1_INTEGER, ASN1_INTEGER_free>;
    const unsigned char* const end = at + length;
    const Integer modulus(d2i_ASN1_INTEGER(nullptr, &at, length));
    if (!modulus || ASN1_STRING_type(modulus.get()) != V_ASN1_INTEGER)
        return std::nullopt; // none, or a negative one
    const Integer exponent(d2i_ASN1_INTEGER(nullptr, &at, static_cast<long>(end - at)));
    if (!exponent || at != end)
        return std::nullopt;
    RsaNumbers numbers{Number(ASN1_INTEGER_to_BN(modulus.get(), nullptr)),
                       Number(ASN1_INTEGER_to_BN(exponent.get(), nullptr))};
    return numbers.modulus && numbers.exponent ? std::optional(std::move(numbers)) : std::nullopt;
}

unsigned rsaBits(ByteView key)
{
    const auto numbers = rsaNumbersOf(key);
    return numbers ? static_cast<unsigned>(BN_num_bits(numbers->modulus.get())) : 0;
}

/// OpenSSL's own way from bytes to a key takes ten times as long.
KeyHandle rsaKeyOf(const RsaNumbers& numbers)
{
    const Handle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    const Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    if (!builder || !context ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, numbers.modulus.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, numbers.exponent.get()) != 1)
        return nullptr;
    const Handle<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    EVP_PKEY* key = nullptr;
    if (!parameters || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return KeyHandle(key);
}

using PublicKeyInfo = Handle<X509_PUBKEY, X509_PUBKEY_free>;

/// Its fields only; null when it is none.
PublicKeyInfo parse(ByteView spki)
{
    const unsigned char* at = spki.data();
    X509_PUBKEY* into = X509_PUBKEY_new_ex(fieldsOnly(), nullptr);
    d2i_X509_PUBKEY(&into, &at, static_cast<long>(spki.size())); // frees and clears it on failure
    return PublicKeyInfo(into);
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

bool setPublicKey(X509_PUBKEY* into, const PublicKey& key)
{
    // Not X509_PUBKEY_set(), which makes a key and encodes it again, at a tenth of the cost of signing.
    const PublicKeyInfo info = parse(key.spki);
    ASN1_OBJECT* oid = nullptr;
    const unsigned char* bytes = nullptr;
    int size = 0;
    X509_ALGOR* algorithm = nullptr;
    if (!info || X509_PUBKEY_get0_param(&oid, &bytes, &size, &algorithm, info.get()) != 1)
        return false;
    int parameterType = V_ASN1_UNDEF;
    const void* parameter = nullptr;
    X509_ALGOR_get0(nullptr, &parameterType, &parameter, algorithm);
    const Handle<ASN1_TYPE, ASN1_TYPE_free> copy(ASN1_TYPE_new());
    auto* const keyBytes = static_cast<unsigned char*>(OPENSSL_memdup(bytes, static_cast<std::size_t>(size)));
    ASN1_OBJECT* const keyOid = OBJ_dup(oid);
    if (copy && keyBytes && keyOid && ASN1_TYPE_set1(copy.get(), parameterType, parameter) == 1 &&
        X509_PUBKEY_set0_param(into, keyOid, parameterType, copy->value.ptr, keyBytes, size) == 1) {
        copy->type = V_ASN1_UNDEF; // `into` owns what it held
        copy->value.ptr = nullptr;
        return true;
    }
    OPENSSL_free(keyBytes);
    ASN1_OBJECT_free(keyOid);
    return false;
}

std::string keyIdOf(const PublicKey& key)
{
    const PublicKeyInfo info = parse(key.spki);
    const unsigned char* bytes = nullptr;
    int size = 0;
    if (!info || X509_PUBKEY_get0_param(nullptr, &bytes, &size, nullptr, info.get()) != 1)
        return {};
    return digestHex(Digest::Sha1, ByteView(bytes, static_cast<std::size_t>(size)));
}

KeyHandle keyOf(const PublicKey& key)
{
    if (key.algorithm == "rsa") {
        const PublicKeyInfo info = parse(key.spki);
        const unsigned char* bytes = nullptr;
        int size = 0;
        if (info && X509_PUBKEY_get0_param(nullptr, &bytes, &size, nullptr, info.get()) == 1) {
            if (const auto numbers = rsaNumbersOf(ByteView(bytes, static_cast<std::size_t>(size))))
                return rsaKeyOf(*numbers);
        }
        return nullptr;
    }
    const unsigned char* at = key.spki.data();
    return KeyHandle(d2i_PUBKEY(nullptr, &at, static_cast<long>(key.spki.size())));
}

KeyHandle keyAlone(const X509_PUBKEY* key)
{
    const unsigned char* bytes = nullptr;
    int size = 0;
    if (X509_PUBKEY_get0_param(nullptr, &bytes, &size, nullptr, key) != 1)
        return nullptr;
    return KeyHandle(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &bytes, size));
}

Result<PublicKey> PublicKey::fromSpki(ByteView der)
{
    const ErrorQueueDrain drain;
    if (const auto checked = checkOneElement(der, "a public key"); !checked)
        return Error{ErrorCode::BadEncoding, checked.error().detail};
    const PublicKeyInfo key = parse(der);
    if (!key)
        return opensslError(ErrorCode::BadEncoding, "a public key");
    PublicKey result = publicKeyOf(key.get());
    if (result.algorithm.empty() || (result.bits == 0 && !isDigit(result.algorithm.front())))
        return Error{ErrorCode::BadEncoding, "a damaged " + result.algorithm + " public key"};
    return result;
}

} // namespace releve::x509
