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
#include "pki/base/secretbytes.h"
#include "pki/store/parameters.h"

namespace releve::store {

class Database;

/// What is to be recorded. All of it valid UTF-8 and without secrets.
struct AuditEvent
{
    std::string who;    ///< `user@host`
    std::string device; ///< its name; empty = none
    std::optional<std::int64_t> operation;
    std::string event; ///< a code: an operation's kind, `device-added` …
    Parameters parameters;
    std::string transcript; ///< SHA-256 of what was sent and received, secrets masked; empty = none
};

/// A link of the chain.
struct AuditEntry
{
    std::int64_t sequence = 0; ///< from 1, without gaps
    Instant at{};              ///< the workstation's clock, to the second
    AuditEvent event;
    std::string keyId;    ///< of the key its hash is made with; empty = plain SHA-256, which anybody can make
    std::string previous; ///< the hash of the entry before; empty in the first
    std::string hash;     ///< upper-case hex

    /// What is hashed: a JSON object with everything but the hash.
    [[nodiscard]] std::string hashed() const;
    /// The same with the hash as its last member.
    [[nodiscard]] std::string toJsonLine() const;
};

/// What is wrong with a chain.
enum class AuditFlaw
{
    None,
    Altered,           ///< the entry's hash is not that of its content
    Unlinked,          ///< it does not follow the entry before it: one was put in, taken out or moved
    Missing,           ///< there is no entry of this number
    CutOff,            ///< the end of the chain from this entry on is gone, or was never sealed
    TranscriptAltered, ///< the transcript it refers to is gone or another one
    HeadNotFound,      ///< no entry has the hash that was noted elsewhere
};

struct AuditReport
{
    AuditFlaw flaw = AuditFlaw::None;
    std::int64_t firstBad = 0; ///< number of the entry; 0 without a flaw and for HeadNotFound
    std::int64_t entries = 0;
    /// The last entry whose hash was found to be made with our key: up to there nobody without the key can have changed
    /// anything. 0 = none.
    std::int64_t keyedUpTo = 0;
    std::int64_t otherKey = 0; ///< entries made with a key we do not have: only their places were checked
    std::int64_t plainAfterKeyed = 0; ///< the first entry without a key after one with; 0 = none
    std::string head;                 ///< the hash to note elsewhere
};

/// The record of what was done, each entry chained to the one before it. Nothing in it is ever changed or removed.
/// Lives in the store's thread; errors beyond those named are Database's.
///
/// A chain without a key proves nothing against somebody who can write to the file, and one with a key nothing against
/// somebody who puts back a whole older file: that is what noting the head elsewhere is for.
class Audit
{
public:
    /// @param clock must outlive this
    Audit(Database& database, const Clock& clock) : m_database(database), m_clock(clock) {}

    /// From now on entries are made, and checked, with this key.
    void setKey(SecretBytes key);

    [[nodiscard]] Result<AuditEntry> append(const AuditEvent& event);
    /// Within a transaction of somebody else's. Only pki/store uses it.
    [[nodiscard]] Result<AuditEntry> appendWithin(const AuditEvent& event);

    /// One by one, oldest first, until `visit` says no.
    [[nodiscard]] Status read(const std::function<bool(const AuditEntry&)>& visit);
    /// The text a transcript's fingerprint stands for. NotFound, Damaged.
    [[nodiscard]] Result<std::string> transcript(const std::string& sha256);

    /// Goes through the whole chain and names the first thing that is wrong.
    ///
    /// @param head a hash noted elsewhere; empty = none
    [[nodiscard]] Result<AuditReport> verify(std::string_view head = {});

private:
    [[nodiscard]] std::string hashOf(std::string_view text, bool keyed) const;
    Status verifyHead(AuditReport& report, const AuditEntry& last);

    Database& m_database;
    const Clock& m_clock;
    SecretBytes m_key;
    std::string m_keyId;
};

} // namespace releve::store
