// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/scep/query.h"
#include "pki/scep/responder.h"

class QNetworkReply;

namespace releve::net {

/// What one HTTP exchange may take. Wall time, whatever clock the peer lives by.
struct HttpLimits
{
    Duration connecting = std::chrono::seconds(10); ///< until the request has been sent
    Duration whole = std::chrono::seconds(30);
    std::size_t body = scep::longestMessage; ///< of the answer, in bytes
};

/// One HTTP exchange under way. Lives in the thread of the HttpClient that started it, which has to outlive it.
///
/// Its callback is called exactly once, from the event loop, never from within the call that starts or cancels the
/// exchange; it may destroy the transfer. A transfer that is destroyed before that calls nothing.
class HttpTransfer final : public QObject
{
    Q_OBJECT

public:
    /// Any HTTP status is an answer, redirections among them, which are never followed. Unreachable, TimedOut,
    /// Cancelled, TooLarge, BadAnswer (not HTTP), BadArgument (a URL that is none).
    using Done = std::function<void(Result<scep::HttpResponse>)>;

    HttpTransfer(QNetworkReply* reply, const HttpLimits& limits, Done done);
    ~HttpTransfer() override;

    /// Cancelled is delivered, unless something has been decided already.
    void cancel();

private:
    void receive();
    void finish();
    void settle(Result<scep::HttpResponse> result);
    void release();

    QPointer<QNetworkReply> m_reply;
    Bytes m_body;
    std::size_t m_longestBody;
    QTimer m_connecting, m_whole;
    Done m_done;
    bool m_settled = false;
};

} // namespace releve::net
