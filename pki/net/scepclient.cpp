// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/scepclient.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

#include "pki/scep/envelope.h"
#include "pki/scep/query.h"

namespace releve::net {

using scep::Answer;
using scep::CaChoice;
using scep::Capabilities;
using scep::HttpResponse;
using scep::MessageType;
using scep::Terms;
using scep::Transaction;

struct ScepClient::Talk
{
    Transaction transaction;
    Terms terms;
};

namespace {

QUrl urlFor(const QUrl& server, std::string_view operation, std::optional<std::string_view> encodedMessage)
{
    std::string query = "operation=";
    query.append(operation);
    if (encodedMessage)
        query.append("&message=").append(*encodedMessage);
    QUrl url = server;
    // Strict: %2B stays what it is.
    url.setQuery(QString::fromStdString(query), QUrl::StrictMode);
    return url;
}

std::string shown(std::string_view foreign)
{
    constexpr std::size_t longest = 100;
    return escaped(toUtf8(trimmed(foreign).substr(0, longest)));
}

/// HttpRefused for all but 200. Servers tell in plain text what they do not like.
Status checkStatus(const HttpResponse& response)
{
    if (response.status == 200)
        return std::monostate{};
    std::string detail = "HTTP " + std::to_string(response.status);
    if (response.status >= 300 && response.status < 400)
        detail += ": a redirection, which is not followed";
    else if (scep::isMediaType(response.contentType, scep::textType) && !response.body.empty())
        detail += ": " + shown(textOf(response.body));
    return Error{ErrorCode::HttpRefused, std::move(detail)};
}

/// An answer that is no SCEP or not to the question. What says more, as BadSignature, stays.
Error unreadable(const Error& error, const HttpResponse& response)
{
    switch (error.code) {
    case ErrorCode::BadEncoding:
    case ErrorCode::Truncated:
    case ErrorCode::UnsupportedFormat:
    case ErrorCode::NotFound:
        return {ErrorCode::BadAnswer, error.detail + "; Content-Type " + shown(response.contentType)};
    default:
        return error;
    }
}

bool isOneOf(int status, std::initializer_list<int> statuses)
{
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

} // namespace

ScepClient::ScepClient(const HttpClient& http, ScepServer server, const Clock& clock)
    : m_http(http), m_server(std::move(server)), m_clock(clock)
{}

ScepClient::~ScepClient() = default;

template<class T>
bool ScepClient::begin(const Done<T>& done)
{
    if (isBusy()) {
        QMetaObject::invokeMethod(
            &m_context,
            [done] {
                done(Error{ErrorCode::BadArgument, "another operation with this CA is under way"});
            },
            Qt::QueuedConnection);
        return false;
    }
    m_abort = [done](const Error& error) { done(error); };
    return true;
}

template<class T>
void ScepClient::deliver(const Done<T>& done, T value)
{
    m_transfer.reset();
    m_abort = nullptr;
    done(std::move(value)); // may destroy this
}

void ScepClient::fail(const Error& error)
{
    m_transfer.reset();
    QMetaObject::invokeMethod(
        &m_context, [abort = std::exchange(m_abort, nullptr), error] { abort(error); }, Qt::QueuedConnection);
}

void ScepClient::cancel()
{
    if (isBusy())
        fail({ErrorCode::Cancelled, "an operation with a CA"});
}

void ScepClient::get(std::string_view operation, std::string_view message, HttpTransfer::Done done)
{
    m_transfer = m_http.get(urlFor(m_server.url, operation, message), std::move(done));
}

void ScepClient::fetchCapabilities(const Then<Capabilities>& then)
{
    if (m_capabilities)
        return then(*m_capabilities);
    get("GetCACaps", scep::percentEncoded(m_server.label),
        [this, then](const Result<HttpResponse>& response) {
            if (!response)
                return fail(response.error());
            Capabilities offered;
            // Old CAs do not know the question and say so in all manners (SCEP_INTEROP rule 23).
            if (!isOneOf(response->status, {400, 404, 405, 500, 501})) {
                if (const auto ok = checkStatus(*response); !ok)
                    return fail(ok.error());
                offered = Capabilities::parse(textOf(response->body));
            }
            if (!offered.isEmpty()) // else its unknown words are an error page's
                m_server.profile.bestSeen = m_server.profile.bestSeen.unitedWith(offered);
            m_capabilities = offered;
            then(std::move(offered));
        });
}

void ScepClient::fetchCaCertificates(const Then<CaCandidate>& then)
{
    get("GetCACert", scep::percentEncoded(m_server.label),
        [this, then](const Result<HttpResponse>& response) {
            if (!response)
                return fail(response.error());
            if (const auto ok = checkStatus(*response); !ok)
                return fail(ok.error());
            auto certificates = scep::readCaCertificates(response->body);
            if (!certificates)
                return fail(unreadable(certificates.error(), *response));
            auto choice = scep::chooseCa(*certificates, m_clock.now());
            if (!choice)
                return fail(unreadable(choice.error(), *response));
            then({std::move(*choice), std::move(*certificates)});
        });
}

void ScepClient::capabilities(const Done<Capabilities>& done)
{
    if (!begin(done))
        return;
    m_capabilities.reset();
    fetchCapabilities([this, done](Capabilities offered) { deliver(done, std::move(offered)); });
}

void ScepClient::caCertificates(const Done<CaCandidate>& done)
{
    if (begin(done))
        fetchCaCertificates([this, done](CaCandidate candidate) { deliver(done, std::move(candidate)); });
}

void ScepClient::authenticate(const std::variant<scep::Fingerprint, x509::Certificate>& expected,
                              const Done<CaChoice>& done)
{
    if (!begin(done))
        return;
    const auto* certificate = std::get_if<x509::Certificate>(&expected);
    const auto fingerprint =
        certificate ? scep::Fingerprint{x509::Digest::Sha256, certificate->fingerprint(x509::Digest::Sha256)}
                    : std::get<scep::Fingerprint>(expected);
    fetchCaCertificates([this, fingerprint, done](const CaCandidate& candidate) {
        if (const auto same = fingerprint.check(candidate.choice.ca); !same)
            return fail(same.error());
        m_server.profile.pinned = candidate.choice.ca;
        m_choice.reset();
        deliver(done, candidate.choice);
    });
}

void ScepClient::nextCa(const Done<std::optional<scep::NextCa>>& done)
{
    if (!begin(done))
        return;
    if (!m_server.profile.pinned)
        return fail({ErrorCode::BadArgument, "a CA that has not been authenticated"});
    get("GetNextCACert", scep::percentEncoded(m_server.label),
        [this, done](const Result<HttpResponse>& response) {
            if (!response)
                return fail(response.error());
            if (isOneOf(response->status, {404, 500, 501})) // SCEP_INTEROP rule 25
                return deliver(done, std::optional<scep::NextCa>());
            if (const auto ok = checkStatus(*response); !ok)
                return fail(ok.error());
            const auto& profile = m_server.profile;
            auto next = scep::NextCa::read(response->body, *profile.pinned, profile.policy());
            if (!next)
                return fail(unreadable(next.error(), *response));
            deliver(done, std::optional(std::move(*next)));
        });
}

void ScepClient::prepare(const scep::Identity& signer, const std::optional<CaChoice>& recipient,
                         const Then<Transaction::Parties, Terms>& then)
{
    fetchCapabilities([this, signer, recipient, then](const Capabilities& offered) {
        const auto& profile = m_server.profile;
        const auto terms = profile.agree(offered, m_server.downgradeAcknowledged, m_server.algorithms);
        if (!terms)
            return fail(terms.error());
        const auto go = [this, signer, then, terms = *terms](const CaChoice& ca) {
            if (!scep::canReceive(ca.encryption))
                return fail(
                    {ErrorCode::BadAnswer, "a CA that nothing can be sealed for: its key is not RSA"});
            then({signer, ca, terms.algorithms, m_server.profile.policy()}, terms);
        };
        if (recipient) {
            CaChoice ca = *recipient;
            // inferred: ROLLOVER_SPEC 7.2 [I]. A CA that holds both keys may sign its answer with either.
            if (profile.pinned && ca.signature == ca.ca)
                ca.signature = *profile.pinned;
            return go(ca);
        }
        if (m_choice)
            return go(*m_choice);
        if (!profile.pinned)
            return fail({ErrorCode::BadArgument, "a CA that has not been authenticated"});
        fetchCaCertificates([this, go](const CaCandidate& candidate) {
            const auto choice = m_server.profile.recognise(candidate.certificates, m_clock.now());
            if (!choice)
                return fail(choice.error());
            m_choice = *choice;
            go(*choice);
        });
    });
}

void ScepClient::prepare(const Enrollment& enrollment, const Then<TalkPtr>& then)
{
    prepare(enrollment.signer, enrollment.recipient,
            [enrollment, then](const Transaction::Parties& parties, const Terms& terms) {
                const std::string& id = enrollment.transactionId;
                then(std::make_shared<Talk>(Talk{id.empty() ? Transaction(parties, enrollment.request)
                                                            : Transaction(parties, enrollment.request, id),
                                                 terms}));
            });
}

void ScepClient::ask(const TalkPtr& talk, const Result<Bytes>& message, const Then<Result<Answer>>& then)
{
    if (!message)
        return fail(message.error());
    auto received = [this, talk, then](const Result<HttpResponse>& response) {
        if (!response)
            return then(response.error());
        if (const auto ok = checkStatus(*response); !ok)
            return then(ok.error());
        const auto answer = talk->transaction.read(response->body);
        if (!answer)
            return then(unreadable(answer.error(), *response));
        if (const auto enough = m_server.profile.checkFloor(answer->digest, answer->cipher); !enough)
            return then(enough.error());
        then(answer);
    };
    constexpr std::string_view operation = "PKIOperation";
    if (talk->terms.post)
        m_transfer = m_http.post(urlFor(m_server.url, operation, std::nullopt), scep::pkiMessageType,
                                 *message, std::move(received));
    else
        get(operation, scep::encodeMessage(*message), std::move(received));
}

void ScepClient::send(const TalkPtr& talk, const Enrollment& enrollment, MessageType type, bool mayFallBack,
                      const Done<EnrollmentOutcome>& done)
{
    Transaction& transaction = talk->transaction;
    const Instant now = m_clock.now();
    const auto message =
        type == MessageType::CertPoll ? transaction.poll(now) : transaction.enroll(type, now);
    ask(talk, message, [this, talk, enrollment, type, mayFallBack, done](Result<Answer> answer) {
        if (!answer && answer.error().code == ErrorCode::HttpRefused && mayFallBack)
            return send(talk, enrollment, MessageType::PkcsReq, false, done); // SCEP_INTEROP rule 24
        if (!answer)
            return fail(answer.error());
        EnrollmentOutcome outcome{std::move(*answer), enrollment, talk->terms.algorithms, type};
        outcome.enrollment.transactionId = talk->transaction.id();
        deliver(done, std::move(outcome));
    });
}

void ScepClient::enroll(x509::Request request, const x509::PrivateKey& key,
                        const Done<EnrollmentOutcome>& done)
{
    auto signer = scep::throwAwayIdentity(request, key, m_clock.now());
    if (signer)
        return enroll(Enrollment{std::move(request), std::move(*signer), {}}, done);
    if (begin(done))
        fail(signer.error());
}

void ScepClient::enroll(const Enrollment& enrollment, const Done<EnrollmentOutcome>& done)
{
    if (begin(done))
        prepare(enrollment, [this, enrollment, done](const TalkPtr& talk) {
            send(talk, enrollment, MessageType::PkcsReq, false, done);
        });
}

void ScepClient::renew(const Enrollment& enrollment, const Done<EnrollmentOutcome>& done, RenewalForm form)
{
    if (!begin(done))
        return;
    prepare(enrollment, [this, enrollment, form, done](const TalkPtr& talk) {
        const bool automatic = form == RenewalForm::Automatic;
        const bool renewal = automatic ? talk->terms.renewal : form == RenewalForm::RenewalReq;
        send(talk, enrollment, renewal ? MessageType::RenewalReq : MessageType::PkcsReq, automatic && renewal,
             done);
    });
}

void ScepClient::poll(const Enrollment& enrollment, const Done<EnrollmentOutcome>& done)
{
    if (!begin(done))
        return;
    if (enrollment.transactionId.empty())
        return fail({ErrorCode::BadArgument, "a poll without a transactionID"});
    prepare(enrollment, [this, enrollment, done](const TalkPtr& talk) {
        send(talk, enrollment, MessageType::CertPoll, false, done);
    });
}

void ScepClient::query(const scep::Identity& signer, const Done<Answer>& done, const Then<TalkPtr>& then)
{
    if (!begin(done))
        return;
    prepare(signer, std::nullopt, [this, then](const Transaction::Parties& parties, const Terms& terms) {
        auto transaction = Transaction::query(parties);
        if (!transaction)
            return fail(transaction.error());
        then(std::make_shared<Talk>(Talk{std::move(*transaction), terms}));
    });
}

void ScepClient::certificate(const std::string& serial, const scep::Identity& signer,
                             const Done<Answer>& done)
{
    query(signer, done, [this, serial, done](const TalkPtr& talk) {
        ask(talk, talk->transaction.getCert(serial, m_clock.now()), finish(done));
    });
}

void ScepClient::crl(const std::string& serial, const scep::Identity& signer, const Done<Answer>& done)
{
    query(signer, done, [this, serial, done](const TalkPtr& talk) {
        ask(talk, talk->transaction.getCrl(serial, m_clock.now()), finish(done));
    });
}

ScepClient::Then<Result<Answer>> ScepClient::finish(Done<Answer> done)
{
    return [this, done = std::move(done)](Result<Answer> answer) {
        if (!answer)
            return fail(answer.error());
        deliver(done, std::move(*answer));
    };
}

} // namespace releve::net
