// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/scep/authority.h"

namespace releve::lab {

/// A certificate server that answers a renewal with the certificate the renewal was signed with: the lie
/// `returns-old-certificate`.
class LyingAuthority final : public scep::Authority
{
public:
    /// `honest` has to outlive it.
    explicit LyingAuthority(scep::Authority& honest) : m_honest(honest) {}

    [[nodiscard]] Instant now() const override { return m_honest.now(); }
    [[nodiscard]] std::optional<scep::Holdings> holdings() const override { return m_honest.holdings(); }
    [[nodiscard]] bool acceptsChallenge(const SecretBytes& challenge) override
    {
        return m_honest.acceptsChallenge(challenge);
    }
    [[nodiscard]] bool isRevoked(const x509::Certificate& certificate, scep::CaSlot issuer) const override
    {
        return m_honest.isRevoked(certificate, issuer);
    }
    [[nodiscard]] scep::Decision enroll(const scep::Enrollment& enrollment) override
    {
        return enrollment.renewal ? scep::Decision::granted(enrollment.signer) : m_honest.enroll(enrollment);
    }
    [[nodiscard]] scep::Decision poll(const scep::Poll& poll) override { return m_honest.poll(poll); }
    [[nodiscard]] std::optional<x509::Certificate> issued(const std::string& serial,
                                                          scep::CaSlot issuer) const override
    {
        return m_honest.issued(serial, issuer);
    }
    [[nodiscard]] std::optional<x509::Crl> crl(scep::CaSlot issuer) const override
    {
        return m_honest.crl(issuer);
    }

private:
    scep::Authority& m_honest;
};

} // namespace releve::lab
