// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httplistener.h"

#include <QNetworkInterface>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include <microhttpd.h>

#include "pki/net/connectionwatch.h"
#include "pki/net/workers.h"

#ifdef _WIN32
#include <ws2tcpip.h>
#else
#include <netinet/in.h>
#include <sys/socket.h>
#endif

namespace releve::net {

namespace {

struct Stop
{
    void operator()(MHD_Daemon* daemon) const { MHD_stop_daemon(daemon); }
};
using Daemon = std::unique_ptr<MHD_Daemon, Stop>;

struct Destroy
{
    void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using Response = std::unique_ptr<MHD_Response, Destroy>;

/// One connection, and the request that is coming in on it.
struct Peer
{
    ConnectionWatch::Connection* watched;
    std::string target; ///< as it stands in the request line: MHD would decode it
    Bytes body;
    bool begun = false;
    std::optional<scep::HttpResponse> answer;
};

Peer* peerOf(MHD_Connection* connection)
{
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? static_cast<Peer*>(info->socket_context) : nullptr;
}

std::string addressOf(MHD_Connection* connection)
{
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info && info->client_addr ? QHostAddress(info->client_addr).toString().toStdString()
                                     : std::string();
}

/// What Content-Length says; MHD has already refused one that is no number.
std::uint64_t announcedLength(MHD_Connection* connection)
{
    const char* text =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
    std::uint64_t length = 0;
    if (text)
        std::from_chars(text, text + std::strlen(text), length);
    return length;
}

/// The part after scheme and host, which a client that believes in a proxy sends along.
std::string_view withoutOrigin(std::string_view target)
{
    if (!startsWithIgnoringCase(target, "http://"))
        return target;
    target.remove_prefix(std::string_view("http://").size());
    const std::size_t path = target.find_first_of("/?");
    return path == std::string_view::npos ? std::string_view("/") : target.substr(path);
}

scep::HttpResponse plain(int status, std::string_view text)
{
    return {status, "text/plain", Bytes(text.begin(), text.end())};
}

scep::HttpResponse unavailable(int status)
{
    return plain(status, "not available\n");
}

MHD_Result send(MHD_Connection* connection, const scep::HttpResponse& answer)
{
    const Response response(MHD_create_response_from_buffer(
        answer.body.size(), const_cast<std::uint8_t*>(answer.body.data()), MHD_RESPMEM_MUST_COPY));
    if (!response)
        return MHD_NO;
    if (!answer.contentType.empty())
        MHD_add_response_header(response.get(), MHD_HTTP_HEADER_CONTENT_TYPE, answer.contentType.c_str());
    if (answer.status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response.get(), MHD_HTTP_HEADER_ALLOW, "GET, POST");
    return MHD_queue_response(connection, static_cast<unsigned>(answer.status), response.get());
}

/// A body that turns out to be too long while it comes in. MHD takes no answer before it has all of it, so this one
/// goes past it, as far as the socket takes it; then the connection is given up.
MHD_Result breakOff(MHD_Connection* connection)
{
    constexpr std::string_view answer = "HTTP/1.1 413 Content Too Large\r\nContent-Type: text/plain\r\n"
                                        "Content-Length: 10\r\nConnection: close\r\n\r\ntoo large\n";
    if (const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)) {
        // SIGPIPE is blocked in threads of MHD.
        static_cast<void>(::send(info->connect_fd, answer.data(), answer.size(), 0));
    }
    return MHD_NO;
}

sockaddr_storage socketAddress(const QHostAddress& address, std::uint16_t port)
{
    sockaddr_storage storage{};
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        v4->sin_addr.s_addr = htonl(address.toIPv4Address());
    } else {
        auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&v6->sin6_addr, &bytes, sizeof bytes);
        v6->sin6_scope_id = static_cast<decltype(v6->sin6_scope_id)>(
            QNetworkInterface::interfaceIndexFromName(address.scopeId()));
    }
    return storage;
}

unsigned flagsFor(const QHostAddress& address)
{
    unsigned flags = MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        flags |= MHD_USE_IPv6;
    else if (address.protocol() == QAbstractSocket::AnyIPProtocol)
        flags |= MHD_USE_DUAL_STACK;
    return flags;
}

} // namespace

class HttpListener::Private
{
public:
    Private(Handler handler, const Limits& limits, unsigned threads)
        : m_handler(std::move(handler))
        , m_limits(limits)
        , m_threads(threads)
        , m_watch({limits.connections, limits.connectionsPerAddress, limits.patience})
        , m_workers(threads > 1 ? threads : 0)
    {}
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;
    ~Private();

    [[nodiscard]] Status listen(const Options& options);
    [[nodiscard]] std::uint16_t port() const noexcept { return m_port; }
    [[nodiscard]] const std::vector<QHostAddress>& addresses() const noexcept { return m_addresses; }

private:
    [[nodiscard]] Status listenOnAll(std::uint16_t port);
    [[nodiscard]] Status listenOn(const QHostAddress& address, std::uint16_t port);
    void connectionChanged(MHD_Connection* connection, void** context, MHD_ConnectionNotificationCode code);
    MHD_Result receive(MHD_Connection* connection, Peer& peer, std::string_view method,
                       std::string_view data);
    MHD_Result serve(MHD_Connection* connection, Peer& peer, bool post);
    [[nodiscard]] scep::HttpResponse answer(const Peer& peer, bool post) const;

    const Handler m_handler;
    const Limits m_limits;
    const unsigned m_threads;
    std::uint16_t m_port = 0;
    std::vector<QHostAddress> m_addresses;
    std::atomic<bool> m_serves = false;
    ConnectionWatch m_watch;
    Workers m_workers;             ///< none for one thread: that of MHD does it
    std::vector<Daemon> m_daemons; ///< last: their threads use the others
};

HttpListener::Private::~Private()
{
    m_serves = false;
    // Before the daemons, which must not be stopped while a connection is suspended.
    m_workers.finish();
    m_daemons.clear();
}

Status HttpListener::Private::listen(const Options& options)
{
    const bool loopback = options.addresses.empty();
    m_addresses = loopback ? std::vector{QHostAddress(QHostAddress::LocalHost),
                                         QHostAddress(QHostAddress::LocalHostIPv6)}
                           : options.addresses;
    Status status = listenOnAll(options.port);
    // A port that is free at the first address may be taken at another.
    for (int attempt = 0; !status && options.port == 0 && attempt < 16; ++attempt)
        status = listenOnAll(options.port);
    if (!status && loopback) {
        m_addresses.pop_back();
        status = listenOnAll(options.port);
    }
    m_serves = status.ok();
    return status;
}

Status HttpListener::Private::listenOnAll(std::uint16_t port)
{
    m_daemons.clear();
    m_port = port;
    for (const QHostAddress& address : m_addresses) {
        if (const auto listening = listenOn(address, m_port); !listening)
            return listening.error();
    }
    return std::monostate();
}

Status HttpListener::Private::listenOn(const QHostAddress& address, std::uint16_t port)
{
    const auto onConnection = [](void* self, MHD_Connection* connection, void** context,
                                 MHD_ConnectionNotificationCode code) {
        static_cast<Private*>(self)->connectionChanged(connection, context, code);
    };
    const auto onTarget = [](void*, const char* target, MHD_Connection* connection) -> void* {
        if (Peer* peer = peerOf(connection))
            peer->target = target;
        return nullptr;
    };
    const auto onRequest = [](void* self, MHD_Connection* connection, const char*, const char* method,
                              const char*, const char* data, std::size_t* size, void**) {
        Peer* peer = peerOf(connection);
        if (!peer)
            return MHD_NO;
        return static_cast<Private*>(self)->receive(connection, *peer, method,
                                                    {data, std::exchange(*size, std::size_t{0})});
    };
    const auto onCompleted = [](void* self, MHD_Connection* connection, void**, MHD_RequestTerminationCode) {
        if (Peer* peer = peerOf(connection)) {
            *peer = Peer{peer->watched, {}, {}, false, {}};
            static_cast<Private*>(self)->m_watch.waitForPeer(peer->watched);
        }
    };
    sockaddr_storage socket = socketAddress(address, port);
    // The watch shuts connections before MHD refuses any: some room for those that are being closed.
    const unsigned connections = m_limits.connections + m_limits.connections / 4 + 16;
    errno = 0;
    Daemon daemon(
        MHD_start_daemon(flagsFor(address), port, nullptr, nullptr, +onRequest, this, //
                         MHD_OPTION_SOCK_ADDR, reinterpret_cast<sockaddr*>(&socket),  //
                         MHD_OPTION_CONNECTION_LIMIT, connections,                    //
                         // MHD reads the head into one half, growing, and writes the answer's into the rest.
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, 2 * m_limits.head + 4096, //
                         MHD_OPTION_URI_LOG_CALLBACK, +onTarget, nullptr,              //
                         MHD_OPTION_NOTIFY_CONNECTION, +onConnection, this,            //
                         MHD_OPTION_NOTIFY_COMPLETED, +onCompleted, this, MHD_OPTION_END));
    if (!daemon) {
        const std::error_code why(errno, std::generic_category());
        return Error{why == std::errc::permission_denied ? ErrorCode::AccessDenied : ErrorCode::IoFailure,
                     "cannot listen on " + address.toString().toStdString() + " port " +
                         std::to_string(port) + ": " +
                         (why ? why.message() : std::string("no reason given"))};
    }
    if (const auto* info = MHD_get_daemon_info(daemon.get(), MHD_DAEMON_INFO_BIND_PORT))
        m_port = info->port;
    m_daemons.push_back(std::move(daemon));
    return std::monostate();
}

void HttpListener::Private::connectionChanged(MHD_Connection* connection, void** context,
                                              MHD_ConnectionNotificationCode code)
{
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        const std::unique_ptr<Peer> peer(static_cast<Peer*>(std::exchange(*context, nullptr)));
        if (peer)
            m_watch.closed(peer->watched);
    } else if (const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)) {
        auto* watched =
            m_watch.opened(static_cast<ConnectionWatch::Socket>(info->connect_fd), addressOf(connection));
        *context = std::make_unique<Peer>(Peer{watched, {}, {}, false, {}}).release();
    }
}

MHD_Result HttpListener::Private::receive(MHD_Connection* connection, Peer& peer, std::string_view method,
                                          std::string_view data)
{
    const bool post = method == MHD_HTTP_METHOD_POST;
    // The first call comes before the body, and the last has no data.
    if (!std::exchange(peer.begun, true)) {
        if (!post && method != MHD_HTTP_METHOD_GET)
            return send(connection, plain(MHD_HTTP_METHOD_NOT_ALLOWED, "method not allowed\n"));
        if (announcedLength(connection) > m_limits.body)
            return send(connection, plain(MHD_HTTP_CONTENT_TOO_LARGE, "too large\n"));
        return MHD_YES;
    }
    if (peer.answer)
        return send(connection, *peer.answer);
    if (data.empty())
        return serve(connection, peer, post);
    if (data.size() > m_limits.body - peer.body.size())
        return breakOff(connection);
    peer.body.insert(peer.body.end(), data.begin(), data.end());
    return MHD_YES;
}

MHD_Result HttpListener::Private::serve(MHD_Connection* connection, Peer& peer, bool post)
{
    if (!m_serves)
        return send(connection, unavailable(MHD_HTTP_SERVICE_UNAVAILABLE));
    m_watch.waitForUs(peer.watched);
    if (m_threads == 1) {
        const auto answered = answer(peer, post);
        m_watch.waitForPeer(peer.watched);
        return send(connection, answered);
    }
    // Threads of MHD's own would keep the connections they happen to accept: of a burst the first takes all.
    MHD_suspend_connection(connection);
    const auto task = [this, connection, &peer, post] {
        peer.answer = answer(peer, post);
        m_watch.waitForPeer(peer.watched);
        MHD_resume_connection(connection); // which may end it
    };
    if (!m_workers.add(task))
        task();
    return MHD_YES;
}

scep::HttpResponse HttpListener::Private::answer(const Peer& peer, bool post) const
{
    const std::string_view target = withoutOrigin(peer.target);
    const std::size_t mark = std::min(target.find('?'), target.size());
    scep::HttpRequest request;
    request.post = post;
    request.query = target.substr(std::min(mark + 1, target.size()));
    request.body = peer.body;
    try {
        return m_handler(target.substr(0, mark), request);
    } catch (const std::exception&) {
        return unavailable(MHD_HTTP_INTERNAL_SERVER_ERROR);
    }
}

Result<std::unique_ptr<HttpListener>> HttpListener::start(Handler handler, const Options& options)
{
    const unsigned threads =
        options.threads ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    auto d = std::make_unique<Private>(std::move(handler), options.limits, threads);
    if (const auto listening = d->listen(options); !listening)
        return listening.error();
    return std::make_unique<HttpListener>(std::move(d));
}

HttpListener::HttpListener(std::unique_ptr<Private> data) : d(std::move(data)) {}

HttpListener::~HttpListener() = default;

std::uint16_t HttpListener::port() const noexcept
{
    return d->port();
}

const std::vector<QHostAddress>& HttpListener::addresses() const noexcept
{
    return d->addresses();
}

} // namespace releve::net
