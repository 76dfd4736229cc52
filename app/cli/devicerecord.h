// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "app/cli/command.h"
#include "app/cli/jsonwriter.h"
#include "pki/store/devices.h"

namespace releve::cli {

/// The options that say how a device is reached.
[[nodiscard]] std::span<const Option> deviceOptions();
/// The device that the options describe. Nothing, with a complaint, when one of them is not what it should be.
[[nodiscard]] std::optional<store::DeviceRecord> deviceFrom(const Invocation& invocation,
                                                            const QString& name);
/// `admin@192.0.2.1`, with the port when it is not 22; empty for a device known from files only.
[[nodiscard]] QString addressText(const store::DeviceRecord& record);
/// Its members; the object around them is the caller's.
void putDevice(JsonWriter& json, const store::DeviceRecord& record);
/// The device alone, in an object that the caller goes on with and ends.
void beginDeviceJson(JsonWriter& json, const store::DeviceRecord& record);

} // namespace releve::cli
