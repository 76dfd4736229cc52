// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/inspectscep.h"
#include "app/cli/output.h"
#include "pki/fleet/reading.h"

namespace releve::cli {

/// Writes what some sources said for a person: device by device, put together as the console shows it, then
/// captured messages and what was not understood.
void writeInspectionTable(const fleet::Reading& reading, const std::vector<InspectedMessage>& messages,
                          Output& out, bool colours);

} // namespace releve::cli
