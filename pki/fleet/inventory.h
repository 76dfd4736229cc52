// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pki/fleet/reading.h"
#include "pki/fleet/snapshot.h"

namespace releve::fleet {

/// One device before and after: exactly one of the two is null when it came or went.
struct DeviceChange
{
    SnapshotPtr before;
    SnapshotPtr after;
};
using Changes = std::vector<DeviceChange>;

/// A device after a reading of it alone: every record is that device's, whatever host its prompts name. Thread-safe.
///
/// @param before null when nothing was known of it
[[nodiscard]] SnapshotPtr updated(const SnapshotPtr& before, Device device, Reading reading,
                                  const Clock& clock);
/// The same of a reading that has just been made.
///
/// @param readAt when: its steadyInstant, uncertainty and rate; what the reading says of the clock is put in
[[nodiscard]] SnapshotPtr updated(const SnapshotPtr& before, Device device, Reading reading,
                                  DeviceClock readAt);

/// All devices known, each with its latest snapshot. A value for one thread at a time; the snapshots in it
/// may go anywhere.
class Inventory
{
public:
    /// Takes in what some sources said: a newer block of one kind replaces the older of the same device, the
    /// rest of what was known stays; a capture older than what is known only fills gaps. Returns the devices
    /// that changed, by name.
    ///
    /// @param clock tells how old the captures are; asked by several threads at once
    Changes merge(Reading reading, const Clock& clock);
    /// Takes a snapshot made elsewhere in the place of what is known of its device.
    Changes put(SnapshotPtr snapshot);
    /// Forgets a device. No change when there was none.
    Changes remove(const std::string& deviceId);
    Changes clear();

    /// By name.
    [[nodiscard]] const std::vector<SnapshotPtr>& snapshots() const { return m_snapshots; }
    /// Null when there is none.
    [[nodiscard]] SnapshotPtr find(const std::string& deviceId) const;

private:
    /// One copy of a CA certificate, however many devices hold it.
    void share(std::vector<ios::CertificateRecord>& records);

    std::vector<SnapshotPtr> m_snapshots;
    std::unordered_map<std::string_view, x509::Certificate> m_cas; ///< by DER, which the value owns
};

} // namespace releve::fleet
