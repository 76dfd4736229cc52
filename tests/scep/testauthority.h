// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <vector>

#include "pki/scep/authority.h"
#include "pki/scep/nonce.h"
#include "tests/scep/testpki.h"

/// An authority of maps. What it does next is set from outside; what it was asked is written down.
class TestAuthority final : public releve::scep::Authority
{
public:
    using CaSlot = releve::scep::CaSlot;
    using Decision = releve::scep::Decision;

    explicit TestAuthority(releve::scep::Identity current) : m_holdings{std::move(current), {}, {}} {}

    releve::scep::Holdings& mine() { return m_holdings; }

    [[nodiscard]] releve::Instant now() const override { return time; }
    [[nodiscard]] std::optional<releve::scep::Holdings> holdings() const override
    {
        return silent ? std::nullopt : std::optional(m_holdings);
    }
    [[nodiscard]] bool acceptsChallenge(const releve::SecretBytes& given) override
    {
        return challenge.empty() || releve::scep::isSameSecret(given.view(), releve::bytesOf(challenge));
    }
    [[nodiscard]] bool isRevoked(const releve::x509::Certificate& certificate, CaSlot) const override
    {
        return revoked.contains(certificate.serial());
    }
    [[nodiscard]] Decision enroll(const releve::scep::Enrollment& enrollment) override
    {
        enrollments.push_back(enrollment);
        if (outOfOrder)
            return Decision::unavailable();
        if (const auto it = granted.find(enrollment.replayKey); it != granted.end())
            return Decision::granted(it->second);
        if (next != releve::scep::PkiStatus::Success) {
            waiting.insert_or_assign(enrollment.transactionId, enrollment);
            return {next, releve::scep::FailInfo::BadRequest, std::nullopt};
        }
        return Decision::granted(grant(enrollment));
    }
    [[nodiscard]] Decision poll(const releve::scep::Poll& poll) override
    {
        const auto it = waiting.find(poll.transactionId);
        if (it == waiting.end() || !(it->second.signer.publicKey() == poll.signer.publicKey()))
            return Decision::rejected();
        return next == releve::scep::PkiStatus::Success ? Decision::granted(grant(it->second))
                                                        : Decision::pending();
    }
    [[nodiscard]] std::optional<releve::x509::Certificate> issued(const std::string& serial,
                                                                  CaSlot) const override
    {
        for (const auto& [key, certificate] : granted) {
            if (certificate.serial() == serial)
                return certificate;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<releve::x509::Crl> crl(CaSlot issuer) const override
    {
        const bool rollover = issuer == CaSlot::Rollover && m_holdings.rollover;
        return testpki::crl(rollover ? *m_holdings.rollover : m_holdings.current, {7});
    }

    releve::Instant time = testpki::now;
    bool silent = false;
    bool outOfOrder = false;
    std::string challenge;
    std::set<std::string> revoked;
    releve::scep::PkiStatus next = releve::scep::PkiStatus::Success;
    std::map<std::string, releve::x509::Certificate> granted;
    std::map<std::string, releve::scep::Enrollment> waiting;
    std::vector<releve::scep::Enrollment> enrollments;

private:
    releve::x509::Certificate grant(const releve::scep::Enrollment& enrollment)
    {
        const bool rollover = enrollment.slot == CaSlot::Rollover;
        auto certificate = testpki::issue(rollover ? *m_holdings.rollover : m_holdings.current,
                                          enrollment.request, ++m_serial, {time, time + 30 * testpki::day});
        granted.insert_or_assign(enrollment.replayKey, certificate);
        return certificate;
    }

    releve::scep::Holdings m_holdings;
    long m_serial = 100;
};
