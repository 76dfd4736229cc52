// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "pki/lifecycle/certificatefacts.h"

/// What a trustpoint and a certificate server say to each other, without the bytes.
namespace releve::lifecycle {

/// GetCACaps goes along with GetCaCert and is not counted.
enum class Operation : std::uint8_t
{
    GetCaCert,
    GetNextCaCert,
    PkcsReq,
    CertPoll ///< RFC 8894's CertPoll, Cisco's GetCertInitial
};

/// What a request is for. A poll repeats none of them; it asks for the answer.
enum class Purpose : std::uint8_t
{
    Enroll, ///< first identity, signed by a throw-away self-signed certificate
    Renew,  ///< signed by the current identity
    Shadow  ///< signed by the current identity, addressed to the rollover CA
};

/// Numbers the bytes of a client's requests: the same number exactly for the same request sent again. 0 = never the
/// same.
using RequestMark = std::uint64_t;

struct Message
{
    Operation operation = Operation::GetCaCert;
    Purpose purpose = Purpose::Enroll; ///< of a PKCSReq or of what is polled for
    Serial recipient = 0;              ///< the CA the envelope is addressed to
    KeyId key = 0;                     ///< the key to be certified
    /// The current identity; empty = a throw-away self-signed certificate.
    std::optional<CertificateFacts> signer{};
    RequestMark mark = 0; ///< of a PKCSReq

    bool operator==(const Message&) const = default;
};

enum class AnswerKind : std::uint8_t
{
    CaCertificate,     ///< to GetCACert: the current CA
    NextCaCertificate, ///< to GetNextCACert: the rollover CA, signed by the current one
    NoNextCa,          ///< to GetNextCACert: an error, there is no rollover
    Granted,           ///< CertRep SUCCESS
    Pending,           ///< CertRep PENDING
    Failure            ///< CertRep FAILURE
};

struct Answer
{
    AnswerKind kind = AnswerKind::Failure;
    CertificateFacts certificate{}; ///< of CaCertificate, NextCaCertificate and Granted
    Serial signer = 0;              ///< the CA that signed a NextCaCertificate answer

    bool operator==(const Answer&) const = default;
};

} // namespace releve::lifecycle
