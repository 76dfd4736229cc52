// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <openssl/objects.h>

#include "pki/scep/cacertificates.h"
#include "pki/scep/dissect.h"

namespace releve::scep {

using x509::Certificate;

namespace {

using enum FindingCode;

constexpr std::uint8_t printableString = 0x13;
constexpr std::uint8_t utf8String = 0x0C;
constexpr unsigned shortestKey = 2048;

bool isShort(const x509::PublicKey& key)
{
    return key.algorithm == "rsa" && key.bits > 0 && key.bits < shortestKey;
}

class Judge
{
public:
    Judge(const Dissection& dissection, Instant now) : m_it(dissection), m_now(now) {}

    std::vector<Finding> findings()
    {
        bytes();
        if (m_it.kind == MessageKind::Capabilities)
            capabilities();
        if (m_it.signature) {
            signature(*m_it.signature);
            attributes(*m_it.signature);
        }
        if (m_it.kind == MessageKind::PkiMessage) {
            m_it.signature->text("messageType") == "3" ? reply(*m_it.signature) : request();
            content();
        }
        if (m_it.envelope)
            envelope(*m_it.envelope);
        if (m_it.enclosed)
            enclosed(*m_it.enclosed);
        if (m_it.kind == MessageKind::NextCa)
            nextCa();
        caList();
        return std::move(m_findings);
    }

private:
    void say(FindingCode code, std::vector<std::string> parameters = {})
    {
        m_findings.push_back({code, std::move(parameters)});
    }

    void bytes()
    {
        if (m_it.refused && m_it.refused->code == ErrorCode::Truncated)
            say(CutShort, {std::to_string(m_it.size)});
        else if (m_it.refused)
            say(Malformed, {m_it.refused->detail});
        if (m_it.trailing > 0)
            say(TrailingBytes, {std::to_string(m_it.trailing)});
        if (!m_it.encoding.isDer())
            say(BerEncoding);
        const bool pkiMessage =
            isMediaType(m_it.httpType, pkiMessageType) || equalsIgnoringCase(m_it.operation, "PKIOperation");
        if (pkiMessage && !m_it.signature && !m_it.refused)
            say(NoSignature);
    }

    void signature(const SignatureFacts& facts)
    {
        if (facts.signers > 1)
            say(SeveralSigners);
        digest(facts);
        if (!facts.certificate) {
            say(SignerNotEnclosed);
            return;
        }
        const Certificate& certificate = *facts.certificate;
        if (!facts.verifies && !m_it.refused)
            say(BadSignature);
        const Instant at = m_it.signingTime().value_or(m_now);
        const auto from = certificate.notBefore();
        const auto to = certificate.notAfter();
        if (from && to && !isInDate(certificate, at))
            say(SignerNotInDate, {toIso8601(*from), toIso8601(*to), toIso8601(at)});
        if (isShort(certificate.publicKey()))
            say(SignerKeyShort, {std::to_string(certificate.publicKey().bits)});
        if (certificate.publicKey().algorithm != "rsa")
            say(SignerNotRsa, {certificate.publicKey().algorithm});
    }

    void digest(const SignatureFacts& facts)
    {
        const std::string& name = facts.digest.name;
        if (name == LN_md5)
            say(DigestMd5);
        else if (name == LN_sha1)
            say(DigestSha1);
        else if (name != LN_sha256 && name != LN_sha384 && name != LN_sha512 && !name.empty())
            say(DigestUnknown, {name});
        const std::string& algorithm = facts.algorithm.name;
        if (algorithm == LN_rsassaPss)
            say(SignaturePss);
        else if (algorithm.ends_with("WithRSAEncryption"))
            say(SignatureNamesHash, {algorithm});
    }

    void attributes(const SignatureFacts& facts)
    {
        struct Type
        {
            std::string_view name;
            std::uint8_t tag;
        };
        constexpr std::array<Type, 6> types{{{"messageType", printableString},
                                             {"pkiStatus", printableString},
                                             {"failInfo", printableString},
                                             {"senderNonce", asn1::octetStringTag},
                                             {"recipientNonce", asn1::octetStringTag},
                                             {"failInfoText", utf8String}}};
        if (!facts.sorted)
            say(AttributesNotSorted);
        if (!facts.attributes.empty() && !facts.find("contentType"))
            say(NoContentType);
        for (auto it = facts.attributes.begin(); it != facts.attributes.end(); ++it) {
            const bool again = std::any_of(facts.attributes.begin(), it,
                                           [&](const auto& other) { return other.oid == it->oid; });
            if (again || it->values != 1)
                say(AttributeRepeated, {it->name});
            const auto type = std::find_if(types.begin(), types.end(),
                                           [&](const Type& each) { return each.name == it->name; });
            if (type != types.end() && it->tag != type->tag)
                say(AttributeWrongString, {it->name, stringTypeName(it->tag), stringTypeName(type->tag)});
        }
        if (m_it.kind == MessageKind::PkiMessage)
            transaction(facts);
    }

    void transaction(const SignatureFacts& facts)
    {
        const std::string type = facts.text("messageType");
        if (type.empty())
            say(NoMessageType);
        else if (type == "18")
            say(UpdateRequest);
        else if (!m_it.type())
            say(UnknownMessageType, {type});
        const AttributeFacts* id = facts.find("transactionID");
        if (!id || id->value.empty())
            say(NoTransactionId);
        else if (id->tag != printableString)
            say(TransactionIdNotPrintable, {stringTypeName(id->tag)});
        if (id && id->value.size() > Attributes::longestTransactionId)
            say(TransactionIdTooLong, {std::to_string(id->value.size())});
        nonce(facts, "senderNonce", NoSenderNonce, true);
        nonce(facts, "recipientNonce", NoRecipientNonce, type == "3");
    }

    void nonce(const SignatureFacts& facts, const char* name, FindingCode missing, bool needed)
    {
        constexpr std::size_t length = 16;
        const AttributeFacts* attribute = facts.find(name);
        if (!attribute) {
            if (needed)
                say(missing);
        } else if (attribute->value.size() != length) {
            say(NonceLength, {name, std::to_string(attribute->value.size())});
        }
    }

    void request()
    {
        if (m_it.content != ContentState::Present)
            say(ContentMissing);
    }

    void reply(const SignatureFacts& facts)
    {
        const AttributeFacts* own = facts.find("senderNonce");
        const AttributeFacts* echo = facts.find("recipientNonce");
        if (own && echo && own->value == echo->value)
            say(NonceReused);
        const std::string status = facts.text("pkiStatus");
        if (status.empty())
            say(NoStatus);
        else if (statusName(status).empty())
            say(UnknownStatus, {status});
        const std::string failInfo = facts.text("failInfo");
        if (statusName(status) == "FAILURE" && failInfo.empty())
            say(NoFailInfo);
        else if (!failInfo.empty() && failInfoName(failInfo).empty())
            say(UnknownFailInfo, {failInfo});
        if (statusName(status) == "SUCCESS") {
            if (m_it.content != ContentState::Present)
                say(ContentMissing);
        } else if (m_it.content == ContentState::Absent) {
            say(ContentOmitted);
        } else if (m_it.content == ContentState::Present) {
            say(ContentUnexpected);
        }
    }

    void content()
    {
        if (!m_it.contentType.empty() && m_it.contentType != LN_pkcs7_data)
            say(ContentNotData, {m_it.contentType});
        if (m_it.content == ContentState::Present && !m_it.envelope)
            say(ContentNotEnvelope);
    }

    void envelope(const EnvelopeFacts& facts)
    {
        if (facts.recipients.size() > 1)
            say(SeveralRecipients, {std::to_string(facts.recipients.size())});
        if (std::any_of(facts.recipients.begin(), facts.recipients.end(),
                        [](const auto& recipient) { return !recipient.name; }))
            say(RecipientNotNamed);
        const std::string& cipher = facts.cipher.name;
        if (cipher == LN_des_cbc)
            say(CipherDes);
        else if (cipher == LN_des_ede3_cbc)
            say(CipherDes3);
        else if (cipher != LN_aes_128_cbc && cipher != LN_aes_192_cbc && cipher != LN_aes_256_cbc &&
                 !cipher.empty())
            say(CipherUnknown, {cipher});
        if (facts.tried && !m_it.enclosed)
            say(DoesNotOpen);
        else if (facts.tried && m_it.enclosed->isEmpty())
            say(EnclosedUnreadable);
    }

    void enclosed(const EnclosedFacts& facts)
    {
        if (facts.request)
            certificationRequest(*facts.request);
        if (facts.list && m_it.kind == MessageKind::PkiMessage)
            issued(*facts.list);
    }

    void certificationRequest(const x509::Request& request)
    {
        if (!request.isSignatureValid())
            say(RequestSignatureBad);
        if (isShort(request.publicKey()))
            say(RequestKeyShort, {std::to_string(request.publicKey().bits)});
        // Of an initial request: a renewal is signed with what the CA has issued.
        const auto* signer =
            m_it.signature && m_it.signature->certificate ? &*m_it.signature->certificate : nullptr;
        if (!signer || !signer->isSelfIssued())
            return;
        if (!(signer->publicKey() == request.publicKey()))
            say(RequestKeyNotSigners);
        if (!(signer->subject() == request.subject()))
            say(RequestSubjectNotSigners);
    }

    void issued(const CertsOnly& list)
    {
        const auto& certificates = list.certificates;
        if (certificates.empty() && list.crls.empty())
            say(NoCertificate);
        if (certificates.size() > 1 && certificates.front().isCa() &&
            !std::all_of(certificates.begin(), certificates.end(),
                         [](const auto& each) { return each.isCa(); }))
            say(CaFirst);
    }

    void nextCa()
    {
        if (m_it.content == ContentState::Absent) {
            say(NextCaOnlyOutside);
        } else if (m_it.enclosed && m_it.enclosed->list) {
            const auto isOutside = [&](const Certificate& inner) {
                return std::find(m_it.certificates.begin(), m_it.certificates.end(), inner) !=
                       m_it.certificates.end();
            };
            const auto& inside = m_it.enclosed->list->certificates;
            if (!std::any_of(inside.begin(), inside.end(), isOutside))
                say(NextCaOnlyInside);
        }
    }

    /// An answer that should bring a CA's certificate, by its kind or by what HTTP says of it.
    void caList()
    {
        const auto isCa = [](const Certificate& certificate) { return certificate.isCa(); };
        const auto hasCa = [&](const std::vector<Certificate>& all) {
            return std::any_of(all.begin(), all.end(), isCa);
        };
        const bool expected =
            m_it.kind == MessageKind::NextCa ||
            (m_it.kind == MessageKind::CertsOnly &&
             (isMediaType(m_it.httpType, caType) || isMediaType(m_it.httpType, caAndRaType)));
        const bool inside = m_it.enclosed && m_it.enclosed->list && hasCa(m_it.enclosed->list->certificates);
        if (expected && !inside && !hasCa(m_it.certificates))
            say(NoCaCertificate);
    }

    void capabilities()
    {
        const Capabilities& offered = m_it.capabilities;
        if (!offered.has(Capability::Aes))
            say(NoAes);
        if (!offered.has(Capability::Sha256))
            say(NoSha256);
        if (!offered.has(Capability::PostPkiOperation))
            say(NoPost);
        if (!offered.has(Capability::Renewal))
            say(NoRenewal);
        // It looks for AES at the place of SHA-384 (SCEP_INTEROP rule 16).
        if (!offered.lists(Capability::Sha384))
            say(StrongSwanCapabilities);
        if (!offered.unknown().empty())
            say(UnknownCapabilities, {std::to_string(offered.unknown().size())});
    }

    const Dissection& m_it;
    Instant m_now;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> judge(const Dissection& dissection, Instant now)
{
    return Judge(dissection, now).findings();
}

} // namespace releve::scep
