// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <vector>

class QTcpSocket;

/// An HTTP server on loopback that answers as it is told, well or badly. Lives in the test's thread.
class HttpPeer final : public QTcpServer
{
public:
    struct Request
    {
        QByteArray line;    ///< `GET /scep?operation=x HTTP/1.1`
        QByteArray headers; ///< lower-case, each line ends in CRLF
        QByteArray body;

        [[nodiscard]] QByteArray method() const { return line.split(' ').value(0); }
        [[nodiscard]] QByteArray target() const { return line.split(' ').value(1); }
        /// What follows the question mark.
        [[nodiscard]] QByteArray query() const;
    };
    using Answer = std::function<void(QTcpSocket&, const Request&)>;

    explicit HttpPeer(Answer answer, const QHostAddress& address = QHostAddress::LocalHost);

    [[nodiscard]] QUrl url(const QString& path = QStringLiteral("/scep")) const;

    std::vector<Request> requests;
    int connections = 0;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QTcpSocket& socket);

    Answer m_answer;
};

/// How the end of a body is told.
enum class Framing
{
    Length,
    Chunked, ///< in pieces of 1, 2, 3 … bytes, with an extension
    Close
};

[[nodiscard]] QByteArray httpAnswer(int status, const QByteArray& type, const QByteArray& body,
                                    Framing framing = Framing::Length, const QByteArray& moreHeaders = {});

/// Sends it all and closes.
void sendAndClose(QTcpSocket& socket, const QByteArray& bytes);
