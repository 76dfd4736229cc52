// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFileInfo>

#include <algorithm>

#include "app/cli/scepfiles.h"
#include "app/cli/scepreport.h"
#include "app/cli/scepsession.h"
#include "app/cli/tr.h"
#include "pki/x509/pem.h"
#include "pki/x509/requesttemplate.h"

namespace releve::cli {

namespace {

using net::Enrollment;
using net::EnrollmentOutcome;
using net::ScepClient;

/// One call. Each step returns whether to go on; when not, the result says why.
class ScepCall
{
public:
    ScepCall(const Invocation& invocation, ScepOptions options)
        : m_invocation(invocation), m_options(std::move(options))
    {}

    int run()
    {
        if (prepare())
            (this->*operation())();
        return report(m_result, m_options, m_invocation);
    }

private:
    using Step = void (ScepCall::*)();

    [[nodiscard]] Step operation() const
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

    /// @param about a file; else it is about the CA
    bool fail(Error error, const QString& about = {}, const QString& explanation = {})
    {
        m_result.status = ScepStatus::Failed;
        m_result.error = std::move(error);
        m_result.subject = about;
        m_result.explanation = explanation;
        return false;
    }

    // Files first: what is wrong with them is wrong before anything has been sent.

    bool prepare()
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

    [[nodiscard]] bool mayReplace() const
    {
        if (m_options.operation == ScepOperation::Crl)
            return true;
        const bool renews =
            m_options.operation == ScepOperation::Renew || m_options.operation == ScepOperation::Poll;
        return renews && !m_options.certFile.isEmpty() &&
               QFileInfo(m_options.certFile) == QFileInfo(m_options.outFile);
    }

    bool readIdentity()
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

    bool readKey(const QString& path, bool mayBeAbsent, std::optional<x509::PrivateKey>& into)
    {
        auto key = readKeyFile(path, m_options.passphrase, m_invocation.streams);
        if (key)
            into = std::move(*key);
        else if (!mayBeAbsent || key.error().code != ErrorCode::NotFound || QFileInfo::exists(path))
            return fail(key.error(), path);
        return true;
    }

    // The CA

    bool trust()
    {
        if (m_options.fingerprint) {
            const auto choice = m_session->ask<scep::CaChoice>([this](auto done) {
                m_session->client().authenticate(*m_options.fingerprint, std::move(done));
            });
            if (!choice)
                return fail(choice.error());
        }
        m_result.ca = m_session->client().profile().pinned;
        m_result.trusted = true;
        return true;
    }

    /// What it can do and, by that, how it is spoken to.
    bool agree()
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

    void caps()
    {
        if (agree())
            m_result.status = ScepStatus::Done;
    }

    void ca()
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
                pinned ? scep::Fingerprint{x509::Digest::Sha256, pinned->fingerprint(x509::Digest::Sha256)}
                             .check(choice.ca)
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

    void nextCa()
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

    // Certificates

    void enroll()
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

    void renew()
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

    void poll()
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

    bool readChallenge(SecretBytes& into)
    {
        auto secret = readSecret(m_options.challenge, Tr::tr("Challenge password: "), m_invocation.streams);
        if (!secret)
            return fail(secret.error(), QStringLiteral("--challenge"));
        into = std::move(*secret);
        return true;
    }

    bool makeKey(const QString& path, std::optional<x509::PrivateKey>& key)
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

    /// Beside the key that is to be certified. The throw-away certificate a request was signed with is kept there until
    /// the CA has decided: the same request sent again then is the same to the CA (SCEP_INTEROP rule 11), and answers to
    /// polls are encrypted to it. It is no secret.
    [[nodiscard]] QString pendingFile() const { return m_options.keyFile + QStringLiteral(".pending"); }

    Result<scep::Identity> throwAway(const x509::Request& request)
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

    /// What has become of a request; asks again as long as the user wants to wait.
    void settle(Result<EnrollmentOutcome> outcome)
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

    [[nodiscard]] Duration interval() const
    {
        using std::chrono::seconds;
        return seconds(std::clamp(m_options.wait / 10, 1, 60));
    }

    /// An error behind which the CA may have taken the request.
    void lost(const Error& error)
    {
        const bool unknown = error.code == ErrorCode::Unreachable || error.code == ErrorCode::TimedOut ||
                             error.code == ErrorCode::Cancelled;
        fail(error);
        if (unknown)
            m_result.status = ScepStatus::Unknown;
    }

    void decided(const scep::Answer& answer)
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

    [[nodiscard]] QString pollCommand() const
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

    static QString quoted(const QString& word)
    {
        const bool plain = std::all_of(word.begin(), word.end(), [](QChar c) {
            return c.isLetterOrNumber() || QStringLiteral("/._-:=,+").contains(c);
        });
        return plain ? word : u'\'' + QString(word).replace(u'\'', QLatin1String("'\\''")) + u'\'';
    }

    void query()
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

    bool save(const std::string& content)
    {
        if (m_options.outFile.isEmpty())
            return true;
        if (const auto saved = saveFile(m_options.outFile, content, mayReplace()); !saved)
            return fail(saved.error(), m_options.outFile);
        m_result.out = m_options.outFile;
        return true;
    }

    const Invocation& m_invocation;
    ScepOptions m_options;
    ScepResult m_result;
    std::optional<x509::Certificate> m_current;
    std::optional<x509::PrivateKey> m_key, m_newKey;
    std::optional<ScepSession> m_session;
};

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
        "renewal, what has become of a request, a CRL or a certificate by number. A request that is pending "
        "ends "
        "with exit code 4; until it is decided KEY.pending keeps the certificate it was signed with"),
    ScepOptions::table(), scepCommandMain};

} // namespace releve::cli
