// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpSocket>

#include "tests/lab/labsupport.h"

/// HTTP to a certificate server's port.
namespace labsupport {

inline constexpr int patience = 60'000;

/// One exchange on a connection of its own; status 0 when the connection breaks. From any thread.
inline scep::HttpResponse exchange(quint16 port, const QByteArray& head, ByteView body = {})
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(patience))
        return {0, {}, {}};
    socket.write(head + "Host: lab\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n");
    socket.write(reinterpret_cast<const char*>(body.data()), static_cast<qint64>(body.size()));
    QByteArray all;
    while (socket.waitForReadyRead(patience))
        all += socket.readAll();
    const qsizetype end = all.indexOf("\r\n\r\n");
    const qsizetype lengthAt = all.indexOf("Content-Length: ");
    if (end < 0 || lengthAt < 0)
        return {0, {}, {}};
    const auto length = all.mid(lengthAt + 16, all.indexOf('\r', lengthAt) - lengthAt - 16).toLongLong();
    const QByteArray content = all.mid(end + 4);
    if (content.size() != length) // killed while it was sending
        return {0, {}, {}};
    return {all.mid(9, 3).toInt(), {}, Bytes(content.begin(), content.end())};
}

inline scep::HttpResponse get(quint16 port, const QByteArray& target)
{
    return exchange(port, "GET " + target + " HTTP/1.1\r\n");
}

inline Wire wireTo(quint16 port)
{
    return [port](const scep::HttpRequest& request) {
        return exchange(port, "POST /cgi-bin/pkiclient.exe?operation=PKIOperation HTTP/1.1\r\n",
                        request.body);
    };
}

/// The CA's certificate.
inline x509::Certificate caOf(quint16 port)
{
    return *x509::Certificate::fromDer(
        get(port, "/cgi-bin/pkiclient.exe?operation=GetCACert&message=lab").body);
}

} // namespace labsupport
