// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <openssl/asn1.h>
#include <openssl/objects.h>

#include "pki/scep/dissect.h"
#include "pki/scep/envelope.h"
#include "pki/scep/signedmessage.h"
#include "pki/x509/opensslsupport.h"

namespace releve::scep {

using asn1::contextTag;
using asn1::Element;
using asn1::Reader;

namespace {

constexpr std::size_t mostAttributes = 64;

/// OpenSSL's long name of an OID element, or the dotted OID.
std::string nameOfOid(const Element& oid)
{
    const x509::ErrorQueueDrain drain;
    const unsigned char* at = oid.whole.data();
    const x509::Handle<ASN1_OBJECT, ASN1_OBJECT_free> object(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(oid.whole.size())));
    if (!object)
        return {};
    const int nid = OBJ_obj2nid(object.get());
    return nid == NID_undef ? x509::dottedOid(object.get()) : std::string(OBJ_nid2ln(nid));
}

AlgorithmFacts algorithmIn(const std::optional<Element>& sequence)
{
    AlgorithmFacts facts;
    Reader fields(sequence ? sequence->content : ByteView());
    const auto oid = fields.nextOrCut(asn1::oidTag);
    if (!oid)
        return facts;
    facts.name = nameOfOid(*oid);
    const auto parameters = fields.nextOrCut();
    if (parameters)
        facts.parameters = parameters->tag == asn1::nullTag ? AlgorithmFacts::Parameters::Null
                                                            : AlgorithmFacts::Parameters::Other;
    return facts;
}

std::optional<IssuerAndSerial> issuerAndSerialIn(const std::optional<Element>& sequence)
{
    if (!sequence)
        return std::nullopt;
    auto read = IssuerAndSerial::read(sequence->whole);
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

/// The octets of a string, whose pieces may have pieces.
void appendOctets(const Element& string, Bytes& into, std::size_t depth = 0)
{
    if (!string.isConstructed()) {
        into.insert(into.end(), string.content.begin(), string.content.end());
        return;
    }
    for (Reader pieces(string.content); const auto piece = pieces.nextOrCut();) {
        if (depth < asn1::deepest)
            appendOctets(*piece, into, depth + 1);
    }
}

std::string dotted(const Element& oid)
{
    const x509::ErrorQueueDrain drain;
    const unsigned char* at = oid.whole.data();
    const x509::Handle<ASN1_OBJECT, ASN1_OBJECT_free> object(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(oid.whole.size())));
    return object ? x509::dottedOid(object.get()) : std::string();
}

/// RFC 8894 3.2.1 and 3.2.1.4, and what CMS adds, in RFC 5652's words.
std::string attributeName(const std::string& oid)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names{{
        {"2.16.840.1.113733.1.9.2", "messageType"},
        {"2.16.840.1.113733.1.9.3", "pkiStatus"},
        {"2.16.840.1.113733.1.9.4", "failInfo"},
        {"2.16.840.1.113733.1.9.5", "senderNonce"},
        {"2.16.840.1.113733.1.9.6", "recipientNonce"},
        {"2.16.840.1.113733.1.9.7", "transactionID"},
        {"1.3.6.1.5.5.7.24.1", "failInfoText"},
        {"1.2.840.113549.1.9.3", "contentType"},
        {"1.2.840.113549.1.9.4", "messageDigest"},
        {"1.2.840.113549.1.9.5", "signingTime"},
        {"1.2.840.113549.1.9.15", "smimeCapabilities"},
        {"1.2.840.113549.1.9.52", "cmsAlgorithmProtection"},
    }};
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == oid; });
    return found == names.end() ? oid : std::string(found->second);
}

std::size_t shortestHeader(std::size_t length)
{
    std::size_t header = 2;
    for (std::size_t rest = length < 0x80 ? 0 : length; rest > 0; rest >>= 8)
        ++header;
    return header;
}

void count(ByteView content, EncodingFacts& into, std::size_t depth)
{
    for (Reader elements(content); const auto element = elements.nextOrCut();) {
        if (element->isIndefinite())
            ++into.indefiniteLengths;
        else if (element->whole.size() - element->content.size() > shortestHeader(element->content.size()) &&
                 !element->cut)
            ++into.longLengths;
        if (element->tag == (asn1::octetStringTag | asn1::constructed))
            ++into.constructedStrings;
        if (element->isConstructed() && depth < asn1::deepest)
            count(element->content, into, depth + 1);
    }
}

} // namespace

void countEncoding(ByteView content, EncodingFacts& into)
{
    count(content, into, 0);
}

void CmsWalk::message(const Element& contentInfo)
{
    Reader fields(contentInfo.content);
    const auto type = fields.nextOrCut(asn1::oidTag);
    const auto content = fields.nextOrCut(contextTag(0));
    const std::string name = type ? nameOfOid(*type) : std::string();
    const auto sequence = content ? Reader(content->content).nextOrCut(asn1::sequenceTag) : std::nullopt;
    if (name == LN_pkcs7_signed) {
        m_into.kind = MessageKind::SignedData;
        if (sequence)
            signedData(*sequence);
    } else if (name == LN_pkcs7_enveloped) {
        m_into.kind = MessageKind::Envelope;
        if (sequence)
            envelopedData(*sequence);
    }
}

void CmsWalk::signedData(const Element& sequence)
{
    Reader fields(sequence.content);
    (void)fields.nextOrCut(asn1::integerTag);
    (void)fields.nextOrCut(asn1::setTag); // digest algorithms
    if (const auto signedContent = fields.nextOrCut(asn1::sequenceTag)) {
        Reader inside(signedContent->content);
        if (const auto type = inside.nextOrCut(asn1::oidTag))
            m_into.contentType = nameOfOid(*type);
        const auto explicitContent = inside.nextOrCut(contextTag(0));
        const auto string = explicitContent ? Reader(explicitContent->content).nextOrCut() : std::nullopt;
        if (string) {
            appendOctets(*string, m_content);
            m_into.content = m_content.empty() ? ContentState::Empty : ContentState::Present;
        }
    }
    if (const auto certificates = fields.nextOrCut(contextTag(0))) {
        for (Reader each(certificates->content); const auto element = each.nextOrCut();) {
            auto certificate = x509::Certificate::fromDer(element->whole);
            if (certificate && m_into.certificates.size() < SignedMessage::mostCertificates)
                m_into.certificates.push_back(std::move(*certificate));
        }
    }
    (void)fields.nextOrCut(contextTag(1)); // CRLs
    const auto signers = fields.nextOrCut(asn1::setTag);
    for (Reader each(signers ? signers->content : ByteView()); const auto signer = each.nextOrCut();) {
        if (!m_into.signature)
            signerInfo(*signer);
        ++m_into.signature->signers;
    }
}

void CmsWalk::signerInfo(const Element& sequence)
{
    SignatureFacts& facts = m_into.signature.emplace();
    Reader fields(sequence.content);
    (void)fields.nextOrCut(asn1::integerTag);
    facts.signer = issuerAndSerialIn(fields.nextOrCut(asn1::sequenceTag));
    (void)fields.nextOrCut(contextTag(0) & ~asn1::constructed); // named by key identifier instead
    facts.digest = algorithmIn(fields.nextOrCut(asn1::sequenceTag));
    if (const auto attributes = fields.nextOrCut(contextTag(0)))
        signedAttributes(*attributes);
    facts.algorithm = algorithmIn(fields.nextOrCut(asn1::sequenceTag));
    const auto own =
        std::find_if(m_into.certificates.begin(), m_into.certificates.end(), [&](const auto& each) {
            return facts.signer && each.issuer() == facts.signer->issuer &&
                   each.serial() == facts.signer->serial;
        });
    if (own != m_into.certificates.end())
        facts.certificate = *own;
}

void CmsWalk::signedAttributes(const Element& set)
{
    SignatureFacts& facts = *m_into.signature;
    ByteView before;
    for (Reader each(set.content); const auto attribute = each.nextOrCut();) {
        if (std::ranges::lexicographical_compare(attribute->whole, before))
            facts.sorted = false;
        before = attribute->whole;
        Reader fields(attribute->content);
        const auto type = fields.nextOrCut(asn1::oidTag);
        if (!type || facts.attributes.size() == mostAttributes)
            continue;
        AttributeFacts read;
        read.oid = dotted(*type);
        read.name = attributeName(read.oid);
        const auto values = fields.nextOrCut(asn1::setTag);
        for (Reader inside(values ? values->content : ByteView()); const auto value = inside.nextOrCut();) {
            if (read.values++ == 0) {
                read.tag = value->tag;
                read.value.assign(value->content.begin(), value->content.end());
            }
        }
        facts.attributes.push_back(std::move(read));
    }
}

bool CmsWalk::envelope(ByteView ber)
{
    const auto contentInfo = Reader(ber).nextOrCut(asn1::sequenceTag);
    Reader fields(contentInfo ? contentInfo->content : ByteView());
    const auto type = fields.nextOrCut(asn1::oidTag);
    if (!type || nameOfOid(*type) != LN_pkcs7_enveloped)
        return false;
    const auto content = fields.nextOrCut(contextTag(0));
    if (const auto sequence = content ? Reader(content->content).nextOrCut(asn1::sequenceTag) : std::nullopt)
        envelopedData(*sequence);
    else
        m_into.envelope.emplace();
    return true;
}

void CmsWalk::envelopedData(const Element& sequence)
{
    EnvelopeFacts& facts = m_into.envelope.emplace();
    Reader fields(sequence.content);
    (void)fields.nextOrCut(asn1::integerTag);
    (void)fields.nextOrCut(contextTag(0)); // originatorInfo
    const auto recipients = fields.nextOrCut(asn1::setTag);
    for (Reader each(recipients ? recipients->content : ByteView()); const auto info = each.nextOrCut();)
        recipient(*info);
    const auto encrypted = fields.nextOrCut(asn1::sequenceTag);
    Reader inside(encrypted ? encrypted->content : ByteView());
    (void)inside.nextOrCut(asn1::oidTag);
    facts.cipher = algorithmIn(inside.nextOrCut(asn1::sequenceTag));
    if (const auto string = inside.nextOrCut()) {
        Bytes octets;
        appendOctets(*string, octets);
        facts.encryptedSize = octets.size();
        facts.inPieces = string->isConstructed();
    }
}

void CmsWalk::recipient(const Element& info)
{
    if (m_into.envelope->recipients.size() == Envelope::mostRecipients)
        return;
    RecipientFacts facts;
    if (info.tag == asn1::sequenceTag) { // KeyTransRecipientInfo; others have context tags
        Reader fields(info.content);
        (void)fields.nextOrCut(asn1::integerTag);
        facts.name = issuerAndSerialIn(fields.nextOrCut(asn1::sequenceTag));
        (void)fields.nextOrCut(contextTag(0) & ~asn1::constructed);
        facts.keyTransport = algorithmIn(fields.nextOrCut(asn1::sequenceTag));
    }
    m_into.envelope->recipients.push_back(std::move(facts));
}

} // namespace releve::scep
