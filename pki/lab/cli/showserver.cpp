// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>

#include "pki/ios/renderclock.h"
#include "pki/ios/renderserver.h"
#include "pki/ios/rendertext.h"
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {
namespace {

using lifecycle::CertificateServerConfig;
using lifecycle::ServerState;

struct Words
{
    const char* status;
    const char* state;
};

/// ROLLOVER_SPEC 5.1. Of S5 only the words about HTTP are captured; the others are ours.
Words wordsOf(const lifecycle::CertificateServer& machine)
{
    switch (machine.state()) {
    case ServerState::S3:
    case ServerState::S4:
        return {"enabled", "enabled"};
    case ServerState::S5:
        break;
    case ServerState::S0:
    case ServerState::S1:
    case ServerState::S2:
        return {"disabled", "disabled"};
    }
    const char* const failed = "check failed";
    if (machine.dead)
        return {"disabled, CA certificate has expired", failed};
    if (!machine.httpOn)
        return {"disabled, HTTP Server is disabled", failed};
    if (!machine.clockAuthoritative)
        return {"disabled, system clock is not authoritative", failed};
    return {"disabled, storage is not available", failed};
}

/// ROLLOVER_SPEC 5.4.
std::string grantingMode(const lifecycle::GrantMode& grant)
{
    if (grant.none)
        return "none";
    if (grant.automatic)
        return "auto";
    if (grant.raAutomatic)
        return "ra-auto";
    return grant.trustpoints.empty() ? "manual" : "auto trustpoint"; // the last one is ours
}

/// `crl publish flash:/x`: what it is for, and where.
void addStorage(ios::ServerRecord& record, const CertificateServerConfig& config)
{
    record.storage = config.primaryStorage();
    for (const std::string& url : config.databaseUrls) {
        const auto blank = url.rfind(' ');
        if (blank != std::string::npos)
            record.otherStorage.push_back("storage dir for ." + url.substr(0, url.find(' ')) +
                                          " files: " + url.substr(blank + 1));
    }
}

std::string hexSerial(lifecycle::Serial serial)
{
    char text[24];
    const int length = std::snprintf(text, sizeof text, "%llX", static_cast<unsigned long long>(serial));
    return {text, static_cast<std::size_t>(length)};
}

void addCertificates(ios::ServerRecord& record, const ServerDriver& server,
                     const lifecycle::CertificateServer& machine, const ios::ZoneClock& clock)
{
    const auto printed = [&clock](const std::optional<Instant>& instant) {
        return instant ? std::optional(clock.printed(*instant)) : std::nullopt;
    };
    if (const auto ca = server.caCertificate()) {
        record.caFingerprint = ca->fingerprint(x509::Digest::Md5);
        record.caExpires = printed(ca->notAfter());
        record.lastSerial = hexSerial(machine.nextSerial - 1);
    }
    if (const auto crl = server.crl())
        record.crlNextUpdate = printed(crl->nextUpdate());
    if (const auto rollover = server.rolloverCaCertificate())
        record.rollover =
            ios::ServerRollover{"available for rollover", rollover->fingerprint(x509::Digest::Md5),
                                printed(rollover->notAfter())};
    if (machine.shadowGenerationDue != lifecycle::never)
        record.autoRolloverTimer = clock.printed(machine.shadowGenerationDue);
}

const char* stateWord(lifecycle::RequestState state)
{
    switch (state) {
    case lifecycle::RequestState::Granted:
        return "granted";
    case lifecycle::RequestState::Rejected:
        return "rejected";
    case lifecycle::RequestState::Pending:
        break;
    }
    return "pending";
}

} // namespace

std::optional<ios::ServerRecord> serverRecordOf(const Router& router)
{
    const ServerDriver* server = router.server();
    if (!server)
        return std::nullopt;
    const CertificateServerConfig& config = server->config();
    const lifecycle::CertificateServer machine = server->machine();
    const Words words = wordsOf(machine);
    ios::ServerRecord record;
    record.name = config.name;
    record.status = words.status;
    record.enabled = record.status == "enabled";
    record.state = words.state;
    record.locked = server->isLocked();
    record.issuer = config.effectiveIssuerName();
    record.grantingMode = grantingMode(config.grant);
    record.raMode =
        config.mode == lifecycle::ServerMode::Ra || config.mode == lifecycle::ServerMode::RaTransparent;
    record.databaseLevel = ios::databaseLevelText(config.databaseLevel);
    record.autoRollover = config.autoRollover;
    addStorage(record, config);
    addCertificates(record, *server, machine, zoneOf(router));
    return record;
}

std::vector<ios::RequestRecord> requestRecordsOf(const Router& router)
{
    std::vector<ios::RequestRecord> records;
    if (!router.server())
        return records;
    for (const StoredRequest& request : router.server()->requests()) {
        ios::RequestRecord record;
        record.server = router.server()->config().name;
        record.id = std::to_string(request.id);
        record.state = stateWord(request.state);
        record.fingerprint = request.fingerprintMd5;
        record.subject = request.subject;
        records.push_back(std::move(record));
    }
    std::reverse(records.begin(), records.end());
    return records;
}

std::string serverCrlText(const Router& router)
{
    const auto crl = router.server() ? router.server()->crl() : std::nullopt;
    if (!crl)
        return "% There is no CRL.\n"; // inferred: no capture of it
    constexpr std::size_t indent = 4;
    const ios::ZoneClock zone = zoneOf(router);
    const auto dateOf = [&zone](const std::optional<Instant>& at) {
        return at ? ios::dateText(zone.printed(*at), zone) : std::string();
    };
    std::string text = "Certificate Revocation List:\n";
    const auto add = [&text](std::string_view label, const std::string& value) {
        ios::addLine(text, indent, label, value);
    };
    add("Issuer: ", crl->issuer().toIos());
    add("This Update: ", dateOf(crl->thisUpdate()));
    add("Next Update: ", dateOf(crl->nextUpdate()));
    add("Number of CRL entries: ", std::to_string(crl->revoked().size()));
    add("CRL size: ", std::to_string(crl->der().size()) + " bytes");
    for (const x509::RevokedCertificate& entry : crl->revoked()) {
        add("Serial Number (hex): ", entry.serial);
        add("Revocation Date: ", dateOf(entry.revokedAt));
    }
    return text;
}

std::string cachedCrlsText(const Router& router)
{
    constexpr std::size_t cacheSize = 65536;
    const ios::ZoneClock zone = zoneOf(router);
    std::string text;
    std::size_t used = 0;
    for (const auto& driver : router.trustpoints()) {
        const auto& crl = driver->crl();
        if (!crl)
            continue;
        const std::string size = std::to_string(crl->der().size());
        used += crl->der().size();
        text += "CRL Issuer Name:\n    " + crl->issuer().toIos() + '\n';
        if (const auto at = crl->thisUpdate())
            text += "    LastUpdate: " + ios::dateText(zone.printed(*at), zone) + '\n';
        if (const auto at = crl->nextUpdate())
            text += "    NextUpdate: " + ios::dateText(zone.printed(*at), zone) + '\n';
        text += "\n    Retrieved from CRL Distribution Point:\n"
                "      ** CDP Not Published - Retrieved via SCEP\n\n CRL DER is " +
                size + " bytes\n CRL is stored in parsed CRL cache\n\n";
    }
    return text + "\nParsed CRL cache current size is " + std::to_string(used) +
           " bytes\nParsed CRL cache maximum size is " + std::to_string(cacheSize) + " bytes\n";
}

} // namespace releve::lab::cli
