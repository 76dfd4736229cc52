// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/descriptorpump.h"

#include <utility>

namespace releve::net {

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
