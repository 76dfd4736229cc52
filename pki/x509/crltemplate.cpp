// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/crltemplate.h"

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "pki/x509/extensionwriter.h"
#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

using TimeHandle = Handle<ASN1_TIME, ASN1_TIME_free>;

Status addEntry(X509_CRL* crl, const RevokedCertificate& revoked, Instant thisUpdate)
{
    Handle<X509_REVOKED, X509_REVOKED_free> entry(X509_REVOKED_new());
    const Handle<ASN1_INTEGER, ASN1_INTEGER_free> serial(ASN1_INTEGER_new());
    const TimeHandle time(ASN1_TIME_new());
    if (!entry || !serial || !time)
        return opensslError(ErrorCode::CryptoFailure, "an entry of a CRL");
    if (const auto set = setSerial(serial.get(), revoked.serial); !set)
        return set.error();
    if (!setTime(time.get(), revoked.revokedAt.value_or(thisUpdate)))
        return Error{ErrorCode::BadArgument, "a date no CRL can have"};
    if (X509_REVOKED_set_serialNumber(entry.get(), serial.get()) != 1 ||
        X509_REVOKED_set_revocationDate(entry.get(), time.get()) != 1 ||
        X509_CRL_add0_revoked(crl, entry.get()) != 1)
        return opensslError(ErrorCode::CryptoFailure, "an entry of a CRL");
    (void)entry.release();
    return std::monostate{};
}

bool addNumber(X509_CRL* crl, std::uint64_t number)
{
    const Handle<ASN1_INTEGER, ASN1_INTEGER_free> value(ASN1_INTEGER_new());
    return value && ASN1_INTEGER_set_uint64(value.get(), number) == 1 &&
           X509_CRL_add1_ext_i2d(crl, NID_crl_number, value.get(), 0, 0) == 1;
}

Status setDates(X509_CRL* crl, const CrlTemplate& what)
{
    const TimeHandle time(ASN1_TIME_new());
    if (!time || !setTime(time.get(), what.thisUpdate) || X509_CRL_set1_lastUpdate(crl, time.get()) != 1)
        return Error{ErrorCode::BadArgument, "a date no CRL can have"};
    if (what.nextUpdate &&
        (!setTime(time.get(), *what.nextUpdate) || X509_CRL_set1_nextUpdate(crl, time.get()) != 1))
        return Error{ErrorCode::BadArgument, "a date no CRL can have"};
    return std::monostate{};
}

Result<Crl> derOf(X509_CRL* crl)
{
    unsigned char* der = nullptr;
    const int length = i2d_X509_CRL(crl, &der);
    if (length <= 0)
        return opensslError(ErrorCode::CryptoFailure, "a CRL");
    auto result = Crl::fromDer(ByteView(der, static_cast<std::size_t>(length)));
    OPENSSL_free(der);
    return result;
}

} // namespace

Result<Crl> signCrl(const CrlTemplate& crl, const Identity& issuer)
{
    const ErrorQueueDrain drain;
    const X509* ca = issuer.certificate.handle();
    const Handle<X509_CRL, X509_CRL_free> made(X509_CRL_new());
    if (!ca || !made || X509_CRL_set_version(made.get(), X509_CRL_VERSION_2) != 1 ||
        X509_CRL_set_issuer_name(made.get(), X509_get_subject_name(ca)) != 1)
        return opensslError(ErrorCode::CryptoFailure, "a new CRL");
    if (const auto set = setDates(made.get(), crl); !set)
        return set.error();
    for (const RevokedCertificate& revoked : crl.revoked) {
        if (const auto added = addEntry(made.get(), revoked, crl.thisUpdate); !added)
            return added.error();
    }
    if (crl.number) {
        if (const auto written = writeAuthorityKeyId(made.get(), keyIdOf(issuer)); !written)
            return written.error();
        if (!addNumber(made.get(), *crl.number))
            return opensslError(ErrorCode::CryptoFailure, "a CRL number");
    }
    if (X509_CRL_sort(made.get()) != 1 ||
        X509_CRL_sign(made.get(), issuer.key.handle(), messageDigest(crl.digest)) <= 0)
        return opensslError(ErrorCode::CryptoFailure, "signing a CRL");
    return derOf(made.get());
}

} // namespace releve::x509
