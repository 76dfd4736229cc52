// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>

#include "pki/net/sockets.h"

namespace releve::net {

/// Tells an event loop that somebody connects to a listening socket, and costs that loop nothing until then: one thread
/// waits for all such sockets of the process. An event loop asks the system about each of its sockets at every turn, which
/// is a quarter of what a lab of a thousand routers does.
class ListenWatch
{
public:
    /// @param listening has to outlive it
    /// @param waiting called from the event loop of `context`, once; then not before again()
    ListenWatch(Socket listening, QObject* context, std::function<void()> waiting);
    ListenWatch(const ListenWatch&) = delete;
    ListenWatch& operator=(const ListenWatch&) = delete;
    /// `context` is not called any more once it is gone, which has to be after this.
    ~ListenWatch();

    /// False when the system gave no way to watch.
    [[nodiscard]] bool isGood() const;
    /// Whoever waited was seen to: tells of the next.
    void again();

private:
    class Thread;

    std::shared_ptr<Thread> m_thread;
    std::uint64_t m_number;
};

} // namespace releve::net
