// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/lifecycle/trustpoint.h"

namespace releve::lifecycle {

/// One step: the trustpoint, the moment, and what comes of it.
class TrustpointTurn
{
public:
    TrustpointTurn(Trustpoint& trustpoint, Instant now, TrustpointStep& step)
        : m_tp(trustpoint), m_now(now), m_step(step)
    {}

    void take(const TrustpointEvent& event);

private:
    using C = TrustpointState;

    void dispatch(const TrustpointEvent& event);
    void obey(const TrustpointEvent& event);
    void fall(TrustpointEventKind due);
    void hear(const TrustpointEvent& event);
    bool awaits(Operation operation);

    // Configuration and operator.
    void authenticate();
    void enroll();
    void cancelEnroll();
    void removeChain();
    void reload(const Holdings& startup);
    void setClock(bool authoritative);

    // What is due.
    void retryDue();
    void pollDue();
    void caEnds();
    void swapAll();
    void swapCaAlone();
    void expire();
    void identityEnds();

    // What comes back.
    void caCertificate(const CertificateFacts& ca);
    void nextCaCertificate(const Answer& answer);
    void granted(const CertificateFacts& identity);
    void pending();
    void failure();
    void transportFailed(Operation operation, FailureReason reason);

    // What they are made of.
    void begin(Purpose purpose);
    void sendRequest();
    void getCaCert();
    void getNextCaCert(Track& track);
    void send(Track& track, Operation operation);
    void repeatLater(Track& track, Timer timer);
    void exhausted(Track& track);
    void armRenewal(Instant renewDue);
    void armNextCa(Instant due);
    void arm(Track& track, Timer timer, Instant due);
    void drop(Track& track);
    void endSeries(Track& track);
    void discard(Slot slot, std::optional<CertificateFacts>& certificate);
    C restingState() const;
    C nextCaState() const { return m_tp.hasValidIdentity() ? C::C4 : C::C1; }
    Track& trackOf(Operation operation)
    {
        const bool beside = operation == Operation::GetNextCaCert && !m_tp.policy.autoEnroll;
        return beside ? m_tp.nextCa : m_tp.enrollment;
    }
    void tellArmedTimers();
    void log(LogEvent event, const std::optional<CertificateFacts>& certificate = std::nullopt)
    {
        act(LogEntry{.event = event, .certificate = certificate});
    }
    void fired(Track& track);
    template<class Action>
    void act(const Action& action)
    {
        m_step.actions.emplace_back(action);
    }
    /// Row taken by the enrollment.
    void took(TrustpointRow row, C next)
    {
        m_step.rows.emplace_back(Transition<TrustpointRow, C>{row, m_tp.state, next});
        m_tp.state = next;
    }
    /// Row taken beside the enrollment, whose state stays.
    void tookBeside(TrustpointRow row, C from, C next)
    {
        m_step.rows.emplace_back(Transition<TrustpointRow, C>{row, from, next});
    }

    Trustpoint& m_tp;
    Instant m_now;
    TrustpointStep& m_step;
};

} // namespace releve::lifecycle
