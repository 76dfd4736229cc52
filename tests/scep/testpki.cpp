// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/scep/testpki.h"

#include <array>
#include <map>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pki/scep/asn1.h"
#include "pki/x509/certificatetemplate.h"
#include "pki/x509/crltemplate.h"
#include "pki/x509/opensslsupport.h"
#include "pki/x509/requesttemplate.h"

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

x509::Name nameFrom(std::string_view slashed)
{
    std::vector<x509::Rdn> rdns;
    while (!slashed.empty()) {
        const std::string_view part = slashed.substr(0, slashed.find('/'));
        slashed.remove_prefix(std::min(part.size() + 1, slashed.size()));
        rdns.push_back(x509::Name::fromIos(part)->rdns().front());
    }
    return x509::Name(std::move(rdns));
}

x509::CertificateTemplate what(long serial, Validity validity, bool isCa)
{
    const std::array bytes{static_cast<std::uint8_t>(serial >> 8), static_cast<std::uint8_t>(serial)};
    return {toHex(bytes), validity.from, validity.to, {x509::BasicConstraints{isCa}}, x509::Digest::Sha256};
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
    return {*x509::selfSign(what(serial, validity, isCa), nameFrom(name), key), key};
}

x509::Request request(std::string_view name, const x509::PrivateKey& key, std::string_view challenge)
{
    return *x509::signRequest({nameFrom(name), SecretBytes(challenge), {}, x509::Digest::Sha256}, key);
}

x509::Request forgedRequest(std::string_view name, const x509::PrivateKey& key,
                            const x509::PrivateKey& signedWith)
{
    const x509::Request honest = request(name, key);
    const unsigned char* at = honest.der().data();
    const Handle<X509_REQ, X509_REQ_free> forged(
        d2i_X509_REQ(nullptr, &at, static_cast<long>(honest.der().size())));
    X509_REQ_sign(forged.get(), signedWith.handle(), EVP_sha256());
    return *x509::Request::fromDer(derOf(forged.get(), i2d_X509_REQ));
}

x509::Certificate issue(const Identity& ca, const x509::Request& request, long serial, Validity validity)
{
    return *x509::signCertificate(what(serial, validity, false), request, ca);
}

x509::Crl crl(const Identity& ca, const std::vector<long>& revoked)
{
    x509::CrlTemplate list{now, now + day, {}, std::nullopt, x509::Digest::Sha256};
    for (const long serial : revoked)
        list.revoked.push_back({what(serial, {}, false).serial, std::nullopt});
    return *x509::signCrl(list, ca);
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
