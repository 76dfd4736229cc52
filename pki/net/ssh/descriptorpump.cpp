// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/descriptorpump.h"

#include <utility>

#ifdef _WIN32
#include <winsock2.h>
#else
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace releve::net {

bool prepareSocket(qintptr socket)
{
#ifdef _WIN32
    u_long on = 1;
    const auto handle = static_cast<SOCKET>(socket);
    const bool ready = ioctlsocket(handle, static_cast<long>(FIONBIO), &on) == 0;
#else
    const int handle = static_cast<int>(socket);
    const int flags = fcntl(handle, F_GETFL);
    const bool ready = flags >= 0 && fcntl(handle, F_SETFL, flags | O_NONBLOCK) == 0;
#endif
    const int noDelay = 1;
    ::setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char*>(&noDelay), sizeof noDelay);
    return ready;
}

void closeSocket(qintptr socket)
{
#ifdef _WIN32
    ::closesocket(static_cast<SOCKET>(socket));
#else
    ::close(static_cast<int>(socket));
#endif
}

DescriptorPump::DescriptorPump(qintptr socket, std::function<void()> ready)
    : m_ready(std::move(ready))
    , m_reading(socket, QSocketNotifier::Read)
    , m_writing(socket, QSocketNotifier::Write)
{
    m_writing.setEnabled(false);
    const auto tell = [this] { m_ready(); };
    QObject::connect(&m_reading, &QSocketNotifier::activated, &m_reading, tell);
    QObject::connect(&m_writing, &QSocketNotifier::activated, &m_writing, tell);
#ifdef Q_OS_WIN
    m_poll.setInterval(10);
    QObject::connect(&m_poll, &QTimer::timeout, &m_poll, tell);
#endif
}

void DescriptorPump::waitFor(bool reading, bool writing)
{
    if (m_reading.isEnabled() != reading)
        m_reading.setEnabled(reading);
    if (m_writing.isEnabled() != writing)
        m_writing.setEnabled(writing);
#ifdef Q_OS_WIN
    if (writing && !m_poll.isActive())
        m_poll.start();
    else if (!writing)
        m_poll.stop();
#endif
}

void DescriptorPump::stop()
{
    waitFor(false, false);
}

} // namespace releve::net
