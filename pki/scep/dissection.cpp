// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/dissection.h"

#include <algorithm>
#include <array>

#include <openssl/asn1.h>

#include "pki/scep/cacertificates.h"
#include "pki/scep/dissect.h"
#include "pki/scep/envelope.h"
#include "pki/scep/query.h"
#include "pki/scep/signedmessage.h"
#include "pki/x509/opensslsupport.h"

namespace releve::scep {

namespace {

constexpr std::string_view scepArc = "2.16.840.1.113733.1.9.";

bool hasScepAttributes(const SignatureFacts& signature)
{
    return std::any_of(signature.attributes.begin(), signature.attributes.end(),
                       [](const auto& attribute) { return attribute.oid.starts_with(scepArc); });
}

/// What the signed content makes of a SignedData.
class Anatomy
{
public:
    Anatomy(Dissection& into, const x509::PrivateKey* key) : m_into(into), m_key(key) {}

    void read(ByteView bytes)
    {
        m_into.size = bytes.size();
        const auto whole = asn1::Reader(bytes).nextOrCut(asn1::sequenceTag);
        if (!whole) {
            m_into.refused = Error{ErrorCode::Truncated, "no element of ASN.1"};
            return;
        }
        m_into.trailing = bytes.size() - whole->whole.size();
        if (whole->cut)
            m_into.refused = asn1::check(whole->whole).error();
        countEncoding(whole->whole, m_into.encoding);
        m_walk.message(*whole);
        if (m_into.kind == MessageKind::Envelope)
            open(whole->whole);
        else if (m_into.kind == MessageKind::SignedData)
            readSigned(whole->whole);
    }

private:
    void readSigned(ByteView ber)
    {
        if (!m_into.signature) {
            if (m_into.refused) // its signature may have stood behind the damage
                return;
            m_into.kind = MessageKind::CertsOnly;
            auto list = CertsOnly::read(ber);
            if (list)
                m_into.enclosed.emplace().list = std::move(*list);
            else
                refuse(list.error());
            return;
        }
        verify(ber);
        if (hasScepAttributes(*m_into.signature)) {
            m_into.kind = MessageKind::PkiMessage;
            readEnvelope();
        } else if (m_into.content == ContentState::Absent && !m_into.certificates.empty()) {
            m_into.kind = MessageKind::NextCa; // as jscep's server writes it
        } else if (auto list = CertsOnly::read(m_walk.content())) {
            m_into.kind = MessageKind::NextCa;
            countEncoding(m_walk.content(), m_into.encoding);
            m_into.enclosed.emplace().list = std::move(*list);
        }
    }

    void verify(ByteView ber)
    {
        const auto message = SignedMessage::read(ber);
        if (message)
            m_into.signature->verifies = message->verify(m_into.certificates).ok();
        else
            refuse(message.error());
    }

    void readEnvelope()
    {
        const Bytes& content = m_walk.content();
        if (content.empty() || !m_walk.envelope(content))
            return;
        countEncoding(content, m_into.encoding);
        open(content);
    }

    void open(ByteView ber)
    {
        auto envelope = Envelope::read(ber);
        if (!envelope) {
            refuse(envelope.error());
            return;
        }
        if (!m_key || !m_into.envelope)
            return;
        m_into.envelope->tried = true;
        if (const auto content = envelope->open(*m_key))
            m_into.enclosed = enclosedIn(content->view(), m_into.type());
    }

    void refuse(const Error& error)
    {
        if (!m_into.refused)
            m_into.refused = error;
    }

    Dissection& m_into;
    const x509::PrivateKey* m_key;
    CmsWalk m_walk{m_into};
};

} // namespace

EnclosedFacts enclosedIn(ByteView content, std::optional<MessageType> type)
{
    EnclosedFacts facts;
    const auto take = [](auto& into, auto read) {
        if (read)
            into = std::move(*read);
    };
    // Of a type we do not know, or none: whatever it turns out to be.
    const auto mayBe = [&](std::initializer_list<MessageType> types) {
        return facts.isEmpty() && (!type || std::find(types.begin(), types.end(), *type) != types.end());
    };
    if (mayBe({MessageType::PkcsReq, MessageType::RenewalReq}))
        take(facts.request, x509::Request::fromDer(content));
    if (mayBe({MessageType::CertRep}))
        take(facts.list, CertsOnly::read(content));
    if (mayBe({MessageType::GetCert, MessageType::GetCrl}))
        take(facts.issuerAndSerial, IssuerAndSerial::read(content));
    if (mayBe({MessageType::CertPoll}))
        take(facts.issuerAndSubject, IssuerAndSubject::read(content));
    return facts;
}

std::string stringTypeName(std::uint8_t tag)
{
    switch (tag) {
    case V_ASN1_OCTET_STRING:
        return "OCTET STRING";
    case V_ASN1_OBJECT:
        return "OBJECT IDENTIFIER";
    case V_ASN1_UTF8STRING:
        return "UTF8String";
    case V_ASN1_NUMERICSTRING:
        return "NumericString";
    case V_ASN1_PRINTABLESTRING:
        return "PrintableString";
    case V_ASN1_T61STRING:
        return "T61String";
    case V_ASN1_IA5STRING:
        return "IA5String";
    case V_ASN1_VISIBLESTRING:
        return "VisibleString";
    case V_ASN1_UNIVERSALSTRING:
        return "UniversalString";
    case V_ASN1_BMPSTRING:
        return "BMPString";
    case V_ASN1_UTCTIME:
        return "UTCTime";
    case V_ASN1_GENERALIZEDTIME:
        return "GeneralizedTime";
    case asn1::sequenceTag:
        return "SEQUENCE";
    default:
        return "0x" + toHex({&tag, 1});
    }
}

const AttributeFacts* SignatureFacts::find(std::string_view name) const
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& attribute) { return attribute.name == name; });
    return found == attributes.end() ? nullptr : &*found;
}

std::string SignatureFacts::text(std::string_view name) const
{
    const AttributeFacts* attribute = find(name);
    return attribute ? toUtf8(textOf(attribute->value)) : std::string();
}

std::optional<MessageType> Dissection::type() const
{
    Attributes attributes;
    if (signature)
        attributes.messageType = signature->text("messageType");
    return attributes.type();
}

std::optional<Instant> Dissection::signingTime() const
{
    const AttributeFacts* attribute = signature ? signature->find("signingTime") : nullptr;
    if (!attribute || (attribute->tag != V_ASN1_UTCTIME && attribute->tag != V_ASN1_GENERALIZEDTIME))
        return std::nullopt;
    const x509::ErrorQueueDrain drain;
    const Bytes der = asn1::element(attribute->tag, {attribute->value});
    const unsigned char* at = der.data();
    const x509::Handle<ASN1_TIME, ASN1_TIME_free> time(
        d2i_ASN1_TIME(nullptr, &at, static_cast<long>(der.size())));
    return time ? x509::instantOf(time.get()) : std::nullopt;
}

std::string_view messageTypeName(std::string_view number)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> names{{{"3", "CertRep"},
                                                                                         {"17", "RenewalReq"},
                                                                                         {"18", "UpdateReq"},
                                                                                         {"19", "PKCSReq"},
                                                                                         {"20", "CertPoll"},
                                                                                         {"21", "GetCert"},
                                                                                         {"22", "GetCRL"}}};
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == number; });
    return found == names.end() ? std::string_view() : found->second;
}

std::string_view statusName(std::string_view number)
{
    return number == "0"   ? "SUCCESS"
           : number == "2" ? "FAILURE"
           : number == "3" ? "PENDING"
                           : std::string_view();
}

std::string_view failInfoName(std::string_view number)
{
    const bool known = number.size() == 1 && number.front() >= '0' && number.front() <= '4';
    return known ? nameOf(static_cast<FailInfo>(number.front() - '0')) : std::string_view();
}

Dissection dissect(const Capture& capture, Instant now, const x509::PrivateKey* key)
{
    Dissection result;
    result.form = capture.form;
    result.operation = capture.operation;
    result.label = capture.label;
    result.httpType = capture.contentType;
    result.refused = capture.damaged;
    result.size = capture.message.size();
    if (!capture.capabilities.empty()) {
        result.kind = MessageKind::Capabilities;
        result.size = capture.capabilities.size();
        result.capabilities = Capabilities::parse(capture.capabilities);
    } else if (capture.message.size() > longestMessage) {
        result.refused = Error{ErrorCode::TooLarge, "a message of " + std::to_string(result.size) + " bytes"};
    } else if (auto certificate = x509::Certificate::fromDer(capture.message)) {
        result.kind = MessageKind::Certificate;
        result.certificates.push_back(std::move(*certificate));
    } else if (!capture.message.empty()) {
        Anatomy(result, key).read(capture.message);
    } else if (!capture.operation.empty()) {
        result.kind = MessageKind::Query;
    }
    result.findings = judge(result, now);
    return result;
}

} // namespace releve::scep
