// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/httpfront.h"

#include "pki/base/text.h"
#include "pki/lab/router/lyingauthority.h"

namespace releve::lab {

bool isScepPath(std::string_view path)
{
    constexpr std::string_view program = "/pkiclient.exe";
    return path.size() >= program.size() &&
           equalsIgnoringCase(path.substr(path.size() - program.size()), program);
}

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
    m_shared->stopping = false;
    m_port = m_listener->port();
    return std::monostate{};
}

void HttpFront::stop()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->stopping = true;
    }
    m_shared->stopped.notify_all();
    m_listener.reset(); // waits for who is answering
}

void HttpFront::serve(std::shared_ptr<CertificateAuthority> authority)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->authority = std::move(authority);
}

/// Some seconds, unless the server is stopped.
void HttpFront::Shared::dawdle()
{
    constexpr std::chrono::seconds slowness(5);
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, slowness, [this] { return stopping; });
}

scep::HttpResponse HttpFront::Shared::answer(std::string_view path, const scep::HttpRequest& request)
{
    std::shared_ptr<CertificateAuthority> serving;
    {
        const std::lock_guard lock(mutex);
        serving = authority;
    }
    if (tells(Fault::Slow))
        dawdle();
    if (!serving || !isScepPath(path))
        return {404, "text/plain", {}};
    const auto saying = [](std::string_view type, std::string_view text) {
        const ByteView bytes = bytesOf(text);
        return scep::HttpResponse{200, std::string(type), Bytes(bytes.begin(), bytes.end())};
    };
    if (tells(Fault::Garbage))
        return saying("text/html", "<html><body>It works!</body></html>\n");
    if (tells(Fault::CapsShrunk) && request.query.find("GetCACaps") != std::string_view::npos)
        return saying("text/plain", "SHA-1\n");
    if (tells(Fault::ReturnsOldCertificate)) {
        LyingAuthority liar(*serving);
        return responder.answer(request, liar);
    }
    return responder.answer(request, *serving);
}

} // namespace releve::lab
