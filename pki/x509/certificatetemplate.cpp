// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/certificatetemplate.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pki/x509/extensionwriter.h"
#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

/// Whose certificate it is and who signs it.
struct Parties
{
    const X509_NAME* subject;
    const PublicKey& key;
    const X509_NAME* issuer;
    const PrivateKey& signsWith;
    std::string issuerKeyId;
    const X509_REQ* request = nullptr;
};

Result<Certificate> sign(const CertificateTemplate& what, const Parties& parties)
{
    const Handle<X509, X509_free> made(X509_new());
    if (!made || X509_set_version(made.get(), X509_VERSION_3) != 1)
        return opensslError(ErrorCode::CryptoFailure, "a new certificate");
    if (const auto set = setSerial(X509_get_serialNumber(made.get()), what.serial); !set)
        return set.error();
    if (!setTime(X509_getm_notBefore(made.get()), what.notBefore) ||
        !setTime(X509_getm_notAfter(made.get()), what.notAfter))
        return Error{ErrorCode::BadArgument, "a date no certificate can have"};
    if (X509_set_subject_name(made.get(), parties.subject) != 1 ||
        X509_set_issuer_name(made.get(), parties.issuer) != 1 ||
        !setPublicKey(X509_get_X509_PUBKEY(made.get()), parties.key))
        return opensslError(ErrorCode::CryptoFailure, "a new certificate");
    if (const auto written =
            writeExtensions(made.get(), what.extensions, parties.issuerKeyId, parties.request);
        !written)
        return written.error();
    if (X509_sign(made.get(), parties.signsWith.handle(), messageDigest(what.digest)) <= 0)
        return opensslError(ErrorCode::CryptoFailure, "signing a certificate");
    return copyOf(made.get());
}

/// The issuer's name as its own certificate has it, byte by byte: a chain is built by comparing them.
Result<Certificate> signBy(const CertificateTemplate& what, const X509_NAME* subject, const PublicKey& key,
                           const Identity& issuer, const X509_REQ* request)
{
    const X509* ca = issuer.certificate.handle();
    if (!ca)
        return Error{ErrorCode::BadArgument, "an issuer OpenSSL does not read"};
    return sign(what, {subject, key, X509_get_subject_name(ca), issuer.key, keyIdOf(issuer), request});
}

} // namespace

Result<Certificate> signCertificate(const CertificateTemplate& certificate, const Request& request,
                                    const Identity& issuer)
{
    const ErrorQueueDrain drain;
    const RequestHandle parsed = requestFields(request.der());
    if (!parsed)
        return opensslError(ErrorCode::CryptoFailure, "a request");
    return signBy(certificate, X509_REQ_get_subject_name(parsed.get()), request.publicKey(), issuer,
                  parsed.get());
}

Result<Certificate> signCertificate(const CertificateTemplate& certificate, const Name& subject,
                                    const PublicKey& key, const Identity& issuer)
{
    const ErrorQueueDrain drain;
    const auto name = handleOf(subject);
    return name ? signBy(certificate, name->get(), key, issuer, nullptr) : name.error();
}

Result<Certificate> selfSign(const CertificateTemplate& certificate, const Name& subject,
                             const PrivateKey& key)
{
    const ErrorQueueDrain drain;
    const auto name = handleOf(subject);
    if (!name)
        return name.error();
    return sign(certificate, {name->get(), key.publicKey(), name->get(), key, keyIdOf(key.publicKey())});
}

Result<Certificate> selfSign(const CertificateTemplate& certificate, const Request& request,
                             const PrivateKey& key)
{
    const ErrorQueueDrain drain;
    if (!(request.publicKey() == key.publicKey()))
        return Error{ErrorCode::BadArgument, "a key that is not the request's"};
    const RequestHandle parsed = requestFields(request.der());
    if (!parsed)
        return opensslError(ErrorCode::CryptoFailure, "a request");
    const X509_NAME* subject = X509_REQ_get_subject_name(parsed.get());
    return sign(certificate,
                {subject, key.publicKey(), subject, key, keyIdOf(key.publicKey()), parsed.get()});
}

} // namespace releve::x509
