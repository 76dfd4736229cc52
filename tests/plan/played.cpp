// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/plan/played.h"

#include <algorithm>

#include "pki/plan/scenarioreader.h"

namespace releve::plan {

namespace {

struct Collector final : LogSink
{
    explicit Collector(std::vector<Heard>& out) : log(out) {}
    void write(const LogRecord& record) override
    {
        log.push_back({record.at, std::string(record.who), record.entry, lineOf(record.entry)});
    }
    std::vector<Heard>& log;
};

Result<Scenario> read(std::string json)
{
    std::replace(json.begin(), json.end(), '\'', '"');
    return readScenario(bytesOf(json), "scenario.json");
}

} // namespace

Story Played::story(std::string_view who) const
{
    return story(who, {""});
}

Story Played::story(std::string_view who, std::initializer_list<std::string_view> events) const
{
    Story story;
    for (const Heard& heard : log) {
        const bool wanted = std::any_of(events.begin(), events.end(), [&](std::string_view event) {
            return heard.line.starts_with(event);
        });
        if (heard.who == who && wanted)
            story.push_back(toIso8601(heard.at) + ' ' + heard.line);
    }
    return story;
}

std::size_t Played::count(std::string_view who, std::string_view event) const
{
    return static_cast<std::size_t>(std::count_if(log.begin(), log.end(), [&](const Heard& heard) {
        return (who.empty() || heard.who == who) && heard.line.starts_with(event);
    }));
}

Story Played::stranded() const
{
    Story story;
    for (const Stranded& s : summary.stranded)
        story.push_back(s.who + ' ' + toIso8601(s.since) + ' ' + (s.until ? toIso8601(*s.until) : "-") + ' ' +
                        std::string(nameOf(s.why)));
    return story;
}

Played play(std::string json, SimulationProbe* probe)
{
    const auto scenario = read(std::move(json));
    if (!scenario)
        qFatal("%s", scenario.error().detail.c_str());
    return play(*scenario, probe);
}

Played play(const Scenario& scenario, SimulationProbe* probe)
{
    Played played;
    Collector collector(played.log);
    played.summary = Simulation(scenario, &collector, probe).run();
    return played;
}

std::string complaint(std::string json)
{
    const auto scenario = read(std::move(json));
    return scenario ? std::string() : scenario.error().detail;
}

} // namespace releve::plan
