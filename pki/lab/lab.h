// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/lab/router/router.h"
#include "pki/lab/surroundings.h"

namespace releve::lab {

/// A network of virtual routers and its time (ARCHITECTURE 1): whatever is due at one instant happens one by one, servers
/// first, then clients in byte order of their names, and the clock waits for it. Lives in one thread, which runs an event
/// loop.
class Lab final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        Instant start;
        QString folder; ///< for everything the routers keep; has to exist
        scep::Responder::Options responder;
        std::shared_ptr<const SecretBytes> challenge;
        bool keeps = false;         ///< what is in the folder outlives a kill
        std::uint16_t httpPort = 0; ///< the first one, the others follow; 0 = free ones
        EventLog::Sink events;
    };

    /// `wall` has to outlive it. The clock stands still until run().
    Lab(Options options, const Clock& wall);
    ~Lab() override;

    /// In the order in which they were added. BadArgument when the name is taken or empty.
    /// @param folder the number of its folder, for a router that may find it again; 0: the next one
    Result<Router*> addRouter(const Router::Identity& identity, std::size_t folder = 0);
    [[nodiscard]] Router* router(std::string_view name) const;
    [[nodiscard]] const std::vector<std::unique_ptr<Router>>& routers() const { return m_routers; }

    /// A lab that was killed goes on at the latest instant any of it remembers. Before run().
    void continueFrom(Instant instant) { m_clock.advanceTo(instant); }

    [[nodiscard]] Network& network() { return m_network; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    [[nodiscard]] unsigned speed() const { return m_speed; }
    [[nodiscard]] const EventLog& log() const { return m_log; }

    /// Lab seconds in a second, at least 1.
    void setSpeed(unsigned speed);
    void run();
    void pause();
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Runs, as fast as it goes, to that instant, which is still done, and pauses there; never back.
    void runUntil(Instant instant);
    /// Runs, as fast as it goes, until something was logged, and pauses.
    void runToNextEvent();
    /// Runs, as fast as it goes, until one thing that was due is done, and pauses.
    void runStep();

    /// At one instant faults begin and end, then everything of the servers happens, then everything of the trustpoints
    /// (ROLLOVER_SPEC 14.2 and 14.3).
    enum class Phase : std::uint8_t
    {
        Faults,
        Servers,
        Trustpoints
    };
    /// Does that at an instant of the lab, when the router's timers of that phase have fired; at once when it is past. For
    /// what a fleet file or a scenario plans. BadArgument when there is no such router.
    [[nodiscard]] Status plan(Instant at, std::string_view router, Phase phase,
                              std::function<void(Router&)> act);

Q_SIGNALS:
    /// runUntil() or runToNextEvent() has got there.
    void arrived();
    void troubled(const QString& router, const QString& text);

private:
    /// When, and in which order at one instant.
    struct Turn
    {
        Instant at = lifecycle::never;
        Phase phase = Phase::Servers;
        std::string_view router;
        std::uint64_t plan = 0; ///< 0: timers; else the plan's number

        auto operator<=>(const Turn&) const = default;
    };

    void stir();
    void pump();
    [[nodiscard]] Turn next() const;
    void happen(const Turn& turn);
    void arrive();

    LabClock m_clock;
    EventLog m_log;
    Network m_network;
    Jobs m_jobs;
    Surroundings m_surroundings;
    Options m_options;
    std::vector<std::unique_ptr<Router>> m_routers;
    std::vector<Router*> m_byName; ///< in byte order
    std::map<Turn, std::function<void(Router&)>> m_planned;
    std::uint64_t m_plans = 0;
    QTimer m_timer; ///< for what is due next
    QTimer m_tending;
    std::atomic<bool> m_stirred = false;
    unsigned m_speed = 1;
    bool m_running = false;
    Instant m_until = lifecycle::never;
    std::optional<std::uint64_t> m_untilEvent; ///< runs until the log has more entries than this
    unsigned m_untilTurn = 0;                  ///< 2: runs until one more turn was taken; 1: that is done
};

} // namespace releve::lab
