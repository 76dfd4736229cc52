// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/scenarioreader.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "pki/plan/jsonplace.h"
#include "pki/plan/scenarioconfig.h"

namespace releve::plan {

namespace {

using Kind = ScenarioTarget::Kind;

constexpr std::array faultWords{
    JsonWord<FaultKind>{"unreachable", FaultKind::Unreachable},
    JsonWord<FaultKind>{"clock-not-authoritative", FaultKind::ClockNotAuthoritative},
    JsonWord<FaultKind>{"http-off", FaultKind::HttpOff}};

constexpr std::array actWords{JsonWord<ActKind>{"rollover", ActKind::Rollover},
                              JsonWord<ActKind>{"rollover-cancel", ActKind::RolloverCancel},
                              JsonWord<ActKind>{"grant all", ActKind::GrantAll},
                              JsonWord<ActKind>{"reject all", ActKind::RejectAll},
                              JsonWord<ActKind>{"enroll", ActKind::Enroll}};

/// One reading of one document.
class Reader
{
public:
    Reader(const QJsonValue& document, const std::string& fileName)
        : m_complaint(fileName), m_root(document, {}, m_complaint)
    {}

    Result<Scenario> read();

private:
    void readServer(const JsonPlace& place);
    void readClients(const JsonPlace& place);
    void readFault(const JsonPlace& place);
    void readAct(const JsonPlace& place);
    void declare(const JsonPlace& place, const std::string& name, ScenarioTarget target);
    void checkMemberNames();
    ScenarioTarget targetAt(const JsonPlace& place) const;
    std::optional<ScenarioTarget> memberNamed(const std::string& name) const;

    JsonComplaint m_complaint;
    JsonPlace m_root;
    Scenario m_scenario;
    std::uint32_t m_clients = 0;
    std::unordered_map<std::string, ScenarioTarget> m_names; ///< of servers and groups
};

Result<Scenario> Reader::read()
{
    m_root.expectObject({"start", "until", "servers", "clients", "faults", "acts"});
    m_scenario.start = m_root.member("start").instant();
    m_scenario.until = m_root.member("until").instant();
    if (m_scenario.until < m_scenario.start)
        m_root.member("until").complain("before start");
    const auto each = [&](const char* key, void (Reader::*readOne)(const JsonPlace&)) {
        for (const JsonPlace& place : m_root.member(key).elements()) {
            if (m_complaint.spoken())
                return;
            (this->*readOne)(place);
        }
    };
    each("servers", &Reader::readServer);
    each("clients", &Reader::readClients);
    checkMemberNames();
    each("faults", &Reader::readFault);
    each("acts", &Reader::readAct);
    if (m_complaint.spoken())
        return m_complaint.error();
    return std::move(m_scenario);
}

void Reader::readServer(const JsonPlace& place)
{
    place.expectObject({"name", "config"});
    ScenarioServer server;
    server.name = place.member("name").name();
    declare(place.member("name"), server.name, {Kind::Server, m_scenario.servers.size(), 0});
    const JsonPlace config = place.member("config");
    if (auto read = readServerConfig(config.text()))
        server.config = *std::move(read);
    else
        config.complain(read.error().detail);
    m_scenario.servers.push_back(std::move(server));
}

void Reader::readClients(const JsonPlace& place)
{
    place.expectObject({"name", "count", "server", "enrolled_at", "config"});
    ScenarioClients clients;
    clients.name = place.member("name").name();
    declare(place.member("name"), clients.name, {Kind::Group, m_scenario.clients.size(), 0});
    if (const JsonPlace count = place.member("count"); count.exists())
        clients.count = count.count(maximumScenarioClients);
    if (clients.count > maximumScenarioClients - m_clients)
        place.member("count").complain("over " + std::to_string(maximumScenarioClients) + " clients in all");
    m_clients += clients.count;
    const JsonPlace server = place.member("server");
    const auto known = m_names.find(server.text());
    if (known != m_names.end() && known->second.kind == Kind::Server)
        clients.server = known->second.index;
    else
        server.complain("unknown server " + quoted(server.text()));
    const JsonPlace enrolledAt = place.member("enrolled_at");
    clients.enrolledAt = enrolledAt.exists() ? enrolledAt.instant() : m_scenario.start; // rule 14.8
    if (clients.enrolledAt < m_scenario.start)
        enrolledAt.complain("before start");
    const JsonPlace config = place.member("config");
    if (auto read = readTrustpointConfig(config.text()))
        clients.config = *std::move(read);
    else
        config.complain(read.error().detail);
    m_scenario.clients.push_back(std::move(clients));
}

void Reader::readFault(const JsonPlace& place)
{
    place.expectObject({"who", "kind", "from", "to"});
    ScenarioFault fault;
    fault.who = targetAt(place.member("who"));
    fault.kind = place.member("kind").word(faultWords);
    fault.from = place.member("from").instant();
    fault.to = place.member("to").instant();
    if (fault.to < fault.from)
        place.member("to").complain("before from");
    if (fault.kind == FaultKind::HttpOff && fault.who.kind != Kind::Server)
        place.member("kind").complain("http-off is a server's");
    m_scenario.faults.push_back(fault);
}

void Reader::readAct(const JsonPlace& place)
{
    place.expectObject({"at", "who", "do"});
    ScenarioAct act;
    act.at = place.member("at").instant();
    act.who = targetAt(place.member("who"));
    act.what = place.member("do").word(actWords);
    const bool server = act.who.kind == Kind::Server;
    if (server == (act.what == ActKind::Enroll))
        place.member("do").complain(server ? "enroll is a client's" : "this is a server's");
    m_scenario.acts.push_back(act);
}

void Reader::declare(const JsonPlace& place, const std::string& name, ScenarioTarget target)
{
    if (!m_names.emplace(name, target).second)
        place.complain(quoted(name) + " is taken");
}

/// Rule 14.7: names are unique. Two groups can only collide in their own names: what follows the last hyphen of a
/// member's name is its number, so that the rest is its group.
void Reader::checkMemberNames()
{
    for (const auto& [name, target] : m_names) {
        const auto member = memberNamed(name);
        if (!member)
            continue;
        const std::string list = target.kind == Kind::Server ? "servers[" : "clients[";
        m_complaint.say(list + std::to_string(target.index) + "].name",
                        quoted(name) + " is taken by clients[" + std::to_string(member->index) + "]");
    }
}

ScenarioTarget Reader::targetAt(const JsonPlace& place) const
{
    const std::string name = place.text();
    if (const auto known = m_names.find(name); known != m_names.end())
        return known->second;
    if (const auto member = memberNamed(name))
        return *member;
    place.complain("unknown name " + quoted(name));
    return {};
}

/// `spoke-07`, where `spoke` counts 10 to 99.
std::optional<ScenarioTarget> Reader::memberNamed(const std::string& name) const
{
    const auto hyphen = name.rfind('-');
    if (hyphen == std::string::npos)
        return std::nullopt;
    const auto group = m_names.find(name.substr(0, hyphen));
    if (group == m_names.end() || group->second.kind != Kind::Group)
        return std::nullopt;
    const ScenarioClients& clients = m_scenario.clients[group->second.index];
    const auto number = parseUnsigned(std::string_view(name).substr(hyphen + 1));
    if (clients.count == 1 || !number || *number < 1 || *number > clients.count)
        return std::nullopt;
    const auto member = static_cast<std::uint32_t>(*number - 1);
    if (clients.memberName(member) != name) // the zeros in front
        return std::nullopt;
    return ScenarioTarget{Kind::Client, group->second.index, member};
}

} // namespace

Result<Scenario> readScenario(ByteView bytes, const std::string& fileName)
{
    const auto document = parseJson(bytes, fileName, maximumScenarioSize);
    return document ? Reader(*document, fileName).read() : document.error();
}

} // namespace releve::plan
