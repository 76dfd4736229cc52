// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/signedmessage.h"

#include <array>

#include <openssl/asn1.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pki/scep/asn1.h"
#include "pki/scep/attributeset.h"
#include "pki/scep/cms.h"

namespace releve::scep {

struct SignedMessage::Data
{
    Bytes bare; ///< without its certificates
    cms::Message message;
    Attributes attributes;
    std::optional<Digest> digest;
    std::vector<x509::Certificate> certificates;
};

namespace {

CMS_SignerInfo* signerOf(CMS_ContentInfo* message)
{
    const STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(message);
    return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

std::optional<Digest> digestOf(CMS_SignerInfo* signer)
{
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &algorithm, nullptr);
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, algorithm);
    switch (OBJ_obj2nid(oid)) {
    case NID_md5:
        return Digest::Md5;
    case NID_sha1:
        return Digest::Sha1;
    case NID_sha256:
        return Digest::Sha256;
    case NID_sha384:
        return Digest::Sha384;
    case NID_sha512:
        return Digest::Sha512;
    default:
        return std::nullopt;
    }
}

Result<std::vector<x509::Certificate>> certificatesOf(CMS_ContentInfo* message)
{
    const cms::Stack stack(CMS_get1_certs(message));
    if (sk_X509_num(stack.get()) > SignedMessage::mostCertificates)
        return Error{ErrorCode::TooLarge, "a message with too many certificates"};
    std::vector<x509::Certificate> certificates;
    for (int i = 0; i < sk_X509_num(stack.get()); ++i) {
        if (auto certificate = x509::copyOf(sk_X509_value(stack.get(), i)))
            certificates.push_back(std::move(*certificate));
    }
    return certificates;
}

/// Keys whose signatures are looked at: checking one of 16,384 bits costs milliseconds.
bool isReasonable(const x509::PublicKey& key)
{
    return key.bits > 0 && key.bits <= x509::PrivateKey::longestRsa;
}

/// The message without the certificates beside it, of which OpenSSL would make keys; the signature does not cover
/// them.
Bytes withoutCertificates(ByteView ber)
{
    using namespace asn1;
    const auto contentInfo = Reader(ber).next(sequenceTag);
    Reader outer(contentInfo ? contentInfo->content : ByteView());
    const auto type = outer.next(oidTag);
    const auto content = outer.next(contextTag(0));
    const auto signedData = content ? Reader(content->content).next(sequenceTag) : std::nullopt;
    if (!type || !signedData)
        return {};
    Bytes kept;
    for (Reader fields(signedData->content); const auto field = fields.next();) {
        if (field->tag != contextTag(0))
            kept.insert(kept.end(), field->whole.begin(), field->whole.end());
    }
    return element(sequenceTag, {type->whole, element(contextTag(0), {element(sequenceTag, {kept})})});
}

bool isSignedBy(CMS_ContentInfo* message, X509* peer)
{
    const auto stack = cms::stackOf(peer);
    // OpenSSL wants a content; SCEP's FAILURE and PENDING may come without (SCEP_INTEROP rule 21).
    const auto absent = CMS_is_detached(message) == 1 ? cms::reader({}) : nullptr;
    // CMS_NO_SIGNER_CERT_VERIFY: whom to trust, and until when, is decided by others, and by their own clocks.
    return stack && CMS_verify(message, stack.get(), nullptr, absent.get(), nullptr,
                               CMS_NO_SIGNER_CERT_VERIFY | CMS_NOINTERN | CMS_BINARY) == 1;
}

} // namespace

SignedMessage::SignedMessage(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
SignedMessage::~SignedMessage() = default;
SignedMessage::SignedMessage(SignedMessage&& other) noexcept = default;
SignedMessage& SignedMessage::operator=(SignedMessage&& other) noexcept = default;

Result<SignedMessage> SignedMessage::read(ByteView ber)
{
    const x509::ErrorQueueDrain drain;
    auto data = std::make_unique<Data>();
    // Only its fields are wanted here: OpenSSL would make a key of every certificate it carries.
    auto message = cms::read(ber, x509::fieldsOnly());
    if (!message)
        return message.error();
    data->message = std::move(*message);
    if (OBJ_obj2nid(CMS_get0_type(data->message.get())) != NID_pkcs7_signed)
        return Error{ErrorCode::UnsupportedFormat, "CMS that is no SignedData"};
    CMS_SignerInfo* signer = signerOf(data->message.get());
    if (!signer)
        return Error{ErrorCode::UnsupportedFormat, "SignedData without exactly one signer"};
    auto attributes = readAttributes(signer);
    if (!attributes)
        return attributes.error();
    auto certificates = certificatesOf(data->message.get());
    if (!certificates)
        return certificates.error();
    data->bare = withoutCertificates(ber);
    data->attributes = std::move(*attributes);
    data->digest = digestOf(signer);
    data->certificates = std::move(*certificates);
    return SignedMessage(std::move(data));
}

const Attributes& SignedMessage::attributes() const
{
    return m_data->attributes;
}

std::optional<Digest> SignedMessage::digest() const
{
    return m_data->digest;
}

ByteView SignedMessage::content() const
{
    ASN1_OCTET_STRING** content = CMS_get0_content(m_data->message.get());
    if (!content || !*content)
        return {};
    return {ASN1_STRING_get0_data(*content), static_cast<std::size_t>(ASN1_STRING_length(*content))};
}

const std::vector<x509::Certificate>& SignedMessage::certificates() const
{
    return m_data->certificates;
}

Result<x509::Certificate> SignedMessage::verify(std::span<const x509::Certificate> candidates) const
{
    const x509::ErrorQueueDrain drain;
    for (const x509::Certificate& candidate : candidates) {
        if (!m_data->digest || !isReasonable(candidate.publicKey()))
            continue;
        X509* const peer = candidate.peerHandle();
        if (!peer || CMS_SignerInfo_cert_cmp(signerOf(m_data->message.get()), peer) != 0)
            continue;
        // With algorithms this time; and OpenSSL keeps what it has found out in the message.
        const auto fresh = cms::read(m_data->bare, nullptr);
        if (fresh && isSignedBy(fresh->get(), peer))
            return candidate;
    }
    return Error{ErrorCode::BadSignature, "a message that none of the expected certificates has signed"};
}

Result<Bytes> sign(const Attributes& attributes, ByteView content, const Identity& signer,
                   std::span<const x509::Certificate> enclosed, Digest digest, Instant now)
{
    const x509::ErrorQueueDrain drain;
    X509* certificate = signer.certificate.handle();
    const auto certificates = cms::stackOf(enclosed);
    const auto data = cms::reader(content);
    if (!certificate || !certificates || !data)
        return x509::opensslError(ErrorCode::CryptoFailure, "a signature");
    const cms::Message message(
        CMS_sign(nullptr, nullptr, certificates->get(), data.get(), CMS_PARTIAL | CMS_BINARY | CMS_STREAM));
    CMS_SignerInfo* info =
        message ? CMS_add1_signer(message.get(), certificate, signer.key.handle(), cms::messageDigest(digest),
                                  CMS_NOSMIMECAP | CMS_NOCERTS | CMS_PARTIAL)
                : nullptr;
    if (!info)
        return x509::opensslError(ErrorCode::CryptoFailure, "a signature");
    if (const auto written = writeAttributes(info, attributes, now); !written)
        return written.error();
    if (CMS_final(message.get(), data.get(), nullptr, CMS_BINARY) != 1)
        return x509::opensslError(ErrorCode::CryptoFailure, "a signature");
    return cms::toDer(message.get());
}

} // namespace releve::scep
