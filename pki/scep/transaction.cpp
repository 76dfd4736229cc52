// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/transaction.h"

#include <algorithm>
#include <array>

#include "pki/scep/certsonly.h"
#include "pki/scep/envelope.h"
#include "pki/scep/issuerand.h"
#include "pki/scep/nonce.h"
#include "pki/scep/signedmessage.h"

namespace releve::scep {

using x509::Certificate;

namespace {

/// Hex of 160 bits: what most clients send, and every server takes (SCEP_INTEROP section 3).
std::string transactionIdOf(const x509::Request& request, const Certificate& client)
{
    Bytes hashed = request.publicKey().spki;
    if (!client.isSelfIssued())
        hashed.insert(hashed.end(), client.der().begin(), client.der().end());
    return digestHex(Digest::Sha256, hashed).substr(0, 40);
}

} // namespace

Transaction::Transaction(Parties parties, std::optional<x509::Request> request, std::string id)
    : m_parties(std::move(parties)), m_request(std::move(request)), m_id(std::move(id))
{}

Transaction::Transaction(Parties parties, x509::Request request, std::string transactionId)
    : Transaction(std::move(parties), std::optional(std::move(request)), std::move(transactionId))
{}

Transaction::Transaction(const Parties& parties, const x509::Request& request)
    : Transaction(parties, request, transactionIdOf(request, parties.client.certificate))
{}

Result<Transaction> Transaction::query(Parties parties)
{
    const auto id = freshNonce();
    if (!id)
        return id.error();
    return Transaction(std::move(parties), std::nullopt, toHex(*id));
}

Result<Bytes> Transaction::enroll(MessageType type, Instant now)
{
    if (!m_request || (type != MessageType::PkcsReq && type != MessageType::RenewalReq))
        return Error{ErrorCode::BadArgument, "a transaction that asks for no certificate"};
    return write(type, m_request->der(), now);
}

Result<Bytes> Transaction::poll(Instant now)
{
    if (!m_request)
        return Error{ErrorCode::BadArgument, "a transaction that asks for no certificate"};
    const auto content = IssuerAndSubject::write(m_parties.ca.ca, *m_request);
    return content ? write(MessageType::CertPoll, *content, now) : content.error();
}

Result<Bytes> Transaction::getCert(std::string_view serial, Instant now)
{
    const auto content = IssuerAndSerial::write(m_parties.ca.ca, serial);
    if (!content)
        return content.error();
    m_serial = IssuerAndSerial::read(*content).value().serial;
    return write(MessageType::GetCert, *content, now);
}

Result<Bytes> Transaction::getCrl(std::string_view serial, Instant now)
{
    const auto content = IssuerAndSerial::write(m_parties.ca.ca, serial);
    return content ? write(MessageType::GetCrl, *content, now) : content.error();
}

Result<Bytes> Transaction::write(MessageType type, ByteView content, Instant now)
{
    const auto& [digest, cipher] = m_parties.algorithms;
    if (const auto allowed = checkAllowed(m_parties.policy, digest, "a request"); !allowed)
        return allowed.error();
    if (const auto allowed = checkAllowed(m_parties.policy, cipher, "a request"); !allowed)
        return allowed.error();
    auto nonce = freshNonce();
    if (!nonce)
        return nonce.error();
    const auto envelope = seal(content, m_parties.ca.encryption, cipher);
    if (!envelope)
        return envelope.error();
    Attributes attributes;
    attributes.messageType = digitsOf(type);
    attributes.transactionId = m_id;
    attributes.senderNonce = *nonce;
    const Certificate& certificate = m_parties.client.certificate;
    auto message = sign(attributes, *envelope, m_parties.client, {&certificate, 1}, digest, now);
    if (message) {
        m_nonce = std::move(*nonce);
        m_asked = type;
    }
    return message;
}

Result<Answer> Transaction::read(ByteView ber)
{
    const auto message = SignedMessage::read(ber);
    if (!message)
        return message.error();
    const std::array trusted{m_parties.ca.signature, m_parties.ca.ca};
    if (const auto signer = message->verify(trusted); !signer)
        return signer.error();
    if (const auto echoed = checkEcho(*message); !echoed)
        return echoed.error();
    Answer answer;
    answer.digest = *message->digest();
    if (const auto allowed = checkAllowed(m_parties.policy, answer.digest, "an answer"); !allowed)
        return allowed.error();
    const Attributes& attributes = message->attributes();
    answer.status = *attributes.status;
    answer.failInfo = attributes.failInfo;
    answer.failInfoText = escaped(toUtf8(attributes.failInfoText));
    if (answer.status == PkiStatus::Success) {
        if (const auto read = readEnclosed(message->content(), answer); !read)
            return read.error();
    }
    m_nonce.clear();
    return answer;
}

Status Transaction::checkEcho(const SignedMessage& message) const
{
    const Attributes& attributes = message.attributes();
    if (attributes.type() != MessageType::CertRep || !attributes.status)
        return Error{ErrorCode::UnsupportedFormat, "a message that is no CertRep"};
    if (attributes.transactionId != m_id)
        return Error{ErrorCode::BadSignature, "an answer that belongs to another transaction"};
    if (m_nonce.empty() || attributes.recipientNonce != m_nonce)
        return Error{ErrorCode::BadSignature, "an answer to another message"};
    return std::monostate{};
}

Status Transaction::readEnclosed(ByteView ber, Answer& answer) const
{
    auto envelope = Envelope::read(ber);
    if (!envelope)
        return envelope.error();
    answer.cipher = envelope->cipher();
    if (answer.cipher) {
        if (const auto allowed = checkAllowed(m_parties.policy, *answer.cipher, "an answer"); !allowed)
            return allowed.error();
    }
    const auto content = envelope->open(m_parties.client);
    if (!content)
        return content.error();
    auto list = CertsOnly::read(content->view());
    if (!list)
        return list.error();
    if (m_asked == MessageType::GetCrl) {
        const auto crl = std::find_if(list->crls.begin(), list->crls.end(), [&](const auto& candidate) {
            return candidate.isSignedBy(m_parties.ca.ca);
        });
        if (crl == list->crls.end())
            return Error{ErrorCode::NotFound, "an answer without a CRL of that CA"};
        answer.crl = *crl;
        return std::monostate{};
    }
    // Where it stands means nothing (SCEP_INTEROP rule 22).
    const auto certificate = std::find_if(list->certificates.begin(), list->certificates.end(),
                                          [&](const Certificate& candidate) { return isAsked(candidate); });
    if (certificate == list->certificates.end())
        return Error{ErrorCode::NotFound, "an answer without the certificate that was asked for"};
    answer.certificate = *certificate;
    return std::monostate{};
}

bool Transaction::isAsked(const Certificate& certificate) const
{
    if (!certificate.isSignedBy(m_parties.ca.ca))
        return false;
    if (m_asked == MessageType::GetCert)
        return certificate.serial() == m_serial;
    return m_request && certificate.publicKey() == m_request->publicKey() &&
           isSameSubject(m_request->subject(), certificate.subject()) &&
           !(certificate == m_parties.client.certificate);
}

} // namespace releve::scep
