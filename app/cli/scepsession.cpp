// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scepsession.h"

namespace releve::cli {

namespace {

net::ScepServer serverOf(const ScepOptions& options, const std::optional<x509::Certificate>& pinned)
{
    net::ScepServer server{options.url, options.label, {}};
    server.profile.pinned = pinned;
    server.profile.legacy = options.legacy;
    return server;
}

} // namespace

ScepSession::ScepSession(const ScepOptions& options, const std::optional<x509::Certificate>& pinned)
    : m_http({net::Proxy::Kind::System, {}, 0, {}, {}})
    , m_server(serverOf(options, pinned))
    , m_client(std::make_unique<net::ScepClient>(m_http, m_server, m_clock))
{}

void ScepSession::use(const scep::Algorithms& algorithms)
{
    m_server.profile = m_client->profile();
    m_server.algorithms = algorithms;
    m_client = std::make_unique<net::ScepClient>(m_http, m_server, m_clock);
}

bool ScepSession::pause(Duration time)
{
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(time.count()), &loop, &QEventLoop::quit);
    if (!isInterrupted())
        wait(loop, [&loop] { loop.quit(); });
    return !isInterrupted();
}

void ScepSession::wait(QEventLoop& loop, const std::function<void()>& interrupt)
{
    constexpr int often = 100; // milliseconds: a signal cannot wake an event loop by portable means
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        if (isInterrupted()) {
            watch.stop();
            interrupt();
        }
    });
    watch.start(often);
    loop.exec();
}

} // namespace releve::cli
