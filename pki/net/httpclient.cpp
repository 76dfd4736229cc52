// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httpclient.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>

namespace releve::net {

namespace {

/// Asked again for every exchange: the desktop's settings change.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        return systemProxyForQuery(query);
    }
};

QNetworkRequest requestFor(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        request.setAttribute(attribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Releve"));
    // Named, so that Qt unpacks nothing: a small body stays one.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Connection", "close");
    return request;
}

} // namespace

HttpClient::HttpClient(const Proxy& proxy, const HttpLimits& limits)
    : m_limits(limits), m_manager(std::make_unique<QNetworkAccessManager>())
{
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    switch (proxy.kind) {
    case Proxy::Kind::None:
        m_manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        break;
    case Proxy::Kind::System:
        m_manager->setProxyFactory(new SystemProxies); // the manager owns it
        break;
    case Proxy::Kind::Http:
    case Proxy::Kind::Socks5:
        m_manager->setProxy(QNetworkProxy(proxy.kind == Proxy::Kind::Http ? QNetworkProxy::HttpProxy
                                                                          : QNetworkProxy::Socks5Proxy,
                                          proxy.host, proxy.port, proxy.user, proxy.password));
        break;
    }
}

HttpClient::~HttpClient() = default;

std::unique_ptr<HttpTransfer> HttpClient::get(const QUrl& url, HttpTransfer::Done done)
{
    return std::make_unique<HttpTransfer>(m_manager->get(requestFor(url)), m_limits, std::move(done));
}

std::unique_ptr<HttpTransfer> HttpClient::post(const QUrl& url, std::string_view contentType, ByteView body,
                                               HttpTransfer::Done done)
{
    QNetworkRequest request = requestFor(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QString::fromUtf8(contentType.data(), static_cast<qsizetype>(contentType.size())));
    const std::string_view text = textOf(body);
    return std::make_unique<HttpTransfer>(
        m_manager->post(request, QByteArray(text.data(), static_cast<qsizetype>(text.size()))), m_limits,
        std::move(done));
}

} // namespace releve::net
