// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "pki/lab/issuance.h"
#include "pki/lab/router/exchange_p.h"
#include "pki/lab/router/router.h"
#include "pki/lab/surroundings.h"
#include "pki/net/scepurl.h"
#include "pki/x509/requesttemplate.h"

// What a trustpoint says to its CA, and what it makes of the answers.
namespace releve::lab {

using lifecycle::AnswerKind;
using lifecycle::Message;
using lifecycle::Operation;
using lifecycle::Purpose;
using lifecycle::TrustpointEvent;

namespace {

/// A CA that is not IOS may have longer numbers than the lifecycle counts in: they only have to differ.
lifecycle::Serial serialNumberOf(const x509::Certificate& certificate)
{
    const std::string& text = certificate.serial();
    const lifecycle::Serial serial = serialOf(text);
    return serial != 0 ? serial
                       : serialOf(x509::digestHex(x509::Digest::Sha256, bytesOf(text)).substr(0, 16));
}

lifecycle::CertificateFacts factsOf(const x509::Certificate& certificate, lifecycle::Serial issuer,
                                    lifecycle::KeyId key)
{
    return {serialNumberOf(certificate), issuer, key, certificate.notBefore().value_or(Instant()),
            certificate.notAfter().value_or(Instant())};
}

lifecycle::CertificateFacts caFactsOf(const x509::Certificate& ca)
{
    return factsOf(ca, serialNumberOf(ca), 0);
}

} // namespace

// ---- Who is asked

Result<net::ScepServer> TrustpointDriver::scepServer() const
{
    if (config().enrollment != lifecycle::EnrollmentMethod::Url || !config().enrollmentUrl)
        return Error{ErrorCode::BadArgument, "no enrollment url"};
    const auto url = net::scepUrl(*config().enrollmentUrl);
    if (!url)
        return url.error();
    const auto real = m_surroundings.network.resolve(*url, m_router.name());
    if (!real)
        return real.error();
    net::ScepServer server;
    server.url = *real;
    server.label = m_name;
    server.profile.pinned = m_held.ca;
    server.profile.legacy = m_surroundings.responder.policy.legacy;
    server.downgradeAcknowledged = true; // IOS does not remember what a CA offered
    return server;
}

const x509::Certificate* TrustpointDriver::caOf(lifecycle::Serial serial) const
{
    const auto& rollover = m_machine.holdings.rolloverCa;
    if (rollover && rollover->serial == serial)
        return m_held.rolloverCa ? &*m_held.rolloverCa : nullptr;
    return m_held.ca ? &*m_held.ca : nullptr;
}

void TrustpointDriver::fetchCa(std::function<void(Result<net::CaCandidate>)> done)
{
    auto server = scepServer();
    if (!server)
        return tellLater(this, done, server.error());
    m_fetch = std::make_unique<net::ScepClient>(m_surroundings.http, std::move(*server), m_router.clock());
    m_fetch->caCertificates([done, hold = m_surroundings.hold()](Result<net::CaCandidate> candidate) {
        done(std::move(candidate));
    });
}

void TrustpointDriver::requestCrl(Done done)
{
    auto server = scepServer();
    const RouterKey* key = m_router.keys().find(keyLabel());
    if (!server || !key || !m_held.identity)
        return tellLater(this, done,
                         server ? Error{ErrorCode::BadArgument, "it is not enrolled"} : server.error());
    m_fetch = std::make_unique<net::ScepClient>(m_surroundings.http, std::move(*server), m_router.clock());
    m_fetch->crl(m_held.identity->serial(), {*m_held.identity, key->key},
                 [this, done, hold = m_surroundings.hold()](const Result<scep::Answer>& answer) {
                     if (!answer)
                         return done(answer.error());
                     if (!answer->crl)
                         return done(Error{ErrorCode::BadAnswer, "no CRL"});
                     m_crl = answer->crl;
                     m_router.keepBefore(this, [done] { done(std::monostate{}); });
                 });
}

void TrustpointDriver::acceptCa(const x509::Certificate& accepted, Done done)
{
    m_accepted = accepted;
    m_authenticated = std::move(done);
    take({.kind = lifecycle::TrustpointEventKind::Authenticate});
}

void TrustpointDriver::enroll(EnrollmentAnswers answers, Done done)
{
    m_answers = std::move(answers);
    m_enrollment.reset();
    m_requested = std::move(done);
    take({.kind = lifecycle::TrustpointEventKind::Enroll});
}

void TrustpointDriver::takePasted(const TrustpointEvent& event, const x509::Certificate& certificate)
{
    // The machine takes an answer to what it has asked: it asks, and what goes out for that is called back.
    const bool isCa = event.answer.kind == AnswerKind::CaCertificate;
    take({.kind =
              isCa ? lifecycle::TrustpointEventKind::Authenticate : lifecycle::TrustpointEventKind::Enroll});
    const std::unique_ptr<Exchange> calledBack = std::move(m_enrollmentExchange);
    m_arrived = certificate;
    TrustpointEvent known = event;
    known.answer.certificate =
        isCa ? caFactsOf(certificate)
             : factsOf(certificate, m_machine.holdings.ca ? m_machine.holdings.ca->serial : 0,
                       m_machine.requestKey);
    take(known);
}

// ---- The exchange

std::unique_ptr<TrustpointDriver::Exchange>& TrustpointDriver::slotOf(const Message& message)
{
    const bool beside = message.operation == Operation::GetNextCaCert && !m_machine.policy.autoEnroll;
    return beside ? m_nextCaExchange : m_enrollmentExchange;
}

/// Nothing goes out yet.
std::uint64_t TrustpointDriver::prepareExchange(const Message& message)
{
    static std::uint64_t lastNumber = 0; // one thread
    // A CONNECT RETRY repeats the step that failed, to the byte where SCEP allows it (ROLLOVER_SPEC 14.25).
    if (message.operation == Operation::PkcsReq && m_machine.enrollment.seriesStart == lifecycle::never)
        m_enrollment.reset();
    slotOf(message) =
        std::make_unique<Exchange>(Exchange{++lastNumber, m_surroundings.hold(), message, nullptr});
    return lastNumber;
}

void TrustpointDriver::beginExchange(Exchange& begun)
{
    const Message& message = begun.message;
    auto server = scepServer();
    if (!server) {
        m_trouble = server.error();
        // From the event loop, as any other answer.
        QMetaObject::invokeMethod(
            this,
            [this, message, number = begun.number] {
                const auto& current = slotOf(message);
                if (current && current->number == number)
                    answered(*current, TrustpointEvent::transportFailed(current->message.operation));
            },
            Qt::QueuedConnection);
        return;
    }
    begun.client =
        std::make_unique<net::ScepClient>(m_surroundings.http, std::move(*server), m_router.clock());
    switch (message.operation) {
    case Operation::GetCaCert:
        return getCaCert(begun);
    case Operation::GetNextCaCert:
        return getNextCaCert(begun);
    case Operation::PkcsReq:
        return withKey(begun);
    case Operation::CertPoll:
        break;
    }
    if (m_enrollment)
        begun.client->poll(*m_enrollment, [this, &begun](const Result<net::EnrollmentOutcome>& outcome) {
            answered(begun, heard(begun, outcome));
        });
    else
        withKey(begun); // the request was lost with a reload: asked anew, which IOS does not say
}

void TrustpointDriver::answered(Exchange& exchange, const TrustpointEvent& event)
{
    auto& slot = &exchange == m_nextCaExchange.get() ? m_nextCaExchange : m_enrollmentExchange;
    takeAt(event, std::chrono::floor<std::chrono::seconds>(m_router.now()), std::move(slot));
}

TrustpointEvent TrustpointDriver::failed(const Exchange& exchange, const Error& error)
{
    m_trouble = error;
    m_router.debugTransaction("CRYPTO_PKI: " + escaped(error.detail)); // ours
    return TrustpointEvent::transportFailed(exchange.message.operation);
}

void TrustpointDriver::getCaCert(Exchange& exchange)
{
    exchange.client->caCertificates([this, &exchange](Result<net::CaCandidate> candidate) {
        if (!candidate)
            return answered(exchange, failed(exchange, candidate.error()));
        const x509::Certificate& ca = candidate->choice.ca;
        if (m_accepted && !(*m_accepted == ca))
            return answered(exchange,
                            failed(exchange, {ErrorCode::WrongFingerprint, "another CA than accepted"}));
        if (!m_accepted && config().fingerprint) {
            const auto expected = scep::Fingerprint::parse(*config().fingerprint);
            if (!expected || !expected->matches(ca))
                return answered(exchange,
                                failed(exchange, {ErrorCode::WrongFingerprint, "fingerprint mismatch"}));
        }
        m_choice = std::move(candidate->choice);
        askCapabilities(exchange);
    });
}

/// As IOS does of its own accord once it has the certificate. A CA that does not know the question offers nothing.
void TrustpointDriver::askCapabilities(Exchange& exchange)
{
    exchange.client->capabilities([this, &exchange](const Result<scep::Capabilities>& offered) {
        m_machine.caps.getNextCaCert = offered && offered->has(scep::Capability::GetNextCaCert);
        m_machine.caps.renewal = offered && offered->has(scep::Capability::Renewal);
        m_arrived = m_choice->ca;
        m_accepted.reset();
        answered(exchange,
                 TrustpointEvent::answered({AnswerKind::CaCertificate, caFactsOf(m_choice->ca), 0}));
    });
}

void TrustpointDriver::getNextCaCert(Exchange& exchange)
{
    exchange.client->nextCa([this, &exchange](const Result<std::optional<scep::NextCa>>& next) {
        const lifecycle::Serial ca = m_machine.holdings.ca ? m_machine.holdings.ca->serial : 0;
        if (!next && next.error().code == ErrorCode::BadSignature)
            return answered(exchange, TrustpointEvent::answered({AnswerKind::NextCaCertificate, {}, 0}));
        if (!next)
            return answered(exchange, failed(exchange, next.error()));
        if (!*next || (*next)->certificates.empty())
            return answered(exchange, TrustpointEvent::answered({AnswerKind::NoNextCa, {}, 0}));
        m_arrived = (*next)->certificates.front();
        answered(exchange,
                 TrustpointEvent::answered({AnswerKind::NextCaCertificate, caFactsOf(*m_arrived), ca}));
    });
}

// ---- Requests

void TrustpointDriver::withKey(Exchange& exchange)
{
    const std::string label = labelOf(exchange.message.key);
    if (const RouterKey* known = m_router.keys().find(label))
        return makeAndSend(exchange, x509::PrivateKey(known->key));
    makeKey(label, [this, &exchange, number = exchange.number, label](const Status& made) {
        const auto& current = m_enrollmentExchange;
        if (!current || current->number != number)
            return;
        const RouterKey* known = m_router.keys().find(label);
        if (!made || !known)
            return answered(exchange, failed(exchange, made ? Error{ErrorCode::NotFound, "no key " + label}
                                                            : made.error()));
        makeAndSend(exchange, x509::PrivateKey(known->key));
    });
}

void TrustpointDriver::makeAndSend(Exchange& exchange, const x509::PrivateKey& key)
{
    if (m_enrollment && m_asked == exchange.message)
        return sendRequest(exchange);
    auto made = makeEnrollment(exchange.message, key);
    if (!made) {
        m_enrollment.reset();
        m_trouble = made.error();
        return exchange.client->capabilities([this, &exchange, error = made.error()](const auto&) {
            answered(exchange, failed(exchange, error));
        });
    }
    m_enrollment = std::move(*made);
    m_asked = exchange.message;
    m_router.keepBefore(this, [this, number = exchange.number] {
        if (m_enrollmentExchange && m_enrollmentExchange->number == number)
            sendRequest(*m_enrollmentExchange);
    });
}

void TrustpointDriver::sendRequest(Exchange& exchange)
{
    const auto done = [this, &exchange](const Result<net::EnrollmentOutcome>& outcome) {
        answered(exchange, heard(exchange, outcome));
    };
    if (exchange.message.signer)
        exchange.client->renew(*m_enrollment, done, net::RenewalForm::PkcsReq); // ROLLOVER_SPEC 7.2
    else
        exchange.client->enroll(*m_enrollment, done);
}

Result<net::Enrollment> TrustpointDriver::makeEnrollment(const Message& message,
                                                         const x509::PrivateKey& key) const
{
    auto request = makeRequest(message.purpose == Purpose::Enroll ? m_answers : EnrollmentAnswers(), key);
    if (!request)
        return request.error();
    const x509::Certificate* ca = caOf(message.recipient);
    if (!ca)
        return Error{ErrorCode::NotFound, "no CA certificate"};
    const scep::CaChoice recipient =
        m_choice && m_choice->ca == *ca ? *m_choice : scep::CaChoice{*ca, *ca, *ca};
    if (message.signer && m_held.identity) {
        const RouterKey* active = m_router.keys().find(keyLabel());
        if (!active)
            return Error{ErrorCode::NotFound, "no key " + keyLabel()};
        // Made anew beside one that was granted, or the CA would take it for the old one sent again and answer with the
        // certificate that is there (SCEP_INTEROP rule 11; ROLLOVER_SPEC 14.11 and 14.20). What IOS sends is not known.
        const bool another = message.purpose == Purpose::Shadow && m_held.rolloverIdentity;
        std::string transaction =
            another ? m_held.rolloverIdentity->fingerprint(x509::Digest::Sha1) : std::string();
        return net::Enrollment{
            std::move(*request), {*m_held.identity, active->key}, std::move(transaction), recipient};
    }
    auto signer = scep::throwAwayIdentity(*request, key, m_router.now());
    if (!signer)
        return signer.error();
    return net::Enrollment{std::move(*request), std::move(*signer), {}, recipient};
}

Result<x509::Request> TrustpointDriver::makeRequest(const EnrollmentAnswers& answers,
                                                    const x509::PrivateKey& key) const
{
    auto name = subject(answers);
    if (!name)
        return name.error();
    x509::RequestTemplate request;
    request.subject = std::move(*name);
    const auto& challenge = answers.challenge ? answers.challenge : entry().challenge.value;
    if (challenge)
        request.challengePassword = SecretBytes(challenge->view());
    return x509::signRequest(request, key);
}

/// ROLLOVER_SPEC 3: behind the typed name one RDN with what identifies the router.
Result<x509::Name> TrustpointDriver::subject(const EnrollmentAnswers& answers) const
{
    using lifecycle::SubjectOption;
    const lifecycle::TrustpointConfig& tp = config();
    std::vector<x509::Rdn> rdns;
    if (tp.subjectName) {
        auto typed = x509::Name::fromIos(*tp.subjectName);
        if (!typed)
            return typed.error();
        rdns = typed->rdns();
    }
    x509::Rdn router;
    if (tp.serialNumber == SubjectOption::Include || answers.serialNumber)
        router.push_back({"serialNumber", m_router.serialNumber()});
    if (tp.ipAddress == SubjectOption::Include)
        router.push_back({"ipaddress", m_router.addressOf(tp.ipAddressValue.value_or(std::string()))});
    else if (answers.ipAddress)
        router.push_back({"ipaddress", *answers.ipAddress});
    if (tp.fqdn != SubjectOption::Exclude)
        router.push_back({"hostname", tp.fqdnValue.value_or(m_router.fullName())});
    if (!router.empty())
        rdns.push_back(std::move(router));
    return x509::Name(std::move(rdns));
}

TrustpointEvent TrustpointDriver::heard(const Exchange& exchange,
                                        const Result<net::EnrollmentOutcome>& outcome)
{
    if (!outcome)
        return failed(exchange, outcome.error());
    const scep::Answer& answer = outcome->answer;
    switch (answer.status) {
    case scep::PkiStatus::Pending:
        m_enrollment = outcome->enrollment;
        return TrustpointEvent::answered({AnswerKind::Pending, {}, 0});
    case scep::PkiStatus::Success:
        if (answer.certificate)
            return granted(exchange, *answer.certificate);
        return failed(exchange, {ErrorCode::BadAnswer, "granted, and no certificate"});
    case scep::PkiStatus::Failure:
        break;
    }
    m_enrollment.reset();
    return TrustpointEvent::answered({AnswerKind::Failure, {}, 0});
}

TrustpointEvent TrustpointDriver::granted(const Exchange& exchange, const x509::Certificate& certificate)
{
    const x509::Certificate* ca = caOf(exchange.message.recipient);
    if (!ca || !certificate.isSignedBy(*ca) || !m_enrollment ||
        !(certificate.publicKey() == m_enrollment->request.publicKey()))
        return failed(exchange, {ErrorCode::BadAnswer, "a certificate that is not the one asked for"});
    m_enrollment.reset();
    m_arrived = certificate;
    return TrustpointEvent::answered(
        {AnswerKind::Granted, factsOf(certificate, exchange.message.recipient, exchange.message.key), 0});
}

} // namespace releve::lab
