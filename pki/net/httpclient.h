// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

#include <memory>

#include "pki/net/httptransfer.h"

namespace releve::net {

/// The way out. A value.
struct Proxy
{
    enum class Kind : std::uint8_t
    {
        None,
        System, ///< the desktop's or the environment's settings; may have to ask the network for them, and waits
        Http,
        Socks5
    };

    Kind kind = Kind::None;
    QString host; ///< a name, or an IPv4 or IPv6 address without brackets
    quint16 port = 0;
    QString user, password; ///< when it asks for them
};

/// HTTP as SCEP needs it: HTTP/1.1, a connection an exchange, no cookies, no cache, no authentication, no
/// compression, and no redirection: a CA's certificate and its answers come from the URL a person has given or not at
/// all. `https` as far as Qt has TLS, verified with the system's CAs. Nothing is ever sent twice.
///
/// Not over QNetworkAccessManager: it sends a request up to three times more when a connection breaks, and (Qt 6.4)
/// its thread never returns from reading a header that does not end.
///
/// Lives in the thread that made it. Any number of exchanges at a time.
class HttpClient
{
public:
    explicit HttpClient(Proxy proxy = {}, const HttpLimits& limits = {})
        : m_proxy(std::move(proxy)), m_limits(limits)
    {}

    [[nodiscard]] std::unique_ptr<HttpTransfer> get(const QUrl& url, HttpTransfer::Done done) const;
    [[nodiscard]] std::unique_ptr<HttpTransfer> post(const QUrl& url, std::string_view contentType,
                                                     ByteView body, HttpTransfer::Done done) const;

private:
    Proxy m_proxy;
    HttpLimits m_limits;
};

} // namespace releve::net
