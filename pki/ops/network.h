// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <utility>

#include "pki/ops/linepool.h"
#include "pki/ops/scepview.h"
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
    friend class CaAsking;

    /// Lives in the network thread.
    struct There
    {
        There(const Clock& clock, const Settings& settings)
            : lines(clock, settings.lines, settings.times, settings.retry)
        {}
        LinePool lines;
        net::HttpClient http;
        std::map<std::uint64_t, std::unique_ptr<ScepView>> views;
    };
    template<class Work>
    void post(Work work)
    {
        m_thread.post([this, work = std::move(work)]() mutable { work(*m_there); });
    }

    QObject* const m_caller;
    std::uint64_t m_last = 0;       // the caller's
    std::unique_ptr<There> m_there; // the network thread's
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

/// A CA that is asked over SCEP, as the caller's thread has it. Nobody is answered when it is gone.
class CaAsking
{
public:
    using Done = std::function<void(CaView)>;

    CaAsking(Network& network, CaQuestion question, Done done);
    CaAsking(const CaAsking&) = delete;
    CaAsking& operator=(const CaAsking&) = delete;
    ~CaAsking();

    /// Answers Cancelled, unless it has answered.
    void cancel();

private:
    static void tell(const std::shared_ptr<Done>& done, CaView view);

    Network& m_network;
    const std::uint64_t m_id;
    std::shared_ptr<Done> m_done; ///< empty once it has answered
};

} // namespace releve::ops
