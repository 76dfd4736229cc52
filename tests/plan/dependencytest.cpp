// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/plan/played.h"
#include "tests/plan/probes.h"

using namespace releve;
using namespace releve::plan;
using namespace std::chrono_literals;
using lifecycle::LogEvent;
using std::chrono::days;

namespace {

const Instant start = at("2015-10-09T12:14:16Z");
constexpr days caLife{100};

/// One point of the grid: a client whose identity is clipped to the CA's end, `left` before that end.
struct Point
{
    unsigned percent;
    Duration left;    ///< E − s_i
    Duration overlap; ///< R
    std::optional<Duration>
        grantDelay{}; ///< after the request for the rollover identity; empty = `grant auto`

    [[nodiscard]] Instant end() const { return start + caLife; }
    [[nodiscard]] Instant shadow() const { return lifecycle::partOfTheWay(end() - left, end(), percent); }
    [[nodiscard]] Instant generation() const { return end() - overlap; }
    /// The first instant at which GetNextCACert succeeds: SHADOW itself, or a CONNECT RETRY behind the generation.
    [[nodiscard]] Instant fetched() const
    {
        const Instant first = shadow();
        return first >= generation() ? first : lifecycle::nextRetryAfter(generation() - 1s, first, 1min);
    }
    /// When the granted identity is collected: at once, or at the first poll behind the grant.
    [[nodiscard]] Instant collected() const
    {
        if (!grantDelay)
            return fetched();
        return lifecycle::nextRetryAfter(fetched() + *grantDelay - 1s, fetched(), 1min);
    }
};

lifecycle::DaysHoursMinutes asConfigured(Duration duration)
{
    const auto d = std::chrono::floor<days>(duration);
    const auto h = std::chrono::floor<std::chrono::hours>(duration - d);
    const auto m = std::chrono::floor<std::chrono::minutes>(duration - d - h);
    return {static_cast<unsigned>(d.count()), static_cast<unsigned>(h.count()),
            static_cast<unsigned>(m.count())};
}

Played playPoint(const Point& point)
{
    Scenario scenario;
    scenario.start = start;
    scenario.until = point.end();
    ScenarioServer server;
    server.name = server.config.name = "CA";
    server.config.caLifetime = {static_cast<unsigned>(caLife.count()), 0, 0};
    server.config.certificateLifetime = {static_cast<unsigned>(caLife.count()), 0, 0};
    server.config.autoRollover = asConfigured(point.overlap);
    server.config.grant.automatic = !point.grantDelay;
    server.config.requestLifetime = std::chrono::hours{2400};
    scenario.servers.push_back(server);
    ScenarioClients client;
    client.name = "r";
    client.enrolledAt = point.end() - point.left;
    client.config.autoEnroll = lifecycle::AutoEnroll{point.percent, false};
    scenario.clients.push_back(client);
    if (point.grantDelay) {
        const ScenarioTarget ca{ScenarioTarget::Kind::Server, 0, 0};
        // The first enrollment is granted a second after its request, collected a minute later.
        scenario.acts.push_back({client.enrolledAt + 1s, ca, ActKind::GrantAll});
        scenario.acts.push_back({point.fetched() + *point.grantDelay, ca, ActKind::GrantAll});
    }
    InvariantProbe probe;
    Played played = play(scenario, &probe);
    if (!probe.complaint().empty())
        qFatal("%s", probe.complaint().c_str());
    return played;
}

bool firstFetchFails(const Played& played)
{
    for (const Heard& heard : played.log) {
        if (heard.line == "next-ca-fetched")
            return false;
        if (heard.line.starts_with("transport-failure"))
            return true;
    }
    return false;
}

/// Whether the client came through the CA's end.
bool stranded(const Played& played)
{
    return !played.summary.stranded.empty();
}

std::string nameOf(const Point& point)
{
    return std::to_string(point.percent) + " % of " + std::to_string(point.left / 1min) + " min, overlap " +
           std::to_string(point.overlap / 1min) + " min";
}

} // namespace

/// The timer dependency of ROLLOVER_SPEC 10, τ ≤ (1 − p)(E − s) ≤ R − μ with μ = 0, against the simulator.
class DependencyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The right side is false exactly when the first GetNextCACert fails; the client is then stranded exactly when no
    /// retry falls between generation and the end (τ = 0: granted at once).
    void rightSide()
    {
        std::size_t failed = 0;
        std::size_t lost = 0;
        std::size_t points = 0;
        for (const unsigned percent : {1U, 10U, 33U, 50U, 70U, 80U, 90U, 95U, 99U}) {
            for (const Duration left : {Duration(days{99}), Duration(days{73} + 7h), Duration(days{40}),
                                        Duration(days{11} + 3h + 17min), Duration(days{3})}) {
                for (const Duration overlap :
                     {Duration(days{90}), Duration(days{45} + 1h), Duration(days{21}),
                      Duration(days{6} + 5min), Duration(days{1}), Duration(2h)}) {
                    const Point point{percent, left, overlap};
                    const Duration distance =
                        point.end() - point.shadow(); // (1 − p)(E − s), in whole seconds
                    if (distance == overlap)
                        continue; // the boundary has a test of its own
                    const Played played = playPoint(point);
                    const bool holds = distance <= overlap;
                    QVERIFY2(firstFetchFails(played) == !holds, nameOf(point).c_str());
                    const bool retryInTime = point.fetched() < point.end();
                    QVERIFY2(point.fetched() != point.end(), "a boundary in the grid");
                    QVERIFY2(stranded(played) == !retryInTime, nameOf(point).c_str());
                    failed += !holds;
                    lost += !retryInTime;
                    ++points;
                }
            }
        }
        QCOMPARE(points, std::size_t{9 * 5 * 6}); // no boundary slipped into the grid
        QVERIFY(failed > 50 && failed < points - 50);
        QVERIFY(lost > 10 && lost < failed);
    }

    /// The left side is false exactly when the grant, rounded up to the next poll, passes the end.
    void leftSide()
    {
        std::size_t lost = 0;
        std::size_t points = 0;
        for (const unsigned percent : {50U, 80U, 90U, 95U, 99U}) {
            for (const Duration left : {Duration(days{60}), Duration(days{10}), Duration(days{2})}) {
                for (const Duration delay : {Duration(30s), Duration(7min), Duration(5h),
                                             Duration(days{1} + 1h), Duration(days{4}), Duration(days{9})}) {
                    const Point point{percent, left, Duration(days{99}), delay};
                    const Duration distance = point.end() - point.shadow();
                    const Duration tau = point.collected() - point.fetched();
                    QVERIFY2(tau != distance, "a boundary in the grid");
                    const Played played = playPoint(point);
                    QVERIFY2(!firstFetchFails(played), nameOf(point).c_str());
                    QVERIFY2(stranded(played) == (tau > distance), nameOf(point).c_str());
                    lost += tau > distance;
                    ++points;
                }
            }
        }
        QVERIFY(lost > 10 && lost < points - 10);
    }

    /// Both at once: a fetch that has to be repeated, then a grant that takes time.
    void bothSides()
    {
        std::size_t lost = 0;
        for (const unsigned percent : {50U, 80U, 90U}) {
            for (const Duration overlap : {Duration(days{5}), Duration(days{2}), Duration(12h)}) {
                for (const Duration delay : {Duration(7min), Duration(5h), Duration(days{2})}) {
                    const Point point{percent, Duration(days{60}), overlap, delay};
                    const Played played = playPoint(point);
                    QVERIFY2(firstFetchFails(played), nameOf(point).c_str());
                    const bool late = point.fetched() >= point.end() || point.collected() >= point.end();
                    QVERIFY2(stranded(played) == late, nameOf(point).c_str());
                    lost += late;
                }
            }
        }
        QVERIFY(lost > 3 && lost < 24);
    }

    // The boundaries.

    void boundary_rightSide()
    {
        // 90 % of 10 days leave one day; the overlap is one day. Servers act first: the rule holds.
        const Point exact{90, days{10}, days{1}};
        QCOMPARE(exact.shadow(), exact.generation());
        QVERIFY(!firstFetchFails(playPoint(exact)));
        // A minute less (no less can be configured), and it does not.
        QVERIFY(firstFetchFails(playPoint({90, days{10}, days{1} - 1min})));
        QVERIFY(!firstFetchFails(playPoint({90, days{10}, days{1} + 1min})));
    }

    void boundary_leftSide()
    {
        // 90 % of 2560 minutes leave 256: the poll at 256 minutes falls on the end itself, where the CA's end comes
        // first (rule 14.4). One second more of distance, and the poll is in time.
        const Point exact{90, 2560min, days{99}, 200min};
        QCOMPARE(exact.collected(), exact.end());
        QVERIFY(stranded(playPoint(exact)));
        const Point more{90, 2561min, days{99}, 200min};
        QVERIFY(more.collected() < more.end());
        QVERIFY(!stranded(playPoint(more)));
    }

    void boundary_shadowOnTheEnd()
    {
        // auto-enroll without a number: SHADOW on the CA's end is too late.
        QVERIFY(stranded(playPoint({100, days{10}, days{50}})));
        QVERIFY(!stranded(playPoint({99, days{10}, days{50}})));
    }

    void boundary_grantOnAPoll()
    {
        // Servers act first: a grant at the instant of a poll is collected by it.
        const Point point{50, days{10}, days{99}, 4min};
        QCOMPARE(point.collected(), point.fetched() + 4min);
        const Played played = playPoint(point);
        const auto complete = std::find_if(played.log.begin(), played.log.end(), [](const Heard& heard) {
            return heard.line == "shadow-complete";
        });
        QCOMPARE(complete->at, point.collected());
    }

    void clientsWithoutAutoEnroll()
    {
        // 0.10 (E − s_a) ≤ R: ten days before the end.
        for (const auto& [overlap, fails] :
             {std::pair{Duration(days{10}), false}, {Duration(days{10} - 1min), true}}) {
            Scenario scenario;
            scenario.start = start;
            scenario.until = start + caLife;
            ScenarioServer server;
            server.name = server.config.name = "CA";
            server.config.caLifetime = {100, 0, 0};
            server.config.autoRollover = asConfigured(overlap);
            server.config.grant.automatic = true;
            scenario.servers.push_back(server);
            ScenarioClients client;
            client.name = "r";
            client.enrolledAt = start;
            scenario.clients.push_back(client);
            QCOMPARE(firstFetchFails(play(scenario)), fails);
        }
    }
};

QTEST_GUILESS_MAIN(DependencyTest)
#include "dependencytest.moc"
