// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/httppeer.h"

#include <QTcpSocket>

QByteArray HttpPeer::Request::query() const
{
    const qsizetype mark = target().indexOf('?');
    return mark < 0 ? QByteArray() : target().mid(mark + 1);
}

HttpPeer::HttpPeer(Answer answer, const QHostAddress& address) : m_answer(std::move(answer))
{
    listen(address);
}

QUrl HttpPeer::url(const QString& path) const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(serverAddress().toString());
    url.setPort(serverPort());
    url.setPath(path);
    return url;
}

void HttpPeer::incomingConnection(qintptr descriptor)
{
    ++connections;
    auto* socket = new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::bytesWritten, this, [] {}); // keeps the socket writing
}

void HttpPeer::read(QTcpSocket& socket)
{
    const QByteArray all = socket.peek(socket.bytesAvailable());
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Request request;
    const qsizetype lineEnd = all.indexOf("\r\n");
    request.line = all.first(lineEnd);
    request.headers = all.mid(lineEnd + 2, end - lineEnd).toLower();
    constexpr QByteArrayView lengthHeader = "content-length:";
    if (const qsizetype at = request.headers.indexOf(lengthHeader); at >= 0) {
        const qsizetype from = at + lengthHeader.size();
        const auto length =
            request.headers.mid(from, request.headers.indexOf('\r', from) - from).trimmed().toLongLong();
        if (all.size() < end + 4 + length)
            return;
        request.body = all.mid(end + 4, length);
    }
    socket.readAll();
    requests.push_back(request);
    m_answer(socket, request);
}

QByteArray httpAnswer(int status, const QByteArray& type, const QByteArray& body, Framing framing,
                      const QByteArray& moreHeaders)
{
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\nContent-Type: " + type +
                        "\r\n" + moreHeaders;
    switch (framing) {
    case Framing::Length:
        return answer + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    case Framing::Close:
        return answer + "Connection: close\r\n\r\n" + body;
    case Framing::Chunked:
        break;
    }
    answer += "Transfer-Encoding: chunked\r\n\r\n";
    qsizetype size = 1;
    for (qsizetype at = 0; at < body.size(); at += size++) {
        const QByteArray piece = body.mid(at, size);
        answer += QByteArray::number(piece.size(), 16) + ";x=y\r\n" + piece + "\r\n";
    }
    return answer + "0\r\n\r\n";
}

void sendAndClose(QTcpSocket& socket, const QByteArray& bytes)
{
    socket.write(bytes);
    socket.disconnectFromHost();
}
