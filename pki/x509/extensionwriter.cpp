// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/extensionwriter.h"

#include <algorithm>
#include <array>

#include <openssl/x509v3.h>

#include "pki/x509/extensions.h"
#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

using ExtensionHandle = Handle<X509_EXTENSION, X509_EXTENSION_free>;
void freeExtensions(STACK_OF(X509_EXTENSION) * extensions)
{
    sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
}

using StackHandle = Handle<STACK_OF(X509_EXTENSION), freeExtensions>;
using GeneralNames = Handle<GENERAL_NAMES, GENERAL_NAMES_free>;

Error failure(std::string_view what)
{
    return opensslError(ErrorCode::CryptoFailure, std::string("an extension: ").append(what));
}

/// From OpenSSL's own structure of an extension to the extension.
Result<ExtensionHandle> encoded(int nid, bool critical, void* value)
{
    ExtensionHandle extension(X509V3_EXT_i2d(nid, critical ? 1 : 0, value));
    if (!extension)
        return failure(OBJ_nid2sn(nid));
    return extension;
}

using OctetString = Handle<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free>;

OctetString octetString(ByteView bytes)
{
    OctetString string(ASN1_OCTET_STRING_new());
    if (string && ASN1_OCTET_STRING_set(string.get(), bytes.data(), static_cast<int>(bytes.size())) != 1)
        string.reset();
    return string;
}

Result<ExtensionHandle> authorityKeyId(const std::string& hex)
{
    const auto bytes = fromHex(hex);
    const Handle<AUTHORITY_KEYID, AUTHORITY_KEYID_free> id(AUTHORITY_KEYID_new());
    OctetString key = octetString(bytes.value_or(Bytes()));
    if (!id || !key)
        return failure("authorityKeyIdentifier");
    id->keyid = key.release();
    return encoded(NID_authority_key_identifier, false, id.get());
}

/// `DNS:…` as a GeneralName; BadArgument for another kind.
Result<Handle<GENERAL_NAME, GENERAL_NAME_free>> generalName(const std::string& text)
{
    struct Kind
    {
        std::string_view prefix;
        int type;
    };
    static constexpr std::array kinds{Kind{"DNS:", GEN_DNS}, Kind{"email:", GEN_EMAIL}, Kind{"URI:", GEN_URI},
                                      Kind{"IP:", GEN_IPADD}};
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& candidate) {
        return startsWithIgnoringCase(text, candidate.prefix);
    });
    const std::string value = kind == kinds.end() ? std::string() : text.substr(kind->prefix.size());
    // A zero byte would end the name early for whoever reads it as C does; IA5String has ASCII only.
    const bool ascii = std::all_of(value.begin(), value.end(),
                                   [](char c) { return static_cast<unsigned char>(c - 1) < 0x7F; });
    Handle<GENERAL_NAME, GENERAL_NAME_free> name;
    if (!value.empty() && ascii)
        name.reset(a2i_GENERAL_NAME(nullptr, nullptr, nullptr, kind->type, value.c_str(), 0));
    if (!name)
        return Error{ErrorCode::BadArgument, "no DNS:, IP:, email: or URI: name: " + escaped(text)};
    return name;
}

Result<GeneralNames> generalNames(std::span<const std::string> texts)
{
    GeneralNames names(GENERAL_NAMES_new());
    for (const std::string& text : texts) {
        auto name = generalName(text);
        if (!name)
            return name.error();
        if (!names || sk_GENERAL_NAME_push(names.get(), name->get()) <= 0)
            return failure("a name");
        (void)name->release();
    }
    return names;
}

Result<ExtensionHandle> subjectAltNames(std::span<const std::string> texts)
{
    const auto names = generalNames(texts);
    return names ? encoded(NID_subject_alt_name, false, names->get()) : names.error();
}

/// Makes the extension of each kind; null for one that has nothing to say.
class Writer
{
public:
    Writer(X509* certificate, const std::string& issuerKeyId, const X509_REQ* request)
        : m_certificate(certificate), m_issuerKeyId(issuerKeyId), m_request(request)
    {}

    Result<ExtensionHandle> operator()(const BasicConstraints& constraints) const
    {
        const Handle<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free> value(BASIC_CONSTRAINTS_new());
        if (!value)
            return failure("basicConstraints");
        value->ca = constraints.isCa ? 0xFF : 0;
        return encoded(NID_basic_constraints, true, value.get());
    }
    Result<ExtensionHandle> operator()(const KeyUsage& usage) const
    {
        const Handle<ASN1_BIT_STRING, ASN1_BIT_STRING_free> value(ASN1_BIT_STRING_new());
        for (const std::string& word : usage.bits) {
            const auto bit = std::find(keyUsageWords.begin(), keyUsageWords.end(), word);
            if (bit == keyUsageWords.end())
                return Error{ErrorCode::BadArgument, "no key usage: " + escaped(word)};
            if (!value ||
                ASN1_BIT_STRING_set_bit(value.get(), static_cast<int>(bit - keyUsageWords.begin()), 1) != 1)
                return failure("keyUsage");
        }
        return encoded(NID_key_usage, usage.critical, value.get());
    }
    Result<ExtensionHandle> operator()(const ExtendedKeyUsage& usage) const
    {
        const Handle<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free> value(sk_ASN1_OBJECT_new_null());
        for (const std::string& purpose : usage.purposes) {
            ASN1_OBJECT* oid = OBJ_txt2obj(purpose.c_str(), 0);
            if (!oid)
                return Error{ErrorCode::BadArgument, "no extended key usage: " + escaped(purpose)};
            if (!value || sk_ASN1_OBJECT_push(value.get(), oid) <= 0) {
                ASN1_OBJECT_free(oid);
                return failure("extendedKeyUsage");
            }
        }
        return encoded(NID_ext_key_usage, false, value.get());
    }
    Result<ExtensionHandle> operator()(const SubjectKeyId&) const
    {
        const auto id = fromHex(keyIdOf(publicKeyOf(X509_get_X509_PUBKEY(m_certificate))));
        const OctetString value = octetString(id.value_or(Bytes()));
        return encoded(NID_subject_key_identifier, false, value.get());
    }
    Result<ExtensionHandle> operator()(const AuthorityKeyId&) const { return authorityKeyId(m_issuerKeyId); }
    Result<ExtensionHandle> operator()(const CrlDistributionPoint& point) const
    {
        const std::array names{"URI:" + point.url};
        auto fullName = generalNames(names);
        if (!fullName)
            return fullName.error();
        const Handle<CRL_DIST_POINTS, CRL_DIST_POINTS_free> points(CRL_DIST_POINTS_new());
        Handle<DIST_POINT, DIST_POINT_free> entry(DIST_POINT_new());
        if (!points || !entry)
            return failure("cRLDistributionPoints");
        entry->distpoint = DIST_POINT_NAME_new();
        if (!entry->distpoint || sk_DIST_POINT_push(points.get(), entry.get()) <= 0)
            return failure("cRLDistributionPoints");
        DIST_POINT_NAME* name = entry.release()->distpoint;
        name->type = 0;
        name->name.fullname = fullName->release();
        return encoded(NID_crl_distribution_points, false, points.get());
    }
    Result<ExtensionHandle> operator()(const SubjectAltNames& names) const
    {
        return names.names.empty() ? ExtensionHandle() : subjectAltNames(names.names);
    }
    Result<ExtensionHandle> operator()(const RequestedSubjectAltNames&) const
    {
        // X509_REQ_get_extensions() reads only.
        const StackHandle asked(m_request ? X509_REQ_get_extensions(const_cast<X509_REQ*>(m_request))
                                          : nullptr);
        const int at = X509v3_get_ext_by_NID(asked.get(), NID_subject_alt_name, -1);
        if (at < 0)
            return ExtensionHandle();
        X509_EXTENSION* found = X509v3_get_ext(asked.get(), at);
        const GeneralNames names(static_cast<GENERAL_NAMES*>(X509V3_EXT_d2i(found)));
        if (!names) // what cannot be read is not copied
            return ExtensionHandle();
        return encoded(NID_subject_alt_name, X509_EXTENSION_get_critical(found) != 0, names.get());
    }

private:
    X509* m_certificate;
    const std::string& m_issuerKeyId;
    const X509_REQ* m_request;
};

} // namespace

Status writeExtensions(X509* certificate, std::span<const Extension> extensions,
                       const std::string& issuerKeyId, const X509_REQ* request)
{
    const Writer writer(certificate, issuerKeyId, request);
    for (const Extension& extension : extensions) {
        const auto made = std::visit(writer, extension);
        if (!made)
            return made.error();
        if (*made && X509_add_ext(certificate, made->get(), -1) != 1)
            return failure("not added");
    }
    return std::monostate{};
}

std::string keyIdOf(const Identity& issuer)
{
    const std::string& stated = issuer.certificate.subjectKeyId();
    return stated.empty() ? keyIdOf(issuer.certificate.publicKey()) : stated;
}

Status requestSubjectAltNames(X509_REQ* request, std::span<const std::string> names)
{
    auto extension = subjectAltNames(names);
    if (!extension)
        return extension.error();
    const StackHandle stack(sk_X509_EXTENSION_new_null());
    if (!stack || sk_X509_EXTENSION_push(stack.get(), extension->get()) <= 0)
        return failure("extensionRequest");
    (void)extension->release();
    if (X509_REQ_add_extensions(request, stack.get()) != 1)
        return failure("extensionRequest");
    return std::monostate{};
}

Status writeAuthorityKeyId(X509_CRL* crl, const std::string& issuerKeyId)
{
    const auto extension = authorityKeyId(issuerKeyId);
    if (!extension)
        return extension.error();
    if (X509_CRL_add_ext(crl, extension->get(), -1) != 1)
        return failure("authorityKeyIdentifier");
    return std::monostate{};
}

} // namespace releve::x509
