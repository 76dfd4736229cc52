// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/exchange.h"

#include <array>

#include "pki/scep/cacertificates.h"
#include "pki/scep/certsonly.h"
#include "pki/scep/issuerand.h"
#include "pki/scep/nonce.h"

namespace releve::scep {

using x509::Certificate;

namespace {

std::string replayKeyOf(std::string_view transactionId, const Certificate& signer,
                        const x509::Request& request)
{
    return std::string(transactionId) + "/" + signer.fingerprint(Digest::Sha256) + "/" +
           request.fingerprint(Digest::Sha256);
}

} // namespace

Exchange::Exchange(const Responder::Options& options, const Holdings& holdings, Authority& authority)
    : m_options(options)
    , m_holdings(holdings)
    , m_authority(authority)
    , m_now(authority.now())
    , m_answering(holdings.ra ? &*holdings.ra : &holdings.current)
{}

Result<Bytes> Exchange::answer(ByteView ber)
{
    const auto message = SignedMessage::read(ber);
    if (!message)
        return message.error();
    const Attributes& attributes = message->attributes();
    // Without these there is nothing to echo (RFC 8894 3.2.1).
    if (attributes.transactionId.empty() || attributes.senderNonce.empty())
        return Error{ErrorCode::BadEncoding, "a message without transactionID or senderNonce"};
    const Outcome outcome = outcomeOf(*message);
    if (!outcome.decision.available)
        return Error{ErrorCode::Unreachable, "no decision"};
    return reply(*message, outcome);
}

Exchange::Outcome Exchange::outcomeOf(const SignedMessage& message)
{
    const auto failure = [](FailInfo why) { return Outcome{Decision::rejected(why), {}}; };
    if (!message.digest())
        return failure(FailInfo::BadAlg);
    const auto signer = message.verify(message.certificates());
    if (!signer)
        return failure(FailInfo::BadMessageCheck);
    if (!m_options.policy.allows(*message.digest()))
        return failure(FailInfo::BadAlg);
    const auto type = message.attributes().type();
    if (!type || *type == MessageType::CertRep)
        return failure(FailInfo::BadRequest);
    auto envelope = Envelope::read(message.content());
    if (!envelope)
        return failure(envelope.error().code == ErrorCode::CryptoFailure ? FailInfo::BadAlg
                                                                         : FailInfo::BadMessageCheck);
    if (!envelope->cipher() || !m_options.policy.allows(*envelope->cipher()) || !canReceive(*signer))
        return failure(FailInfo::BadAlg);
    const auto recipient = recipientOf(*envelope);
    if (!recipient) // a cancelled rollover CA, or never ours (ROLLOVER_SPEC 14.18)
        return failure(FailInfo::BadCertId);
    m_answering = recipient->identity;
    m_slot = recipient->slot;
    m_signer = *signer;
    m_cipher = *envelope->cipher();
    const auto content = envelope->open(*recipient->identity);
    if (!content)
        return failure(FailInfo::BadMessageCheck);
    return handle(*type, message, *signer, *content);
}

Exchange::Outcome Exchange::handle(MessageType type, const SignedMessage& message, const Certificate& signer,
                                   const SecretBytes& content)
{
    switch (type) {
    case MessageType::PkcsReq:
    case MessageType::RenewalReq:
        return enroll(type, message, signer, content);
    case MessageType::CertPoll:
        return poll(message, signer, content);
    case MessageType::GetCert:
        return getCert(content);
    case MessageType::GetCrl:
        return getCrl(content);
    case MessageType::CertRep:
        break;
    }
    return {};
}

Exchange::Outcome Exchange::enroll(MessageType type, const SignedMessage& message, const Certificate& signer,
                                   const SecretBytes& content)
{
    const auto request = x509::Request::fromDer(content.view());
    // The same as for a content that did not decrypt, so that the one cannot be told from the other.
    if (!request || !request->isSignatureValid())
        return {Decision::rejected(FailInfo::BadMessageCheck), {}};
    const auto issuer = issuerOf(signer);
    const auto fault =
        issuer ? faultOfRenewal(signer, *issuer, *request) : faultOfInitial(type, signer, *request);
    if (fault)
        return {Decision::rejected(*fault), {}};
    const std::string& id = message.attributes().transactionId;
    const Decision decision = m_authority.enroll({id, *request, signer, m_slot, caOf(m_slot).certificate,
                                                  issuer.has_value(), replayKeyOf(id, signer, *request)});
    if (decision.certificate && !(decision.certificate->publicKey() == request->publicKey()))
        return {};
    return certified(decision);
}

std::optional<FailInfo> Exchange::faultOfRenewal(const Certificate& signer, CaSlot issuer,
                                                 const x509::Request& request) const
{
    if (!isInDate(signer, m_now))
        return FailInfo::BadTime;
    if (m_authority.isRevoked(signer, issuer) || !isSameSubject(request.subject(), signer.subject()))
        return FailInfo::BadRequest;
    return std::nullopt;
}

std::optional<FailInfo> Exchange::faultOfInitial(MessageType type, const Certificate& signer,
                                                 const x509::Request& request) const
{
    // RFC 8894 2.3 has RenewalReq signed with a certificate of this CA; whoever sends it has none.
    if (type != MessageType::PkcsReq)
        return FailInfo::BadRequest;
    // Keys are compared, never subjects (ROLLOVER_SPEC 7.2).
    if (!(signer.publicKey() == request.publicKey()))
        return FailInfo::BadMessageCheck;
    if (!isInDate(signer, m_now, m_options.skew))
        return FailInfo::BadTime;
    if (!m_authority.acceptsChallenge(request.challengePassword()))
        return FailInfo::BadRequest;
    return std::nullopt;
}

Exchange::Outcome Exchange::poll(const SignedMessage& message, const Certificate& signer,
                                 const SecretBytes& content)
{
    const auto asked = IssuerAndSubject::read(content.view());
    if (!asked)
        return {Decision::rejected(FailInfo::BadMessageCheck), {}};
    if (!(asked->issuer == caOf(m_slot).certificate.subject()))
        return {Decision::rejected(FailInfo::BadCertId), {}};
    return certified(m_authority.poll({message.attributes().transactionId, signer, asked->subject, m_slot}));
}

Exchange::Outcome Exchange::getCert(const SecretBytes& content)
{
    const auto asked = IssuerAndSerial::read(content.view());
    if (!asked)
        return {Decision::rejected(FailInfo::BadMessageCheck), {}};
    if (!(asked->issuer == caOf(m_slot).certificate.subject()))
        return {Decision::rejected(FailInfo::BadCertId), {}};
    auto certificate = m_authority.issued(asked->serial, m_slot);
    return certified(certificate ? Decision::granted(std::move(*certificate))
                                 : Decision::rejected(FailInfo::BadCertId));
}

Exchange::Outcome Exchange::getCrl(const SecretBytes& content)
{
    const auto asked = IssuerAndSerial::read(content.view());
    if (!asked)
        return {Decision::rejected(FailInfo::BadMessageCheck), {}};
    const auto crl =
        asked->issuer == caOf(m_slot).certificate.subject() ? m_authority.crl(m_slot) : std::nullopt;
    if (!crl)
        return {Decision::rejected(FailInfo::BadCertId), {}};
    return {{PkiStatus::Success, FailInfo::BadRequest, std::nullopt}, CertsOnly{{}, {*crl}}.toDer()};
}

Exchange::Outcome Exchange::certified(const Decision& decision) const
{
    if (decision.status != PkiStatus::Success)
        return {decision, {}};
    if (!decision.certificate)
        return {};
    CertsOnly enclosed{{*decision.certificate}, {}};
    if (m_options.enclosesCa)
        enclosed.certificates.push_back(caOf(m_slot).certificate);
    return {decision, enclosed.toDer()};
}

std::optional<Exchange::Recipient> Exchange::recipientOf(const Envelope& envelope) const
{
    if (envelope.isAddressedTo(m_holdings.current.certificate))
        return Recipient{&m_holdings.current, CaSlot::Current};
    if (m_holdings.rollover && envelope.isAddressedTo(m_holdings.rollover->certificate))
        return Recipient{&*m_holdings.rollover, CaSlot::Rollover};
    if (m_holdings.ra && envelope.isAddressedTo(m_holdings.ra->certificate))
        return Recipient{&*m_holdings.ra, CaSlot::Current};
    return std::nullopt;
}

std::optional<CaSlot> Exchange::issuerOf(const Certificate& certificate) const
{
    // By key: a CA of the same names is another CA.
    const auto issued = [&](const Identity& ca) {
        return certificate.issuer() == ca.certificate.subject() && certificate.isSignedBy(ca.certificate);
    };
    if (issued(m_holdings.current))
        return CaSlot::Current;
    if (m_holdings.rollover && issued(*m_holdings.rollover))
        return CaSlot::Rollover;
    return std::nullopt;
}

const Identity& Exchange::caOf(CaSlot slot) const
{
    return slot == CaSlot::Rollover && m_holdings.rollover ? *m_holdings.rollover : m_holdings.current;
}

Result<Bytes> Exchange::reply(const SignedMessage& message, const Outcome& outcome) const
{
    auto nonce = freshNonce();
    if (!nonce)
        return nonce.error();
    const Decision& decision = outcome.decision;
    Attributes attributes;
    attributes.messageType = digitsOf(MessageType::CertRep);
    attributes.transactionId = message.attributes().transactionId;
    attributes.recipientNonce = message.attributes().senderNonce;
    attributes.senderNonce = std::move(*nonce);
    attributes.status = decision.status;
    if (decision.status == PkiStatus::Failure)
        attributes.failInfo = decision.failInfo;
    Bytes envelope;
    if (decision.status == PkiStatus::Success) {
        auto sealed = seal(outcome.enclosed, *m_signer, m_cipher);
        if (!sealed)
            return sealed.error();
        envelope = std::move(*sealed);
    }
    // The request's digest (SCEP_INTEROP rule 13). In place of one we refuse or do not know, what most can read.
    Digest digest = message.digest().value_or(Digest::Sha256);
    if (!m_options.policy.allows(digest))
        digest = Digest::Sha1;
    return sign(attributes, envelope, *m_answering, {&m_answering->certificate, 1}, digest, m_now);
}

} // namespace releve::scep
