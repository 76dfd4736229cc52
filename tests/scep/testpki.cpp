// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/scep/testpki.h"

#include <ctime>
#include <map>
#include <memory>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "pki/scep/asn1.h"
#include "pki/x509/opensslsupport.h"

using namespace releve;
using x509::Handle;

namespace testpki {

namespace {

/// OpenSSL's i2d functions, as bytes.
template<class Object, class Encode>
Bytes derOf(Object* object, Encode encode)
{
    unsigned char* der = nullptr;
    const int length = encode(object, &der);
    const Bytes bytes(der, der + std::max(0, length));
    OPENSSL_free(der);
    return bytes;
}

void setName(X509_NAME* name, std::string_view text)
{
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find('/'));
        text.remove_prefix(std::min(part.size() + 1, text.size()));
        const std::string type(part.substr(0, part.find('=')));
        const std::string value(part.substr(type.size() + 1));
        X509_NAME_add_entry_by_txt(name, type.c_str(), MBSTRING_UTF8, bytesOf(value).data(), -1, -1, 0);
    }
}

void setTime(ASN1_TIME* time, Instant instant)
{
    ASN1_TIME_set(time, std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
}

Handle<X509, X509_free> certificate(long serial, EVP_PKEY* subjectKey, Validity validity, bool isCa)
{
    Handle<X509, X509_free> result(X509_new());
    X509_set_version(result.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(result.get()), serial);
    setTime(X509_getm_notBefore(result.get()), validity.from);
    setTime(X509_getm_notAfter(result.get()), validity.to);
    X509_set_pubkey(result.get(), subjectKey);
    const Handle<X509_EXTENSION, X509_EXTENSION_free> constraints(X509V3_EXT_conf_nid(
        nullptr, nullptr, NID_basic_constraints, isCa ? "critical,CA:TRUE" : "critical,CA:FALSE"));
    X509_add_ext(result.get(), constraints.get(), -1);
    return result;
}

x509::Certificate toCertificate(X509* certificate)
{
    return *x509::Certificate::fromDer(derOf(certificate, i2d_X509));
}

x509::Request requestOf(std::string_view name, const x509::PrivateKey& key, EVP_PKEY* signWith,
                        std::string_view challenge)
{
    const Handle<X509_REQ, X509_REQ_free> request(X509_REQ_new());
    setName(X509_REQ_get_subject_name(request.get()), name);
    X509_REQ_set_pubkey(request.get(), key.handle());
    if (!challenge.empty())
        X509_REQ_add1_attr_by_NID(request.get(), NID_pkcs9_challengePassword, MBSTRING_UTF8,
                                  bytesOf(challenge).data(), static_cast<int>(challenge.size()));
    X509_REQ_sign(request.get(), signWith, EVP_sha256());
    return *x509::Request::fromDer(derOf(request.get(), i2d_X509_REQ));
}

} // namespace

x509::PrivateKey key(unsigned number)
{
    static std::map<unsigned, x509::PrivateKey> keys;
    auto it = keys.find(number);
    if (it == keys.end())
        it = keys.emplace(number, *x509::PrivateKey::generateRsa(1024)).first;
    return it->second;
}

x509::PrivateKey ecKey()
{
    const Handle<EVP_PKEY, EVP_PKEY_free> made(EVP_EC_gen("P-256"));
    const Handle<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> pkcs8(EVP_PKEY2PKCS8(made.get()));
    return *x509::PrivateKey::fromDer(derOf(pkcs8.get(), i2d_PKCS8_PRIV_KEY_INFO));
}

Identity selfSigned(std::string_view name, const x509::PrivateKey& key, long serial, bool isCa,
                    Validity validity)
{
    const auto made = certificate(serial, key.handle(), validity, isCa);
    setName(X509_get_subject_name(made.get()), name);
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    X509_sign(made.get(), key.handle(), EVP_sha256());
    return {toCertificate(made.get()), key};
}

x509::Request request(std::string_view name, const x509::PrivateKey& key, std::string_view challenge)
{
    return requestOf(name, key, key.handle(), challenge);
}

x509::Request forgedRequest(std::string_view name, const x509::PrivateKey& key,
                            const x509::PrivateKey& signedWith)
{
    return requestOf(name, key, signedWith.handle(), {});
}

x509::Certificate issue(const Identity& ca, const x509::Request& request, long serial, Validity validity)
{
    const unsigned char* at = request.der().data();
    const Handle<X509_REQ, X509_REQ_free> parsed(
        d2i_X509_REQ(nullptr, &at, static_cast<long>(request.der().size())));
    const auto made = certificate(serial, X509_REQ_get0_pubkey(parsed.get()), validity, false);
    X509_set_subject_name(made.get(), X509_REQ_get_subject_name(parsed.get()));
    at = ca.certificate.der().data();
    const Handle<X509, X509_free> issuer(
        d2i_X509(nullptr, &at, static_cast<long>(ca.certificate.der().size())));
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer.get()));
    X509_sign(made.get(), ca.key.handle(), EVP_sha256());
    return toCertificate(made.get());
}

x509::Crl crl(const Identity& ca, const std::vector<long>& revoked)
{
    const Handle<X509_CRL, X509_CRL_free> made(X509_CRL_new());
    X509_CRL_set_version(made.get(), 1);
    const unsigned char* at = ca.certificate.der().data();
    const Handle<X509, X509_free> issuer(
        d2i_X509(nullptr, &at, static_cast<long>(ca.certificate.der().size())));
    X509_CRL_set_issuer_name(made.get(), X509_get_subject_name(issuer.get()));
    const Handle<ASN1_TIME, ASN1_TIME_free> time(ASN1_TIME_new());
    setTime(time.get(), now);
    X509_CRL_set1_lastUpdate(made.get(), time.get());
    for (const long serial : revoked) {
        X509_REVOKED* entry = X509_REVOKED_new();
        const Handle<ASN1_INTEGER, ASN1_INTEGER_free> number(ASN1_INTEGER_new());
        ASN1_INTEGER_set(number.get(), serial);
        X509_REVOKED_set_serialNumber(entry, number.get());
        X509_REVOKED_set_revocationDate(entry, time.get());
        X509_CRL_add0_revoked(made.get(), entry);
    }
    setTime(time.get(), now + day);
    X509_CRL_set1_nextUpdate(made.get(), time.get());
    X509_CRL_sign(made.get(), ca.key.handle(), EVP_sha256());
    return *x509::Crl::fromDer(derOf(made.get(), i2d_X509_CRL));
}

namespace {

Bytes indefinite(std::uint8_t tag, ByteView content)
{
    Bytes result{tag, 0x80};
    result.insert(result.end(), content.begin(), content.end());
    result.insert(result.end(), {0, 0});
    return result;
}

Bytes inPieces(std::uint8_t tag, ByteView content)
{
    Bytes pieces;
    while (!content.empty()) {
        const ByteView piece = content.first(std::min<std::size_t>(content.size(), 1000));
        const Bytes element = scep::asn1::element(0x04, {piece});
        pieces.insert(pieces.end(), element.begin(), element.end());
        content = content.subspan(piece.size());
    }
    return indefinite(tag, pieces);
}

/// Follows the way from ContentInfo to the content and rewrites what lies on it.
Bytes rewritten(ByteView der, unsigned depth)
{
    using namespace scep::asn1;
    constexpr unsigned contentDepth = 5; // ContentInfo, [0], SignedData, encapContentInfo, [0]
    Reader reader(der);
    Bytes result;
    while (const auto element = reader.next()) {
        // certificates are [0] too, but in a SignedData itself (depth 3); a cipher is a SEQUENCE at depth 4.
        const bool isContent = element->tag == 0x80 || (element->tag == 0x04 && depth == contentDepth);
        const bool onTheWay =
            (element->tag == 0x30 && depth < 4) || (element->tag == 0xA0 && depth < 5 && depth != 3);
        Bytes part = testpki::toBytes(element->whole);
        if (isContent)
            part = inPieces(element->tag == 0x80 ? 0xA0 : 0x24, element->content);
        else if (onTheWay)
            part = indefinite(element->tag, rewritten(element->content, depth + 1));
        result.insert(result.end(), part.begin(), part.end());
    }
    return result;
}

} // namespace

Bytes asBer(ByteView der)
{
    return rewritten(der, 0);
}

Bytes withoutContent(ByteView der)
{
    using namespace scep::asn1;
    Reader outer(Reader(der).next(sequenceTag)->content);
    const auto type = outer.next(oidTag);
    Reader fields(Reader(outer.next(contextTag(0))->content).next(sequenceTag)->content);
    Bytes signedData = toBytes(fields.next(integerTag)->whole);
    const auto append = [&](ByteView bytes) {
        signedData.insert(signedData.end(), bytes.begin(), bytes.end());
    };
    append(fields.next(setTag)->whole);
    append(element(sequenceTag, {Reader(fields.next(sequenceTag)->content).next(oidTag)->whole}));
    while (const auto rest = fields.next())
        append(rest->whole);
    return element(sequenceTag, {type->whole, element(contextTag(0), {element(sequenceTag, {signedData})})});
}

Bytes toBytes(ByteView view)
{
    return {view.begin(), view.end()};
}

} // namespace testpki
