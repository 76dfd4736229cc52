// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/caplace.h"

#include <algorithm>

#include "pki/scep/fingerprint.h"

namespace releve::ops {

namespace {

using store::DeviceRecord;

std::optional<x509::Certificate> certificateOf(const fleet::HeldCertificatePtr& held)
{
    return held ? held->record.certificate : std::nullopt;
}

/// Whether that is the CA of the trustpoint an act is for.
bool isIts(const x509::Certificate& ca, const std::optional<x509::Certificate>& held,
           const std::optional<scep::Fingerprint>& expected)
{
    return held ? *held == ca : expected && expected->matches(ca);
}

const DeviceRecord* findRecord(const std::vector<DeviceRecord>& records, const std::string& id)
{
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&id](const DeviceRecord& record) { return record.device.id == id; });
    return found == records.end() ? nullptr : &*found;
}

std::string enrollmentUrlOf(const fleet::Trustpoint& trustpoint)
{
    if (trustpoint.config && trustpoint.config->value.enrollmentUrl)
        return *trustpoint.config->value.enrollmentUrl;
    return trustpoint.status ? trustpoint.status->value.enrollmentUrl : std::string();
}

} // namespace

std::string scepUrlOf(const DeviceRecord& record)
{
    if (!record.scepUrl.empty() || record.host.empty())
        return record.scepUrl;
    const bool isIpv6 = record.host.find(':') != std::string::npos;
    return "http://" + (isIpv6 ? '[' + record.host + ']' : record.host);
}

std::optional<CaPlace> caPlaceOf(const Act& act, const fleet::Snapshot& snapshot,
                                 const std::vector<fleet::SnapshotPtr>& everybody,
                                 const std::vector<DeviceRecord>& records)
{
    const fleet::Trustpoint* const trustpoint = snapshot.findTrustpoint(act.target);
    CaPlace place{{}, act.target, trustpoint ? certificateOf(trustpoint->ca) : std::nullopt};
    if (isServerAct(act.kind)) {
        if (const DeviceRecord* const itself = findRecord(records, snapshot.device.id))
            place.url = scepUrlOf(*itself);
    } else if (isTrustpointAct(act.kind) && trustpoint) {
        const auto expected = scep::Fingerprint::parse(act.fingerprint);
        for (const auto& other : everybody) {
            for (const fleet::Server& server : other->servers) {
                const fleet::Trustpoint* const own = other->findTrustpoint(server.name);
                const auto ca = own ? certificateOf(own->ca) : std::nullopt;
                const DeviceRecord* const record = findRecord(records, other->device.id);
                if (ca && record && place.url.empty() &&
                    isIts(*ca, place.active, expected ? std::optional(*expected) : std::nullopt))
                    place.url = scepUrlOf(*record);
            }
        }
        if (place.url.empty())
            place.url = enrollmentUrlOf(*trustpoint);
    }
    return place.url.empty() ? std::nullopt : std::optional(std::move(place));
}

} // namespace releve::ops
