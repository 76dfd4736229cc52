// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "pki/base/result.h"
#include "pki/scep/query.h"
#include "pki/scep/responder.h"

namespace releve::net {

/// An HTTP server for SCEP: takes requests in every form that clients send (SCEP_INTEROP rules 1 and 2), and hands
/// whole ones to a handler. It answers GET and POST, keeps connections, has a limit for everything a peer could
/// make long, and tells nothing about itself.
///
/// Starts, stops and is destroyed in one thread, which need not have an event loop; the handler is called from the
/// listener's own threads, one a core, whatever connection a request comes on.
class HttpListener
{
public:
    /// Called from several threads at once. `path` is what stands before the `?`, still percent-encoded. Both are
    /// views, valid until it returns. A handler that throws is answered with 500.
    using Handler =
        std::function<scep::HttpResponse(std::string_view path, const scep::HttpRequest& request)>;

    struct Limits
    {
        unsigned connections = 512; ///< beyond, the one that has been silent longest is shut
        unsigned connectionsPerAddress = 256;
        std::size_t head = 32 * 1024; ///< request line and header fields, at least; 414 or 431 beyond
        std::size_t body = scep::longestMessage; ///< 413 beyond, without reading it all
        /// For one request, for taking its answer, and between requests, however steadily a peer trickles.
        std::chrono::milliseconds patience = std::chrono::seconds(20);
    };

    struct Options
    {
        /// Empty: the loopback addresses, of IPv6 where the machine has it.
        std::vector<QHostAddress> addresses;
        std::uint16_t port = 0; ///< 0: a free one, the same for all addresses
        unsigned threads = 0;   ///< 0: one a core
        Limits limits;
    };

    /// Listens until destroyed. AccessDenied, or IoFailure when an address or the port cannot be had.
    [[nodiscard]] static Result<std::unique_ptr<HttpListener>> start(Handler handler, const Options& options);

    class Private;
    /// For start() only: nobody else has a Private.
    explicit HttpListener(std::unique_ptr<Private> data);
    HttpListener(const HttpListener&) = delete;
    HttpListener& operator=(const HttpListener&) = delete;
    /// Waits for the handlers that are running, and closes all connections.
    ~HttpListener();

    [[nodiscard]] std::uint16_t port() const noexcept;
    /// What it listens on.
    [[nodiscard]] const std::vector<QHostAddress>& addresses() const noexcept;

private:
    std::unique_ptr<Private> d;
};

} // namespace releve::net
