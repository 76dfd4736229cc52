// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <utility>

#include "pki/ops/linepool.h"
#include "pki/ops/workthread.h"

namespace releve::ops {

/// The network thread, and what lives in it. Used by one other thread, the caller's, which it calls back by way of
/// `caller`.
class Network
{
public:
    struct Settings
    {
        LinePool::Limits lines;
        net::SshTimes times;
        net::SshRetry::Policy retry;
    };

    /// @param clock outlives it
    /// @param caller lives in the caller's thread, and outlives it
    Network(const Clock& clock, QObject* caller, const Settings& settings);
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    /// Waits until everything is closed.
    ~Network();

private:
    friend class Line;
    template<class Work>
    void withLines(Work work)
    {
        m_thread.post([this, work = std::move(work)]() mutable {
            if (m_lines)
                work(*m_lines);
        });
    }

    QObject* const m_caller;
    LineId m_lastLine = 0;             // the caller's
    std::unique_ptr<LinePool> m_lines; // the network thread's
    WorkThread m_thread;
};

/// A line to a router, as the caller's thread has it: a LineSession's commands and events, in that thread. Closed when it
/// goes, and nothing more is told then; an event may do that.
class Line
{
public:
    Line(Network& network, LineTarget target, LineEvents events);
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line();

    /// One at a time, once it is ready. Always answered by LineEvents::ran; without the script when none of it was run.
    void run(std::unique_ptr<Script> script, bool keepsRecord = false);
    void cancel();
    [[nodiscard]] bool isReady() const;

private:
    struct Told;

    Network& m_network;
    const LineId m_id;
    std::shared_ptr<Told> m_told; // the network thread has weak references
};

} // namespace releve::ops
