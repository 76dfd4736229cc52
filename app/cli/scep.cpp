// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scepcall.h"

#include <QFileInfo>

#include "app/cli/scepfiles.h"
#include "app/cli/tr.h"

namespace releve::cli {

int ScepCall::run()
{
    if (prepare())
        (this->*operation())();
    return report(m_result, m_options, m_invocation);
}

ScepCall::Step ScepCall::operation() const
{
    switch (m_options.operation) {
    case ScepOperation::Caps:
        return &ScepCall::caps;
    case ScepOperation::Ca:
        return &ScepCall::ca;
    case ScepOperation::NextCa:
        return &ScepCall::nextCa;
    case ScepOperation::Enroll:
        return &ScepCall::enroll;
    case ScepOperation::Renew:
        return &ScepCall::renew;
    case ScepOperation::Poll:
        return &ScepCall::poll;
    case ScepOperation::Crl:
    case ScepOperation::Cert:
        break;
    }
    return &ScepCall::query;
}

bool ScepCall::fail(Error error, const QString& about, const QString& explanation)
{
    m_result.status = ScepStatus::Failed;
    m_result.error = std::move(error);
    m_result.subject = about;
    m_result.explanation = explanation;
    return false;
}

bool ScepCall::prepare()
{
    const bool replaces = mayReplace();
    if (!m_options.outFile.isEmpty() && !replaces && QFileInfo::exists(m_options.outFile))
        return fail({ErrorCode::AccessDenied, "exists"}, m_options.outFile,
                    Tr::tr("It exists and is not written over."));
    std::optional<x509::Certificate> pinned;
    if (!m_options.caFile.isEmpty()) {
        auto certificate = readCertificateFile(m_options.caFile);
        if (!certificate)
            return fail(certificate.error(), m_options.caFile);
        pinned = std::move(*certificate);
    }
    if (!readIdentity())
        return false;
    m_session.emplace(m_options, pinned);
    return true;
}

bool ScepCall::mayReplace() const
{
    if (m_options.operation == ScepOperation::Crl)
        return true;
    const bool renews =
        m_options.operation == ScepOperation::Renew || m_options.operation == ScepOperation::Poll;
    return renews && !m_options.certFile.isEmpty() &&
           QFileInfo(m_options.certFile) == QFileInfo(m_options.outFile);
}

bool ScepCall::readIdentity()
{
    if (!m_options.certFile.isEmpty()) {
        auto certificate = readCertificateFile(m_options.certFile);
        if (!certificate)
            return fail(certificate.error(), m_options.certFile);
        m_current = std::move(*certificate);
    }
    const bool mayMake = m_options.operation == ScepOperation::Enroll;
    if (!m_options.keyFile.isEmpty() && !readKey(m_options.keyFile, mayMake, m_key))
        return false;
    const bool mayMakeNew = m_options.operation == ScepOperation::Renew;
    if (!m_options.newKeyFile.isEmpty() && !readKey(m_options.newKeyFile, mayMakeNew, m_newKey))
        return false;
    if (m_current && m_key && !(m_current->publicKey() == m_key->publicKey()))
        return fail({ErrorCode::BadArgument, "not the certificate's key"}, m_options.keyFile,
                    Tr::tr("It is not the key of the certificate given with --cert."));
    return true;
}

bool ScepCall::readKey(const QString& path, bool mayBeAbsent, std::optional<x509::PrivateKey>& into)
{
    auto key = readKeyFile(path, m_options.passphrase, m_invocation.streams);
    if (key)
        into = std::move(*key);
    else if (!mayBeAbsent || key.error().code != ErrorCode::NotFound || QFileInfo::exists(path))
        return fail(key.error(), path);
    return true;
}

bool ScepCall::trust()
{
    if (m_options.fingerprint) {
        const auto choice = m_session->ask<scep::CaChoice>(
            [this](auto done) { m_session->client().authenticate(*m_options.fingerprint, std::move(done)); });
        if (!choice)
            return fail(choice.error());
    }
    m_result.ca = m_session->client().profile().pinned;
    m_result.trusted = true;
    return true;
}

bool ScepCall::agree()
{
    const auto offered = m_session->ask<scep::Capabilities>(
        [this](auto done) { m_session->client().capabilities(std::move(done)); });
    if (!offered)
        return fail(offered.error());
    const scep::CaProfile& profile = m_session->client().profile();
    std::optional<scep::Algorithms> chosen;
    if (m_options.digest || m_options.cipher) {
        chosen = scep::chooseAlgorithms(*offered, profile.floor);
        chosen->digest = m_options.digest.value_or(chosen->digest);
        chosen->cipher = m_options.cipher.value_or(chosen->cipher);
    }
    const auto terms = profile.agree(*offered, false, chosen);
    if (!terms)
        return fail(terms.error());
    m_result.capabilities = *offered;
    m_result.terms = *terms;
    if (chosen)
        m_session->use(*chosen);
    return true;
}

void ScepCall::caps()
{
    if (agree())
        m_result.status = ScepStatus::Done;
}

void ScepCall::ca()
{
    const auto candidate = m_session->ask<net::CaCandidate>(
        [this](auto done) { m_session->client().caCertificates(std::move(done)); });
    if (!candidate) {
        fail(candidate.error());
        return;
    }
    const scep::CaChoice& choice = candidate->choice;
    m_result.ca = choice.ca;
    m_result.certificates = candidate->certificates;
    const auto& pinned = m_session->client().profile().pinned;
    if (const auto same =
            pinned ? scep::Fingerprint{x509::Digest::Sha256, pinned->fingerprint(x509::Digest::Sha256)}.check(
                         choice.ca)
            : m_options.fingerprint ? m_options.fingerprint->check(choice.ca)
                                    : Status(std::monostate{});
        !same) {
        fail(same.error());
        return;
    }
    m_result.trusted = pinned || m_options.fingerprint;
    if (save(choice.ca.toPem()))
        m_result.status = ScepStatus::Done;
}

void ScepCall::nextCa()
{
    if (!trust())
        return;
    const auto next = m_session->ask<std::optional<scep::NextCa>>(
        [this](auto done) { m_session->client().nextCa(std::move(done)); });
    if (!next) {
        fail(next.error());
    } else if (!*next) {
        fail({ErrorCode::NotFound, "no next CA certificate"}, {},
             Tr::tr("The CA has no next certificate at present."));
    } else {
        m_result.certificates = (*next)->certificates;
        m_result.covered = (*next)->covered;
        // What anybody may have put beside the signature is shown and not written.
        if (!(*next)->covered && !m_options.outFile.isEmpty())
            fail({ErrorCode::AccessDenied, "next CA certificate not covered"}, m_options.outFile,
                 Tr::tr("It was not written: the current CA’s signature does not cover the next "
                        "certificate."));
        else if (save(m_result.certificates.front().toPem()))
            m_result.status = ScepStatus::Done;
    }
}

void ScepCall::query()
{
    if (!trust() || !agree())
        return;
    const scep::Identity identity{*m_current, *m_key};
    const std::string serial = m_options.serial.empty() ? m_current->serial() : m_options.serial;
    const auto answer = m_session->ask<scep::Answer>([&](auto done) {
        if (m_options.operation == ScepOperation::Crl)
            m_session->client().crl(serial, identity, std::move(done));
        else
            m_session->client().certificate(serial, identity, std::move(done));
    });
    if (answer)
        decided(*answer);
    else
        fail(answer.error());
}

bool ScepCall::save(const std::string& content)
{
    if (m_options.outFile.isEmpty())
        return true;
    if (const auto saved = saveFile(m_options.outFile, content, mayReplace()); !saved)
        return fail(saved.error(), m_options.outFile);
    m_result.out = m_options.outFile;
    return true;
}

namespace {

int scepCommandMain(const Invocation& invocation)
{
    auto options = ScepOptions::parse(invocation);
    return options ? ScepCall(invocation, std::move(*options)).run() : WrongUsage;
}

} // namespace

extern const Command scepCommand;
const Command scepCommand = {
    "scep", "caps|ca|next-ca|enroll|renew|poll|crl|cert URL",
    QT_TRANSLATE_NOOP(
        "Cli",
        "Talk SCEP to a CA: what it can do, its certificate and its next one, a certificate of your own, its "
        "renewal, what has become of a request, a CRL or a certificate by number. A request that is "
        "pending ends with exit code 4; until it is decided KEY.pending keeps the certificate it was signed "
        "with"),
    ScepOptions::table(), scepCommandMain};

} // namespace releve::cli
