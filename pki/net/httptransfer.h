// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxy>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/net/httpanswer.h"
#include "pki/scep/query.h"
#include "pki/scep/responder.h"

class QTcpSocket;

namespace releve::net {

/// What one HTTP exchange may take. Wall time, whatever clock the peer lives by.
struct HttpLimits
{
    Duration connecting = std::chrono::seconds(10); ///< TLS included
    Duration whole = std::chrono::seconds(30);
    std::size_t body = scep::longestMessage; ///< of the answer, in bytes
};

/// A request and where to send it. A value.
struct HttpRoute
{
    QString host;
    quint16 port = 0;
    bool tls = false;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy); ///< that the socket goes through
    QByteArray request;
};

/// One HTTP exchange under way. Lives in the thread that made it, which has to run an event loop.
///
/// Its callback is called exactly once, from the event loop, never from within the call that starts or cancels the
/// exchange; it may destroy the transfer. A transfer that is destroyed before that calls nothing.
class HttpTransfer final : public QObject
{
    Q_OBJECT

public:
    /// Any HTTP status is an answer, redirections among them, which are never followed. Unreachable, TimedOut,
    /// Cancelled, TooLarge, BadAnswer (not HTTP), BadArgument (a URL that is none, or TLS where Qt has none).
    using Done = std::function<void(Result<scep::HttpResponse>)>;

    HttpTransfer(const Result<HttpRoute>& route, const HttpLimits& limits, Done done);
    ~HttpTransfer() override;

    /// Cancelled is delivered, unless something has been decided already.
    void cancel();

private:
    void start(const HttpLimits& limits);
    void send();
    void receive();
    void finish();
    void fail(const Error& error);
    void settle(Result<scep::HttpResponse> result);
    void release();

    HttpRoute m_route;
    QTcpSocket* m_socket = nullptr; ///< a child; none once it is settled
    HttpAnswer m_answer;
    QTimer m_connecting, m_whole;
    Done m_done;
    bool m_settled = false;
};

} // namespace releve::net
