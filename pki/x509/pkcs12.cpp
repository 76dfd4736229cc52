// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

#include "pki/x509/container.h"
#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

/// A library context of its own with the ciphers of the nineties, so that the rest of the program does not
/// get them.
class LegacyContext
{
public:
    LegacyContext() : m_context(OSSL_LIB_CTX_new())
    {
        m_legacy.reset(OSSL_PROVIDER_load(m_context.get(), "legacy"));
        m_default.reset(OSSL_PROVIDER_load(m_context.get(), "default"));
    }
    [[nodiscard]] OSSL_LIB_CTX* get() const { return m_context.get(); }

private:
    Handle<OSSL_LIB_CTX, OSSL_LIB_CTX_free> m_context; // declared first: freed after its providers
    Handle<OSSL_PROVIDER, OSSL_PROVIDER_unload> m_legacy, m_default;
};

struct FreeSafes
{
    void operator()(STACK_OF(PKCS7) * safes) const { sk_PKCS7_pop_free(safes, PKCS7_free); }
};
struct FreeBags
{
    void operator()(STACK_OF(PKCS12_SAFEBAG) * bags) const
    {
        sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    }
};
using Safes = std::unique_ptr<STACK_OF(PKCS7), FreeSafes>;
using Bags = std::unique_ptr<STACK_OF(PKCS12_SAFEBAG), FreeBags>;

class Pkcs12Reader
{
public:
    /// @param key null: private keys are counted only
    Pkcs12Reader(PKCS12* file, const SecretBytes& passphrase, std::optional<PrivateKey>* key)
        : m_file(file), m_given(!passphrase.empty()), m_key(key)
    {
        if (m_given) {
            m_text = reinterpret_cast<const char*>(passphrase.view().data());
            m_length = static_cast<int>(passphrase.size());
        }
    }

    Result<Bundle> read()
    {
        const Safes safes(PKCS12_unpack_authsafes(m_file));
        if (!safes)
            return opensslError(ErrorCode::BadEncoding, "PKCS#12");
        if (const auto checked = checkCost(safes.get()); !checked)
            return checked.error();
        if (const auto opened = open(); !opened)
            return opened.error();
        for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i) {
            if (const auto read = readSafe(sk_PKCS7_value(safes.get(), i)); !read)
                return read.error();
        }
        return std::move(m_bundle);
    }

private:
    Status checkCost(const STACK_OF(PKCS7) * safes) const
    {
        long cost = 0;
        if (PKCS12_mac_present(m_file) == 1) {
            const ASN1_INTEGER* count = nullptr;
            PKCS12_get0_mac(nullptr, nullptr, nullptr, &count, m_file);
            cost = iterationsOf(count);
        }
        for (int i = 0; i < sk_PKCS7_num(safes) && cost <= maximumIterations; ++i) {
            const PKCS7* safe = sk_PKCS7_value(safes, i);
            if (PKCS7_type_is_encrypted(safe) && safe->d.encrypted && safe->d.encrypted->enc_data)
                cost += passphraseCost(safe->d.encrypted->enc_data->algorithm);
        }
        if (cost > maximumIterations)
            return Error{ErrorCode::TooLarge, "PKCS#12 that asks for more iterations than we spend"};
        return std::monostate{};
    }

    [[nodiscard]] Error doesNotOpen() const
    {
        ERR_clear_error();
        return m_given ? Error{ErrorCode::WrongPassphrase, "PKCS#12 does not open with this passphrase"}
                       : Error{ErrorCode::PassphraseNeeded, "PKCS#12 with a passphrase"};
    }

    /// Tells by the MAC whether the passphrase is right. Without one, programs disagree on whether that is no
    /// passphrase or an empty one.
    Status open()
    {
        if (PKCS12_mac_present(m_file) != 1 || PKCS12_verify_mac(m_file, m_text, m_length) == 1)
            return std::monostate{};
        if (!m_given) {
            m_text = "";
            if (PKCS12_verify_mac(m_file, m_text, 0) == 1)
                return std::monostate{};
        }
        return doesNotOpen();
    }

    Status readSafe(PKCS7* safe)
    {
        if (PKCS7_type_is_data(safe)) {
            const Bags bags(PKCS12_unpack_p7data(safe));
            if (!bags)
                return opensslError(ErrorCode::BadEncoding, "PKCS#12");
            readBags(bags.get());
        } else if (PKCS7_type_is_encrypted(safe)) {
            const Bags bags(PKCS12_unpack_p7encdata(safe, m_text, m_length));
            if (!bags)
                return whyNotDecrypted();
            readBags(bags.get());
        } else {
            m_bundle.damaged.push_back({ErrorCode::UnsupportedFormat, "a part of PKCS#12 for a public key"});
        }
        return std::monostate{};
    }

    [[nodiscard]] Error whyNotDecrypted() const
    {
        const unsigned long error = ERR_peek_error();
        const bool noCipher =
            ERR_GET_LIB(error) == ERR_LIB_EVP && (ERR_GET_REASON(error) == EVP_R_UNSUPPORTED_ALGORITHM ||
                                                  ERR_GET_REASON(error) == ERR_R_UNSUPPORTED ||
                                                  ERR_GET_REASON(error) == EVP_R_UNKNOWN_PBE_ALGORITHM ||
                                                  ERR_GET_REASON(error) == EVP_R_UNKNOWN_CIPHER);
        if (noCipher)
            return opensslError(ErrorCode::UnsupportedFormat, "PKCS#12 with a cipher not available here");
        // With a MAC the passphrase is known to be right, so the file is damaged.
        return PKCS12_mac_present(m_file) == 1 ? opensslError(ErrorCode::BadEncoding, "PKCS#12")
                                               : doesNotOpen();
    }

    void readBags(const STACK_OF(PKCS12_SAFEBAG) * bags)
    {
        for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags); ++i) {
            const PKCS12_SAFEBAG* bag = sk_PKCS12_SAFEBAG_value(bags, i);
            switch (PKCS12_SAFEBAG_get_nid(bag)) {
            case NID_certBag:
                readCertificate(bag);
                break;
            case NID_keyBag:
            case NID_pkcs8ShroudedKeyBag:
                ++m_bundle.privateKeys;
                if (m_key && !*m_key)
                    readKey(bag);
                break;
            case NID_safeContentsBag: // as deep as OpenSSL let them nest
                readBags(PKCS12_SAFEBAG_get0_safes(bag));
                break;
            default:
                break;
            }
        }
    }

    void readCertificate(const PKCS12_SAFEBAG* bag)
    {
        const Handle<X509, X509_free> parsed(PKCS12_SAFEBAG_get1_cert(bag));
        if (!parsed) {
            m_bundle.damaged.push_back(opensslError(ErrorCode::BadEncoding, "a certificate in PKCS#12"));
            return;
        }
        auto certificate = copyOf(parsed.get());
        if (certificate)
            m_bundle.certificates.push_back(std::move(*certificate));
        else
            m_bundle.damaged.push_back(certificate.error());
    }

    void readKey(const PKCS12_SAFEBAG* bag)
    {
        using KeyInfo = Handle<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
        KeyInfo decrypted;
        const PKCS8_PRIV_KEY_INFO* info = nullptr;
        if (PKCS12_SAFEBAG_get_nid(bag) == NID_keyBag) {
            info = PKCS12_SAFEBAG_get0_p8inf(bag);
        } else {
            const X509_ALGOR* cipher = nullptr;
            X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &cipher, nullptr);
            if (passphraseCost(cipher) <= maximumIterations)
                decrypted.reset(PKCS12_decrypt_skey(bag, m_text, m_length));
            info = decrypted.get();
        }
        unsigned char* der = nullptr;
        const int size = info ? i2d_PKCS8_PRIV_KEY_INFO(info, &der) : -1;
        if (size <= 0) {
            m_bundle.damaged.push_back(opensslError(ErrorCode::BadEncoding, "a private key in PKCS#12"));
            return;
        }
        auto key = PrivateKey::fromDer({der, static_cast<std::size_t>(size)});
        OPENSSL_clear_free(der, static_cast<std::size_t>(size));
        if (key)
            *m_key = std::move(*key);
        else
            m_bundle.damaged.push_back(key.error());
    }

    PKCS12* m_file;
    bool m_given;
    std::optional<PrivateKey>* m_key;
    const char* m_text = nullptr; // null = no passphrase, "" = an empty one
    int m_length = 0;
    Bundle m_bundle;
};

Result<Bundle> read(ByteView der, const SecretBytes& passphrase, std::optional<PrivateKey>* key)
{
    const ErrorQueueDrain drain;
    const auto size = derElementSize(der);
    if (!size && size.error().code == ErrorCode::Truncated)
        return Error{ErrorCode::Truncated, "PKCS#12: " + size.error().detail};
    if (der.size() > INT_MAX || passphrase.size() > INT_MAX)
        return Error{ErrorCode::TooLarge, "PKCS#12"};
    const LegacyContext context;
    PKCS12* file = PKCS12_init_ex(NID_pkcs7_data, context.get(), nullptr);
    const Handle<BIO, BIO_free_all> bio(BIO_new_mem_buf(der.data(), static_cast<int>(der.size())));
    if (!file || !bio)
        return opensslError(ErrorCode::CryptoFailure, "PKCS#12");
    if (!d2i_PKCS12_bio(bio.get(), &file)) { // frees `file` when it fails
        return opensslError(ErrorCode::BadEncoding, "PKCS#12");
    }
    const Handle<PKCS12, PKCS12_free> owner(file);
    return Pkcs12Reader(file, passphrase, key).read();
}

/// Its members are not ours.
struct FreeStack
{
    void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
};

} // namespace

Result<Bundle> readPkcs12(ByteView der, const SecretBytes& passphrase)
{
    return read(der, passphrase, nullptr);
}

Result<KeyBundle> openPkcs12(ByteView der, const SecretBytes& passphrase)
{
    KeyBundle result;
    auto bundle = read(der, passphrase, &result.key);
    if (!bundle)
        return bundle.error();
    if (!result.key && bundle->privateKeys > 0)
        return bundle->damaged.empty() ? Error{ErrorCode::BadEncoding, "a private key in PKCS#12"}
                                       : bundle->damaged.front();
    result.certificates = std::move(bundle->certificates);
    if (result.key)
        std::stable_partition(result.certificates.begin(), result.certificates.end(),
                              [&](const Certificate& certificate) {
                                  return certificate.publicKey() == result.key->publicKey();
                              });
    return result;
}

Result<Bytes> writePkcs12(const KeyBundle& bundle, const SecretBytes& passphrase)
{
    const ErrorQueueDrain drain;
    if (!bundle.key || bundle.certificates.empty() || passphrase.empty())
        return Error{ErrorCode::BadArgument, "PKCS#12 needs a key, its certificate and a passphrase"};
    std::string text(textOf(passphrase.view()));
    const std::unique_ptr<STACK_OF(X509), FreeStack> others(sk_X509_new_null());
    for (std::size_t i = 1; others && i < bundle.certificates.size(); ++i)
        sk_X509_push(others.get(), bundle.certificates[i].handle());
    constexpr int iterations = 2048;
    const Handle<PKCS12, PKCS12_free> file(PKCS12_create(
        text.c_str(), nullptr, bundle.key->handle(), bundle.certificates.front().handle(), others.get(),
        NID_pbe_WithSHA1And3_Key_TripleDES_CBC, NID_pbe_WithSHA1And3_Key_TripleDES_CBC, iterations, -1, 0));
    const bool sealed =
        file && PKCS12_set_mac(file.get(), text.c_str(), -1, nullptr, 0, iterations, EVP_sha1()) == 1;
    OPENSSL_cleanse(text.data(), text.size());
    unsigned char* der = nullptr;
    const int size = sealed ? i2d_PKCS12(file.get(), &der) : -1;
    if (size <= 0)
        return opensslError(ErrorCode::CryptoFailure, "PKCS#12");
    Bytes result(der, der + size);
    OPENSSL_free(der);
    return result;
}

} // namespace releve::x509
