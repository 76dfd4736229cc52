// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/httpfront.h"

#include "pki/base/text.h"

namespace releve::lab {

namespace {

/// Old IOS has `/cgi-bin`, and appends `pkiclient.exe` to whatever path is configured.
bool isScepPath(std::string_view path)
{
    constexpr std::string_view program = "/pkiclient.exe";
    return path.size() >= program.size() &&
           equalsIgnoringCase(path.substr(path.size() - program.size()), program);
}

} // namespace

Status HttpFront::start(std::uint16_t port)
{
    net::HttpListener::Options options;
    options.port = m_port != 0 ? m_port : port;
    auto listener = net::HttpListener::start(
        [shared = m_shared](std::string_view path, const scep::HttpRequest& request) {
            return shared->answer(path, request);
        },
        options);
    if (!listener)
        return listener.error();
    m_listener = std::move(*listener);
    m_port = m_listener->port();
    return std::monostate{};
}

void HttpFront::serve(std::shared_ptr<CertificateAuthority> authority)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->authority = std::move(authority);
}

scep::HttpResponse HttpFront::Shared::answer(std::string_view path, const scep::HttpRequest& request)
{
    std::shared_ptr<CertificateAuthority> serving;
    {
        const std::lock_guard lock(mutex);
        serving = authority;
    }
    if (!serving || !isScepPath(path))
        return {404, "text/plain", {}};
    return responder.answer(request, *serving);
}

} // namespace releve::lab
