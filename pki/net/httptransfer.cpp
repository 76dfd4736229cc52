// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httptransfer.h"

#include <QMetaEnum>
#include <QNetworkReply>

#include <utility>

namespace releve::net {

namespace {

/// Where to, and nothing of the query.
std::string targetOf(const QNetworkReply& reply)
{
    return reply.url().toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery).toStdString();
}

/// Qt's own name of the error; its sentence would have the URL in it, and what the server says.
Error errorOf(const QNetworkReply& reply)
{
    const auto error = reply.error();
    const char* name = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error);
    std::string detail = targetOf(reply).append(": ").append(name ? name : "UnknownNetworkError");
    switch (error) {
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return {ErrorCode::BadArgument, std::move(detail)};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return {ErrorCode::BadAnswer, std::move(detail)};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return {ErrorCode::TimedOut, std::move(detail)};
    default:
        return {ErrorCode::Unreachable, std::move(detail)};
    }
}

} // namespace

HttpTransfer::HttpTransfer(QNetworkReply* reply, const HttpLimits& limits, Done done)
    : m_reply(reply), m_longestBody(limits.body), m_done(std::move(done))
{
    // What the limit forbids is not even buffered.
    reply->setReadBufferSize(static_cast<qint64>(limits.body) + 1);
    connect(reply, &QNetworkReply::readyRead, this, &HttpTransfer::receive);
    connect(reply, &QNetworkReply::finished, this, &HttpTransfer::finish);
    connect(reply, &QNetworkReply::requestSent, &m_connecting, &QTimer::stop);
    const auto timeOut = [this](const char* what) {
        settle(Error{ErrorCode::TimedOut, (m_reply ? targetOf(*m_reply) : std::string()) + what});
    };
    connect(&m_connecting, &QTimer::timeout, this, [timeOut] { timeOut(": no connection in time"); });
    connect(&m_whole, &QTimer::timeout, this, [timeOut] { timeOut(": no whole answer in time"); });
    for (QTimer* timer : {&m_connecting, &m_whole})
        timer->setSingleShot(true);
    m_connecting.start(limits.connecting);
    m_whole.start(limits.whole);
}

HttpTransfer::~HttpTransfer()
{
    release();
}

void HttpTransfer::cancel()
{
    settle(Error{ErrorCode::Cancelled, "an HTTP exchange"});
}

void HttpTransfer::receive()
{
    if (m_settled)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (static_cast<std::size_t>(bytes.size()) > m_longestBody - m_body.size()) {
        settle(Error{ErrorCode::TooLarge,
                     "an HTTP answer of more than " + std::to_string(m_longestBody) + " bytes"});
        return;
    }
    m_body.insert(m_body.end(), bytes.begin(), bytes.end());
}

void HttpTransfer::finish()
{
    receive();
    if (m_settled)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt calls a status of 400 or more an error. A broken connection is one whatever the status says.
    const bool isAnswered =
        m_reply->error() == QNetworkReply::NoError ||
        (status >= 400 && m_reply->error() >= QNetworkReply::ContentAccessDenied) ||
        (status == 407 && m_reply->error() == QNetworkReply::ProxyAuthenticationRequiredError);
    if (!isAnswered || status == 0) {
        settle(isAnswered ? Error{ErrorCode::BadAnswer, targetOf(*m_reply) + ": an answer without a status"}
                          : errorOf(*m_reply));
        return;
    }
    const auto announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (announced.isValid() && announced.toLongLong() > static_cast<qint64>(m_body.size())) {
        settle(Error{ErrorCode::Unreachable, targetOf(*m_reply) + ": broken off in the middle of an answer"});
        return;
    }
    settle(scep::HttpResponse{status,
                              m_reply->header(QNetworkRequest::ContentTypeHeader).toString().toStdString(),
                              std::move(m_body)});
}

void HttpTransfer::settle(Result<scep::HttpResponse> result)
{
    if (std::exchange(m_settled, true))
        return;
    release();
    QMetaObject::invokeMethod(
        this,
        [this, settled = std::move(result)]() mutable {
            const Done done = std::move(m_done);
            done(std::move(settled)); // may destroy this
        },
        Qt::QueuedConnection);
}

void HttpTransfer::release()
{
    m_connecting.stop();
    m_whole.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->disconnect(&m_connecting);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

} // namespace releve::net
