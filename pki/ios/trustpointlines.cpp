// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "pki/ios/linetable.h"
#include "pki/ios/secrets.h"

namespace releve::ios {
namespace {

using lifecycle::AutoEnroll;
using lifecycle::EnrollmentMethod;
using lifecycle::SubjectOption;
using Config = lifecycle::TrustpointConfig;

LineResult readRetry(Config& config, std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    unsigned value = 0;
    if (abbreviates(what, "period")) {
        const LineResult result = readNumber(takeWord(rest), Config::retryPeriodMinutes, value);
        if (result == LineResult::Kept)
            config.retryPeriod = std::chrono::minutes{value};
        return result;
    }
    if (!abbreviates(what, "count"))
        return LineResult::NotUnderstood;
    const LineResult result = readNumber(takeWord(rest), Config::retryCounts, value);
    if (result == LineResult::Kept)
        config.retryCount = value;
    return result;
}

/// A trustpoint enrolls in one way: the last one typed counts.
void setMethod(Config& config, EnrollmentMethod method)
{
    config.enrollment = method;
    config.enrollmentUrl.reset();
    config.enrollmentProfile.reset();
}

LineResult readEnrollmentUrl(Config& config, std::string_view rest)
{
    const std::string_view url = takeWord(rest); // `pem` may follow
    if (url.empty())
        return LineResult::NotUnderstood;
    setMethod(config, EnrollmentMethod::Url);
    config.enrollmentUrl = toUtf8(urlWithoutPassword(url));
    return LineResult::Kept;
}

LineResult readEnrollmentProfile(Config& config, std::string_view rest)
{
    const std::string_view profile = takeWord(rest);
    if (profile.empty())
        return LineResult::NotUnderstood;
    setMethod(config, EnrollmentMethod::Profile);
    config.enrollmentProfile = toUtf8(profile);
    return LineResult::Kept;
}

/// A word behind `enrollment` whose lines are not kept.
bool saysNothing(std::string_view what)
{
    return abbreviates(what, "http-proxy") || abbreviates(what, "credential") || abbreviates(what, "command");
}

LineResult readEnrollment(Config& config, std::string_view rest)
{
    const std::string_view what = takeWord(rest);
    if (equalsIgnoringCase(what, "url"))
        return readEnrollmentUrl(config, rest);
    if (abbreviates(what, "retry"))
        return readRetry(config, rest);
    if (abbreviates(what, "profile"))
        return readEnrollmentProfile(config, rest);
    if (equalsIgnoringCase(what, "mode") && equalsIgnoringCase(trimmed(rest), "ra"))
        config.enrollmentModeRa = true;
    else if (abbreviates(what, "terminal"))
        setMethod(config, EnrollmentMethod::Terminal);
    else if (abbreviates(what, "selfsigned"))
        setMethod(config, EnrollmentMethod::SelfSigned);
    else
        return saysNothing(what) ? LineResult::NotKept : LineResult::NotUnderstood;
    return LineResult::Kept;
}

/// `no enrollment …`: what is not in force cannot be taken back, and nothing happens.
LineResult resetEnrollment(Config& config, std::string_view rest)
{
    struct Method
    {
        std::string_view word;
        EnrollmentMethod method;
    };
    constexpr std::array methods{
        Method{"url", EnrollmentMethod::Url}, Method{"terminal", EnrollmentMethod::Terminal},
        Method{"selfsigned", EnrollmentMethod::SelfSigned}, Method{"profile", EnrollmentMethod::Profile}};
    const std::string_view what = takeWord(rest);
    if (what.empty()) {
        setMethod(config, EnrollmentMethod::None);
        return LineResult::Kept;
    }
    for (const Method& method : methods)
        if (abbreviates(what, method.word)) {
            if (config.enrollment == method.method)
                setMethod(config, EnrollmentMethod::None);
            return LineResult::Kept;
        }
    if (equalsIgnoringCase(what, "mode")) {
        config.enrollmentModeRa = false;
        return LineResult::Kept;
    }
    if (!abbreviates(what, "retry"))
        return saysNothing(what) ? LineResult::NotKept : LineResult::NotUnderstood;
    const std::string_view which = takeWord(rest);
    if (abbreviates(which, "period"))
        config.retryPeriod = Config::defaultRetryPeriod;
    else if (abbreviates(which, "count"))
        config.retryCount.reset();
    else
        return LineResult::NotUnderstood;
    return LineResult::Kept;
}

LineResult readAutoEnroll(Config& config, std::string_view rest)
{
    AutoEnroll value{Config::defaultAutoEnrollPercent, false};
    std::string_view word = takeWord(rest);
    if (!word.empty() && isDigit(word.front())) {
        const LineResult result = readNumber(word, Config::autoEnrollPercents, value.percent);
        if (result != LineResult::Kept)
            return result;
        word = takeWord(rest);
    }
    if (abbreviates(word, "regenerate")) {
        value.regenerate = true;
        word = takeWord(rest);
    }
    if (!word.empty())
        return LineResult::NotUnderstood;
    config.autoEnroll = value;
    return LineResult::Kept;
}

/// IOS 12 has `regenerate` on a line of its own, after `auto-enroll`.
LineResult readRegenerate(Config& config, std::string_view /*rest*/)
{
    if (!config.autoEnroll)
        return LineResult::NotKept;
    config.autoEnroll->regenerate = true;
    return LineResult::Kept;
}

LineResult resetRegenerate(Config& config, std::string_view /*rest*/)
{
    if (config.autoEnroll)
        config.autoEnroll->regenerate = false;
    return LineResult::Kept;
}

LineResult readSubjectName(Config& config, std::string_view rest)
{
    if (rest.empty())
        return LineResult::NotUnderstood;
    config.subjectName = toUtf8(rest);
    return LineResult::Kept;
}

LineResult readSerialNumber(Config& config, std::string_view rest)
{
    if (!rest.empty() && !equalsIgnoringCase(rest, "none"))
        return LineResult::NotUnderstood;
    config.serialNumber = rest.empty() ? SubjectOption::Include : SubjectOption::Exclude;
    return LineResult::Kept;
}

/// `ip-address X|none`, `fqdn X|none`
LineResult readSubjectOption(SubjectOption& option, std::optional<std::string>& value, std::string_view rest)
{
    if (rest.empty())
        return LineResult::NotUnderstood;
    const bool none = equalsIgnoringCase(rest, "none");
    option = none ? SubjectOption::Exclude : SubjectOption::Include;
    value = none ? std::nullopt : std::optional(toUtf8(rest));
    return LineResult::Kept;
}

LineResult readFingerprint(Config& config, std::string_view rest)
{
    const auto bytes = fromHex(rest);
    if (!bytes || bytes->empty())
        return LineResult::NotUnderstood;
    config.fingerprint = toHex(*bytes);
    return LineResult::Kept;
}

/// `LABEL [size [encryption-size]]`
LineResult readRsaKeypair(Config& config, std::string_view rest)
{
    const std::string_view label = takeWord(rest);
    if (label.empty())
        return LineResult::NotUnderstood;
    std::optional<unsigned> bits;
    if (!trimmed(rest).empty()) {
        unsigned value = 0;
        unsigned encryptionBits = 0; // not kept
        LineResult result = readNumber(takeWord(rest), Config::rsaModulusBits, value);
        if (result == LineResult::Kept && !trimmed(rest).empty())
            result = readNumber(takeWord(rest), Config::rsaModulusBits, encryptionBits);
        if (result != LineResult::Kept)
            return result;
        bits = value;
    }
    config.rsaKeypair = toUtf8(label);
    config.rsaKeypairBits = bits;
    return LineResult::Kept;
}

LineResult readRevocationCheck(Config& config, std::string_view rest)
{
    constexpr std::array<std::string_view, 3> methods{"crl", "none", "ocsp"};
    std::vector<std::string> check;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        check.push_back(lowered(word));
        if (std::find(methods.begin(), methods.end(), check.back()) == methods.end())
            return LineResult::NotUnderstood;
    }
    if (check.empty())
        return LineResult::NotUnderstood;
    config.revocationCheck = std::move(check);
    return LineResult::Kept;
}

constexpr std::array keywords{
    LineKeyword<Config>{"enrollment", readEnrollment, resetEnrollment},
    LineKeyword<Config>{"auto-enroll", readAutoEnroll,
                        [](Config& config, std::string_view) {
                            config.autoEnroll.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"regenerate", readRegenerate, resetRegenerate},
    LineKeyword<Config>{"subject-name", readSubjectName,
                        [](Config& config, std::string_view) {
                            config.subjectName.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"serial-number", readSerialNumber,
                        [](Config& config, std::string_view) {
                            config.serialNumber = SubjectOption::Unset;
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"ip-address",
                        [](Config& config, std::string_view rest) {
                            return readSubjectOption(config.ipAddress, config.ipAddressValue, rest);
                        },
                        [](Config& config, std::string_view) {
                            config.ipAddress = SubjectOption::Unset;
                            config.ipAddressValue.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"fqdn",
                        [](Config& config, std::string_view rest) {
                            return readSubjectOption(config.fqdn, config.fqdnValue, rest);
                        },
                        [](Config& config, std::string_view) {
                            config.fqdn = SubjectOption::Unset;
                            config.fqdnValue.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"password",
                        [](Config& config, std::string_view) {
                            config.hasPassword = true; // what it says is never kept
                            return LineResult::Kept;
                        },
                        [](Config& config, std::string_view) {
                            config.hasPassword = false;
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"fingerprint", readFingerprint,
                        [](Config& config, std::string_view) {
                            config.fingerprint.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"rsakeypair", readRsaKeypair,
                        [](Config& config, std::string_view) {
                            config.rsaKeypair.reset();
                            config.rsaKeypairBits.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"revocation-check", readRevocationCheck,
                        [](Config& config, std::string_view) {
                            config.revocationCheck.clear();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"hash",
                        [](Config& config, std::string_view rest) { return readHash(config.hash, rest); },
                        [](Config& config, std::string_view) {
                            config.hash.reset();
                            return LineResult::Kept;
                        }},
    LineKeyword<Config>{"authorization"},
    LineKeyword<Config>{"auto-trigger"},
    LineKeyword<Config>{"chain-validation"},
    LineKeyword<Config>{"crl"},
    LineKeyword<Config>{"description"},
    LineKeyword<Config>{"eckeypair"},
    LineKeyword<Config>{"eku"},
    LineKeyword<Config>{"exit"},
    LineKeyword<Config>{"ip-extension"},
    LineKeyword<Config>{"issuer-name"},
    LineKeyword<Config>{"keypair"},
    LineKeyword<Config>{"match"},
    LineKeyword<Config>{"ocsp"},
    LineKeyword<Config>{"on"},
    LineKeyword<Config>{"primary"},
    LineKeyword<Config>{"query"},
    LineKeyword<Config>{"redundancy"},
    LineKeyword<Config>{"root"},
    LineKeyword<Config>{"scepencrypt"},
    LineKeyword<Config>{"source"},
    LineKeyword<Config>{"storage"},
    LineKeyword<Config>{"subject-alt-name"},
    LineKeyword<Config>{"usage"},
    LineKeyword<Config>{"validation-usage"},
    LineKeyword<Config>{"vrf"},
};

} // namespace

LineResult readTrustpointLine(Config& config, std::string_view line)
{
    return readLine<Config>(keywords, config, line);
}

} // namespace releve::ios
