// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/cms.h"

#include <algorithm>
#include <climits>

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

#include "pki/scep/asn1.h"
#include "pki/scep/query.h"

namespace releve::scep::cms {

namespace {

class LegacyContext
{
public:
    LegacyContext() : m_context(OSSL_LIB_CTX_new())
    {
        if (m_context) {
            m_default.reset(OSSL_PROVIDER_load(m_context.get(), "default"));
            m_legacy.reset(OSSL_PROVIDER_load(m_context.get(), "legacy"));
        }
    }
    [[nodiscard]] OSSL_LIB_CTX* get() const { return m_default && m_legacy ? m_context.get() : nullptr; }

private:
    x509::Handle<OSSL_LIB_CTX, OSSL_LIB_CTX_free> m_context; // declared first: freed after its providers
    x509::Handle<OSSL_PROVIDER, OSSL_PROVIDER_unload> m_default, m_legacy;
};

} // namespace

void freeMessage(CMS_ContentInfo* message)
{
    CMS_ContentInfo_free(message);
}

void freeBio(BIO* bio)
{
    BIO_free_all(bio);
}

void freeStack(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}

const EVP_MD* messageDigest(Digest digest)
{
    switch (digest) {
    case Digest::Md5:
        return EVP_md5();
    case Digest::Sha1:
        return EVP_sha1();
    case Digest::Sha256:
        return EVP_sha256();
    case Digest::Sha384:
        return EVP_sha384();
    case Digest::Sha512:
        return EVP_sha512();
    }
    return nullptr;
}

const EVP_CIPHER* contentCipher(Cipher cipher)
{
    switch (cipher) {
    case Cipher::Des:
        return EVP_des_cbc();
    case Cipher::Des3:
        return EVP_des_ede3_cbc();
    case Cipher::Aes128:
        return EVP_aes_128_cbc();
    case Cipher::Aes192:
        return EVP_aes_192_cbc();
    case Cipher::Aes256:
        return EVP_aes_256_cbc();
    }
    return nullptr;
}

Result<OSSL_LIB_CTX*> contextOf(Cipher cipher)
{
    if (cipher != Cipher::Des)
        return static_cast<OSSL_LIB_CTX*>(nullptr);
    static const LegacyContext legacy;
    if (!legacy.get())
        return Error{ErrorCode::CryptoFailure, "single DES: OpenSSL's legacy provider is not installed"};
    return legacy.get();
}

Result<Message> read(ByteView ber, OSSL_LIB_CTX* context)
{
    if (ber.size() > longestMessage)
        return Error{ErrorCode::TooLarge, "a message of " + std::to_string(ber.size()) + " bytes"};
    if (const auto checked = asn1::check(ber); !checked)
        return checked.error();
    CMS_ContentInfo* message = CMS_ContentInfo_new_ex(context, nullptr);
    if (!message)
        return x509::opensslError(ErrorCode::CryptoFailure, "CMS");
    const unsigned char* at = ber.data();
    if (!d2i_CMS_ContentInfo(&message, &at, static_cast<long>(ber.size()))) // frees `message` when it fails
        return x509::opensslError(ErrorCode::BadEncoding, "CMS");
    return Message(message);
}

Result<Bytes> toDer(const CMS_ContentInfo* message)
{
    const int length = i2d_CMS_ContentInfo(message, nullptr);
    if (length <= 0)
        return x509::opensslError(ErrorCode::CryptoFailure, "CMS");
    Bytes der(static_cast<std::size_t>(length));
    unsigned char* out = der.data();
    i2d_CMS_ContentInfo(message, &out);
    return der;
}

Bio reader(ByteView bytes)
{
    // A null pointer is no buffer to OpenSSL, even when nothing is read from it.
    const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
    return Bio(bytes.size() > INT_MAX ? nullptr : BIO_new_mem_buf(data, static_cast<int>(bytes.size())));
}

Bio writer()
{
    return Bio(BIO_new(BIO_s_mem()));
}

ByteView written(BIO* bio)
{
    char* data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    return data && length > 0 ? bytesOf(std::string_view(data, static_cast<std::size_t>(length)))
                              : ByteView();
}

Stack stackOf(X509* certificate)
{
    Stack stack(sk_X509_new_null());
    if (!stack || !certificate || X509_add_cert(stack.get(), certificate, X509_ADD_FLAG_UP_REF) != 1)
        return nullptr;
    return stack;
}

Result<Stack> stackOf(std::span<const x509::Certificate> certificates)
{
    Stack stack(sk_X509_new_null());
    for (auto it = certificates.begin(); it != certificates.end(); ++it) {
        const x509::Certificate& certificate = *it;
        if (std::find(certificates.begin(), it, certificate) != it)
            continue;
        X509* handle = certificate.handle();
        if (!stack || !handle || X509_add_cert(stack.get(), handle, X509_ADD_FLAG_UP_REF) != 1)
            return x509::opensslError(ErrorCode::CryptoFailure, "a certificate");
    }
    if (!stack)
        return x509::opensslError(ErrorCode::CryptoFailure, "a list of certificates");
    return stack;
}

} // namespace releve::scep::cms
