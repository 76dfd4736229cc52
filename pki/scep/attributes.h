// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pki/base/text.h"

namespace releve::scep {

/// RFC 8894 3.2.1.2. Types that are not here are answered badRequest, UpdateReq (18) of the old drafts among
/// them.
enum class MessageType : std::uint8_t
{
    CertRep = 3,
    RenewalReq = 17,
    PkcsReq = 19,
    CertPoll = 20, ///< Cisco's GetCertInitial
    GetCert = 21,
    GetCrl = 22
};

enum class PkiStatus : std::uint8_t
{
    Success = 0,
    Failure = 2,
    Pending = 3
};

enum class FailInfo : std::uint8_t
{
    BadAlg = 0,
    BadMessageCheck = 1,
    BadRequest = 2,
    BadTime = 3,
    BadCertId = 4
};

/// The decimal number as it goes into a message.
[[nodiscard]] std::string digitsOf(MessageType type);
/// `badRequest`.
[[nodiscard]] std::string_view nameOf(FailInfo info);

/// The attributes SCEP adds to the signature of a message (RFC 8894 3.2.1).
struct Attributes
{
    /// What a transaction calls itself: opaque (SCEP_INTEROP rule 7).
    static constexpr std::size_t longestTransactionId = 256;
    static constexpr std::size_t longestNonce = 64;

    std::string messageType; ///< as it stands in the message
    std::string transactionId;
    Bytes senderNonce, recipientNonce; ///< empty when absent
    std::optional<PkiStatus> status;
    std::optional<FailInfo> failInfo;
    std::string failInfoText; ///< of others' answers, in whatever words

    /// Empty when it is exactly none of those we know.
    [[nodiscard]] std::optional<MessageType> type() const;
};

} // namespace releve::scep
