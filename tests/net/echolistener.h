// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/net/httplistener.h"
#include "tests/net/rawpeer.h"

/// A listener that says what it was asked.
namespace echolistener {

using releve::net::HttpListener;
using Listener = std::unique_ptr<HttpListener>;

/// Says what it was asked: `G path|query|body`.
inline releve::scep::HttpResponse echo(std::string_view path, const releve::scep::HttpRequest& request)
{
    std::string text = request.post ? "P " : "G ";
    text.append(path).append("|").append(request.query).append("|").append(releve::textOf(request.body));
    return {200, "application/x-echo", releve::Bytes(text.begin(), text.end())};
}

inline Listener started(HttpListener::Options options = {}, HttpListener::Handler handler = echo)
{
    auto listener = HttpListener::start(std::move(handler), options);
    return listener ? std::move(*listener) : nullptr;
}

inline HttpListener::Options with(HttpListener::Limits limits)
{
    HttpListener::Options options;
    options.limits = limits;
    return options;
}

/// An honest request is served as ever.
inline bool serves(const HttpListener& listener)
{
    return bodyOf(exchange(listener.port(), "GET /a?b HTTP/1.0\r\n\r\n")) == "G /a|b|";
}

} // namespace echolistener
