// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/opensslsupport.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>

#include "pki/x509/certificate.h"
#include "pki/x509/container.h"

namespace releve::x509 {

ErrorQueueDrain::ErrorQueueDrain()
{
    ERR_clear_error();
}

ErrorQueueDrain::~ErrorQueueDrain()
{
    ERR_clear_error();
}

Error opensslError(ErrorCode code, std::string_view what)
{
    std::string detail(what);
    // The first entry is the cause; the later ones are the calls it went through.
    if (const unsigned long error = ERR_peek_error(); error != 0) {
        if (const char* reason = ERR_reason_error_string(error))
            detail.append(": ").append(reason);
    }
    ERR_clear_error();
    return Error{code, std::move(detail)};
}

Status checkOneElement(ByteView der, std::string_view what)
{
    const auto size = derElementSize(der);
    if (!size)
        return Error{size.error().code, std::string(what) + ": " + size.error().detail};
    if (*size != der.size())
        return Error{ErrorCode::BadEncoding, std::string(what) + ": bytes after its end"};
    return std::monostate{};
}

std::string dottedOid(const ASN1_OBJECT* oid)
{
    std::array<char, 128> buffer{};
    const int length = OBJ_obj2txt(buffer.data(), static_cast<int>(buffer.size()), oid, 1);
    if (length <= 0)
        return {};
    if (static_cast<std::size_t>(length) < buffer.size())
        return std::string(buffer.data());
    std::string text(static_cast<std::size_t>(length) + 1, '\0');
    OBJ_obj2txt(text.data(), static_cast<int>(text.size()), oid, 1);
    text.pop_back();
    return text;
}

std::string algorithmName(const X509_ALGOR* algorithm)
{
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, algorithm);
    const int nid = OBJ_obj2nid(oid);
    return nid == NID_undef ? dottedOid(oid) : OBJ_nid2ln(nid);
}

std::string utf8Of(const ASN1_STRING* string)
{
    const ByteView bytes(ASN1_STRING_get0_data(string), static_cast<std::size_t>(ASN1_STRING_length(string)));
    switch (ASN1_STRING_type(string)) {
    case V_ASN1_BMPSTRING:
        return utf8FromUtf16(bytes, true);
    case V_ASN1_UNIVERSALSTRING: {
        std::string text;
        for (std::size_t i = 0; i + 3 < bytes.size(); i += 4)
            appendUtf8(text, char32_t{bytes[i]} << 24 | char32_t{bytes[i + 1]} << 16 |
                                 char32_t{bytes[i + 2]} << 8 | char32_t{bytes[i + 3]});
        return text;
    }
    case V_ASN1_SEQUENCE:
    case V_ASN1_SET:
    case V_ASN1_OTHER:
        // No text at all: its DER in hex, as RFC 4514 section 2.4 writes it.
        return '#' + toHex(bytes);
    default:
        // T61String is ISO 8859-1 in practice; so is what claims to be UTF-8 and is not.
        return toUtf8(textOf(bytes));
    }
}

std::string hexOf(const ASN1_INTEGER* integer)
{
    const ByteView bytes(ASN1_STRING_get0_data(integer),
                         static_cast<std::size_t>(ASN1_STRING_length(integer)));
    std::string hex = bytes.empty() ? "00" : toHex(bytes);
    if (ASN1_STRING_type(integer) == V_ASN1_NEG_INTEGER)
        hex.insert(hex.begin(), '-');
    return hex;
}

std::optional<Instant> instantOf(const ASN1_TIME* time)
{
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    return makeInstant(parts.tm_year + 1900, static_cast<unsigned>(parts.tm_mon) + 1,
                       static_cast<unsigned>(parts.tm_mday), static_cast<unsigned>(parts.tm_hour),
                       static_cast<unsigned>(parts.tm_min), static_cast<unsigned>(parts.tm_sec));
}

const EVP_MD* messageDigest(Digest digest)
{
    static const std::array<EVP_MD*, 5> fetched{
        EVP_MD_fetch(nullptr, "MD5", nullptr), EVP_MD_fetch(nullptr, "SHA1", nullptr),
        EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_fetch(nullptr, "SHA384", nullptr),
        EVP_MD_fetch(nullptr, "SHA512", nullptr)};
    return fetched[static_cast<std::size_t>(digest)];
}

bool isPrintable(std::string_view text)
{
    static constexpr std::string_view others = " '()+,-./:=?";
    return std::all_of(text.begin(), text.end(), [](char c) {
        return isAlpha(c) || isDigit(c) || others.find(c) != std::string_view::npos;
    });
}

Status setSerial(ASN1_INTEGER* integer, std::string_view hex)
{
    constexpr std::size_t longest = 20; // RFC 5280 4.1.2.2
    const auto bytes = fromHex(hex);
    if (!bytes || bytes->empty() || bytes->size() > longest)
        return Error{ErrorCode::BadArgument, "no serial number: " + escaped(hex)};
    const Handle<BIGNUM, BN_free> number(BN_bin2bn(bytes->data(), static_cast<int>(bytes->size()), nullptr));
    if (!number || !BN_to_ASN1_INTEGER(number.get(), integer))
        return opensslError(ErrorCode::CryptoFailure, "a serial number");
    return std::monostate{};
}

bool setTime(ASN1_TIME* time, Instant instant)
{
    static const Instant first = *makeInstant(0, 1, 1, 0, 0, 0);
    static const Instant last = *makeInstant(9999, 12, 31, 23, 59, 59);
    if (instant < first || instant > last + Duration(999))
        return false; // OpenSSL would write five digits
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
    return ASN1_TIME_set(time, static_cast<std::time_t>(seconds)) != nullptr;
}

} // namespace releve::x509
