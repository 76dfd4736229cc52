// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/lab.h"

#include <QDir>

#include <algorithm>

namespace releve::lab {

namespace {

using namespace std::chrono_literals;

} // namespace

Lab::Lab(Options options, const Clock& wall)
    : m_clock(options.start, wall)
    , m_log(options.events)
    , m_surroundings{m_clock,
                     m_log,
                     m_network,
                     m_jobs,
                     net::HttpClient(),
                     options.responder,
                     options.challenge,
                     options.keeps,
                     [this] { stir(); },
                     [this] { return m_options.httpPort == 0 ? std::uint16_t{0} : m_options.httpPort++; }}
    , m_options(std::move(options))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Lab::pump);
    connect(&m_tending, &QTimer::timeout, this, [this] {
        for (const auto& router : m_routers)
            router->tend();
    });
    m_tending.start(1s);
}

Lab::~Lab()
{
    m_jobs.finish(); // they call back to routers
    m_routers.clear();
}

Result<Router*> Lab::addRouter(const Router::Identity& identity, std::size_t number)
{
    if (identity.name.empty() || router(identity.name))
        return Error{ErrorCode::BadArgument, "router name '" + escaped(identity.name) +
                                                 (identity.name.empty() ? "' is empty" : "' is taken")};
    const QString folder =
        m_options.folder + QStringLiteral("/routers/") +
        QString::number(number == 0 ? m_routers.size() + 1 : number).rightJustified(4, QLatin1Char('0'));
    m_routers.push_back(std::make_unique<Router>(identity, m_surroundings, folder,
                                                 m_options.folder + QStringLiteral("/stores")));
    Router* added = m_routers.back().get();
    connect(added, &Router::troubled, this, [this, added](const QString& text) {
        Q_EMIT troubled(QString::fromStdString(added->name()), text);
    });
    const auto place =
        std::upper_bound(m_byName.begin(), m_byName.end(), added,
                         [](const Router* a, const Router* b) { return a->name() < b->name(); });
    m_byName.insert(place, added);
    return added;
}

Router* Lab::router(std::string_view name) const
{
    const auto place = std::lower_bound(m_byName.begin(), m_byName.end(), name,
                                        [](const Router* a, std::string_view b) { return a->name() < b; });
    return place != m_byName.end() && (*place)->name() == name ? *place : nullptr;
}

void Lab::setSpeed(unsigned speed)
{
    m_speed = std::max(1U, speed);
    stir();
}

void Lab::run()
{
    m_running = true;
    m_until = lifecycle::never;
    m_untilEvent.reset();
    m_untilTurn = 0;
    stir();
}

void Lab::pause()
{
    m_running = false;
    m_until = lifecycle::never;
    m_untilEvent.reset();
    m_untilTurn = 0;
    m_clock.setSpeed(0);
    m_timer.stop();
}

void Lab::runUntil(Instant instant)
{
    run();
    m_until = instant;
}

void Lab::runToNextEvent()
{
    run();
    m_untilEvent = m_log.count();
}

void Lab::runStep()
{
    run();
    m_untilTurn = 2;
}

Status Lab::plan(Instant at, std::string_view name, Phase phase, std::function<void(Router&)> act)
{
    Router* known = router(name);
    if (!known)
        return Error{ErrorCode::BadArgument, "no router '" + escaped(name) + "'"};
    m_planned.emplace(Turn{at, phase, known->name(), ++m_plans}, std::move(act));
    stir();
    return std::monostate{};
}

/// From any thread. Many calls, one look.
void Lab::stir()
{
    if (!m_stirred.exchange(true))
        QMetaObject::invokeMethod(this, &Lab::pump, Qt::QueuedConnection);
}

Lab::Turn Lab::next() const
{
    Turn first;
    for (const Router* router : m_byName) {
        const std::string_view name = router->name();
        first = std::min(first, Turn{router->serverDue(), Phase::Servers, name, 0});
        first = std::min(first, Turn{router->trustpointsDue(), Phase::Trustpoints, name, 0});
    }
    return m_planned.empty() ? first : std::min(first, m_planned.begin()->first);
}

void Lab::happen(const Turn& turn)
{
    Router& subject = *router(turn.router);
    if (turn.plan != 0) {
        const auto act = std::move(m_planned.extract(turn).mapped());
        act(subject);
    } else if (turn.phase == Phase::Servers) {
        subject.serverFalls();
    } else {
        subject.trustpointsFall();
    }
}

void Lab::pump()
{
    m_stirred = false;
    while (m_running && !m_clock.isHeld()) {
        if ((m_untilEvent && m_log.count() > *m_untilEvent) || m_untilTurn == 1)
            return arrive();
        const Turn first = next();
        const bool hurried = m_until != lifecycle::never || m_untilEvent || m_untilTurn != 0;
        m_clock.setLimit(std::min(first.at, m_until));
        m_clock.setSpeed(m_speed);
        if (hurried && (first.at != lifecycle::never || m_until != lifecycle::never))
            m_clock.advanceTo(std::min(first.at, m_until));
        if (first.at <= m_clock.now() && first.at <= m_until) {
            m_untilTurn = m_untilTurn == 0 ? 0 : 1;
            happen(first);
            continue;
        }
        if (m_until <= m_clock.now())
            return arrive();
        if (first.at != lifecycle::never) {
            const auto wait = m_clock.wallUntil(first.at);
            constexpr Duration longest = 1h; // what a QTimer can count to
            m_timer.start(std::min(wait.value_or(longest), longest));
        }
        return;
    }
}

void Lab::arrive()
{
    pause();
    Q_EMIT arrived();
}

} // namespace releve::lab
