// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "pki/base/clock.h"

namespace releve::lifecycle {

/// An inclusive range of what IOS lets one type.
template<class T>
struct Range
{
    T low;
    T high;

    [[nodiscard]] constexpr bool contains(T value) const { return low <= value && value <= high; }
};

/// `lifetime … D [H [M]]`, `auto-rollover [D [H [M]]]`.
struct DaysHoursMinutes
{
    unsigned days = 0;
    unsigned hours = 0;
    unsigned minutes = 0;

    bool operator==(const DaysHoursMinutes&) const = default;
    [[nodiscard]] constexpr Duration duration() const
    {
        return std::chrono::days{days} + std::chrono::hours{hours} + std::chrono::minutes{minutes};
    }
};

enum class DatabaseLevel
{
    Minimum,
    Names,
    Complete
};

enum class ServerMode
{
    Root,
    SubordinateCa,
    Ra,
    RaTransparent
};

/// What the `grant …` lines say. Several can stand together (ROLLOVER_SPEC 5.4).
struct GrantMode
{
    bool automatic = false;               ///< `grant auto`
    bool none = false;                    ///< `grant none`
    bool raAutomatic = false;             ///< `grant ra-auto`
    bool rolloverCaCertificate = false;   ///< `grant auto rollover ca-cert`
    bool rolloverRaCertificate = false;   ///< `grant auto rollover ra-cert`
    std::vector<std::string> trustpoints; ///< `grant auto trustpoint NAME`

    bool operator==(const GrantMode&) const = default;
};

/// `crypto pki server NAME` and its lines. Every default and range stands here and nowhere else
/// (ROLLOVER_SPEC 1.1). What IOS leaves unset stays unset, so that a configuration can be shown as it is.
struct CertificateServerConfig
{
    static constexpr DaysHoursMinutes defaultCaLifetime{1095, 0, 0};
    static constexpr DaysHoursMinutes defaultCertificateLifetime{365, 0, 0};
    static constexpr DaysHoursMinutes defaultOverlap{30, 0, 0};
    static constexpr std::chrono::minutes defaultCrlLifetime = std::chrono::hours{6};
    static constexpr std::chrono::hours defaultRequestLifetime{168};

    static constexpr Range<unsigned> lifetimeDays{0, 7305};
    static constexpr Range<unsigned> overlapDays{0, 1825};
    static constexpr Range<unsigned> hours{0, 23};
    static constexpr Range<unsigned> minutes{0, 59};
    static constexpr Range<unsigned> crlHours{0, 336};
    static constexpr Range<unsigned> requestHours{1, 1000}; ///< from memory: [R]

    std::string name;
    std::optional<std::string> issuerName; ///< as typed; `CN=NAME` when absent
    DaysHoursMinutes caLifetime = defaultCaLifetime;
    DaysHoursMinutes certificateLifetime = defaultCertificateLifetime;
    std::chrono::minutes crlLifetime = defaultCrlLifetime;
    std::chrono::hours requestLifetime = defaultRequestLifetime;
    std::optional<DaysHoursMinutes> autoRollover; ///< absent = off
    GrantMode grant;
    std::optional<std::string> hash; ///< `md5`, `sha1`, `sha256` …
    DatabaseLevel databaseLevel = DatabaseLevel::Minimum;
    std::vector<std::string> databaseUrls; ///< as typed, the kind (`crl`, `p12` …) included
    std::optional<std::string> archive;    ///< `pkcs12` or `pem`; the password is never kept
    std::optional<std::string> cdpUrl;
    ServerMode mode = ServerMode::Root;
    bool shutdown = false; ///< a `shutdown` line stands in the configuration

    bool operator==(const CertificateServerConfig&) const = default;

    /// Where files go for which no `database url` of their kind stands there; `nvram:` without any.
    [[nodiscard]] std::string primaryStorage() const
    {
        for (const std::string& url : databaseUrls) {
            if (url.find(' ') == std::string::npos) // else a kind stands before it
                return url;
        }
        return "nvram:";
    }
    /// The issuer name in force.
    [[nodiscard]] std::string effectiveIssuerName() const { return issuerName.value_or("CN=" + name); }
};

} // namespace releve::lifecycle
