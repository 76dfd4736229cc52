// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {
namespace {

using ios::TrustpointRecord;

const char* statusWord(EnrollmentStatus status)
{
    switch (status) {
    case EnrollmentStatus::Granted:
        return "Granted";
    case EnrollmentStatus::Pending:
        return "Pending";
    case EnrollmentStatus::Rejected:
        return "Rejected";
    case EnrollmentStatus::Failed:
        return "Failed"; // ours
    case EnrollmentStatus::None:
        break;
    }
    return "";
}

void addCa(TrustpointRecord& record, const std::optional<x509::Certificate>& ca, bool status)
{
    if (status)
        record.caAuthenticated = ca.has_value();
    if (!ca)
        return;
    record.caSubject = ios::nameFrom(ca->subject());
    if (status) {
        record.caFingerprintMd5 = ca->fingerprint(x509::Digest::Md5);
        record.caFingerprintSha1 = ca->fingerprint(x509::Digest::Sha1);
    } else {
        record.caSerial = ca->serial();
        record.certificateConfigured = true;
    }
}

void addKey(TrustpointRecord& record, const Router& router, const std::string& label)
{
    const RouterKey* key = router.keys().find(label);
    record.keysGenerated = key != nullptr;
    record.keysGeneratedText = !key              ? "No"
                               : key->exportable ? "Yes (General Purpose, exportable)"
                                                 : "Yes (General Purpose, non-exportable)";
}

void addEnrollment(TrustpointRecord& record, const TrustpointDriver& driver, const ios::ZoneClock& clock)
{
    const auto& identity = driver.held().identity;
    if (identity) {
        record.identitySubject = ios::nameFrom(identity->subject());
        record.identityFingerprintMd5 = identity->fingerprint(x509::Digest::Md5);
        record.identityFingerprintSha1 = identity->fingerprint(x509::Digest::Sha1);
    }
    record.lastEnrollmentStatus = statusWord(driver.lastStatus());
    const lifecycle::Track& track = driver.machine().enrollment;
    if (track.armed() && track.timer != lifecycle::Timer::Shadow)
        record.nextEnrollment = clock.printed(track.due);
    record.certificateRequests = identity || driver.pendingRequest();
    record.certificateRequestsText = *record.certificateRequests ? "Yes" : "None";
}

/// `http://10.1.255.12:80/cgi-bin`: IOS leaves the program out.
std::string urlText(std::string url)
{
    constexpr std::string_view program = "/pkiclient.exe";
    if (url.ends_with(program))
        url.resize(url.size() - program.size());
    return url;
}

} // namespace

std::vector<TrustpointRecord> trustpointRecordsOf(const Router& router, bool status,
                                                  std::string_view trustpoint)
{
    std::vector<TrustpointRecord> records;
    const ios::ZoneClock clock = zoneOf(router);
    for (const TrustpointEntry& entry : router.running().trustpoints) {
        const std::string& name = entry.config.name;
        if (!trustpoint.empty() && trustpoint != name)
            continue;
        TrustpointRecord record;
        record.name = name;
        if (const TrustpointDriver* driver = router.trustpoint(name)) {
            addCa(record, driver->isSelfSigned() ? driver->held().identity : driver->held().ca, status);
            if (status) {
                addKey(record, router, driver->keyLabel());
                addEnrollment(record, *driver, clock);
            } else if (driver->isSelfSigned()) {
                record.certificateConfigured.reset();
                record.selfSigned = true;
                record.keyLabel = driver->keyLabel();
            } else {
                record.enrollmentUrl = urlText(driver->scepUrlText());
            }
        } else if (const ServerDriver* server = router.server()) { // it holds the server's own CA
            addCa(record, server->caCertificate(), status);
            if (status) {
                addKey(record, router, server->config().name);
                record.certificateRequests = false;
                record.certificateRequestsText = "None";
            }
        }
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace releve::lab::cli
