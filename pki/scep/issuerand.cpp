// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/issuerand.h"

#include <algorithm>

#include <openssl/asn1.h>
#include <openssl/x509.h>

#include "pki/scep/asn1.h"
#include "pki/scep/cms.h"

namespace releve::scep {

namespace {

Error malformed(std::string_view what)
{
    return Error{ErrorCode::BadEncoding, std::string("a damaged ").append(what)};
}

/// The DER of a name; empty when OpenSSL has none.
Bytes derOf(const X509_NAME* name)
{
    unsigned char* der = nullptr;
    const int length = name ? i2d_X509_NAME(name, &der) : 0;
    Bytes bytes(der, der + std::max(0, length));
    OPENSSL_free(der);
    return bytes;
}

Bytes subjectOf(const x509::Certificate& certificate)
{
    X509* handle = certificate.handle();
    return handle ? derOf(X509_get_subject_name(handle)) : Bytes();
}

Bytes subjectOf(const x509::Request& request)
{
    const unsigned char* at = request.der().data();
    const x509::Handle<X509_REQ, X509_REQ_free> handle(
        d2i_X509_REQ(nullptr, &at, static_cast<long>(request.der().size())));
    return handle ? derOf(X509_REQ_get_subject_name(handle.get())) : Bytes();
}

/// A SEQUENCE of two, the first of them a name.
struct Pair
{
    x509::Name name;
    asn1::Element second;
};

Result<Pair> readPair(ByteView ber, std::string_view what)
{
    if (const auto checked = asn1::check(ber); !checked)
        return malformed(what);
    const auto sequence = asn1::Reader(ber).next(asn1::sequenceTag);
    if (!sequence)
        return malformed(what);
    asn1::Reader fields(sequence->content);
    const auto first = fields.next(asn1::sequenceTag);
    const auto second = fields.next();
    if (!first || !second || !fields.atEnd())
        return malformed(what);
    auto name = x509::Name::fromDer(first->whole);
    if (!name)
        return malformed(what);
    return Pair{std::move(*name), *second};
}

bool isAside(const x509::Attribute& attribute)
{
    return attribute.type == "serialNumber" || attribute.type == "hostname" || attribute.type == "ipaddress";
}

x509::Name withoutAsides(const x509::Name& name)
{
    std::vector<x509::Rdn> rdns;
    for (x509::Rdn rdn : name.rdns()) {
        std::erase_if(rdn, isAside);
        if (!rdn.empty())
            rdns.push_back(std::move(rdn));
    }
    return x509::Name(std::move(rdns));
}

} // namespace

Result<IssuerAndSubject> IssuerAndSubject::read(ByteView ber)
{
    constexpr std::string_view what = "IssuerAndSubject";
    auto pair = readPair(ber, what);
    if (!pair)
        return pair.error();
    auto subject = x509::Name::fromDer(pair->second.whole);
    if (!subject)
        return malformed(what);
    return IssuerAndSubject{std::move(pair->name), std::move(*subject)};
}

Result<Bytes> IssuerAndSubject::write(const x509::Certificate& ca, const x509::Request& request)
{
    const x509::ErrorQueueDrain drain;
    const Bytes issuer = subjectOf(ca);
    const Bytes subject = subjectOf(request);
    if (issuer.empty() || subject.empty())
        return malformed("name");
    return asn1::element(asn1::sequenceTag, {issuer, subject});
}

Result<IssuerAndSerial> IssuerAndSerial::read(ByteView ber)
{
    constexpr std::string_view what = "IssuerAndSerialNumber";
    const x509::ErrorQueueDrain drain;
    auto pair = readPair(ber, what);
    if (!pair)
        return pair.error();
    const unsigned char* at = pair->second.whole.data();
    const x509::Handle<ASN1_INTEGER, ASN1_INTEGER_free> serial(
        d2i_ASN1_INTEGER(nullptr, &at, static_cast<long>(pair->second.whole.size())));
    if (!serial)
        return malformed(what);
    return IssuerAndSerial{std::move(pair->name), x509::hexOf(serial.get())};
}

Result<Bytes> IssuerAndSerial::write(const x509::Certificate& ca, std::string_view serial)
{
    const x509::ErrorQueueDrain drain;
    auto digits = fromHex(serial);
    if (!digits || digits->empty())
        return Error{ErrorCode::BadArgument, "a serial number that is no hex"};
    if (digits->front() >= 0x80) // else it would be negative
        digits->insert(digits->begin(), 0);
    const Bytes issuer = subjectOf(ca);
    if (issuer.empty())
        return malformed("name");
    return asn1::element(asn1::sequenceTag, {issuer, asn1::element(asn1::integerTag, {*digits})});
}

bool isSameSubject(const x509::Name& requested, const x509::Name& certified)
{
    const x509::Name first = withoutAsides(requested);
    const x509::Name second = withoutAsides(certified);
    return first.isEmpty() && second.isEmpty() ? requested == certified : first == second;
}

} // namespace releve::scep
