// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "pki/lifecycle/certificateserver.h"
#include "pki/lifecycle/trustpoint.h"
#include "tests/lifecycle/rowcheck.h"

namespace releve::lifecycle {

/// What must hold after every step, whatever happens: only rows that the tables list; an identity never outlives its
/// CA; at most one rollover pair, of one chain; nothing is due in the past without firing; an activation swaps CA,
/// identity and key together or, without auto-enroll, the CA alone; a serial is never used twice.
class Invariants
{
public:
    void afterServer(const CertificateServer& server, const ServerEvent& event, const ServerStep& step)
    {
        ++m_steps;
        expect(m_serverRows.allListed(step, event.kind), "a server row that the table does not list");
        expect(!server.rollover || server.rollover->notBefore == server.current->notAfter,
               "a rollover CA that does not follow its predecessor");
        for (const ServerAction& action : step.actions) {
            if (const auto* ca = std::get_if<SignCa>(&action))
                expect(m_signed[&server].emplace(ca->certificate.serial, ca->certificate).second,
                       "a serial used twice");
            const auto* sent = std::get_if<SendAnswer>(&action);
            if (sent && sent->answer.kind == AnswerKind::Granted) { // a second poll may get the same again
                const CertificateFacts& identity = sent->answer.certificate;
                expect(m_signed[&server].emplace(identity.serial, identity).first->second == identity,
                       "a serial used twice");
            }
        }
    }

    void afterTrustpoint(const Trustpoint& trustpoint, const TrustpointEvent& event,
                         const TrustpointStep& step)
    {
        ++m_steps;
        expect(m_trustpointRows.allListed(step, event.kind), "a trustpoint row that the table does not list");
        const Holdings& held = trustpoint.holdings;
        expect(!trustpoint.hasValidIdentity() || (held.ca && held.identity),
               "a valid identity without certificates");
        expect(!held.rolloverIdentity || held.rolloverCa, "a rollover identity without its CA");
        if (held.identity && held.ca && held.identity->issuerSerial == held.ca->serial)
            expect(held.identity->notAfter <= held.ca->notAfter, "an identity that outlives its CA");
        if (held.rolloverIdentity && held.rolloverCa) {
            expect(held.rolloverIdentity->issuerSerial == held.rolloverCa->serial,
                   "a rollover pair of two chains");
            expect(held.rolloverIdentity->notAfter <= held.rolloverCa->notAfter,
                   "a rollover identity that outlives its CA");
        }
        for (const TrustpointAction& action : step.actions) {
            if (const auto* swap = std::get_if<ActivateRollover>(&action))
                checkSwap(m_held[&trustpoint], trustpoint, *swap);
        }
        m_held[&trustpoint] = held;
    }

    void afterTurn(Instant nextDue, Instant now) { expect(nextDue > now, "due in the past, and not fired"); }

    void expect(bool ok, const char* complaint)
    {
        if (!ok && m_complaint.empty())
            m_complaint = complaint;
    }

    /// The first thing that was broken; empty when nothing was.
    [[nodiscard]] const std::string& complaint() const { return m_complaint; }
    [[nodiscard]] std::size_t steps() const { return m_steps; }
    /// Forgets the machines, not the counts: for the next sequence.
    void forget()
    {
        m_signed.clear();
        m_held.clear();
    }

private:
    void checkSwap(const Holdings& before, const Trustpoint& trustpoint, const ActivateRollover& swap)
    {
        const Holdings& after = trustpoint.holdings;
        expect(after.ca == before.rolloverCa && !after.rolloverCa, "a CA that was not swapped");
        expect(!after.rolloverIdentity, "a rollover identity left behind");
        if (swap.identity) {
            expect(after.identity == before.rolloverIdentity, "swapped by halves");
        } else {
            expect(!trustpoint.policy.autoEnroll && !before.rolloverIdentity, "the CA alone, for no reason");
            expect(after.identity == before.identity, "an identity that went with the CA alone");
        }
    }

    RowCheck<ServerRow, ServerState, ServerEventKind> m_serverRows{serverTable()};
    RowCheck<TrustpointRow, TrustpointState, TrustpointEventKind> m_trustpointRows{trustpointTable()};
    std::unordered_map<const CertificateServer*, std::map<Serial, CertificateFacts>> m_signed;
    std::unordered_map<const Trustpoint*, Holdings> m_held;
    std::string m_complaint;
    std::size_t m_steps = 0;
};

} // namespace releve::lifecycle
