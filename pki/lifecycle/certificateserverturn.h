// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/lifecycle/certificateserver.h"
#include "pki/lifecycle/validity.h"

namespace releve::lifecycle {

/// One step: the server, the moment, and what comes of it.
class ServerTurn
{
public:
    ServerTurn(CertificateServer& server, Instant now, ServerStep& step)
        : m_server(server), m_now(now), m_step(step)
    {}

    void take(const ServerEvent& event);
    void reconfigure(const CertificateServerConfig& config);

private:
    using S = ServerState;

    // What the rows do.
    void operate(const ServerEvent& event);
    void noShut();
    void shut();
    void remove();
    void setCheck(bool& check, bool passes);
    void shadowGeneration();
    void makeRollover(ServerRow row);
    void rollover();
    void cancelRollover();
    void certExpire();
    void crl(const ServerEvent& event);
    void database(const ServerEvent& event);
    void receive(Requester requester, const Message& message);
    void pkcsReq(Requester requester, const Message& message);
    void poll(Requester requester);

    // What they are made of.
    CertificateFacts makeCa(Validity validity, bool rollover);
    void grant(Request& request);
    bool signedByOurIdentity(const Message& message) const;
    void armCaTimers();
    void armShadowGeneration();
    void arm(Timer timer, Instant& field, Instant due);
    void issueCrl();
    void answer(Answer answer) { act(SendAnswer{answer}); }
    void answerRequest(const Request& request);
    void refuse(ServerRefusal reason) { act(RefuseServerAct{reason}); }
    void log(LogEvent event, const CertificateFacts& certificate)
    {
        act(LogEntry{.event = event, .certificate = certificate});
    }
    void logFired(Timer timer) { act(LogEntry{.event = LogEvent::TimerFired, .timer = timer}); }
    template<class Action>
    void act(const Action& action)
    {
        m_step.actions.emplace_back(action);
    }
    void took(ServerRow row, S next)
    {
        m_step.rows.emplace_back(Transition<ServerRow, S>{row, m_from, next});
    }
    /// The state behind the checks that do not matter here: HTTP stops neither timers nor acts (rule 14.12), and a
    /// server that is shut is not checked at all.
    S runningState() const;

    CertificateServer& m_server;
    Instant m_now;
    S m_from{};
    ServerStep& m_step;
};

} // namespace releve::lifecycle
