// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/extensions.h"

#include <array>

#include <openssl/x509v3.h>

#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

template<class T, auto Free>
Handle<T, Free> extension(const X509* certificate, int nid)
{
    return Handle<T, Free>(static_cast<T*>(X509_get_ext_d2i(certificate, nid, nullptr, nullptr)));
}

ByteView viewOf(const ASN1_STRING* string)
{
    return {ASN1_STRING_get0_data(string), static_cast<std::size_t>(ASN1_STRING_length(string))};
}

/// `192.0.2.1`, or an IPv6 address with its groups in full: what it is not, in hex.
std::string ipAddressText(ByteView bytes)
{
    std::string text;
    if (bytes.size() == 4) {
        for (const std::uint8_t byte : bytes)
            text.append(text.empty() ? "" : ".").append(std::to_string(byte));
    } else if (bytes.size() == 16) {
        for (std::size_t i = 0; i < bytes.size(); i += 2)
            text.append(text.empty() ? "" : ":").append(lowered(toHex(bytes.subspan(i, 2))));
    } else {
        text = toHex(bytes);
    }
    return text;
}

std::string textOf(const GENERAL_NAME* name)
{
    int type = 0;
    const void* value = GENERAL_NAME_get0_value(name, &type);
    switch (type) {
    case GEN_DNS:
        return "DNS:" + utf8Of(static_cast<const ASN1_STRING*>(value));
    case GEN_EMAIL:
        return "email:" + utf8Of(static_cast<const ASN1_STRING*>(value));
    case GEN_URI:
        return "URI:" + utf8Of(static_cast<const ASN1_STRING*>(value));
    case GEN_IPADD:
        return "IP:" + ipAddressText(viewOf(static_cast<const ASN1_STRING*>(value)));
    case GEN_DIRNAME:
        return "DirName:" + nameOf(static_cast<const X509_NAME*>(value)).toIos();
    case GEN_RID:
        return "RID:" + dottedOid(static_cast<const ASN1_OBJECT*>(value));
    default:
        return "other";
    }
}

std::vector<std::string> keyUsageOf(const X509* certificate)
{
    std::vector<std::string> result;
    if (const auto bits = extension<ASN1_BIT_STRING, ASN1_BIT_STRING_free>(certificate, NID_key_usage)) {
        for (std::size_t i = 0; i < keyUsageWords.size(); ++i) {
            if (ASN1_BIT_STRING_get_bit(bits.get(), static_cast<int>(i)) == 1)
                result.emplace_back(keyUsageWords.at(i));
        }
    }
    return result;
}

std::vector<std::string> extendedKeyUsageOf(const X509* certificate)
{
    std::vector<std::string> result;
    if (const auto usages =
            extension<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>(certificate, NID_ext_key_usage)) {
        for (int i = 0; i < sk_ASN1_OBJECT_num(usages.get()); ++i) {
            const ASN1_OBJECT* oid = sk_ASN1_OBJECT_value(usages.get(), i);
            const int nid = OBJ_obj2nid(oid);
            result.push_back(nid == NID_undef ? dottedOid(oid) : OBJ_nid2sn(nid));
        }
    }
    return result;
}

void appendNames(std::vector<std::string>& texts, const GENERAL_NAMES* names)
{
    for (int i = 0; i < sk_GENERAL_NAME_num(names); ++i)
        texts.push_back(textOf(sk_GENERAL_NAME_value(names, i)));
}

std::vector<std::string> distributionPointsOf(const X509* certificate)
{
    std::vector<std::string> result;
    const auto points =
        extension<CRL_DIST_POINTS, CRL_DIST_POINTS_free>(certificate, NID_crl_distribution_points);
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT_NAME* name = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (name && name->type == 0)
            appendNames(result, name->name.fullname);
    }
    for (std::string& text : result) {
        if (text.starts_with("URI:"))
            text.erase(0, 4);
    }
    return result;
}

} // namespace

Extensions extensionsOf(const X509* certificate)
{
    Extensions result;
    if (const auto id =
            extension<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free>(certificate, NID_subject_key_identifier))
        result.subjectKeyId = toHex(viewOf(id.get()));
    if (const auto id =
            extension<AUTHORITY_KEYID, AUTHORITY_KEYID_free>(certificate, NID_authority_key_identifier);
        id && id->keyid)
        result.authorityKeyId = toHex(viewOf(id->keyid));
    if (const auto basic =
            extension<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free>(certificate, NID_basic_constraints))
        result.isCa = basic->ca != 0;
    result.keyUsage = keyUsageOf(certificate);
    result.extendedKeyUsage = extendedKeyUsageOf(certificate);
    if (const auto names = extension<GENERAL_NAMES, GENERAL_NAMES_free>(certificate, NID_subject_alt_name))
        appendNames(result.subjectAltNames, names.get());
    result.crlDistributionPoints = distributionPointsOf(certificate);
    return result;
}

} // namespace releve::x509
