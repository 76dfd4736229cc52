// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSocketNotifier>
#include <QTimer>

#include <functional>

namespace releve::net {

/// Says when a socket that another library reads and writes is ready. The thread it is made in. Whoever closes the socket
/// calls stop() first.
class DescriptorPump
{
public:
    /// `ready` may stop the pump but not destroy it. It begins with waiting for something to read.
    DescriptorPump(qintptr socket, std::function<void()> ready);
    DescriptorPump(const DescriptorPump&) = delete;
    DescriptorPump& operator=(const DescriptorPump&) = delete;
    ~DescriptorPump() = default;

    void waitFor(bool reading, bool writing);
    void stop();

private:
    const std::function<void()> m_ready;
    QSocketNotifier m_reading;
    QSocketNotifier m_writing;
#ifdef Q_OS_WIN
    QTimer m_poll; ///< Windows tells of a socket that can be written to again only once
#endif
};

} // namespace releve::net
