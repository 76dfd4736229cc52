// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/labhost.h"

#include <algorithm>

#include "pki/lab/configload.h"

namespace releve::lab {

LabHost::LabHost(Options options, const Clock& wall) : m_options(std::move(options)), m_wall(wall) {}

LabHost::~LabHost()
{
    m_doors.clear(); // sessions before routers
}

Status LabHost::openFolder()
{
    auto folder = StateFolder::open(m_options.state.isEmpty() ? m_passing.path() : m_options.state);
    if (!folder)
        return folder.error();
    m_folder = std::move(*folder);
    return std::monostate{};
}

Status LabHost::start()
{
    if (const auto opened = openFolder(); !opened)
        return opened;
    Lab::Options options;
    options.start = m_options.fleet.start;
    options.folder = m_folder->path();
    options.responder = m_options.responder;
    options.challenge = m_options.challenge;
    options.keeps = !m_options.state.isEmpty();
    options.httpPort = m_options.httpPort;
    options.events = m_options.events;
    m_lab = std::make_unique<Lab>(std::move(options), m_wall);
    m_lab->setSpeed(m_options.fleet.speed);
    connect(m_lab.get(), &Lab::troubled, this, [this](const QString& router, const QString& text) {
        Q_EMIT troubled(router + QStringLiteral(": ") + text);
    });
    for (const std::string& store : m_options.fleet.stores)
        m_lab->network().addStore(store);
    for (const std::string& peer : m_options.peers) {
        if (const auto added = m_lab->network().addPeer(peer); !added)
            return added;
    }
    for (const FleetRouter& wanted : m_options.fleet.routers) {
        if (const auto made = makeRouter(wanted); !made)
            return Error{made.error().code, escaped(wanted.name) + ": " + made.error().detail};
    }
    enableServers();
    return std::monostate{};
}

Status LabHost::makeRouter(const FleetRouter& wanted)
{
    auto added = m_lab->addRouter({wanted.name, wanted.platform});
    if (!added)
        return added.error();
    Router& router = **added;
    const auto restored = router.restore();
    if (!restored)
        return restored.error();
    if (*restored) {
        m_restored = true;
        m_lab->continueFrom(**restored);
    } else {
        router.setClockAuthoritative(wanted.clockAuthoritative);
        if (const auto loaded = loadConfiguration(router, wanted); !loaded)
            return loaded;
    }
    m_doors.push_back(std::make_unique<SshDoor>(router, wanted, !m_options.state.isEmpty()));
    return m_doors.back()->open(nextSshPort());
}

/// One after the other, in byte order of their names as the log has it.
void LabHost::enableServers()
{
    std::vector<Router*> servers;
    for (const auto& router : m_lab->routers()) {
        const auto& server = router->running().server;
        if (server && !server->config.shutdown && !router->server()->hasBegun() &&
            router->isClockAuthoritative())
            servers.push_back(router.get());
    }
    if (servers.empty())
        return begin();
    Router* first = *std::min_element(servers.begin(), servers.end(),
                                      [](const Router* a, const Router* b) { return a->name() < b->name(); });
    first->enableServer(SecretBytes(), [this, first](const Status& status) {
        if (status)
            return enableServers();
        Q_EMIT failed({status.error().code, escaped(first->name()) + ": " + status.error().detail});
    });
}

void LabHost::begin()
{
    for (const FleetRouter& wanted : m_options.fleet.routers)
        planEnrollment(wanted);
    for (const auto& router : m_lab->routers())
        router->resume();
    Q_EMIT ready();
}

/// Somebody authenticates and enrolls, unless that has been done.
void LabHost::planEnrollment(const FleetRouter& wanted)
{
    if (!wanted.enrolledAt)
        return;
    const Router* router = m_lab->router(wanted.name);
    for (const auto& trustpoint : router->trustpoints()) {
        if (trustpoint->machine().state != lifecycle::TrustpointState::C0)
            continue;
        const auto planned = m_lab->plan(*wanted.enrolledAt, wanted.name, Lab::Phase::Trustpoints,
                                         [name = trustpoint->name()](Router& client) {
                                             client.enroll(name, {}, [](const Status&) {
                                             }); // a clock that is not authoritative is told to monitors
                                         });
        if (!planned)
            Q_EMIT troubled(QString::fromStdString(planned.error().detail));
    }
}

std::string LabHost::readyLine(const FleetRouter& wanted, const SshDoor& door) const
{
    const Router& router = *m_lab->router(wanted.name);
    std::string line = R"({"ready":)";
    const auto text = [&line](std::string_view key, const std::string& value) {
        line.append(R"(")").append(key).append(R"(":)");
        lifecycle::appendJsonString(line, toUtf8(value));
    };
    lifecycle::appendJsonString(line, toUtf8(wanted.name));
    line += ',';
    text("role", std::string(nameOf(wanted.role)));
    line += R"(,"ssh":{"host":"127.0.0.1","port":)" + std::to_string(door.port()) + ',';
    text("user", wanted.user);
    line += ',';
    text("password", wanted.password);
    line += ',';
    if (!wanted.enable.empty()) {
        text("enable", wanted.enable);
        line += ',';
    }
    text("host_key_sha256", door.hostKeyFingerprint());
    line += '}';
    if (router.server() && router.server()->caCertificate()) {
        line += ',';
        text("scep", "http://127.0.0.1:" + std::to_string(router.httpPort()) + "/cgi-bin/pkiclient.exe");
        line += ',';
        text("ca_fingerprint_sha256", router.server()->caCertificate()->fingerprint(x509::Digest::Sha256));
        // The password itself is not told: whoever may know it has given it.
        line += std::string(R"(,"challenge":)") + (m_options.challenge ? "true" : "null");
    }
    return line + "}\n";
}

std::string LabHost::readyLines() const
{
    std::string lines;
    for (std::size_t i = 0; i < m_doors.size(); ++i)
        lines += readyLine(m_options.fleet.routers[i], *m_doors[i]);
    lines += R"({"ready":"all","routers":)" + std::to_string(m_doors.size()) + R"(,"speed":)" +
             std::to_string(m_lab->speed()) + R"(,"now":)";
    lifecycle::appendJson(lines, std::chrono::floor<std::chrono::seconds>(m_lab->now()));
    return lines + "}\n";
}

} // namespace releve::lab
