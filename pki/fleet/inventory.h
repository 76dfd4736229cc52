// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pki/fleet/reading.h"
#include "pki/fleet/snapshot.h"

namespace releve::fleet
{

/// One device before and after: exactly one of the two is null when it came or went.
struct DeviceChange
{
    SnapshotPtr before;
    SnapshotPtr after;
};
using Changes = std::vector<DeviceChange>;

/// All devices known, each with its latest snapshot. A value for one thread at a time; the snapshots in it may
/// go anywhere.
class Inventory
{
public:
    /// Takes in what some sources said: a newer block of one kind replaces the older of the same device, the rest
    /// of what was known stays. Returns the devices that changed.
    ///
    /// @param clock tells how old the captures are, and when they came to us
    Changes merge(const Reading& reading, const Clock& clock);
    /// Forgets a device. Empty when there was none.
    Changes remove(const std::string& deviceId);
    Changes clear();

    [[nodiscard]] const std::vector<SnapshotPtr>& snapshots() const { return m_snapshots; } ///< by name
    [[nodiscard]] SnapshotPtr find(const std::string& deviceId) const;

private:
    std::vector<SnapshotPtr> m_snapshots;
    std::unordered_map<std::string, std::shared_ptr<const ios::Transcript>> m_records; ///< by device
};

} // namespace releve::fleet
