// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "pki/scep/certsonly.h"
#include "pki/scep/envelope.h"
#include "pki/scep/signedmessage.h"
#include "tests/scep/testpki.h"

/// A CertRep, honest unless told otherwise.
struct Reply
{
    releve::scep::Attributes attributes;
    releve::scep::CertsOnly enclosed;
    releve::scep::Identity signer;
    releve::x509::Certificate recipient;
    releve::scep::Digest digest = releve::scep::Digest::Sha256;
    releve::scep::Cipher cipher = releve::scep::Cipher::Aes128;

    [[nodiscard]] releve::Bytes bytes() const
    {
        const bool success = attributes.status == releve::scep::PkiStatus::Success;
        const releve::Bytes envelope =
            success ? *releve::scep::seal(enclosed.toDer(), recipient, cipher) : releve::Bytes();
        return *releve::scep::sign(attributes, envelope, signer, {&signer.certificate, 1}, digest,
                                   testpki::now);
    }
};

/// To a pkiMessage, for whoever has signed it.
inline Reply replyTo(releve::ByteView message, const releve::scep::Identity& ca,
                     releve::scep::PkiStatus status, std::vector<releve::x509::Certificate> certificates = {})
{
    const auto asked = releve::scep::SignedMessage::read(message);
    Reply reply{{}, {std::move(certificates), {}}, ca, asked->certificates().front()};
    reply.attributes.messageType = "3";
    reply.attributes.transactionId = asked->attributes().transactionId;
    reply.attributes.recipientNonce = asked->attributes().senderNonce;
    reply.attributes.senderNonce = releve::Bytes(16, 1);
    reply.attributes.status = status;
    return reply;
}
