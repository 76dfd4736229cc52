// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "pki/base/clock.h"
#include "pki/store/store.h"

namespace releve::cli {

/// Where the store of a call is: what --store says, else the system's place for this user's data.
[[nodiscard]] QString storePath(const Invocation& invocation);

enum class MissingStore
{
    Refuse, ///< nothing is made by asking for it
    Make
};
/// False, with a complaint, when there is no store and none is to be made.
[[nodiscard]] bool hasStore(const Invocation& invocation, MissingStore missing);
void complainNotOpened(const Invocation& invocation, const Error& error);
/// That the store was brought up to date; says nothing for an empty path.
void noteBackup(const Invocation& invocation, const std::string& backup);
void complainNoDevice(const Invocation& invocation, const QString& name);

/// The store of one call. What does not work is complained about in the invocation, in words that say what to do.
class FleetAccess
{
public:
    /// Null when it cannot be opened.
    [[nodiscard]] static std::unique_ptr<FleetAccess> open(const Invocation& invocation,
                                                           MissingStore missing = MissingStore::Refuse);

    [[nodiscard]] store::Store& store() { return *m_store; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }

    [[nodiscard]] std::optional<store::DeviceRecord> device(const QString& name);
    /// The latest of the devices that --device names, or of all that were read; by name.
    [[nodiscard]] std::optional<std::vector<fleet::SnapshotPtr>> snapshots();

    /// Gives the audit chain its key, where there is a keychain that has one. Waits for it.
    void useAuditKey();
    /// False when it could not be written.
    [[nodiscard]] bool record(const std::string& event, const std::string& device,
                              store::Parameters parameters);
    /// Whether it went well.
    [[nodiscard]] bool check(const Status& status);

private:
    explicit FleetAccess(const Invocation& invocation) : m_invocation(invocation) {}

    const Invocation& m_invocation;
    SystemClock m_clock;
    std::unique_ptr<store::Store> m_store;
};

} // namespace releve::cli
