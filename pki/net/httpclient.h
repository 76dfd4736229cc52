// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

#include <memory>

#include "pki/net/httptransfer.h"

class QNetworkAccessManager;

namespace releve::net {

/// The way out. A value.
struct Proxy
{
    enum class Kind : std::uint8_t
    {
        None,
        System, ///< the desktop's or the environment's settings
        Http,
        Socks5
    };

    Kind kind = Kind::None;
    QString host; ///< a name, or an IPv4 or IPv6 address without brackets
    quint16 port = 0;
    QString user, password; ///< when it asks for them
};

/// HTTP as SCEP needs it, over Qt Network: HTTP/1.1, a connection an exchange, no cookies, no cache, no
/// authentication, no compression, no redirection: a CA's certificate and its answers come from the URL a person has
/// given or not at all. `https` as far as Qt has TLS, verified with the system's CAs.
///
/// Lives in the thread that made it, which has to run an event loop. Any number of exchanges at a time.
///
/// Qt sends a request again by itself, three times at most, when the connection breaks before a byte of the answer.
class HttpClient
{
public:
    explicit HttpClient(const Proxy& proxy = {}, const HttpLimits& limits = {});
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient();

    [[nodiscard]] std::unique_ptr<HttpTransfer> get(const QUrl& url, HttpTransfer::Done done);
    [[nodiscard]] std::unique_ptr<HttpTransfer> post(const QUrl& url, std::string_view contentType,
                                                     ByteView body, HttpTransfer::Done done);

private:
    HttpLimits m_limits;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

} // namespace releve::net
