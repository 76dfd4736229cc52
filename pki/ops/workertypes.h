// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/base/secretbytes.h"
#include "pki/fleet/inventory.h"
#include "pki/net/ssh/sshretry.h"
#include "pki/net/ssh/sshtarget.h"
#include "pki/ops/act.h"
#include "pki/ops/outcome.h"
#include "pki/ops/refreshscript.h"
#include "pki/store/devices.h"
#include "pki/store/store.h"

/// What a Worker is told, and what it tells: values.
namespace releve::ops {

using JobId = std::uint64_t;
using PlanId = std::uint64_t;

/// Where the secrets that are typed live, and what `keychain:` means.
enum class SecretPlace
{
    Keychain, ///< the operating system's
    File,     ///< a store::PassphraseFile
    Memory,   ///< until the program ends
};

struct WorkerSettings
{
    std::string storePath; ///< UTF-8
    store::Fleet fleet = store::Fleet::Real;
    std::string who; ///< `user@host`, for journal and audit log
    SecretPlace secrets = SecretPlace::Keychain;
    std::string secretsFile;           ///< File: UTF-8; made when it is not there
    std::optional<SecretBytes> unlock; ///< File: its passphrase
    std::size_t connections = 64;      ///< at one time
    std::size_t changesPerCa = 8;      ///< at one time, of routers that share a CA
    net::SshTimes times = {};
    net::SshRetry::Policy retry = {std::chrono::seconds(2), std::chrono::seconds(10), 2};
    Duration planKept = std::chrono::minutes(5);
    Duration proofWithin = std::chrono::minutes(2);
    Duration proofEvery = std::chrono::seconds(5);
    double rate = 1.0; ///< seconds of the devices in one of ours: not 1 in a lab only
};

/// What an opened store is like.
struct Opened
{
    std::string storeId;
    std::string backup;                 ///< as Store::backup()
    std::vector<store::Intent> unknown; ///< whose end nobody saw; a refresh of their devices settles them
    std::optional<Error> secrets = {};  ///< why there is no place for secrets: `keychain:` does not work then
    bool auditIsKeyed = false;
};

/// What may be asked for on the way.
enum class SecretKind
{
    Password,
    Enable,
    KeyPassphrase, ///< of the identity file
};
struct SecretQuestion
{
    fleet::Device device;
    SecretKind kind = SecretKind::Password;
};

/// Called from the event loop of the worker's owner. Any may be empty.
struct WorkerEvents
{
    /// Snapshots that came, changed or went.
    std::function<void(const fleet::Changes&)> changed;
    /// A device whose source is `prompt` needs its secret, or its key a passphrase. Answer once, at whatever time, from the
    /// same thread; nothing = not given, and the device answers PassphraseNeeded. What is given is kept until the program
    /// ends or a device refuses it. Empty: nothing is given.
    std::function<void(const SecretQuestion&, std::function<void(std::optional<SecretBytes>)>)> asksForSecret;
    /// A journal entry whose end nobody had seen is settled.
    std::function<void(const store::Intent&)> settled;
};

/// What is to be kept for a device: nothing = as it was.
struct DeviceSecrets
{
    std::optional<SecretBytes> password = {};
    std::optional<SecretBytes> enable = {};
};

/// A host key to be looked at by a person.
struct ProbedKey
{
    net::SshKeyQuestion question;
    std::size_t hop = 0;  ///< index in DeviceRecord::jumps; jumps.size() = the device itself
    bool isKnown = false; ///< it is the one the record has
};

struct RefreshResult
{
    fleet::Device device;
    fleet::SnapshotPtr snapshot; ///< as it is known now; null when it was never read
    std::optional<Error> error = {};
    std::vector<RefusedCommand> refused = {};
    std::vector<net::SshReport> hops = {};   ///< what SSH agreed on, with old algorithms named
    std::vector<store::Intent> settled = {}; ///< by this reading
};

/// How far a job is with one device.
enum class Stage
{
    Waiting, ///< for its turn
    Connecting,
    Reading,
    AskingCa,
    Typing, ///< the lines of a plan: from here on something may have been sent
    Proving,
    Count
};
struct Progress
{
    std::string device; ///< its id
    Stage stage = Stage::Waiting;
    std::string line = {}; ///< Typing: the one that is typed, masked
};

struct Planned
{
    PlanId id = 0;
    std::shared_ptr<const Plan> plan;
    fleet::SnapshotPtr before; ///< what it was made from; null when nothing is known of the device
};

/// How a plan ended.
struct Ran
{
    Verdict verdict;
    std::shared_ptr<const Plan> plan;
    ChangeReport report;        ///< what the router said to each line; empty when nothing was sent
    fleet::SnapshotPtr after;   ///< null when it could not be read again
    std::int64_t operation = 0; ///< of the journal
};

struct BulkItem
{
    std::string device; ///< its id
    Act act;
};
struct BulkSettings
{
    std::size_t atOnce = 4;
};
struct BulkResult
{
    std::size_t item = 0; ///< index
    std::optional<Error> error = {};
    std::optional<Ran> ran = {}; ///< nothing with an error
};

} // namespace releve::ops
