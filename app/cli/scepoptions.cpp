// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scepoptions.h"

#include <algorithm>
#include <array>

#include "app/cli/tr.h"
#include "app/cli/waitoption.h"
#include "models/texts.h"
#include "pki/net/scepurl.h"

namespace releve::cli {

namespace {

constexpr Option options[] = {
    {"ca", "FILE", QT_TRANSLATE_NOOP("Cli", "The certificate of the CA that is trusted, PEM or DER")},
    {"fingerprint", "HEX",
     QT_TRANSLATE_NOOP("Cli", "The fingerprint of the CA that is trusted: MD5, SHA-1 or SHA-2, as its "
                              "administrator reads it out")},
    {"key", "FILE",
     QT_TRANSLATE_NOOP("Cli", "The private key, PEM or DER. enroll makes an RSA key of 2048 bits for its "
                              "owner only when there is no "
                              "such file, and never writes over one")},
    {"new-key", "FILE",
     QT_TRANSLATE_NOOP(
         "Cli",
         "renew: the key to be certified next, made when there is none. Without it the key stays the same")},
    {"cert", "FILE",
     QT_TRANSLATE_NOOP(
         "Cli", "The current certificate, PEM or DER: of renew and its poll, and to ask crl and cert with")},
    {"out", "FILE",
     QT_TRANSLATE_NOOP("Cli", "Write what was received there, PEM; without it enroll, renew, poll, crl and "
                              "cert print it. An existing "
                              "file is refused, unless it is the --cert that renew replaces or a CRL")},
    {"subject", "DN", QT_TRANSLATE_NOOP("Cli", "enroll: the name to be certified: CN=r1,O=Example")},
    {"challenge", "SOURCE",
     QT_TRANSLATE_NOOP(
         "Cli",
         "Where the challenge password comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or "
         "prompt")},
    {"passphrase", "SOURCE", QT_TRANSLATE_NOOP("Cli", "Where the passphrase of --key comes from, likewise")},
    {"legacy-ios", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Allow MD5 and single DES with this CA: old IOS, micromdm’s scepserver")},
    {"digest", "NAME",
     QT_TRANSLATE_NOOP("Cli", "md5, sha1, sha256, sha384 or sha512 instead of the best the CA offers")},
    {"cipher", "NAME",
     QT_TRANSLATE_NOOP("Cli", "des, des3, aes128, aes192 or aes256 instead of the best the CA offers")},
    {"message", "LABEL",
     QT_TRANSLATE_NOOP("Cli", "The name of the CA or trustpoint, for servers with several")},
    {"wait", "SECONDS", QT_TRANSLATE_NOOP("Cli", "Ask again that long while a request is pending")},
    {"serial", "HEX",
     QT_TRANSLATE_NOOP(
         "Cli",
         "cert: the number of the certificate wanted; crl: of one the CRL covers, else that of --cert")},
    {"transaction", "ID",
     QT_TRANSLATE_NOOP("Cli", "poll: the transaction enroll has printed; else it is made again of the key")},
};

struct Row
{
    ScepOperation operation;
    const char* name;
    const char* needed; ///< options, blank-separated; `trust` stands for one of --ca and --fingerprint
    const char* allowed;
};

constexpr std::array<Row, 8> rows{{
    {ScepOperation::Caps, "caps", "", "message digest cipher legacy-ios"},
    {ScepOperation::Ca, "ca", "", "ca fingerprint out message"},
    {ScepOperation::NextCa, "next-ca", "trust", "ca fingerprint out message legacy-ios"},
    {ScepOperation::Enroll, "enroll", "trust key subject",
     "ca fingerprint key subject out challenge passphrase legacy-ios digest cipher message wait"},
    {ScepOperation::Renew, "renew", "trust key cert",
     "ca fingerprint key new-key cert out challenge passphrase legacy-ios digest cipher message wait"},
    {ScepOperation::Poll, "poll", "trust key",
     "ca fingerprint key new-key cert subject out passphrase legacy-ios digest cipher message wait "
     "transaction"},
    {ScepOperation::Crl, "crl", "trust key cert",
     "ca fingerprint key cert out passphrase legacy-ios digest cipher message serial"},
    {ScepOperation::Cert, "cert", "trust key cert serial",
     "ca fingerprint key cert out passphrase legacy-ios digest cipher message serial"},
}};

QStringList split(const char* words)
{
    return QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
}

template<class Enumeration, std::size_t size>
std::optional<Enumeration> pick(const std::array<std::pair<const char*, Enumeration>, size>& names,
                                const QString& typed)
{
    for (const auto& [name, value] : names) {
        if (typed.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return value;
    }
    return std::nullopt;
}

constexpr std::array<std::pair<const char*, scep::Digest>, 5> digests{{{"md5", scep::Digest::Md5},
                                                                       {"sha1", scep::Digest::Sha1},
                                                                       {"sha256", scep::Digest::Sha256},
                                                                       {"sha384", scep::Digest::Sha384},
                                                                       {"sha512", scep::Digest::Sha512}}};
constexpr std::array<std::pair<const char*, scep::Cipher>, 5> ciphers{{{"des", scep::Cipher::Des},
                                                                       {"des3", scep::Cipher::Des3},
                                                                       {"aes128", scep::Cipher::Aes128},
                                                                       {"aes192", scep::Cipher::Aes192},
                                                                       {"aes256", scep::Cipher::Aes256}}};

/// Reads the command line piece by piece; each piece returns what is wrong with it, or nothing.
class Parser
{
public:
    explicit Parser(const Invocation& invocation) : m_invocation(invocation) {}

    QString parse()
    {
        for (const auto piece : {&Parser::operation, &Parser::fitting, &Parser::trust, &Parser::files,
                                 &Parser::secrets, &Parser::algorithms, &Parser::values}) {
            if (const QString fault = (this->*piece)(); !fault.isEmpty())
                return fault;
        }
        return {};
    }

    ScepOptions result;

private:
    [[nodiscard]] QString value(const char* option) const { return m_invocation.value(option); }
    [[nodiscard]] bool isSet(const char* option) const { return m_invocation.isSet(option); }

    QString operation()
    {
        const QStringList& arguments = m_invocation.arguments;
        if (arguments.size() != 2)
            return Tr::tr("scep takes an operation and the URL of a CA: caps, ca, next-ca, enroll, renew, "
                          "poll, crl or cert.");
        m_row = std::find_if(rows.begin(), rows.end(),
                             [&](const Row& row) { return arguments[0] == QLatin1String(row.name); });
        if (m_row == rows.end())
            return Tr::tr("There is no operation “%1”: caps, ca, next-ca, enroll, renew, poll, crl or cert.")
                .arg(arguments[0]);
        result.operation = m_row->operation;
        const auto url = net::scepUrl(arguments[1].toStdString());
        if (!url)
            return Tr::tr("“%1” is no URL of a CA: http://host[:port][/path].").arg(arguments[1]);
        result.url = *url;
        return {};
    }

    QString fitting()
    {
        const QStringList allowed = split(m_row->allowed);
        for (const Option& option : options) {
            if (isSet(option.name) && !allowed.contains(QLatin1String(option.name)))
                return Tr::tr("--%1 is of no use to %2.")
                    .arg(QLatin1String(option.name), QLatin1String(m_row->name));
        }
        for (const QString& needed : split(m_row->needed)) {
            if (needed != QLatin1String("trust") && m_invocation.parser.value(needed).isEmpty())
                return Tr::tr("%1 needs --%2.").arg(QLatin1String(m_row->name), needed);
        }
        return {};
    }

    QString trust()
    {
        const bool needed = split(m_row->needed).contains(QStringLiteral("trust"));
        if (isSet("ca") && isSet("fingerprint"))
            return Tr::tr("--ca and --fingerprint say the same thing: give one of them.");
        const bool given = isSet("ca") || isSet("fingerprint");
        if (needed && !given)
            return Tr::tr("%1 needs to know which CA to trust: --ca FILE, or --fingerprint HEX as its "
                          "administrator reads it "
                          "out. “releve-cli scep ca” shows what to compare.")
                .arg(QLatin1String(m_row->name));
        if (m_row->operation == ScepOperation::Ca && isSet("out") && !given)
            return Tr::tr(
                "ca writes no certificate that nobody has compared: give --fingerprint HEX with --out.");
        result.caFile = value("ca");
        if (isSet("fingerprint")) {
            const auto fingerprint = scep::Fingerprint::parse(value("fingerprint").toStdString());
            if (!fingerprint)
                return Tr::tr("“%1” is no fingerprint: 32, 40 or 64 hex digits.").arg(value("fingerprint"));
            result.fingerprint = *fingerprint;
        }
        return {};
    }

    QString files()
    {
        result.keyFile = value("key");
        result.newKeyFile = value("new-key");
        result.certFile = value("cert");
        result.outFile = value("out");
        if (result.operation == ScepOperation::Poll && !result.newKeyFile.isEmpty() &&
            result.certFile.isEmpty())
            return Tr::tr("--new-key belongs to a renewal: give --cert too.");
        return {};
    }

    QString secrets()
    {
        for (const auto& [option, target] :
             {std::pair{"challenge", &result.challenge}, std::pair{"passphrase", &result.passphrase}}) {
            if (!isSet(option))
                continue;
            *target = SecretSource::parse(value(option));
            if (!*target)
                return Tr::tr("--%1 takes env:NAME, fd:N, file:PATH or prompt, never the secret itself.")
                    .arg(QLatin1String(option));
        }
        return {};
    }

    QString algorithms()
    {
        result.legacy = isSet("legacy-ios");
        if (isSet("digest") && !(result.digest = pick(digests, value("digest"))))
            return Tr::tr("There is no digest “%1”: md5, sha1, sha256, sha384 or sha512.")
                .arg(value("digest"));
        if (isSet("cipher") && !(result.cipher = pick(ciphers, value("cipher"))))
            return Tr::tr("There is no cipher “%1”: des, des3, aes128, aes192 or aes256.")
                .arg(value("cipher"));
        if (!result.legacy && (result.digest == scep::Digest::Md5 || result.cipher == scep::Cipher::Des))
            return Tr::tr("MD5 and single DES are for old IOS only: add --legacy-ios if this CA is one.");
        return {};
    }

    QString values()
    {
        result.label = value("message").toStdString();
        result.transactionId = value("transaction").toStdString();
        if (isSet("subject")) {
            auto subject = x509::Name::fromRfc4514(value("subject").toStdString());
            if (!subject || subject->isEmpty() || !subject->toDer())
                return Tr::tr("“%1” is no name: CN=r1,O=Example.").arg(value("subject"));
            result.subject = std::move(*subject);
        }
        if (isSet("serial")) {
            const auto serial = fromHex(value("serial").toStdString());
            if (!serial || serial->empty())
                return Tr::tr("“%1” is no serial number in hex.").arg(value("serial"));
            result.serial = toHex(*serial);
        }
        if (isSet("wait")) {
            const auto wait = waitFrom(value("wait"));
            if (!wait)
                return notAWait(value("wait"));
            result.wait = static_cast<int>(wait->count());
        }
        return {};
    }

    const Invocation& m_invocation;
    decltype(rows)::const_iterator m_row = rows.begin();
};

} // namespace

const char* wordFor(ScepOperation operation)
{
    return rows.at(static_cast<std::size_t>(operation)).name;
}

std::optional<ScepOptions> ScepOptions::parse(const Invocation& invocation)
{
    Parser parser(invocation);
    if (const QString fault = parser.parse(); !fault.isEmpty()) {
        invocation.refuse(fault);
        return std::nullopt;
    }
    return std::move(parser.result);
}

std::span<const Option> ScepOptions::table()
{
    return options;
}

} // namespace releve::cli
