// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scepreport.h"

#include <array>

#include "app/cli/inspectscep.h"
#include "app/cli/jsonfields.h"
#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "app/cli/words.h"
#include "models/texts.h"
#include "pki/x509/pem.h"

namespace releve::cli {

namespace {

using namespace releve::models;

std::string_view wordFor(ScepStatus status)
{
    static constexpr std::array<std::string_view, 5> words{"done", "pending", "refused", "failed", "unknown"};
    return words.at(static_cast<std::size_t>(status));
}

/// What a person can do about it.
QString advice(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WeakAlgorithm:
        return Tr::tr(
            "Old IOS and micromdm’s scepserver do that: add --legacy-ios if this CA is one of them.");
    case ErrorCode::WrongFingerprint:
        return Tr::tr("This is another CA than the one you trust, or somebody in between. Ask its "
                      "administrator; nothing was sent.");
    case ErrorCode::Downgraded:
        return Tr::tr(
            "Somebody in between may have changed what the CA says; --digest and --cipher say what to use.");
    case ErrorCode::Unreachable:
        return Tr::tr("Check the host name, the port and the way there.");
    case ErrorCode::HttpRefused:
        return Tr::tr("Check the path of the URL, and whether the CA knows this operation; --message gives "
                      "the CA’s name where a server "
                      "has several.");
    case ErrorCode::BadSignature:
        return Tr::tr("The answer was not made by this CA for this request. It was thrown away.");
    case ErrorCode::PassphraseNeeded:
        return Tr::tr("--passphrase says where the passphrase comes from.");
    default:
        return {};
    }
}

QString failureText(const ScepResult& result, const ScepOptions& options)
{
    QString text = result.subject.isEmpty() ? options.url.toString() : result.subject;
    text +=
        QStringLiteral(": ") + (result.explanation.isEmpty() ? errorText(result.error) : result.explanation);
    if (!result.error.detail.empty() && result.explanation.isEmpty())
        text += QStringLiteral(" (%1)").arg(shownText(result.error.detail));
    const QString more = advice(result.error.code);
    return more.isEmpty() ? text : text + u' ' + more;
}

QString refusalText(const ScepResult& result, const ScepOptions& options)
{
    QString text = Tr::tr("%1: The CA refused the request.").arg(options.url.toString());
    if (result.failInfo) {
        const std::string_view name = scep::nameOf(*result.failInfo);
        text = Tr::tr("%1: The CA refused the request: %2.")
                   .arg(options.url.toString(),
                        QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
    if (!result.failInfoText.empty())
        text += u' ' + Tr::tr("It says: “%1”.").arg(shownText(result.failInfoText));
    if (result.failInfo == scep::FailInfo::BadRequest &&
        (options.operation == ScepOperation::Enroll || options.operation == ScepOperation::Renew))
        text += u' ' + Tr::tr("A wrong or missing challenge password is the usual reason.");
    return text;
}

int exitCode(const ScepResult& result)
{
    switch (result.status) {
    case ScepStatus::Done:
        return Done;
    case ScepStatus::Pending:
    case ScepStatus::Unknown:
        return OutcomeUnknown;
    case ScepStatus::Refused:
        return Failed;
    case ScepStatus::Failed:
        break;
    }
    switch (result.error.code) {
    case ErrorCode::WrongFingerprint:
    case ErrorCode::WeakAlgorithm:
    case ErrorCode::Downgraded:
    case ErrorCode::AccessDenied:
        return Precondition;
    default:
        return Failed;
    }
}

template<class T>
void member(JsonWriter& json, const char* key, const T& value)
{
    json.key(key);
    put(json, value);
}

void putAlgorithms(JsonWriter& json, const std::optional<scep::Terms>& terms)
{
    json.key("algorithms");
    if (!terms) {
        json.null();
        return;
    }
    json.beginObject(JsonWriter::Layout::Line);
    member(json, "digest", scep::nameOf(terms->algorithms.digest));
    member(json, "cipher", scep::nameOf(terms->algorithms.cipher));
    member(json, "post", terms->post);
    member(json, "renewal", terms->renewal);
    json.endObject();
}

void putError(JsonWriter& json, const ScepResult& result)
{
    json.key("error");
    if (result.status != ScepStatus::Failed && result.status != ScepStatus::Unknown) {
        json.null();
        return;
    }
    json.beginObject();
    member(json, "code", cli::wordFor(result.error.code));
    member(json, "detail", result.error.detail);
    member(json, "about", result.subject.toStdString());
    json.endObject();
}

void writeJson(const ScepResult& result, const ScepOptions& options, Output& out)
{
    JsonWriter json(out);
    json.beginObject();
    json.key("schema");
    json.number(1);
    member(json, "operation", std::string(wordFor(options.operation)));
    member(json, "url", options.url.toString().toStdString());
    member(json, "status", wordFor(result.status));
    putError(json, result);
    json.key("ca");
    result.ca ? putCertificate(json, *result.ca) : json.null();
    member(json, "trusted", result.trusted);
    json.key("capabilities");
    result.capabilities ? put(json, wordsOf(*result.capabilities)) : json.null();
    putAlgorithms(json, result.terms);
    json.key("certificates");
    json.beginArray();
    for (const x509::Certificate& certificate : result.certificates)
        putCertificate(json, certificate);
    json.endArray();
    member(json, "covered", result.covered);
    json.key("crl");
    result.crl ? putCrl(json, *result.crl) : json.null();
    member(json, "transaction_id", result.transactionId);
    member(json, "fail_info", result.failInfo ? scep::nameOf(*result.failInfo) : std::string_view());
    member(json, "fail_info_text", result.failInfoText);
    member(json, "out", result.out.toStdString());
    member(json, "key_made", result.madeKey.toStdString());
    json.endObject();
}

/// What an operation that has gone well prints.
class Table
{
public:
    Table(const ScepResult& result, const ScepOptions& options) : m_result(result), m_options(options) {}

    QString text(bool colours)
    {
        if (m_result.capabilities && m_options.operation == ScepOperation::Caps)
            capabilities(*m_result.capabilities);
        for (const x509::Certificate& each : m_result.certificates)
            certificate(each);
        if (m_result.crl)
            crl(*m_result.crl);
        if (!m_result.transactionId.empty() && m_result.status == ScepStatus::Pending)
            add(Tr::tr("Transaction"), shownText(m_result.transactionId));
        add(Tr::tr("New key"), m_result.madeKey);
        add(Tr::tr("Written to"), m_result.out);
        return m_table.toText(0, colours);
    }

private:
    void add(const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            m_table.add({label, value});
    }

    void capabilities(const scep::Capabilities& offered)
    {
        QStringList words;
        for (const std::string& word : wordsOf(offered))
            words.append(shownText(word));
        add(Tr::tr("Capabilities"), words.isEmpty() ? Tr::tr("none") : words.join(u' '));
        if (!m_result.terms)
            return;
        const auto name = [](std::string_view text) {
            return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
        };
        add(Tr::tr("Digest"), name(scep::nameOf(m_result.terms->algorithms.digest)));
        add(Tr::tr("Cipher"), name(scep::nameOf(m_result.terms->algorithms.cipher)));
        add(Tr::tr("Messages by"), m_result.terms->post ? QStringLiteral("POST") : QStringLiteral("GET"));
        add(Tr::tr("Renewal by"),
            m_result.terms->renewal ? QStringLiteral("RenewalReq (17)") : QStringLiteral("PKCSReq (19)"));
    }

    void certificate(const x509::Certificate& certificate)
    {
        const auto date = [](std::optional<Instant> instant) { return instant ? utcText(*instant) : dash(); };
        add(certificate.isCa() ? Tr::tr("CA certificate") : Tr::tr("Certificate"),
            nameText(ios::nameFrom(certificate.subject())));
        add(QStringLiteral("  ") + Tr::tr("Issuer"), nameText(ios::nameFrom(certificate.issuer())));
        add(QStringLiteral("  ") + Tr::tr("Serial number"), serialText(certificate.serial()));
        add(QStringLiteral("  ") + Tr::tr("Valid"),
            Tr::tr("%1 to %2", "two instants")
                .arg(date(certificate.notBefore()), date(certificate.notAfter())));
        for (const auto& [name, digest] :
             {std::pair{"MD5", x509::Digest::Md5}, std::pair{"SHA-1", x509::Digest::Sha1},
              std::pair{"SHA-256", x509::Digest::Sha256}})
            add(QStringLiteral("  ") + QLatin1String(name), fingerprintText(certificate.fingerprint(digest)));
    }

    void crl(const x509::Crl& crl)
    {
        add(QStringLiteral("CRL"), nameText(ios::nameFrom(crl.issuer())));
        add(QStringLiteral("  ") + Tr::tr("Issued"),
            crl.thisUpdate() ? utcText(*crl.thisUpdate()) : QString());
        add(QStringLiteral("  ") + Tr::tr("Next"), crl.nextUpdate() ? utcText(*crl.nextUpdate()) : QString());
        QStringList serials;
        for (const x509::RevokedCertificate& each : crl.revoked())
            serials.append(serialText(each.serial));
        add(QStringLiteral("  ") + Tr::tr("Revoked"),
            serials.isEmpty() ? Tr::tr("none") : serials.join(QStringLiteral(", ")));
    }

    const ScepResult& m_result;
    const ScepOptions& m_options;
    TextTable m_table;
};

/// Certificates that were asked for and have no file go to the output as they are, for a pipe.
bool isPemWanted(const ScepResult& result, const ScepOptions& options)
{
    const bool asksForOne = options.operation != ScepOperation::Ca &&
                            options.operation != ScepOperation::NextCa &&
                            options.operation != ScepOperation::Caps;
    return asksForOne && result.status == ScepStatus::Done && result.out.isEmpty();
}

void comment(const ScepResult& result, const ScepOptions& options, const Invocation& invocation)
{
    switch (result.status) {
    case ScepStatus::Done:
        break;
    case ScepStatus::Pending:
        invocation.note(
            Tr::tr("%1: The CA has the request and waits for its administrator. Ask again with: %2")
                .arg(options.url.toString(), result.pollWith));
        return;
    case ScepStatus::Refused:
        invocation.complain(refusalText(result, options));
        return;
    case ScepStatus::Failed:
        invocation.complain(failureText(result, options));
        return;
    case ScepStatus::Unknown:
        invocation.complain(failureText(result, options));
        invocation.complain(Tr::tr(
            "The CA may have taken the request all the same. Running the same command again is safe: it is "
            "the same transaction."));
        return;
    }
    if (options.operation == ScepOperation::Ca && !result.trusted)
        invocation.note(Tr::tr("Nothing has been trusted. Compare a fingerprint with what the CA’s "
                               "administrator reads out, then "
                               "give it with --fingerprint."));
    if (result.covered == false)
        invocation.note(Tr::tr("The current CA’s signature does not cover these certificates: compare the "
                               "fingerprint as at the first "
                               "authentication."));
}

} // namespace

int report(const ScepResult& result, const ScepOptions& options, const Invocation& invocation)
{
    Output out(invocation.streams.out);
    if (invocation.json) {
        writeJson(result, options, out);
    } else if (isPemWanted(result, options)) {
        for (const x509::Certificate& certificate : result.certificates)
            out.write(certificate.toPem());
        if (result.crl)
            out.write(x509::pemOf("X509 CRL", result.crl->der()));
    } else if (result.status == ScepStatus::Done || result.status == ScepStatus::Pending) {
        out.write(Table(result, options).text(invocation.streams.colours).toStdString());
    }
    const int written = invocation.finish(out);
    comment(result, options, invocation);
    return written == Done ? exitCode(result) : written;
}

} // namespace releve::cli
