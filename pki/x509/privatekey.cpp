// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/privatekey.h"

#include <algorithm>
#include <climits>

#include <openssl/bio.h>
#include <openssl/buffer.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "pki/x509/container.h"
#include "pki/x509/opensslsupport.h"
#include "pki/x509/pem.h"

namespace releve::x509 {

struct PrivateKey::Data
{
    KeyHandle key;
    PublicKey publicKey;
};

namespace {

/// What OpenSSL asks for a passphrase through.
struct Question
{
    const SecretBytes& passphrase;
    bool asked = false;

    static int answer(char* buffer, int size, int /*writing*/, void* self)
    {
        auto& question = *static_cast<Question*>(self);
        question.asked = true;
        const ByteView bytes = question.passphrase.view();
        if (bytes.empty() || bytes.size() > static_cast<std::size_t>(size))
            return -1;
        std::copy(bytes.begin(), bytes.end(), buffer);
        return static_cast<int>(bytes.size());
    }
};

/// The encrypted form of PKCS#8; null when `der` is something else.
Handle<X509_SIG, X509_SIG_free> encryptedPkcs8(ByteView der)
{
    const unsigned char* at = der.data();
    return Handle<X509_SIG, X509_SIG_free>(d2i_X509_SIG(nullptr, &at, static_cast<long>(der.size())));
}

Status checkCost(const X509_SIG* encrypted)
{
    const X509_ALGOR* cipher = nullptr;
    X509_SIG_get0(encrypted, &cipher, nullptr);
    if (passphraseCost(cipher) > maximumIterations)
        return Error{ErrorCode::TooLarge, "a private key that asks for more iterations than we spend"};
    return std::monostate{};
}

/// Why a key was not read.
Error failure(const Question& question)
{
    if (!question.asked)
        return opensslError(ErrorCode::BadEncoding, "a private key");
    ERR_clear_error();
    return question.passphrase.empty() ? Error{ErrorCode::PassphraseNeeded, "an encrypted private key"}
                                       : Error{ErrorCode::WrongPassphrase, "a private key"};
}

Handle<BIO, BIO_free_all> readerOf(ByteView bytes)
{
    return Handle<BIO, BIO_free_all>(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

bool isKey(std::string_view label)
{
    return label.ends_with("PRIVATE KEY");
}

} // namespace

PrivateKey::PrivateKey(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

Result<PrivateKey> PrivateKey::fromDer(ByteView der, const SecretBytes& passphrase)
{
    const ErrorQueueDrain drain;
    if (const auto checked = checkOneElement(der, "a private key"); !checked)
        return checked.error();
    auto data = std::make_shared<Data>();
    Question question{passphrase};
    if (const auto encrypted = encryptedPkcs8(der)) {
        if (const auto checked = checkCost(encrypted.get()); !checked)
            return checked.error();
        data->key.reset(d2i_PKCS8PrivateKey_bio(readerOf(der).get(), nullptr, &Question::answer, &question));
    } else {
        ERR_clear_error();
        const unsigned char* at = der.data();
        data->key.reset(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())));
    }
    if (!data->key)
        return failure(question);
    data->publicKey = publicKeyOf(data->key.get());
    return PrivateKey(std::move(data));
}

Result<PrivateKey> PrivateKey::fromPem(std::string_view pem, const SecretBytes& passphrase)
{
    const ErrorQueueDrain drain;
    auto block = takePemBlock(pem);
    while (block && !isKey(block->label))
        block = takePemBlock(pem);
    if (!block)
        return Error{ErrorCode::NotFound, "no PEM private key"};
    if (block->label == "ENCRYPTED PRIVATE KEY") {
        const auto der = block->decoded();
        return der ? fromDer(*der, passphrase) : der.error();
    }
    auto data = std::make_shared<Data>();
    Question question{passphrase};
    // OpenSSL decodes it, because it wipes what it decodes.
    data->key.reset(PEM_read_bio_PrivateKey(readerOf(bytesOf(block->whole)).get(), nullptr, &Question::answer,
                                            &question));
    if (!data->key)
        return failure(question);
    data->publicKey = publicKeyOf(data->key.get());
    return PrivateKey(std::move(data));
}

Result<PrivateKey> PrivateKey::generateRsa(unsigned bits)
{
    const ErrorQueueDrain drain;
    if (bits < shortestRsa || bits > longestRsa)
        return Error{ErrorCode::BadArgument, "an RSA key of " + std::to_string(bits) + " bits"};
    auto data = std::make_shared<Data>();
    data->key.reset(EVP_RSA_gen(bits));
    if (!data->key)
        return opensslError(ErrorCode::CryptoFailure, "a new RSA key");
    data->publicKey = publicKeyOf(data->key.get());
    return PrivateKey(std::move(data));
}

namespace {

/// Writes to memory that is wiped when it is freed.
template<class Write>
Result<SecretBytes> written(Write write)
{
    const ErrorQueueDrain drain;
    const Handle<BIO, BIO_free_all> memory(BIO_new(BIO_s_secmem()));
    BUF_MEM* content = nullptr;
    if (!memory || write(memory.get()) != 1 || BIO_get_mem_ptr(memory.get(), &content) != 1)
        return opensslError(ErrorCode::CryptoFailure, "writing a private key");
    return SecretBytes(
        textOf(ByteView(reinterpret_cast<const unsigned char*>(content->data), content->length)));
}

} // namespace

Result<SecretBytes> PrivateKey::toPkcs8() const
{
    return written([this](BIO* out) {
        return i2d_PKCS8PrivateKey_bio(out, handle(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

Result<SecretBytes> PrivateKey::toPem() const
{
    return written([this](BIO* out) {
        return PEM_write_bio_PKCS8PrivateKey(out, handle(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

evp_pkey_st* PrivateKey::handle() const
{
    return m_data->key.get();
}

const PublicKey& PrivateKey::publicKey() const
{
    return m_data->publicKey;
}

} // namespace releve::x509
