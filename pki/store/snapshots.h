// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/fleet/keptsource.h"
#include "pki/fleet/snapshot.h"

namespace releve::store {

class Database;

/// How a reading came about.
enum class ReadingOrigin
{
    Ssh,
    Scep,
    Import
};

/// One reading of a device.
struct ReadingEntry
{
    Instant takenAt{}; ///< the workstation's clock
    ReadingOrigin origin = ReadingOrigin::Import;
    bool isWhole = false; ///< it said everything: what was read before it is no part of later snapshots

    bool operator==(const ReadingEntry&) const = default;
};

/// The snapshots of all devices, with their history. What is kept of each is what the device printed, secrets masked: a
/// snapshot is read from it again by the one reader there is, so that a later Relève sees more in it, not less.
/// Lives in the store's thread; errors beyond those named are Database's.
class Snapshots
{
public:
    /// @param clock must outlive this; carries the devices' clocks over from one run of the program to the next
    Snapshots(Database& database, const Clock& clock) : m_database(database), m_clock(clock) {}

    /// A reading and what it made of the device: `sources` and the snapshot's clock and certificates are kept. NotFound when
    /// the store has no such device.
    [[nodiscard]] Status save(const fleet::Snapshot& snapshot, std::span<const fleet::KeptSource> sources,
                              const ReadingEntry& entry);

    /// The devices that were read at all, by name. Damaged when what is kept is not what it was.
    [[nodiscard]] Result<std::vector<fleet::SnapshotPtr>> latest();
    /// The device as it was known at that instant of the workstation's clock; null when it had not been read.
    [[nodiscard]] Result<fleet::SnapshotPtr> at(const std::string& device, Instant instant = Instant::max());
    /// Oldest first.
    [[nodiscard]] Result<std::vector<ReadingEntry>> history(const std::string& device);

    /// Drops the readings that no snapshot from `before` on needs.
    [[nodiscard]] Status forget(Instant before);

private:
    struct Stored;
    [[nodiscard]] Result<std::vector<Stored>> load(const std::string& condition, const std::string& device,
                                                   Instant instant);
    [[nodiscard]] fleet::SnapshotPtr rebuilt(std::span<const Stored> readings) const;
    [[nodiscard]] Result<std::vector<fleet::KeptSource>> sourcesOf(std::int64_t reading);

    Database& m_database;
    const Clock& m_clock;
};

} // namespace releve::store
