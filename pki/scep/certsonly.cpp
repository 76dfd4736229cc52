// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/certsonly.h"

#include <array>

#include <openssl/cms.h>
#include <openssl/x509.h>

#include "pki/scep/asn1.h"
#include "pki/scep/cms.h"
#include "pki/scep/signedmessage.h"

namespace releve::scep {

namespace {

// pkcs7-data and pkcs7-signedData, whole elements.
constexpr std::array<std::uint8_t, 11> dataOid{0x06, 0x09, 0x2A, 0x86, 0x48, 0x86,
                                               0xF7, 0x0D, 0x01, 0x07, 0x01};
constexpr std::array<std::uint8_t, 11> signedOid{0x06, 0x09, 0x2A, 0x86, 0x48, 0x86,
                                                 0xF7, 0x0D, 0x01, 0x07, 0x02};
constexpr std::array<std::uint8_t, 3> version1{0x02, 0x01, 0x01};

struct FreeCrls
{
    void operator()(STACK_OF(X509_CRL) * crls) const { sk_X509_CRL_pop_free(crls, X509_CRL_free); }
};

std::vector<x509::Crl> crlsOf(CMS_ContentInfo* message)
{
    const std::unique_ptr<STACK_OF(X509_CRL), FreeCrls> stack(CMS_get1_crls(message));
    std::vector<x509::Crl> crls;
    for (int i = 0; i < sk_X509_CRL_num(stack.get()); ++i) {
        unsigned char* der = nullptr;
        const int length = i2d_X509_CRL(sk_X509_CRL_value(stack.get(), i), &der);
        if (length <= 0)
            continue;
        if (auto crl = x509::Crl::fromDer(ByteView(der, static_cast<std::size_t>(length))))
            crls.push_back(std::move(*crl));
        OPENSSL_free(der);
    }
    return crls;
}

} // namespace

Result<CertsOnly> CertsOnly::read(ByteView ber)
{
    const x509::ErrorQueueDrain drain;
    const auto message = cms::read(ber, x509::fieldsOnly());
    if (!message)
        return message.error();
    if (OBJ_obj2nid(CMS_get0_type(message->get())) != NID_pkcs7_signed)
        return Error{ErrorCode::UnsupportedFormat, "CMS that is no SignedData"};
    const cms::Stack stack(CMS_get1_certs(message->get()));
    if (sk_X509_num(stack.get()) > SignedMessage::mostCertificates)
        return Error{ErrorCode::TooLarge, "a list of too many certificates"};
    CertsOnly result;
    for (int i = 0; i < sk_X509_num(stack.get()); ++i) {
        if (auto certificate = x509::copyOf(sk_X509_value(stack.get(), i)))
            result.certificates.push_back(std::move(*certificate));
    }
    result.crls = crlsOf(message->get());
    return result;
}

Bytes CertsOnly::toDer() const
{
    using namespace asn1;
    const auto list = [](unsigned tag, const auto& items) {
        Bytes all;
        for (const auto& item : items)
            all.insert(all.end(), item.der().begin(), item.der().end());
        return all.empty() ? Bytes() : element(contextTag(tag), {all});
    };
    const Bytes emptySet = element(setTag, {});
    const Bytes noContent = element(sequenceTag, {dataOid});
    const Bytes signedData =
        element(sequenceTag, {version1, emptySet, noContent, list(0, certificates), list(1, crls), emptySet});
    return element(sequenceTag, {signedOid, element(contextTag(0), {signedData})});
}

} // namespace releve::scep
