// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/lab/options.h"

#include <QCommandLineParser>

#include "pki/lab/fleet.h"

namespace releve::labprogram {

namespace {

constexpr int wrongUsage = 2;

constexpr const char* usage =
    "Usage: releve-lab [--fleet demo|FILE | --config IOS-FILE | --spokes N] [options]\n"
    "\n"
    "Runs virtual IOS routers on the loopback addresses: certificate servers and trustpoints with\n"
    "real keys and certificates, SCEP over HTTP, the IOS command line over SSH. Prints a JSON line\n"
    "for each router when it is ready, then what happens. Stops on SIGTERM and on Ctrl-C.\n"
    "\n"
    "  --fleet demo|FILE   the routers of a fleet file; demo, which is the default, has one of each kind\n"
    "  --config IOS-FILE   one certificate server, in present time at speed 1\n"
    "  --spokes N          a certificate server and N routers that enroll with it, 1 to 1000\n"
    "  --seed N            of the order in which they do\n"
    "  --speed N           seconds of the lab in a second, 1 to 31536000\n"
    "  --start INSTANT     when the lab begins, as 2015-10-09T12:14:16Z\n"
    "  --state DIR         keep keys, certificates and requests there; without it all is gone at the end\n"
    "  --ssh-port P        listen there and on the ports that follow instead of on free ones\n"
    "  --http-port P       the same for SCEP\n"
    "  --peer HOST:PORT    an outside server that routers may enroll with; on loopback only\n"
    "  --challenge SRC     first enrollments have to carry this challenge password: env:NAME, fd:N or "
    "file:PATH\n"
    "  --no-legacy         refuse MD5 and single DES, which old IOS sends\n"
    "  --strict-caps       list GetNextCACert only while there is a rollover CA; IOS always lists it\n"
    "  --control           take control lines on standard input, and stop at its end\n"
    "  --help, --version\n"
    "\n"
    "Exit codes: 0 stopped, 1 failed, 2 wrong usage, 3 a configuration or a state that cannot be run.\n";

Message wrong(const QString& text)
{
    return {text + QStringLiteral("\nTry 'releve-lab --help'."), wrongUsage};
}

/// Reads the values; keeps the first thing that is wrong.
class Values
{
public:
    explicit Values(const QCommandLineParser& parser) : m_parser(parser) {}

    /// Of an option that was given.
    template<class Integer>
    void number(const char* name, Integer low, Integer high, std::optional<Integer>& value)
    {
        if (!m_parser.isSet(QLatin1String(name)))
            return;
        const QString text = m_parser.value(QLatin1String(name));
        bool isNumber = false;
        const uint number = text.toUInt(&isNumber);
        if (isNumber && number >= low && number <= high)
            value = static_cast<Integer>(number);
        else
            complain(name, QStringLiteral("'%1' is no number from %2 to %3").arg(text).arg(low).arg(high));
    }
    void port(const char* name, std::uint16_t& value)
    {
        if (!m_parser.isSet(QLatin1String(name)))
            return;
        const QString text = m_parser.value(QLatin1String(name));
        bool isNumber = false;
        value = text.toUShort(&isNumber);
        if (!isNumber)
            complain(name, QStringLiteral("'%1' is no port, 0 to 65535").arg(text));
    }
    void instant(const char* name, std::optional<Instant>& value)
    {
        if (!m_parser.isSet(QLatin1String(name)))
            return;
        const QString text = m_parser.value(QLatin1String(name));
        value = fromIso8601(text.toStdString());
        if (!value)
            complain(name, QStringLiteral("'%1' is no instant like 2015-10-09T12:14:16Z").arg(text));
    }
    void challenge(std::optional<SecretSource>& value)
    {
        if (!m_parser.isSet(QStringLiteral("challenge")))
            return;
        value = SecretSource::parse(m_parser.value(QStringLiteral("challenge")).toStdString());
        if (!value || value->kind == SecretSource::Kind::Prompt ||
            value->kind == SecretSource::Kind::Keychain)
            complain("challenge", QStringLiteral("says where the password is: env:NAME, fd:N or file:PATH"));
    }
    void complain(const char* name, const QString& what)
    {
        if (m_complaint.isEmpty())
            m_complaint = QStringLiteral("--%1: %2.").arg(QLatin1String(name), what);
    }
    [[nodiscard]] const QString& complaint() const { return m_complaint; }

private:
    const QCommandLineParser& m_parser;
    QString m_complaint;
};

} // namespace

std::variant<Options, Message> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QString value = QStringLiteral("value");
    for (const char* name : {"config", "fleet", "spokes", "seed", "speed", "start", "state", "ssh-port",
                             "http-port", "peer", "challenge"})
        parser.addOption(QCommandLineOption(QLatin1String(name), QString(), value));
    for (const char* name : {"no-legacy", "strict-caps", "control", "help", "version"})
        parser.addOption(QCommandLineOption(QLatin1String(name)));
    if (!parser.parse(QStringList(QStringLiteral("releve-lab")) + arguments))
        return wrong(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return Message{QLatin1String(usage), 0};
    if (parser.isSet(QStringLiteral("version")))
        return Message{QStringLiteral("releve-lab " RELEVE_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("'%1' is not expected.").arg(parser.positionalArguments().first()));
    int sources = 0;
    for (const char* name : {"config", "fleet", "spokes"})
        sources += parser.isSet(QLatin1String(name)) ? 1 : 0;
    if (sources > 1)
        return wrong(QStringLiteral("--fleet, --config and --spokes: one of them, not more."));
    Options options;
    Values values(parser);
    options.config = parser.value(QStringLiteral("config"));
    options.fleet = parser.value(QStringLiteral("fleet"));
    options.state = parser.value(QStringLiteral("state"));
    for (const char* name : {"config", "fleet", "state"}) {
        if (parser.isSet(QLatin1String(name)) && parser.value(QLatin1String(name)).isEmpty())
            values.complain(name, QStringLiteral("the value is missing"));
    }
    std::optional<unsigned> seed;
    values.number("spokes", 1U, lab::maximumSpokes, options.spokes);
    values.number("seed", 0U, 1'000'000U, seed);
    values.number("speed", 1U, lab::maximumSpeed, options.speed);
    options.seed = seed.value_or(options.seed);
    values.instant("start", options.start);
    values.port("ssh-port", options.sshPort);
    values.port("http-port", options.httpPort);
    values.challenge(options.challenge);
    if (!values.complaint().isEmpty())
        return wrong(values.complaint());
    options.peers = parser.values(QStringLiteral("peer"));
    options.legacy = !parser.isSet(QStringLiteral("no-legacy"));
    options.strictCaps = parser.isSet(QStringLiteral("strict-caps"));
    options.control = parser.isSet(QStringLiteral("control"));
    return options;
}

} // namespace releve::labprogram
