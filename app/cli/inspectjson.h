// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/inspectscep.h"
#include "app/cli/output.h"
#include "pki/fleet/reading.h"

namespace releve::cli {

/// Writes what some sources said as one JSON object, schema 1: one object a printed block or configuration
/// entry, nothing merged, null where a value is unknown, every array present. Only what is predicted of timers
/// puts a device's blocks together.
void writeInspectionJson(const fleet::Reading& reading, const std::vector<InspectedMessage>& messages,
                         Output& out);

} // namespace releve::cli
