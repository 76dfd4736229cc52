// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/base/result.h"
#include "pki/scep/envelope.h"
#include "pki/scep/responder.h"
#include "pki/scep/signedmessage.h"

namespace releve::scep {

/// One pkiMessage and its CertRep. Only responder.cpp includes this.
class Exchange
{
public:
    Exchange(const Responder::Options& options, const Holdings& holdings, Authority& authority);

    /// The CertRep. An error is a message that cannot be answered at all, for the HTTP status to say.
    [[nodiscard]] Result<Bytes> answer(ByteView ber);

private:
    /// What goes into a CertRep: nothing enclosed unless it is a success.
    struct Outcome
    {
        Decision decision;
        Bytes enclosed; ///< certs-only
    };
    struct Recipient
    {
        const Identity* identity;
        CaSlot slot;
    };

    Outcome outcomeOf(const SignedMessage& message);
    Outcome handle(MessageType type, const SignedMessage& message, const x509::Certificate& signer,
                   const SecretBytes& content);
    Outcome enroll(MessageType type, const SignedMessage& message, const x509::Certificate& signer,
                   const SecretBytes& content);
    Outcome poll(const SignedMessage& message, const x509::Certificate& signer, const SecretBytes& content);
    Outcome getCert(const SecretBytes& content);
    Outcome getCrl(const SecretBytes& content);
    [[nodiscard]] Outcome certified(const Decision& decision) const;
    [[nodiscard]] std::optional<FailInfo> faultOfRenewal(const x509::Certificate& signer, CaSlot issuer,
                                                         const x509::Request& request) const;
    [[nodiscard]] std::optional<FailInfo> faultOfInitial(MessageType type, const x509::Certificate& signer,
                                                         const x509::Request& request) const;
    [[nodiscard]] std::optional<Recipient> recipientOf(const Envelope& envelope) const;
    [[nodiscard]] std::optional<CaSlot> issuerOf(const x509::Certificate& certificate) const;
    [[nodiscard]] const Identity& caOf(CaSlot slot) const;
    [[nodiscard]] Result<Bytes> reply(const SignedMessage& message, const Outcome& outcome) const;

    const Responder::Options& m_options;
    const Holdings& m_holdings;
    Authority& m_authority;
    const Instant m_now;
    const Identity* m_answering; ///< signs the reply: the recipient once it is known
    CaSlot m_slot = CaSlot::Current;
    std::optional<x509::Certificate> m_signer; ///< once its signature has been verified
    Cipher m_cipher = Cipher::Aes128;          ///< the request's
};

} // namespace releve::scep
