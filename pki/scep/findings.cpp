// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/findings.h"

#include <array>

namespace releve::scep {

namespace {

using enum FindingCode;
using enum Severity;

constexpr std::array<FindingRule, static_cast<std::size_t>(Count)> rules{{
    {CutShort, "cut-short", Violation, "X.690 8.1", ""},
    {Malformed, "malformed", Violation, "", ""},
    {TrailingBytes, "trailing-bytes", Violation, "RFC 5652 3", ""},
    {BerEncoding, "ber-encoding", Interoperability, "", "micromdm"},
    {NoSignature, "no-signature", Violation, "RFC 8894 3.2", ""},
    {SeveralSigners, "several-signers", Violation, "RFC 8894 3.2", ""},
    {SignerNotEnclosed, "signer-not-enclosed", Interoperability, "RFC 8894 2.3", ""},
    {BadSignature, "bad-signature", Violation, "RFC 5652 5.6", ""},
    {SignerNotInDate, "signer-not-in-date", Violation, "RFC 5280 6.1.3", "micromdm, jscep"},
    {SignerKeyShort, "signer-key-short", Legacy, "", ""},
    {DigestMd5, "digest-md5", Legacy, "RFC 8894 2.9", ""},
    {DigestSha1, "digest-sha1", Legacy, "RFC 8894 2.9", ""},
    {DigestUnknown, "digest-unknown", Interoperability, "", ""},
    {SignatureNamesHash, "signature-names-hash", Interoperability, "", "strongSwan"},
    {SignaturePss, "signature-pss", Interoperability, "", ""},
    {SignerNotRsa, "signer-not-rsa", Interoperability, "RFC 8894 3.1", "micromdm, jscep, strongSwan"},
    {AttributesNotSorted, "attributes-not-sorted", Violation, "RFC 5652 5.3",
     "sscep, strongSwan, certmonger"},
    {AttributeRepeated, "attribute-repeated", Violation, "RFC 8894 3.2.1, RFC 5652 11", ""},
    {AttributeWrongString, "attribute-wrong-string", Violation, "RFC 8894 3.2.1", ""},
    {TransactionIdNotPrintable, "transaction-id-not-printable", Violation, "RFC 8894 3.2.1.1",
     "sscep, jscep, certmonger"},
    {NoContentType, "no-content-type", Violation, "RFC 5652 5.3", ""},
    {NoMessageType, "no-message-type", Violation, "RFC 8894 3.2.1.2", ""},
    {UnknownMessageType, "unknown-message-type", Violation, "RFC 8894 3.2.1.2", ""},
    {UpdateRequest, "update-request", Legacy, "RFC 8894 3.2.1.2", ""},
    {NoTransactionId, "no-transaction-id", Violation, "RFC 8894 3.2.1.1", ""},
    {TransactionIdTooLong, "transaction-id-too-long", Interoperability, "", ""},
    {NoSenderNonce, "no-sender-nonce", Violation, "RFC 8894 3.2.1.5", "certmonger"},
    {NoRecipientNonce, "no-recipient-nonce", Violation, "RFC 8894 3.2.1.5", ""},
    {NonceLength, "nonce-length", Violation, "RFC 8894 3.2.1.5", ""},
    {NonceReused, "nonce-reused", Violation, "RFC 8894 3.2.1.5", ""},
    {NoStatus, "no-status", Violation, "RFC 8894 3.2.1.3", ""},
    {UnknownStatus, "unknown-status", Violation, "RFC 8894 3.2.1.3", ""},
    {NoFailInfo, "no-fail-info", Violation, "RFC 8894 3.3.2.2", ""},
    {UnknownFailInfo, "unknown-fail-info", Violation, "RFC 8894 3.2.1.4", ""},
    {ContentNotData, "content-not-data", Violation, "RFC 8894 3.2", ""},
    {ContentMissing, "content-missing", Violation, "RFC 8894 3.2", ""},
    {ContentOmitted, "content-omitted", Interoperability, "", "certmonger"},
    {ContentUnexpected, "content-unexpected", Violation, "RFC 8894 3.2", ""},
    {ContentNotEnvelope, "content-not-envelope", Violation, "RFC 8894 3.2", ""},
    {SeveralRecipients, "several-recipients", Interoperability, "", ""},
    {RecipientNotNamed, "recipient-not-named", Interoperability, "RFC 8894 3.1", ""},
    {CipherDes, "cipher-des", Legacy, "RFC 8894 2.9", "sscep, certmonger"},
    {CipherDes3, "cipher-des3", Legacy, "RFC 8894 2.9", ""},
    {CipherUnknown, "cipher-unknown", Interoperability, "", ""},
    {DoesNotOpen, "does-not-open", Interoperability, "", ""},
    {EnclosedUnreadable, "enclosed-unreadable", Violation, "RFC 8894 3.2.2", ""},
    {RequestSignatureBad, "request-signature-bad", Violation, "RFC 2986 4.2", ""},
    {RequestKeyShort, "request-key-short", Legacy, "", ""},
    {RequestKeyNotSigners, "request-key-not-signers", Violation, "RFC 8894 2.3", ""},
    {RequestSubjectNotSigners, "request-subject-not-signers", Violation, "RFC 8894 2.3", "OpenXPKI"},
    {NoCertificate, "no-certificate", Violation, "RFC 8894 3.3.2.1", ""},
    {CaFirst, "ca-first", Interoperability, "", "micromdm"},
    {NextCaOnlyOutside, "next-ca-only-outside", Violation, "RFC 8894 4.7.1", "sscep"},
    {NextCaOnlyInside, "next-ca-only-inside", Interoperability, "", "jscep"},
    {NoCaCertificate, "no-ca-certificate", Violation, "RFC 8894 4.2.1", ""},
    {NoAes, "no-aes", Legacy, "RFC 8894 3.5.2", ""},
    {NoSha256, "no-sha256", Legacy, "RFC 8894 3.5.2", ""},
    {NoPost, "no-post", Interoperability, "RFC 8894 3.5.2", ""},
    {NoRenewal, "no-renewal", Interoperability, "RFC 8894 3.5.2", ""},
    {StrongSwanCapabilities, "strongswan-capabilities", Interoperability, "", "strongSwan"},
    {UnknownCapabilities, "unknown-capabilities", Interoperability, "RFC 8894 3.5.2", ""},
}};

constexpr bool areInOrder()
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (static_cast<std::size_t>(rules[i].code) != i)
            return false;
    }
    return true;
}
static_assert(areInOrder());

} // namespace

const FindingRule& ruleOf(FindingCode code)
{
    return rules.at(static_cast<std::size_t>(code));
}

std::string_view nameOf(Severity severity)
{
    switch (severity) {
    case Violation:
        return "violation";
    case Legacy:
        return "legacy";
    case Interoperability:
        return "interoperability";
    }
    return {};
}

} // namespace releve::scep
