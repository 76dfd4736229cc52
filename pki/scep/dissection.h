// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/clock.h"
#include "pki/scep/attributes.h"
#include "pki/scep/capabilities.h"
#include "pki/scep/capture.h"
#include "pki/scep/certsonly.h"
#include "pki/scep/findings.h"
#include "pki/scep/issuerand.h"
#include "pki/x509/privatekey.h"
#include "pki/x509/request.h"

namespace releve::scep {

/// What a captured message is.
enum class MessageKind : std::uint8_t
{
    PkiMessage,
    NextCa,     ///< an answer to GetNextCACert
    CertsOnly,  ///< an answer to GetCACert, or what a CertRep encloses
    SignedData, ///< signed, and nothing of SCEP
    Envelope,   ///< a pkcsPKIEnvelope without its message
    Certificate,
    Capabilities,
    Query, ///< a request without a message: GetCACert, GetCACaps …
    Unknown
};

/// How the bytes depart from DER.
struct EncodingFacts
{
    std::size_t indefiniteLengths = 0;
    std::size_t constructedStrings = 0; ///< OCTET STRINGs in pieces
    std::size_t longLengths = 0;        ///< lengths in more bytes than they need

    [[nodiscard]] bool isDer() const { return indefiniteLengths + constructedStrings + longLengths == 0; }
};

struct AlgorithmFacts
{
    enum class Parameters : std::uint8_t
    {
        Absent,
        Null,
        Other
    };
    std::string name; ///< OpenSSL's long name, else the dotted OID; empty when there is none
    Parameters parameters = Parameters::Absent;
};

/// A signed attribute as it stands there.
struct AttributeFacts
{
    std::string oid;        ///< dotted
    std::string name;       ///< `transactionID`; the dotted OID of one we do not know
    std::uint8_t tag = 0;   ///< of its first value
    std::size_t values = 0; ///< one is right
    Bytes value;            ///< the content of the first, whatever it is
};

/// `PrintableString`; the tag in hex when it is no string.
[[nodiscard]] std::string stringTypeName(std::uint8_t tag);

struct SignatureFacts
{
    std::size_t signers = 0; ///< of which the first is told of
    std::optional<IssuerAndSerial> signer;
    std::optional<x509::Certificate> certificate; ///< the signer's, where it is enclosed
    AlgorithmFacts digest, algorithm;
    std::vector<AttributeFacts> attributes;
    bool sorted = true;    ///< attributes in DER's order
    bool verifies = false; ///< with `certificate`

    /// Null when it is absent.
    [[nodiscard]] const AttributeFacts* find(std::string_view name) const;
    /// The value of an attribute as text; empty when it is absent.
    [[nodiscard]] std::string text(std::string_view name) const;
};

struct RecipientFacts
{
    std::optional<IssuerAndSerial> name; ///< empty when it is named otherwise, or no key is transported to it
    AlgorithmFacts keyTransport;
};

struct EnvelopeFacts
{
    std::vector<RecipientFacts> recipients;
    AlgorithmFacts cipher;
    std::size_t encryptedSize = 0;
    bool inPieces =
        false; ///< the encrypted content is a constructed string: micromdm's too, in messages else DER
    bool tried = false; ///< a private key was given
};

/// What an envelope held, or the inside of an answer to GetNextCACert: at most one of them.
struct EnclosedFacts
{
    std::optional<x509::Request> request;
    std::optional<IssuerAndSubject> issuerAndSubject;
    std::optional<IssuerAndSerial> issuerAndSerial;
    std::optional<CertsOnly> list;

    [[nodiscard]] bool isEmpty() const { return !request && !issuerAndSubject && !issuerAndSerial && !list; }
};

enum class ContentState : std::uint8_t
{
    Absent,
    Empty,
    Present
};

/// A captured message taken apart as far as it goes, and what is to be said against it. Nothing in it is to be trusted.
struct Dissection
{
    MessageKind kind = MessageKind::Unknown;
    CaptureForm form = CaptureForm::Bytes;
    std::string operation;
    std::optional<std::string> label;
    std::string httpType;     ///< Content-Type of an HTTP message
    std::size_t size = 0;     ///< of the message, in bytes
    std::size_t trailing = 0; ///< bytes behind it
    EncodingFacts encoding;
    std::optional<Error> refused; ///< why client and responder do not read it

    std::optional<SignatureFacts> signature;
    std::string contentType; ///< of what is signed
    ContentState content = ContentState::Absent;
    std::vector<x509::Certificate> certificates; ///< beside the signature
    std::optional<EnvelopeFacts> envelope;
    std::optional<EnclosedFacts> enclosed; ///< when it could be opened
    Capabilities capabilities;

    std::vector<Finding> findings;

    /// Of a pkiMessage; empty when it is none we know.
    [[nodiscard]] std::optional<MessageType> type() const;
    [[nodiscard]] std::optional<Instant> signingTime() const;
};

/// RFC 8894's name of a messageType: `PKCSReq`; `UpdateReq` for the 18 of old drafts; empty for others.
[[nodiscard]] std::string_view messageTypeName(std::string_view number);
/// `SUCCESS`, `FAILURE`, `PENDING`; empty for others.
[[nodiscard]] std::string_view statusName(std::string_view number);
/// `badAlg` …; empty for others.
[[nodiscard]] std::string_view failInfoName(std::string_view number);

/// Never fails: what is damaged is shown as far as it goes, and is a finding.
///
/// @param now judges the signer's certificate where no signingTime does
/// @param key opens the envelope; may be null
[[nodiscard]] Dissection dissect(const Capture& capture, Instant now, const x509::PrivateKey* key = nullptr);

} // namespace releve::scep
