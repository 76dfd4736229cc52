// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/router.h"

#include <QDir>

#include <algorithm>

#include "pki/lab/router/router_p.h"
#include "pki/lab/surroundings.h"

// What a router is configured to be: the running configuration and what comes of it, the saved one, `reload`.
namespace releve::lab {

const RouterConfig* Router::startup() const
{
    return m_startup ? &m_startup->config : nullptr;
}

Status Router::checkConfig(const RouterConfig& config) const
{
    if (m_server && m_server->isLocked() && config.server &&
        !(config.server->config == m_running.server->config))
        return Error{ErrorCode::BadArgument, "the certificate server's configuration is locked"};
    if (config.server && m_running.server && config.server->config.name != m_running.server->config.name)
        return Error{ErrorCode::BadArgument, "there is a certificate server already"};
    return std::monostate{};
}

Status Router::configure(RouterConfig config)
{
    if (const auto checked = checkConfig(config); !checked)
        return checked;
    const RouterConfig before = std::exchange(m_running, std::move(config));
    if (m_running == before)
        return std::monostate{};
    noteChange();
    applyServer(before);
    applyNetwork();
    applyTrustpoints(before);
    if (m_running.calendarValid && !before.calendarValid)
        setClockAuthoritative(true);
    keep();
    m_surroundings.stir();
    return std::monostate{};
}

void Router::applyNetwork()
{
    std::vector<std::string> addresses;
    for (const InterfaceConfig& interface : m_running.interfaces) {
        if (!interface.shutdown && !interface.address.empty())
            addresses.push_back(interface.address);
    }
    m_surroundings.network.setAddresses(name(), std::move(addresses));
    // Its loopback port can be reached from outside the lab's network.
    if (!isHttpOn() || hasFault(Fault::Unreachable))
        m_http.stop();
    else if (!m_http.isOn()) {
        if (const auto started = m_http.start(m_surroundings.nextHttpPort()); !started)
            complain(started.error().detail);
    }
    if (m_http.isOn())
        m_surroundings.network.setHttp(name(), m_running.httpPort, m_http.port());
    else
        m_surroundings.network.clearHttp(name());
    if (m_server)
        m_server->checksChanged();
}

void Router::applyTrustpoints(const RouterConfig& before)
{
    const auto enrolls = [this](const std::string& label) { // that of the server's name holds its own CA
        return m_running.trustpoint(label) && !(m_running.server && m_running.server->config.name == label);
    };
    std::erase_if(m_trustpoints, [&](const auto& driver) { return !enrolls(driver->name()); });
    for (const TrustpointEntry& entry : m_running.trustpoints) {
        const std::string& label = entry.config.name;
        if (!enrolls(label))
            continue;
        const TrustpointEntry* old = before.trustpoint(label);
        if (!driverOf(label))
            m_trustpoints.push_back(std::make_unique<TrustpointDriver>(*this, m_surroundings, label));
        else if (old && *old == entry)
            continue;
        driverOf(label)->reconfigured();
    }
}

void Router::applyServer(const RouterConfig& before)
{
    if (before.server && !m_running.server)
        removeServer(before.server->config.name);
    if (!m_running.server)
        return;
    if (!m_server)
        m_server = std::make_unique<ServerDriver>(*this, m_surroundings);
    else if (!(before.server->config == m_running.server->config))
        m_server->reconfigured();
}

/// ROLLOVER_SPEC 5.2 row 17: certificates, keys and database go with it.
void Router::removeServer(const std::string& label)
{
    m_http.serve(nullptr);
    m_server.reset();
    m_keys.remove(label);
    m_keys.remove(Keyring::shadowOf(label));
    m_surroundings.jobs.finish(); // whoever still answers has the folder
    keepBefore(this, [this] { removeServerFolder(); });
}

void Router::removeServerFolder() const
{
    QDir(serverFolder()).removeRecursively();
}

bool Router::hasUnsavedChanges() const
{
    if (!m_startup || !(m_startup->config == m_running))
        return true;
    const auto& keys = m_keys.all();
    if (std::any_of(keys.begin(), keys.end(), [](const auto& key) { return !key.second.saved; }))
        return true;
    return std::any_of(m_trustpoints.begin(), m_trustpoints.end(), [this](const auto& driver) {
        const auto saved = m_startup->trustpoints.find(driver->name());
        return saved == m_startup->trustpoints.end() || !(saved->second == driver->saved());
    });
}

Status Router::save()
{
    if (hasFault(Fault::DiskFull))
        return Error{ErrorCode::IoFailure, "no space left on device"};
    const Keyring keysBefore = m_keys;
    const auto savedBefore = std::exchange(m_savedAt, now());
    m_keys.markSaved();
    auto startup = std::make_unique<Startup>(Startup{m_running, {}, m_keys});
    for (const auto& driver : m_trustpoints)
        startup->trustpoints.emplace(driver->name(), driver->saved());
    auto saved = replaceStartup(std::move(startup));
    if (!saved) {
        m_keys = keysBefore;
        m_savedAt = savedBefore;
    }
    return saved;
}

Status Router::eraseStartup()
{
    return replaceStartup(nullptr);
}

/// What is said to be saved is.
Status Router::replaceStartup(std::unique_ptr<Startup> startup)
{
    std::swap(m_startup, startup);
    auto written = m_isKeeping ? writeState() : Status(std::monostate{});
    if (!written)
        m_startup = std::move(startup);
    return written;
}

void Router::reload()
{
    Q_EMIT reloading();
    RouterConfig config = m_startup ? m_startup->config : RouterConfig();
    if (!m_startup)
        config.hostname = "Router";
    m_keys = m_startup ? m_startup->keys : Keyring();
    const RouterConfig before = std::exchange(m_running, std::move(config));
    applyServer(before);
    applyNetwork();
    applyTrustpoints(before);
    for (const auto& driver : m_trustpoints) {
        const auto saved =
            m_startup->trustpoints.find(driver->name()); // no trustpoint without startup-config
        if (saved != m_startup->trustpoints.end())
            driver->reload(saved->second);
    }
    m_changedAt.reset();
    m_debugging = {};
    m_logBuffer.clear();
    say("%SYS-5-RESTART: System restarted --");
    keep();
    m_surroundings.stir();
}

} // namespace releve::lab
