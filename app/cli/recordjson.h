// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/jsonfields.h"
#include "pki/fleet/snapshot.h"

/// One printed block or configuration entry as JSON, the same wherever it is printed.
namespace releve::cli {

/// What a record is printed with: where it stands (`source`, in `inspect`), or whose it is and how old (`device` and `as_of`,
/// in the lists of a fleet).
struct RecordFrame
{
    const ios::Origin* origin = nullptr;
    const fleet::Device* device = nullptr;
    std::optional<Instant> asOf = {};
};

/// What a show command, a configuration or both say of a trustpoint: the same keys, each with what is told.
struct TrustpointEntry
{
    const ios::TrustpointRecord* shown = nullptr;
    const lifecycle::TrustpointConfig* configured = nullptr;
    const fleet::Assessment* assessment = nullptr; ///< in the lists of a fleet: adds `state` and `attention`
};

/// A timer as listed and as put together with the rest of its device.
struct TimerEntry
{
    const ios::TimerRecord* listed = nullptr;
    const fleet::Timer* timer = nullptr; ///< null when a later list replaced this one
};

void putCertificate(JsonWriter& json, ios::CertificateRecord record, const RecordFrame& frame);
void putServer(JsonWriter& json, const ios::ServerRecord& record, const RecordFrame& frame);
void putTrustpoint(JsonWriter& json, const TrustpointEntry& entry, const RecordFrame& frame);
void putKey(JsonWriter& json, const ios::KeyRecord& record, const RecordFrame& frame);
void putRequest(JsonWriter& json, const ios::RequestRecord& record, const RecordFrame& frame);
void putTimer(JsonWriter& json, const TimerEntry& entry, const RecordFrame& frame);
/// A timer that should run, or would if something were known, and is not listed.
void putPrediction(JsonWriter& json, const fleet::Prediction& prediction, const RecordFrame& frame);

} // namespace releve::cli
