// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ios/recordgenerator.h"

#include <algorithm>
#include <array>

#include "pki/base/text.h"
#include "pki/ios/renderserver.h"

namespace releve::test {

using namespace std::chrono_literals;
using ios::CertificateKind;
using ios::TimerSection;

RecordGenerator::RecordGenerator(unsigned seed) : m_random(seed)
{
    changeZone();
}

unsigned RecordGenerator::below(unsigned bound)
{
    return static_cast<unsigned>(m_random() % bound);
}

template<class T>
const T& RecordGenerator::oneOf(std::initializer_list<T> values)
{
    return *(values.begin() + below(static_cast<unsigned>(values.size())));
}

void RecordGenerator::changeZone()
{
    const ios::SummerChange lastOfMarch{3, ios::SummerChange::lastWeek, 0, 0, 0, 2h};
    const ios::SummerChange lastOfOctober{10, ios::SummerChange::lastWeek, 0, 0, 0, 3h};
    m_clock =
        ios::ZoneClock(oneOf<ios::ZoneConfig>({{"UTC", 0min, "", 0min, {}, {}},
                                               {"CET", 60min, "CEST", 120min, lastOfMarch, lastOfOctober},
                                               {"CET", 60min, "", 0min, {}, {}},
                                               {"PST", -480min, "PDT", -420min, {}, {}},
                                               {"IST", 330min, "", 0min, {}, {}},
                                               {"utc", 0min, "", 0min, {}, {}},
                                               {"LINT", 840min, "", 0min, {}, {}},
                                               {"NST", -210min, "NDT", -150min, {}, {}}}));
}

std::string RecordGenerator::word(unsigned longest)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
    std::string text(1, letters[below(52)]);
    for (unsigned length = below(longest); length > 0; --length)
        text += letters[below(static_cast<unsigned>(letters.size()))];
    return text;
}

std::string RecordGenerator::words()
{
    std::string text = word();
    for (unsigned count = below(4); count > 0; --count)
        text += oneOf<std::string>({" ", ", ", "'", " & ", "@", " (", "é", "/"}) + word();
    return below(50) == 0 ? text + ' ' + std::string(300, 'x') : text;
}

std::string RecordGenerator::hex(std::size_t digits)
{
    std::string text;
    while (text.size() < digits)
        text += "0123456789ABCDEF"[below(16)];
    return text;
}

ios::PrintedName RecordGenerator::name()
{
    ios::PrintedName name;
    for (unsigned count = 1 + below(6); count > 0; --count)
        name.push_back({oneOf<std::string>({"cn", "ou", "o", "c", "st", "l", "e", "hostname", "serialNumber",
                                            "ipaddress", "2.5.4.17", "dc"}),
                        words(), !name.empty() && below(4) == 0});
    return name;
}

Instant RecordGenerator::instant()
{
    const Instant first = fromIso8601("1990-01-01T00:00:00Z").value();
    constexpr unsigned span = 110U * 366 * 24; // hours
    return first + std::chrono::hours{below(span)} + std::chrono::seconds{below(3600)};
}

std::optional<ios::PrintedTime> RecordGenerator::optionalTime()
{
    return flip() ? std::optional(time()) : std::nullopt;
}

ios::CertificateRecord RecordGenerator::certificate(bool verbose)
{
    ios::CertificateRecord record;
    record.kind = oneOf({CertificateKind::Identity, CertificateKind::Ca, CertificateKind::SubordinateCa,
                         CertificateKind::RaSignature, CertificateKind::RaEncryption, CertificateKind::Ra,
                         CertificateKind::SelfSigned});
    record.rollover = below(3) == 0;
    record.status = oneOf<std::string>({"Available", "Pending", "Not Available"});
    record.serial = hex(2 * (1 + below(20)));
    record.usage = oneOf<std::string>({"General Purpose", "Signature", "Encryption", ""});
    record.issuer = name();
    record.subject = below(10) == 0 ? ios::PrintedName{} : name();
    record.subjectDisplayName = optionalWord();
    record.subjectSerialNumber = flip() ? "PID:" + word() + " SN:" + word() : std::string();
    record.subjectIpAddress = flip() ? "192.0.2." + std::to_string(below(256)) : std::string();
    record.notBefore = optionalTime();
    record.notAfter = optionalTime();
    record.renewDate = optionalTime();
    for (unsigned count = 1 + below(4); count > 0; --count)
        record.trustpoints.push_back(word());
    record.storage = flip() ? "nvram:" + word() + "#1CA.cer" : std::string();
    for (unsigned count = below(3); count > 0; --count)
        record.crlDistributionPoints.push_back("http://" + word() +
                                               "/cgi-bin/pkiclient.exe?operation=GetCRL");
    if (!verbose)
        return record;
    record.installTime = optionalTime();
    record.keyAlgorithm = oneOf<std::string>({"rsaEncryption", "ecEncryption", ""});
    record.keyBits = oneOf({0U, 256U, 360U, 1024U, 2048U, 4096U});
    record.signatureAlgorithm =
        oneOf<std::string>({"MD5 with RSA Encryption", "SHA256 with RSA Encryption", ""});
    record.keyUsage = flip() ? hex(8) : std::string();
    record.md5 = optionalHex(32);
    record.sha1 = optionalHex(40);
    record.sha256 = optionalHex(64);
    record.subjectKeyId = optionalHex(40);
    record.authorityKeyId = optionalHex(40);
    record.keyLabel = flip() ? word() + "#" : std::string();
    return record;
}

Duration RecordGenerator::remaining()
{
    switch (below(8)) {
    case 0:
        return 0ms;
    case 1:
        return Duration{below(1000)};
    case 2:
        return Duration{below(60'000)};
    case 3:
        return Duration{below(3'600'000)};
    case 4:
        return Duration{below(86'400'000)};
    case 5: // as long as a device can say
        return std::chrono::days{below(10'000'000)} + Duration{below(86'400'000)};
    default:
        return std::chrono::days{below(2000)} + Duration{below(86'400'000)};
    }
}

std::vector<ios::TimerRecord> RecordGenerator::timers(bool detail)
{
    struct Kind
    {
        TimerSection section;
        const char* name;
        bool target;
    };
    static constexpr std::array kinds{Kind{TimerSection::Pki, "RENEW", true},
                                      Kind{TimerSection::Pki, "SHADOW", true},
                                      Kind{TimerSection::Pki, "POLL", true},
                                      Kind{TimerSection::Pki, "CONNECT RETRY", true},
                                      Kind{TimerSection::Pki, "SESSION CLEANUP", false},
                                      Kind{TimerSection::ExpiryAlert, "ID", true},
                                      Kind{TimerSection::ExpiryAlert, "CA", true},
                                      Kind{TimerSection::ExpiryAlert, "CS", true},
                                      Kind{TimerSection::Crl, "CRL EXPIRE", true},
                                      Kind{TimerSection::Crl, "CRL UPDATE", true},
                                      Kind{TimerSection::Crl, "CRL auto-download retry timer", false},
                                      Kind{TimerSection::Trustpool, "TRUSTPOOL", false},
                                      Kind{TimerSection::Cs, "CS CRL UPDATE", false},
                                      Kind{TimerSection::Cs, "CS SHADOW CERT GENERATION", false},
                                      Kind{TimerSection::Cs, "CS CERT EXPIRE", false},
                                      Kind{TimerSection::Cs, "ER EXPIRE", true}};
    std::vector<ios::TimerRecord> timers;
    for (unsigned count = 1 + below(12); count > 0; --count) {
        const Kind& kind = kinds.at(below(kinds.size()));
        ios::TimerRecord timer;
        timer.section = kind.section;
        timer.name = kind.name;
        if (kind.target)
            timer.target = timer.name == "ER EXPIRE" ? std::to_string(below(1000)) : word();
        timer.remaining = remaining();
        if (detail)
            timer.due = instant();
        timers.push_back(std::move(timer));
    }
    std::stable_sort(timers.begin(), timers.end(), [](const auto& a, const auto& b) {
        return std::pair(a.section, a.remaining) < std::pair(b.section, b.remaining);
    });
    return timers;
}

ios::ServerRecord RecordGenerator::server()
{
    ios::ServerRecord record;
    record.name = word();
    record.enabled = flip();
    record.status =
        *record.enabled ? "enabled" : oneOf<std::string>({"disabled", "disabled, HTTP Server is disabled"});
    record.state = oneOf<std::string>({"enabled", "check failed", "disabled"});
    record.locked = flip();
    record.issuer = toText(name());
    record.caFingerprint = optionalHex(32);
    record.raMode = flip();
    record.raFingerprint = record.raMode ? hex(32) : std::string();
    record.grantingMode = oneOf<std::string>({"manual", "auto", "none", ""});
    record.lastSerial = optionalHex(1 + below(20));
    record.caExpires = optionalTime();
    record.crlNextUpdate = optionalTime();
    record.storage = flip() ? "nvram:" : "unix:/" + word();
    for (unsigned count = below(3); count > 0; --count)
        record.otherStorage.push_back("storage dir for ." + word(3) + " files: tftp://" + word());
    record.databaseLevel =
        ios::databaseLevelText(oneOf({lifecycle::DatabaseLevel::Minimum, lifecycle::DatabaseLevel::Names,
                                      lifecycle::DatabaseLevel::Complete}));
    if (flip())
        record.autoRollover =
            lifecycle::DaysHoursMinutes{below(1826), flip() ? below(24) : 0, flip() ? below(60) : 0};
    record.autoRolloverTimer = optionalTime();
    if (flip())
        record.rollover = ios::ServerRollover{"available for rollover", optionalHex(32), optionalTime()};
    return record;
}

ios::TrustpointRecord RecordGenerator::trustpoint(bool status)
{
    ios::TrustpointRecord record;
    record.name = word();
    if (flip())
        record.caSubject = name();
    if (!status) {
        record.caSerial = optionalHex(2 * (1 + below(20)));
        record.selfSigned = flip();
        record.keyLabel = optionalWord();
        record.enrollmentUrl = flip() ? "http://" + word() + ":80/cgi-bin" : std::string();
        if (flip())
            record.certificateConfigured = flip();
        return record;
    }
    const bool ca = !record.caSubject.empty();
    record.caAuthenticated = ca;
    record.caFingerprintMd5 = ca ? optionalHex(32) : std::string();
    record.caFingerprintSha1 = ca ? optionalHex(40) : std::string();
    if (flip()) {
        record.identitySubject = name();
        record.identityFingerprintMd5 = optionalHex(32);
        record.identityFingerprintSha1 = optionalHex(40);
    }
    record.lastEnrollmentStatus = oneOf<std::string>({"Granted", "Pending", "Rejected", ""});
    record.nextEnrollment = optionalTime();
    record.keysGeneratedText = oneOf<std::string>(
        {"Yes (General Purpose, non-exportable)", "Yes (General Purpose, exportable)", "No"});
    record.keysGenerated = record.keysGeneratedText != "No";
    record.certificateRequestsText = oneOf<std::string>({"Yes", "None", "No"});
    record.certificateRequests = record.certificateRequestsText == "Yes";
    return record;
}

ios::KeyRecord RecordGenerator::key()
{
    ios::KeyRecord record;
    record.generated = optionalTime();
    record.name = word() + (flip() ? "#" : "");
    record.type = oneOf<std::string>({"RSA KEYS", "EC KEYS"});
    record.usage = oneOf<std::string>({"General Purpose Key", "Signature Key", "Encryption Key"});
    record.temporary = below(4) == 0;
    record.storage = record.temporary ? "" : oneOf<std::string>({"private-config", "not specified"});
    if (flip())
        record.exportable = flip();
    // A modulus of so many bytes with the usual exponent; the reader asks for a key, not for a good one.
    const std::size_t bytes = oneOf({45U, 64U, 128U, 256U, 512U});
    const std::string modulus = "00C" + hex(2 * bytes - 2) + "1";
    const auto der = [](const std::string& tag, const std::string& content) {
        const std::size_t length = content.size() / 2;
        std::array<std::uint8_t, 3> prefix{0x82, static_cast<std::uint8_t>(length >> 8U),
                                           static_cast<std::uint8_t>(length & 0xFFU)};
        const ByteView all(prefix);
        return tag +
               toHex(length > 255   ? all
                     : length > 127 ? ByteView(std::array{std::uint8_t{0x81}})
                                    : ByteView()) +
               (length > 255 ? std::string() : toHex(all.subspan(2))) + content;
    };
    const std::string rsa = der("30", der("02", modulus) + "0203010001");
    const auto spki = fromHex(der("30", "300D06092A864886F70D0101010500" + der("03", "00" + rsa))).value();
    if (auto publicKey = x509::PublicKey::fromSpki(spki))
        record.publicKey = *publicKey;
    return record;
}

std::vector<ios::RequestRecord> RecordGenerator::requests(const std::string& server)
{
    std::vector<ios::RequestRecord> requests;
    for (const auto list : {ios::RequestList::SubordinateCa, ios::RequestList::Ra, ios::RequestList::Router})
        for (unsigned count = below(4); count > 0; --count) {
            ios::RequestRecord request;
            request.server = server;
            request.list = list;
            request.id = std::to_string(below(10) == 0 ? 10'000'000U + below(1000) : below(100));
            request.state = oneOf<std::string>({"pending", "granted", "authorized", "rejected"});
            request.fingerprint = hex(32);
            request.subject = toText(name());
            requests.push_back(std::move(request));
        }
    return requests;
}

lifecycle::DaysHoursMinutes RecordGenerator::duration(unsigned mostDays)
{
    return {oneOf({0U, mostDays, below(mostDays + 1)}), flip() ? below(24) : 0, flip() ? below(60) : 0};
}

lifecycle::CertificateServerConfig RecordGenerator::serverConfig()
{
    using Config = lifecycle::CertificateServerConfig;
    using lifecycle::DatabaseLevel;
    using lifecycle::ServerMode;
    Config config;
    config.name = word();
    if (flip())
        config.issuerName = toText(name());
    if (flip())
        config.caLifetime = duration(Config::lifetimeDays.high);
    if (flip())
        config.certificateLifetime = duration(Config::lifetimeDays.high);
    if (flip())
        config.crlLifetime =
            std::chrono::hours{below(Config::crlHours.high + 1)} + std::chrono::minutes{below(60)};
    if (flip())
        config.requestLifetime = std::chrono::hours{1 + below(Config::requestHours.high)};
    if (flip())
        config.autoRollover = below(4) == 0 ? Config::defaultOverlap : duration(Config::overlapDays.high);
    if (bool* const mode =
            oneOf<bool*>({nullptr, &config.grant.automatic, &config.grant.none, &config.grant.raAutomatic}))
        *mode = true;
    config.grant.rolloverCaCertificate = flip();
    config.grant.rolloverRaCertificate = flip();
    for (unsigned count = below(3); count > 0; --count)
        config.grant.trustpoints.push_back(word());
    if (flip())
        config.hash = oneOf<std::string>({"md5", "sha1", "sha256", "sha384", "sha512"});
    config.databaseLevel = oneOf({DatabaseLevel::Minimum, DatabaseLevel::Names, DatabaseLevel::Complete});
    for (const char* kind : {"", "crl ", "p12 ", "cnm publish "})
        if (flip())
            config.databaseUrls.push_back(
                kind + oneOf<std::string>({"flash:/", "ftp://10.1.1.1/", "unix:/"}) + word());
    if (flip())
        config.archive = oneOf<std::string>({"pkcs12", "pem"});
    if (flip())
        config.cdpUrl = "http://" + word() + "/cgi-bin/pkiclient.exe?operation=GetCRL";
    config.mode =
        oneOf({ServerMode::Root, ServerMode::SubordinateCa, ServerMode::Ra, ServerMode::RaTransparent});
    config.shutdown = flip();
    return config;
}

lifecycle::TrustpointConfig RecordGenerator::trustpointConfig()
{
    using Config = lifecycle::TrustpointConfig;
    using lifecycle::EnrollmentMethod;
    using lifecycle::SubjectOption;
    Config config;
    config.name = word();
    config.enrollment = oneOf({EnrollmentMethod::None, EnrollmentMethod::Url, EnrollmentMethod::Terminal,
                               EnrollmentMethod::SelfSigned, EnrollmentMethod::Profile});
    if (config.enrollment == EnrollmentMethod::Url)
        config.enrollmentUrl = "http://" + word() + ":80";
    if (config.enrollment == EnrollmentMethod::Profile)
        config.enrollmentProfile = word();
    config.enrollmentModeRa = flip();
    if (flip())
        config.autoEnroll = lifecycle::AutoEnroll{oneOf({1U, 80U, 100U, 1 + below(100)}), flip()};
    if (flip())
        config.retryPeriod = std::chrono::minutes{1 + below(60)};
    if (flip())
        config.retryCount = 1 + below(100);
    if (flip())
        config.subjectName = toText(name());
    const auto option = [this] {
        return oneOf({SubjectOption::Unset, SubjectOption::Include, SubjectOption::Exclude});
    };
    config.serialNumber = option();
    config.ipAddress = option();
    if (config.ipAddress == SubjectOption::Include)
        config.ipAddressValue = oneOf<std::string>({"192.0.2.1", "GigabitEthernet0/0", "Loopback0"});
    config.fqdn = option();
    if (config.fqdn == SubjectOption::Include)
        config.fqdnValue = word();
    config.hasPassword = flip();
    if (flip())
        config.fingerprint = hex(oneOf({32U, 40U, 64U}));
    if (flip())
        config.rsaKeypair = word();
    if (config.rsaKeypair && flip())
        config.rsaKeypairBits = oneOf({360U, 2048U, 4096U});
    config.revocationCheck =
        oneOf<std::vector<std::string>>({{"crl"}, {"none"}, {"crl", "none"}, {"ocsp", "crl"}});
    if (flip())
        config.hash = oneOf<std::string>({"md5", "sha256", "sha512"});
    return config;
}

} // namespace releve::test
