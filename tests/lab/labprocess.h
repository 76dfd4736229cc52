// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include "tests/lab/labsupport.h"

/// releve-lab as a process, and HTTP to it.
namespace labsupport {

inline constexpr int patience = 60'000;

class LabProcess
{
public:
    /// Starts it and waits for its ready lines.
    [[nodiscard]] bool start(const QStringList& arguments)
    {
        m_process.start(QStringLiteral(RELEVE_LAB), arguments);
        while (m_process.waitForReadyRead(patience)) {
            while (m_process.canReadLine()) {
                const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
                if (line.contains(QStringLiteral("scep")))
                    ready = line;
                if (line[QStringLiteral("ready")] == QLatin1String("all"))
                    return true;
            }
        }
        qWarning("not ready: %s", m_process.readAllStandardError().constData());
        return false;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
    /// Asks it to stop; its exit code.
    [[nodiscard]] int stop()
    {
        m_process.terminate();
        return m_process.waitForFinished(patience) && m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }
    [[nodiscard]] quint16 port() const
    {
        return static_cast<quint16>(QUrl(ready[QStringLiteral("scep")].toString()).port());
    }
    QProcess& process() { return m_process; }

    QJsonObject ready;

private:
    QProcess m_process;
};

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
