// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <ctime>

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pki/scep/nonce.h"
#include "pki/scep/transaction.h"
#include "pki/x509/opensslsupport.h"

namespace releve::scep {

namespace {

std::time_t secondsOf(Instant instant)
{
    return static_cast<std::time_t>(
        std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
}

bool fill(X509* certificate, const X509_REQ* request, EVP_PKEY* key, ByteView serial, Instant now)
{
    using std::chrono::hours;
    const x509::Handle<BIGNUM, BN_free> number(
        BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) &&
           X509_set_version(certificate, X509_VERSION_3) == 1 &&
           X509_set_subject_name(certificate, X509_REQ_get_subject_name(request)) == 1 &&
           X509_set_issuer_name(certificate, X509_REQ_get_subject_name(request)) == 1 &&
           ASN1_TIME_set(X509_getm_notBefore(certificate), secondsOf(now - hours(24))) &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), secondsOf(now + hours(24 * 7))) &&
           X509_set_pubkey(certificate, key) == 1 && X509_sign(certificate, key, EVP_sha256()) > 0;
}

} // namespace

Result<Identity> throwAwayIdentity(const x509::Request& request, const x509::PrivateKey& key, Instant now)
{
    const x509::ErrorQueueDrain drain;
    if (!(request.publicKey() == key.publicKey()))
        return Error{ErrorCode::BadArgument, "a key that is not the request's"};
    const unsigned char* at = request.der().data();
    const x509::Handle<X509_REQ, X509_REQ_free> parsed(
        d2i_X509_REQ(nullptr, &at, static_cast<long>(request.der().size())));
    const x509::Handle<X509, X509_free> made(X509_new());
    auto serial = freshNonce();
    if (!serial)
        return serial.error();
    serial->front() &= 0x7F; // not negative
    if (!parsed || !made || !fill(made.get(), parsed.get(), key.handle(), *serial, now))
        return x509::opensslError(ErrorCode::CryptoFailure, "a self-signed certificate");
    auto certificate = x509::copyOf(made.get());
    if (!certificate)
        return certificate.error();
    return Identity{std::move(*certificate), key};
}

} // namespace releve::scep
