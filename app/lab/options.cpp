// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/lab/options.h"

#include <QCommandLineParser>

namespace releve::labprogram {

namespace {

constexpr int wrongUsage = 2;

constexpr const char* usage =
    "Usage: releve-lab --config IOS-FILE [options]\n"
    "\n"
    "Runs the certificate server of an IOS configuration on the loopback addresses: real\n"
    "keys and certificates, SCEP over HTTP. Prints a JSON line when it is ready, then what\n"
    "happens. Stops on SIGTERM and on Ctrl-C.\n"
    "\n"
    "  --config IOS-FILE   the configuration, with one 'crypto pki server NAME'\n"
    "  --state DIR         keep keys, certificates and requests there; without it all is gone at the end\n"
    "  --http-port P       listen there instead of on a free port\n"
    "  --challenge SRC     first enrollments have to carry this challenge password: env:NAME, fd:N or "
    "file:PATH\n"
    "  --no-legacy         refuse MD5 and single DES, which old IOS sends\n"
    "  --strict-caps       list GetNextCACert only while there is a rollover CA; IOS always lists it\n"
    "  --help, --version\n"
    "\n"
    "Exit codes: 0 stopped, 1 failed, 2 wrong usage, 3 a configuration or a state that cannot be run.\n";

Message wrong(const QString& text)
{
    return {text + QStringLiteral("\nTry 'releve-lab --help'."), wrongUsage};
}

} // namespace

std::variant<Options, Message> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QString value = QStringLiteral("value");
    for (const char* name : {"config", "state", "http-port", "challenge"})
        parser.addOption(QCommandLineOption(QLatin1String(name), QString(), value));
    for (const char* name : {"no-legacy", "strict-caps", "help", "version"})
        parser.addOption(QCommandLineOption(QLatin1String(name)));
    if (!parser.parse(QStringList(QStringLiteral("releve-lab")) + arguments))
        return wrong(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return Message{QLatin1String(usage), 0};
    if (parser.isSet(QStringLiteral("version")))
        return Message{QStringLiteral("releve-lab " RELEVE_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("'%1' is not expected.").arg(parser.positionalArguments().first()));
    Options options;
    options.config = parser.value(QStringLiteral("config"));
    if (options.config.isEmpty())
        return wrong(
            QStringLiteral("--config is missing: the file with the certificate server's configuration."));
    options.state = parser.value(QStringLiteral("state"));
    if (parser.isSet(QStringLiteral("state")) && options.state.isEmpty())
        return wrong(QStringLiteral("--state needs a folder."));
    if (parser.isSet(QStringLiteral("http-port"))) {
        bool isNumber = false;
        const QString port = parser.value(QStringLiteral("http-port"));
        options.httpPort = port.toUShort(&isNumber);
        if (!isNumber)
            return wrong(QStringLiteral("--http-port: '%1' is no port, 0 to 65535.").arg(port));
    }
    if (parser.isSet(QStringLiteral("challenge"))) {
        options.challenge = SecretSource::parse(parser.value(QStringLiteral("challenge")).toStdString());
        if (!options.challenge || options.challenge->kind == SecretSource::Kind::Prompt)
            return wrong(
                QStringLiteral("--challenge says where the password is: env:NAME, fd:N or file:PATH."));
    }
    options.legacy = !parser.isSet(QStringLiteral("no-legacy"));
    options.strictCaps = parser.isSet(QStringLiteral("strict-caps"));
    return options;
}

} // namespace releve::labprogram
