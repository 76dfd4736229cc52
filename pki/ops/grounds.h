// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pki/base/clock.h"
#include "pki/fleet/snapshot.h"
#include "pki/ops/refreshscript.h"
#include "pki/scep/capabilities.h"
#include "pki/x509/certificate.h"

namespace releve::ops {

/// What a CA said over SCEP, or why it said nothing.
struct CaView
{
    std::optional<Error> error = {}; ///< then the rest is empty
    scep::Capabilities capabilities = {};
    std::vector<scep::Capability> lost =
        {}; ///< what it listed once and does not now, unless a person goes on with it
    std::optional<x509::Certificate> ca = {};     ///< of GetCACert, unauthenticated
    std::optional<x509::Certificate> nextCa = {}; ///< verified with the current one
    bool askedForNextCa = false; ///< GetNextCACert was asked: no nextCa means that there is none
};

/// What a plan is made from.
struct Grounds
{
    /// The device, just read; or, where `error` says that it could not be, as it was last. Never null.
    fleet::SnapshotPtr snapshot;
    std::optional<Error> error = {};
    bool privileged = false;
    std::vector<RefusedCommand> refused = {};
    /// The workstation's clock when the device's was read. Nothing for lab devices, whose time is their own.
    std::optional<Instant> readAt = {};
    /// Nothing when it was not asked: acts on a trustpoint need it.
    std::optional<CaView> ca = {};
    std::vector<fleet::SnapshotPtr> everybody = {};
};

} // namespace releve::ops
