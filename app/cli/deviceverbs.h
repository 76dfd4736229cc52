// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/workersession.h"

/// The verbs of `device` that need a worker. Each takes the names typed behind it, and returns the exit code.
namespace releve::cli {

[[nodiscard]] int addDevice(const Invocation& invocation, const QStringList& names);
[[nodiscard]] int removeDevices(const Invocation& invocation, const QStringList& names);
[[nodiscard]] int refreshDevices(const Invocation& invocation, const QStringList& names);

/// Has a person accept the host keys that the record does not have, of the device and of the hosts on the way to it, and
/// notes them in it. Done, or the exit code, after a complaint: --yes accepts nothing that nobody has seen.
///
/// @param secrets for hosts on the way
[[nodiscard]] int acceptHostKeys(const Invocation& invocation, WorkerSession& session,
                                 store::DeviceRecord& record, const ops::DeviceSecrets& secrets);

} // namespace releve::cli
