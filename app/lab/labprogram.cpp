// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/lab/labprogram.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <mutex>

#include "app/lab/stopsignal.h"
#include "pki/lab/certificateauthority.h"
#include "pki/lab/eventlog.h"
#include "pki/lab/labconfig.h"
#include "pki/lab/router/httpfront.h"
#include "pki/lifecycle/jsonlog.h"
#include "pki/lifecycle/schedule.h"
#include "pki/net/httplistener.h"
#include "pki/scep/responder.h"

namespace releve::labprogram {

namespace {

using namespace std::chrono_literals;

enum ExitCode
{
    Stopped = 0,
    Failed = 1,
    NotRunnable = 3
};

/// Whole lines on standard output and standard error, from whatever thread.
class Lines
{
public:
    /// What says that we are ready; the events that came before stand behind it.
    void open(std::string text)
    {
        const std::lock_guard lock(m_mutex);
        text += m_early;
        m_early.clear();
        m_isOpen = true;
        write(stdout, text);
    }
    void tell(std::string_view events)
    {
        const std::lock_guard lock(m_mutex);
        if (m_isOpen)
            write(stdout, events);
        else
            m_early += events;
    }
    void complain(std::string_view text)
    {
        std::string line = "releve-lab: ";
        line.append(escaped(text)).append(1, '\n');
        const std::lock_guard lock(m_mutex);
        write(stderr, line);
    }

private:
    static void write(std::FILE* file, std::string_view text)
    {
        std::fwrite(text.data(), 1, text.size(), file);
        std::fflush(file);
    }

    std::mutex m_mutex;
    bool m_isOpen = false;
    std::string m_early;
};

std::string baseUrl(std::uint16_t port)
{
    return "http://127.0.0.1:" + std::to_string(port) + "/cgi-bin/pkiclient.exe";
}

/// PRODUCT `releve-lab`. The challenge password itself is not told: whoever may know it has given it.
std::string readyLines(const lab::CertificateAuthority& authority, const std::string& name,
                       std::uint16_t port, bool challenge, Instant now)
{
    std::string text = R"({"ready":)";
    lifecycle::appendJsonString(text, toUtf8(name));
    text += R"(,"role":"server","scep":)";
    lifecycle::appendJsonString(text, baseUrl(port));
    text += R"(,"ca_fingerprint_sha256":)";
    lifecycle::appendJsonString(text, authority.caCertificate().fingerprint(x509::Digest::Sha256));
    text += std::string(R"(,"challenge":)") + (challenge ? "true" : "null") + "}\n";
    text += R"({"ready":"all","routers":1,"speed":1,"now":)";
    lifecycle::appendJson(text, now);
    return text + "}\n";
}

/// Everything that lives while the lab runs, taken down in reverse order.
class Program
{
public:
    explicit Program(const Options& options) : m_options(options) {}

    int start();
    void tend();
    void stop();

private:
    Status readConfig();
    Status readChallenge();
    Status openState();
    Status startAuthority();
    Status listen();
    int refuse(const Error& error, ExitCode code)
    {
        m_lines.complain(error.detail);
        return code;
    }

    const Options& m_options;
    Lines m_lines;
    lab::EventLog m_log{[this](std::string_view line) { m_lines.tell(line); }};
    SystemClock m_clock;
    lab::LabConfig m_config;
    SecretBytes m_challenge;
    QTemporaryDir m_passing;
    std::unique_ptr<lab::StateFolder> m_folder;
    std::unique_ptr<lab::CertificateAuthority> m_authority;
    scep::Responder m_responder;
    std::unique_ptr<net::HttpListener> m_listener;
};

Status Program::readConfig()
{
    QFile file(m_options.config);
    constexpr qint64 longestConfig = 16 * 1024 * 1024;
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     m_options.config.toStdString() + ": " + file.errorString().toStdString()};
    const QByteArray text = file.read(longestConfig);
    auto config = lab::readLabConfig({text.constData(), static_cast<std::size_t>(text.size())});
    if (!config)
        return Error{config.error().code, m_options.config.toStdString() + ": " + config.error().detail};
    m_config = std::move(*config);
    return std::monostate{};
}

Status Program::readChallenge()
{
    if (!m_options.challenge)
        return std::monostate{};
    auto secret = m_options.challenge->read();
    if (!secret)
        return Error{secret.error().code, "--challenge: " + secret.error().detail};
    if (secret->empty())
        return Error{ErrorCode::BadArgument, "--challenge: an empty password"};
    m_challenge = std::move(*secret);
    return std::monostate{};
}

Status Program::openState()
{
    auto folder = lab::StateFolder::open(m_options.state.isEmpty() ? m_passing.path() : m_options.state);
    if (!folder)
        return folder.error();
    m_folder = std::move(*folder);
    return std::monostate{};
}

Status Program::startAuthority()
{
    lab::CertificateAuthority::Options options;
    options.challenge = std::move(m_challenge);
    options.keyBits = m_config.keyBits;
    options.stepped = [this](Instant at, const lifecycle::ServerStep& taken) {
        for (const auto& action : taken.actions) {
            if (const auto* entry = std::get_if<lifecycle::LogEntry>(&action))
                m_log.write(at, m_config.server.name, *entry);
        }
    };
    options.trouble = [this](std::string_view text) {
        m_lines.complain(text.empty() ? "the state can be written again" : text);
    };
    auto authority =
        lab::CertificateAuthority::start(std::move(m_folder), m_config.server, std::move(options), m_clock);
    if (!authority)
        return authority.error();
    m_authority = std::move(*authority);
    for (const std::string& note : m_authority->notes())
        m_lines.complain(note);
    return std::monostate{};
}

Status Program::listen()
{
    scep::Responder::Options options;
    options.policy.legacy = m_options.legacy;
    options.listsNextCaOnlyWithRollover = m_options.strictCaps;
    m_responder = scep::Responder(options);
    net::HttpListener::Options listening;
    listening.port = m_options.httpPort;
    auto listener = net::HttpListener::start(
        [this](std::string_view path, const scep::HttpRequest& request) {
            if (!lab::isScepPath(path))
                return scep::HttpResponse{404, "text/plain", {}};
            return m_responder.answer(request, *m_authority);
        },
        listening);
    if (!listener)
        return listener.error();
    m_listener = std::move(*listener);
    return std::monostate{};
}

int Program::start()
{
    if (const auto read = readConfig(); !read)
        return refuse(read.error(), read.error().code == ErrorCode::NotFound ? Failed : NotRunnable);
    if (const auto read = readChallenge(); !read)
        return refuse(read.error(), Failed);
    if (const auto opened = openState(); !opened)
        return refuse(opened.error(), Failed);
    if (const auto started = startAuthority(); !started)
        return refuse(started.error(), started.error().code == ErrorCode::IoFailure ? Failed : NotRunnable);
    if (const auto listening = listen(); !listening)
        return refuse(listening.error(), Failed);
    m_lines.open(readyLines(*m_authority, m_config.server.name, m_listener->port(),
                            m_options.challenge.has_value(), m_authority->now()));
    return Stopped;
}

void Program::tend()
{
    m_authority->tend();
}

void Program::stop()
{
    m_listener.reset(); // waits for the requests that are being answered
    m_authority->tend();
}

} // namespace

int run(const Options& options)
{
    Program program(options);
    StopSignal stopSignal;
    QObject::connect(&stopSignal, &StopSignal::stopAsked, qApp, &QCoreApplication::quit);
    if (const int code = program.start(); code != Stopped)
        return code;
    // The lifecycle counts in seconds, and requests see to what is due themselves.
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, qApp, [&program] { program.tend(); });
    timer.start(1s);
    const int code = QCoreApplication::exec();
    program.stop();
    return code;
}

} // namespace releve::labprogram
