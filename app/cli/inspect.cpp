// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "app/cli/inspectjson.h"
#include "app/cli/inspecttable.h"
#include "app/cli/secretsource.h"
#include "app/cli/sourcefile.h"
#include "app/cli/tr.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

constexpr Option options[] = {
    {"passphrase", "SOURCE",
     QT_TRANSLATE_NOOP("Cli",
                       "Where the passphrase of a PKCS#12 file or of --key comes from: env:NAME, fd:N, "
                       "file:PATH (readable by its owner only) or prompt")},
    {"key", "FILE",
     QT_TRANSLATE_NOOP("Cli",
                       "The private key of a SCEP message’s recipient, to show what it encloses: of the CA "
                       "or RA for a request, of the client for an answer")},
};

/// Reads the files of one call and keeps count of what went wrong.
class Inspection
{
public:
    Inspection(const Invocation& invocation, std::optional<SecretSource> source)
        : m_invocation(invocation), m_source(std::move(source))
    {}

    /// False, with a complaint, when the passphrase is not to be had.
    bool readPassphrase()
    {
        if (!m_source || m_source->kind == SecretSource::Kind::Prompt)
            return true;
        auto secret = m_source->read();
        if (!secret) {
            m_invocation.complain(
                Tr::tr("The passphrase could not be read: %1").arg(reasonText(secret.error())));
            return false;
        }
        m_passphrase = std::move(*secret);
        return true;
    }

    /// False, with a complaint, when there is no such key.
    bool readKey(const QString& path)
    {
        const SourceFile file = SourceFile::read(path, m_invocation.streams, longestKey);
        if (!file.ok()) {
            fail(file.shown, file.reason);
            return false;
        }
        auto key = keyIn(file, m_passphrase);
        if (!key && key.error().code == ErrorCode::PassphraseNeeded && mayAsk()) {
            if (auto secret = m_invocation.streams.askSecret(Tr::tr("Passphrase of %1: ").arg(file.shown)))
                key = keyIn(file, *secret);
        }
        if (!key) {
            fail(file.shown, models::errorText(key.error()));
            return false;
        }
        m_key = std::move(*key);
        return true;
    }

    void add(const QString& argument)
    {
        const SourceFile file = isUrl(argument)
                                    ? SourceFile{argument, argument, argument.toUtf8(), {}}
                                    : SourceFile::read(argument, m_invocation.streams,
                                                       static_cast<qint64>(fleet::maximumSourceSize));
        if (file.ok())
            add(file);
        else
            fail(file.shown, file.reason);
    }

    /// 1 when a file was not read.
    [[nodiscard]] int finish()
    {
        const auto& problems = m_reading.records.problems;
        for (const ios::Problem& problem : problems) {
            if (problem.code == ios::ProblemCode::FileNotRead)
                fail(models::toQString(m_reading.sources[problem.origin.source()].name),
                     models::problemText(problem));
        }
        Output out(m_invocation.streams.out);
        if (m_invocation.json)
            writeInspectionJson(m_reading, m_messages, out);
        else if (!m_reading.sources.empty())
            writeInspectionTable(m_reading, m_messages, out, m_invocation.streams.colours);
        if (const int written = m_invocation.finish(out); written != Done)
            return written;
        if (!problems.empty() && m_invocation.json)
            m_invocation.note(Tr::tr("%n thing(s) not understood: see “problems”.", nullptr,
                                     static_cast<int>(problems.size())));
        return m_failed ? Failed : Done;
    }

private:
    static constexpr qint64 longestKey = 1 << 20;

    static bool isUrl(const QString& argument)
    {
        return argument.startsWith(QLatin1String("http://")) ||
               argument.startsWith(QLatin1String("https://"));
    }

    static Result<x509::PrivateKey> keyIn(const SourceFile& file, const SecretBytes& passphrase)
    {
        const std::string_view text(file.content.constData(), static_cast<std::size_t>(file.content.size()));
        return text.find("-----BEGIN ") == std::string_view::npos
                   ? x509::PrivateKey::fromDer(bytesOf(text), passphrase)
                   : x509::PrivateKey::fromPem(text, passphrase);
    }

    /// Certificates of a list without a signature are shown like those of any file; messages speak for themselves.
    static bool isList(const scep::Dissection& message)
    {
        return message.kind == scep::MessageKind::CertsOnly || message.kind == scep::MessageKind::Certificate;
    }

    /// False when it is nothing of SCEP.
    bool addMessage(const std::string& name, ByteView content)
    {
        const auto capture = scep::Capture::find(content);
        if (!capture)
            return false;
        const std::size_t source = m_reading.sources.size();
        scep::Dissection message = scep::dissect(*capture, SystemClock().now(), m_key ? &*m_key : nullptr);
        if (!isList(message) || !m_reading.add(name, capture->message).ok())
            m_reading.sources.push_back({name, fleet::SourceFormat::Scep, content.size()});
        m_messages.push_back({source, std::move(message)});
        return true;
    }

    void fail(const QString& name, const QString& why)
    {
        m_failed = true;
        m_invocation.complain(name + QStringLiteral(": ") + why);
    }

    void add(const SourceFile& file)
    {
        const std::string_view text(file.content.constData(), static_cast<std::size_t>(file.content.size()));
        const std::string name = file.name.toStdString();
        if (addMessage(name, bytesOf(text)))
            return;
        Status status = m_reading.add(name, bytesOf(text), m_passphrase);
        if (!status.ok() && status.error().code == ErrorCode::PassphraseNeeded && mayAsk()) {
            auto secret = m_invocation.streams.askSecret(Tr::tr("Passphrase of %1: ").arg(file.shown));
            if (secret)
                status = m_reading.add(name, bytesOf(text), *secret);
        }
        if (!status.ok())
            fail(file.shown, models::errorText(status.error()));
    }

    [[nodiscard]] bool mayAsk() const
    {
        return m_source && m_source->kind == SecretSource::Kind::Prompt && m_invocation.streams.askSecret;
    }

    const Invocation& m_invocation;
    std::optional<SecretSource> m_source;
    SecretBytes m_passphrase;
    std::optional<x509::PrivateKey> m_key;
    fleet::Reading m_reading;
    std::vector<InspectedMessage> m_messages;
    bool m_failed = false;
};

int inspect(const Invocation& invocation)
{
    if (invocation.arguments.isEmpty())
        return invocation.refuse(Tr::tr("A file to inspect is missing; “-” stands for standard input."));
    if (invocation.arguments.count(QStringLiteral("-")) > 1)
        return invocation.refuse(Tr::tr("Standard input can be read once only."));
    std::optional<SecretSource> source;
    if (invocation.isSet("passphrase")) {
        source = SecretSource::parse(invocation.value("passphrase"));
        if (!source)
            return invocation.refuse(
                Tr::tr("--passphrase takes env:NAME, fd:N, file:PATH or prompt, never the "
                       "passphrase itself."));
    }
    Inspection inspection(invocation, std::move(source));
    if (!inspection.readPassphrase())
        return Failed;
    if (invocation.isSet("key") && !inspection.readKey(invocation.value("key")))
        return Failed;
    for (const QString& name : invocation.arguments)
        inspection.add(name);
    return inspection.finish();
}

} // namespace

extern const Command inspectCommand;
const Command inspectCommand = {
    "inspect", "FILE... | -",
    QT_TRANSLATE_NOOP(
        "Cli",
        "Show what IOS output, configurations, certificate files and captured SCEP messages say: "
        "transcripts of show commands, running-config, PEM, DER, PKCS#7, PKCS#12; requests and answers as "
        "bytes, base64, HTTP or the URL of a GET, which is read and not fetched"),
    options, inspect};

} // namespace releve::cli
