// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/attributeset.h"

#include <ctime>

#include <openssl/asn1.h>
#include <openssl/cms.h>
#include <openssl/objects.h>
#include <openssl/x509.h>

#include "pki/x509/opensslsupport.h"

namespace releve::scep {

namespace {

using Oid = x509::Handle<ASN1_OBJECT, ASN1_OBJECT_free>;

/// VeriSign's arc (RFC 8894 3.2.1) and id-scep-failInfoText. Objects of our own, so that OpenSSL's global table
/// stays as it is.
struct Oids
{
    Oid messageType{OBJ_txt2obj("2.16.840.1.113733.1.9.2", 1)};
    Oid pkiStatus{OBJ_txt2obj("2.16.840.1.113733.1.9.3", 1)};
    Oid failInfo{OBJ_txt2obj("2.16.840.1.113733.1.9.4", 1)};
    Oid senderNonce{OBJ_txt2obj("2.16.840.1.113733.1.9.5", 1)};
    Oid recipientNonce{OBJ_txt2obj("2.16.840.1.113733.1.9.6", 1)};
    Oid transactionId{OBJ_txt2obj("2.16.840.1.113733.1.9.7", 1)};
    Oid failInfoText{OBJ_txt2obj("1.3.6.1.5.5.7.24.1", 1)};
};

const Oids& oids()
{
    static const Oids all;
    return all;
}

Error malformed(std::string_view what)
{
    return Error{ErrorCode::BadEncoding, std::string("a message with a bad ").append(what)};
}

/// The single value of an attribute, as bytes; empty when it is absent.
Result<std::string> read(CMS_SignerInfo* signer, const Oid& oid, std::string_view what, std::size_t longest)
{
    const int at = CMS_signed_get_attr_by_OBJ(signer, oid.get(), -1);
    if (at < 0)
        return std::string();
    X509_ATTRIBUTE* attribute = CMS_signed_get_attr(signer, at);
    if (CMS_signed_get_attr_by_OBJ(signer, oid.get(), at) >= 0 || X509_ATTRIBUTE_count(attribute) != 1)
        return malformed(what);
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, 0);
    switch (ASN1_TYPE_get(value)) {
    case V_ASN1_PRINTABLESTRING:
    case V_ASN1_UTF8STRING:
    case V_ASN1_IA5STRING:
    case V_ASN1_T61STRING:
    case V_ASN1_OCTET_STRING:
        break;
    default:
        return malformed(what);
    }
    const ASN1_STRING* string = value->value.asn1_string;
    const auto length = static_cast<std::size_t>(ASN1_STRING_length(string));
    if (length > longest)
        return malformed(what);
    return std::string(textOf(ByteView(ASN1_STRING_get0_data(string), length)));
}

/// A number of one digit; empty text is no number.
template<class Enumeration>
Result<std::optional<Enumeration>> numberOf(std::string_view text, std::initializer_list<Enumeration> values,
                                            std::string_view what)
{
    if (text.empty())
        return std::optional<Enumeration>();
    for (const Enumeration value : values) {
        if (text == std::to_string(static_cast<int>(value)))
            return std::optional<Enumeration>(value);
    }
    return malformed(what);
}

Bytes bytesIn(const std::string& text)
{
    return {text.begin(), text.end()};
}

bool add(CMS_SignerInfo* signer, const Oid& oid, int type, std::string_view value)
{
    // Never a length of -1: OpenSSL then crashes.
    return value.empty() || CMS_signed_add1_attr_by_OBJ(signer, oid.get(), type, value.data(),
                                                        static_cast<int>(value.size())) == 1;
}

template<class Enumeration>
std::string digit(std::optional<Enumeration> value)
{
    return value ? std::to_string(static_cast<int>(*value)) : std::string();
}

bool addSigningTime(CMS_SignerInfo* signer, Instant now)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const x509::Handle<ASN1_TIME, ASN1_TIME_free> time(
        ASN1_TIME_set(nullptr, static_cast<std::time_t>(seconds)));
    return time && CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, ASN1_STRING_type(time.get()),
                                               ASN1_STRING_get0_data(time.get()),
                                               ASN1_STRING_length(time.get())) == 1;
}

} // namespace

Result<Attributes> readAttributes(CMS_SignerInfo* signer)
{
    constexpr std::size_t longestNumber = 16;
    constexpr std::size_t longestText = 1024;
    Attributes attributes;
    std::string senderNonce, recipientNonce, pkiStatus, failInfo;
    struct Field
    {
        std::string& target;
        const Oid& oid;
        std::string_view what;
        std::size_t longest;
    };
    for (const Field& field : {
             Field{attributes.messageType, oids().messageType, "messageType", longestNumber},
             Field{attributes.transactionId, oids().transactionId, "transactionID",
                   Attributes::longestTransactionId},
             Field{senderNonce, oids().senderNonce, "senderNonce", Attributes::longestNonce},
             Field{recipientNonce, oids().recipientNonce, "recipientNonce", Attributes::longestNonce},
             Field{pkiStatus, oids().pkiStatus, "pkiStatus", longestNumber},
             Field{failInfo, oids().failInfo, "failInfo", longestNumber},
             Field{attributes.failInfoText, oids().failInfoText, "failInfoText", longestText},
         }) {
        auto value = read(signer, field.oid, field.what, field.longest);
        if (!value)
            return value.error();
        field.target = std::move(*value);
    }
    attributes.senderNonce = bytesIn(senderNonce);
    attributes.recipientNonce = bytesIn(recipientNonce);
    const auto status =
        numberOf(pkiStatus, {PkiStatus::Success, PkiStatus::Failure, PkiStatus::Pending}, "pkiStatus");
    if (!status)
        return status.error();
    attributes.status = *status;
    const auto info = numberOf(failInfo,
                               {FailInfo::BadAlg, FailInfo::BadMessageCheck, FailInfo::BadRequest,
                                FailInfo::BadTime, FailInfo::BadCertId},
                               "failInfo");
    if (!info)
        return info.error();
    attributes.failInfo = *info;
    return attributes;
}

Status writeAttributes(CMS_SignerInfo* signer, const Attributes& attributes, Instant now)
{
    if (attributes.transactionId.size() > Attributes::longestTransactionId ||
        attributes.senderNonce.size() > Attributes::longestNonce ||
        attributes.recipientNonce.size() > Attributes::longestNonce)
        return Error{ErrorCode::BadArgument, "attributes too long for a message"};
    const bool added =
        addSigningTime(signer, now) &&
        add(signer, oids().messageType, V_ASN1_PRINTABLESTRING, attributes.messageType) &&
        add(signer, oids().transactionId, V_ASN1_PRINTABLESTRING, attributes.transactionId) &&
        add(signer, oids().senderNonce, V_ASN1_OCTET_STRING, textOf(attributes.senderNonce)) &&
        add(signer, oids().recipientNonce, V_ASN1_OCTET_STRING, textOf(attributes.recipientNonce)) &&
        add(signer, oids().pkiStatus, V_ASN1_PRINTABLESTRING, digit(attributes.status)) &&
        add(signer, oids().failInfo, V_ASN1_PRINTABLESTRING, digit(attributes.failInfo));
    return added ? Status(std::monostate{})
                 : x509::opensslError(ErrorCode::CryptoFailure, "the attributes of a message");
}

} // namespace releve::scep
