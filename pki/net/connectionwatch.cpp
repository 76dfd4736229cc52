// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/connectionwatch.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace releve::net {

ConnectionWatch::ConnectionWatch(Limits limits) : m_limits(limits), m_thread([this] { run(); }) {}

ConnectionWatch::~ConnectionWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

ConnectionWatch::Connection* ConnectionWatch::opened(Socket socket, std::string address)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.emplace_back();
    Connection& connection = m_waiting.back();
    connection.socket = socket;
    connection.address = std::move(address);
    connection.since = std::chrono::steady_clock::now();
    connection.list = &m_waiting;
    connection.position = std::prev(m_waiting.end());
    ++m_perAddress[connection.address];
    makeRoomFor(connection.address);
    wakeForTheFirst();
    return &connection;
}

void ConnectionWatch::closed(Connection* connection)
{
    const std::lock_guard lock(m_mutex);
    if (connection->list != &m_shut)
        shut(*connection);
    m_shut.erase(connection->position);
}

void ConnectionWatch::move(Connection* connection, Connection::List& list)
{
    const std::lock_guard lock(m_mutex);
    if (connection->list == &m_shut)
        return;
    connection->since = std::chrono::steady_clock::now();
    place(connection, list);
    wakeForTheFirst();
}

void ConnectionWatch::wakeForTheFirst()
{
    // The thread sleeps until the first in line is due, or for good when there is none.
    if (m_waiting.size() == 1)
        m_changed.notify_one();
}

void ConnectionWatch::place(Connection* connection, Connection::List& list)
{
    list.splice(list.end(), *connection->list, connection->position);
    connection->list = &list;
}

void ConnectionWatch::shut(Connection& connection)
{
    shutDownSocket(connection.socket);
    place(&connection, m_shut);
    const auto count = m_perAddress.find(connection.address);
    if (--count->second == 0)
        m_perAddress.erase(count);
}

void ConnectionWatch::makeRoomFor(const std::string& address)
{
    if (m_perAddress[address] > m_limits.perAddress) {
        // The newest is in the list, so there is one.
        shut(*std::find_if(m_waiting.begin(), m_waiting.end(),
                           [&](const Connection& other) { return other.address == address; }));
    }
    if (m_waiting.size() + m_served.size() > m_limits.total)
        shut(m_waiting.front());
}

void ConnectionWatch::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        if (m_waiting.empty()) {
            m_changed.wait(lock);
            continue;
        }
        const auto due = m_waiting.front().since + m_limits.patience;
        if (std::chrono::steady_clock::now() >= due)
            shut(m_waiting.front());
        else
            m_changed.wait_until(lock, due);
    }
}

} // namespace releve::net
