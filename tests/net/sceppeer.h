// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpSocket>

#include <functional>
#include <map>

#include "pki/scep/query.h"
#include "pki/scep/responder.h"
#include "tests/net/httppeer.h"
#include "tests/scep/testauthority.h"

/// A CA over HTTP: TestAuthority behind our responder, until it is told to lie.
class ScepPeer
{
public:
    using HttpResponse = releve::scep::HttpResponse;
    /// Makes another answer of the honest one. `message` is that of a PKIOperation.
    using Lie = std::function<void(HttpResponse&, releve::ByteView message)>;

    explicit ScepPeer(releve::scep::Identity ca, const QHostAddress& address = QHostAddress::LocalHost)
        : authority(std::move(ca))
        , http([this](QTcpSocket& socket, const HttpPeer::Request& request) { answer(socket, request); },
               address)
    {}

    /// From now on, to that operation.
    void lie(const std::string& operation, Lie lie) { m_lies[operation] = std::move(lie); }
    void say(const std::string& operation, int status, const std::string& type, std::string_view body)
    {
        lie(operation, [=, text = std::string(body)](HttpResponse& response, releve::ByteView) {
            response = {status, type, testpki::toBytes(releve::bytesOf(text))};
        });
    }
    /// How often that operation has been asked for.
    [[nodiscard]] int asked(const std::string& operation) const
    {
        int times = 0;
        for (const HttpPeer::Request& request : http.requests)
            times += operationOf(request) == operation ? 1 : 0;
        return times;
    }

    TestAuthority authority;
    releve::scep::Responder responder;
    Framing framing = Framing::Length;
    std::string silentAt; ///< an operation that gets no answer
    HttpPeer http;

private:
    static std::string operationOf(const HttpPeer::Request& request)
    {
        const std::string query = request.query().toStdString();
        const auto parsed = releve::scep::Query::parse(query);
        return parsed ? parsed->operation : std::string();
    }

    void answer(QTcpSocket& socket, const HttpPeer::Request& request)
    {
        const std::string operation = operationOf(request);
        if (operation == silentAt)
            return;
        const std::string query = request.query().toStdString();
        const std::string_view body(request.body.data(), static_cast<std::size_t>(request.body.size()));
        auto response =
            responder.answer({request.method() == "POST", query, releve::bytesOf(body)}, authority);
        if (const auto it = m_lies.find(operation); it != m_lies.end()) {
            const auto parsed = releve::scep::Query::parse(query);
            const auto message = body.empty() && operation == "PKIOperation"
                                     ? releve::scep::decodeMessage(parsed->message.value_or(""))
                                     : releve::Result<releve::Bytes>(testpki::toBytes(releve::bytesOf(body)));
            it->second(response, message ? releve::ByteView(*message) : releve::ByteView());
        }
        const std::string_view text = releve::textOf(response.body);
        sendAndClose(socket,
                     httpAnswer(response.status, QByteArray::fromStdString(response.contentType),
                                QByteArray(text.data(), static_cast<qsizetype>(text.size())), framing));
    }

    std::map<std::string, Lie> m_lies;
};
