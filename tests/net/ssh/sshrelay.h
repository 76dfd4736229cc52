// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

/// Stands between a client and a server of this machine, and lets everything through until it is told to freeze: then the
/// link is as good as cut, but nobody is told.
class SshRelay
{
public:
    explicit SshRelay(std::uint16_t port)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, port] {
            QTcpSocket* client = m_server.nextPendingConnection();
            auto* server = new QTcpSocket(client);
            server->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            join(client, server);
            join(server, client);
        });
    }

    [[nodiscard]] std::uint16_t port() const { return m_server.serverPort(); }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    void freeze() { m_isFrozen = true; }

private:
    void join(QTcpSocket* from, QTcpSocket* to)
    {
        QObject::connect(from, &QTcpSocket::readyRead, to, [this, from, to] {
            if (m_isFrozen)
                return;
            const QByteArray bytes = from->readAll();
            m_bytes += bytes.size();
            to->write(bytes);
        });
        QObject::connect(from, &QTcpSocket::disconnected, to, [this, to] {
            if (!m_isFrozen)
                to->disconnectFromHost();
        });
    }

    QTcpServer m_server;
    qint64 m_bytes = 0;
    bool m_isFrozen = false;
};
