// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/sceptexts.h"

#include <array>

#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

using Code = scep::FindingCode;

struct Sentence
{
    Code code;
    const char* text;
};

constexpr std::array<Sentence, static_cast<std::size_t>(Code::Count)> sentences{{
    {Code::CutShort,
     QT_TRANSLATE_NOOP(
         "models", "The message ends in the middle, after %1 bytes. What is shown is what there is of it.")},
    {Code::Malformed, QT_TRANSLATE_NOOP("models", "Neither a client nor a CA would read this message: %1.")},
    {Code::TrailingBytes, QT_TRANSLATE_NOOP("models", "%1 bytes follow the end of the message.")},
    {Code::BerEncoding,
     QT_TRANSLATE_NOOP("models", "The encoding is BER: indefinite lengths or strings in pieces.")},
    {Code::NoSignature, QT_TRANSLATE_NOOP("models", "Nobody has signed the message.")},
    {Code::SeveralSigners,
     QT_TRANSLATE_NOOP("models", "The message has more than one signer; only the first is shown.")},
    {Code::SignerNotEnclosed,
     QT_TRANSLATE_NOOP(
         "models", "The signer’s certificate is not in the message: the signature cannot be verified here.")},
    {Code::BadSignature,
     QT_TRANSLATE_NOOP(
         "models", "The signature does not verify with the certificate enclosed: the message was changed, or "
                   "somebody else signed it.")},
    {Code::SignerNotInDate,
     QT_TRANSLATE_NOOP("models",
                       "The signer’s certificate is valid from %1 until %2, which does not include %3.")},
    {Code::SignerKeyShort, QT_TRANSLATE_NOOP("models", "The signer’s RSA key has only %1 bits.")},
    {Code::DigestMd5,
     QT_TRANSLATE_NOOP("models", "It is signed with MD5, as old IOS does. Most peers refuse it.")},
    {Code::DigestSha1,
     QT_TRANSLATE_NOOP("models", "It is signed with SHA-1; SHA-256 is what every implementation must know.")},
    {Code::DigestUnknown,
     QT_TRANSLATE_NOOP("models", "It is signed with a digest that SCEP has no name for: %1.")},
    {Code::SignatureNamesHash,
     QT_TRANSLATE_NOOP("models", "The signature algorithm is given as %1 and not as rsaEncryption.")},
    {Code::SignaturePss, QT_TRANSLATE_NOOP("models", "The signature is RSA-PSS, which few peers read.")},
    {Code::SignerNotRsa,
     QT_TRANSLATE_NOOP("models",
                       "The signer’s key is no RSA key (%1): an answer cannot be encrypted to it.")},
    {Code::AttributesNotSorted, QT_TRANSLATE_NOOP("models", "The signed attributes are not in DER’s order.")},
    {Code::AttributeRepeated,
     QT_TRANSLATE_NOOP("models", "The attribute %1 does not have exactly one value.")},
    {Code::AttributeWrongString,
     QT_TRANSLATE_NOOP("models", "The attribute %1 is of type %2; it has to be %3.")},
    {Code::TransactionIdNotPrintable,
     QT_TRANSLATE_NOOP("models", "The transactionID is of type %1; it has to be a PrintableString.")},
    {Code::NoContentType, QT_TRANSLATE_NOOP("models", "The signed attribute contentType is missing.")},
    {Code::NoMessageType, QT_TRANSLATE_NOOP("models", "The messageType is missing.")},
    {Code::UnknownMessageType,
     QT_TRANSLATE_NOOP("models", "There is no messageType “%1”. A CA answers badRequest.")},
    {Code::UpdateRequest,
     QT_TRANSLATE_NOOP(
         "models",
         "The messageType is 18, UpdateReq of old drafts. RFC 8894 has RenewalReq, 17, in its place.")},
    {Code::NoTransactionId, QT_TRANSLATE_NOOP("models", "The transactionID is missing.")},
    {Code::TransactionIdTooLong,
     QT_TRANSLATE_NOOP("models", "The transactionID has %1 characters, more than Relève reads.")},
    {Code::NoSenderNonce, QT_TRANSLATE_NOOP("models", "The senderNonce is missing.")},
    {Code::NoRecipientNonce,
     QT_TRANSLATE_NOOP("models",
                       "The answer has no recipientNonce: nothing ties it to the request it answers.")},
    {Code::NonceLength, QT_TRANSLATE_NOOP("models", "The %1 has %2 bytes and not 16.")},
    {Code::NonceReused,
     QT_TRANSLATE_NOOP("models",
                       "The senderNonce of the answer is that of the request and not a fresh one.")},
    {Code::NoStatus, QT_TRANSLATE_NOOP("models", "The answer has no pkiStatus.")},
    {Code::UnknownStatus, QT_TRANSLATE_NOOP("models", "There is no pkiStatus “%1”.")},
    {Code::NoFailInfo, QT_TRANSLATE_NOOP("models", "The FAILURE gives no failInfo.")},
    {Code::UnknownFailInfo, QT_TRANSLATE_NOOP("models", "There is no failInfo “%1”.")},
    {Code::ContentNotData,
     QT_TRANSLATE_NOOP("models", "What is signed is of type %1; it has to be pkcs7-data.")},
    {Code::ContentMissing,
     QT_TRANSLATE_NOOP("models", "The message has no content: the pkcsPKIEnvelope is missing.")},
    {Code::ContentOmitted,
     QT_TRANSLATE_NOOP("models",
                       "The content is left out altogether; an empty one is read by every client.")},
    {Code::ContentUnexpected,
     QT_TRANSLATE_NOOP("models", "An answer that is no SUCCESS has a content all the same.")},
    {Code::ContentNotEnvelope, QT_TRANSLATE_NOOP("models", "The content is no pkcsPKIEnvelope.")},
    {Code::SeveralRecipients,
     QT_TRANSLATE_NOOP(
         "models", "It is encrypted to %1 recipients; a receiver has to look for its own name among them.")},
    {Code::RecipientNotNamed,
     QT_TRANSLATE_NOOP("models",
                       "A recipient is not named by issuer and serial number with a key transported to it.")},
    {Code::CipherDes,
     QT_TRANSLATE_NOOP(
         "models",
         "It is encrypted with single DES, which anybody can break today and OpenSSL 3 does not read.")},
    {Code::CipherDes3,
     QT_TRANSLATE_NOOP("models",
                       "It is encrypted with 3DES; AES-128 is what every implementation must know.")},
    {Code::CipherUnknown,
     QT_TRANSLATE_NOOP("models", "It is encrypted with a cipher that SCEP has no name for: %1.")},
    {Code::DoesNotOpen,
     QT_TRANSLATE_NOOP(
         "models",
         "The key given does not open the envelope: the recipients listed are whose key it takes.")},
    {Code::EnclosedUnreadable,
     QT_TRANSLATE_NOOP(
         "models",
         "The envelope does not hold what its messageType says, or the key given is not the recipient’s.")},
    {Code::RequestSignatureBad,
     QT_TRANSLATE_NOOP(
         "models",
         "The request’s own signature does not verify: nothing proves that its maker holds the key.")},
    {Code::RequestKeyShort, QT_TRANSLATE_NOOP("models", "The RSA key to be certified has only %1 bits.")},
    {Code::RequestKeyNotSigners,
     QT_TRANSLATE_NOOP("models", "The message is signed with another key than the one to be certified.")},
    {Code::RequestSubjectNotSigners,
     QT_TRANSLATE_NOOP(
         "models", "The self-signed signer has another subject than the request, as with micromdm and IOS.")},
    {Code::NoCertificate,
     QT_TRANSLATE_NOOP("models", "The SUCCESS encloses neither a certificate nor a CRL.")},
    {Code::CaFirst,
     QT_TRANSLATE_NOOP(
         "models",
         "The CA’s certificate comes before the one issued: a client that takes the first takes the wrong "
         "one.")},
    {Code::NextCaOnlyOutside,
     QT_TRANSLATE_NOOP(
         "models",
         "The new CA’s certificate stands outside what is signed, where anybody may have put it. Compare "
         "its fingerprint.")},
    {Code::NextCaOnlyInside,
     QT_TRANSLATE_NOOP(
         "models",
         "The new CA’s certificate stands inside only; some clients look for it beside the signature.")},
    {Code::NoCaCertificate, QT_TRANSLATE_NOOP("models", "The answer brings no CA certificate.")},
    {Code::NoAes, QT_TRANSLATE_NOOP("models", "The CA does not say that it knows AES.")},
    {Code::NoSha256, QT_TRANSLATE_NOOP("models", "The CA does not say that it knows SHA-256.")},
    {Code::NoPost,
     QT_TRANSLATE_NOOP("models", "The CA does not say that it takes POST: long requests go into URLs.")},
    {Code::NoRenewal,
     QT_TRANSLATE_NOOP(
         "models",
         "The CA does not say that it knows RenewalReq: renewals go as PKCSReq, signed with the current "
         "certificate.")},
    {Code::StrongSwanCapabilities,
     QT_TRANSLATE_NOOP("models",
                       "SHA-384 is not listed, and strongSwan 5.9 takes its place for that of AES.")},
    {Code::UnknownCapabilities,
     QT_TRANSLATE_NOOP("models", "%1 capabilities are none that RFC 8894 or Cisco has.")},
}};

constexpr bool areInOrder()
{
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (static_cast<std::size_t>(sentences[i].code) != i)
            return false;
    }
    return true;
}
static_assert(areInOrder());

} // namespace

QString messageKindText(scep::MessageKind kind)
{
    switch (kind) {
    case scep::MessageKind::PkiMessage:
        return Tr::tr("SCEP message");
    case scep::MessageKind::NextCa:
        return Tr::tr("Answer to GetNextCACert");
    case scep::MessageKind::CertsOnly:
        return Tr::tr("Certificates without a signature (certs-only)");
    case scep::MessageKind::SignedData:
        return Tr::tr("Signed message, not of SCEP");
    case scep::MessageKind::Envelope:
        return Tr::tr("SCEP envelope without its message");
    case scep::MessageKind::Certificate:
        return Tr::tr("Answer to GetCACert");
    case scep::MessageKind::Capabilities:
        return Tr::tr("Answer to GetCACaps");
    case scep::MessageKind::Query:
        return Tr::tr("SCEP request without a message");
    case scep::MessageKind::Unknown:
        break;
    }
    return Tr::tr("Not recognised");
}

QString captureFormText(scep::CaptureForm form)
{
    switch (form) {
    case scep::CaptureForm::Bytes:
        return Tr::tr("bytes");
    case scep::CaptureForm::Pem:
        return Tr::tr("PEM");
    case scep::CaptureForm::Base64:
        return Tr::tr("base64");
    case scep::CaptureForm::Url:
        return Tr::tr("URL");
    case scep::CaptureForm::Http:
        return Tr::tr("HTTP message");
    case scep::CaptureForm::Text:
        break;
    }
    return Tr::tr("text", "a capture's form");
}

QString severityText(scep::Severity severity)
{
    switch (severity) {
    case scep::Severity::Violation:
        return Tr::tr("violation");
    case scep::Severity::Legacy:
        return Tr::tr("legacy");
    case scep::Severity::Interoperability:
        break;
    }
    return Tr::tr("interoperability");
}

QString findingText(const scep::Finding& finding)
{
    // Not arg() one after the other: a parameter may hold `%1`.
    const QString text = Tr::tr(sentences.at(static_cast<std::size_t>(finding.code)).text);
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPlace = text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit();
        if (!isPlace) {
            result += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[++i].digitValue() - 1);
        result += index < finding.parameters.size() ? shownText(finding.parameters[index]) : dash();
    }
    return result;
}

} // namespace releve::models
