// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// Enrollments a second of listener, responder and the lab's certificate server with its journal, over loopback, beside
// Debian's scepserver. The client has a processor of its own where there are two.
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <array>
#include <cstdio>
#include <semaphore>
#include <thread>

#include "pki/lab/certificateauthority.h"
#include "pki/net/httplistener.h"
#include "tests/bench/scepload.h"
#include "tests/bench/sceprequests.h"
#include "tests/net/ownnetwork.h"

namespace {

using namespace releve;

constexpr double target = 1000;      ///< enrollments a second on one core
constexpr double targetLatency = 25; ///< milliseconds at 8 connections
constexpr std::size_t requests = 2500;
constexpr std::size_t requestsOfPeer = 600; ///< it is slower
constexpr std::array connections{1, 2, 8};

[[noreturn]] void give(const char* why, const std::string& detail)
{
    std::fprintf(stderr, "scep_bench: %s: %s\n", why, detail.c_str());
    std::exit(1);
}

/// RSA-2048 private operations a second on one core, as OpenSSL measures them; 0 when it does not.
double privateOperations()
{
    QProcess speed;
    speed.start(QStringLiteral("openssl"), {QStringLiteral("speed"), QStringLiteral("-seconds"),
                                            QStringLiteral("1"), QStringLiteral("rsa2048")});
    if (!speed.waitForFinished(60'000))
        return 0;
    // rsa 2048 bits 0.000216s 0.000013s   4639.6  76086.6
    const QList<QByteArray> words = speed.readAllStandardOutput().simplified().split(' ');
    return words.size() < 2 ? 0 : words[words.size() - 2].toDouble();
}

/// The certificate server of releve-lab with `grant auto` behind its listener.
class Server
{
public:
    explicit Server(std::span<const int> processors)
    {
        scepload::pinTo(processors);
        auto folder = lab::StateFolder::open(m_folder.path());
        if (!folder)
            give("state folder", folder.error().detail);
        lifecycle::CertificateServerConfig config;
        config.name = "ROOT-CA";
        config.grant.automatic = true;
        auto authority = lab::CertificateAuthority::start(std::move(*folder), config, {}, m_clock);
        if (!authority)
            give("certificate server", authority.error().detail);
        m_authority = std::move(*authority);
        net::HttpListener::Options options;
        options.addresses = {QHostAddress(QHostAddress::LocalHost)};
        auto listener = net::HttpListener::start(
            [this](std::string_view, const scep::HttpRequest& request) {
                return m_responder.answer(request, *m_authority);
            },
            options);
        if (!listener)
            give("listener", listener.error().detail);
        m_listener = std::move(*listener);
        m_tender = std::thread([this] {
            while (!m_ends.try_acquire_for(std::chrono::seconds(1)))
                m_authority->tend();
        });
    }
    ~Server()
    {
        m_listener.reset();
        m_ends.release();
        m_tender.join();
    }

    [[nodiscard]] scepload::Load load(int connectionCount) const
    {
        return {m_listener->port(), "/cgi-bin/pkiclient.exe", connectionCount};
    }
    [[nodiscard]] x509::Certificate ca() const { return m_authority->caCertificate(); }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    scep::Responder m_responder;
    std::unique_ptr<lab::CertificateAuthority> m_authority;
    std::unique_ptr<net::HttpListener> m_listener;
    std::binary_semaphore m_ends{0};
    std::thread m_tender;
};

/// micromdm's scepserver as Debian has it. It listens on every interface.
class Peer
{
public:
    explicit Peer(int processor)
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("scepserver"));
        if (program.isEmpty())
            return;
        const QString depot = m_folder.filePath(QStringLiteral("depot"));
        QProcess init;
        init.start(program, {QStringLiteral("ca"), QStringLiteral("-init"), QStringLiteral("-depot"), depot,
                             QStringLiteral("-keySize"), QStringLiteral("2048")});
        init.waitForFinished(60'000);
        QFile file(depot + QStringLiteral("/ca.pem"));
        auto ca = file.open(QIODevice::ReadOnly) ? x509::Certificate::fromPem(file.readAll().toStdString())
                                                 : Result<x509::Certificate>(Error{});
        QTcpServer free;
        if (!ca || !free.listen(QHostAddress::LocalHost))
            return;
        m_port = free.serverPort();
        free.close();
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        scepload::pinTo({&processor, 1});
        m_process.start(program,
                        {QStringLiteral("-depot"), depot, QStringLiteral("-port"), QString::number(m_port),
                         QStringLiteral("-allowrenew"), QStringLiteral("0")});
        for (int i = 0; i < 100; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            if (socket.waitForConnected(1000)) {
                m_ca = std::move(*ca);
                return;
            }
            m_process.waitForFinished(50);
        }
    }
    ~Peer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] const std::optional<x509::Certificate>& ca() const { return m_ca; }
    [[nodiscard]] scepload::Load load(int connectionCount) const
    {
        return {m_port, "/scep", connectionCount};
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    std::uint16_t m_port = 0;
    std::optional<x509::Certificate> m_ca;
};

class Bench
{
public:
    int run();

private:
    double measure(const char* what, const scepload::Load& load, const x509::Certificate& ca,
                   std::size_t count, bool inProcess);

    std::vector<int> m_processors = scepload::processors();
    ScepRequests m_requests;
    std::set<std::string> m_serials;
    bool m_good = true;
};

double Bench::measure(const char* what, const scepload::Load& load, const x509::Certificate& ca,
                      std::size_t count, bool inProcess)
{
    scepload::pinTo(m_processors);
    auto batch = m_requests.make(count, ca);
    scepload::pinTo(std::span(m_processors).last(1));
    const double before = scepload::processSeconds();
    const auto measured = scepload::run(load, batch.messages);
    const double server = scepload::processSeconds() - before - measured.clientSeconds;
    scepload::pinTo(m_processors);
    const auto verdict = ScepRequests::judge(batch, measured.answers, m_serials);
    std::printf("  %-26s %5.0f/s  p50 %5.1f ms  p99 %5.1f ms", what, measured.rate(),
                measured.percentile(0.5), measured.percentile(0.99));
    if (inProcess) {
        std::printf("  %.2f ms of processor each", server / static_cast<double>(count) * 1000);
        m_good = m_good && verdict.refused + verdict.duplicates == 0;
    }
    std::printf("  %zu refused, %zu duplicates\n", verdict.refused, verdict.duplicates);
    return measured.rate();
}

int Bench::run()
{
    scepload::pinTo(std::span(m_processors).first(1));
    const double operations = privateOperations();
    std::printf("SCEP enrollments, RSA-2048, %zu distinct requests each over 32 keys\n", requests);
    std::printf("  openssl speed rsa2048      %5.0f/s on one core; three a request: %.0f/s at most\n",
                operations, operations / 3);
    double best = 0;
    for (const std::size_t cores : {std::size_t{1}, std::size_t{2}}) {
        if (cores > m_processors.size())
            continue;
        m_serials.clear();
        const Server server(std::span<const int>(m_processors).first(cores));
        for (const int count : connections) {
            char what[64];
            std::snprintf(what, sizeof what, "%zu core%s %d connection%s", cores, cores > 1 ? "s," : ", ",
                          count, count > 1 ? "s" : "");
            const double rate = measure(what, server.load(count), server.ca(), requests, true);
            if (cores == 1)
                best = std::max(best, rate);
        }
    }
    std::printf(
        "  target on one core %.0f/s, p99 below %.0f ms at 8 connections, no duplicate; %.0f %% of what "
        "the private operations allow\n",
        target, targetLatency, operations > 0 ? best / (operations / 3) * 100 : 0);
    const Peer peer(m_processors.front());
    if (!peer.ca()) {
        std::printf("  scepserver                 not here (package scep)\n");
        return m_good ? 0 : 1;
    }
    double peerBest = 0;
    m_serials.clear();
    for (const int count : connections) {
        char what[64];
        std::snprintf(what, sizeof what, "scepserver, %d connection%s", count, count > 1 ? "s" : "");
        peerBest = std::max(peerBest, measure(what, peer.load(count), *peer.ca(), requestsOfPeer, false));
    }
    std::printf("  %.1f times scepserver, target 4\n", best / peerBest);
    return m_good ? 0 : 1;
}

} // namespace

int main()
{
    if (!enterOwnNetwork())
        std::fprintf(stderr,
                     "scep_bench: no network of its own here: scepserver listens on all interfaces\n");
    return Bench().run();
}
