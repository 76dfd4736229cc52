// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/base/text.h"
#include "pki/x509/name.h"

struct x509_st;

namespace releve::x509 {

enum class Digest
{
    Md5,
    Sha1,
    Sha256,
    Sha384,
    Sha512
};

/// Why a certificate would not be issued today. Said, never refused: the fleets we look after still hold
/// them.
enum class Weakness
{
    ShortKey, ///< RSA under 2048 bits, EC under 256
    Md5Signature,
    Sha1Signature,
};

/// The public half of a key pair.
struct PublicKey
{
    std::string algorithm; ///< `rsa`, `ec`, `ed25519` …; the dotted OID of one we do not know
    unsigned bits = 0;     ///< modulus or field size; 0 when unknown
    Bytes spki;            ///< DER SubjectPublicKeyInfo: two keys are the same exactly when these are equal

    bool operator==(const PublicKey&) const = default;

    /// Reads a DER SubjectPublicKeyInfo, as `show crypto key mypubkey` prints it. BadEncoding.
    [[nodiscard]] static Result<PublicKey> fromSpki(ByteView der);
};

/// Digest of some bytes, upper-case hex without separators.
[[nodiscard]] std::string digestHex(Digest digest, ByteView bytes);

/// An X.509 certificate: an immutable value, cheap to copy, safe to share between threads. It remembers the
/// bytes it was read from and reads old ones (RSA-1024, md5WithRSA, absurd dates) without complaint.
class Certificate
{
public:
    /// Reads one DER certificate and nothing after it. BadEncoding, Truncated.
    [[nodiscard]] static Result<Certificate> fromDer(ByteView der);
    /// Reads the first PEM certificate of a text. BadEncoding, NotFound.
    [[nodiscard]] static Result<Certificate> fromPem(std::string_view pem);

    [[nodiscard]] ByteView der() const;
    [[nodiscard]] std::string toPem() const;
    /// OpenSSL's own object, for pki/scep to sign, verify and encrypt with; made when first asked for, kept as
    /// long as a copy of this certificate. Not to be changed. Null when OpenSSL does not read it.
    [[nodiscard]] x509_st* handle() const;
    /// The same for verifying with it and encrypting to it only: not to be written out. Made in a tenth of the time,
    /// for certificates that are seen once.
    [[nodiscard]] x509_st* peerHandle() const;

    /// Upper-case hex, an even number of digits, as IOS prints it: `01`, `5FF87B282B54DC8D42A315B568C9ADFF`. A
    /// negative number, which no CA should issue, has a `-` before it.
    [[nodiscard]] const std::string& serial() const;
    [[nodiscard]] const Name& issuer() const;
    [[nodiscard]] const Name& subject() const;
    /// Empty when the certificate's own date is not a date.
    [[nodiscard]] std::optional<Instant> notBefore() const;
    [[nodiscard]] std::optional<Instant> notAfter() const;
    [[nodiscard]] const PublicKey& publicKey() const;
    /// OpenSSL's long name: `md5WithRSAEncryption`, `sha256WithRSAEncryption`, `ecdsa-with-SHA256` …
    [[nodiscard]] const std::string& signatureAlgorithm() const;
    [[nodiscard]] std::string fingerprint(Digest digest) const;
    /// Upper-case hex; empty when the extension is absent.
    [[nodiscard]] const std::string& subjectKeyId() const;
    [[nodiscard]] const std::string& authorityKeyId() const;
    /// basicConstraints says CA:TRUE.
    [[nodiscard]] bool isCa() const;
    /// Issuer equals subject.
    [[nodiscard]] bool isSelfIssued() const;
    /// The signature verifies with that certificate's key. Says nothing of dates or constraints.
    [[nodiscard]] bool isSignedBy(const Certificate& issuer) const;
    /// keyUsage in RFC 5280's words (`digitalSignature`, `keyCertSign` …); empty when absent.
    [[nodiscard]] const std::vector<std::string>& keyUsage() const;
    [[nodiscard]] const std::vector<std::string>& extendedKeyUsage() const;
    /// `DNS:…`, `IP:…`, `email:…`, `URI:…`.
    [[nodiscard]] const std::vector<std::string>& subjectAltNames() const;
    [[nodiscard]] const std::vector<std::string>& crlDistributionPoints() const;
    [[nodiscard]] const std::vector<Weakness>& weaknesses() const;

    /// Equal when the DER is.
    bool operator==(const Certificate& other) const;

private:
    struct Data;
    explicit Certificate(std::shared_ptr<const Data> data);
    static Certificate of(ByteView der, x509_st* parsed);
    friend Result<Certificate> copyOf(x509_st* certificate);

    std::shared_ptr<const Data> m_data;
};

} // namespace releve::x509
