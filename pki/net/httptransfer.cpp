// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httptransfer.h"

#include <QMetaEnum>
#include <QSslSocket>

#include <array>
#include <utility>

namespace releve::net {

namespace {

/// Qt's name of the error: its sentences are in the user's language.
Error errorOf(QAbstractSocket::SocketError error)
{
    const char* name = QMetaEnum::fromType<QAbstractSocket::SocketError>().valueToKey(error);
    const bool isTimeOut =
        error == QAbstractSocket::SocketTimeoutError || error == QAbstractSocket::ProxyConnectionTimeoutError;
    return {isTimeOut ? ErrorCode::TimedOut : ErrorCode::Unreachable, name ? name : "an unknown error"};
}

} // namespace

HttpTransfer::HttpTransfer(const Result<HttpRoute>& route, const HttpLimits& limits, Done done)
    : m_answer(limits.body), m_done(std::move(done))
{
    if (!route) {
        settle(route.error());
        return;
    }
    m_route = *route;
    if (m_route.tls && !QSslSocket::supportsSsl())
        settle(Error{ErrorCode::BadArgument, "https, and this Qt has no TLS"});
    else
        start(limits);
}

HttpTransfer::~HttpTransfer()
{
    release();
}

void HttpTransfer::start(const HttpLimits& limits)
{
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        fail({ErrorCode::TimedOut, "no connection in time"});
    });
    connect(&m_whole, &QTimer::timeout, this, [this] {
        fail({ErrorCode::TimedOut, "no whole answer in time"});
    });
    for (QTimer* timer : {&m_connecting, &m_whole})
        timer->setSingleShot(true);
    m_connecting.start(limits.connecting);
    m_whole.start(limits.whole);

    constexpr qint64 mostBuffered = 64 * 1024;
    auto* tls = m_route.tls ? new QSslSocket(this) : nullptr;
    m_socket = tls ? tls : new QTcpSocket(this);
    m_socket->setProxy(m_route.proxy);
    m_socket->setReadBufferSize(mostBuffered);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpTransfer::receive);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::RemoteHostClosedError) // for many an answer that is its end
            finish();
        else
            fail(errorOf(error));
    });
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpTransfer::finish);
    if (tls) {
        connect(tls, &QSslSocket::encrypted, this, &HttpTransfer::send);
        tls->connectToHostEncrypted(m_route.host, m_route.port);
    } else {
        connect(m_socket, &QTcpSocket::connected, this, &HttpTransfer::send);
        m_socket->connectToHost(m_route.host, m_route.port);
    }
}

void HttpTransfer::cancel()
{
    settle(Error{ErrorCode::Cancelled, "an HTTP exchange"});
}

void HttpTransfer::send()
{
    m_connecting.stop();
    m_socket->write(m_route.request);
}

void HttpTransfer::receive()
{
    std::array<char, 16 * 1024> buffer;
    while (!m_settled) {
        const qint64 size = m_socket->read(buffer.data(), buffer.size());
        if (size <= 0)
            return;
        const std::string_view text(buffer.data(), static_cast<std::size_t>(size));
        if (const auto taken = m_answer.take(bytesOf(text)); !taken)
            fail(taken.error());
        else if (m_answer.isComplete())
            settle(m_answer.takeResponse());
    }
}

void HttpTransfer::finish()
{
    receive();
    if (m_settled)
        return;
    if (const auto ended = m_answer.end(); !ended)
        fail(ended.error());
    else
        settle(m_answer.takeResponse());
}

void HttpTransfer::fail(const Error& error)
{
    std::string detail = m_route.host.contains(QLatin1Char(':')) ? "[" + m_route.host.toStdString() + "]"
                                                                 : m_route.host.toStdString();
    detail.append(":").append(std::to_string(m_route.port)).append(": ").append(error.detail);
    settle(Error{error.code, std::move(detail)});
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
    if (!m_socket)
        return;
    // It may be the one that has called us: it goes later.
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

} // namespace releve::net
