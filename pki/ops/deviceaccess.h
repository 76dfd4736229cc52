// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ios/secrets.h"
#include "pki/ops/linesession.h"
#include "pki/ops/secretkeeper.h"
#include "pki/store/devices.h"

namespace releve::ops {

/// How a device is reached, and what must never be seen of it.
struct DeviceAccess
{
    LineTarget target;
    ios::SecretMask mask; ///< knows the passwords that are sent
};

/// Put together from a record and its secrets. Hosts on the way are logged in to with the device's password and keys, under
/// the name the record has for them. BadArgument without a host: the device is known from files only.
///
/// @param group of net::SshTurns; empty = of none
[[nodiscard]] Result<DeviceAccess> accessOf(const store::DeviceRecord& record,
                                            const SecretKeeper::Secrets& secrets, std::string group = {});

} // namespace releve::ops
