// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/plan/simulation.h"
#include "tests/lifecycle/invariants.h"

namespace releve::plan {

/// Holds a simulation to the invariants.
class InvariantProbe final : public SimulationProbe
{
public:
    void serverStepped(const lifecycle::CertificateServer& server, const lifecycle::ServerEvent& event,
                       const lifecycle::ServerStep& step) override
    {
        m_invariants.afterServer(server, event, step);
    }
    void trustpointStepped(const lifecycle::Trustpoint& trustpoint, const lifecycle::TrustpointEvent& event,
                           const lifecycle::TrustpointStep& step) override
    {
        m_invariants.afterTrustpoint(trustpoint, event, step);
    }
    void turnEnded(Instant nextDue, Instant now) override { m_invariants.afterTurn(nextDue, now); }

    [[nodiscard]] const std::string& complaint() const { return m_invariants.complaint(); }
    [[nodiscard]] std::size_t steps() const { return m_invariants.steps(); }

private:
    lifecycle::Invariants m_invariants;
};

} // namespace releve::plan
