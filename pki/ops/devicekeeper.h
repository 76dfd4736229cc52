// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "pki/ops/workertypes.h"
#include "pki/store/devices.h"

namespace releve::ops {

class Engine;

/// Devices that are added, changed and removed, with their secrets and a line in the audit log: all of it or nothing. In the
/// thread `pki`; answers there, from the event loop or at once. Errors as Worker's functions of these names.
namespace devicekeeper {

void add(Engine& engine, store::DeviceRecord record, DeviceSecrets secrets,
         std::function<void(Result<store::DeviceRecord>)> done);
void change(Engine& engine, store::DeviceRecord record, DeviceSecrets secrets,
            std::function<void(Result<store::DeviceRecord>)> done);
[[nodiscard]] Status remove(Engine& engine, const std::string& id);

} // namespace devicekeeper

} // namespace releve::ops
