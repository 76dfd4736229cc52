// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/certificate.h"

#include <algorithm>
#include <array>
#include <mutex>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pki/x509/extensions.h"
#include "pki/x509/opensslsupport.h"
#include "pki/x509/pem.h"

namespace releve::x509 {

namespace {

using X509Handle = Handle<X509, X509_free>;

/// Parsed anew whenever OpenSSL is needed: its own object takes ten times the room of the bytes.
///
/// @param context fieldsOnly(), or null where its key or signature is wanted
X509Handle parse(ByteView der, OSSL_LIB_CTX* context)
{
    X509* certificate = X509_new_ex(context, nullptr);
    const unsigned char* at = der.data();
    d2i_X509(&certificate, &at, static_cast<long>(der.size())); // frees and clears it on failure
    return X509Handle(certificate);
}

} // namespace

struct Certificate::Data
{
    Bytes der;
    std::string serial;
    Name issuer, subject;
    std::optional<Instant> notBefore, notAfter;
    PublicKey publicKey;
    std::string signatureAlgorithm;
    Extensions extensions;
    std::vector<Weakness> weaknesses;
    mutable std::once_flag handleOnce, peerOnce;
    mutable X509Handle handle, peer; ///< made when first asked for
};

namespace {

std::string signatureAlgorithmOf(const X509* certificate)
{
    const X509_ALGOR* algorithm = nullptr;
    X509_get0_signature(nullptr, &algorithm, certificate);
    return algorithmName(algorithm);
}

bool isShort(const PublicKey& key)
{
    constexpr unsigned shortestRsa = 2048;
    constexpr unsigned shortestEc = 256;
    if (key.bits == 0)
        return false;
    if (key.algorithm == "rsa" || key.algorithm == "rsa-pss" || key.algorithm == "dsa")
        return key.bits < shortestRsa;
    return key.algorithm == "ec" && key.bits < shortestEc;
}

std::vector<Weakness> weaknessesOf(X509* certificate, const PublicKey& key)
{
    std::vector<Weakness> result;
    if (isShort(key))
        result.push_back(Weakness::ShortKey);
    int digest = NID_undef; // of RSA-PSS too, where the algorithm's name does not tell it
    if (X509_get_signature_info(certificate, &digest, nullptr, nullptr, nullptr) != 1)
        OBJ_find_sigid_algs(X509_get_signature_nid(certificate), &digest, nullptr);
    if (digest == NID_md5)
        result.push_back(Weakness::Md5Signature);
    else if (digest == NID_sha1)
        result.push_back(Weakness::Sha1Signature);
    return result;
}

} // namespace

std::string digestHex(Digest digest, ByteView bytes)
{
    const ErrorQueueDrain drain;
    std::array<unsigned char, EVP_MAX_MD_SIZE> buffer{};
    unsigned length = 0;
    const EVP_MD* algorithm = messageDigest(digest);
    if (!algorithm || EVP_Digest(bytes.data(), bytes.size(), buffer.data(), &length, algorithm, nullptr) != 1)
        return {};
    return toHex(ByteView(buffer.data(), length));
}

Certificate::Certificate(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

Result<Certificate> Certificate::fromDer(ByteView der)
{
    const ErrorQueueDrain drain;
    if (const auto checked = checkOneElement(der, "a certificate"); !checked)
        return checked.error();
    const X509Handle certificate = parse(der, fieldsOnly());
    if (!certificate)
        return opensslError(ErrorCode::BadEncoding, "a certificate");

    return of(der, certificate.get());
}

Result<Certificate> copyOf(X509* certificate)
{
    Bytes der(static_cast<std::size_t>(std::max(0, i2d_X509(certificate, nullptr))));
    unsigned char* out = der.data();
    if (der.empty() || i2d_X509(certificate, &out) <= 0)
        return opensslError(ErrorCode::CryptoFailure, "a certificate of a container");
    if (const auto checked = checkOneElement(der, "a certificate"); !checked)
        return checked.error();
    return Certificate::of(der, certificate);
}

Certificate Certificate::of(ByteView der, X509* parsed)
{
    auto data = std::make_shared<Data>();
    data->der.assign(der.begin(), der.end());
    data->serial = hexOf(X509_get0_serialNumber(parsed));
    data->issuer = nameOf(X509_get_issuer_name(parsed));
    data->subject = nameOf(X509_get_subject_name(parsed));
    data->notBefore = instantOf(X509_get0_notBefore(parsed));
    data->notAfter = instantOf(X509_get0_notAfter(parsed));
    data->publicKey = publicKeyOf(X509_get_X509_PUBKEY(parsed));
    data->signatureAlgorithm = signatureAlgorithmOf(parsed);
    data->extensions = extensionsOf(parsed);
    data->weaknesses = weaknessesOf(parsed, data->publicKey);
    return Certificate(std::move(data));
}

Result<Certificate> Certificate::fromPem(std::string_view pem)
{
    const auto der = decodeFirstPem(pem, {"CERTIFICATE", "X509 CERTIFICATE"});
    if (!der)
        return der.error();
    auto certificate = fromDer(*der);
    if (!certificate)
        return Error{ErrorCode::BadEncoding, certificate.error().detail};
    return certificate;
}

ByteView Certificate::der() const
{
    return m_data->der;
}

std::string Certificate::toPem() const
{
    return pemOf("CERTIFICATE", m_data->der);
}

X509* Certificate::handle() const
{
    std::call_once(m_data->handleOnce, [this] {
        const ErrorQueueDrain drain;
        m_data->handle = parse(m_data->der, nullptr);
    });
    return m_data->handle.get();
}

X509* Certificate::peerHandle() const
{
    if (m_data->publicKey.algorithm != "rsa")
        return handle();
    std::call_once(m_data->peerOnce, [this] {
        const ErrorQueueDrain drain;
        X509Handle peer = parse(m_data->der, fieldsOnly());
        const KeyHandle key = peer ? keyAlone(X509_get_X509_PUBKEY(peer.get())) : nullptr;
        if (key && X509_set_pubkey(peer.get(), key.get()) == 1)
            m_data->peer = std::move(peer);
    });
    return m_data->peer.get();
}

const std::string& Certificate::serial() const
{
    return m_data->serial;
}

const Name& Certificate::issuer() const
{
    return m_data->issuer;
}

const Name& Certificate::subject() const
{
    return m_data->subject;
}

std::optional<Instant> Certificate::notBefore() const
{
    return m_data->notBefore;
}

std::optional<Instant> Certificate::notAfter() const
{
    return m_data->notAfter;
}

const PublicKey& Certificate::publicKey() const
{
    return m_data->publicKey;
}

const std::string& Certificate::signatureAlgorithm() const
{
    return m_data->signatureAlgorithm;
}

std::string Certificate::fingerprint(Digest digest) const
{
    return digestHex(digest, m_data->der);
}

const std::string& Certificate::subjectKeyId() const
{
    return m_data->extensions.subjectKeyId;
}

const std::string& Certificate::authorityKeyId() const
{
    return m_data->extensions.authorityKeyId;
}

bool Certificate::isCa() const
{
    return m_data->extensions.isCa;
}

bool Certificate::isSelfIssued() const
{
    return m_data->issuer == m_data->subject;
}

bool Certificate::isSignedBy(const Certificate& issuer) const
{
    const ErrorQueueDrain drain;
    const X509Handle certificate = parse(m_data->der, nullptr);
    const KeyHandle key = keyOf(issuer.publicKey());
    return certificate && key && X509_verify(certificate.get(), key.get()) == 1;
}

const std::vector<std::string>& Certificate::keyUsage() const
{
    return m_data->extensions.keyUsage;
}

const std::vector<std::string>& Certificate::extendedKeyUsage() const
{
    return m_data->extensions.extendedKeyUsage;
}

const std::vector<std::string>& Certificate::subjectAltNames() const
{
    return m_data->extensions.subjectAltNames;
}

const std::vector<std::string>& Certificate::crlDistributionPoints() const
{
    return m_data->extensions.crlDistributionPoints;
}

const std::vector<Weakness>& Certificate::weaknesses() const
{
    return m_data->weaknesses;
}

bool Certificate::operator==(const Certificate& other) const
{
    return m_data == other.m_data || m_data->der == other.m_data->der;
}

} // namespace releve::x509
