// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/labhost.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include "pki/lab/configload.h"
#include "pki/lab/diskfile.h"

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
    return m_options.state.isEmpty() ? Status(std::monostate{}) : checkFleet();
}

/// A state is of one fleet: the same routers, which have gone their own way since.
Status LabHost::checkFleet()
{
    QJsonObject wanted; // digests of the configurations, by name
    for (const FleetRouter& router : m_options.fleet.routers) {
        const auto digest =
            QCryptographicHash::hash(QByteArray::fromStdString(router.config), QCryptographicHash::Sha256);
        wanted[QString::fromStdString(router.name)] = QString::fromLatin1(digest.toHex());
    }
    QFile file(m_folder->path() + QStringLiteral("/fleet.json"));
    if (!file.exists()) {
        const QByteArray text = QJsonDocument(wanted).toJson();
        return writeOwnerOnly(file.fileName(),
                              bytesOf({text.constData(), static_cast<std::size_t>(text.size())}));
    }
    if (!file.open(QIODevice::ReadOnly))
        return fileError(ErrorCode::AccessDenied, file);
    const QJsonObject kept = QJsonDocument::fromJson(file.readAll()).object();
    if (kept.keys() != wanted.keys())
        return Error{ErrorCode::BadArgument,
                     file.fileName().toStdString() + ": the state of other routers: '" +
                         kept.keys().join(QStringLiteral("', '")).toStdString() + "'"};
    for (const QString& name : wanted.keys()) {
        if (kept[name] != wanted[name])
            Q_EMIT troubled(name +
                            QStringLiteral(": the configuration it was made from is another one now; it "
                                           "goes on with its own"));
    }
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
    startServers();
    return std::monostate{};
}

/// The same whatever the order of the fleet file: its place among the names.
std::size_t LabHost::folderOf(const FleetRouter& wanted) const
{
    const auto& all = m_options.fleet.routers;
    return 1 + static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const FleetRouter& other) {
               return other.name < wanted.name;
           }));
}

Status LabHost::makeRouter(const FleetRouter& wanted)
{
    auto added = m_lab->addRouter({wanted.name, wanted.platform}, folderOf(wanted));
    if (!added)
        return added.error();
    Router& router = **added;
    const auto restored = router.restore();
    if (!restored)
        return restored.error();
    if (*restored) {
        m_goesOn = true;
        m_lab->continueFrom(**restored);
    } else {
        router.setClockAuthoritative(wanted.clockAuthoritative);
        if (const auto loaded = loadConfiguration(router, wanted); !loaded)
            return loaded;
    }
    if (const auto kept = router.beginKeeping(); !kept)
        return kept;
    m_doors.push_back(std::make_unique<SshDoor>(router, wanted, !m_options.state.isEmpty()));
    return m_doors.back()->open(nextSshPort());
}

/// One after the other, in byte order of their names as the log has it.
void LabHost::startServers()
{
    Router* first = nullptr;
    for (const FleetRouter& wanted : m_options.fleet.routers) {
        Router* router = m_lab->router(wanted.name);
        const ServerDriver* server = router->server();
        const bool starts =
            server && (server->hasBegun() ? server->needsResume()
                                          : startsEnabled(wanted) && router->isClockAuthoritative());
        if (starts && (!first || router->name() < first->name()))
            first = router;
    }
    if (!first)
        return begin();
    const auto started = [this, first](const Status& status) {
        if (status)
            return startServers();
        Q_EMIT failed({status.error().code, escaped(first->name()) + ": " + status.error().detail});
    };
    if (first->server()->hasBegun())
        return first->resumeServer(started);
    first->enableServer(SecretBytes(), [first, started](const Status& status) {
        started(status ? first->save() : status); // it starts as a router that was saved
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

/// Somebody authenticates and enrolls, unless that has been done: the clock passes no instant before it was.
void LabHost::planEnrollment(const FleetRouter& wanted)
{
    if (!wanted.enrolledAt || (m_goesOn && *wanted.enrolledAt < m_lab->now()))
        return;
    const Router* router = m_lab->router(wanted.name);
    for (const auto& trustpoint : router->trustpoints()) {
        const lifecycle::Trustpoint& machine = trustpoint->machine();
        if (machine.state != lifecycle::TrustpointState::C0 || machine.enrollment.inFlight ||
            machine.enrollment.armed())
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
