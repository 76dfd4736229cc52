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

// OpenSSL's own names, so that its headers stay in our .cpp files.
struct X509_algor_st;
struct X509_name_st;
struct X509_pubkey_st;
struct X509_req_st;
struct asn1_object_st;
struct asn1_string_st;
struct evp_md_st;
struct evp_pkey_st;
struct ossl_lib_ctx_st;
struct x509_st;

/// What the .cpp files of this folder and of pki/scep share. Nobody else includes it.
namespace releve::x509 {

class Certificate;
enum class Digest;
struct PublicKey;

template<auto Free>
struct Releaser
{
    template<class T>
    void operator()(T* object) const
    {
        Free(object);
    }
};

/// Owns an OpenSSL object: `Handle<X509, X509_free>`.
template<class T, auto Free>
using Handle = std::unique_ptr<T, Releaser<Free>>;

/// Leaves this thread's OpenSSL error queue empty when it goes, so that no error of ours is blamed on
/// somebody else. Stands at the top of every function that calls what can fail.
struct ErrorQueueDrain
{
    ErrorQueueDrain();
    ErrorQueueDrain(const ErrorQueueDrain&) = delete;
    ErrorQueueDrain& operator=(const ErrorQueueDrain&) = delete;
    ~ErrorQueueDrain();
};

/// An error with what OpenSSL has to say about it.
[[nodiscard]] Error opensslError(ErrorCode code, std::string_view what);

/// That `der` is one element and nothing more. BadEncoding, Truncated.
[[nodiscard]] Status checkOneElement(ByteView der, std::string_view what);

/// The dotted OID, however long.
[[nodiscard]] std::string dottedOid(const asn1_object_st* oid);
/// OpenSSL's long name of an algorithm, or the dotted OID of what it has no name for.
[[nodiscard]] std::string algorithmName(const X509_algor_st* algorithm);
/// Iterations a password-based cipher asks for; more than maximumIterations when that cannot be told.
[[nodiscard]] long passphraseCost(const X509_algor_st* cipher);
/// An iteration count as a file states it, cut at maximumIterations + 1; 1 when it states none.
[[nodiscard]] long iterationsOf(const asn1_string_st* count);
/// A string in any of ASN.1's alphabets, as valid UTF-8.
[[nodiscard]] std::string utf8Of(const asn1_string_st* string);
/// An INTEGER's digits: upper-case hex, an even number of them, `-` before a negative one.
[[nodiscard]] std::string hexOf(const asn1_string_st* integer);
/// A time; empty when it is none.
[[nodiscard]] std::optional<Instant> instantOf(const asn1_string_st* time);
[[nodiscard]] Name nameOf(const X509_name_st* name);
/// CryptoFailure, BadEncoding, Truncated.
[[nodiscard]] Result<Certificate> copyOf(x509_st* certificate);
/// bits = 0 when the key itself cannot be read.
[[nodiscard]] PublicKey publicKeyOf(const X509_pubkey_st* key);
[[nodiscard]] PublicKey publicKeyOf(evp_pkey_st* key);

/// A library context without algorithms. What is read in it has its fields but no usable key, and takes a tenth of the
/// time: OpenSSL 3.0 makes a key of every certificate it reads, at about 100 µs each. Lives as long as the process.
[[nodiscard]] ossl_lib_ctx_st* fieldsOnly();

void freeKey(evp_pkey_st* key);
using KeyHandle = Handle<evp_pkey_st, freeKey>;
/// Null when the key is none OpenSSL can use.
[[nodiscard]] KeyHandle keyOf(const PublicKey& key);

/// An RSA key that X509_set_pubkey() takes as it is, without encoding and decoding it. Null when it is none.
[[nodiscard]] KeyHandle keyAlone(const X509_pubkey_st* key);

void freeRequest(X509_req_st* request);
using RequestHandle = Handle<X509_req_st, freeRequest>;
/// A request without a key; null when it is none.
[[nodiscard]] RequestHandle requestFields(ByteView der);

void freeName(X509_name_st* name);
using NameHandle = Handle<X509_name_st, freeName>;
/// A name as OpenSSL's own. BadArgument for a type that is neither a word we or OpenSSL know nor an OID.
[[nodiscard]] Result<NameHandle> handleOf(const Name& name);

/// Looked up once: OpenSSL 3 takes longer to find a digest than to compute it over a certificate.
[[nodiscard]] const evp_md_st* messageDigest(Digest digest);
/// Only characters of PrintableString.
[[nodiscard]] bool isPrintable(std::string_view text);
/// From what hexOf() writes. BadArgument on anything else, and on a negative number.
[[nodiscard]] Status setSerial(asn1_string_st* integer, std::string_view hex);
/// To the second, as RFC 5280 4.1.2.5 has it. False when the year has not four digits.
[[nodiscard]] bool setTime(asn1_string_st* time, Instant instant);
/// Without making a key of it.
[[nodiscard]] bool setPublicKey(X509_pubkey_st* into, const PublicKey& key);

} // namespace releve::x509
