// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/envelope.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pki/scep/asn1.h"
#include "pki/scep/cms.h"

namespace releve::scep {

struct Envelope::Data
{
    cms::Message message;
    std::optional<Cipher> cipher;
};

namespace {

/// The OID of the content cipher: OpenSSL has no function that tells it (RFC 5652 6.1).
std::optional<ByteView> cipherOidOf(ByteView ber)
{
    using namespace asn1;
    const auto contentInfo = Reader(ber).next(sequenceTag);
    if (!contentInfo)
        return std::nullopt;
    Reader outer(contentInfo->content);
    if (!outer.next(oidTag))
        return std::nullopt;
    const auto explicitContent = outer.next(contextTag(0));
    const auto envelopedData =
        explicitContent ? Reader(explicitContent->content).next(sequenceTag) : std::nullopt;
    if (!envelopedData)
        return std::nullopt;
    Reader fields(envelopedData->content);
    if (!fields.next(integerTag))
        return std::nullopt;
    (void)fields.next(contextTag(0)); // originatorInfo
    if (!fields.next(setTag))
        return std::nullopt;
    const auto encryptedContent = fields.next(sequenceTag);
    if (!encryptedContent)
        return std::nullopt;
    Reader encrypted(encryptedContent->content);
    if (!encrypted.next(oidTag))
        return std::nullopt;
    const auto algorithm = encrypted.next(sequenceTag);
    const auto oid = algorithm ? Reader(algorithm->content).next(oidTag) : std::nullopt;
    return oid ? std::optional(oid->whole) : std::nullopt;
}

std::optional<Cipher> cipherOf(ByteView oid)
{
    const unsigned char* at = oid.data();
    const x509::Handle<ASN1_OBJECT, ASN1_OBJECT_free> object(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(oid.size())));
    switch (object ? OBJ_obj2nid(object.get()) : NID_undef) {
    case NID_des_cbc:
        return Cipher::Des;
    case NID_des_ede3_cbc:
        return Cipher::Des3;
    case NID_aes_128_cbc:
        return Cipher::Aes128;
    case NID_aes_192_cbc:
        return Cipher::Aes192;
    case NID_aes_256_cbc:
        return Cipher::Aes256;
    default:
        return std::nullopt;
    }
}

Error closed()
{
    return Error{ErrorCode::BadEncoding, "an envelope that does not open"};
}

} // namespace

Envelope::Envelope(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Envelope::~Envelope() = default;
Envelope::Envelope(Envelope&& other) noexcept = default;
Envelope& Envelope::operator=(Envelope&& other) noexcept = default;

Result<Envelope> Envelope::read(ByteView ber)
{
    const x509::ErrorQueueDrain drain;
    if (const auto checked = asn1::check(ber); !checked)
        return checked.error();
    const auto oid = cipherOidOf(ber);
    auto data = std::make_unique<Data>();
    if (oid)
        data->cipher = cipherOf(*oid);
    const auto context = cms::contextOf(data->cipher.value_or(Cipher::Aes128));
    if (!context)
        return context.error();
    auto message = cms::read(ber, *context);
    if (!message)
        return message.error();
    data->message = std::move(*message);
    if (OBJ_obj2nid(CMS_get0_type(data->message.get())) != NID_pkcs7_enveloped)
        return Error{ErrorCode::UnsupportedFormat, "CMS that is no EnvelopedData"};
    if (sk_CMS_RecipientInfo_num(CMS_get0_RecipientInfos(data->message.get())) > mostRecipients)
        return Error{ErrorCode::TooLarge, "an envelope with too many recipients"};
    return Envelope(std::move(data));
}

std::optional<Cipher> Envelope::cipher() const
{
    return m_data->cipher;
}

bool Envelope::isAddressedTo(const x509::Certificate& certificate) const
{
    const x509::ErrorQueueDrain drain;
    X509* handle = certificate.handle();
    STACK_OF(CMS_RecipientInfo)* recipients = CMS_get0_RecipientInfos(m_data->message.get());
    for (int i = 0; handle && i < sk_CMS_RecipientInfo_num(recipients); ++i) {
        CMS_RecipientInfo* recipient = sk_CMS_RecipientInfo_value(recipients, i);
        if (CMS_RecipientInfo_type(recipient) == CMS_RECIPINFO_TRANS &&
            CMS_RecipientInfo_ktri_cert_cmp(recipient, handle) == 0)
            return true;
    }
    return false;
}

Result<SecretBytes> Envelope::open(const Identity& recipient)
{
    // With the certificate given, OpenSSL goes on with a random key when the transported one does not decrypt.
    X509* certificate = recipient.certificate.handle();
    return certificate ? decrypt(recipient.key, certificate) : closed();
}

Result<SecretBytes> Envelope::open(const x509::PrivateKey& key)
{
    return decrypt(key, nullptr);
}

Result<SecretBytes> Envelope::decrypt(const x509::PrivateKey& key, X509* certificate)
{
    const x509::ErrorQueueDrain drain;
    const auto plain = cms::writer();
    if (!m_data->cipher || !plain ||
        CMS_decrypt(m_data->message.get(), key.handle(), certificate, nullptr, plain.get(), CMS_BINARY) != 1)
        return closed();
    return SecretBytes(cms::written(plain.get()));
}

bool canReceive(const x509::Certificate& certificate)
{
    const x509::PublicKey& key = certificate.publicKey();
    return key.algorithm == "rsa" && key.bits >= x509::PrivateKey::shortestRsa &&
           key.bits <= x509::PrivateKey::longestRsa;
}

Result<Bytes> seal(ByteView content, const x509::Certificate& recipient, Cipher cipher)
{
    const x509::ErrorQueueDrain drain;
    if (!canReceive(recipient))
        return Error{ErrorCode::BadArgument, "an envelope for a key that is not RSA"};
    const auto context = cms::contextOf(cipher);
    if (!context)
        return context.error();
    const auto recipients = cms::stackOf(recipient.peerHandle());
    const auto plain = cms::reader(content);
    const cms::Message message(recipients && plain
                                   ? CMS_encrypt_ex(recipients.get(), plain.get(), cms::contentCipher(cipher),
                                                    CMS_BINARY, *context, nullptr)
                                   : nullptr);
    if (!message)
        return x509::opensslError(ErrorCode::CryptoFailure, "an envelope");
    return cms::toDer(message.get());
}

} // namespace releve::scep
