// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace releve::scep {

/// What RFC 8894, or a peer, has against a message. The sentence is made in models/, of the parameters named here.
enum class FindingCode : std::uint8_t
{
    // The bytes
    CutShort,      ///< bytes there are
    Malformed,     ///< the strict reader's words
    TrailingBytes, ///< how many
    BerEncoding,
    // The signature
    NoSignature,
    SeveralSigners,
    SignerNotEnclosed,
    BadSignature,
    SignerNotInDate, ///< from, to, judged at: ISO 8601
    SignerKeyShort,  ///< bits
    DigestMd5,
    DigestSha1,
    DigestUnknown,      ///< its name
    SignatureNamesHash, ///< the algorithm
    SignaturePss,
    SignerNotRsa, ///< its algorithm
    // The attributes
    AttributesNotSorted,
    AttributeRepeated,         ///< its name
    AttributeWrongString,      ///< name, type it has, type it should have
    TransactionIdNotPrintable, ///< the type it has
    NoContentType,
    NoMessageType,
    UnknownMessageType, ///< as it stands there
    UpdateRequest,
    NoTransactionId,
    TransactionIdTooLong, ///< characters
    NoSenderNonce,
    NoRecipientNonce,
    NonceLength, ///< name, bytes
    NonceReused,
    NoStatus,
    UnknownStatus, ///< as it stands there
    NoFailInfo,
    UnknownFailInfo, ///< as it stands there
    // The content
    ContentNotData, ///< the type
    ContentMissing,
    ContentOmitted,
    ContentUnexpected,
    ContentNotEnvelope,
    // The envelope
    SeveralRecipients, ///< how many
    RecipientNotNamed,
    CipherDes,
    CipherDes3,
    CipherUnknown, ///< its name
    // What is enclosed
    DoesNotOpen,
    EnclosedUnreadable,
    RequestSignatureBad,
    RequestKeyShort, ///< bits
    RequestKeyNotSigners,
    RequestSubjectNotSigners,
    NoCertificate,
    CaFirst,
    // GetNextCACert and GetCACert
    NextCaOnlyOutside,
    NextCaOnlyInside,
    NoCaCertificate,
    // GetCACaps
    NoAes,
    NoSha256,
    NoPost,
    NoRenewal,
    StrongSwanCapabilities,
    UnknownCapabilities, ///< how many
    Count
};

enum class Severity : std::uint8_t
{
    Violation,       ///< an RFC forbids it
    Legacy,          ///< of old days, and weak
    Interoperability ///< allowed, and yet some peers fail on it
};

struct FindingRule
{
    FindingCode code;
    std::string_view id; ///< for programs: `digest-md5`
    Severity severity;
    std::string_view reference; ///< `RFC 8894 3.2.1.5`, comma-separated; empty when there is none
    std::string_view breaks;    ///< peers seen to fail on it, comma-separated: SCEP_INTEROP section 2
};

[[nodiscard]] const FindingRule& ruleOf(FindingCode code);
/// `violation`, `legacy`, `interoperability`.
[[nodiscard]] std::string_view nameOf(Severity severity);

struct Finding
{
    FindingCode code;
    std::vector<std::string> parameters;

    bool operator==(const Finding&) const = default;
};

} // namespace releve::scep
