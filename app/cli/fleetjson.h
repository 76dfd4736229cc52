// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "app/cli/jsonwriter.h"
#include "pki/fleet/snapshot.h"

/// What is known of devices as JSON: the objects of `inspect --json`, each with `device` and `as_of`. Every function writes one
/// member of an object that the caller has begun, or two where there is more to tell.
namespace releve::cli {

using Snapshots = std::span<const fleet::SnapshotPtr>;

void putFleetTrustpoints(JsonWriter& json, Snapshots snapshots);
void putFleetCertificates(JsonWriter& json, Snapshots snapshots);
/// And `predicted`: the timers that should run and are not listed.
void putFleetTimers(JsonWriter& json, Snapshots snapshots);
void putFleetServers(JsonWriter& json, Snapshots snapshots);
void putFleetKeys(JsonWriter& json, Snapshots snapshots);
void putFleetRequests(JsonWriter& json, Snapshots snapshots);

} // namespace releve::cli
