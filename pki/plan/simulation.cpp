// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/simulation.h"

#include <algorithm>
#include <numeric>

namespace releve::plan {

using namespace lifecycle;
using SE = ServerEventKind;
using TE = TrustpointEventKind;

Simulation::Simulation(const Scenario& scenario, LogSink* sink, SimulationProbe* probe)
    : m_start(scenario.start)
    , m_until(scenario.until)
    , m_now(scenario.start)
    , m_sink(sink)
    , m_probe(probe)
    , m_agendas(scenario)
{
    addServers(scenario);
    addClients(scenario);
}

void Simulation::addServers(const Scenario& scenario)
{
    std::vector<std::size_t> order(scenario.servers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return scenario.servers[a].name < scenario.servers[b].name; });
    m_servers.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        m_servers[i].name = &scenario.servers[order[i]].name;
        m_servers[i].agenda = &m_agendas.ofServer(order[i]);
        m_servers[i].machine.config = scenario.servers[order[i]].config;
        m_names.push_back(scenario.servers[order[i]].name);
    }
}

void Simulation::addClients(const Scenario& scenario)
{
    struct Member
    {
        std::string name;
        std::uint32_t group;
        std::uint32_t member;
    };
    std::vector<Member> members;
    for (std::uint32_t group = 0; group < scenario.clients.size(); ++group) {
        for (std::uint32_t member = 0; member < scenario.clients[group].count; ++member)
            members.push_back({scenario.clients[group].memberName(member), group, member});
    }
    std::sort(members.begin(), members.end(),
              [](const Member& a, const Member& b) { return a.name < b.name; });

    std::vector<std::uint32_t> rankOfServer(scenario.servers.size());
    for (std::size_t i = 0; i < scenario.servers.size(); ++i) {
        const auto place = std::lower_bound(m_names.begin(), m_names.end(), scenario.servers[i].name);
        rankOfServer[i] = static_cast<std::uint32_t>(place - m_names.begin());
    }
    std::vector<Requester> requesters(scenario.servers.size(), 0);
    m_clients.resize(members.size());
    m_names.reserve(m_names.size() + members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
        const ScenarioClients& group = scenario.clients[members[i].group];
        Client& client = m_clients[i];
        client.machine.policy = policyOf(group.config);
        client.enrollAt = group.enrolledAt;
        client.groupAgenda = &m_agendas.ofGroup(members[i].group);
        client.ownAgenda = m_agendas.ofClient(members[i].group, members[i].member);
        client.server = rankOfServer[group.server];
        client.requester = requesters[group.server]++;
        m_names.push_back(std::move(members[i].name));
    }
}

Summary Simulation::run()
{
    WakeQueue queue = firstWakes();
    while (!queue.empty() && queue.front().at <= m_until) {
        m_now = queue.front().at;
        queue.delayFront(turn(queue.front().device));
    }
    return summary();
}

WakeQueue Simulation::firstWakes() const
{
    std::vector<WakeQueue::Wake> wakes;
    wakes.reserve(m_names.size());
    for (DeviceIndex device = 0; device < m_names.size(); ++device) {
        const bool server = device < m_servers.size();
        const Client* client = server ? nullptr : &m_clients[device - m_servers.size()];
        const auto losesClock = [](const Agenda* agenda) { return agenda && !agenda->clockLost.empty(); };
        const bool atStart = server || losesClock(client->groupAgenda) || losesClock(client->ownAgenda);
        wakes.push_back({atStart ? m_start : nextWake(*client), device});
    }
    return WakeQueue(std::move(wakes));
}

Instant Simulation::turn(DeviceIndex device)
{
    if (device < m_servers.size())
        return serverTurn(m_servers[device]);
    return clientTurn(device, m_clients[device - m_servers.size()]);
}

/// Rule 14.4: creation, CS SHADOW CERT GENERATION, CS CERT EXPIRE, acts in file order.
Instant Simulation::serverTurn(Server& server)
{
    CertificateServer& machine = server.machine;
    const bool lost = server.agenda->clockLost.contains(m_now);
    if (lost == machine.clockAuthoritative)
        stepServer(server, {.kind = lost ? SE::ClockLost : SE::ClockAuthoritative});
    if (machine.shut && !lost) // rule 14.9
        stepServer(server, {.kind = SE::NoShut});
    drain(server);
    const auto& acts = server.agenda->acts;
    for (; server.nextAct < acts.size() && acts[server.nextAct].at <= m_now; ++server.nextAct) {
        serverAct(server, acts[server.nextAct].what);
        drain(server);
    }
    if (m_probe)
        m_probe->turnEnded(machine.nextDue(), m_now);
    const Instant nextAct = server.nextAct < acts.size() ? acts[server.nextAct].at : never;
    return std::min({machine.nextDue(), nextAct, server.agenda->clockLost.nextEdgeAfter(m_now)});
}

/// Rule 14.10: what it refuses leaves no event.
void Simulation::serverAct(Server& server, ActKind what)
{
    switch (what) {
    case ActKind::Rollover:
        return stepServer(server, {.kind = SE::Rollover});
    case ActKind::RolloverCancel:
        return stepServer(server, {.kind = SE::RolloverCancel});
    case ActKind::GrantAll:
        return stepServer(server, {.kind = SE::GrantAll});
    case ActKind::RejectAll:
        return stepServer(server, {.kind = SE::RejectAll});
    case ActKind::Enroll:
        return;
    }
}

void Simulation::drain(Server& server)
{
    while (const auto due = server.machine.due(m_now))
        stepServer(server, {.kind = *due});
}

void Simulation::stepServer(Server& server, const ServerEvent& event)
{
    const ServerStep done = step(server.machine, event, m_now);
    for (const ServerAction& action : done.actions) {
        if (const auto* entry = std::get_if<LogEntry>(&action))
            log(static_cast<DeviceIndex>(&server - m_servers.data()), *entry);
    }
    if (m_probe)
        m_probe->serverStepped(server.machine, event, done);
}

/// Rule 14.4: what is due in the order the trustpoint knows, `enrolled_at`, acts in file order.
Instant Simulation::clientTurn(DeviceIndex device, Client& client)
{
    updateClock(device, client);
    drain(device, client);
    if (client.enrollAt <= m_now && client.machine.clockAuthoritative) { // rule 14.8
        client.enrollAt = never;
        enroll(device, client);
    }
    clientActs(device, client);
    if (m_probe)
        m_probe->turnEnded(client.machine.nextDue(), m_now);
    return nextWake(client);
}

void Simulation::updateClock(DeviceIndex device, Client& client)
{
    const bool lost = client.groupAgenda->clockLost.contains(m_now) ||
                      (client.ownAgenda && client.ownAgenda->clockLost.contains(m_now));
    if (lost == client.machine.clockAuthoritative)
        stepClient(device, client, {.kind = lost ? TE::ClockLost : TE::ClockAuthoritative});
}

/// The acts of the group and the client's own, merged. There is one kind.
void Simulation::clientActs(DeviceIndex device, Client& client)
{
    const auto due = [&](const Agenda* agenda, std::uint32_t next) -> const PlannedAct* {
        return agenda && next < agenda->acts.size() && agenda->acts[next].at <= m_now ? &agenda->acts[next]
                                                                                      : nullptr;
    };
    for (;;) {
        const PlannedAct* ofGroup = due(client.groupAgenda, client.nextGroupAct);
        const PlannedAct* own = due(client.ownAgenda, client.nextOwnAct);
        if (!ofGroup && !own)
            return;
        ++(ofGroup ? client.nextGroupAct : client.nextOwnAct);
        if (client.machine.clockAuthoritative) // rule 14.8: else refused
            enroll(device, client);
    }
}

/// Rule 14.11.
void Simulation::enroll(DeviceIndex device, Client& client)
{
    if (needsCleanStart(client.machine, m_servers[client.server].machine)) {
        stepClient(device, client, {.kind = TE::RemoveChain});
        m_watch.cleanStart(client.watch, m_now);
    }
    stepClient(device, client, {.kind = TE::Enroll});
    drain(device, client);
}

void Simulation::drain(DeviceIndex device, Client& client)
{
    while (const auto due = client.machine.due(m_now))
        stepClient(device, client, {.kind = *due});
}

/// One event and the exchanges that follow from it; they take no time (rule 14.1).
void Simulation::stepClient(DeviceIndex device, Client& client, const TrustpointEvent& first)
{
    const CertificateServer& server = m_servers[client.server].machine;
    std::optional<TrustpointEvent> event = first;
    while (event) {
        const TrustpointStep done = step(client.machine, *event, m_now);
        const Message* message = nullptr;
        for (const TrustpointAction& action : done.actions) {
            if (const auto* entry = std::get_if<LogEntry>(&action)) {
                log(device, *entry);
                m_watch.heard(device, client.watch, *entry, client.machine, server, m_now);
            } else if (const auto* sent = std::get_if<SendMessage>(&action)) {
                message = &sent->message;
            }
        }
        if (m_probe)
            m_probe->trustpointStepped(client.machine, *event, done);
        event = message ? std::optional(exchange(client, *message)) : std::nullopt;
    }
}

TrustpointEvent Simulation::exchange(const Client& client, const Message& message)
{
    Server& server = m_servers[client.server];
    countRequest(server);
    const bool unreachable = server.agenda->unreachable.contains(m_now) ||
                             client.groupAgenda->unreachable.contains(m_now) ||
                             (client.ownAgenda && client.ownAgenda->unreachable.contains(m_now));
    if (unreachable)
        return TrustpointEvent::transportFailed(message.operation);
    const ServerEvent received{.kind = SE::Receive, .requester = client.requester, .message = message};
    const ServerStep done = step(server.machine, received, m_now);
    if (m_probe)
        m_probe->serverStepped(server.machine, received, done);
    for (const ServerAction& action : done.actions) {
        if (const auto* sent = std::get_if<SendAnswer>(&action))
            return TrustpointEvent::answered(sent->answer);
    }
    return TrustpointEvent::transportFailed(message.operation); // rule 14.13
}

Instant Simulation::nextWake(const Client& client) const
{
    Instant wake = client.machine.nextDue();
    if (client.machine.clockAuthoritative)
        wake = std::min(wake, client.enrollAt); // else put off to the end of the loss
    const auto consider = [&](const Agenda* agenda, std::uint32_t nextAct) {
        if (!agenda)
            return;
        if (nextAct < agenda->acts.size())
            wake = std::min(wake, agenda->acts[nextAct].at);
        if (!agenda->clockLost.empty())
            wake = std::min(wake, agenda->clockLost.nextEdgeAfter(m_now));
    };
    consider(client.groupAgenda, client.nextGroupAct);
    consider(client.ownAgenda, client.nextOwnAct);
    return wake;
}

/// Rule 14.39: arrived or not, per UTC calendar minute.
void Simulation::countRequest(Server& server)
{
    const Instant minute = std::chrono::floor<std::chrono::minutes>(m_now);
    if (minute != server.minute) {
        server.minute = minute;
        server.inMinute = 0;
    }
    server.peak = std::max(server.peak, ++server.inMinute);
}

void Simulation::log(DeviceIndex device, const LogEntry& entry)
{
    ++m_summary.events;
    switch (entry.event) {
    case LogEvent::Renewed:
        ++m_summary.renewals;
        break;
    case LogEvent::ShadowComplete:
        ++m_summary.shadows;
        break;
    case LogEvent::TimerFired:
        if (entry.timer == Timer::Poll || entry.timer == Timer::ConnectRetry)
            ++m_summary.retries;
        break;
    default:
        break;
    }
    if (m_sink)
        m_sink->write({m_now, m_names[device], entry});
}

Summary Simulation::summary()
{
    for (DeviceIndex i = 0; i < m_clients.size(); ++i)
        m_watch.finish(static_cast<DeviceIndex>(m_servers.size()) + i, m_clients[i].watch);
    for (const StrandedWatch::Interval& interval : m_watch.takeIntervals())
        m_summary.stranded.push_back({m_names[interval.who], interval.since, interval.until, interval.why});
    for (const Server& server : m_servers)
        m_summary.peaks.push_back({*server.name, server.peak});
    return std::move(m_summary);
}

} // namespace releve::plan
