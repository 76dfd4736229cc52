// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/scep/algorithms.h"
#include "pki/scep/attributes.h"
#include "pki/scep/cacertificates.h"
#include "pki/scep/identity.h"
#include "pki/x509/crl.h"
#include "pki/x509/request.h"

namespace releve::scep {

class SignedMessage;

/// What a CA says to one message.
struct Answer
{
    PkiStatus status = PkiStatus::Failure;
    std::optional<FailInfo> failInfo;
    std::string failInfoText; ///< the CA's own words, escaped; say them as its words only
    std::optional<x509::Certificate> certificate;
    std::optional<x509::Crl> crl;
    Digest digest = Digest::Sha256;
    std::optional<Cipher> cipher; ///< when something was enclosed
};

/// One transaction of a client with a CA: owns its transactionID and the nonce of the message last sent, and
/// believes no answer that does not echo both. A value for one thread at a time.
class Transaction
{
public:
    struct Parties
    {
        Identity client; ///< a throw-away identity, or the current one for a renewal
        CaChoice ca;     ///< pinned; the rollover CA when asking for a shadow identity
        Algorithms algorithms;
        Policy policy;
    };

    /// Asks for a certificate. The transactionID is a hash of the request's key, and for a renewal of the current
    /// certificate too, so that the same request sent again after a crash is the same transaction.
    Transaction(const Parties& parties, const x509::Request& request);
    /// Goes on with one that was pending.
    Transaction(Parties parties, x509::Request request, std::string transactionId);
    /// Asks for a certificate or a CRL: no request, and a transactionID nobody else has.
    [[nodiscard]] static Result<Transaction> query(Parties parties);

    [[nodiscard]] const std::string& id() const { return m_id; }

    // Each makes a pkiMessage as of `now` with a new nonce; an answer to an earlier one is no longer believed.
    // BadArgument without a request; WeakAlgorithm when the policy does not allow the algorithms; CryptoFailure.

    /// `type`: PkcsReq, with which IOS renews too, or RenewalReq.
    [[nodiscard]] Result<Bytes> enroll(MessageType type, Instant now);
    [[nodiscard]] Result<Bytes> poll(Instant now);
    [[nodiscard]] Result<Bytes> getCert(std::string_view serial, Instant now);
    [[nodiscard]] Result<Bytes> getCrl(std::string_view serial, Instant now);

    /// Reads the answer to the last message; it can be read once. A certificate is accepted only if it carries
    /// the requested key and subject, that CA has signed it and it is not the one the client has already.
    /// BadSignature: signed by none of the CA's certificates, or it belongs to another message or transaction;
    /// UnsupportedFormat: not a CertRep; WeakAlgorithm: MD5 or single DES without a legacy policy; NotFound: a
    /// SUCCESS without what was asked for; and what SignedMessage::read and Envelope::read say.
    [[nodiscard]] Result<Answer> read(ByteView ber);

private:
    Transaction(Parties parties, std::optional<x509::Request> request, std::string id);
    Result<Bytes> write(MessageType type, ByteView content, Instant now);
    Status checkEcho(const SignedMessage& message) const;
    Status readEnclosed(ByteView envelope, Answer& answer) const;
    [[nodiscard]] bool isAsked(const x509::Certificate& certificate) const;

    Parties m_parties;
    std::optional<x509::Request> m_request;
    std::string m_id;
    std::string m_serial; ///< asked for by getCert
    Bytes m_nonce;        ///< of the message that waits for its answer; empty when none does
    std::optional<MessageType> m_asked;
};

/// A self-signed certificate for a request's key and subject, to sign an initial request with (RFC 8894 2.3). Valid
/// from a day before `now`, for clocks that differ, to a week after. CryptoFailure; BadArgument when `key` is not
/// the request's.
[[nodiscard]] Result<Identity> throwAwayIdentity(const x509::Request& request, const x509::PrivateKey& key,
                                                 Instant now);

} // namespace releve::scep
