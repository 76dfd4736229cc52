// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include "pki/lab/certificateauthority.h"
#include "pki/net/httplistener.h"
#include "pki/scep/responder.h"

namespace releve::lab {

/// How the HTTP server of a router lies (PRODUCT `releve-lab`).
struct HttpLies
{
    std::atomic<bool> garbage = false;        ///< answers are no SCEP
    std::atomic<bool> slow = false;           ///< answers take seconds
    std::atomic<bool> capsShrunk = false;     ///< GetCACaps lists less than it did
    std::atomic<bool> oldCertificate = false; ///< a renewal gets the certificate it was asked with
};

/// The HTTP server of a router: SCEP for its certificate server, 404 for everything else. Used by the lab's thread; the
/// answers are made in the listener's threads.
class HttpFront
{
public:
    explicit HttpFront(const scep::Responder::Options& options) : m_shared(std::make_shared<Shared>(options))
    {}

    /// Listens on loopback, on the port it had before or on `port`, 0 for a free one. What HttpListener::start() says.
    [[nodiscard]] Status start(std::uint16_t port);
    void stop() { m_listener.reset(); }
    [[nodiscard]] bool isOn() const { return m_listener != nullptr; }
    /// 0 before the first start.
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Who answers SCEP; null for nobody.
    void serve(std::shared_ptr<CertificateAuthority> authority);
    [[nodiscard]] HttpLies& lies() { return m_shared->lies; }

private:
    struct Shared
    {
        explicit Shared(const scep::Responder::Options& options) : responder(options) {}

        scep::HttpResponse answer(std::string_view path, const scep::HttpRequest& request);

        scep::Responder responder;
        HttpLies lies;
        std::mutex mutex;
        std::shared_ptr<CertificateAuthority> authority;
    };

    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<net::HttpListener> m_listener;
    std::uint16_t m_port = 0;
};

} // namespace releve::lab
