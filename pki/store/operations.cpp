// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/operations.h"

#include <array>
#include <map>
#include <utility>

#include "pki/store/audit.h"
#include "pki/store/database.h"
#include "pki/store/ownerlock.h"
#include "pki/store/transcripts.h"
#include "pki/store/words.h"

namespace releve::store {

namespace {

constexpr std::array stateWords{
    Word<IntentState>{IntentState::Waiting, "waiting"},    Word<IntentState>{IntentState::Running, "running"},
    Word<IntentState>{IntentState::Done, "done"},          Word<IntentState>{IntentState::Failed, "failed"},
    Word<IntentState>{IntentState::Unknown, "unknown"},    Word<IntentState>{IntentState::Refused, "refused"},
    Word<IntentState>{IntentState::Cancelled, "cancelled"}};

/// Why an intent whose process is gone ended as it did.
constexpr const char* ownerGone = "owner-gone";

Error wrongState(const Intent& intent)
{
    return {ErrorCode::BadArgument,
            "intent " + std::to_string(intent.id) + " is " + std::string(wordOf(stateWords, intent.state))};
}

/// Whether an intent in one state can end in another.
bool mayEnd(IntentState from, IntentState to)
{
    switch (to) {
    case IntentState::Refused:
    case IntentState::Cancelled:
        return from == IntentState::Waiting;
    case IntentState::Done:
    case IntentState::Failed:
    case IntentState::Unknown:
        return from == IntentState::Running;
    case IntentState::Waiting:
    case IntentState::Running:
        break;
    }
    return false;
}

} // namespace

std::string_view wordOf(IntentState state)
{
    return wordOf(stateWords, state);
}

Result<Operations::Begun> Operations::begin(const Operation& operation,
                                            const std::vector<std::string>& devices, bool isChange)
{
    Begun begun;
    const auto done = m_database.write([&]() -> Status {
        Query insert(m_database,
                     "INSERT INTO operation (kind, parameters, who, reason, begun_at) VALUES (?,?,?,?,?)");
        insert.bind(operation.kind).bind(toJson(operation.parameters)).bind(operation.who);
        if (auto status = insert.bind(operation.reason).bind(m_clock.now()).run(); !status)
            return status;
        begun.operation = insert.newId();
        Query intent(
            m_database,
            "INSERT INTO intent (operation, device, device_name, is_change, state, owner, plan_digest, code,"
            " parameters) SELECT ?, id, name, ?, 'waiting', ?, '', '', '{}' FROM device WHERE id = ?");
        for (const std::string& device : devices) {
            intent.bind(begun.operation).bind(isChange).bind(m_owner.id()).bind(device);
            if (auto status = intent.run(); !status)
                return status;
            if (intent.changed() == 0)
                return Error{ErrorCode::NotFound, "device " + device};
            begun.intents.push_back(intent.newId());
        }
        return std::monostate{};
    });
    if (!done)
        return done.error();
    return begun;
}

Status Operations::change(std::int64_t id, const std::function<Status(const Intent&)>& work)
{
    return m_database.write([&]() -> Status {
        const auto found = select("id = ?", id, {});
        if (!found)
            return found.error();
        if (found->empty())
            return Error{ErrorCode::NotFound, "intent " + std::to_string(id)};
        return work(found->front());
    });
}

Status Operations::start(std::int64_t id, const std::string& planDigest)
{
    return change(id, [&](const Intent& intent) -> Status {
        if (intent.state != IntentState::Waiting || intent.owner != m_owner.id())
            return wrongState(intent);
        Query query(m_database,
                    "UPDATE intent SET state = 'running', plan_digest = ?, begun_at = ? WHERE id = ?");
        auto done = query.bind(planDigest).bind(m_clock.now()).bind(id).run();
        if (!done && done.error().code == ErrorCode::AlreadyExists) // one_change_a_device
            return Error{ErrorCode::AlreadyRunning, "device " + intent.deviceName};
        return done;
    });
}

Status Operations::finish(std::int64_t id, const Outcome& outcome, const fleet::KeptSource* transcript)
{
    return change(id, [&](const Intent& intent) -> Status {
        if (!mayEnd(intent.state, outcome.state) || intent.owner != m_owner.id())
            return wrongState(intent);
        std::string sha256;
        if (transcript && !transcript->text().empty()) {
            auto kept = insertTranscript(m_database, transcript->text());
            if (!kept)
                return kept.error();
            sha256 = kept->sha256;
        }
        return end(intent, outcome, {}, sha256);
    });
}

Status Operations::settle(std::int64_t id, const Outcome& outcome, const std::string& who)
{
    return change(id, [&](const Intent& intent) -> Status {
        if (intent.state != IntentState::Unknown ||
            (outcome.state != IntentState::Done && outcome.state != IntentState::Failed))
            return wrongState(intent);
        return end(intent, outcome, who, {});
    });
}

/// @param who empty = whoever asked for the operation
Status Operations::end(const Intent& intent, const Outcome& outcome, const std::string& who,
                       const std::string& transcript)
{
    const std::string state(wordOf(stateWords, outcome.state));
    Query query(m_database,
                "UPDATE intent SET state = ?, ended_at = ?, code = ?, parameters = ? WHERE id = ?");
    query.bind(state).bind(m_clock.now()).bind(outcome.code).bind(toJson(outcome.parameters)).bind(intent.id);
    if (auto done = query.run(); !done || !intent.isChange)
        return done;
    Query operation(m_database, "SELECT kind, parameters, who, reason FROM operation WHERE id = ?");
    operation.bind(intent.operation);
    if (!operation.next()) {
        const auto status = operation.status();
        return status ? Error{ErrorCode::Damaged, "operation " + std::to_string(intent.operation)} : status;
    }
    auto parameters = parametersOf(operation.text(1));
    if (!parameters)
        return parameters.error();
    for (const auto& [name, value] : outcome.parameters)
        (*parameters)[name] = value; // how it ended rather than what was asked for
    (*parameters)["outcome"] = state;
    (*parameters)["code"] = outcome.code;
    if (const std::string reason = operation.text(3); !reason.empty())
        (*parameters)["reason"] = reason;
    const auto entry = m_audit.appendWithin({who.empty() ? operation.text(2) : who, intent.deviceName,
                                             intent.operation, operation.text(0), *parameters, transcript});
    return entry ? Status(std::monostate{}) : entry.error();
}

Result<std::vector<Intent>> Operations::settleAbandoned()
{
    std::vector<Intent> settled;
    const auto done = m_database.write([&]() -> Status {
        auto open = select("state IN ('waiting', 'running')", 0, {});
        if (!open)
            return open.error();
        std::map<std::string, bool> gone;
        for (Intent& intent : *open) {
            const auto [owner, isNew] = gone.try_emplace(intent.owner, false);
            if (isNew)
                owner->second = m_owner.isGone(intent.owner);
            if (!owner->second)
                continue;
            const IntentState state =
                intent.state == IntentState::Running ? IntentState::Unknown : IntentState::Cancelled;
            if (auto ended = end(intent, {state, ownerGone, {}}, {}, {}); !ended)
                return ended;
            intent.state = state;
            intent.code = ownerGone;
            intent.endedAt = m_clock.now();
            settled.push_back(std::move(intent));
        }
        return std::monostate{};
    });
    if (!done)
        return done.error();
    return settled;
}

Result<std::vector<Operation>> Operations::newest(std::size_t most)
{
    return selectOperations("1 ORDER BY id DESC LIMIT ?", static_cast<std::int64_t>(most));
}

Result<std::optional<Operation>> Operations::findOperation(std::int64_t operation)
{
    auto found = selectOperations("id = ?", operation);
    if (!found)
        return found.error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::vector<Operation>> Operations::selectOperations(const char* condition, std::int64_t number)
{
    std::vector<Operation> operations;
    const std::string sql =
        std::string("SELECT id, kind, parameters, who, reason, begun_at FROM operation WHERE ") + condition;
    Query query(m_database, sql.c_str());
    query.bind(number);
    while (query.next()) {
        auto parameters = parametersOf(query.text(2));
        if (!parameters)
            return parameters.error();
        operations.push_back({query.integer(0), query.text(1), *std::move(parameters), query.text(3),
                              query.text(4), query.instant(5)});
    }
    if (const auto status = query.status(); !status)
        return status.error();
    return operations;
}

Result<std::vector<Intent>> Operations::intentsOf(std::int64_t operation)
{
    return select("operation = ?", operation, {});
}

Result<std::vector<Intent>> Operations::inState(IntentState state)
{
    return select("state = ?", 0, std::string(wordOf(stateWords, state)));
}

Result<std::optional<Intent>> Operations::find(std::int64_t intent)
{
    auto found = select("id = ?", intent, {});
    if (!found)
        return found.error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::vector<Intent>> Operations::select(const char* condition, std::int64_t number,
                                               const std::string& text)
{
    std::vector<Intent> intents;
    const std::string sql =
        std::string("SELECT id, operation, device, device_name, is_change, state, owner,"
                    " plan_digest, begun_at, ended_at, code, parameters FROM intent WHERE ") +
        condition + " ORDER BY id";
    Query query(m_database, sql.c_str());
    if (!text.empty())
        query.bind(text);
    else if (number != 0)
        query.bind(number);
    while (query.next()) {
        const auto state = valueOf(stateWords, query.text(5));
        auto parameters = parametersOf(query.text(11));
        if (!state || !parameters)
            return Error{ErrorCode::Damaged, "intent " + std::to_string(query.integer(0))};
        intents.push_back({query.integer(0), query.integer(1), query.text(2), query.text(3), query.flag(4),
                           *state, query.text(6), query.text(7), query.optionalInstant(8),
                           query.optionalInstant(9), query.text(10), *std::move(parameters)});
    }
    if (const auto status = query.status(); !status)
        return status.error();
    return intents;
}

} // namespace releve::store
