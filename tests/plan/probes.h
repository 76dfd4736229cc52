// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <unordered_map>

#include "pki/plan/simulation.h"
#include "tests/lifecycle/rowcheck.h"

namespace releve::plan {

/// Watches a simulation for what must never happen: a row that the tables do not list, an identity that outlives its
/// CA, a serial used twice, a timer that is due in the past, an activation that swaps by halves.
class InvariantProbe final : public SimulationProbe
{
public:
    void serverStepped(const lifecycle::CertificateServer& server, const lifecycle::ServerEvent& event,
                       const lifecycle::ServerStep& step, Instant /*now*/) override
    {
        ++m_steps;
        expect(m_serverRows.allListed(step, event.kind), "server row not listed");
        expect(!server.rollover || server.rollover->notBefore == server.current->notAfter,
               "rollover CA does not follow its predecessor");
        for (const auto& action : step.actions) {
            if (const auto* signedCa = std::get_if<lifecycle::SignCa>(&action))
                expectNew(server, signedCa->certificate.serial);
        }
    }

    void trustpointStepped(const lifecycle::Trustpoint& trustpoint,
                           const lifecycle::CertificateServer& server,
                           const lifecycle::TrustpointEvent& event, const lifecycle::TrustpointStep& step,
                           Instant now) override
    {
        using namespace lifecycle;
        ++m_steps;
        expect(m_trustpointRows.allListed(step, event.kind), "trustpoint row not listed");
        const Holdings& held = trustpoint.holdings;
        expect(!trustpoint.hasValidIdentity() || (held.ca && held.identity),
               "valid identity without certificates");
        expect(!held.rolloverIdentity || held.rolloverCa, "rollover identity without its CA");
        if (trustpoint.hasValidIdentity() && held.identity->issuerSerial == held.ca->serial)
            expect(held.identity->notAfter <= held.ca->notAfter, "identity outlives its CA");
        if (held.rolloverIdentity) {
            expect(held.rolloverIdentity->issuerSerial == held.rolloverCa->serial,
                   "rollover pair of two chains");
            expect(held.rolloverIdentity->notAfter <= held.rolloverCa->notAfter,
                   "rollover identity outlives its CA");
            expect(held.rolloverIdentity->notBefore == held.rolloverCa->notBefore,
                   "rollover pair begins apart");
        }
        for (const auto& action : step.actions) {
            if (const auto* installed = std::get_if<Install>(&action);
                installed && (installed->slot == Slot::Identity || installed->slot == Slot::RolloverIdentity))
                expectNew(server, installed->certificate.serial);
            if (const auto* swap = std::get_if<ActivateRollover>(&action); swap && swap->identity) {
                const Holdings& before = m_held[&trustpoint];
                expect(held.ca == before.rolloverCa && held.identity == before.rolloverIdentity,
                       "swapped by halves");
                expect(!held.rolloverCa && !held.rolloverIdentity, "swapped pair is still there");
                expect(held.ca->notBefore <= now && held.identity->notBefore <= now, "swapped too early");
            }
        }
        m_held[&trustpoint] = held;
    }

    void turnEnded(Instant nextDue, Instant now) override
    {
        expect(nextDue > now, "due in the past, not fired");
    }

    /// Empty when nothing was wrong.
    [[nodiscard]] const std::string& complaint() const { return m_complaint; }
    [[nodiscard]] std::size_t steps() const { return m_steps; }

private:
    void expect(bool ok, const char* what)
    {
        if (!ok && m_complaint.empty())
            m_complaint = what;
    }
    void expectNew(const lifecycle::CertificateServer& server, lifecycle::Serial serial)
    {
        expect(m_serials[&server].insert(serial).second, "serial used twice");
    }

    lifecycle::RowCheck<lifecycle::ServerRow, lifecycle::ServerState, lifecycle::ServerEventKind>
        m_serverRows{lifecycle::serverTable()};
    lifecycle::RowCheck<lifecycle::TrustpointRow, lifecycle::TrustpointState, lifecycle::TrustpointEventKind>
        m_trustpointRows{lifecycle::trustpointTable()};
    std::unordered_map<const lifecycle::CertificateServer*, std::set<lifecycle::Serial>> m_serials;
    std::unordered_map<const lifecycle::Trustpoint*, lifecycle::Holdings> m_held;
    std::string m_complaint;
    std::size_t m_steps = 0;
};

} // namespace releve::plan
