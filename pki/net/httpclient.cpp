// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httpclient.h"

#include <QNetworkProxyFactory>

namespace releve::net {

namespace {

QByteArray toQt(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QNetworkProxy proxyFor(const QUrl& url, const Proxy& proxy)
{
    switch (proxy.kind) {
    case Proxy::Kind::None:
        break;
    case Proxy::Kind::System:
        return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)).value(0);
    case Proxy::Kind::Http:
        return {QNetworkProxy::HttpProxy, proxy.host, proxy.port, proxy.user, proxy.password};
    case Proxy::Kind::Socks5:
        return {QNetworkProxy::Socks5Proxy, proxy.host, proxy.port, proxy.user, proxy.password};
    }
    return {QNetworkProxy::NoProxy};
}

/// Where to, and all of the request's header but what tells of a body.
Result<HttpRoute> routeFor(const QByteArray& method, const QUrl& url, const Proxy& settings)
{
    const bool tls = url.scheme() == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || (!tls && url.scheme() != QLatin1String("http")))
        return Error{ErrorCode::BadArgument, "a URL that is no HTTP URL"};
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += "?" + url.query(QUrl::FullyEncoded).toLatin1();
    const QByteArray authority = url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1();

    HttpRoute route{url.host(), static_cast<quint16>(url.port(tls ? 443 : 80)), tls, {}, {}};
    route.proxy = proxyFor(url, settings);
    QByteArray credentials;
    // Plain HTTP is not tunnelled through an HTTP proxy: few allow that, but asked of it (RFC 9112 3.2.2).
    const auto kind = route.proxy.type();
    if (!tls && (kind == QNetworkProxy::HttpProxy || kind == QNetworkProxy::HttpCachingProxy)) {
        route.host = route.proxy.hostName();
        route.port = route.proxy.port();
        target.prepend("http://" + authority);
        if (!route.proxy.user().isEmpty())
            credentials =
                (route.proxy.user() + QLatin1Char(':') + route.proxy.password()).toUtf8().toBase64();
        route.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    }
    // HTTP's own names for: nothing compressed, no second request on this connection.
    route.request =
        method + " " + target + " HTTP/1.1\r\nHost: " + authority +
        "\r\nUser-Agent: Releve\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n";
    if (!credentials.isEmpty())
        route.request += "Proxy-Authorization: Basic " + credentials + "\r\n";
    return route;
}

} // namespace

std::unique_ptr<HttpTransfer> HttpClient::get(const QUrl& url, HttpTransfer::Done done) const
{
    auto route = routeFor("GET", url, m_proxy);
    if (route)
        route->request += "\r\n";
    return std::make_unique<HttpTransfer>(route, m_limits, std::move(done));
}

std::unique_ptr<HttpTransfer> HttpClient::post(const QUrl& url, std::string_view contentType, ByteView body,
                                               HttpTransfer::Done done) const
{
    auto route = routeFor("POST", url, m_proxy);
    if (route) {
        route->request += "Content-Type: " + toQt(contentType) +
                          "\r\nContent-Length: " + QByteArray::number(static_cast<qulonglong>(body.size())) +
                          "\r\n\r\n";
        route->request += toQt(textOf(body));
    }
    return std::make_unique<HttpTransfer>(route, m_limits, std::move(done));
}

} // namespace releve::net
