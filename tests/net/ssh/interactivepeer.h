// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <thread>

/// A server of libssh's that takes nothing but keyboard-interactive, and asks what it is told to, one round after the other;
/// a `+` in front is a question whose answer is shown, and an empty one a round without questions. Then it lets the client in
/// and goes.
class InteractivePeer
{
public:
    explicit InteractivePeer(QByteArrayList questions);
    ~InteractivePeer();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Each with a `|` behind.
    [[nodiscard]] QByteArray answers();

private:
    void serve(int listening);

    const QByteArrayList m_questions;
    std::uint16_t m_port = 0;
    std::mutex m_mutex;
    QByteArray m_answers;
    int m_listening = -1;
    std::thread m_thread;
};
