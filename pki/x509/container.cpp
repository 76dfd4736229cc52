// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/container.h"

#include <algorithm>
#include <array>

#include <openssl/cms.h>
#include <openssl/x509.h>

#include "pki/x509/opensslsupport.h"
#include "pki/x509/pem.h"

namespace releve::x509 {

namespace {

// The OBJECT IDENTIFIER elements of pkcs7-data and pkcs7-signedData, up to their last byte.
constexpr std::array<std::uint8_t, 10> pkcs7Oid{0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07};
constexpr std::uint8_t dataArc = 1;
constexpr std::uint8_t signedDataArc = 2;

bool startsWith(ByteView bytes, ByteView prefix)
{
    return bytes.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

/// What stands inside the SEQUENCE that `bytes` begins with; empty when they do not. A length may be
/// indefinite.
ByteView insideSequence(ByteView bytes)
{
    if (bytes.size() < 2 || bytes[0] != 0x30)
        return {};
    const std::size_t header = bytes[1] < 0x80 ? 2 : 2 + (bytes[1] & 0x7FU);
    return bytes.size() > header ? bytes.subspan(header) : ByteView();
}

/// The last arc of a pkcs7 content type; 0 when `bytes` begin with none.
std::uint8_t pkcs7Arc(ByteView bytes)
{
    return startsWith(bytes, pkcs7Oid) && bytes.size() > pkcs7Oid.size() ? bytes[pkcs7Oid.size()] : 0;
}

struct FreeCertificates
{
    void operator()(STACK_OF(X509) * certificates) const { sk_X509_pop_free(certificates, X509_free); }
};

void append(Bundle& into, Bundle&& from)
{
    into.certificates.insert(into.certificates.end(), from.certificates.begin(), from.certificates.end());
    into.damaged.insert(into.damaged.end(), from.damaged.begin(), from.damaged.end());
    into.privateKeys += from.privateKeys;
}

Result<Bundle> readBlock(const PemBlock& block)
{
    Bundle bundle;
    if (block.label.ends_with("PRIVATE KEY")) {
        bundle.privateKeys = 1;
        return bundle;
    }
    const auto der = block.decoded();
    if (!der)
        return der.error();
    // Some programs write PKCS#7 under the label of a certificate.
    if (derKindOf(*der) == DerKind::Pkcs7)
        return readPkcs7(*der);
    auto certificate = Certificate::fromDer(*der);
    if (!certificate)
        return certificate.error();
    bundle.certificates.push_back(std::move(*certificate));
    return bundle;
}

bool isRead(std::string_view label)
{
    constexpr std::array<std::string_view, 4> labels{"CERTIFICATE", "X509 CERTIFICATE", "PKCS7", "CMS"};
    return std::find(labels.begin(), labels.end(), label) != labels.end() || label.ends_with("PRIVATE KEY");
}

} // namespace

Result<std::size_t> derElementSize(ByteView der)
{
    constexpr auto noElement = "no DER element";
    if (der.size() < 2)
        return Error{der.empty() ? ErrorCode::BadEncoding : ErrorCode::Truncated, noElement};
    if ((der[0] & 0x1F) == 0x1F) // a high tag number: nothing we read has one
        return Error{ErrorCode::BadEncoding, noElement};
    std::size_t header = 2;
    std::size_t length = der[1];
    if (length >= 0x80) {
        const std::size_t count = length & 0x7F;
        if (count == 0 || count > 4)
            return Error{ErrorCode::BadEncoding, "a DER length of no use"};
        header += count;
        if (der.size() < header)
            return Error{ErrorCode::Truncated, "a DER length cut short"};
        length = 0;
        for (std::size_t i = 2; i < header; ++i)
            length = length << 8 | der[i];
    }
    if (der.size() - header < length)
        return Error{ErrorCode::Truncated, "a DER element of " + std::to_string(length) + " bytes cut at " +
                                               std::to_string(der.size() - header)};
    return header + length;
}

DerKind derKindOf(ByteView bytes)
{
    // Everything read here is longer than 127 bytes; a text that begins `00` is not.
    if (bytes.size() < 2 || bytes[0] != 0x30 || bytes[1] < 0x80 || bytes[1] > 0x84)
        return DerKind::None;
    const ByteView inside = insideSequence(bytes);
    if (inside.empty())
        return DerKind::Other;
    if (pkcs7Arc(inside) == signedDataArc)
        return DerKind::Pkcs7;
    constexpr std::array<std::uint8_t, 3> version3{0x02, 0x01, 0x03};
    constexpr std::array<std::uint8_t, 2> version0Or1{0x02, 0x01};
    if (startsWith(inside, version3)) {
        const std::uint8_t arc = pkcs7Arc(insideSequence(inside.subspan(version3.size())));
        return arc == dataArc || arc == signedDataArc ? DerKind::Pkcs12 : DerKind::Other;
    }
    return startsWith(inside, version0Or1) ? DerKind::PrivateKey : DerKind::Other;
}

Result<Bundle> readPkcs7(ByteView der)
{
    const ErrorQueueDrain drain;
    const auto size = derElementSize(der);
    if (!size && size.error().code == ErrorCode::Truncated)
        return Error{ErrorCode::Truncated, "PKCS#7: " + size.error().detail};
    const unsigned char* at = der.data();
    const Handle<CMS_ContentInfo, CMS_ContentInfo_free> cms(
        d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    if (!cms)
        return opensslError(ErrorCode::BadEncoding, "PKCS#7");
    if (OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
        return Error{ErrorCode::UnsupportedFormat, "PKCS#7 that is no signedData"};
    const std::unique_ptr<STACK_OF(X509), FreeCertificates> certificates(CMS_get1_certs(cms.get()));
    Bundle bundle;
    for (int i = 0; i < sk_X509_num(certificates.get()); ++i) {
        auto certificate = copyOf(sk_X509_value(certificates.get(), i));
        if (certificate)
            bundle.certificates.push_back(std::move(*certificate));
        else
            bundle.damaged.push_back(certificate.error());
    }
    return bundle;
}

Result<Bundle> readPem(std::string_view text)
{
    Bundle bundle;
    while (const auto block = takePemBlock(text)) {
        if (!isRead(block->label))
            continue;
        auto read = readBlock(*block);
        if (read)
            append(bundle, std::move(*read));
        else
            bundle.damaged.push_back(read.error());
    }
    if (bundle.certificates.empty() && bundle.privateKeys == 0 && bundle.damaged.empty())
        return Error{ErrorCode::NotFound, "no PEM block"};
    return bundle;
}

} // namespace releve::x509
