// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/fleet/keptsource.h"
#include "pki/store/parameters.h"

namespace releve::store {

class Audit;
class Database;
class OwnerLock;

/// How far an operation has got with one device.
enum class IntentState
{
    Waiting,   ///< nothing has been sent
    Running,   ///< something may have been sent
    Done,      ///< and proved
    Failed,    ///< it did not take effect
    Unknown,   ///< nobody saw how it ended; the next refresh settles it
    Refused,   ///< by a precondition, nothing was sent
    Cancelled, ///< before anything was sent
};
/// The word the store, the audit log and JSON have for it.
[[nodiscard]] std::string_view wordOf(IntentState state);

/// How it ended with one device: a code of pki/ops and what goes with it.
struct Outcome
{
    IntentState state = IntentState::Done;
    std::string code;
    Parameters parameters;
};

/// Something an operator asked for.
struct Operation
{
    std::int64_t id = 0;
    std::string kind; ///< `renew`, `rollover` …
    Parameters parameters;
    std::string who;    ///< `user@host`
    std::string reason; ///< as typed, may be empty
    Instant begunAt{};
};

/// One device's part in an operation.
struct Intent
{
    std::int64_t id = 0;
    std::int64_t operation = 0;
    std::string device; ///< its id
    std::string deviceName;
    bool isChange = false; ///< of the device, not only of what is known of it
    IntentState state = IntentState::Waiting;
    std::string owner;      ///< the process whose work it is
    std::string planDigest; ///< of the state the plan was made from; empty until it runs
    std::optional<Instant> begunAt, endedAt;
    std::string code;
    Parameters parameters;
};

/// The journal: what is meant, before it is done, and how it ended. Every outcome of a change is written together with its
/// entry in the audit log, or neither is. Lives in the store's thread; errors beyond those named are Database's.
class Operations
{
public:
    /// @param clock the workstation's; all must outlive this
    Operations(Database& database, Audit& audit, const OwnerLock& owner, const Clock& clock)
        : m_database(database), m_audit(audit), m_owner(owner), m_clock(clock)
    {}

    /// Notes the operation and, for each device in that order, an intent that waits. Its id, with those of the intents.
    struct Begun
    {
        std::int64_t operation = 0;
        std::vector<std::int64_t> intents;
    };
    /// NotFound for a device that is none of the store's.
    [[nodiscard]] Result<Begun> begin(const Operation& operation, const std::vector<std::string>& devices,
                                      bool isChange);

    /// The first byte may be sent when this has returned: the intent is on the disk. AlreadyRunning while another change
    /// of the device runs, whoever's; BadArgument for one that does not wait or is not ours.
    [[nodiscard]] Status start(std::int64_t intent, const std::string& planDigest);

    /// How it ended. BadArgument for one that is over or not ours, for an end that is none, and for Refused or Cancelled
    /// once it ran.
    ///
    /// @param transcript what was sent and received; may be null
    [[nodiscard]] Status finish(std::int64_t intent, const Outcome& outcome,
                                const fleet::KeptSource* transcript = nullptr);

    /// A refresh has shown how an Unknown one ended: Done or Failed. BadArgument for any other.
    [[nodiscard]] Status settle(std::int64_t intent, const Outcome& outcome, const std::string& who);

    /// Those whose owner's process is gone: what ran is Unknown, what waited is Cancelled. Returns them as they are now.
    [[nodiscard]] Result<std::vector<Intent>> settleAbandoned();

    /// Newest first.
    [[nodiscard]] Result<std::vector<Operation>> newest(std::size_t most);
    [[nodiscard]] Result<std::vector<Intent>> intentsOf(std::int64_t operation);
    /// Null when there is none.
    [[nodiscard]] Result<std::optional<Operation>> findOperation(std::int64_t operation);
    /// In the order they came.
    [[nodiscard]] Result<std::vector<Intent>> inState(IntentState state);
    /// Null when there is none.
    [[nodiscard]] Result<std::optional<Intent>> find(std::int64_t intent);

private:
    [[nodiscard]] Result<std::vector<Operation>> selectOperations(const char* condition, std::int64_t number);
    [[nodiscard]] Result<std::vector<Intent>> select(const char* condition, std::int64_t number,
                                                     const std::string& text);
    Status end(const Intent& intent, const Outcome& outcome, const std::string& who,
               const std::string& transcript);
    Status change(std::int64_t id, const std::function<Status(const Intent&)>& work);

    Database& m_database;
    Audit& m_audit;
    const OwnerLock& m_owner;
    const Clock& m_clock;
};

} // namespace releve::store
