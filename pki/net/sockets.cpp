// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/sockets.h"

#include <QNetworkInterface>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace releve::net {

namespace {

#ifdef _WIN32
using Native = SOCKET;
using Size = int;
using PollEntry = WSAPOLLFD;
constexpr int sendFlags = 0;

/// Winsock has to be asked for before its first use.
void useSockets()
{
    static const int started = [] {
        WSADATA data;
        return WSAStartup(MAKEWORD(2, 2), &data);
    }();
    static_cast<void>(started);
}

int lastError()
{
    return WSAGetLastError();
}
bool isForLater(int error)
{
    return error == WSAEWOULDBLOCK || error == WSAEINTR;
}
bool isNoneLeft(int error)
{
    return error == WSAEMFILE || error == WSAENOBUFS;
}
bool isDenied(int error)
{
    return error == WSAEACCES;
}
bool isRefused(int error)
{
    return error == WSAECONNREFUSED;
}
bool isTimeout(int error)
{
    return error == WSAETIMEDOUT;
}
#else
using Native = int;
using Size = std::size_t;
using PollEntry = pollfd;
#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif

void useSockets() {}

int lastError()
{
    return errno;
}
bool isForLater(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR || error == EINPROGRESS;
}
bool isNoneLeft(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}
bool isDenied(int error)
{
    return error == EACCES || error == EPERM;
}
bool isRefused(int error)
{
    return error == ECONNREFUSED;
}
bool isTimeout(int error)
{
    return error == ETIMEDOUT;
}
#endif

Native native(Socket socket)
{
    return static_cast<Native>(socket);
}

void setOption(Socket socket, int level, int option, int value)
{
    ::setsockopt(native(socket), level, option, reinterpret_cast<const char*>(&value), sizeof value);
}

bool setNonBlocking(Socket socket)
{
#ifdef _WIN32
    u_long on = 1;
    return ioctlsocket(native(socket), static_cast<long>(FIONBIO), &on) == 0;
#else
    const int flags = fcntl(native(socket), F_GETFL);
    return flags >= 0 && fcntl(native(socket), F_SETFL, flags | O_NONBLOCK) == 0 &&
           fcntl(native(socket), F_SETFD, FD_CLOEXEC) == 0;
#endif
}

struct Address
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    [[nodiscard]] sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

Address socketAddress(const QHostAddress& address, std::uint16_t port)
{
    Address result;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto* v4 = reinterpret_cast<sockaddr_in*>(&result.storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        v4->sin_addr.s_addr = htonl(address.toIPv4Address());
        result.size = sizeof *v4;
    } else {
        auto* v6 = reinterpret_cast<sockaddr_in6*>(&result.storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&v6->sin6_addr, &bytes, sizeof bytes);
        v6->sin6_scope_id = static_cast<decltype(v6->sin6_scope_id)>(
            QNetworkInterface::interfaceIndexFromName(address.scopeId()));
        result.size = sizeof *v6;
    }
    return result;
}

std::uint16_t portOf(Socket socket)
{
    Address bound;
    bound.size = sizeof bound.storage;
    if (::getsockname(native(socket), bound.get(), &bound.size) != 0)
        return 0;
    return ntohs(bound.storage.ss_family == AF_INET
                     ? reinterpret_cast<const sockaddr_in*>(&bound.storage)->sin_port
                     : reinterpret_cast<const sockaddr_in6*>(&bound.storage)->sin6_port);
}

Error cannotListen(const QHostAddress& address, std::uint16_t port)
{
    const int error = lastError();
    return {isDenied(error) ? ErrorCode::AccessDenied : ErrorCode::IoFailure,
            "cannot listen on " + address.toString().toStdString() + " port " + std::to_string(port) + ": " +
                std::system_category().message(error)};
}

Error cannotConnect(int error)
{
    const ErrorCode code = isRefused(error)   ? ErrorCode::ConnectionRefused
                           : isTimeout(error) ? ErrorCode::TimedOut
                                              : ErrorCode::Unreachable;
    return {code, std::system_category().message(error)};
}

#ifdef _WIN32
/// By way of the loopback, and only if it is us who came.
Result<SocketPair> connectedToItself()
{
    const auto listening = listenOn(QHostAddress(QHostAddress::LocalHost), 0);
    if (!listening)
        return listening.error();
    auto first = connectTo(QHostAddress(QHostAddress::LocalHost), listening.value().port);
    if (!first)
        return first.error();
    SocketSet set;
    for (int tries = 0; tries < 100; ++tries) {
        set.clear();
        set.add(listening.value().socket.get(), true, false);
        set.wait(std::chrono::milliseconds(10));
        Accepted second = acceptFrom(listening.value().socket.get());
        if (!second.socket)
            continue;
        Address peer;
        peer.size = sizeof peer.storage;
        if (::getpeername(native(second.socket.get()), peer.get(), &peer.size) == 0 &&
            ntohs(reinterpret_cast<const sockaddr_in*>(&peer.storage)->sin_port) ==
                portOf(first.value().get()))
            return SocketPair{std::move(first).value(), std::move(second.socket)};
    }
    return Error{ErrorCode::IoFailure, "no sockets that are connected to each other"};
}
#endif

/// Sends datagrams to itself, and takes none of anybody else.
OwnedSocket selfConnected()
{
    useSockets();
    OwnedSocket socket(static_cast<Socket>(::socket(AF_INET, SOCK_DGRAM, 0)));
    if (!socket)
        return {};
    Address address = socketAddress(QHostAddress(QHostAddress::LocalHost), 0);
    if (::bind(native(socket.get()), address.get(), address.size) != 0 ||
        ::getsockname(native(socket.get()), address.get(), &address.size) != 0 ||
        ::connect(native(socket.get()), address.get(), address.size) != 0 || !setNonBlocking(socket.get()))
        return {};
    return socket;
}

} // namespace

bool prepareSocket(Socket socket)
{
    setOption(socket, IPPROTO_TCP, TCP_NODELAY, 1);
#ifdef SO_NOSIGPIPE
    setOption(socket, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
    return setNonBlocking(socket);
}

void closeSocket(Socket socket)
{
#ifdef _WIN32
    ::closesocket(native(socket));
#else
    ::close(native(socket));
#endif
}

void shutDownSocket(Socket socket)
{
#ifdef _WIN32
    ::shutdown(native(socket), SD_BOTH);
#else
    ::shutdown(native(socket), SHUT_RDWR);
#endif
}

void endSending(Socket socket)
{
#ifdef _WIN32
    ::shutdown(native(socket), SD_SEND);
#else
    ::shutdown(native(socket), SHUT_WR);
#endif
}

std::ptrdiff_t receiveFrom(Socket socket, std::span<std::uint8_t> buffer)
{
    const auto size =
        ::recv(native(socket), reinterpret_cast<char*>(buffer.data()), static_cast<Size>(buffer.size()), 0);
    if (size > 0)
        return static_cast<std::ptrdiff_t>(size);
    return size < 0 && isForLater(lastError()) ? 0 : -1;
}

std::ptrdiff_t sendTo(Socket socket, ByteView bytes)
{
    const auto size = ::send(native(socket), reinterpret_cast<const char*>(bytes.data()),
                             static_cast<Size>(bytes.size()), sendFlags);
    if (size >= 0)
        return static_cast<std::ptrdiff_t>(size);
    return isForLater(lastError()) ? 0 : -1;
}

OwnedSocket& OwnedSocket::operator=(OwnedSocket&& other) noexcept
{
    std::swap(m_socket, other.m_socket);
    return *this;
}

OwnedSocket::~OwnedSocket()
{
    if (m_socket != noSocket)
        closeSocket(m_socket);
}

Socket OwnedSocket::release()
{
    return std::exchange(m_socket, noSocket);
}

Result<Listening> listenOn(const QHostAddress& address, std::uint16_t port)
{
    useSockets();
    const bool isV4 = address.protocol() == QAbstractSocket::IPv4Protocol;
    const bool isBoth = address.protocol() == QAbstractSocket::AnyIPProtocol;
    Listening result;
    result.socket = OwnedSocket(static_cast<Socket>(::socket(isV4 ? AF_INET : AF_INET6, SOCK_STREAM, 0)));
    if (!result.socket)
        return cannotListen(address, port);
    const Socket socket = result.socket.get();
    if (!isV4)
        setOption(socket, IPPROTO_IPV6, IPV6_V6ONLY, isBoth ? 0 : 1);
#ifdef _WIN32
    setOption(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE,
              1); // elsewhere SO_REUSEADDR means less than on Windows
#else
    setOption(socket, SOL_SOCKET, SO_REUSEADDR, 1);
#endif
    Address bound = socketAddress(isBoth ? QHostAddress(QHostAddress::AnyIPv6) : address, port);
    if (::bind(native(socket), bound.get(), bound.size) != 0 || ::listen(native(socket), SOMAXCONN) != 0 ||
        !setNonBlocking(socket))
        return cannotListen(address, port);
    result.port = portOf(socket);
    return result;
}

Result<OwnedSocket> connectTo(const QHostAddress& address, std::uint16_t port)
{
    useSockets();
    const bool isV4 = address.protocol() == QAbstractSocket::IPv4Protocol;
    OwnedSocket socket(static_cast<Socket>(::socket(isV4 ? AF_INET : AF_INET6, SOCK_STREAM, 0)));
    Address peer = socketAddress(address, port);
    if (!socket || !prepareSocket(socket.get()))
        return cannotConnect(lastError());
    if (::connect(native(socket.get()), peer.get(), peer.size) != 0 && !isForLater(lastError()))
        return cannotConnect(lastError());
    return socket;
}

Status connectOutcome(Socket socket)
{
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(native(socket), SOL_SOCKET, SO_ERROR, reinterpret_cast<char*>(&error), &size) != 0)
        error = lastError();
    if (error != 0)
        return cannotConnect(error);
    return std::monostate{};
}

Result<SocketPair> socketPair()
{
#ifdef _WIN32
    return connectedToItself();
#else
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return Error{ErrorCode::IoFailure, std::system_category().message(lastError())};
    SocketPair pair{OwnedSocket(ends[0]), OwnedSocket(ends[1])};
    if (!prepareSocket(ends[0]) || !prepareSocket(ends[1]))
        return Error{ErrorCode::IoFailure, std::system_category().message(lastError())};
    return pair;
#endif
}

Accepted acceptFrom(Socket listening)
{
    Accepted result;
    Address peer;
    peer.size = sizeof peer.storage;
    result.socket = OwnedSocket(static_cast<Socket>(::accept(native(listening), peer.get(), &peer.size)));
    if (!result.socket) {
        if (isNoneLeft(lastError()))
            result.outcome = Accepted::Outcome::NoneLeft;
    } else if (prepareSocket(result.socket.get())) {
        result.outcome = Accepted::Outcome::Connection;
        result.address = QHostAddress(peer.get()).toString().toStdString();
    }
    return result;
}

struct SocketSet::Entries
{
    std::vector<PollEntry> list; ///< the first is the waker's
};

SocketSet::SocketSet() : m_entries(std::make_unique<Entries>()), m_waker(selfConnected())
{
    clear();
}

SocketSet::~SocketSet() = default;

void SocketSet::clear()
{
    m_entries->list.clear();
    add(m_waker.get(), true, false);
}

void SocketSet::add(Socket socket, bool reading, bool writing)
{
    PollEntry entry{};
    entry.fd = native(socket);
    entry.events = static_cast<short>((reading ? POLLIN : 0) | (writing ? POLLOUT : 0));
    m_entries->list.push_back(entry);
}

void SocketSet::wait(std::chrono::milliseconds atMost)
{
    auto& list = m_entries->list;
    const int time = atMost.count() < 0 ? -1 : static_cast<int>(atMost.count());
#ifdef _WIN32
    const int ready = WSAPoll(list.data(), static_cast<ULONG>(list.size()), time);
#else
    const int ready = ::poll(list.data(), static_cast<nfds_t>(list.size()), time);
#endif
    if (ready < 0) { // interrupted: what is in the entries means nothing
        for (PollEntry& entry : list)
            entry.revents = 0;
        return;
    }
    if (list.front().revents != 0) {
        std::array<std::uint8_t, 16> bytes{};
        while (receiveFrom(m_waker.get(), bytes) > 0) {
        }
        // Not before: who wakes us in between counts on our looking now.
        m_woken = false;
    }
}

bool SocketSet::isReadable(std::size_t number) const
{
    return (m_entries->list[number + 1].revents & (POLLIN | POLLERR | POLLHUP | POLLNVAL)) != 0;
}

bool SocketSet::isWritable(std::size_t number) const
{
    return (m_entries->list[number + 1].revents & (POLLOUT | POLLERR | POLLHUP | POLLNVAL)) != 0;
}

void SocketSet::wake()
{
    if (m_woken.exchange(true))
        return;
    const std::uint8_t byte = 0;
    static_cast<void>(sendTo(m_waker.get(), {&byte, 1}));
}

} // namespace releve::net
