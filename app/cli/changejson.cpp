// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/changejson.h"

#include "app/cli/jsonfields.h"

namespace releve::cli {

namespace {

using Layout = JsonWriter::Layout;

template<class Value>
void member(JsonWriter& json, std::string_view name, const Value& value)
{
    json.key(name);
    put(json, value);
}

void putParameters(JsonWriter& json, const ops::Parameters& parameters)
{
    json.key("parameters");
    json.beginObject(Layout::Line);
    for (const auto& [name, value] : parameters)
        member(json, name, value);
    json.endObject();
}

template<class Entries, class Write>
void array(JsonWriter& json, std::string_view name, const Entries& entries, const Write& write)
{
    json.key(name);
    json.beginArray();
    for (const auto& entry : entries) {
        json.beginObject(Layout::Line);
        write(entry);
        json.endObject();
    }
    json.endArray();
}

void putHolders(JsonWriter& json, const std::optional<ops::Holders>& holders)
{
    json.key("holders");
    if (!holders)
        return json.null();
    const auto group = [&](std::string_view name, const std::vector<ops::HolderEntry>& entries) {
        array(json, name, entries, [&](const ops::HolderEntry& entry) {
            member(json, "device", entry.name);
            member(json, "trustpoints", entry.trustpoints);
            member(json, "has_identity", entry.hasIdentity);
            member(json, "read_at", entry.readAt);
        });
    };
    json.beginObject();
    group("holders", holders->holders);
    group("not_known", holders->notKnown);
    group("not_holders", holders->notHolders);
    json.endObject();
}

void putAnswer(JsonWriter& json, const ios::PlannedAnswer& answer)
{
    const bool hidden = answer.secret && !answer.answer.empty();
    const auto typed = answer.answer.view();
    json.beginObject(Layout::Line);
    member(json, "question", answer.question);
    json.key("answer");
    hidden ? json.null() : json.string(std::string(typed.begin(), typed.end()));
    member(json, "secret", answer.secret);
    member(json, "optional", answer.optional);
    json.endObject();
}

void putAct(JsonWriter& json, const ops::Act& act)
{
    member(json, "act", wordOf(act.kind));
    member(json, "target", act.target);
    member(json, "ids", act.ids);
}

} // namespace

void putPlan(JsonWriter& json, const ops::Plan& plan)
{
    json.beginObject();
    member(json, "device", plan.device.name);
    putAct(json, plan.act);
    member(json, "blocked", plan.isBlocked());
    array(json, "preconditions", plan.preconditions, [&](const ops::Precondition& one) {
        member(json, "condition", wordOf(one.condition));
        member(json, "standing", wordOf(one.standing));
        putParameters(json, one.parameters);
    });
    array(json, "consequences", plan.consequences, [&](const ops::Consequence& one) {
        member(json, "code", wordOf(one.code));
        putParameters(json, one.parameters);
    });
    putHolders(json, plan.holders);
    array(json, "lines", plan.lines, [&](const ops::PlannedLine& line) {
        member(json, "role", wordOf(line.role));
        member(json, "line", line.command.line);
        json.key("answers");
        json.beginArray(Layout::Line);
        for (const ios::PlannedAnswer& answer : line.command.answers)
            putAnswer(json, answer);
        json.endArray();
    });
    member(json, "save", wordOf(plan.save));
    member(json, "digest", plan.digest);
    json.endObject();
}

void putOutcome(JsonWriter& json, const ops::Verdict& verdict, const ops::ChangeReport& report,
                std::int64_t operation)
{
    json.beginObject();
    member(json, "state", wordOf(verdict.state));
    member(json, "code", wordOf(verdict.code));
    putParameters(json, verdict.parameters);
    json.key("operation");
    operation == 0 ? json.null() : json.number(operation);
    array(json, "lines", report.lines, [&](const ops::LineReport& line) {
        member(json, "line", line.line);
        member(json, "went", line.went());
        member(json, "output", line.output);
    });
    json.endObject();
}

} // namespace releve::cli
