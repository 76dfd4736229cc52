// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::net {

// The sockets of the operating system, as POSIX and Windows have them in common.

using Socket = std::intptr_t;
inline constexpr Socket noSocket = -1;

/// Makes a socket that has been accepted fit for a loop: it neither waits nor lets data wait for more, and no child gets
/// it. False when the system refuses.
[[nodiscard]] bool prepareSocket(Socket socket);
void closeSocket(Socket socket);
/// No more in either direction, for the peer and for whoever waits for it here. Any thread.
void shutDownSocket(Socket socket);
/// The peer learns that no more will come.
void endSending(Socket socket);

/// Bytes that came into `buffer`; 0 when there are none now, -1 when the connection is over.
[[nodiscard]] std::ptrdiff_t receiveFrom(Socket socket, std::span<std::uint8_t> buffer);
/// Bytes that were taken, 0 when none can be now, -1 when the connection is over. Raises no signal.
[[nodiscard]] std::ptrdiff_t sendTo(Socket socket, ByteView bytes);

/// A socket that is closed with its owner.
class OwnedSocket
{
public:
    OwnedSocket() = default;
    explicit OwnedSocket(Socket socket) : m_socket(socket) {}
    OwnedSocket(const OwnedSocket&) = delete;
    OwnedSocket& operator=(const OwnedSocket&) = delete;
    OwnedSocket(OwnedSocket&& other) noexcept : m_socket(other.release()) {}
    OwnedSocket& operator=(OwnedSocket&& other) noexcept;
    ~OwnedSocket();

    [[nodiscard]] Socket get() const { return m_socket; }
    [[nodiscard]] explicit operator bool() const { return m_socket != noSocket; }
    [[nodiscard]] Socket release();

private:
    Socket m_socket = noSocket;
};

struct Listening
{
    OwnedSocket socket;
    std::uint16_t port = 0;
};

/// For IPv4, IPv6 or, with QHostAddress::Any, both; 0 is a free port. AccessDenied, IoFailure.
[[nodiscard]] Result<Listening> listenOn(const QHostAddress& address, std::uint16_t port);

/// Begins to connect; the socket can be written to when it has, or cannot. Unreachable and what connectOutcome() says.
[[nodiscard]] Result<OwnedSocket> connectTo(const QHostAddress& address, std::uint16_t port);
/// What became of it: ConnectionRefused, TimedOut or Unreachable.
[[nodiscard]] Status connectOutcome(Socket socket);

struct SocketPair
{
    OwnedSocket first;
    OwnedSocket second;
};
/// Two prepared sockets of this process, connected to each other and to nobody else. IoFailure.
[[nodiscard]] Result<SocketPair> socketPair();

struct Accepted
{
    enum class Outcome
    {
        Connection,
        Nothing,  ///< nobody waits, or no longer
        NoneLeft, ///< of the system's descriptors: later perhaps
    };
    Outcome outcome = Outcome::Nothing;
    OwnedSocket socket; ///< prepared
    std::string address;
};
[[nodiscard]] Accepted acceptFrom(Socket listening);

/// Waits for several sockets at once. One thread, except for wake().
class SocketSet
{
public:
    SocketSet();
    SocketSet(const SocketSet&) = delete;
    SocketSet& operator=(const SocketSet&) = delete;
    ~SocketSet();

    /// False when the system gave it no way to be woken: it cannot be used then.
    [[nodiscard]] bool isGood() const { return static_cast<bool>(m_waker); }

    void clear();
    /// The sockets are numbered as they are added, from 0.
    void add(Socket socket, bool reading, bool writing);
    /// Until one is ready, wake() has been called or, if it is not negative, the time is over.
    void wait(std::chrono::milliseconds atMost);
    [[nodiscard]] bool isReadable(std::size_t number) const;
    [[nodiscard]] bool isWritable(std::size_t number) const;

    /// Ends the present wait(), or the next. Any thread.
    void wake();

private:
    struct Entries;
    std::unique_ptr<Entries> m_entries;
    OwnedSocket m_waker; ///< a datagram socket that sends to itself: Windows can wait for nothing else
    std::atomic<bool> m_woken = false;
};

} // namespace releve::net
