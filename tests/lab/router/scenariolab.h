// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <string>
#include <vector>

#include "pki/lab/lab.h"
#include "pki/plan/agenda.h"
#include "pki/plan/jsonlines.h"
#include "pki/plan/scenarioreader.h"

/// A scenario played twice: by the simulator, and by a lab with real keys, certificates and SCEP.
namespace labsupport {

using namespace releve;

inline std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = text.find('\n', from);
        lines.push_back(text.substr(from, end - from));
        from = end == std::string::npos ? text.size() : end + 1;
    }
    return lines;
}

inline plan::Scenario scenarioOf(const std::string& json)
{
    auto scenario = plan::readScenario(bytesOf(json), "scenario");
    if (!scenario)
        qFatal("%s", scenario.error().detail.c_str());
    return std::move(*scenario);
}

/// Without the summary.
inline std::vector<std::string> simulated(const plan::Scenario& scenario)
{
    std::string text;
    plan::JsonLineWriter writer([&text](std::string_view lines) { text += lines; });
    writer.finish(plan::simulate(scenario, &writer));
    auto lines = linesOf(text);
    lines.pop_back();
    return lines;
}

/// The routers of a scenario, and what befalls them.
class ScenarioLab
{
public:
    explicit ScenarioLab(const plan::Scenario& scenario, unsigned keyBits = 1024)
        : m_scenario(scenario), m_keyBits(keyBits), lab(optionsOf(scenario), m_wall)
    {
        for (const auto& fault : scenario.faults)
            collect(fault);
        for (std::size_t i = 0; i < scenario.servers.size(); ++i)
            addServer(i);
        for (const auto& group : scenario.clients) {
            for (std::uint32_t member = 0; member < group.count; ++member)
                addClient(group, member);
        }
        for (const auto& [place, times] : m_faults)
            planFaults(place.first, place.second, times);
        for (const auto& act : scenario.acts)
            addAct(act);
    }

    /// False when it is not done within `limit`.
    bool play(std::chrono::milliseconds limit)
    {
        QSignalSpy arrived(&lab, &lab::Lab::arrived);
        lab.runUntil(m_scenario.until);
        return arrived.count() > 0 || arrived.wait(static_cast<int>(limit.count()));
    }

    [[nodiscard]] std::vector<std::string> log() const { return linesOf(m_log); }

private:
    lab::Lab::Options optionsOf(const plan::Scenario& scenario)
    {
        lab::Lab::Options options;
        options.start = scenario.start;
        options.folder = m_folder.path();
        options.events = [this](std::string_view lines) { m_log += lines; };
        return options;
    }

    static std::string addressOf(std::size_t server) { return "172.16.1." + std::to_string(server + 1); }

    void addServer(std::size_t index)
    {
        const auto& server = m_scenario.servers[index];
        lab::Router* router = *lab.addRouter({server.name});
        lab::RouterConfig config = router->running();
        config.httpServer = true;
        config.interfaces.push_back({"GigabitEthernet0/0", addressOf(index), "255.255.255.0", false, {}});
        config.server = lab::ServerEntry{server.config, {}};
        config.server->config.name = server.name;
        config.trustpoints.push_back(ownTrustpoint(server.name));
        QVERIFY(router->configure(config).ok());
        enable(*router);
    }

    /// ROLLOVER_SPEC 14.9.
    void enable(lab::Router& router)
    {
        QVERIFY(lab.plan(withClock(router.name(), m_scenario.start), router.name(), lab::Lab::Phase::Servers,
                         [](lab::Router& server) {
                             server.enableServer(SecretBytes(), [](const Status& status) {
                                 if (!status)
                                     qWarning("%s", status.error().detail.c_str());
                             });
                         })
                    .ok());
    }

    [[nodiscard]] lab::TrustpointEntry ownTrustpoint(const std::string& name) const
    {
        lab::TrustpointEntry entry;
        entry.config.name = name;
        entry.config.rsaKeypair = name;
        entry.config.rsaKeypairBits = m_keyBits;
        return entry;
    }

    void addClient(const plan::ScenarioClients& group, std::uint32_t member)
    {
        lab::Router* router = *lab.addRouter({group.memberName(member)});
        lab::RouterConfig config = router->running();
        lab::TrustpointEntry entry;
        entry.config = group.config;
        entry.config.enrollment = lifecycle::EnrollmentMethod::Url;
        entry.config.enrollmentUrl = "http://" + addressOf(group.server) + ":80";
        entry.config.rsaKeypairBits = m_keyBits;
        if (!entry.config.rsaKeypair)
            entry.config.rsaKeypair = "KEY";
        config.trustpoints.push_back(entry);
        QVERIFY(router->configure(config).ok());
        planEnroll(withClock(router->name(), group.enrolledAt), *router,
                   m_scenario.servers[group.server].name);
    }

    void planEnroll(Instant at, const lab::Router& router, const std::string& server)
    {
        const auto act = [this, server](lab::Router& client) {
            if (!client.isClockAuthoritative()) // rule 14.8
                return;
            const auto& trustpoint = *client.trustpoints().front();
            if (needsCleanStart(trustpoint.machine(), lab.router(server)->server()->machine())) // rule 14.11
                client.removeChain(trustpoint.name());
            client.enroll(trustpoint.name(), {}, [](const Status&) {});
        };
        QVERIFY(lab.plan(at, router.name(), lab::Lab::Phase::Trustpoints, act).ok());
    }

    std::vector<std::string> namesOf(const plan::ScenarioTarget& who) const
    {
        using Kind = plan::ScenarioTarget::Kind;
        if (who.kind == Kind::Server)
            return {m_scenario.servers[who.index].name};
        const auto& group = m_scenario.clients[who.index];
        if (who.kind == Kind::Client)
            return {group.memberName(who.member)};
        std::vector<std::string> names;
        for (std::uint32_t member = 0; member < group.count; ++member)
            names.push_back(group.memberName(member));
        return names;
    }

    void collect(const plan::ScenarioFault& fault)
    {
        const lab::Fault kind = fault.kind == plan::FaultKind::ClockNotAuthoritative
                                    ? lab::Fault::ClockNotAuthoritative
                                : fault.kind == plan::FaultKind::HttpOff ? lab::Fault::HttpOff
                                                                         : lab::Fault::Unreachable;
        for (const std::string& name : namesOf(fault.who)) {
            plan::IntervalSet& times = m_faults[{name, kind}];
            times.add(fault.from, fault.to);
            times.unite();
        }
    }

    void planFaults(const std::string& name, lab::Fault kind, const plan::IntervalSet& times)
    {
        for (Instant edge = times.nextEdgeAfter(Instant::min()); edge != lifecycle::never;
             edge = times.nextEdgeAfter(edge)) {
            QVERIFY(lab.plan(edge, name, lab::Lab::Phase::Faults,
                             [kind, begins = times.contains(edge)](lab::Router& router) {
                                 router.setFault(kind, begins);
                             })
                        .ok());
        }
    }

    /// When the clock is authoritative, `at` or later (rules 14.8 and 14.9).
    [[nodiscard]] Instant withClock(const std::string& name, Instant at) const
    {
        const auto lost = m_faults.find({name, lab::Fault::ClockNotAuthoritative});
        return lost != m_faults.end() && lost->second.contains(at) ? lost->second.nextEdgeAfter(at) : at;
    }

    void addAct(const plan::ScenarioAct& act)
    {
        using lifecycle::ServerEventKind;
        for (const std::string& name : namesOf(act.who)) {
            if (act.what == plan::ActKind::Enroll) {
                const auto& group = m_scenario.clients[act.who.index];
                planEnroll(std::max(act.at, m_scenario.start), *lab.router(name),
                           m_scenario.servers[group.server].name);
                continue;
            }
            const ServerEventKind kind = act.what == plan::ActKind::Rollover ? ServerEventKind::Rollover
                                         : act.what == plan::ActKind::RolloverCancel
                                             ? ServerEventKind::RolloverCancel
                                         : act.what == plan::ActKind::GrantAll ? ServerEventKind::GrantAll
                                                                               : ServerEventKind::RejectAll;
            QVERIFY(lab.plan(std::max(act.at, m_scenario.start), name, lab::Lab::Phase::Servers,
                             [kind](lab::Router& server) {
                                 server.operateServer({.kind = kind}, [](const Status&) {});
                             })
                        .ok());
        }
    }

    const plan::Scenario& m_scenario;
    unsigned m_keyBits;
    QTemporaryDir m_folder;
    SystemClock m_wall;
    std::string m_log;
    std::map<std::pair<std::string, lab::Fault>, plan::IntervalSet> m_faults; ///< by router and kind

public:
    lab::Lab lab;
};

} // namespace labsupport
