// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pki/fleet/snapshot.h"
#include "pki/ops/act.h"
#include "pki/store/devices.h"
#include "pki/x509/certificate.h"

namespace releve::ops {

/// Where the CA that an act concerns is asked over SCEP.
struct CaPlace
{
    std::string url;
    std::string label;
    std::optional<x509::Certificate>
        active; ///< that the router holds; nothing when it holds none, or its bytes are not known
};

/// Of the certificate server of a device.
[[nodiscard]] std::string scepUrlOf(const store::DeviceRecord& record);

/// For a trustpoint: the device of ours whose certificate server has the CA certificate that the trustpoint holds, or that
/// the act's fingerprint names, else the trustpoint's own URL. For a server: the device itself. Nothing for an act that
/// concerns none, and where no URL is known.
///
/// @param records all devices of the store
[[nodiscard]] std::optional<CaPlace> caPlaceOf(const Act& act, const fleet::Snapshot& snapshot,
                                               const std::vector<fleet::SnapshotPtr>& everybody,
                                               const std::vector<store::DeviceRecord>& records);

} // namespace releve::ops
