// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "pki/net/sockets.h"

namespace releve::net {

/// Shuts the connections of a server's peers that take too long or are too many. It only shuts sockets down: the
/// server sees that as the peer's leaving, and closes them itself. Whoever has waited longest goes first, so a
/// peer that opens connections and says nothing shuts out itself and not the others. Any thread.
class ConnectionWatch
{
public:
    struct Limits
    {
        std::size_t total;
        std::size_t perAddress;
        /// How long a peer may take over one request, or over taking its answer, however steadily it trickles.
        std::chrono::milliseconds patience;
    };

    /// What the watch knows of one connection.
    class Connection
    {
        friend class ConnectionWatch;
        using List = std::list<Connection>;

        Socket socket = noSocket;
        std::string address;
        std::chrono::steady_clock::time_point since;
        List* list = nullptr;
        List::iterator position;
    };

    explicit ConnectionWatch(Limits limits);
    ConnectionWatch(const ConnectionWatch&) = delete;
    ConnectionWatch& operator=(const ConnectionWatch&) = delete;
    ~ConnectionWatch();

    /// The connection stays valid until closed(). It waits for its peer to begin with.
    [[nodiscard]] Connection* opened(Socket socket, std::string address);
    /// To be called before the socket is closed.
    void closed(Connection* connection);
    /// From now on the peer has `patience` again.
    void waitForPeer(Connection* connection) { move(connection, m_waiting); }
    /// Nobody hurries a peer that we keep waiting.
    void waitForUs(Connection* connection) { move(connection, m_served); }

private:
    void move(Connection* connection, Connection::List& list);
    void place(Connection* connection, Connection::List& list);
    void shut(Connection& connection);
    void makeRoomFor(const std::string& address);
    void wakeForTheFirst();
    void run();

    const Limits m_limits;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ends = false;
    Connection::List m_waiting; ///< for their peers; longest first
    Connection::List m_served;
    Connection::List m_shut;                         ///< shut down, not closed yet
    std::map<std::string, std::size_t> m_perAddress; ///< of those that are not shut
    std::thread m_thread;                            ///< last: it uses the others
};

} // namespace releve::net
