// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxy>
#include <QTcpSocket>

/// A client that sends exactly what it is told to, without an event loop.
class RawPeer
{
public:
    explicit RawPeer(std::uint16_t port, const QHostAddress& to = QHostAddress::LocalHost,
                     const QHostAddress& from = {})
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        if (!from.isNull())
            m_socket.bind(from);
        m_socket.connectToHost(to, port);
        m_connected = m_socket.waitForConnected(patience);
    }

    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// Whether the other side still takes what is sent.
    bool send(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) {
        }
        take();
        return m_socket.state() == QAbstractSocket::ConnectedState && m_socket.bytesToWrite() == 0;
    }
    /// Everything that came, once the other side has closed; what came so far, when it does not.
    QByteArray receiveAll()
    {
        while (m_socket.state() == QAbstractSocket::ConnectedState && m_socket.waitForReadyRead(patience))
            take();
        take();
        return m_received;
    }
    /// Everything that came, up to and with `end`.
    QByteArray receiveUntil(const QByteArray& end)
    {
        while (!m_received.contains(end) && m_socket.waitForReadyRead(patience))
            take();
        const qsizetype size = m_received.indexOf(end) + end.size();
        const QByteArray result = m_received.first(m_received.contains(end) ? size : 0);
        m_received.remove(0, result.size());
        return result;
    }
    /// Whether the other side closes within that time.
    [[nodiscard]] bool isClosedWithin(int milliseconds)
    {
        return m_socket.state() != QAbstractSocket::ConnectedState ||
               m_socket.waitForDisconnected(milliseconds) ||
               m_socket.state() != QAbstractSocket::ConnectedState;
    }

    static constexpr int patience = 20'000;

private:
    void take()
    {
        if (m_socket.isOpen())
            m_received += m_socket.readAll();
    }

    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_connected = false;
};

/// One request and its whole answer, on a connection of its own. The request has to ask for its end.
inline QByteArray exchange(std::uint16_t port, const QByteArray& request,
                           const QHostAddress& to = QHostAddress::LocalHost)
{
    RawPeer peer(port, to);
    peer.send(request);
    return peer.receiveAll();
}

inline QByteArray statusLineOf(const QByteArray& answer)
{
    return answer.left(answer.indexOf("\r\n"));
}

inline QByteArray bodyOf(const QByteArray& answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.mid(end + 4);
}
