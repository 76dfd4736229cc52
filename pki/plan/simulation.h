// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "pki/lifecycle/certificateserver.h"
#include "pki/lifecycle/trustpoint.h"
#include "pki/plan/agenda.h"
#include "pki/plan/simulator.h"
#include "pki/plan/strandedwatch.h"
#include "pki/plan/wakequeue.h"

namespace releve::plan {

/// Sees what no log tells, for tests.
class SimulationProbe
{
public:
    SimulationProbe() = default;
    SimulationProbe(const SimulationProbe&) = delete;
    SimulationProbe& operator=(const SimulationProbe&) = delete;
    virtual ~SimulationProbe() = default;

    virtual void serverStepped(const lifecycle::CertificateServer& server,
                               const lifecycle::ServerEvent& event, const lifecycle::ServerStep& step) = 0;
    virtual void trustpointStepped(const lifecycle::Trustpoint& trustpoint,
                                   const lifecycle::TrustpointEvent& event,
                                   const lifecycle::TrustpointStep& step) = 0;
    /// A device has done all it has at `now`; `nextDue` is of its machine.
    virtual void turnEnded(Instant nextDue, Instant now) = 0;
};

/// The third driver of the state machines: an event queue, no waiting (ARCHITECTURE 1).
class Simulation
{
public:
    Simulation(const Scenario& scenario, LogSink* sink, SimulationProbe* probe = nullptr);

    [[nodiscard]] Summary run();

private:
    struct Server
    {
        const std::string* name;
        const Agenda* agenda;
        lifecycle::CertificateServer machine;
        std::size_t nextAct = 0;
        Instant minute{};
        std::uint64_t inMinute = 0;
        std::uint64_t peak = 0;
    };

    struct Client
    {
        lifecycle::Trustpoint machine;
        StrandedWatch::Client watch;
        Instant enrollAt = lifecycle::never; ///< `never` once done
        const Agenda* groupAgenda = nullptr;
        const Agenda* ownAgenda = nullptr; ///< may be null
        std::uint32_t nextGroupAct = 0;
        std::uint32_t nextOwnAct = 0;
        std::uint32_t server = 0;
        lifecycle::Requester requester = 0;
    };

    void addServers(const Scenario& scenario);
    void addClients(const Scenario& scenario);
    [[nodiscard]] WakeQueue firstWakes() const;

    // One device at one instant.
    [[nodiscard]] Instant turn(DeviceIndex device);
    [[nodiscard]] Instant serverTurn(Server& server);
    [[nodiscard]] Instant clientTurn(DeviceIndex device, Client& client);

    void serverAct(Server& server, ActKind what);
    void drain(Server& server);
    void stepServer(Server& server, const lifecycle::ServerEvent& event);

    void updateClock(DeviceIndex device, Client& client);
    void clientActs(DeviceIndex device, Client& client);
    void enroll(DeviceIndex device, Client& client);
    void drain(DeviceIndex device, Client& client);
    void stepClient(DeviceIndex device, Client& client, const lifecycle::TrustpointEvent& event);
    [[nodiscard]] lifecycle::TrustpointEvent exchange(const Client& client,
                                                      const lifecycle::Message& message);
    [[nodiscard]] Instant nextWake(const Client& client) const;

    void countRequest(Server& server);
    void log(DeviceIndex device, const lifecycle::LogEntry& entry);
    [[nodiscard]] Summary summary();

    Instant m_start;
    Instant m_until;
    Instant m_now;
    LogSink* m_sink;
    SimulationProbe* m_probe;
    Agendas m_agendas;
    std::vector<std::string> m_names; ///< by DeviceIndex: servers, then clients, each in byte order
    std::vector<Server> m_servers;
    std::vector<Client> m_clients;
    StrandedWatch m_watch;
    Summary m_summary;
};

} // namespace releve::plan
