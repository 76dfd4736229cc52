// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scepcall.h"

#include <QFile>

#include <algorithm>

#include "app/cli/scepfiles.h"
#include "app/cli/tr.h"
#include "pki/x509/pem.h"
#include "pki/x509/requesttemplate.h"

namespace releve::cli {

using net::Enrollment;
using net::EnrollmentOutcome;

namespace {

/// As a POSIX shell takes it.
QString quoted(const QString& word)
{
    const bool plain = std::all_of(word.begin(), word.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringLiteral("/._-:=,+").contains(c);
    });
    return plain ? word : u'\'' + QString(word).replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

} // namespace

void ScepCall::enroll()
{
    SecretBytes challenge;
    if (!readChallenge(challenge) || !trust() || !agree() || !makeKey(m_options.keyFile, m_key))
        return;
    auto request = x509::signRequest({*m_options.subject, std::move(challenge), {}}, *m_key);
    if (!request) {
        fail(request.error(), m_options.keyFile);
        return;
    }
    auto signer = throwAway(*request);
    if (!signer) {
        fail(signer.error(), pendingFile());
        return;
    }
    Enrollment enrollment{std::move(*request), std::move(*signer), {}};
    settle(m_session->ask<EnrollmentOutcome>(
        [&](auto done) { m_session->client().enroll(enrollment, std::move(done)); }));
}

void ScepCall::renew()
{
    SecretBytes challenge;
    if (!readChallenge(challenge) || !trust() || !agree() ||
        (!m_options.newKeyFile.isEmpty() && !makeKey(m_options.newKeyFile, m_newKey)))
        return;
    auto request =
        x509::signRequest({m_current->subject(), std::move(challenge), {}}, m_newKey.value_or(*m_key));
    if (!request) {
        fail(request.error(), m_options.keyFile);
        return;
    }
    Enrollment enrollment{std::move(*request), {*m_current, *m_key}, {}};
    settle(m_session->ask<EnrollmentOutcome>(
        [&](auto done) { m_session->client().renew(enrollment, std::move(done)); }));
}

void ScepCall::poll()
{
    if (!trust() || !agree())
        return;
    std::optional<x509::Certificate> signer = m_current;
    if (!signer)
        if (auto kept = readCertificateFile(pendingFile()))
            signer = std::move(*kept);
    if (!signer && !m_options.subject) {
        fail({ErrorCode::NotFound, "no pending request"}, pendingFile(),
             Tr::tr("It does not exist: no request of this key is pending here. --subject and "
                    "--transaction name one "
                    "that was made elsewhere."));
        return;
    }
    // A request again, for its name and key: the challenge password has been sent and is not kept.
    auto request = x509::signRequest({m_options.subject ? *m_options.subject : signer->subject(), {}, {}},
                                     m_newKey.value_or(*m_key));
    if (!request) {
        fail(request.error(), m_options.keyFile);
        return;
    }
    auto identity =
        m_current ? Result<scep::Identity>(scep::Identity{*m_current, *m_key}) : throwAway(*request);
    if (!identity) {
        fail(identity.error(), pendingFile());
        return;
    }
    Enrollment enrollment{*request, *identity, m_options.transactionId};
    if (enrollment.transactionId.empty()) {
        const x509::Certificate& ca = *m_result.ca;
        enrollment.transactionId = scep::Transaction({*identity, {ca, ca, ca}, {}, {}}, *request).id();
    }
    settle(m_session->ask<EnrollmentOutcome>(
        [&](auto done) { m_session->client().poll(enrollment, std::move(done)); }));
}

bool ScepCall::readChallenge(SecretBytes& into)
{
    auto secret = readSecret(m_options.challenge, Tr::tr("Challenge password: "), m_invocation.streams);
    if (!secret)
        return fail(secret.error(), QStringLiteral("--challenge"));
    into = std::move(*secret);
    return true;
}

bool ScepCall::makeKey(const QString& path, std::optional<x509::PrivateKey>& key)
{
    if (key)
        return true;
    auto made = makeKeyFile(path);
    if (!made)
        return fail(made.error(), path);
    key = std::move(*made);
    m_result.madeKey = path;
    return true;
}

Result<scep::Identity> ScepCall::throwAway(const x509::Request& request)
{
    const Instant now = m_session->clock().now();
    const auto kept = readCertificateFile(pendingFile());
    if (kept && kept->publicKey() == request.publicKey() && kept->subject() == request.subject() &&
        scep::isInDate(*kept, now))
        return scep::Identity{*kept, *m_key};
    auto made = scep::throwAwayIdentity(request, *m_key, now);
    if (made)
        if (const auto saved = saveFile(pendingFile(), made->certificate.toPem(), true); !saved)
            return saved.error();
    return made;
}

void ScepCall::settle(Result<EnrollmentOutcome> outcome)
{
    const Instant end = m_session->clock().now() + std::chrono::seconds(m_options.wait);
    const auto isPending = [&] { return outcome && outcome->answer.status == scep::PkiStatus::Pending; };
    while (isPending()) {
        m_result.status = ScepStatus::Pending;
        m_result.transactionId = outcome->enrollment.transactionId;
        const Duration left = end - m_session->clock().now();
        if (left <= Duration(0) || !m_session->pause(std::min(interval(), left)))
            break;
        auto again = m_session->ask<EnrollmentOutcome>(
            [&](auto done) { m_session->client().poll(outcome->enrollment, std::move(done)); });
        if (!again)
            break; // still pending as far as is known
        outcome = std::move(again);
    }
    if (!outcome)
        lost(outcome.error());
    else if (isPending())
        m_result.pollWith = pollCommand();
    else
        decided(outcome->answer);
}

Duration ScepCall::interval() const
{
    using std::chrono::seconds;
    return seconds(std::clamp(m_options.wait / 10, 1, 60));
}

void ScepCall::lost(const Error& error)
{
    const bool unknown = error.code == ErrorCode::Unreachable || error.code == ErrorCode::TimedOut ||
                         error.code == ErrorCode::Cancelled;
    fail(error);
    if (unknown)
        m_result.status = ScepStatus::Unknown;
}

void ScepCall::decided(const scep::Answer& answer)
{
    if (answer.status == scep::PkiStatus::Failure) {
        m_result.status = ScepStatus::Refused;
        m_result.failInfo = answer.failInfo;
        m_result.failInfoText = answer.failInfoText;
    } else {
        if (answer.certificate)
            m_result.certificates.push_back(*answer.certificate);
        m_result.crl = answer.crl;
        if (!save(answer.certificate ? answer.certificate->toPem()
                                     : x509::pemOf("X509 CRL", answer.crl->der())))
            return; // the throw-away certificate stays: asking again gets the same answer
        m_result.status = ScepStatus::Done;
    }
    if (!m_options.keyFile.isEmpty() && !m_current)
        QFile::remove(pendingFile());
}

QString ScepCall::pollCommand() const
{
    QStringList words{QStringLiteral("releve-cli scep poll"), m_options.url.toString()};
    const auto add = [&](const char* option, const QString& value) {
        if (!value.isEmpty())
            words.append(QStringLiteral("--%1 %2").arg(QLatin1String(option), quoted(value)));
    };
    add("ca", m_options.caFile);
    if (m_options.fingerprint)
        add("fingerprint", QString::fromStdString(m_options.fingerprint->hex));
    add("key", m_options.keyFile);
    add("new-key", m_options.newKeyFile);
    add("cert", m_options.certFile);
    add("out", m_options.outFile);
    add("message", QString::fromStdString(m_options.label));
    add("transaction", QString::fromStdString(m_result.transactionId));
    if (m_options.legacy)
        words.append(QStringLiteral("--legacy-ios"));
    return words.join(u' ');
}

} // namespace releve::cli
