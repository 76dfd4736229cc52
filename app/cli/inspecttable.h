// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/inspectscep.h"
#include "app/cli/output.h"
#include "pki/fleet/reading.h"
#include "pki/fleet/snapshot.h"

namespace releve::cli {

/// Writes what some sources said for a person: device by device, put together as the console shows it, then
/// captured messages and what was not understood.
void writeInspectionTable(const fleet::Reading& reading, const std::vector<InspectedMessage>& messages,
                          Output& out, bool colours);

/// All that is known of one device, section by section.
void writeDevice(const fleet::Snapshot& snapshot, Output& out, bool colours);
/// Its certificates only, the active ones beside those that take over.
void writeDeviceChains(const fleet::Snapshot& snapshot, Output& out, bool colours);

} // namespace releve::cli
