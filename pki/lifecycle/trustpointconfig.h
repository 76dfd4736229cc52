// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "pki/lifecycle/certificateserverconfig.h"

namespace releve::lifecycle {

/// `auto-enroll [percent] [regenerate]`.
struct AutoEnroll
{
    unsigned percent = 100;
    bool regenerate = false;

    bool operator==(const AutoEnroll&) const = default;
};

enum class EnrollmentMethod
{
    None,
    Url,
    Terminal,
    SelfSigned,
    Profile
};

/// An attribute that IOS asks for in the enrollment dialogue unless the configuration says it.
enum class SubjectOption
{
    Unset,   ///< asked in the dialogue
    Include, ///< `serial-number`, `ip-address X`, `fqdn X`
    Exclude  ///< `… none`
};

/// `crypto pki trustpoint NAME` and its lines. Every default and range stands here and nowhere else
/// (ROLLOVER_SPEC 1.2).
struct TrustpointConfig
{
    static constexpr std::chrono::minutes defaultRetryPeriod{1};
    static constexpr unsigned defaultAutoEnrollPercent = 100; ///< inferred: ROLLOVER_SPEC 14.22 [D]

    static constexpr Range<unsigned> retryPeriodMinutes{1, 60};
    static constexpr Range<unsigned> retryCounts{1, 100};
    static constexpr Range<unsigned> autoEnrollPercents{1, 100};
    static constexpr Range<unsigned> rsaModulusBits{360, 4096};

    std::string name;
    EnrollmentMethod enrollment = EnrollmentMethod::None;
    std::optional<std::string> enrollmentUrl;
    std::optional<std::string> enrollmentProfile;
    bool enrollmentModeRa = false;
    std::optional<AutoEnroll> autoEnroll;
    std::chrono::minutes retryPeriod = defaultRetryPeriod;
    std::optional<unsigned> retryCount; ///< unset = until the CA's end (ROLLOVER_SPEC 14.26)
    std::optional<std::string> subjectName;
    SubjectOption serialNumber = SubjectOption::Unset;
    SubjectOption ipAddress = SubjectOption::Unset;
    std::optional<std::string> ipAddressValue;
    SubjectOption fqdn = SubjectOption::Unset;
    std::optional<std::string> fqdnValue;
    bool hasPassword = false; ///< a `password` line stands there; what it says is never kept
    std::optional<std::string> fingerprint;
    std::optional<std::string> rsaKeypair;
    std::optional<unsigned> rsaKeypairBits;
    std::vector<std::string> revocationCheck; ///< in the order tried; empty = IOS's default, `crl`
    std::optional<std::string> hash;

    bool operator==(const TrustpointConfig&) const = default;
};

} // namespace releve::lifecycle
