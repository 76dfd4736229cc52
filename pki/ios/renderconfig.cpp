// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/renderconfig.h"

#include <algorithm>
#include <vector>

#include "pki/ios/rendertext.h"

namespace releve::ios {
namespace {

using lifecycle::DaysHoursMinutes;
using lifecycle::EnrollmentMethod;
using lifecycle::GrantMode;
using lifecycle::ServerMode;
using lifecycle::SubjectOption;
using ServerConfig = lifecycle::CertificateServerConfig;
using TrustpointConfig = lifecycle::TrustpointConfig;

/// A line of a block.
void add(std::string& text, std::string_view line)
{
    addLine(text, 1, {}, line);
}

/// `D [H [M]]`
std::string durationWords(const DaysHoursMinutes& duration)
{
    std::string words = std::to_string(duration.days);
    if (duration.hours != 0 || duration.minutes != 0)
        words += ' ' + std::to_string(duration.hours);
    if (duration.minutes != 0)
        words += ' ' + std::to_string(duration.minutes);
    return words;
}

void addDatabase(std::string& text, const ServerConfig& config, std::string_view archivePassword,
                 bool archiveDeclined)
{
    if (config.databaseLevel != lifecycle::DatabaseLevel::Minimum)
        add(text, config.databaseLevel == lifecycle::DatabaseLevel::Names ? "database level names"
                                                                          : "database level complete");
    if (config.archive)
        add(text, "database archive " + *config.archive + " password " + std::string(archivePassword));
    else if (archiveDeclined)
        add(text, "no database archive");
}

void addGrant(std::string& text, const GrantMode& grant)
{
    const auto addIf = [&text](bool set, std::string_view line) {
        if (set)
            add(text, line);
    };
    addIf(grant.rolloverCaCertificate, "grant auto rollover ca-cert");
    addIf(grant.rolloverRaCertificate, "grant auto rollover ra-cert");
    for (const std::string& trustpoint : grant.trustpoints)
        add(text, "grant auto trustpoint " + trustpoint);
    addIf(grant.automatic, "grant auto");
    addIf(grant.raAutomatic, "grant ra-auto");
    addIf(grant.none, "grant none");
}

void addLifetimes(std::string& text, const ServerConfig& config)
{
    if (config.crlLifetime != ServerConfig::defaultCrlLifetime) {
        const auto minutes = config.crlLifetime.count();
        std::string line = "lifetime crl " + std::to_string(minutes / 60);
        if (minutes % 60 != 0)
            line += ' ' + std::to_string(minutes % 60);
        add(text, line);
    }
    if (config.certificateLifetime != ServerConfig::defaultCertificateLifetime)
        add(text, "lifetime certificate " + durationWords(config.certificateLifetime));
    if (config.caLifetime != ServerConfig::defaultCaLifetime)
        add(text, "lifetime ca-certificate " + durationWords(config.caLifetime));
    if (config.requestLifetime != ServerConfig::defaultRequestLifetime)
        add(text, "lifetime enrollment-request " + std::to_string(config.requestLifetime.count()));
}

std::string_view modeLine(ServerMode mode)
{
    switch (mode) {
    case ServerMode::SubordinateCa:
        return "mode sub-cs";
    case ServerMode::Ra:
        return "mode ra";
    case ServerMode::RaTransparent:
        return "mode ra transparent";
    case ServerMode::Root:
        break;
    }
    return {};
}

void addEnrollment(std::string& text, const TrustpointConfig& config)
{
    if (config.retryCount)
        add(text, "enrollment retry count " + std::to_string(*config.retryCount));
    if (config.retryPeriod != TrustpointConfig::defaultRetryPeriod)
        add(text, "enrollment retry period " + std::to_string(config.retryPeriod.count()));
    if (config.enrollmentModeRa)
        add(text, "enrollment mode ra");
    switch (config.enrollment) {
    case EnrollmentMethod::Url:
        add(text, "enrollment url " + config.enrollmentUrl.value_or(std::string()));
        break;
    case EnrollmentMethod::Terminal:
        add(text, "enrollment terminal");
        break;
    case EnrollmentMethod::SelfSigned:
        add(text, "enrollment selfsigned");
        break;
    case EnrollmentMethod::Profile:
        add(text, "enrollment profile " + config.enrollmentProfile.value_or(std::string()));
        break;
    case EnrollmentMethod::None:
        break;
    }
}

/// `fqdn X`, `fqdn none`
void addOption(std::string& text, std::string_view keyword, SubjectOption option,
               const std::optional<std::string>& value)
{
    if (option == SubjectOption::Unset)
        return;
    std::string line(keyword);
    if (option == SubjectOption::Exclude)
        line += " none";
    else if (value)
        line += ' ' + *value;
    add(text, line);
}

void addKeyLines(std::string& text, const TrustpointConfig& config)
{
    std::string check;
    for (const std::string& method : config.revocationCheck)
        check += ' ' + method;
    add(text, "revocation-check" + (check.empty() ? " crl" : check));
    if (config.rsaKeypair)
        add(text, "rsakeypair " + *config.rsaKeypair +
                      (config.rsaKeypairBits ? ' ' + std::to_string(*config.rsaKeypairBits) : ""));
    if (!config.autoEnroll)
        return;
    std::string line = "auto-enroll";
    if (config.autoEnroll->percent != TrustpointConfig::defaultAutoEnrollPercent)
        line += ' ' + std::to_string(config.autoEnroll->percent);
    if (config.autoEnroll->regenerate)
        line += " regenerate";
    add(text, line);
}

/// The word of a chain entry's kind, with the blank behind it, and its place in the chain.
struct EntryKind
{
    std::string_view word;
    int place;
};

EntryKind entryKind(CertificateKind kind)
{
    switch (kind) {
    case CertificateKind::RaSignature:
        return {"ra-sign ", 1};
    case CertificateKind::RaEncryption:
        return {"ra-encrypt ", 2};
    case CertificateKind::Ra:
        return {"ra-general ", 3};
    case CertificateKind::Ca:
        return {"ca ", 4};
    case CertificateKind::SelfSigned:
        return {"self-signed ", 5};
    case CertificateKind::Identity:
    case CertificateKind::SubordinateCa: // its own certificate is its identity
        break;
    }
    return {"", 0};
}

bool comesBefore(const CertificateRecord* a, const CertificateRecord* b)
{
    const int placeA = entryKind(a->kind).place;
    const int placeB = entryKind(b->kind).place;
    return placeA != placeB ? placeA < placeB : a->rollover && !b->rollover;
}

void addEntry(std::string& text, const CertificateRecord& entry)
{
    std::string label = "certificate ";
    label.append(entryKind(entry.kind).word).append(entry.rollover ? "rollover " : "").append(entry.serial);
    if (!entry.storage.empty())
        label.append(1, ' ').append(entry.storage);
    add(text, label);
    if (!entry.storage.empty() || !entry.certificate)
        return;
    addHexDump(text, 2, entry.certificate->der());
    addLine(text, 2, "\tquit");
}

} // namespace

std::string renderServerConfig(const ServerConfig& config, std::string_view archivePassword,
                               bool archiveDeclined)
{
    std::string text = "crypto pki server " + escaped(config.name) + '\n';
    addDatabase(text, config, archivePassword, archiveDeclined);
    if (config.issuerName)
        add(text, "issuer-name " + *config.issuerName);
    addGrant(text, config.grant);
    if (config.hash)
        add(text, "hash " + *config.hash);
    addLifetimes(text, config);
    if (const std::string_view mode = modeLine(config.mode); !mode.empty())
        add(text, mode);
    if (config.cdpUrl)
        add(text, "cdp-url " + *config.cdpUrl);
    if (config.autoRollover)
        add(text, *config.autoRollover == ServerConfig::defaultOverlap
                      ? "auto-rollover"
                      : "auto-rollover " + durationWords(*config.autoRollover));
    for (const std::string& url : config.databaseUrls)
        add(text, "database url " + url);
    if (config.shutdown)
        add(text, "shutdown");
    return text;
}

std::string renderTrustpointConfig(const TrustpointConfig& config, std::string_view password)
{
    std::string text = "crypto pki trustpoint " + escaped(config.name) + '\n';
    addEnrollment(text, config);
    addOption(text, "serial-number", config.serialNumber, std::nullopt);
    addOption(text, "fqdn", config.fqdn, config.fqdnValue);
    addOption(text, "ip-address", config.ipAddress, config.ipAddressValue);
    if (config.hasPassword)
        add(text, "password " + std::string(password));
    if (config.fingerprint)
        add(text, "fingerprint " + *config.fingerprint);
    if (config.subjectName)
        add(text, "subject-name " + *config.subjectName);
    addKeyLines(text, config);
    if (config.hash)
        add(text, "hash " + *config.hash);
    return text;
}

std::string renderChain(std::string_view name, std::span<const CertificateRecord> entries)
{
    std::vector<const CertificateRecord*> sorted;
    sorted.reserve(entries.size());
    for (const CertificateRecord& entry : entries)
        sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(), comesBefore);
    std::string text = "crypto pki certificate chain " + escaped(name) + '\n';
    for (const CertificateRecord* entry : sorted)
        addEntry(text, *entry);
    return text;
}

std::string renderHttpServer(bool enabled, unsigned port)
{
    constexpr unsigned defaultPort = 80;
    std::string text = enabled ? "ip http server\n" : "no ip http server\n";
    if (port != defaultPort)
        text += "ip http port " + std::to_string(port) + '\n';
    return text;
}

} // namespace releve::ios
