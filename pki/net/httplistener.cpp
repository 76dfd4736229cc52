// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httplistener.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "pki/net/connectionwatch.h"
#include "pki/net/httpconnection.h"
#include "pki/net/sockets.h"
#include "pki/net/workers.h"

namespace releve::net {

namespace {

/// Read at a time. More would only make a peer that sends many requests at once copy them more often.
constexpr std::size_t pieceSize = std::size_t{16} << 10;
/// After the system had no descriptor left for a connection.
constexpr std::chrono::milliseconds untilNextTry{100};

/// One connection. It belongs to the loop, and to nobody else while its request is being answered.
struct Peer
{
    OwnedSocket socket;
    ConnectionWatch::Connection* watched = nullptr;
    HttpConnection http;
    std::size_t number = 0; ///< in the set that is waited for, when it is there
    bool isServed = false;  ///< by a worker; then it is not
    bool hasEnded = false;  ///< our side of the connection
};

struct Answered
{
    Peer* peer;
    scep::HttpResponse answer;
};

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

} // namespace

class HttpListener::Private
{
public:
    Private(Handler handler, const Limits& limits, unsigned threads)
        : m_handler(std::move(handler))
        , m_limits(limits)
        , m_watch({limits.connections, limits.connectionsPerAddress, limits.patience})
        , m_workers(threads > 1 ? threads : 0)
        , m_isAlone(threads == 1)
    {}
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;
    ~Private();

    [[nodiscard]] Status listen(const Options& options);
    [[nodiscard]] std::uint16_t port() const noexcept { return m_port; }
    [[nodiscard]] const std::vector<QHostAddress>& addresses() const noexcept { return m_addresses; }

private:
    [[nodiscard]] Status listenOnAll(std::uint16_t port);
    void loop();
    void waitForSomething();
    void advanceAll();
    void takeAnswers();
    void acceptAll(Socket listening);
    void closeAll(std::vector<Peer*> gone);
    [[nodiscard]] bool receive(Peer& peer);
    [[nodiscard]] bool advance(Peer& peer);
    [[nodiscard]] bool send(Peer& peer);
    [[nodiscard]] bool serve(Peer& peer);
    [[nodiscard]] bool handOver(Peer& peer, IncomingRequest request);
    [[nodiscard]] scep::HttpResponse answer(const IncomingRequest& request) const;

    const Handler m_handler;
    const Limits m_limits;
    std::uint16_t m_port = 0;
    std::vector<QHostAddress> m_addresses;
    std::vector<OwnedSocket> m_listening;
    std::atomic<bool> m_serves = false;
    std::atomic<bool> m_ends = false;
    ConnectionWatch m_watch;
    SocketSet m_set;
    std::mutex m_mutex;
    std::vector<Answered> m_answered; ///< with m_mutex
    Workers m_workers;                ///< none for one thread: the loop does it
    const bool m_isAlone;
    // The loop's own.
    std::vector<std::unique_ptr<Peer>> m_peers;
    bool m_isFull = false; ///< no descriptor is left
    std::thread m_thread;
};

HttpListener::Private::~Private()
{
    m_serves = false;
    m_workers.finish(); // they call the handler, and then wake the loop
    m_ends = true;
    m_set.wake();
    if (m_thread.joinable())
        m_thread.join();
    for (const auto& peer : m_peers)
        m_watch.closed(peer->watched);
}

Status HttpListener::Private::listen(const Options& options)
{
    if (!m_set.isGood())
        return Error{ErrorCode::IoFailure, "no socket for the listener to be woken by"};
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
    if (!status)
        return status;
    m_serves = true;
    m_thread = std::thread([this] { loop(); });
    return std::monostate();
}

Status HttpListener::Private::listenOnAll(std::uint16_t port)
{
    m_listening.clear();
    m_port = port;
    for (const QHostAddress& address : m_addresses) {
        auto listening = listenOn(address, m_port);
        if (!listening)
            return listening.error();
        m_port = listening->port;
        m_listening.push_back(std::move(listening->socket));
    }
    return std::monostate();
}

void HttpListener::Private::loop()
{
    while (!m_ends) {
        waitForSomething();
        advanceAll();
        takeAnswers();
        m_isFull = false;
        for (std::size_t i = 0; i < m_listening.size(); ++i) {
            if (m_set.isReadable(i))
                acceptAll(m_listening[i].get());
        }
    }
}

void HttpListener::Private::waitForSomething()
{
    m_set.clear();
    for (const OwnedSocket& listening : m_listening)
        m_set.add(listening.get(), !m_isFull, false);
    std::size_t number = m_listening.size();
    for (const auto& peer : m_peers) {
        if (peer->isServed) // not even that it has gone is of interest now
            continue;
        peer->number = number++;
        m_set.add(peer->socket.get(), peer->http.isReading(), !peer->http.output().empty());
    }
    m_set.wait(m_isFull ? untilNextTry : std::chrono::milliseconds(-1));
}

void HttpListener::Private::advanceAll()
{
    std::vector<Peer*> gone;
    for (const auto& peer : m_peers) {
        if (peer->isServed)
            continue;
        const bool isReadable = m_set.isReadable(peer->number);
        if (!isReadable && !m_set.isWritable(peer->number))
            continue;
        if ((isReadable && !receive(*peer)) || !advance(*peer))
            gone.push_back(peer.get());
    }
    closeAll(std::move(gone));
}

void HttpListener::Private::closeAll(std::vector<Peer*> gone)
{
    if (gone.empty())
        return;
    for (Peer* peer : gone)
        m_watch.closed(peer->watched);
    std::sort(gone.begin(), gone.end());
    std::erase_if(m_peers,
                  [&](const auto& peer) { return std::binary_search(gone.begin(), gone.end(), peer.get()); });
}

void HttpListener::Private::takeAnswers()
{
    std::vector<Answered> answers;
    {
        const std::lock_guard lock(m_mutex);
        answers.swap(m_answered);
    }
    std::vector<Peer*> gone;
    for (const auto& [peer, answer] : answers) {
        peer->isServed = false;
        m_watch.waitForPeer(peer->watched);
        peer->http.answer(answer);
        if (!advance(*peer))
            gone.push_back(peer);
    }
    closeAll(std::move(gone));
}

void HttpListener::Private::acceptAll(Socket listening)
{
    for (;;) {
        Accepted accepted = acceptFrom(listening);
        m_isFull = accepted.outcome == Accepted::Outcome::NoneLeft;
        if (accepted.outcome != Accepted::Outcome::Connection)
            return;
        auto peer = std::make_unique<Peer>(
            Peer{std::move(accepted.socket), nullptr, HttpConnection({m_limits.head, m_limits.body})});
        peer->watched = m_watch.opened(peer->socket.get(), std::move(accepted.address));
        m_peers.push_back(std::move(peer));
    }
}

/// False when the connection is over.
bool HttpListener::Private::receive(Peer& peer)
{
    if (!peer.http.isReading())
        return true;
    std::array<std::uint8_t, pieceSize> piece;
    const std::ptrdiff_t size = receiveFrom(peer.socket.get(), piece);
    if (size > 0)
        peer.http.received(ByteView(piece).first(static_cast<std::size_t>(size)));
    return size >= 0;
}

/// Sends and serves as far as that goes without waiting. False when the connection is over.
bool HttpListener::Private::advance(Peer& peer)
{
    do {
        if (!send(peer) || peer.http.isOver())
            return false;
        if (peer.http.isEnding() && !std::exchange(peer.hasEnded, true))
            endSending(peer.socket.get());
    } while (peer.http.hasRequest() && serve(peer));
    return true;
}

bool HttpListener::Private::send(Peer& peer)
{
    while (!peer.http.output().empty()) {
        const std::ptrdiff_t size = sendTo(peer.socket.get(), peer.http.output());
        if (size <= 0)
            return size == 0;
        const bool wasReading = peer.http.isReading();
        peer.http.sent(static_cast<std::size_t>(size));
        if (!wasReading && peer.http.isReading())
            m_watch.waitForPeer(peer.watched);
    }
    return true;
}

/// Whether there is an answer already.
bool HttpListener::Private::serve(Peer& peer)
{
    IncomingRequest request = peer.http.takeRequest();
    if (request.method != "GET" && request.method != "POST") {
        peer.http.answer(plain(405, "method not allowed\n"));
        return true;
    }
    if (!m_serves) {
        peer.http.answer(unavailable(503));
        return true;
    }
    m_watch.waitForUs(peer.watched);
    if (!m_isAlone)
        return handOver(peer, std::move(request));
    peer.http.answer(answer(request));
    m_watch.waitForPeer(peer.watched);
    return true;
}

bool HttpListener::Private::handOver(Peer& peer, IncomingRequest request)
{
    peer.isServed = true;
    const auto shared = std::make_shared<const IncomingRequest>(std::move(request));
    const bool isTaken = m_workers.add([this, &peer, shared] {
        Answered answered{&peer, answer(*shared)};
        {
            const std::lock_guard lock(m_mutex);
            m_answered.push_back(std::move(answered));
        }
        m_set.wake();
    });
    if (!isTaken) { // the end has come
        peer.isServed = false;
        peer.http.answer(unavailable(503));
    }
    return !isTaken;
}

scep::HttpResponse HttpListener::Private::answer(const IncomingRequest& incoming) const
{
    const std::string_view target = withoutOrigin(incoming.target);
    const std::size_t mark = std::min(target.find('?'), target.size());
    scep::HttpRequest request;
    request.post = incoming.method == "POST";
    request.query = target.substr(std::min(mark + 1, target.size()));
    request.body = incoming.body;
    try {
        return m_handler(target.substr(0, mark), request);
    } catch (const std::exception&) {
        return unavailable(500);
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
