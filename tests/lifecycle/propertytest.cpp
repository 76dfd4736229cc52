// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <random>

#include <QTest>

#include "tests/lifecycle/instants.h"
#include "tests/lifecycle/invariants.h"
#include "tests/lifecycle/longrun.h"
#include "tests/lifecycle/steps.h"

using namespace releve;
using namespace releve::lifecycle;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

using SE = ServerEventKind;
using TE = TrustpointEventKind;

/// A certificate server and some trustpoints to which anything may happen: every event of both machines, answers that
/// are lost, late or never asked for, reloads and lost clocks.
class World
{
public:
    World(std::uint64_t seed, Invariants& invariants) : m_random(seed), m_invariants(invariants)
    {
        auto& config = m_server.config;
        config.name = "CA";
        config.caLifetime = {static_cast<unsigned>(pick(1, 60)), 0, 0};
        config.certificateLifetime = {static_cast<unsigned>(pick(0, 40)), static_cast<unsigned>(pick(0, 23)),
                                      1};
        config.requestLifetime = std::chrono::hours{pick(1, 200)};
        if (chance(80))
            config.autoRollover = DaysHoursMinutes{static_cast<unsigned>(pick(0, 30)), 0, 0};
        config.grant.automatic = chance(60);
        config.grant.none = chance(5);
        if (chance(20))
            config.grant.trustpoints = {"CA"};
        for (Client& client : m_clients) {
            client.tp.policy.autoEnroll = chance(70);
            client.tp.policy.percent = static_cast<unsigned>(pick(1, 100));
            client.tp.policy.regenerate = chance(50);
            client.tp.policy.retryCount = static_cast<unsigned>(chance(40) ? pick(1, 6) : 0);
            client.tp.policy.retryPeriod = std::chrono::minutes{pick(1, 60)};
        }
        stepServer({.kind = SE::NoShut});
    }

    /// One random thing, and whatever it makes due.
    void live()
    {
        const auto what = pick(0, 9);
        if (what < 4)
            passTime();
        else if (what < 6)
            happenToServer();
        else if (what == 6)
            m_reachable = chance(60);
        else
            happenTo(m_clients[static_cast<std::size_t>(pick(0, 2))]);
        settle();
    }

private:
    struct Client
    {
        Trustpoint tp;
        Holdings saved;
        // Exchanges under way: the enrollment's and the one beside it.
        std::optional<TrustpointEvent> answer;
        std::optional<TrustpointEvent> answerBeside;
    };

    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    bool chance(int percent) { return pick(1, 100) <= percent; }

    void passTime()
    {
        constexpr std::array steps{1s, 59s, 3600s, 86400s, 10 * 86400s};
        const Instant target = m_now + steps[static_cast<std::size_t>(pick(0, 4))];
        for (;;) { // nothing that falls due on the way is passed over
            Instant next = m_server.nextDue();
            for (const Client& client : m_clients)
                next = std::min(next, client.answer || client.answerBeside ? never : client.tp.nextDue());
            if (next > target)
                break;
            m_now = std::max(m_now, next);
            settle();
        }
        m_now = target;
    }

    void happenToServer()
    {
        constexpr std::array kinds{SE::NoShut,        SE::Shut,           SE::HttpOff,
                                   SE::HttpOn,        SE::ClockLost,      SE::ClockAuthoritative,
                                   SE::StorageLost,   SE::StorageBack,    SE::CrlUpdateDue,
                                   SE::Rollover,      SE::RolloverCancel, SE::GrantAll,
                                   SE::RejectAll,     SE::Grant,          SE::Reject,
                                   SE::RemoveRequest, SE::Revoke,         SE::Unrevoke,
                                   SE::NoShut,        SE::HttpOn,         SE::ClockAuthoritative,
                                   SE::StorageBack,   SE::Rollover,       SE::GrantAll};
        const SE kind = kinds[static_cast<std::size_t>(pick(0, static_cast<int>(kinds.size()) - 1))];
        stepServer({.kind = kind, .request = static_cast<RequestId>(pick(0, 9)), .serial = 2});
    }

    void happenTo(Client& client)
    {
        constexpr std::array kinds{TE::Configured,
                                   TE::Authenticate,
                                   TE::Enroll,
                                   TE::Enroll,
                                   TE::Enroll,
                                   TE::Enroll,
                                   TE::CancelEnroll,
                                   TE::RemoveChain,
                                   TE::ClockLost,
                                   TE::ClockAuthoritative,
                                   TE::ClockAuthoritative};
        const auto what = pick(0, 15);
        if (what == 15) {
            step(client, {.kind = TE::Reload, .startup = &client.saved});
        } else if (what == 14) {
            client.saved = client.tp.holdings; // write memory
        } else if (what > 10) {
            nobodyAsked(client);
        } else {
            if (needsCleanStart(client.tp, m_server) && chance(50))
                step(client, {.kind = TE::RemoveChain});
            step(client, {.kind = kinds[static_cast<std::size_t>(what)]});
        }
    }

    /// A timer that is not due and an answer to nothing change nothing.
    void nobodyAsked(Client& client)
    {
        const auto timer =
            static_cast<TE>(pick(static_cast<int>(TE::CaEnds), static_cast<int>(TE::IdentityEnds)));
        if (client.tp.due(m_now) != timer)
            m_invariants.expect(lifecycle::step(client.tp, {.kind = timer}, m_now).actions.empty(),
                                "a timer that was not due did something");
        for (const SE due : {SE::ShadowGenerationDue, SE::CertExpireDue}) {
            if (m_server.due(m_now) != due)
                m_invariants.expect(lifecycle::step(m_server, {.kind = due}, m_now).actions.empty(),
                                    "a timer that was not due did something");
        }
        if (client.tp.enrollment.inFlight || client.tp.nextCa.inFlight)
            return;
        const Holdings before = client.tp.holdings;
        const auto kind = static_cast<AnswerKind>(pick(0, 5));
        const TrustpointStep done = lifecycle::step(
            client.tp, TrustpointEvent::answered({kind, {99, 98, 1, m_now, m_now}, 1}), m_now);
        m_invariants.expect(done.actions.empty() && client.tp.holdings == before,
                            "an answer to nothing did something");
    }

    /// Does what is due, and delivers most of what is under way.
    void settle()
    {
        while (const auto due = m_server.due(m_now))
            stepServer({.kind = *due});
        m_invariants.afterTurn(m_server.nextDue(), m_now);
        for (Client& client : m_clients) {
            for (;;) {
                if (const auto due = client.tp.due(m_now)) {
                    step(client, {.kind = *due});
                } else if (client.answer && chance(90)) {
                    step(client, *std::exchange(client.answer, std::nullopt));
                } else if (client.answerBeside && chance(90)) {
                    step(client, *std::exchange(client.answerBeside, std::nullopt));
                } else {
                    break;
                }
            }
            if (!client.tp.enrollment.inFlight && !client.tp.nextCa.inFlight)
                m_invariants.afterTurn(client.tp.nextDue(), m_now);
        }
    }

    void stepServer(const ServerEvent& event)
    {
        const ServerStep done = lifecycle::step(m_server, event, m_now);
        m_invariants.afterServer(m_server, event, done);
    }

    void step(Client& client, const TrustpointEvent& event)
    {
        const TrustpointStep done = lifecycle::step(client.tp, event, m_now);
        m_invariants.afterTrustpoint(client.tp, event, done);
        if (!client.tp.enrollment.inFlight) // what was abandoned is not delivered
            client.answer.reset();
        if (!client.tp.nextCa.inFlight)
            client.answerBeside.reset();
        if (const auto* sent = find<SendMessage>(done)) {
            const bool beside =
                sent->message.operation == Operation::GetNextCaCert && !client.tp.policy.autoEnroll;
            (beside ? client.answerBeside : client.answer) = exchange(client, sent->message);
        }
    }

    TrustpointEvent exchange(const Client& client, const Message& message)
    {
        if (!m_reachable || chance(10))
            return TrustpointEvent::transportFailed(message.operation);
        const ServerEvent received{.kind = SE::Receive,
                                   .requester = static_cast<Requester>(&client - m_clients.data()),
                                   .message = message};
        const ServerStep done = lifecycle::step(m_server, received, m_now);
        m_invariants.afterServer(m_server, received, done);
        const auto* sent = find<SendAnswer>(done);
        return sent ? TrustpointEvent::answered(sent->answer)
                    : TrustpointEvent::transportFailed(message.operation);
    }

    std::mt19937_64 m_random;
    Invariants& m_invariants;
    Instant m_now = at("2015-10-09T12:14:16Z");
    bool m_reachable = true;
    CertificateServer m_server;
    std::array<Client, 3> m_clients;
};

} // namespace

class PropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomSequencesKeepTheInvariants()
    {
        Invariants invariants;
        const std::size_t sequences = repetitions(1'000, 120'000);
        for (std::size_t seed = 1; seed <= sequences; ++seed) {
            World world(seed, invariants);
            for (int i = 0; i < 60 && invariants.complaint().empty(); ++i)
                world.live();
            QVERIFY2(invariants.complaint().empty(),
                     (invariants.complaint() + ", seed " + std::to_string(seed)).c_str());
            invariants.forget();
        }
        QVERIFY(invariants.steps() > 10'000); // they did something
    }
};

QTEST_GUILESS_MAIN(PropertyTest)
#include "propertytest.moc"
