// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/network.h"

#include <QHostAddress>

namespace releve::lab {

namespace {

std::string hostAndPort(const QUrl& url)
{
    const QString host =
        url.host().contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(url.host()) : url.host();
    return QStringLiteral("%1:%2").arg(host).arg(url.port(80)).toStdString();
}

Error unreachable(const std::string& why)
{
    return {ErrorCode::Unreachable, why};
}

} // namespace

void Network::setAddresses(const std::string& router, std::vector<std::string> addresses)
{
    std::erase_if(m_owners, [&](const auto& owned) { return owned.second == router; });
    for (std::string& address : addresses)
        m_owners.emplace(std::move(address), router);
}

void Network::setHttp(const std::string& router, unsigned configured, std::uint16_t real)
{
    m_http.insert_or_assign(router, Http{configured, real});
}

void Network::clearHttp(const std::string& router)
{
    m_http.erase(router);
}

Status Network::addPeer(std::string_view peer)
{
    const QUrl url(QStringLiteral("http://") +
                       QString::fromUtf8(peer.data(), static_cast<qsizetype>(peer.size())),
                   QUrl::StrictMode);
    if (!url.isValid() || url.port() <= 0 || !url.path().isEmpty() || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty())
        return Error{ErrorCode::BadArgument, std::string(peer) + ": not HOST:PORT"};
    if (!QHostAddress(url.host()).isLoopback())
        return Error{ErrorCode::BadArgument,
                     std::string(peer) + ": not a loopback address, and the lab connects to no other"};
    m_peers.insert(hostAndPort(url));
    return std::monostate{};
}

void Network::setUnreachable(const std::string& routerOrStore, bool isUnreachable)
{
    if (isUnreachable)
        m_unreachable.insert(routerOrStore);
    else
        m_unreachable.erase(routerOrStore);
}

std::optional<std::string> Network::ownerOf(const std::string& host) const
{
    const auto owner = m_owners.find(host);
    if (owner != m_owners.end())
        return owner->second;
    // A router's name serves as a host name: ours, where IOS has `ip host`.
    return m_http.contains(host) ? std::optional(host) : std::nullopt;
}

Result<QUrl> Network::resolve(const QUrl& url, const std::string& from) const
{
    if (isUnreachable(from))
        return unreachable(from + " reaches nobody");
    if (m_peers.contains(hostAndPort(url)))
        return url;
    const std::string host = url.host().toStdString();
    const auto owner = ownerOf(host);
    if (!owner)
        return unreachable("nobody owns " + host);
    if (isUnreachable(*owner))
        return unreachable(*owner + " is out of reach");
    const auto http = m_http.find(*owner);
    if (http == m_http.end() || http->second.configured != static_cast<unsigned>(url.port(80)))
        return unreachable(*owner + " has no HTTP server on port " + std::to_string(url.port(80)));
    QUrl real = url;
    real.setHost(QStringLiteral("127.0.0.1"));
    real.setPort(http->second.real);
    return real;
}

bool Network::reaches(const std::string& host, const std::string& from) const
{
    const auto owner = m_stores.contains(host) ? std::optional(host) : ownerOf(host);
    return owner && !isUnreachable(*owner) && !isUnreachable(from);
}

Status Network::reachesStore(const std::string& address, const std::string& from) const
{
    if (!m_stores.contains(address))
        return unreachable("nobody owns " + address);
    if (isUnreachable(address) || isUnreachable(from))
        return unreachable(address + " is out of reach");
    return std::monostate{};
}

} // namespace releve::lab
