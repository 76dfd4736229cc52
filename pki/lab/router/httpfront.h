// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "pki/lab/certificateauthority.h"
#include "pki/lab/fault.h"
#include "pki/net/httplistener.h"
#include "pki/scep/responder.h"

namespace releve::lab {

/// Old IOS has `/cgi-bin/pkiclient.exe`, and appends `pkiclient.exe` to whatever path is configured.
[[nodiscard]] bool isScepPath(std::string_view path);

/// The HTTP server of a router: SCEP for its certificate server, 404 for everything else. Used by the lab's thread; the
/// answers are made in the listener's threads.
class HttpFront
{
public:
    explicit HttpFront(const scep::Responder::Options& options) : m_shared(std::make_shared<Shared>(options))
    {}

    /// Listens on loopback, on the port it had before or on `port`, 0 for a free one. What HttpListener::start() says.
    [[nodiscard]] Status start(std::uint16_t port);
    void stop();
    [[nodiscard]] bool isOn() const { return m_listener != nullptr; }
    /// 0 before the first start.
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Who answers SCEP; null for nobody.
    void serve(std::shared_ptr<CertificateAuthority> authority);
    /// How it lies: Fault::Garbage, Slow, CapsShrunk, ReturnsOldCertificate.
    void setLie(Fault lie, bool on) { m_shared->lies[static_cast<std::size_t>(lie)] = on; }

private:
    struct Shared
    {
        explicit Shared(const scep::Responder::Options& options) : responder(options) {}

        scep::HttpResponse answer(std::string_view path, const scep::HttpRequest& request);
        [[nodiscard]] bool tells(Fault lie) const { return lies[static_cast<std::size_t>(lie)]; }
        void dawdle();

        scep::Responder responder;
        std::array<std::atomic<bool>, static_cast<std::size_t>(Fault::Count)> lies{};
        std::mutex mutex;
        std::condition_variable stopped;
        bool stopping = false;
        std::shared_ptr<CertificateAuthority> authority;
    };

    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<net::HttpListener> m_listener;
    std::uint16_t m_port = 0;
};

} // namespace releve::lab
